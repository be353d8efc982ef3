"""What a rendering needs to know besides the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Literal

import msgspec

from briefexport import model as m
from briefexport import text
from briefexport.identity import slugify
from briefexport.render.xhtml.escaping import attribute


def _as_written(image: m.Image) -> str | None:
    return image.src


class Markup(msgspec.Struct, frozen=True, kw_only=True):
    """Settings and the notes of one rendering of one article; make a fresh one for each (it counts note calls).

    `medium`: "book" is XHTML for EPUB (with `epub:type`), "print" is what a page formatter gets (without).
    `image`: an image's href, or None when it is left out (its alt is then printed in its place).
    `footnotes`: "end" links to `endnotes`; "inline" puts `<span class="footnote">` with the words at the first call.
    `heading_offset` is added to every heading's level (never past h6).
    `math`: "mathml", or "text" for the TeX itself; `formula(tex, display)` overrides both with markup of its own.
    `anchors` maps what `#fragment` links may name (ids and slugs of headings) to element ids.
    `numbers` maps a note's id to its number, in order of first call.
    """

    medium: Literal["book", "print"] = "book"
    language: str = "en"
    direction: Literal["ltr", "rtl"] = "ltr"
    image: Callable[[m.Image], str | None] = _as_written
    notes: Mapping[str, m.Note] = msgspec.field(default_factory=dict)
    numbers: Mapping[str, int] = msgspec.field(default_factory=dict)
    anchors: Mapping[str, str] = msgspec.field(default_factory=dict)
    footnotes: Literal["end", "inline"] = "end"
    heading_offset: int = 0
    math: Literal["mathml", "text"] = "mathml"
    formula: Callable[[str, bool], str] | None = None
    headline_id: str = "headline"
    calls: Counter[str] = msgspec.field(default_factory=Counter)

    @classmethod
    def of(
        cls,
        article: m.Article,
        *,
        image: Callable[[m.Image], str | None] = _as_written,
        medium: Literal["book", "print"] = "book",
        footnotes: Literal["end", "inline"] = "end",
        heading_offset: int = 0,
        math: Literal["mathml", "text"] = "mathml",
        formula: Callable[[str, bool], str] | None = None,
        headline_id: str = "headline",
    ) -> Markup:
        """The markup for an article: its language, direction, notes, note numbers and link targets filled in."""
        return cls(
            medium=medium,
            language=article.metadata.language,
            direction=article.metadata.direction,
            image=image,
            notes={note.id: note for note in article.notes},
            numbers=_numbers(article),
            anchors=link_targets(article),
            footnotes=footnotes,
            heading_offset=heading_offset,
            math=math,
            formula=formula,
            headline_id=headline_id,
        )

    def semantics(self, epub_type: str, role: str = "") -> str:
        """` epub:type="…"` (books only) and ` role="…"`."""
        kind = attribute("epub:type", epub_type) if self.medium == "book" else ""
        return kind + attribute("role", role)

    def tongue(self, language: str, direction: str = "") -> str:
        """`lang`, `xml:lang` (books only) and `dir`, where they are given."""
        tag = attribute("lang", language)
        if tag and self.medium == "book":
            tag += attribute("xml:lang", language)
        return tag + attribute("dir", direction)


def _numbers(article: m.Article) -> dict[str, int]:
    """Notes numbered in the order in which they are first called; those never called come last."""
    if not article.notes:
        return {}
    return {note: number for number, note in enumerate(call_order(article), start=1)}


def call_order(article: m.Article) -> list[str]:
    """The ids of the article's notes in the order of their first call, notes within notes after those of the body."""
    notes = {note.id: note for note in article.notes}
    found: dict[str, None] = {}
    queue = [call for block in article.body for call in _called(block)]
    for call in queue:  # grows while it is read: a note may call another
        if call in notes and call not in found:
            found[call] = None
            queue += [inner for block in notes[call].content for inner in _called(block)]
    return [*found, *(note for note in notes if note not in found)]


def _called(block: m.Block) -> list[str]:
    """The notes that a block and all that it holds call, in rendered order: a quote's attribution comes after it."""
    runs = text.runs_in_order(block)
    return [i.note for run in runs for i in text.inline_tree(run) if isinstance(i, m.NoteReference)]


def link_targets(article: m.Article) -> dict[str, str]:
    """Ids of blocks, and the slugs of headings, so that `[see](#why-now)` finds its way."""
    found: dict[str, str] = {}
    for heading in text.outline(article):
        found.setdefault(slugify(text.plain(heading.content)), heading.id)
    found.update((block.id, block.id) for block in text.walk_article(article))
    found.pop("", None)
    return found
