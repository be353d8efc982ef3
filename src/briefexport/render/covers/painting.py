"""A picture with a palette: rules, and glyphs in a few shades from the ground to their colour; written as PNG."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from typing import Any

from briefexport.render.covers import pictograms
from briefexport.render.fonts.shaping import Run, font_of

# Shades between the ground and a colour: enough for smooth edges, few enough to compress well.
SHADES = 15


class Canvas:
    """Rows of palette indices. Index 0 is the ground; each colour has `SHADES` indices up to its full strength."""

    def __init__(self, width: int, height: int, ground: str) -> None:
        self.width, self.height = width, height
        self.rows = [bytearray(width) for _ in range(height)]
        self.colors: list[str] = []
        self.ground = ground

    def bar(self, x: int, y: int, width: int, height: int, color: str) -> None:
        """A filled rectangle, cut off at the picture's edges."""
        full = bytes([self._base(color) + SHADES - 1]) * width
        for row in self.rows[max(0, y) : y + height]:
            row[x : x + width] = full

    def text(self, lines: Sequence[tuple[Sequence[Run], float, float]], size: float, color: str) -> None:
        """Lines of shaped text, each with the x and y of its baseline's left end; `size` in pixels an em."""
        top = max(0, int(min(y for _, _, y in lines) - size * 1.3))
        bottom = min(self.height, int(max(y for _, _, y in lines) + size * 0.7))
        left = max(0, int(min(x for _, x, _ in lines) - size * 0.3))
        right = min(self.width, int(max(x + _long(runs) * size for runs, x, _ in lines) + size * 0.3))
        wide = right - left
        mask = self._mask(lines, size, (left, top, wide, bottom - top), light=sum(_rgb(color)) > sum(_rgb(self.ground)))
        first = self._base(color) - 1
        table = bytes([0 if not (step := (value * SHADES + 127) // 255) else first + step for value in range(256)])
        blank = bytes(wide)
        for number, row in enumerate(self.rows[top:bottom]):
            covered = mask[number * wide : (number + 1) * wide]
            if covered != blank:
                covered = covered.translate(table)
                row[left:right] = covered if row[left:right] == blank else _over(row[left:right], covered)

    @staticmethod
    def _mask(
        lines: Sequence[tuple[Sequence[Run], float, float]], size: float, box: tuple[int, int, int, int], *, light: bool
    ) -> bytes:
        """How much of each pixel of the box (left, top, width, height) is covered, a byte each, rows from the top."""
        import uharfbuzz as hb

        left, top, wide, high = box
        pen: Any = hb.RasterDraw()
        pictures: list[pictograms.Placed] = []
        for runs, x, y in lines:
            for run in runs:
                if pictograms.are_pictures(run):
                    pictures += pictograms.placed(run, x - left, y - top, size)
                else:
                    Canvas._draw(pen, run, x - left, y - top, size)
                x += run.advance * size
        pen.extents = hb.RasterExtents(x_origin=0, y_origin=0, width=wide, height=high, stride=wide)
        mask: bytes = pen.render().buffer
        return pictograms.laid_over(mask, (wide, high), pictures, light=light) if pictures else mask

    @staticmethod
    def _draw(pen: Any, run: Run, x: float, y: float, size: float) -> None:
        font = font_of(run.face)
        scale = size / font.face.upem
        for glyph, right, up in run.glyphs:
            # Glyphs have their y axis upwards, and the mask's rows come bottom first: turned over once, both agree.
            pen.transform = (scale, 0, 0, -scale, x + right * size, y - up * size)
            pen.draw_glyph(font, glyph)

    def _base(self, color: str) -> int:
        if color not in self.colors:
            self.colors.append(color)
        return 1 + SHADES * self.colors.index(color)

    def png(self) -> bytes:
        """The picture as PNG (ISO/IEC 15948): palette, no filters, which suit flat colours best."""
        head = struct.pack(">IIBBBBB", self.width, self.height, 8, 3, 0, 0, 0)
        raw = b"".join(b"\0" + row for row in self.rows)
        # Runs of one index are all there is to find: half the time of the default strategy, and smaller.
        press = zlib.compressobj(1, zlib.DEFLATED, 15, 9, zlib.Z_RLE)
        data = press.compress(raw) + press.flush()
        parts = (b"IHDR", head), (b"PLTE", self._palette()), (b"IDAT", data), (b"IEND", b"")
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)

    def _palette(self) -> bytes:
        ground, made = _rgb(self.ground), bytearray(_rgb(self.ground))
        for color in self.colors:
            for step in range(1, SHADES + 1):
                pairs = zip(ground, _rgb(color), strict=True)
                made += bytes(round(here + (there - here) * step / SHADES) for here, there in pairs)
        return bytes(made)


def _long(runs: Sequence[Run]) -> float:
    return sum(run.advance for run in runs)


def _over(under: bytearray, covered: bytes) -> bytes:
    """Covered pixels laid over others."""
    return bytes(above or below for above, below in zip(covered, under, strict=True))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _rgb(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)
