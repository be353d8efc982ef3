"""Captions: two lines of 42 characters, in order, inside the sound, every word once."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio.kit import STORY, export
from briefexport.exporters.audio.captions import LINE, LINES, Cue, cues_of, srt, webvtt, width
from briefexport.exporters.audio.chapters import chapters_of
from briefexport.plugin import Timeline, TimelineEntry, Utterance, Utterances, Word
from narration.studio_kit import brief, studio

WORD = st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=60)


def utterance(text: str, spoken: str = "") -> Utterances:
    return Utterances(utterances=(Utterance(id="p1.s1", block="p1", text=text, spoken=spoken or text),))


def heard(spoken: str, seconds: float = 0.4) -> Timeline:
    words = tuple(Word(text=word, start=n * seconds, end=(n + 1) * seconds) for n, word in enumerate(spoken.split()))
    entry = TimelineEntry(id="p1.s1", start=0.0, end=words[-1].end, words=words)
    return Timeline(duration=entry.end + 1, entries=(entry,))


def cues(text: str, spoken: str = "") -> tuple[Cue, ...]:
    return cues_of(utterance(text, spoken), heard(spoken or text))


@given(st.lists(WORD, min_size=1, max_size=40))
def test_no_line_is_too_long_and_no_character_is_lost(words: list[str]) -> None:
    text = " ".join(words)
    made = cues(text)
    assert all(width(line) <= LINE for cue in made for line in cue.lines)
    assert all(len(cue.lines) <= LINES for cue in made)
    assert re.sub(r"\s", "", "".join(line for cue in made for line in cue.lines)) == re.sub(r"\s", "", text)


@given(st.lists(WORD, min_size=1, max_size=40))
def test_cues_follow_one_another_inside_the_sound(words: list[str]) -> None:
    text = " ".join(words)
    made = cues(text)
    assert all(cue.start <= cue.end for cue in made)
    assert all(left.end <= right.start for left, right in itertools.pairwise(made))
    assert made[-1].end <= heard(text).duration


def test_a_short_sentence_keeps_its_id_and_a_long_ones_parts_are_numbered() -> None:
    assert [cue.id for cue in cues("It passed.")] == ["p1.s1"]
    assert [cue.id for cue in cues(" ".join(STORY[:1]))] == ["p1.s1.1", "p1.s1.2"]


def test_cues_end_where_clauses_end() -> None:
    assert [" ".join(cue.lines) for cue in cues(STORY[0])] == [
        "The council voted 31 to 30 on Tuesday to close the harbour,",
        "a decision that took eleven hours & one recess.",
    ]


def test_an_initial_is_not_the_end_of_a_clause() -> None:
    text = "This decision marks a big shift in U.S. policy and comes as the old president prepares to leave office."
    assert not any(" ".join(cue.lines).endswith("U.S.") for cue in cues(text))


def test_printed_words_are_timed_by_the_spoken_ones_they_stand_for() -> None:
    printed = "On 17 Nov. 2024 the council of the old harbour town voted to close it, and nobody there said why at all."
    spoken = (
        "On the seventeenth of November two thousand twenty four the council of the old harbour town voted "
        "to close it, and nobody there said why at all."
    )
    second = cues(printed, spoken)[1]
    assert second.lines[0].startswith("and nobody")
    assert second.start == pytest.approx(spoken.split().index("and") * 0.4, abs=0.01)


def test_chinese_takes_two_columns_a_character() -> None:
    made = cues(
        "议会星期二以三十一票对三十票通过决议，决定关闭港口。这项决定历时十一个小时，中间休会一次，市长微笑不语。"
    )
    assert all(width(line) <= LINE for cue in made for line in cue.lines)


def test_a_cue_stays_through_the_pause_until_it_can_be_read() -> None:
    [cue] = cues_of(utterance("A very short moment indeed"), heard("A very short moment indeed", 0.1))
    assert cue.end == pytest.approx(1.5, abs=0.03)


def test_webvtt_escapes_and_srt_does_not() -> None:
    [cue] = cues("Profit < loss & risk --> doubt")
    assert "Profit &lt; loss &amp; risk --&gt; doubt" in webvtt([cue], "A note --> here").decode()
    assert "Profit < loss & risk → doubt" in srt([cue]).decode()


def test_the_files_of_a_story(tmp_path: Path) -> None:
    edition = brief(*STORY, headline="Harbour")
    made = export(tmp_path, edition, ("vtt", "srt", "chapters", "timeline"))
    text = made["vtt"].read_text("utf-8")
    assert text.startswith("WEBVTT\n\nNOTE\nThe voice is synthetic.\n\n")
    assert re.search(r"^p1\.s1\.1\n00:00:\d\d\.\d{3} --> 00:00:\d\d\.\d{3}\n", text, re.M)
    assert made["srt"].read_text("utf-8").startswith("1\n00:00:00,000 --> ")
    chapters = json.loads(made["chapters"].read_text())
    assert [chapter["title"] for chapter in chapters["chapters"]] == ["Harbour", "Why it was close", "What comes next"]
    timeline = json.loads(made["timeline"].read_text())
    assert timeline["format"] == "briefexport-timeline/1"
    assert chapters["chapters"][-1]["endTime"] == pytest.approx(timeline["duration"], abs=0.001)


def test_chapters_cover_the_sound_without_gap(tmp_path: Path) -> None:
    edition, made = brief("# At once", *STORY), studio(tmp_path)
    recording = made.recording(edition)
    chapters = chapters_of(edition, made.utterances(edition), recording.timeline)
    assert [chapter.start for chapter in chapters] == [0.0, *(chapter.end for chapter in chapters[:-1])]
    assert chapters[-1].end == recording.timeline.duration
    assert [chapter.title for chapter in chapters] == ["At once", "Why it was close", "What comes next"]
