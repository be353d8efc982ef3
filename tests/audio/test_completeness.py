"""Every sentence is heard: an offline recogniser listens to the seed, and notices when one is taken out."""

from __future__ import annotations

import wave
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from briefexport import processes
from briefexport.exporters.audio.wav import write_wav
from briefexport.narration.engines.espeak_library import library
from briefexport.narration.studio import SoundRecording
from briefexport.plugin import Utterance
from judges.ears import Recogniser, word_error_rate, words
from narration.studio_kit import brief, sound, studio

# Of the words of a sentence, so many at least are made out by a small recogniser listening to a robot.
_HEARD_SHARE = 0.4


@pytest.fixture(scope="module")
def told(seed: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Utterance], SoundRecording]:
    made = studio(tmp_path_factory.mktemp("seed"))
    edition = brief(*seed.read_text("utf-8").split("\n"))
    said = [utterance for utterance in made.utterances(edition).utterances if not utterance.skipped]
    return said, made.recording(edition)


def test_it_is_understood_no_worse_than_raw_espeak(
    told: tuple[list[Utterance], SoundRecording], seed: Path, recogniser: Recogniser, tmp_path: Path
) -> None:
    said, recording = told
    wanted = words(" ".join(utterance.spoken for utterance in said))
    ours = word_error_rate(wanted, recogniser(_wav(tmp_path / "ours.wav", sound(recording), recording.rate)))
    raw = processes.call(_raw_espeak, seed.read_text("utf-8"))
    theirs = word_error_rate(wanted, recogniser(_wav(tmp_path / "raw.wav", raw, 22_050)))
    assert ours <= theirs, f"word error rate {ours:.3f}, of raw espeak {theirs:.3f}"


def test_every_sentence_is_heard_and_one_taken_out_is_missed(
    told: tuple[list[Utterance], SoundRecording], recogniser: Recogniser, tmp_path: Path
) -> None:
    said, recording = told
    pcm = sound(recording)
    assert _missed(said, recogniser(_wav(tmp_path / "whole.wav", pcm, recording.rate))) == []
    entry = recording.timeline.entries[7]
    start, end = (2 * round(at * recording.rate) for at in (entry.start, entry.end))
    # Silence in its place, so that the recogniser's pieces, half a minute each, stay where they were.
    cut = _wav(tmp_path / "cut.wav", pcm[:start] + bytes(end - start) + pcm[end:], recording.rate)
    assert _missed(said, recogniser(cut)) == [entry.id]


def test_the_file_itself_is_what_was_measured(told: tuple[list[Utterance], SoundRecording], tmp_path: Path) -> None:
    from briefexport.exporters.audio.tags import Tags

    _, recording = told
    with (tmp_path / "a.wav").open("wb") as sink:
        write_wav(sink, recording, Tags(title="Seed"), ())
    with wave.open(str(tmp_path / "a.wav")) as file:
        assert file.readframes(file.getnframes()) == sound(recording)


def _missed(said: Iterable[Utterance], heard: list[str]) -> list[str]:
    """The sentences of five words or more of which too few were heard in their place."""
    owners = [(utterance.id, word) for utterance in said for word in words(utterance.spoken)]
    found: dict[str, int] = {}
    for block in SequenceMatcher(None, [word for _, word in owners], heard, autojunk=False).get_matching_blocks():
        for name, _ in owners[block.a : block.a + block.size]:
            found[name] = found.get(name, 0) + 1
    lengths = {name: sum(1 for other, _ in owners if other == name) for name, _ in owners}
    return [name for name, length in lengths.items() if length >= 5 and found.get(name, 0) < _HEARD_SHARE * length]


def _raw_espeak(text: str) -> bytes:
    library().choose("en-us", 175)
    return library().synthesise(text, phonemes=False)[0]


def _wav(path: Path, pcm: bytes, rate: int) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, rate, 0, "NONE", ""))
        file.writeframes(pcm)
    return path
