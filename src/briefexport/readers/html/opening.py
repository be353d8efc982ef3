"""The lines a document opens with that its head says too: programs write title, author and date in plain paragraphs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from briefexport.readers.common import headline
from briefexport.readers.common.html_import import Work, parsing
from briefexport.readers.common.schema_org import date_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# A file's name in place of a title is a word; what a document repeats of its head stands in its first lines.
_FEWEST_WORDS = 2
_LINES = 6


def repeated(root: Element, body: Element, raw: Mapping[str, Any], work: Work) -> dict[str, Any]:
    """The headline, where the first line is the page's title; it and what follows it of the head is claimed."""
    lines = [node for node in body.iter("h1", "h2", "h3", "p", "li", "pre", "td") if parsing.words_of(node)][:_LINES]
    title = " ".join((root.findtext(".//title") or "").split())
    if len(title.split()) < _FEWEST_WORDS or not lines or lines[0].tag != "p":
        return {}
    words = parsing.words_of(lines[0])
    if not headline.same_words(words, title):
        return {}
    _claim(lines[0], "headline", work)
    for line in lines[1:]:
        field = _field(parsing.words_of(line), raw)
        if line.tag != "p" or not field:
            break
        _claim(line, field, work)
    return {"headline": words}


def _field(words: str, raw: Mapping[str, Any]) -> str:
    """The field that a line repeats; empty when it is of the text."""
    if any(words == person.get("name") for person in raw.get("byline", ())):
        return "byline"
    return "published" if raw.get("published") and date_of(words) == raw["published"] else ""


def _claim(line: Element, field: str, work: Work) -> None:
    work.claimed[line] = ""
    work.move(line, field)
