"""The body's size: the largest that reaches the page target, else the first whose last page is not nearly empty.

Heights are estimated from the number of characters, which costs a thousandth of laying the pages out; the estimate
is good to a few lines, and the thresholds leave room for that.
"""

from __future__ import annotations

import dataclasses
import math
import re

from briefexport.render.setting.settings import Page, Setting

_TAGS = re.compile(r"<[^>]+>")
_NOTE = re.compile(r'<span class="footnote"[^>]*>(.*?)</span>', re.DOTALL)
_BLOCK = re.compile(
    r"<(p|h[2-6]|li|dd|dt|figure|figcaption|tr|pre|aside|blockquote|ul|ol|dl|table)\b[^>]*>(.*?)(?=</?(?:p|h[2-6]|li|dd|dt|"
    r"figure|figcaption|tr|pre|aside|blockquote|ul|ol|dl|table|section|div)\b|$)",
    re.DOTALL,
)
# A last page that is fuller than this is no disgrace; below it another size is tried.
_FULL, _HOPED = 0.35, 0.45
# Lines that each column loses to headings and paragraphs that may not be broken there.
_LOST = 1.2


@dataclasses.dataclass(frozen=True)
class Text:
    """A brief's body as the estimate sees it: each block's name and its characters; those of its notes."""

    blocks: tuple[tuple[str, int], ...]
    notes: int


def read(matter: str) -> Text:
    """The blocks of a body's markup."""
    notes = sum(len(_TAGS.sub("", note)) + 4 for note in _NOTE.findall(matter))
    bare = _NOTE.sub("", matter)
    return Text(tuple((name, len(_TAGS.sub("", inner).strip())) for name, inner in _BLOCK.findall(bare)), notes)


@dataclasses.dataclass(frozen=True)
class Estimate:
    """How many pages a size fills, and how full the last is (0 to 1)."""

    size: float
    pages: int
    fill: float


def leading_of(setting: Setting, size: float) -> float:
    """The leading for a size, in eighths of a point."""
    return round(setting.leading * size * 8) / 8


def chosen(text: Text, setting: Setting, page: Page, front: float, advance: float, paragraph: float) -> Estimate:
    """The estimate for the size to take. `front` is the height of the title block, `advance` the mean width of a
    character in em, `paragraph` the white after a paragraph in lines."""
    every = [_estimate(text, setting, page, front, advance, paragraph, size) for size in setting.body_sizes]
    for least, target in ((_HOPED, True), (_FULL, True), (_HOPED, False), (_FULL, False)):
        for one in every:
            reached = one.pages <= setting.pages or not setting.pages or not target
            if reached and (one.pages == 1 or one.fill >= least):
                return one
    return max(every, key=lambda one: one.fill)


def _estimate(
    text: Text, setting: Setting, page: Page, front: float, advance: float, paragraph: float, size: float
) -> Estimate:
    leading = leading_of(setting, size)
    count = page.measure / (advance * size)
    lines = sum(_lines(name, length, count, paragraph) for name, length in text.blocks)
    note = 1.25 * size * (0.85 * text.notes / (count * page.columns) + 1.5) if text.notes else 0.0
    spare = _LOST * leading
    first = max(1.0, (page.first - front - note - spare) * page.columns)
    later = max(1.0, (page.height - spare) * page.columns)
    rest = lines * leading - first
    if rest <= 0:
        return Estimate(size, 1, 1 + rest / first)
    return Estimate(size, 1 + math.ceil(rest / later), rest / later - math.floor(rest / later))


def _lines(name: str, length: int, count: float, paragraph: float) -> float:
    """Lines of the body that a block takes."""
    text = math.ceil(length / count + 0.25) if length else 0
    if name in ("p", "li", "dd"):
        return text + (paragraph if name == "p" else 0.15)
    if name.startswith("h"):
        return math.ceil(1.25 * length / count) + 1.2
    fixed = {
        "figure": 13.0,
        "tr": 1.3,
        "pre": 2.0 + text,
        "aside": 2.2,
        "table": 2.0,
        "blockquote": 0.6,
        "figcaption": text,
    }
    return fixed.get(name, text)
