"""How large the headline goes, and into how many lines."""

from __future__ import annotations

import dataclasses
import functools
import unicodedata
from collections.abc import Iterator

from briefexport.render.covers.design import Foot, Headline, Line
from briefexport.render.fonts.shaping import width
from briefexport.render.setting.balancing import Broken, Piece, breakings, pieces
from briefexport.render.setting.dividing import SOFT, divided
from briefexport.render.themes.faces import FontFace

Faces = tuple[FontFace, ...]


@dataclasses.dataclass(frozen=True)
class Fitted:
    """Lines and the size they are set in, in pixels; `leading` is the distance from line to line over the size."""

    lines: tuple[str, ...]
    size: float
    leading: float


def headline(text: str, slot: Headline, faces: Faces, measure: int, language: str) -> Fitted:
    """The best setting: every number of lines at the largest size it allows, judged by size, evenness and sense."""
    leading, most = _leading(text, slot.leading, slot.lines)
    for items in _attempts(text, faces, measure / slot.sizes[-1], language):
        found = _best(items, slot, faces, measure, leading, most)
        if found:
            return found
    raise AssertionError("the last attempt always fits")


def _best(items: list[Piece], slot: Headline, faces: Faces, measure: int, leading: float, most: int) -> Fitted | None:
    judged = []
    for count, broken in breakings(items, width(" ", faces), most).items():
        size = _size(broken, slot, measure, leading)
        if size:
            worth = size * (1 - 0.9 * broken.raggedness - 0.035 * count + (0.12 if broken.sense else 0))
            judged.append((worth, Fitted(tuple(map(_hyphened, broken.lines)), size, leading)))
    return max(judged, key=lambda pair: pair[0])[1] if judged else None


def _hyphened(line: str) -> str:
    """The line with a hyphen where it ends within a word."""
    return line.replace(SOFT, "").rstrip(" ") + ("-" if line.endswith(SOFT) else "")


def _size(broken: Broken, slot: Headline, measure: int, leading: float) -> int:
    """The largest of the slot's sizes at which the lines fit, 0 when none does."""
    tall = 1 + leading * (len(broken.lines) - 1)
    return next((s for s in slot.sizes if s * broken.widest <= measure and s * tall <= slot.height), 0)


def _attempts(text: str, faces: Faces, room: float, language: str) -> Iterator[list[Piece]]:
    """The headline whole; then with its long words divided; then, shorter and shorter, cut with an ellipsis."""
    items = pieces(text, functools.partial(width, faces=faces))
    yield items
    parts = divided(items, functools.partial(width, faces=faces), room, language)
    yield parts
    count = len(parts)
    while count > 1:
        count = min(count - 1, int(count * 0.9))
        yield _cut(parts[:count], faces)
    yield _cut(parts[:1], faces)


def _cut(items: list[Piece], faces: Faces) -> list[Piece]:
    last = items[-1].text.rstrip(",;:.…—– \u00ad") + "…"
    return [*items[:-1], Piece(last, width(last, faces), space=True)]


def foot(text: str, slot: Foot, faces: Faces, measure: int) -> Fitted:
    """The dek in the fewest lines that hold it, evenly broken; made smaller, then cut, when there is too much of it."""
    leading = 1.6 if _arabic(text) else slot.leading
    items = [item for item in pieces(text, functools.partial(width, faces=faces)) if item.width <= measure / slot.size]
    for size in (slot.size, slot.size * 0.875, slot.size * 0.75):
        for _, broken in sorted(breakings(items, width(" ", faces), slot.lines).items()):
            if broken.widest * size <= measure:
                return Fitted(tuple(map(_hyphened, broken.lines)), size, leading)
    kept = items[: max(1, len(items) * 4 // 5)]
    return (
        foot(" ".join(item.text for item in kept[:-1]) + "…", slot, faces, measure)
        if len(items) > 2
        else Fitted((), 0, 1)
    )


def line(text: str, slot: Line, faces: Faces, measure: float) -> Fitted:
    """One line, made smaller when it must be, then cut."""
    size = max(slot.size * 0.6, min(slot.size, measure / max(width(text, faces), 0.01)))
    while len(text) > 1 and width(text, faces) * size > measure:
        text = text[: int(len(text) * 0.95)].rstrip(" …,") + "…" if len(text) > 2 else ""
    return Fitted((text,), size, 1)


def _leading(text: str, leading: float, lines: int) -> tuple[float, int]:
    """Leading and the most lines for the script: Arabic and CJK stand taller than Latin capitals."""
    if _arabic(text):
        return 1.34, lines
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return (1.22, lines - 1) if wide * 2 > len(text) else (leading, lines)


def _arabic(text: str) -> bool:
    return any("\u0600" <= character <= "\u06ff" for character in text)
