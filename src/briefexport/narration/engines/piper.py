"""Piper: natural voices on this machine's processor, with the user's own voice file (extra `piper`).

Its models draw random numbers; here they draw none, so that the same sentence is the same sound. Only voices that need
nothing but the file are taken: some kinds of others would load more from a network.
"""

from __future__ import annotations

import functools
import importlib.metadata
import importlib.util
import json
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from briefexport.errors import ExporterError, MissingPartError
from briefexport.narration.engines import fingerprint
from briefexport.plugin import EngineState, Speech, Utterance, Voice, VoiceChoice

_INSTALL = "pip install 'briefexport[piper]'"
_VOICE_HINT = "name a Piper voice: --voice-file FILE.onnx, with its FILE.onnx.json beside it"
# Words a minute of Piper's English voices at their own speed.
_OWN_RATE = 165


class PiperOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The voice model."""

    voice_file: Annotated[str, Meta(description="Voice model (.onnx, with its .onnx.json beside it)")] = ""


class PiperEngine:
    """Neural speech from an ONNX voice; `--voice` chooses a speaker of a voice that has several."""

    api = 1
    summary = "Piper: natural voices from a voice file of yours"
    Options = PiperOptions
    capabilities = frozenset({"phonemes", "deterministic"})
    longest = 1000
    source_type = "trainedAlgorithmicMedia"
    # Loading a model takes a second: one process keeps it for all utterances.
    warm = True

    def probe(self) -> EngineState:
        if importlib.util.find_spec("piper") is None:
            return EngineState(ready=False, reason="the package piper-tts is not installed", hint=_INSTALL)
        return EngineState(ready=True, version=importlib.metadata.version("piper-tts"))

    def voices(self) -> tuple[Voice, ...]:
        """None without a voice file; which there is, `identity` says."""
        return ()

    def identity(self, context: Any) -> str:
        return fingerprint(_voice_file(context.options.voice_file))

    def speak(self, utterance: Utterance, voice: VoiceChoice, context: Any) -> Speech:
        loaded = _loaded(str(_voice_file(context.options.voice_file)))
        from piper import SynthesisConfig

        settings = SynthesisConfig(
            speaker_id=_speaker(loaded.config.speaker_id_map, voice.id),
            length_scale=loaded.config.length_scale * _OWN_RATE / voice.rate,
            noise_scale=0.0,
            noise_w_scale=0.0,
        )
        chunks = loaded.synthesize(_text(utterance), syn_config=settings)
        pcm = b"".join(chunk.audio_int16_bytes for chunk in chunks)
        return Speech(pcm, loaded.config.sample_rate)


def _voice_file(name: str) -> Path:
    """The model's path, once it and its description are there. Raises MissingPartError."""
    path, described = Path(name), Path(name + ".json")
    if not path.is_file() or not described.is_file():
        missing = f"there is no voice {path} with {described.name}" if name else "the piper engine has no voice"
        raise MissingPartError(missing, code="voice-missing", hint=_VOICE_HINT)
    return path


@functools.cache
def _loaded(name: str) -> Any:
    """The voice, loaded once in this process. Raises MissingPartError or ExporterError (not a Piper voice)."""
    try:
        from piper import PiperVoice
    except ImportError as error:
        raise MissingPartError("the piper engine needs piper-tts", code="engine-missing", hint=_INSTALL) from error
    try:
        described = json.loads(Path(name + ".json").read_text("utf-8"))
        kind = described.get("phoneme_type", "espeak")
        if kind in ("espeak", "text"):
            return PiperVoice.load(name)
        why = f"it needs more than its file ({kind})"
    except (ValueError, KeyError, RuntimeError) as error:
        why = f"{type(error).__name__}: {error}"
    raise ExporterError(f"{name} cannot be used as a Piper voice: {why}", code="voice-unsound", hint=_VOICE_HINT)


def _speaker(speakers: Any, name: str) -> int | None:
    """The number of a speaker by name or number; the voice's own first where none is asked for."""
    if not name:
        return None
    found = speakers.get(name, int(name) if name.isdecimal() else None)
    if found is None:
        raise MissingPartError(
            f"the voice has no speaker '{name}'",
            code="voice-missing",
            hint=f"speakers: {', '.join(sorted(speakers)) or 'only one, leave --voice out'}",
        )
    return int(found)


def _text(utterance: Utterance) -> str:
    """The words; what the lexicon knows by IPA in Piper's double brackets, and no other brackets."""
    brackets = str.maketrans("[]", "()")
    if not utterance.phonemes:
        return utterance.spoken.translate(brackets)
    parts = utterance.phonemes.translate(brackets).split("/")
    return "".join(f"[[ {part} ]]" if index % 2 else part for index, part in enumerate(parts))
