"""Glyphs that are pictures: fonts of emoji hold PNGs in colour, which a palette of one ink shows as shades of it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

from briefexport.render.fonts.shaping import Run, font_of

# How much of a picture's shading is kept: its palest parts are still a quarter as strong as the ink.
_SHADING = 0.75

Placed = tuple[bytes, tuple[int, int, int, int]]


def are_pictures(run: Run) -> bool:
    """True for a run of a font whose glyphs are pictures: it has no outlines to draw."""
    return bool(font_of(run.face).face.has_color_png)


def placed(run: Run, x: float, y: float, size: float) -> Iterator[Placed]:
    """Each glyph's PNG with its left, top, width and height in pixels, for a run that begins at x on the baseline y."""
    font = font_of(run.face)
    scale = size / font.face.upem
    for glyph, right, up in run.glyphs:
        png, box = font.get_glyph_color_png(glyph), font.get_glyph_extents(glyph)
        if png and box:
            left, top = x + right * size + box.x_bearing * scale, y - up * size - box.y_bearing * scale
            yield bytes(png.data), (round(left), round(top), round(box.width * scale), round(-box.height * scale))


def laid_over(mask: bytes, size: tuple[int, int], pictures: Sequence[Placed], *, light: bool) -> bytes:
    """The mask with the pictures in it; `light` ink shows their light parts strongest, dark ink their dark ones."""
    from PIL import Image, ImageChops

    whole = Image.frombytes("L", size, mask)
    for png, (left, top, width, height) in pictures:
        if width > 0 and height > 0:
            tone = _tone(png, light).resize((width, height), Image.Resampling.LANCZOS)
            box = (left, top, left + width, top + height)
            whole.paste(ImageChops.lighter(whole.crop(box), tone), box)
    return whole.tobytes()


def _tone(png: bytes, light: bool) -> Any:
    """How strongly the ink covers each pixel of a picture."""
    from PIL import Image, ImageChops

    picture = Image.open(io.BytesIO(png)).convert("RGBA")
    shade = picture.convert("L")
    strong = shade.point(lambda value: round(255 - _SHADING * (255 - value if light else value)))
    return ImageChops.multiply(strong, picture.getchannel("A"))
