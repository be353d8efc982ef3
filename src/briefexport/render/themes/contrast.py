"""Contrast of two colours, as WCAG 2.2 measures it."""

from __future__ import annotations

import re

_HEX = re.compile(r"^#(?:[0-9a-f]{3}|[0-9a-f]{6})$")


def canonical(color: str) -> str:
    """`#rrggbb` in lower case. Raises ValueError for anything that is not a `#rgb` or `#rrggbb` colour."""
    color = color.strip().lower()
    if not _HEX.match(color):
        raise ValueError("a colour is written #rgb or #rrggbb")
    return color if len(color) == 7 else "#" + "".join(digit * 2 for digit in color[1:])


def luminance(color: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, definition of relative luminance, with sRGB's own 0.04045)."""
    channels = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two canonical colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def nearest(color: str, ground: str, least: float) -> str:
    """The colour of the same hue nearest to `color` that reaches `least` on `ground`, else black or white."""
    target = "#000000" if luminance(ground) > 0.18 else "#ffffff"
    for step in range(1, 101):
        mixed = _mix(color, target, step / 100)
        if contrast(mixed, ground) >= least:
            return mixed
    return target


def _mix(color: str, target: str, part: float) -> str:
    pairs = ((int(color[s : s + 2], 16), int(target[s : s + 2], 16)) for s in (1, 3, 5))
    return "#" + "".join(f"{round(here + (there - here) * part):02x}" for here, there in pairs)
