"""Lists as Word counts and shows them.

mammoth knows the lists that a paragraph names itself, and counts each from one. Here a list that comes with a style is
written into its paragraphs, each item is given the number that Word shows, in a run of the style `BriefNumber`, and a
further paragraph of an item (a list level that shows nothing, as pandoc writes it) is told from an item.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefexport.readers.docx.styles import BULLET, CONTINUED, CONTINUED_QUOTE, COUNTED, Styles
from briefexport.readers.docx.xml import W, remove, run, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NUMBER = "BriefNumber"
# Ballot boxes, with which programs mark tasks, and whether they are ticked.
BOXES = {"☐": False, "☒": True, "☑": True}
# The list that a paragraph names to be none, whatever its style says.
_NO_LIST = "0"


@dataclass(frozen=True)
class Level:
    """One level of a list: where it starts, whether it counts, and the sign it shows."""

    start: int = 1
    counts: bool = False
    sign: str = ""

    @property
    def is_silent(self) -> bool:
        """True when it shows no sign at all: pandoc sets the further paragraphs of an item so."""
        return not self.counts and not self.sign.strip()


class Lists:
    """The lists of a document, and how far each has counted."""

    def __init__(self, numbering: Element | None, styles: Styles) -> None:
        self.styles = styles
        self.levels: dict[tuple[str, int], Level] = {}
        self.linked: dict[str, int] = {}
        self.abstracts: dict[str, str] = {}
        self.overrides: dict[tuple[str, int], int] = {}
        self.counted: dict[tuple[str, int], int] = {}
        if numbering is not None:
            self._know(numbering)

    def _know(self, numbering: Element) -> None:
        borrowed = {}
        for abstract in numbering.iter(f"{W}abstractNum"):
            key = abstract.get(f"{W}abstractNumId") or ""
            borrowed[key] = value(abstract, "numStyleLink")
            for level in abstract.iter(f"{W}lvl"):
                depth = _number(level.get(f"{W}ilvl"))
                self.levels[key, depth] = _level(level)
                self.linked.setdefault(value(level, "pStyle"), depth)
        for number in numbering.iter(f"{W}num"):
            key = number.get(f"{W}numId") or ""
            self.abstracts[key] = value(number, "abstractNumId")
            for override in number.iter(f"{W}lvlOverride"):
                if start := value(override, "startOverride"):
                    self.overrides[key, _number(override.get(f"{W}ilvl"))] = _number(start)
        for key, abstract_key in self.abstracts.items():
            style = self.styles.known.get(borrowed.get(abstract_key, ""))
            lender = value(style, "pPr/numPr/numId")
            self.abstracts[key] = self.abstracts.get(lender, abstract_key)

    def number(self, root: Element) -> None:
        """Write into a part which paragraphs are items, and their numbers. Each part counts for itself."""
        self.counted.clear()
        restarts = dict(self.overrides)
        last = None
        for paragraph in root.iter(f"{W}p"):
            key, depth = self._place(paragraph)
            level = self.levels.get((self.abstracts.get(key, ""), depth)) or self._continuing(paragraph)
            if level is None:
                if key == _NO_LIST:
                    _say(paragraph, key, 0)
                continue
            if not level.is_silent:
                self._item(paragraph, key, depth, level, restarts)
            elif last is not None and paragraph.getprevious() is last:
                self._continue(paragraph, max(depth, self._depth_of_style(paragraph)))
            else:
                _forget(paragraph, "numPr")
                continue
            last = paragraph

    def _item(
        self, paragraph: Element, key: str, depth: int, level: Level, restarts: dict[tuple[str, int], int]
    ) -> None:
        if (deeper := self._depth_of_style(paragraph)) > depth:
            _restyle(paragraph, f"{COUNTED if level.counts else BULLET}{deeper + 1}")
        else:
            _say(paragraph, key, depth)
        sign = str(self._next(key, depth, level, restarts)) if level.counts else level.sign.strip()
        if level.counts or sign in BOXES:
            _insert(paragraph, run(sign, NUMBER))

    def _continuing(self, paragraph: Element) -> Level | None:
        """The silent level of Word's style for a further paragraph of an item."""
        style = value(paragraph, "pPr/pStyle")
        return Level() if self.styles.depth(style, "continue") >= 0 else None

    def _depth_of_style(self, paragraph: Element) -> int:
        return self.styles.depth(value(paragraph, "pPr/pStyle"))

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """(list, level) of a paragraph, by itself or by its style; an empty list when it is no item."""
        style = value(paragraph, "pPr/pStyle")
        key, depth = value(paragraph, "pPr/numPr/numId"), value(paragraph, "pPr/numPr/ilvl")
        for above in self.styles.ancestry(style):
            key = key or value(above, "pPr/numPr/numId")
            depth = depth or value(above, "pPr/numPr/ilvl")
        return key, _number(depth) if depth else self.linked.get(style, 0)

    def _next(self, key: str, depth: int, level: Level, restarts: dict[tuple[str, int], int]) -> int:
        """The item's number: lists of one abstract list go on counting, unless one says where it starts."""
        abstract = self.abstracts[key]
        here = (abstract, depth)
        if (start := restarts.pop((key, depth), None)) is not None:
            self.counted[here] = start
        else:
            self.counted[here] = self.counted.get(here, level.start - 1) + 1
        for deeper in [place for place in self.counted if place[0] == abstract and place[1] > depth]:
            del self.counted[deeper]
        return self.counted[here]

    def _continue(self, paragraph: Element, depth: int) -> None:
        """Make a paragraph a further one of the item above it."""
        quoted = self.styles.is_quote(value(paragraph, "pPr/pStyle"))
        _restyle(paragraph, f"{CONTINUED_QUOTE if quoted else CONTINUED}{depth + 1}")


def _level(node: Element) -> Level:
    form = value(node, "numFmt")
    sign = value(node, "lvlText")
    shows = node.find(f"{W}lvlText") is not None
    return Level(_number(value(node, "start") or "1"), form not in {"bullet", "none"}, sign if shows else "•")


def _number(given: str | None) -> int:
    return int(given) if given and re.fullmatch(r"-?\d{1,9}", given) else 0


def _properties(paragraph: Element) -> Element:
    from lxml import etree

    found = paragraph.find(f"{W}pPr")
    if found is None:
        found = etree.Element(f"{W}pPr")
        paragraph.insert(0, found)
    return found


def _forget(paragraph: Element, *names: str) -> None:
    for known in [found for name in names for found in paragraph.findall(f"{W}pPr/{W}{name}")]:
        remove(known)


def _restyle(paragraph: Element, style: str) -> None:
    _forget(paragraph, "numPr", "pStyle")
    _add(_properties(paragraph), "pStyle", style)


def _add(parent: Element, name: str, content: str) -> None:
    from lxml import etree

    etree.SubElement(parent, W + name).set(f"{W}val", content)


def _say(paragraph: Element, key: str, depth: int) -> None:
    """Name the list in the paragraph itself, where mammoth looks for it."""
    from lxml import etree

    _forget(paragraph, "numPr")
    numbered = etree.SubElement(_properties(paragraph), f"{W}numPr")
    _add(numbered, "ilvl", str(depth))
    _add(numbered, "numId", key)


def _insert(paragraph: Element, made: Element) -> None:
    properties = paragraph.find(f"{W}pPr")
    paragraph.insert(0 if properties is None else paragraph.index(properties) + 1, made)
