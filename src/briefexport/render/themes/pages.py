"""Page sizes: the names people use, and any size in between a stamp and a wall."""

from __future__ import annotations

import re

# Width and height in points (ISO 216, ANSI/ASME Y14.1).
NAMED: dict[str, tuple[float, float]] = {
    "A3": (841.8898, 1190.5512),
    "A4": (595.2756, 841.8898),
    "A5": (419.5276, 595.2756),
    "B5": (498.8976, 708.6614),
    "Letter": (612.0, 792.0),
    "Legal": (612.0, 1008.0),
    "Tabloid": (792.0, 1224.0),
}
POINTS = {"pt": 1.0, "px": 0.75, "in": 72.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "pc": 12.0}
# Below a small card no line can be set; beyond 200 inches a PDF page is out of ISO 32000-1 annex C's limit.
LEAST, MOST = 200.0, 14_400.0
# A page narrower than this is small (A5): it has no room for a column beside the text.
SMALL = 460.0

_PAIR = re.compile(r"^([0-9.]+)\s*([a-z]*)\s*[x×]\s*([0-9.]+)\s*([a-z]*)$", re.IGNORECASE)


def page_size(name: str) -> tuple[float, float]:
    """Width and height in points of `A4`, `Letter`, …, `210x297` (mm) or `8x10in`. Raises ValueError for others."""
    for known, size in NAMED.items():
        if known.lower() == name.strip().lower():
            return size
    width, height = _measured(name)
    if not (LEAST <= width <= MOST and LEAST <= height <= MOST):
        raise ValueError(f"a page is {LEAST:.0f} to {MOST:.0f} points wide and high (70 mm to 5 m)")
    return width, height


def _measured(name: str) -> tuple[float, float]:
    match = _PAIR.match(name.strip())
    units = {unit.lower() for unit in (match[2], match[4]) if unit} if match else {""}
    if not match or not units <= set(POINTS):
        raise ValueError(f"a page size is one of {', '.join(NAMED)}, or a width and height such as 150x220mm")
    second = match[4].lower() or "mm"
    return float(match[1]) * POINTS[match[2].lower() or second], float(match[3]) * POINTS[second]


def nearest_named(size: tuple[float, float]) -> str:
    """`Letter` for pages wider than they should be for their height, as the American ones are; else `A4`."""
    ratio = size[1] / size[0]
    return "Letter" if abs(ratio - 792 / 612) < abs(ratio - 841.89 / 595.28) else "A4"
