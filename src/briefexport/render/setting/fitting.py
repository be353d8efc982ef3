"""The body's size: the largest that reaches the page target, else the first whose last page is not nearly empty.

Pages are filled in the mind, with the words' true widths and one greedy line after another, which costs a few
milliseconds where laying the pages out costs a hundred; the thresholds leave room for what this does not see.
"""

from __future__ import annotations

import dataclasses
import html
import re
from collections.abc import Callable

from briefexport.render.setting.settings import Page, Setting

_TAGS = re.compile(r"<[^>]+>")
_NOTE = re.compile(r'<span class="footnote"[^>]*>(.*?)</span>', re.DOTALL)
_NAMES = "quote|p|h[2-6]|li|dd|dt|figure|figcaption|tr|pre|aside|blockquote|ul|ol|dl|table"
_BLOCK = re.compile(rf"<({_NAMES})\b([^>]*)>(.*?)(?=</?(?:{_NAMES}|section|div)\b|$)", re.DOTALL)
_PULL_QUOTE = re.compile(r'<aside class="pull-quote".*?</aside>\n?', re.DOTALL)
# A last page fuller than this is no disgrace (the bar is .35, and this is an estimate); below it another size is tried.
_FULL, _HOPED = 0.4, 0.46
# An estimate that fills the last page to the brim may spill onto another.
_BRIM = 0.965


@dataclasses.dataclass(frozen=True)
class Block:
    """A block as the estimate sees it: its element, the widths of its words in em, whether it is the lede, and whether
    it stands under the columns, as wide as the page."""

    name: str
    words: tuple[float, ...]
    lede: bool = False
    wide: bool = False


@dataclasses.dataclass(frozen=True)
class Text:
    """A brief's body: its blocks, and the characters of its notes."""

    blocks: tuple[Block, ...]
    notes: int


def read(matter: str, tail: str, width: Callable[[str], float]) -> Text:
    """The blocks of a body's markup and of what follows it; `width` measures a word in em."""
    notes = sum(len(_TAGS.sub("", note)) + 4 for note in _NOTE.findall(matter))
    bare = _PULL_QUOTE.sub(lambda quote: f"<quote>{_TAGS.sub(' ', quote[0])}</quote>", _NOTE.sub("", matter))
    return Text((*_blocks(bare, width, False), *_blocks(tail, width, True)), notes)


def _blocks(markup: str, width: Callable[[str], float], wide: bool) -> list[Block]:
    found = []
    for name, attributes, inner in _BLOCK.findall(markup):
        words = html.unescape(_TAGS.sub("", inner)).split()
        found.append(Block(name, tuple(map(width, words)), 'class="lede"' in attributes, wide))
    return found


def joined(texts: list[Text], heights: list[float]) -> Text:
    """Several briefs one after another; `heights` are those of their title blocks in points, the first one's apart."""
    blocks = list(texts[0].blocks)
    for text, height in zip(texts[1:], heights[1:], strict=True):
        blocks += [Block("front", (height,)), *text.blocks]
    return Text(tuple(blocks), sum(text.notes for text in texts))


def without_pull_quotes(matter: str) -> str:
    """The body without what repeats its own words: the first thing to go when a page is too short."""
    return _PULL_QUOTE.sub("", matter)


@dataclasses.dataclass(frozen=True)
class Estimate:
    """How many pages a size fills, and how full the last is (0 to 1)."""

    size: float
    pages: int
    fill: float

    def serves(self, pages: int) -> bool:
        """True when the target is reached and the last page is neither nearly empty nor about to spill over."""
        return (not pages or self.pages <= pages) and (self.pages == 1 or self.fill >= _FULL) and self.fill <= _BRIM


def leading_of(setting: Setting, size: float) -> float:
    """The leading for a size, in eighths of a point."""
    return round(setting.leading * size * 8) / 8


def chosen(text: Text, setting: Setting, page: Page, front: float) -> Estimate:
    """The estimate for the size to take; `front` is the height of the title block in points."""
    every: list[Estimate] = []
    for least, target in ((_HOPED, True), (_FULL, True), (_HOPED, False), (_FULL, False)):
        for place, size in enumerate(setting.body_sizes):
            if place == len(every):  # sizes are tried only until one will do
                every.append(_Filling(text, setting, page, front, size).estimate())
            one = every[place]
            reached = one.serves(setting.pages if target else 0)
            if reached and (one.pages == 1 or one.fill >= least):
                return one
    return max(every, key=lambda one: min(one.fill, _BRIM))


class _Filling:
    """Pages filled block by block at one size; heights are counted in lines of the body."""

    def __init__(self, text: Text, setting: Setting, page: Page, front: float, size: float) -> None:
        self.text, self.setting, self.page, self.size = text, setting, page, size
        self.leading = leading_of(setting, size)
        self.measure = page.measure / size
        note = 1.3 * size * (0.85 * text.notes * 0.48 * size / page.width + 1.5) if text.notes else 0.0
        self.first = max(2.0, (page.first - front - note) * page.columns / self.leading - page.columns + 1)
        self.later = max(2.0, page.height * page.columns / self.leading - page.columns + 1)
        self.pages, self.room, self.left = 1, self.first, self.first

    def estimate(self) -> Estimate:
        heights = self.setting.heights
        for block in self.text.blocks:
            scale = heights.lede if block.lede else 1.0
            self._place(block, self._lines(block, self.measure / scale), scale)
        return Estimate(self.size, self.pages, 1 - self.left / self.room)

    def _place(self, block: Block, lines: int, scale: float) -> None:
        heights = self.setting.heights
        if block.wide:
            wide = self._lines(block, self.page.width / self.size / 0.85)
            return self._block((wide + (1.0 if block.name == "h2" else 0.0)) * 0.85 * self.page.columns)
        match block.name:
            case "p" | "li" | "dd" | "pre":
                gap = heights.paragraph if block.name == "p" else 3.0 if block.name == "pre" else 0.2
                self._flow(lines, 1.0 if self.setting.justify else scale, gap)
            case "h2" | "h3" | "h4" | "h5" | "h6":
                self._block(lines * 1.1 + heights.heading - 0.1, needs=2.0)
            case "front":
                self._block(block.words[0] / self.leading * self.page.columns + 4.0, needs=3.0)
            case "quote":
                big = heights.pull_quote
                self._block(self._lines(block, self.measure / big) * big + heights.pull_quote_white if big else 0.0)
            case "figure":
                self._block(15.0 if self.setting.justify else 0.32 * self.measure + 2.5)
            case "tr":
                self._block(1.0 if self.setting.justify else 1.35)
            case "aside" | "table" | "blockquote":
                self._block(3.0 if self.setting.justify and block.name == "aside" else 2.0)
            case _:
                self._block(lines)
        return None

    def _flow(self, lines: int, scale: float, gap: float) -> None:
        """Lines that may be broken over pages, two at least on either side."""
        while lines * scale > self.left:
            here = int(self.left / scale)
            here = 0 if here < 2 else min(here, lines - 2)
            lines -= max(0, here)
            self._turn()
        self.left = max(0.0, self.left - lines * scale - gap)

    def _block(self, height: float, needs: float = 0.0) -> None:
        """A block that stays whole, with the lines it needs under it."""
        if height + needs > self.left and height < self.later:
            self._turn()
        self.left = max(0.0, self.left - height)

    def _turn(self) -> None:
        self.pages, self.room, self.left = self.pages + 1, self.later, self.later

    def _lines(self, block: Block, measure: float) -> int:
        """How many lines the words make, one greedy line after another; long words are divided where they would leave
        more white than the sheets allow (hyphenate-limit-zone)."""
        if not block.words:
            return 0
        zone = 0.12 * measure if not self.setting.justify else 0.05 * measure
        lines, x = 1, -0.23
        for word in block.words:
            x += 0.23 + word
            if x > measure:
                over = x - measure
                divided = word > 3.5 and word - over > max(zone, 1.6) and over < word - 1.4 and self.setting.hyphens
                lines, x = lines + 1, (max(over, 1.4) if divided else word)
        return lines
