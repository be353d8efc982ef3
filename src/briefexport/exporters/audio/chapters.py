"""Chapters: one for each heading; in a bound edition one for each brief, with its headings below it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from briefexport import identity, text
from briefexport import model as m
from briefexport.plugin import Timeline, Utterance, Utterances


class Chapter(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the sound, in seconds. `id` is the block's; `depth` 0 for a brief of a bound edition or when alone.

    Chapters follow one another without gap from 0 to the sound's end.
    """

    id: str
    title: str
    start: float
    end: float
    depth: int = 0


def chapters_of(edition: m.Edition, utterances: Utterances, timeline: Timeline) -> tuple[Chapter, ...]:
    """The chapters in order; none for an edition without sound."""
    starts = {entry.id: entry.start for entry in timeline.entries}
    said = [utterance for utterance in utterances.utterances if utterance.id in starts]
    if not said:
        return ()
    begun = [
        (0.0 if index == 0 else starts[utterance.id], name, title, depth)
        for index, (utterance, name, title, depth) in enumerate(_openings(edition, said))
    ]
    ends = [start for start, *_ in begun[1:]] + [timeline.duration]
    return tuple(
        Chapter(id=name, title=title, start=start, end=end, depth=depth)
        for (start, name, title, depth), end in zip(begun, ends, strict=True)
        if end > start
    )


def _openings(edition: m.Edition, said: list[Utterance]) -> Iterator[tuple[Utterance, str, str, int]]:
    """(utterance a chapter begins with, id, title, depth), the first utterance of all among them."""
    bound = len(edition.articles) > 1
    place = {utterance.id: index for index, utterance in enumerate(said)}
    firsts: dict[str, Utterance] = {}
    for utterance in said:
        firsts.setdefault(utterance.block, utterance)
    found: dict[int, tuple[Utterance, str, str, int]] = {}
    for article in edition.articles:
        headings = [(firsts[h.id], h) for h in text.outline(article) if h.id in firsts]
        for utterance, heading in headings:
            found[place[utterance.id]] = (utterance, heading.id, text.block_words(heading), int(bound))
        opening = _opening(article, said, bound)
        if opening is not None:
            title = article.metadata.headline or edition.title
            found.setdefault(place[opening.id], (opening, _name(article, bound), title, 0))
    found.setdefault(0, (said[0], "headline", edition.title, 0))
    yield from (found[index] for index in sorted(found))


def _opening(article: m.Article, said: list[Utterance], bound: bool) -> Utterance | None:
    """The first utterance of an article; in a bound edition its blocks carry the article's prefix."""
    prefix = identity.prefix_of(article) if bound else ""
    return next((utterance for utterance in said if utterance.block.startswith(prefix)), None)


def _name(article: m.Article, bound: bool) -> str:
    return (identity.prefix_of(article) if bound else "") + "headline"


def chapters_json(edition: m.Edition, chapters: tuple[Chapter, ...]) -> bytes:
    """Podcasting 2.0 JSON chapters, version 1.2 (podcastindex.org's podcast-namespace)."""
    entries = [
        {"startTime": round(chapter.start, 3), "endTime": round(chapter.end, 3), "title": chapter.title}
        for chapter in chapters
    ]
    document = {"version": "1.2.0", "title": edition.title, "chapters": entries}
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"
