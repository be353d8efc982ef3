"""The broadcast script: plain text that a person can read aloud from, with the time of every block.

    UKRAINE-MISSILES                                                      TRT 3:04
    ==============================================================================
     0:00   In a bold move, President Biden has allowed Ukraine to use
            U-S-supplied long-range missiles, known as ATACMS [attack ems], …

Numbers stand in the words in which they are said; a respelling stands in brackets at its first use.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from briefexport import model as m
from briefexport.exporters.audio.words.layout import COLUMNS, clock, columns, printable, wrapped
from briefexport.exporters.audio.words.quotations import quotations
from briefexport.exporters.audio.words.reading import Reading
from briefexport.identity import prefix_of
from briefexport.plugin import Timeline, Utterance, Utterances

GUTTER = 8
# A shorter silence is what every reader makes between sentences anyway.
MARKED_PAUSE = 700
# The rate counts the silences of ordinary prose: so many seconds to a word in the sample brief. Those that the article
# really has are added, since a list or a table has more of them.
_SILENCE_A_WORD = 0.038


class _Block(msgspec.Struct, frozen=True):
    """The spoken utterances of one block, and when it begins and ends in seconds of its article."""

    utterances: tuple[Utterance, ...]
    start: float
    end: float


def script(edition: m.Edition, utterances: Utterances, *, rate: int = 160, timeline: Timeline | None = None) -> bytes:
    """UTF-8 text of at most 80 columns. Times come from the timeline, else from `rate` in words a minute
    and the silences."""
    lines: list[str] = []
    for article in edition.articles:
        own = _own(article, edition, utterances)
        lines += [*_article(article, own, rate, timeline), ""]
    return ("\n".join(line.rstrip() for line in lines).rstrip() + "\n").encode("utf-8", "replace")


def _own(article: m.Article, edition: m.Edition, utterances: Utterances) -> tuple[Utterance, ...]:
    """The article's utterances: in an edition of many its ids carry its prefix."""
    if len(edition.articles) == 1:
        return utterances.utterances
    prefix = prefix_of(article)
    return tuple(item for item in utterances.utterances if item.id.startswith(prefix))


def _article(article: m.Article, own: Sequence[Utterance], rate: int, timeline: Timeline | None) -> Iterator[str]:
    blocks = tuple(_timed(own, rate, timeline))
    total = blocks[-1].end - blocks[0].start if blocks else 0.0
    yield from _slug_line(article.metadata, total)
    yield from _about(article.metadata, own, rate)
    yield "-" * COLUMNS
    reading = Reading()
    for block in blocks:
        yield ""
        yield from _block(block, reading, blocks[0].start)
    yield ""
    yield "-" * COLUMNS
    yield from _back_matter(article, own)


def _timed(own: Sequence[Utterance], rate: int, timeline: Timeline | None) -> Iterator[_Block]:
    entries = {entry.id: entry for entry in timeline.entries} if timeline else {}
    at = 0.0
    for _, group in groupby((item for item in own if not item.skipped), key=lambda item: item.block):
        said = tuple(group)
        first, last = entries.get(said[0].id), entries.get(said[-1].id)
        if first and last:
            yield _Block(said, first.start, last.end)
        else:
            length = sum(len(item.spoken.split()) for item in said) * (60 / rate - _SILENCE_A_WORD)
            pauses = [item.pause_ms / 1000 for item in said]
            yield _Block(said, at, at + length + sum(pauses[:-1]))
            at += length + sum(pauses)


def _slug_line(data: m.Metadata, total: float) -> Iterator[str]:
    time = f"TRT {clock(total)}"
    slug = (data.slug or "brief").upper()[: COLUMNS - len(time) - 2]
    yield slug + " " * (COLUMNS - len(slug) - len(time)) + time
    yield "=" * COLUMNS


def _about(data: m.Metadata, own: Sequence[Utterance], rate: int) -> Iterator[str]:
    if data.headline and not data.working_title:
        yield from wrapped(printable(data.headline), COLUMNS)
    names = ", ".join(printable(person.name) for person in data.byline)
    facts = (f"By {names}" if names else "", data.dateline, (data.modified or data.published)[:10], data.language)
    known = list(filter(None, map(printable, facts)))
    if known != ["en"]:  # alone it tells nobody anything
        yield from wrapped(" · ".join(known), COLUMNS)
    words = sum(len(item.spoken.split()) for item in own)
    if known != ["en"] or (data.headline and not data.working_title):
        yield ""
    about = (
        f"{words} words at {rate} a minute. How a word is said stands after it [in brackets]; letters joined by "
        "hyphens are said one by one. At the left, the time at which each block begins."
    )
    yield from wrapped(about, COLUMNS)


def _block(block: _Block, reading: Reading, origin: float) -> Iterator[str]:
    """The lines of a block: its time in the gutter, each sentence beginning a line, the pause after it."""
    gutter = f"{clock(block.start - origin):>5}"
    for index, item in enumerate(block.utterances):
        before = block.utterances[index - 1] if index else None
        if before is None or (item.language, item.role) != (before.language, before.role):
            for line in _cue(item, before):
                yield _set(gutter, line)
                gutter = ""
        words = reading.line(item)
        for line in wrapped(words.upper() if item.role in ("heading", "headline") else words, COLUMNS - GUTTER):
            yield _set(gutter, line)
            gutter = ""
    pause = block.utterances[-1].pause_ms
    if pause >= MARKED_PAUSE:
        yield _set("", f"(pause, {pause / 1000:g} s)")


_CUES = {
    "caption": "(caption)",
    "alt": "(image)",
    "attribution": "(source of the quotation)",
    "correction": "(correction)",
    "table": "(table)",
    "code": "(code)",
    "verse": "(verse)",
    "dek": "(standfirst)",
    "byline": "(byline)",
}


def _cue(item: Utterance, before: Utterance | None) -> Iterator[str]:
    """What is no text to be read: the kind of the block, a language that changes within it."""
    if item.role in _CUES and (before is None or before.role != item.role):
        yield _CUES[item.role]
    if before is not None and before.language != item.language:
        yield f"(in {item.language})"


def _set(gutter: str, line: str) -> str:
    return gutter + " " * (GUTTER - columns(gutter)) + line


def _back_matter(article: m.Article, own: Sequence[Utterance]) -> Iterator[str]:
    """For the desk, not for the air: who said what is quoted, the sources, what is left out."""
    quoted = quotations(own)
    if quoted:
        yield "QUOTATIONS"
        for number, (words, source) in enumerate(quoted, 1):
            yield from _item(f"{number}.", f"“{words}” — {source}")
    if article.metadata.sources:
        yield "SOURCES"
        for number, source_ in enumerate(article.metadata.sources, 1):
            parts = (source_.title, source_.publisher, source_.date, source_.url)
            yield from _item(f"{number}.", ", ".join(filter(None, map(printable, parts))))
    left_out = [item for item in own if item.skipped]
    if left_out:
        yield "NOT READ"
        for reason, group in groupby(sorted(left_out, key=lambda item: item.skipped), key=lambda item: item.skipped):
            yield from _item("-", f"{reason}: {_excerpts([item.text for item in group])}")


def _excerpts(texts: Sequence[str]) -> str:
    first = printable(texts[0])
    shown = first if len(first) <= 60 else first[:60].rsplit(" ", 1)[0] + " …"
    return f"“{shown}”" + (f" and {len(texts) - 1} more" if len(texts) > 1 else "")


def _item(mark: str, words: str) -> Iterator[str]:
    for index, line in enumerate(wrapped(words, COLUMNS - 4)):
        yield f"{mark if not index else '':<4}{line}"
