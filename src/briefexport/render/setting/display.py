"""Headlines, deks and pull quotes: which size, and where each line ends."""

from __future__ import annotations

import dataclasses
import functools
import html
import math
from collections.abc import Callable, Sequence

from briefexport.render.setting.balancing import Broken, Piece, breakings, pieces
from briefexport.render.setting.dividing import SOFT, divided
from briefexport.render.setting.measuring import Measure
from briefexport.render.setting.settings import Lines

# Beyond this a title is a paragraph: it is left to the formatter.
_MOST_WORDS = 90
# A hair's breadth (em) is kept free, so that rounding in the formatter never wraps a line we meant to be whole.
_FREE = 0.02
# A headline with one very long word may be so much smaller than the smallest of its sizes.
_LEAST = 0.75
_HYPHEN = '<span class="hyphen"></span>'


@dataclasses.dataclass(frozen=True)
class Display:
    """Display text as markup with `<br/>` between its lines, its size in points, and how many lines it takes."""

    markup: str
    size: float
    lines: int


def displayed(
    words: str, slot: Lines, measure: Measure, room: float, size: float = 0.0, *, language: str = "en"
) -> Display | None:
    """The text in the first size that needs no more lines than wanted, evenly broken; None when it cannot be set so.

    `words` is plain text, `room` the measure in points; `size` rules out the ladder. A word too long for a line is
    made smaller, as far as that goes, then divided.
    """
    sizes = (size,) if size else slot.sizes
    room = min(room, slot.measure or room)
    width = _width(slot, measure)
    items = _items(words, width)
    longest = max((item.width for item in items), default=0.0)
    if longest > room / sizes[-1] - _FREE:
        smaller = math.floor(2 * room / (longest + _FREE)) / 2
        if size or smaller < _LEAST * sizes[-1]:
            items = divided(items, width, room / sizes[-1] - _FREE, language)
        else:
            sizes = (smaller,)
    return _ladder(items, width(" "), sizes, slot, room)


def _ladder(items: list[Piece], space: float, sizes: Sequence[float], slot: Lines, room: float) -> Display | None:
    found = breakings(items, space, max(slot.lines, 6))
    for tried in sizes:
        if line := _fewest(found, room / tried, slot.lines):
            return _made(line, tried)
    # Three long words may leave no choice but one of them on the last line.
    for broken in (found, breakings(items, space, max(slot.lines, 6), lonely=True)):
        if line := _fewest(broken, room / sizes[-1], 99):
            return _made(line, sizes[-1])
    return None


def _width(slot: Lines, measure: Measure) -> Callable[[str], float]:
    stack = measure.stack(slot.font, slot.weight, slot.style)
    return functools.partial(measure.spaced, stack=stack, spacing=slot.spacing)


def _items(words: str, width: Callable[[str], float]) -> list[Piece]:
    return [] if len(words.split()) > _MOST_WORDS else pieces(words, width)


def _fewest(found: dict[int, Broken], room: float, most: int) -> Broken | None:
    return next((found[n] for n in sorted(found) if n <= most and found[n].widest <= room - _FREE), None)


def _made(broken: Broken, size: float) -> Display:
    return Display("<br/>".join(map(_line, broken.lines)), size, len(broken.lines))


def _line(line: str) -> str:
    """A line; one that ends within a word gets its hyphen from the sheet, so that the words stay whole."""
    return html.escape(line.replace(SOFT, ""), quote=False) + (_HYPHEN if line.endswith(SOFT) else "")
