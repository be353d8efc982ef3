"""Widths of words in the faces that the stylesheet will set them in; everything in em of the text around it."""

from __future__ import annotations

import functools
import unicodedata

from briefexport.plugin import Theme
from briefexport.render.fonts.shaping import width
from briefexport.render.themes.faces import FontFace, font_faces

Stack = tuple[FontFace, ...]
# What the body's sheet asks of the font (print.css: oldstyle-nums proportional-nums).
BODY = ("onum", "pnum")
TABLE = ("lnum", "tnum")
CAPITALS = ("c2sc", "smcp", "onum", "pnum")
# Letter spacing of small capitals, as print.css sets it.
SPACED = 0.03


@functools.lru_cache(maxsize=64)
def _stack(faces: tuple[FontFace, ...], family: str, weight: int, style: str) -> Stack:
    def distance(face: FontFace) -> tuple[bool, int, bool]:
        return face.family != family, abs(face.weight - weight), face.style != style

    # A face for another script is rarely italic: then its upright one is set, and measured, in the line.
    return tuple(sorted((face for face in faces if face.style == style), key=distance)) + tuple(
        sorted((face for face in faces if face.style != style), key=distance)
    )


def _is_spaced(character: str) -> bool:
    """False for marks and joiners, which stand with the letter before them."""
    return unicodedata.category(character) not in ("Mn", "Mc", "Me", "Cf")


class Measure:
    """Measures words for one theme; `fallbacks` are the faces for other scripts."""

    def __init__(self, theme: Theme, fallbacks: tuple[FontFace, ...] = ()) -> None:
        self.tokens = theme.tokens
        self.faces = (*font_faces(theme), *fallbacks)
        self._stacks: dict[tuple[str, int, str], Stack] = {}

    def stack(self, font: str, weight: int = 400, style: str = "normal") -> Stack:
        """The faces for a font token, the nearest cut of its family first."""
        found = self._stacks.get((font, weight, style))
        if found is None:
            found = self._stacks[font, weight, style] = _stack(self.faces, str(self.tokens[font]), weight, style)
        return found

    def spaced(self, text: str, stack: Stack, spacing: float) -> float:
        """The width of display text with letter spacing."""
        return width(text, stack) + spacing * sum(map(_is_spaced, text))

    def word(self, text: str, *, bold: bool = False, italic: bool = False, mono: bool = False) -> float:
        """The width of a word of the body."""
        if mono:
            return 0.86 * width(text, self.stack("mono", 400))
        stack = self.stack("serif", 700 if bold else 400, "italic" if italic else "normal")
        return width(text, stack, features=BODY)

    def cell(self, text: str, *, bold: bool = False, mono: bool = False) -> float:
        """The width of a word in a table."""
        wide = width(text, self.stack("sans", 700 if bold else 400), features=TABLE)
        return max(wide, self.word(text, mono=True)) if mono else wide

    def capitals(self, text: str) -> float:
        """The width of an acronym in small capitals."""
        return width(text, self.stack("serif"), features=CAPITALS) + SPACED * len(text)
