"""Our own judge: the words of a page are the words of its article, in rendered order.

Both outside judges passed a book that had lost a drawing; neither compares a book with what it was made from.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefexport import model as m
from briefexport import text
from briefexport.errors import ExporterError
from briefexport.render.xhtml import clean

_XHTML = "{http://www.w3.org/1999/xhtml}"
_MATH = "{http://www.w3.org/1998/Math/MathML}math"
# What the renderer adds of its own: note numbers, the signs that lead back, marks of tasks.
_OWN = frozenset({"noteref", "note-number", "backlinks", "task-mark", "address", "sources", "corrections", "rights"})
_INLINE = frozenset(
    (
        "a",
        "abbr",
        "b",
        "bdi",
        "cite",
        "code",
        "em",
        "i",
        "kbd",
        "mark",
        "q",
        "s",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
    )
)


def check_words(article: m.Article, xhtml: str) -> None:
    """Raises ExporterError `words-lost` naming the first difference between article and page."""
    expected = article_words(article)
    found = page_words(xhtml)
    if found == expected:
        return
    index = next((i for i, pair in enumerate(zip(expected, found, strict=False)) if pair[0] != pair[1]), -1)
    index = index if index >= 0 else min(len(expected), len(found))
    lost, there = (" ".join(side[max(0, index - 3) : index + 5]) for side in (expected, found))
    raise ExporterError(
        f"the book does not hold the article's words: “{lost}” became “{there}”",
        code="words-lost",
        hint="nothing was written; this is a fault of briefexport, please report it with the source",
    )


def article_words(article: m.Article) -> list[str]:
    """The words of body and notes in rendered order, as far as XML can hold them."""
    return clean(text.body_text(article).replace("\r", "\n")).split()


def page_words(xhtml: str) -> list[str]:
    """The words of a brief's page, without its title block, apparatus and what the renderer adds."""
    from lxml import etree

    root = etree.fromstring(xhtml.encode())
    return "".join(_pieces(root.find(f"{_XHTML}body"))).split()


def _pieces(element: Any) -> Iterator[str]:
    """Text in document order; block elements end words, and what has no text gives the text that stands for it."""
    kind = set((element.get("class") or "").split())
    name = element.tag.removeprefix(_XHTML)
    if kind & _OWN or name == "header" or (name == "h2" and element.get("id", "").endswith("_notes")):
        return
    if element.tag == _MATH:
        yield element.get("alttext", "")
    elif name == "img":
        yield element.get("alt", "")
    else:
        edge = "" if name in _INLINE else " "
        yield edge + (element.text or "")
        for child in element:
            yield from _pieces(child)
            yield child.tail or ""
        yield edge
