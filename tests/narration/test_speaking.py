"""Speaking: complete, once for each sentence, bounded, and failing by name."""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from briefexport.errors import ContentError, DeadlineError, ExporterError, FileError, MissingPartError
from briefexport.narration.engines import NoOptions, SpeakingContext
from briefexport.narration.engines.espeak import EspeakEngine
from briefexport.narration.speaking import pieces, trimmed
from briefexport.plugin import EngineState, Speech, Utterance, VoiceChoice, WordMark
from narration.studio_kit import Diagnostics, ToneEngine, brief, sound, studio

STORY = (
    "The vote was close.",
    "# What happened",
    "Forty members stayed away. Nobody said why.",
    "It will be held again.",
)


class _HangingEngine(ToneEngine):
    def speak(self, utterance: Utterance, voice: VoiceChoice, context: Any) -> Speech:
        if "why" in utterance.spoken:
            time.sleep(60)
        return super().speak(utterance, voice, context)


class _FickleEngine(ToneEngine):
    slower = 1

    def speak(self, utterance: Utterance, voice: VoiceChoice, context: Any) -> Speech:
        speech = super().speak(utterance, voice, context)
        return Speech(speech.pcm * self.slower, speech.rate)


class _CrashingEngine(ToneEngine):
    def speak(self, utterance: Utterance, voice: VoiceChoice, context: Any) -> Speech:
        import os

        os._exit(3)


class _MuteEngine(ToneEngine):
    def speak(self, utterance: Utterance, voice: VoiceChoice, context: Any) -> Speech:
        return Speech(b"", 16_000)


class _AbsentEngine(ToneEngine):
    def probe(self) -> EngineState:
        return EngineState(ready=False, reason="no such library", hint="pip install it")


def test_every_said_utterance_has_sound_and_the_timeline_is_exact(tmp_path: Path) -> None:
    made = studio(tmp_path)
    edition = brief(*STORY)
    recording = made.recording(edition)
    said = [u.id for u in made.utterances(edition).utterances if not u.skipped]
    entries = recording.timeline.entries
    assert [entry.id for entry in entries] == said
    assert all(entry.end - entry.start > 0.2 for entry in entries)
    assert all(left.end <= right.start for left, right in itertools.pairwise(entries))
    assert len(sound(recording)) == 2 * round(recording.timeline.duration * recording.rate)


def test_words_follow_one_another_inside_their_utterance(tmp_path: Path) -> None:
    made = studio(tmp_path)
    edition = brief(*STORY)
    spoken = {u.id: u.spoken for u in made.utterances(edition).utterances}
    for entry in made.recording(edition).timeline.entries:
        assert " ".join(word.text for word in entry.words) == spoken[entry.id]
        assert entry.words[0].start >= entry.start
        assert entry.words[-1].end <= entry.end + 1e-6
        assert all(left.end <= right.start + 1e-6 for left, right in itertools.pairwise(entry.words))


def test_editing_one_sentence_speaks_one_sentence(tmp_path: Path) -> None:
    engine = ToneEngine(tmp_path / "log")
    studio(tmp_path, engine, tmp_path / "cache").recording(brief(*STORY))
    before = len(engine.said)
    studio(tmp_path, engine, tmp_path / "cache").recording(
        brief(STORY[0], STORY[1], "Fifty stayed away. Nobody said why.")
    )
    assert engine.said[before:] == ["Fifty stayed away."]


@pytest.mark.parametrize("change", [{"rate": 200}, {"voice": "other"}])
def test_another_voice_or_rate_is_spoken_anew(tmp_path: Path, change: dict[str, Any]) -> None:
    engine = ToneEngine(tmp_path / "log")
    studio(tmp_path, engine, tmp_path / "cache").recording(brief(STORY[0]))
    studio(tmp_path, engine, tmp_path / "cache", **change).recording(brief(STORY[0]))
    assert engine.said == [STORY[0]] * 2


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-100], lambda data: data[:-100] + b"\x7f" * 100, lambda data: b""]
)
def test_a_damaged_take_is_spoken_anew(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    cache, engine = tmp_path / "cache", ToneEngine(tmp_path / "log")
    first = sound(studio(tmp_path, engine, cache).recording(brief(*STORY)))
    take = next(path for path in cache.rglob("*") if path.is_file())
    take.write_bytes(damage(take.read_bytes()))
    said = len(engine.said)
    for _ in range(2):
        assert sound(studio(tmp_path, engine, cache).recording(brief(*STORY))) == first
    assert len(engine.said) == said + 1


def test_a_damaged_take_that_cannot_be_removed_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "cache"
    first = sound(studio(tmp_path, cache=cache).recording(brief(STORY[0])))
    [take] = [path for path in cache.rglob("*") if path.is_file()]
    take.write_bytes(take.read_bytes()[:-100] + b"\x7f" * 100)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(take), "unlink", refuse)
    monkeypatch.setattr(type(take), "replace", refuse)
    with pytest.raises(FileError):  # neither the cache nor the spare folder takes it: no sound rather than a wrong one
        sound(studio(tmp_path, cache=cache).recording(brief(STORY[0])))
    monkeypatch.undo()
    assert sound(studio(tmp_path, cache=cache).recording(brief(STORY[0]))) == first


def test_no_old_times_for_new_sound(tmp_path: Path) -> None:
    """An engine that never speaks the same twice, and a take damaged after the timeline was told."""
    cache, engine = tmp_path / "cache", _FickleEngine(tmp_path / "log")
    sound(studio(tmp_path, engine, cache).recording(brief(STORY[0])))
    [take] = [path for path in cache.rglob("*") if path.is_file()]
    take.write_bytes(take.read_bytes()[:-100] + b"\x7f" * 100)
    engine.slower = 2
    with pytest.raises(FileError, match="their times are no longer true"):
        sound(studio(tmp_path, engine, cache).recording(brief(STORY[0])))
    assert sound(studio(tmp_path, engine, cache).recording(brief(STORY[0])))


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.write_text("a file where a folder should be")
    recording = studio(tmp_path, cache=cache).recording(brief(STORY[0]))
    assert len(sound(recording)) == 2 * round(recording.timeline.duration * recording.rate)


def test_the_store_stays_bounded_and_keeps_what_is_in_use(tmp_path: Path) -> None:
    import os

    from briefexport.narration.store import Store

    store, speech = Store(tmp_path), Speech(bytes(20), 16_000)
    takes = [store.put(f"aa{number:02d}", speech) for number in range(16)]
    for age, take in enumerate(reversed(takes), 1):
        os.utime(take.path, (10**9 - 10**6 * age, 10**9 - 10**6 * age))
    assert store.get("aa00") is not None
    store.put("aa99", speech)
    left = {path.name for path in (tmp_path / "aa").iterdir()}
    assert len(left) == 8
    assert {"00", "99", "15"} <= left


def test_nowhere_to_keep_sound_is_a_file_error(tmp_path: Path) -> None:
    made = studio(tmp_path)
    made.scratch.rmdir()
    made.scratch.write_text("a file where a folder should be")
    with pytest.raises(FileError) as caught:
        made.recording(brief(STORY[0]))
    assert caught.value.code == "unwritable"


def test_an_utterances_sound_does_not_depend_on_what_was_said_before(tmp_path: Path) -> None:
    alone, after = studio(tmp_path / "a"), studio(tmp_path / "b")
    alone.recording(brief("It will be held again."))
    after.recording(brief("The vote was close.", "Bonjour à tous.", "It will be held again."))
    takes = [{p.name: p.read_bytes() for p in s.scratch.rglob("*") if p.is_file()} for s in (alone, after)]
    assert takes[0].items() <= takes[1].items()


def test_a_hang_costs_its_time_and_names_the_sentence(tmp_path: Path) -> None:
    begun = time.monotonic()
    with pytest.raises(DeadlineError, match=r"p3\.s2 .*Nobody said why") as caught:
        studio(tmp_path, _HangingEngine(tmp_path / "log"), utterance_timeout=0.3).recording(brief(*STORY))
    assert caught.value.code == "utterance-failed"
    assert time.monotonic() - begun < 10


def test_a_crash_names_the_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExporterError, match=r"p1\.s1"):
        studio(tmp_path, _CrashingEngine(tmp_path / "log")).recording(brief(*STORY))


def test_no_sound_is_an_error_not_a_silence(tmp_path: Path) -> None:
    with pytest.raises(ExporterError, match=r"0\.00 seconds of sound"):
        studio(tmp_path, _MuteEngine(tmp_path / "log")).recording(brief(*STORY))


def test_an_engine_that_is_not_there_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(MissingPartError, match="no such library") as caught:
        studio(tmp_path, _AbsentEngine(tmp_path / "log")).recording(brief(*STORY))
    assert caught.value.hint == "pip install it"


def test_the_deadline_of_the_whole_is_kept(tmp_path: Path) -> None:
    made = studio(tmp_path, ToneEngine(tmp_path / "log"))
    made.deadline = time.monotonic() - 1
    with pytest.raises(DeadlineError):
        made.recording(brief(*STORY))


def test_a_brief_of_nothing_but_marks_is_the_contents_fault(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="nothing in it that could be said"):
        studio(tmp_path).recording(brief("…", "***", headline="—"))


def test_an_unknown_voice_is_a_missing_part(tmp_path: Path) -> None:
    with pytest.raises(MissingPartError, match="nobody"):
        studio(tmp_path, voice="nobody").recording(brief(STORY[0]))


def test_an_article_in_a_language_without_a_voice_is_a_missing_part(tmp_path: Path) -> None:
    with pytest.raises(MissingPartError, match="tlh"):
        studio(tmp_path).recording(brief("nuqneH jupwI.", language="tlh"))


def test_a_passage_in_a_language_without_a_voice_is_said_with_a_warning(tmp_path: Path) -> None:
    from briefexport.narration.speaking import Speaker
    from briefexport.narration.store import Store

    made, heard = studio(tmp_path), Diagnostics()
    utterances = [
        Utterance(id="a", block="a", text="Hello there.", spoken="Hello there.", language="en"),
        Utterance(id="b", block="b", text="nuqneH", spoken="nuqneH", language="tlh"),
    ]
    speaker = Speaker(made.settings, made.engine, Store(tmp_path / "s"), tmp_path, heard.append)
    assert all(one.pieces for one in speaker.speak(utterances))
    assert heard.codes == ["language-unspoken"]


def test_a_french_article_has_a_french_voice(tmp_path: Path) -> None:
    words = "Le vote était très serré."
    french = studio(tmp_path / "f").recording(brief(words, language="fr"))
    english = studio(tmp_path / "e").recording(brief(words, language="en"))
    named = studio(tmp_path / "n", voices=("fr=fr",)).recording(brief(words, language="fr"))
    assert sound(french) == sound(named)
    assert sound(french) != sound(english)


def test_what_was_spoken_before_is_not_heard(tmp_path: Path) -> None:
    """Voices leave traces in the library, each a little; the next one must sound as if it had been the first."""
    first = studio(tmp_path / "first").recording(brief("Le vote était très serré.", language="fr"))
    chance = random.Random(3)
    for number in range(12):
        for language in chance.sample(("en", "de", "es", "ru", "zh", "ar", "it", "pl", "hi", "fr-be", "en-us"), 4):
            studio(tmp_path / f"{number}-{language}").recording(brief(f"Some words, {number}.", language=language))
        again = studio(tmp_path / f"again-{number}").recording(brief("Le vote était très serré.", language="fr"))
        assert sound(again) == sound(first), number


def test_a_paragraph_without_words_is_listed_as_silent(tmp_path: Path) -> None:
    made = studio(tmp_path)
    edition = brief("◆ ◆ ◆", "It passed.")
    assert len(made.recording(edition).timeline.entries) == 1
    skipped = [u for u in made.utterances(edition).utterances if u.skipped]
    assert " ".join(u.text for u in skipped) == "◆ ◆ ◆"


def _said_by_espeak(words: str, folder: Path) -> Speech:
    utterance = Utterance(id="a", block="a", text=words, spoken=words)
    return EspeakEngine().speak(
        utterance, VoiceChoice("", "en", 160), SpeakingContext(options=NoOptions(), scratch=folder)
    )


@pytest.mark.parametrize(
    "words",
    [
        "The sign read [[h@l'oU]] and no more.",
        '<speak><audio src="$(touch /tmp/briefexport-was-here)">x</audio> said the page.</speak>',
        "-w /tmp/briefexport-was-here is an option.",
        "`touch /tmp/briefexport-was-here`; $(touch /tmp/briefexport-was-here)",
        "Before\0after the zero.",
    ],
)
def test_hostile_text_is_only_text(tmp_path: Path, words: str) -> None:
    speech = _said_by_espeak(words, tmp_path)
    assert len(speech.pcm) / 2 / speech.rate > 0.06 * len(words.split())
    assert not Path("/tmp/briefexport-was-here").exists()
    assert all(0 <= mark.offset < len(words) for mark in speech.marks)


def test_words_after_a_nul_are_said(tmp_path: Path) -> None:
    cut, whole = (_said_by_espeak(words, tmp_path) for words in ("Before", "Before\0after the zero."))
    assert len(whole.pcm) > 2 * len(cut.pcm)


def test_a_sentence_of_60_000_characters_is_spoken_in_pieces_without_loss(tmp_path: Path) -> None:
    words = "and another word, " * 3400
    parts = list(pieces(Utterance(id="a", block="a", text="", spoken=words), 2000))
    assert "".join(part.spoken for _, part in parts) == words
    assert all(len(part.spoken) <= 2000 for _, part in parts)
    assert all(words[offset:].startswith(part.spoken) for offset, part in parts)
    assert all(part.spoken.endswith(", ") for _, part in parts[:-1])


def test_a_word_longer_than_a_piece_is_cut_somewhere() -> None:
    parts = [p.spoken for _, p in pieces(Utterance(id="a", block="a", text="", spoken="x" * 4500), 2000)]
    assert [len(part) for part in parts] == [2000, 2000, 500]


def test_silence_around_speech_is_trimmed_and_marks_move_with_it() -> None:
    silence, tone = bytes(2 * 16_000), (1000).to_bytes(2, "little") * 1600
    speech = trimmed(Speech(silence + tone + silence, 16_000, (WordMark(0, 1, 16_000), WordMark(2, 1, 16_800))))
    assert len(speech.pcm) // 2 == 160 + 1600 + 640
    assert [mark.sample for mark in speech.marks] == [160, 960]


@pytest.mark.parametrize(("rate", "tolerance"), [(100, 0.03), (150, 0.03), (200, 0.03), (300, 0.05)])
def test_words_a_minute_are_words_a_minute(tmp_path: Path, seed: Path, rate: int, tolerance: float) -> None:
    # Other words than those it was calibrated with are further off, so the seed's are the measure.
    words = seed.read_text("utf-8").split("\n")
    edition = brief(*words)
    made = studio(tmp_path, rate=rate)
    said = sum(len(u.spoken.split()) for u in made.utterances(edition).utterances if not u.skipped)
    assert said / made.recording(edition).timeline.duration * 60 == pytest.approx(rate, rel=tolerance + 0.04)


def test_a_studio_pickles_and_makes_the_same_sound(tmp_path: Path) -> None:
    import pickle

    made = studio(tmp_path, cache=tmp_path / "cache")
    edition = brief(*STORY)
    again = pickle.loads(pickle.dumps(made))
    assert sound(again.recording(edition)) == sound(made.recording(edition))
    assert msgspec.json.encode(again.recording(edition).timeline) == msgspec.json.encode(
        made.recording(edition).timeline
    )


def test_a_script_the_voice_does_not_know_is_spoken_letter_by_letter(tmp_path: Path) -> None:
    recording = studio(tmp_path).recording(brief("He said this: สวัสดีชาวโลก.", "สวัสดีชาวโลก."))
    assert all(entry.end > entry.start for entry in recording.timeline.entries)
