"""Word's pages (`Save as web page`, filtered or not): paragraphs that only look like items, quotations and captions.

Word writes a list as paragraphs with their marks as words; the level stands in a style of its own, or, in filtered
pages, only in the margin.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefexport.readers.common.html_import import Work, captions, parsing
from briefexport.readers.common.html_import.tags import classes

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ITEM = re.compile(r"^mso(list(paragraph|bullet|number)|listparagraphcxsp)")
_QUOTE = frozenset({"msoquote", "msointensequote"})
_LEVEL = re.compile(r"mso-list:\s*l\d+\s+level(\d+)", re.I)
_MARGIN = re.compile(r"margin-left:\s*([\d.]+)(pt|in|cm)", re.I)
# Word's own indentation of a level, in each unit.
_STEP = {"pt": 36.0, "in": 0.5, "cm": 1.27}
_BULLET = re.compile(r"^[·•▪■□○●◦§oØü\uf0b7\uf0a7–—-]$")
_NUMBER = re.compile(r"^\(?(?:(\d{1,4})|[a-zA-Z]{1,4})[.)]$")
_DEEPEST = 9
MARK = "a list's mark"


def structure(body: Element, work: Work) -> None:
    """Change a page of Word's in place; others have none of its classes."""
    captions.join(body, "msocaption")
    for quotation in [node for node in body.iter("p") if classes(node) & _QUOTE]:
        _quote(quotation)
    open_lists: list[Element] = []
    last: Element | None = None
    for paragraph in list(body.iter("p")):
        if not _is_item(paragraph):
            continue
        if last is None or paragraph.getprevious() is not last:
            open_lists = []
        last = _place(paragraph, open_lists, work)


def _is_item(paragraph: Element) -> bool:
    named = any(_ITEM.match(name) for name in classes(paragraph))
    return named or bool(_LEVEL.search(paragraph.get("style") or ""))


def _place(paragraph: Element, open_lists: list[Element], work: Work) -> Element | None:
    """Put a paragraph into the list of its level; returns the outermost list, after which the next one stands."""
    mark = _mark(paragraph)
    if mark is None:
        return _further(paragraph, open_lists)
    words = parsing.words_of(mark)
    number = _NUMBER.match(words)
    work.claimed[mark] = MARK
    work.marks.add(mark)
    depth = min(_depth(paragraph), len(open_lists) + 1)
    del open_lists[depth:]
    begins = number is not None and number[1] == "1"
    if len(open_lists) == depth and (begins or open_lists[-1].tag != _kind(words)):
        del open_lists[depth - 1 :]
    if len(open_lists) < depth:
        _open(paragraph, _kind(words), open_lists)
    if number and number[1]:
        paragraph.set("value", number[1])
    paragraph.tag, paragraph.tail = "li", None
    open_lists[-1].append(paragraph)
    return open_lists[0]


def _kind(mark: str) -> str:
    return "ol" if _NUMBER.match(mark) else "ul"


def _further(paragraph: Element, open_lists: list[Element]) -> Element | None:
    """A paragraph of the style of items without a mark belongs to the item above it, where there is one."""
    if not open_lists:
        return None
    paragraph.tail = None
    open_lists[-1][-1].append(paragraph)
    return open_lists[0]


def _open(paragraph: Element, kind: str, open_lists: list[Element]) -> None:
    """Begin a list: in the page where the paragraph stands, or in the last item of the list around it."""
    from lxml import etree

    made = etree.Element(kind)
    made.sourceline = paragraph.sourceline
    if open_lists:
        open_lists[-1][-1].append(made)
    else:
        paragraph.addprevious(made)
    open_lists.append(made)


def _mark(paragraph: Element) -> Element | None:
    """The span that holds nothing but the item's mark and the space after it."""
    if (paragraph.text or "").strip():
        return None
    first = next((child for child in paragraph if parsing.words_of(child)), None)
    for node in () if first is None else first.iter("span"):
        words = parsing.words_of(node)
        ignored = "mso-list:ignore" in (node.get("style") or "").lower().replace(" ", "")
        if ignored or _BULLET.match(words) or _NUMBER.match(words):
            return node if words else None
    return None


def _depth(paragraph: Element) -> int:
    style = paragraph.get("style") or ""
    if found := _LEVEL.search(style):
        return max(1, min(int(found[1]), _DEEPEST))
    margin = _MARGIN.search(style)
    return max(1, min(round(float(margin[1]) / _STEP[margin[2].lower()]), _DEEPEST)) if margin else 1


def _quote(paragraph: Element) -> None:
    """A quotation of its own, or a further paragraph of the one before."""
    from lxml import etree

    before = paragraph.getprevious()
    if before is None or before.tag != "blockquote" or before.get("class") != "msoquote":
        before = etree.Element("blockquote", {"class": "msoquote"})
        before.sourceline = paragraph.sourceline
        paragraph.addprevious(before)
    paragraph.tail = None
    before.append(paragraph)
