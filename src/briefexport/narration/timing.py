"""When each utterance and each of its words sounds: takes and pauses laid end to end, sample by sample."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator, Sequence

import msgspec

from briefexport.narration.store import Take
from briefexport.plugin import Timeline, TimelineEntry, Utterance, Word

_WORD = re.compile(r"\S+")


class Piece(msgspec.Struct, frozen=True):
    """A part of an utterance that was spoken at once; `offset` is where it begins in `spoken`."""

    offset: int
    take: Take


class Spoken(msgspec.Struct, frozen=True):
    """An utterance and the pieces of sound that say it."""

    utterance: Utterance
    pieces: tuple[Piece, ...]


class Cut(msgspec.Struct, frozen=True):
    """A stretch of the recording: a take, or silence where it is None; `samples` at the recording's rate."""

    take: Take | None
    samples: int


# Rates that every container here can hold (Opus resamples by itself).
_RATES = (16000, 22050, 24000, 32000, 44100, 48000)


def rate_of(spoken: Sequence[Spoken], wanted: int = 0) -> int:
    """The recording's samples a second: as asked, else the highest of the takes or the next above that MP3 knows."""
    highest = max((piece.take.rate for one in spoken for piece in one.pieces), default=22050)
    return wanted or next((rate for rate in _RATES if rate >= highest), _RATES[-1])


def length(take: Take, rate: int) -> int:
    """The take's samples at another rate."""
    return take.samples if take.rate == rate else round(take.samples * rate / take.rate)


def cuts(spoken: Sequence[Spoken], rate: int) -> Iterator[Cut]:
    """The whole recording in order; the sum of their samples is its length."""
    for one in spoken:
        for piece in one.pieces:
            yield Cut(piece.take, length(piece.take, rate))
        if pause := _pause(one, rate):
            yield Cut(None, pause)


def timeline(spoken: Sequence[Spoken], rate: int) -> Timeline:
    """Seconds of every utterance and word, to the sample."""
    entries: list[TimelineEntry] = []
    position = 0
    for one in spoken:
        entry, position = _entry(one, position, rate)
        entries.append(entry)
        position += _pause(one, rate)
    return Timeline(duration=_seconds(position, rate), entries=tuple(entries))


def _pause(one: Spoken, rate: int) -> int:
    return round(one.utterance.pause_ms * rate / 1000)


def _seconds(samples: float, rate: int) -> float:
    return round(samples / rate, 6)


def _entry(one: Spoken, start: int, rate: int) -> tuple[TimelineEntry, int]:
    words: list[Word] = []
    position = start
    text = one.utterance.spoken
    ends = [piece.offset for piece in one.pieces[1:]] + [len(text)]
    for piece, end in zip(one.pieces, ends, strict=True):
        samples = length(piece.take, rate)
        words += _words(text[piece.offset : end], piece.take, position, samples, rate)
        position += samples
    entry = TimelineEntry(
        id=one.utterance.id, start=_seconds(start, rate), end=_seconds(position, rate), words=tuple(words)
    )
    return entry, position


def _words(text: str, take: Take, start: int, samples: int, rate: int) -> Iterator[Word]:
    """A word lasts until the next begins; one without a mark of its own shares the time by its letters."""
    found = list(_WORD.finditer(text))
    anchors = _anchors(text, take)
    scale = samples / take.samples if take.samples else 0.0
    begins = [start + scale * _sample_at(match.start(), anchors) for match in found] + [start + samples]
    for match, (begin, end) in zip(found, itertools.pairwise(begins), strict=True):
        yield Word(text=match.group(), start=_seconds(begin, rate), end=_seconds(max(begin, end), rate))


def _anchors(text: str, take: Take) -> list[tuple[int, int]]:
    """(offset, sample) that are known, both rising: the beginning, the engine's marks, the end."""
    known = [(0, 0)]
    for mark in take.marks:
        if known[-1][0] < mark.offset < len(text) and known[-1][1] <= mark.sample <= take.samples:
            known.append((mark.offset, mark.sample))
    return [*known, (len(text), take.samples)]


def _sample_at(offset: int, anchors: list[tuple[int, int]]) -> float:
    index = bisect.bisect_right(anchors, offset, key=lambda anchor: anchor[0])
    if index == len(anchors):
        return anchors[-1][1]
    (left, low), (right, high) = anchors[index - 1], anchors[index]
    return low + (high - low) * (offset - left) / (right - left)
