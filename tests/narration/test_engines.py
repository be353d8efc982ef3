"""The built-in engines: each keeps the kit's contract, and each trap of facts is shut."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefexport import processes
from briefexport.errors import BriefexportError, DeadlineError, ExporterError, FileError, MissingPartError
from briefexport.narration.engines import NoOptions, SpeakingContext
from briefexport.narration.engines.command import CommandEngine, CommandOptions
from briefexport.narration.engines.espeak import EspeakEngine
from briefexport.narration.engines.espeak_phonemes import marked, notation, place_of
from briefexport.narration.engines.piper import PiperEngine, PiperOptions
from briefexport.narration.engines.pyttsx3 import Pyttsx3Engine
from briefexport.narration.engines.sounds import speech_of_wav
from briefexport.plugin import Speech, Utterance, VoiceChoice
from briefexport.testing import EngineContract

ENGLISH = VoiceChoice("", "en", 160)


def utterance(words: str, phonemes: str = "") -> Utterance:
    return Utterance(id="a.s1", block="a", text=words, spoken=words, phonemes=phonemes)


def context(folder: Path, options: Any = None, seconds: float = 8.0) -> SpeakingContext:
    return SpeakingContext(options=options or NoOptions(), scratch=folder, seconds=seconds)


def spoken(engine: Any, words: str, folder: Path, voice: VoiceChoice = ENGLISH, options: Any = None) -> Speech:
    speech: Speech = engine.speak(utterance(words), voice, context(folder, options))
    return speech


class TestEspeakContract(EngineContract):
    engine = EspeakEngine


class TestPyttsx3Contract(EngineContract):
    engine = Pyttsx3Engine


# espeak ---------------------------------------------------------------------------------------------------------------


def test_espeak_speaks_a_hundred_languages_each_by_its_tag(tmp_path: Path) -> None:
    voices = EspeakEngine().voices()
    assert len({voice.languages[0] for voice in voices}) > 100
    for tag in ("en", "en-GB", "fr-CA", "pt-BR", "zh-Hant-HK", "sr-Latn", "nb-NO", "no", "uk", "ar", "hi"):
        assert EspeakEngine().speaks(VoiceChoice("", tag)), tag


@pytest.mark.parametrize("before", [(), ("de",), ("en-us",), ("ru", "en-us"), ("en-us", "cmn")])
def test_espeak_says_the_same_whichever_voice_the_process_had_before(before: tuple[str, ...], tmp_path: Path) -> None:
    def after() -> bytes:
        engine = EspeakEngine()
        engine.prepare(context(tmp_path))
        for language in before:
            engine.speaks(VoiceChoice("", language, 300))
        return spoken(engine, "The vote was close.", tmp_path).pcm

    assert processes.call(after) == spoken(EspeakEngine(), "The vote was close.", tmp_path).pcm


def test_espeak_marks_every_word(tmp_path: Path) -> None:
    words = "Missiles don’t need announcements."
    speech = spoken(EspeakEngine(), words, tmp_path)
    assert [words[mark.offset :].split()[0] for mark in speech.marks] == words.split()


@pytest.mark.parametrize("voice", ["../../../etc/passwd", "en-us+nobody", "mb/mb-de3", "nonsense", "fo"])
def test_espeak_takes_no_voice_it_does_not_have(tmp_path: Path, voice: str) -> None:
    with pytest.raises(MissingPartError, match="no voice"):
        spoken(EspeakEngine(), "Hello.", tmp_path, VoiceChoice(voice, "en", 160))


def test_espeak_says_the_lexicons_phonemes(tmp_path: Path) -> None:
    plain = EspeakEngine().speak(utterance("President Zelensky spoke."), ENGLISH, context(tmp_path))
    told = EspeakEngine().speak(
        utterance("President Zelensky spoke.", "President /kət/ spoke."), ENGLISH, context(tmp_path)
    )
    assert len(told.pcm) < len(plain.pcm)
    assert [mark.offset for mark in told.marks] == [0, 10, 19]


@pytest.mark.parametrize(
    ("ipa", "wanted"), [("zɛˈlɛnski", "zE'lEnski"), ("ˈtʃaɪnə", "'tSaIn@"), ("t͡ʃiːz", "tSi:z"), ("ǃxo", ""), ("", "")]
)
def test_ipa_in_espeaks_notation(ipa: str, wanted: str) -> None:
    assert notation(ipa) == wanted


def test_words_and_phonemes_that_do_not_run_side_by_side_are_said_as_words() -> None:
    assert marked("One two three.", "Four /faɪv/ six.") == ("One two three.", [(0, 0)])


def test_a_word_without_english_phonemes_is_said_as_it_is_written() -> None:
    text, places = marked("The ǃXóõ people.", "The /ǃxoː/ people.")
    assert text == "The ǃXóõ people."
    assert [place_of(offset, places) for offset in (0, 4, 9)] == [0, 4, 9]


# pyttsx3 --------------------------------------------------------------------------------------------------------------


def within_ten_seconds(call: Callable[[], Speech]) -> Speech | BriefexportError:
    """Success or a typed error, in time."""
    begun = time.monotonic()
    try:
        found: Speech | BriefexportError = call()
    except BriefexportError as error:
        found = error
    assert time.monotonic() - begun < 10
    return found


def test_pyttsx3_refuses_a_folder_it_cannot_write_to() -> None:
    found = within_ten_seconds(lambda: spoken(Pyttsx3Engine(), "Hello.", Path("/proc")))
    assert isinstance(found, FileError)


def test_pyttsx3_refuses_an_unknown_voice(tmp_path: Path) -> None:
    found = within_ten_seconds(lambda: spoken(Pyttsx3Engine(), "Hello.", tmp_path, VoiceChoice("nobody", "en", 160)))
    assert isinstance(found, MissingPartError)


def test_pyttsx3_makes_two_sounds_of_two_texts(tmp_path: Path) -> None:
    short, long = (spoken(Pyttsx3Engine(), words, tmp_path) for words in ("Yes.", "Not today, and not tomorrow."))
    assert 0 < len(short.pcm) < len(long.pcm)


def test_pyttsx3_speaks_twenty_segments(tmp_path: Path) -> None:
    sentences = [f"This is sentence number {n}." for n in range(20)]
    speak = lambda words: Pyttsx3Engine().speak(utterance(words), ENGLISH, context(tmp_path))  # noqa: E731
    begun = time.monotonic()
    made = list(processes.each(speak, sentences, seconds=9.0))
    assert time.monotonic() - begun < 10
    assert all(len(speech.pcm) > speech.rate for speech in made)


def test_pyttsx3_speaks_faster_when_asked(tmp_path: Path) -> None:
    lengths = [
        len(spoken(Pyttsx3Engine(), "How fast is this sentence?", tmp_path, VoiceChoice("", "en", rate)).pcm)
        for rate in (100, 160, 240, 320)
    ]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > 2 * lengths[-1]


def test_pyttsx3_absent_is_a_state_not_a_crash(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import importlib.util

    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, *a: None if name == "pyttsx3" else real(name, *a))
    state = Pyttsx3Engine().probe()
    assert not state.ready
    assert "pip install pyttsx3" in state.hint


def test_pyttsx3_prints_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    spoken(Pyttsx3Engine(), "Hello.", tmp_path)
    assert capfd.readouterr() == ("", "")


# command --------------------------------------------------------------------------------------------------------------

ECHO = """
import sys, wave
text = sys.stdin.read()
with wave.open(sys.stdout.buffer, "wb") as file:
    file.setnchannels(2); file.setsampwidth(2); file.setframerate(24000)
    file.writeframes(b"\\0\\x10\\0\\x20" * (1500 * len(text.strip())))
"""


def command(*arguments: str) -> CommandOptions:
    return CommandOptions(command=arguments)


def test_a_program_of_ones_own_speaks(tmp_path: Path) -> None:
    (tmp_path / "echo.py").write_text(ECHO)
    speech = spoken(CommandEngine(), "Hello.", tmp_path, options=command(sys.executable, str(tmp_path / "echo.py")))
    assert (speech.rate, len(speech.pcm)) == (24_000, 2 * 1500 * 6)
    assert set(memoryview(speech.pcm).cast("h")) == {0x1800}


def test_the_voice_is_an_argument_and_the_text_is_not(tmp_path: Path) -> None:
    program = "import sys; sys.exit(' '.join(sys.argv[1:]))"
    with pytest.raises(ExporterError, match=r"v=amy en 170$"):
        spoken(CommandEngine(), "$(touch x) -o /etc/passwd", tmp_path, VoiceChoice("amy", "en", 170),
               command(sys.executable, "-c", program, "v={voice}", "{language}", "{rate}"))  # fmt: skip


def test_a_program_that_hangs_is_stopped_with_its_children(tmp_path: Path) -> None:
    script = f"sleep 97 & echo $! > {tmp_path}/pid; wait"
    with pytest.raises(DeadlineError):
        CommandEngine().speak(utterance("Hello."), ENGLISH, context(tmp_path, command("sh", "-c", script), 0.3))
    assert not _lives(int((tmp_path / "pid").read_text()))


def _lives(pid: int) -> bool:
    """False for a process that has ended, whether or not its parent has noticed."""
    for _ in range(100):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return False
        if state == "Z":
            return False
        time.sleep(0.02)
    return True


def test_no_program_is_a_missing_part(tmp_path: Path) -> None:
    for options in (command(), command("no-such-program-of-ours")):
        with pytest.raises(MissingPartError):
            CommandEngine().prepare(context(tmp_path, options))


@pytest.mark.parametrize("data", [b"", b"RIFF", b"hello", b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0"])
def test_what_is_no_wav_is_refused(data: bytes) -> None:
    with pytest.raises(ExporterError, match="no usable WAV"):
        speech_of_wav(data, "it")


def test_8_bit_sound_is_widened(tmp_path: Path) -> None:
    with wave.open(str(tmp_path / "a.wav"), "wb") as file:
        file.setparams((1, 1, 8000, 0, "NONE", ""))
        file.writeframes(bytes([128, 255, 0]))
    speech = speech_of_wav((tmp_path / "a.wav").read_bytes(), "it")
    assert list(memoryview(speech.pcm).cast("h")) == [0, 127 * 256, -128 * 256]


# piper ----------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def voice_file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A Piper voice of one operator chain: each phoneme becomes 256 samples of a wave, louder for higher ids."""
    pytest.importorskip("piper", reason="piper-tts is not installed: pip install 'briefexport[piper]'")
    onnx = pytest.importorskip("onnx", reason="onnx is not installed: pip install --group judges")
    helper, kind = onnx.helper, onnx.TensorProto
    wave = helper.make_tensor("wave", kind.FLOAT, [1, 1, 1, 256], [0.002 * (n % 32 - 16) for n in range(256)])
    nodes = [
        helper.make_node("Cast", ["input"], ["ids"], to=kind.FLOAT),
        helper.make_node("Unsqueeze", ["ids", "last"], ["column"]),
        helper.make_node("Unsqueeze", ["column", "first"], ["four"]),
        helper.make_node("Mul", ["four", "wave"], ["waves"]),
        helper.make_node("Reshape", ["waves", "flat"], ["output"]),
    ]
    shapes = {"last": [2], "first": [0], "flat": [1, 1, -1]}
    constants = [wave, *(helper.make_tensor(n, kind.INT64, [len(v)], v) for n, v in shapes.items())]
    graph = helper.make_graph(
        nodes,
        "tiny",
        [
            helper.make_tensor_value_info("input", kind.INT64, [1, "n"]),
            helper.make_tensor_value_info("input_lengths", kind.INT64, [1]),
            helper.make_tensor_value_info("scales", kind.FLOAT, [3]),
        ],
        [helper.make_tensor_value_info("output", kind.FLOAT, [1, 1, "t"])],
        constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    path = tmp_path_factory.mktemp("piper") / "tiny.onnx"
    path.write_bytes(model.SerializeToString())
    letters = " .,'abcdefghijklmnopqrstuvwxyzæɐɑɒɔəɛɚɜɡɪɹʃʊʌʒˈˌːθðŋ"
    ids = {"_": [0], "^": [1], "$": [2]} | {letter: [3 + n] for n, letter in enumerate(letters)}
    described = {"audio": {"sample_rate": 16_000}, "espeak": {"voice": "en-us"}, "num_symbols": len(ids),
                 "num_speakers": 1, "phoneme_id_map": ids, "inference": {}}  # fmt: skip
    Path(f"{path}.json").write_text(json.dumps(described))
    return str(path)


def test_piper_speaks_with_a_voice_file_the_same_each_time(tmp_path: Path, voice_file: str) -> None:
    options = PiperOptions(voice_file=voice_file)
    first, second = (spoken(PiperEngine(), "The vote was close.", tmp_path, options=options) for _ in range(2))
    assert first == second
    assert first.rate == 16_000
    assert len(first.pcm) > 2 * 256 * 20


def test_piper_says_the_lexicons_phonemes(tmp_path: Path, voice_file: str) -> None:
    options = PiperOptions(voice_file=voice_file)
    told = utterance("The president of Kyiv.", "The /aaaa/ of Kyiv.")
    made = PiperEngine().speak(told, ENGLISH, context(tmp_path, options))
    plain = spoken(PiperEngine(), told.spoken, tmp_path, options=options)
    assert len(made.pcm) < len(plain.pcm)


def test_a_whole_edition_with_piper(tmp_path: Path, voice_file: str) -> None:
    from narration.studio_kit import brief, sound, studio

    made = studio(tmp_path, PiperEngine(), engine="piper", voice_file=voice_file)
    recording = made.recording(brief("The vote was close.", "Nobody said why."))
    assert len(sound(recording)) == 2 * round(recording.timeline.duration * 16_000)
    assert recording.source_type == "trainedAlgorithmicMedia"


@pytest.mark.parametrize("name", ["", "no-such.onnx"])
def test_piper_without_a_voice_says_how_to_name_one(tmp_path: Path, name: str) -> None:
    with pytest.raises(MissingPartError) as caught:
        PiperEngine().identity(context(tmp_path, PiperOptions(voice_file=name)))
    assert "--voice-file" in caught.value.hint


def test_piper_takes_no_voice_that_would_load_more(tmp_path: Path, voice_file: str) -> None:
    other = tmp_path / "other.onnx"
    other.write_bytes(Path(voice_file).read_bytes())
    described = json.loads(Path(voice_file + ".json").read_text()) | {"phoneme_type": "pinyin"}
    Path(f"{other}.json").write_text(json.dumps(described))
    with pytest.raises(ExporterError, match="pinyin"):
        spoken(PiperEngine(), "Hello.", tmp_path, options=PiperOptions(voice_file=str(other)))


def test_no_engine_is_loaded_by_looking_at_its_options() -> None:
    program = (
        "import sys, briefexport.narration.engines.espeak, briefexport.narration.engines.pyttsx3, "
        "briefexport.narration.engines.piper, briefexport.narration.engines.command; "
        "print({'numpy', 'pyttsx3', 'piper', 'espeakng_loader', 'onnxruntime'} & set(sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"
