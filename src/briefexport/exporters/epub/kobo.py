"""Kobo's own flavour: every sentence in a numbered span, so that its readers can mark, count and come back.

The form its readers expect: `<span class="koboSpan" id="kobo.PARAGRAPH.SEGMENT">` round each sentence, and the body
inside two divisions that its paginator looks for.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from briefexport.exporters.epub.book import File

_XHTML = "http://www.w3.org/1999/xhtml"
_MATH = "{http://www.w3.org/1998/Math/MathML}"
_BLOCKS = frozenset(
    f"{{{_XHTML}}}{name}"
    for name in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "td", "th", "caption", "figcaption", "pre")
)
_SENTENCE = re.compile(r"\S.*?(?:[.!?…。！？][\"'”’»)\]]*(?=\s)|$)\s*", re.DOTALL)


def with_spans(file: File, language: str) -> File:
    """The page with Kobo's spans; its words, ids and attributes stay what they were."""
    from lxml import etree

    root = etree.fromstring(str(file.data).encode())
    body = root.find(f"{{{_XHTML}}}body")
    counter = _Counter()
    _wrap(body, counter)
    inner = etree.Element(f"{{{_XHTML}}}div", {"id": "book-inner"})
    inner.extend(list(body))
    outer = etree.SubElement(body, f"{{{_XHTML}}}div", {"id": "book-columns"})
    outer.append(inner)
    data = etree.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>")
    return msgspec.structs.replace(file, data='<?xml version="1.0" encoding="utf-8"?>\n' + data)


class _Counter:
    def __init__(self) -> None:
        self.block = self.segment = 0

    def next_block(self) -> None:
        self.block, self.segment = self.block + 1, 0

    def next_id(self) -> str:
        self.segment += 1
        return f"kobo.{max(1, self.block)}.{self.segment}"


def _wrap(element: Any, counter: _Counter) -> None:
    """Wrap the element's own text, then each child and the text after it."""
    if element.tag in _BLOCKS:
        counter.next_block()
    children = list(element)
    head, element.text = element.text, None
    _insert(element, 0, head, counter)
    for child in children:
        if not child.tag.startswith(_MATH):
            _wrap(child, counter)
        tail, child.tail = child.tail, None
        _insert(element, element.index(child) + 1, tail, counter)


def _insert(parent: Any, index: int, words: str | None, counter: _Counter) -> None:
    """Put the sentences of a text at a place among the parent's children; white space alone is left bare."""
    if not words:
        return
    first = _SENTENCE.search(words)
    blank = words if first is None else words[: first.start()]
    _bare(parent, index, blank)
    for offset, found in enumerate(_SENTENCE.finditer(words)):
        span = parent.makeelement(f"{{{_XHTML}}}span", {"class": "koboSpan", "id": counter.next_id()})
        span.text = found[0]
        parent.insert(index + offset, span)


def _bare(parent: Any, index: int, blank: str) -> None:
    if index == 0:
        parent.text = blank or None
    else:
        parent[index - 1].tail = blank or None
