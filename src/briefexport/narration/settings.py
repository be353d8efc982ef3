"""`[narration]`: one set of options for the spoken edition, shared by every exporter that needs words or sound."""

from typing import Annotated, Literal

from msgspec import Meta

from briefexport.narration.policy import SpeakingPolicy

Loudness = Literal["podcast", "streaming", "acx", "broadcast"]

# Profile → (integrated loudness in LUFS, highest true peak in dBTP).
#   podcast    Apple's and the AES's (TD1008) advice for mono speech in podcasts
#   streaming  the level most music services play at
#   acx        audiobooks: RMS between −23 and −18 dB, peaks under −3 dB
#   broadcast  EBU R 128
LOUDNESS: dict[str, tuple[float, float]] = {
    "podcast": (-16.0, -1.0),
    "streaming": (-14.0, -1.0),
    "acx": (-19.0, -3.0),
    "broadcast": (-23.0, -1.0),
}


# Annotations are evaluated here, once, not as text by everyone who asks for them: no `from __future__`.
class NarrationSettings(SpeakingPolicy, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who speaks, how fast and how loud, with which lexicon; what is said is the inherited speaking policy."""

    engine: Annotated[str, Meta(description="Speech engine: espeak, pyttsx3, piper, command or a plugin's")] = "espeak"
    voice: Annotated[str, Meta(description="Voice of the article's language, as --list-voices names it")] = ""
    voices: Annotated[
        tuple[str, ...], Meta(description="Voice of another language, as LANGUAGE=VOICE (fr=fr-be); repeatable")
    ] = ()
    rate: Annotated[int, Meta(ge=80, le=340, description="Words a minute, pauses between sentences included")] = 160
    lexicon: Annotated[str, Meta(description="Pronunciation lexicon of the workspace (TOML or PLS)")] = ""
    loudness: Annotated[
        Loudness,
        Meta(description="Loudness: podcast −16 LUFS, streaming −14, acx −19 with peaks under −3 dB, broadcast −23"),
    ] = "podcast"
    sample_rate: Annotated[
        Literal["engine", "44100", "48000"], Meta(description="Samples a second; engine keeps the voice's own")
    ] = "engine"
    room_tone: Annotated[bool, Meta(description="Fill the pauses with a faint even noise instead of silence")] = False
    voice_file: Annotated[
        str, Meta(description="Voice model of the piper engine (.onnx, with its .onnx.json beside it)")
    ] = ""
    command: Annotated[
        tuple[str, ...],
        Meta(
            description="Program and arguments of the command engine (on the command line, each by a --command of its "
            "own): text on its input, WAV on its output"
        ),
    ] = ()
    utterance_timeout: Annotated[
        float, Meta(gt=0, le=3600, description="Seconds one utterance may take before the engine is stopped")
    ] = 60.0
