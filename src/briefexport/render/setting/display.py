"""Headlines, deks and pull quotes: which size, and where each line ends."""

from __future__ import annotations

import dataclasses
import functools
import html

from briefexport.render.setting.balancing import Broken, breakings, pieces
from briefexport.render.setting.measuring import Measure
from briefexport.render.setting.settings import Lines

# Beyond this a title is a paragraph: it is left to the formatter.
_MOST_WORDS = 90


@dataclasses.dataclass(frozen=True)
class Display:
    """Display text as markup with `<br/>` between its lines, its size in points, and how many lines it takes."""

    markup: str
    size: float
    lines: int


def displayed(words: str, slot: Lines, measure: Measure, room: float, size: float = 0.0) -> Display | None:
    """The text in the first size that needs no more lines than wanted, evenly broken; None when it cannot be set so.

    `words` is plain text, `room` the measure in points; `size` rules out the ladder.
    """
    sizes = (size,) if size else slot.sizes
    room = min(room, slot.measure or room)
    found = _broken(words, slot, measure)
    for tried in sizes:
        if line := _fewest(found, room / tried, slot.lines):
            return _made(line, tried)
    line = _fewest(found, room / sizes[-1], 99)
    return _made(line, sizes[-1]) if line else None


def _broken(words: str, slot: Lines, measure: Measure) -> dict[int, Broken]:
    if len(words.split()) > _MOST_WORDS or not words.strip():
        return {}
    stack = measure.stack(slot.font, slot.weight, slot.style)
    width = functools.partial(measure.spaced, stack=stack, spacing=slot.spacing)
    return breakings(pieces(words, width), width(" "), max(slot.lines, 6))


def _fewest(found: dict[int, Broken], room: float, most: int) -> Broken | None:
    # A hair's breadth is kept free, so that rounding in the formatter never wraps a line we meant to be whole.
    return next((found[n] for n in sorted(found) if n <= most and found[n].widest <= room - 0.02), None)


def _made(broken: Broken, size: float) -> Display:
    lines = [html.escape(line, quote=False) for line in broken.lines]
    return Display(" <br/>".join(lines), size, len(lines))
