"""The body's size: the largest that reaches the page target, else the first whose last page is not nearly empty.

Pages are filled in the mind, with the words' true widths and one greedy line after another, which costs a few
milliseconds where laying the pages out costs a hundred; the thresholds leave room for what this does not see.
"""

from __future__ import annotations

import dataclasses
import html
import math
import re
from collections.abc import Callable

from briefexport.render.setting.settings import Page, Setting

_TAGS = re.compile(r"<[^>]+>")
_NOTE = re.compile(r'<span class="footnote"[^>]*>(.*?)</span>', re.DOTALL)
_NAMES = "quote|p|h[2-6]|li|dd|dt|figure|figcaption|tr|pre|aside|blockquote|ul|ol|dl|table"
_BLOCK = re.compile(rf"<({_NAMES})\b([^>]*)>(.*?)(?=</?(?:{_NAMES}|section|div)\b|$)", re.DOTALL)
_SOURCE = re.compile(r'<img\b[^>]*\bsrc="([^"]*)"')
_PULL_QUOTE = re.compile(r'(<aside class="pull-quote"[^>]*>)(.*?)(</aside>\n?)', re.DOTALL)
# A picture's address → its width and height in points.
Sizes = Callable[[str], tuple[float, float]]
# A last page fuller than this is no disgrace (the bar is .35); each page before it makes the estimate less sure.
_FULL, _DOUBT, _SURE = 0.42, 0.05, 0.6
# So much larger than itself a picture may be shown, which then has 64 points an inch.
_ENLARGED = 1.5
# An estimate that fills the last page to the brim may spill onto another.
_BRIM = 0.965


@dataclasses.dataclass(frozen=True)
class Block:
    """A block as the estimate sees it: its element, the widths of its words in em, whether it is the lede, and whether
    it stands under the columns, as wide as the page; a picture's
    width and height in points."""

    name: str
    words: tuple[float, ...]
    lede: bool = False
    wide: bool = False
    picture: tuple[float, float] = (0.0, 0.0)


@dataclasses.dataclass(frozen=True)
class Text:
    """A brief's body: its blocks, and the characters of its notes."""

    blocks: tuple[Block, ...]
    notes: int


def read(matter: str, tail: str, width: Callable[[str], float], size: Sizes) -> Text:
    """The blocks of a body's markup and of what follows it; `width` measures a word in em, `size` gives a
    picture's."""
    notes = sum(len(_TAGS.sub("", note)) + 4 for note in _NOTE.findall(matter))
    bare = _PULL_QUOTE.sub(lambda quote: f"<quote>{_TAGS.sub(' ', quote[0])}</quote>", _NOTE.sub("", matter))
    return Text((*_blocks(bare, width, size, False), *_blocks(tail, width, size, True)), notes)


def _blocks(markup: str, width: Callable[[str], float], size: Sizes, wide: bool) -> list[Block]:
    found = []
    for name, attributes, inner in _BLOCK.findall(markup):
        words = html.unescape(_TAGS.sub(" " if name == "tr" else "", inner)).split()
        source = _SOURCE.search(inner) if name == "figure" else None
        picture = size(source[1]) if source else (0.0, 0.0)
        found.append(Block(name, tuple(map(width, words)), 'class="lede"' in attributes, wide, picture))
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


def with_whole_pull_quotes(matter: str) -> str:
    """The body with each pull quote in one box: WeasyPrint 70 breaks a float over pages, whatever `break-inside` says,
    and never a box that stands in a line."""
    return _PULL_QUOTE.sub(r'\1<div class="whole">\2</div>\3', matter)


@dataclasses.dataclass(frozen=True)
class Estimate:
    """How many pages a size fills, how full the last is (0 to 1), and how many briefs stand on them: a title block
    that is kept whole can push more than is seen here."""

    size: float
    leading: float
    pages: int
    fill: float
    briefs: int = 1

    def serves(self, pages: int) -> bool:
        """True when the target is reached and the last page is neither nearly empty nor about to spill over."""
        least = 0.0 if self.pages == 1 else min(_SURE, _FULL + _DOUBT * (self.pages - 1))
        return (not pages or self.pages <= pages) and least <= self.fill <= _BRIM - 0.01 * self.pages - 0.08 * (
            self.briefs - 1
        )


@dataclasses.dataclass(frozen=True)
class Hindsight:
    """What laying the pages out has shown: how much more room the text took than was reckoned, and the sizes and
    leadings that left the last page nearly empty; `held` is the one to keep while `heights` (which figure of the
    document, points) say how high its picture may be, so that no hole is left before it."""

    off: float = 1.0
    tried: tuple[tuple[float, float], ...] = ()
    held: tuple[float, float] | None = None
    heights: tuple[tuple[int, float], ...] = ()


def leading_of(setting: Setting, size: float, more: float = 1.0) -> float:
    """The leading for a size, in eighths of a point."""
    return round(setting.leading * more * size * 8) / 8


# Where no size will do, the lines are set a little further apart.
_MORE = (1.0, 1.03, 1.06, 1.09, 1.12)


def chosen(text: Text, setting: Setting, page: Page, front: float, known: Hindsight | None = None) -> Estimate:
    """The estimate for the size and leading to take; `front` is the height of the title block in points."""
    known = known or Hindsight()
    every: list[Estimate] = []
    if known.held:
        return _Filling(text, setting, page, front, *known.held, known.off).estimate()
    tries = [one for one in _tries(setting) if one not in known.tried]
    few = sum(leading == leading_of(setting, size) for size, leading in tries if size in setting.body_sizes)
    for target in (True, False):
        for place, (size, leading) in enumerate(tries[:few] if target else tries):
            if place == len(every):  # sizes are tried only until one will do
                every.append(_Filling(text, setting, page, front, size, leading, known.off).estimate())
            if every[place].serves(setting.pages if target else 0):
                return every[place]
    return min(every, key=lambda one: abs(one.fill - _SURE))  # as far from both faults as can be


def _tries(setting: Setting) -> list[tuple[float, float]]:
    """Sizes and leadings from the one wanted most."""
    every = ((size, more) for sizes in (setting.body_sizes, setting.spare_sizes) for more in _MORE for size in sizes)
    return list(dict.fromkeys((size, leading_of(setting, size, more)) for size, more in every))


def picture_width(width: float, page: Page, setting: Setting) -> float:
    """How wide a picture is shown: at its own width, and where columns are justified at the column's, if that does not
    enlarge it until its points are seen."""
    return page.measure if setting.justify and _ENLARGED * width >= page.measure else min(page.measure, width)


def picture_lines(size: tuple[float, float], page: Page, leading: float, setting: Setting) -> float:
    """The lines a picture takes, at most the part of the page that the theme gives it."""
    width, height = size
    shown = picture_width(width, page, setting)
    return max(2.0, min(height * shown / width if width else 0.0, page.height * setting.picture) / leading)


class _Filling:
    """Pages filled block by block at one size; heights are counted in lines of the body."""

    def __init__(
        self, text: Text, setting: Setting, page: Page, front: float, size: float, leading: float, off: float = 1.0
    ) -> None:
        self.text, self.setting, self.page, self.size = text, setting, page, size
        self.leading = leading
        self.measure = page.measure / size
        note = 1.3 * size * (0.85 * text.notes * 0.48 * size / page.width + 1.5) if text.notes else 0.0
        self.first = max(2.0, ((page.first - front - note) * page.columns / leading - page.columns + 1) / off)
        self.later = max(2.0, (page.height * page.columns / leading - page.columns + 1) / off)
        self.pages, self.room, self.left = 1, self.first, self.first

    def estimate(self) -> Estimate:
        heights = self.setting.heights
        for block in self.text.blocks:
            scale = heights.lede if block.lede else 1.0
            self._place(block, self._lines(block, self.measure / scale), scale)
        briefs = 1 + sum(block.name == "front" for block in self.text.blocks)
        return Estimate(self.size, self.leading, self.pages, 1 - self.left / self.room, briefs)

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
                self._block(block.words[0] / self.leading * self.page.columns + 3.5, needs=3.0)
            case "quote":
                big = heights.pull_quote
                self._block(self._lines(block, self.measure / big) * big + heights.pull_quote_white if big else 0.0)
            case "figure":
                self._figure(block)
            case "tr":
                rows = max(1, math.ceil(0.9 * sum(block.words) / self.measure + 0.05 * len(block.words) / 4))
                self._block(rows + heights.row - 1.0)
            case "aside" | "table" | "blockquote":
                self._block(3.0 if self.setting.justify and block.name == "aside" else 2.0)
            case _:
                self._block(lines)
        return None

    def _figure(self, block: Block) -> None:
        """The picture and the white around it; its caption is a block of its own, which is kept with it."""
        lines = picture_lines(block.picture, self.page, self.leading, self.setting)
        self._block((round(lines) if self.setting.justify else lines) + 2.0, needs=4.5)

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
            if word > measure:  # Chinese, Japanese, an address: it goes on from line to line
                lines, x = lines + int(x / measure), x % measure
            elif x > measure:
                over = x - measure
                divided = word > 3.5 and word - over > max(zone, 1.6) and over < word - 1.4 and self.setting.hyphens
                lines, x = lines + 1, (max(over, 1.4) if divided else word)
        return lines
