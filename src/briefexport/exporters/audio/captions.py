"""Captions: cues of at most two lines of 42 characters, timed by the words that are heard.

Line length, lines and reading speed follow what BBC and Netflix ask of subtitles: 42 characters a line, two lines, cues
that last a second or more where the pause allows. Text is the printed one; times are the spoken words'.
"""

from __future__ import annotations

import bisect
import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence

import msgspec

from briefexport.plugin import Timeline, TimelineEntry, Utterance, Utterances

LINE, LINES = 42, 2
# A cue stays for at least so many seconds, and long enough to read so many characters a second, where a pause allows.
_SHORTEST, _READING_SPEED = 1.0, 17.0

_WORD = re.compile(r"\S+")
# The first character of the scripts that are written without spaces.
_UNSPACED = "\u3040"
_CLAUSE_END = re.compile(r"(?<!\b\w)[,;:.!?—–…،。、！？][\"”’)\]]*$")


class Cue(msgspec.Struct, frozen=True):
    """One caption: seconds, and its lines. `id` is the utterance's, with `.n` where it has several cues."""

    id: str
    start: float
    end: float
    lines: tuple[str, ...]


def cues_of(utterances: Utterances, timeline: Timeline) -> tuple[Cue, ...]:
    """All cues in order; none overlaps the next, all lie inside the sound."""
    entries = {entry.id: entry for entry in timeline.entries}
    found: list[Cue] = []
    for utterance in utterances.utterances:
        if (entry := entries.get(utterance.id)) is not None:
            found += _cues(utterance, entry)
    nexts = [cue.start for cue in found[1:]] + [timeline.duration]
    return tuple(_lasting(cue, following) for cue, following in zip(found, nexts, strict=True))


def webvtt(cues: Sequence[Cue], note: str) -> bytes:
    """A WebVTT file (W3C); `note` is a comment at its head."""
    parts = ["WEBVTT", f"NOTE\n{note.replace('-->', '→')}"]
    for cue in cues:
        text = "\n".join(cue.lines).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        parts.append(f"{cue.id}\n{_clock(cue.start, '.')} --> {_clock(cue.end, '.')}\n{text}")
    return ("\n\n".join(parts) + "\n").encode()


def srt(cues: Sequence[Cue]) -> bytes:
    """A SubRip file: numbered cues, plain text."""
    parts = (
        f"{number}\n{_clock(cue.start, ',')} --> {_clock(cue.end, ',')}\n" + "\n".join(cue.lines).replace("-->", "→")
        for number, cue in enumerate(cues, 1)
    )
    return ("\n\n".join(parts) + "\n").encode()


def _clock(seconds: float, point: str) -> str:
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}{point}{rest % 1000:03d}"


def _lasting(cue: Cue, following: float) -> Cue:
    """The cue, kept until it can be read, but never into the next one. Times in whole milliseconds, rounded down."""
    characters = sum(map(len, cue.lines))
    wanted = max(cue.end, cue.start + max(_SHORTEST, characters / _READING_SPEED))
    end = min(wanted, following)
    return msgspec.structs.replace(cue, start=int(cue.start * 1000) / 1000, end=int(end * 1000) / 1000)


def _cues(utterance: Utterance, entry: TimelineEntry) -> list[Cue]:
    text = " ".join(utterance.text.split())
    tokens = [match.span() for match in (_WORD if max(text, default="") < _UNSPACED else _token()).finditer(text)]
    if not tokens:
        return []
    groups = _groups(text, tokens)
    starts = _starts(text, [group[0][0] for group in groups], utterance, entry)
    several = len(groups) > 1
    cues = []
    for index, group in enumerate(groups):
        name = f"{utterance.id}.{index + 1}" if several else utterance.id
        end = starts[index + 1] if index + 1 < len(groups) else entry.end
        cues.append(Cue(name, starts[index], end, _lines(text, group)))
    return cues


@functools.cache
def _token() -> re.Pattern[str]:
    """A word, or one character of a script that is written without spaces; dear to compile (2 ms)."""
    return re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\s\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")


def _groups(text: str, tokens: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Tokens cut into cues: few, even, and cut where a clause ends."""
    columns = _columns(text)
    count = len(tokens)
    best: list[tuple[float, int]] = [(0.0, 0)] + [(float("inf"), 0)] * count
    for end in range(1, count + 1):
        ending = end < count and not _CLAUSE_END.search(text[tokens[end - 1][0] : tokens[end - 1][1]])
        for start in range(end - 1, -1, -1):
            wide = columns[tokens[end - 1][1]] - columns[tokens[start][0]]
            if end - start > 1 and not (wide <= LINE or _in_two(columns, tokens, start, end)):
                break
            # A price for each cue, for its unused room, and for ending inside a clause.
            unused = max(0.0, 1 - wide / (LINE * LINES))
            cost = best[start][0] + 1.0 + unused * unused + 0.6 * ending
            if cost < best[end][0]:
                best[end] = (cost, start)
    groups: list[list[tuple[int, int]]] = []
    end = count
    while end:
        start = best[end][1]
        groups.insert(0, tokens[start:end])
        end = start
    return groups


def _columns(text: str) -> list[int]:
    """How many columns stand before each character, and before the end."""
    if text.isascii():
        return list(range(len(text) + 1))
    return [0, *itertools.accumulate(map(width, text))]


def _in_two(columns: list[int], tokens: list[tuple[int, int]], start: int, end: int) -> bool:
    """True when the tokens fill no more than two lines: the first as far as it goes, the second with the rest."""
    if columns[tokens[end - 1][1]] - columns[tokens[start][0]] > LINE * LINES + 1:
        return False
    first = next(i for i in range(start, end) if columns[tokens[i][1]] - columns[tokens[start][0]] > LINE)
    return first > start and columns[tokens[end - 1][1]] - columns[tokens[first][0]] <= LINE


def _lines(text: str, tokens: list[tuple[int, int]]) -> tuple[str, ...]:
    """One line, or two as even as can be, cut after a clause where one ends nearby."""
    whole = text[tokens[0][0] : tokens[-1][1]]
    if width(whole) <= LINE:
        return (whole,)
    if len(tokens) == 1:
        return _chopped(whole)
    halves = [
        (text[tokens[0][0] : tokens[cut - 1][1]], text[tokens[cut][0] : tokens[-1][1]]) for cut in range(1, len(tokens))
    ]
    fitting = [pair for pair in halves if max(map(width, pair)) <= LINE]
    return min(fitting, key=lambda pair: abs(width(pair[0]) - width(pair[1])) - 10 * bool(_CLAUSE_END.search(pair[0])))


def _chopped(word: str) -> tuple[str, ...]:
    """A word that is longer than a line (an address), cut where the line ends."""
    size = LINE if width(word) == len(word) else LINE // 2
    return tuple(word[at : at + size] for at in range(0, len(word), size))


def width(text: str) -> int:
    """Columns on a screen: wide characters (Chinese, Japanese, Korean) take two."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _starts(text: str, offsets: list[int], utterance: Utterance, entry: TimelineEntry) -> list[float]:
    """When each offset of the printed text is said."""
    if len(offsets) == 1:
        return [entry.start]
    anchors = list(_anchors(text, utterance, entry))
    places = [anchor[0] for anchor in anchors]
    return [entry.start, *(_time_at(offset, anchors, places) for offset in offsets[1:])]


def _time_at(offset: int, anchors: list[tuple[int, float]], places: list[int]) -> float:
    index = min(max(bisect.bisect_right(places, offset), 1), len(anchors) - 1)
    (left, low), (right, high) = anchors[index - 1], anchors[index]
    return low + (high - low) * (offset - left) / (right - left)


def _anchors(text: str, utterance: Utterance, entry: TimelineEntry) -> Iterator[tuple[int, float]]:
    """(offset in the printed text, seconds), rising: where printed and spoken words are the same, and both ends."""
    from difflib import SequenceMatcher

    printed = list(re.finditer(r"\S+", text))
    left = [_bare(match.group()) for match in printed]
    right = [_bare(word.text) for word in entry.words]
    yield 0, entry.start
    for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            if (offset := printed[block.a + step].start()) > 0:
                yield offset, entry.words[block.b + step].start
    yield max(len(text), 1), entry.end


def _bare(word: str) -> str:
    return word.casefold().strip("“”\"'‘’.,;:!?()")
