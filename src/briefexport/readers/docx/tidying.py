"""mammoth's HTML made what the importer expects: numbers of items, tasks, captions, notes, and lines to count by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefexport.readers.common.html_import import Work, captions, parsing
from briefexport.readers.docx.numbering import BOXES

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NUMBER = "brief-number"
_TASK = "a task's box"
_LINES = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "pre", "dt", "dd")


def tidy(body: Element, work: Work) -> None:
    """Change the tree in place."""
    _notes_once(body)
    _items(body, work)
    _restarts(body)
    _count_lines(body)
    captions.join(body, "caption")


def _notes_once(body: Element) -> None:
    """mammoth writes a note anew for each of its calls."""
    seen: set[str] = set()
    for note in list(body.iter("li")):
        name = note.get("id") or ""
        if name.startswith(("footnote-", "endnote-")):
            if name in seen:
                _remove(note)
            seen.add(name)


def _items(body: Element, work: Work) -> None:
    """Numbers from the runs that carry them to their items; a box at an item's beginning is a task's."""
    for mark in [node for node in body.iter("span") if node.get("class") == _NUMBER]:
        item, words = mark.getparent(), parsing.words_of(mark)
        if item is not None and item.tag == "li" and item[0] is mark:
            _tick(item, words) if words in BOXES else item.set("value", words)
        _remove(mark)
    for item in body.iter("li"):
        text = (item.text or "").lstrip()
        if text[:1] in BOXES:
            item.text = text[1:].lstrip()
            _tick(item, text[:1])
            work.mark(text[:1], _TASK, 0)


def _tick(item: Element, sign: str) -> None:
    from lxml import etree

    box = etree.Element("input", type="checkbox")
    if BOXES[sign]:
        box.set("checked", "")
    box.tail, item.text = item.text, None
    item.insert(0, box)


def _restarts(body: Element) -> None:
    """Two lists that follow each other stand in one; where the numbers leap, another begins."""
    for items in list(body.iter("ol")):
        last = 0
        for place, item in enumerate(list(items)):
            number = int(item.get("value") or last + 1)
            if place and number != last + 1:
                items = _split(items, item)
            last = number


def _split(items: Element, at: Element) -> Element:
    from lxml import etree

    below = etree.Element("ol")
    below.extend([at, *at.itersiblings()])
    below.tail, items.tail = items.tail, None
    items.addnext(below)
    return below


def _remove(node: Element) -> None:
    """Take an element away; what follows it stays."""
    node.clear(keep_tail=True)
    node.tag = "span"
    parent = node.getparent()
    if parent is None:
        return
    before, tail = node.getprevious(), node.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(node)


def _count_lines(body: Element) -> None:
    """Give each paragraph, item and row its ordinal as its line."""
    for ordinal, node in enumerate(body.iter(*_LINES), 1):
        node.sourceline = ordinal
    for node in body.iter():
        if node.tag not in _LINES and (within := next(node.iterancestors(*_LINES), None)) is not None:
            node.sourceline = within.sourceline
