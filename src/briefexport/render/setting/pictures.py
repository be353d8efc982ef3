"""How large a picture is, read from the first bytes of the file."""

from __future__ import annotations

import re
import struct

# What has no width of its own is taken to be so wide in pixels (CSS Images 3, 5.2), or as wide as its coordinates.
_USUAL = 300.0
_VIEW_BOX = re.compile(rb'viewBox\s*=\s*["\']\s*[-\d.e]+[\s,]+[-\d.e]+[\s,]+([\d.e]+)[\s,]+([\d.e]+)')
_SIDE = rb'<svg\b[^>]*?\s%s\s*=\s*["\']\s*([\d.]+)(px|pt|mm|cm|in)?\s*["\']'
_PIXELS = {b"": 1.0, b"px": 1.0, b"pt": 4 / 3, b"mm": 96 / 25.4, b"cm": 96 / 2.54, b"in": 96.0}
# JPEG markers that begin a frame and so carry its size (ITU-T T.81, table B.1).
_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})


def picture_size(data: bytes) -> tuple[float, float] | None:
    """Width and height in points (a pixel is three quarters) of a PNG, GIF, JPEG, WebP or SVG; None where it cannot be
    told."""
    try:
        width, height = _size(data)
    except (ValueError, struct.error, IndexError, ZeroDivisionError):
        return None
    return (width * 0.75, height * 0.75) if width > 0 and height > 0 else None


def _size(data: bytes) -> tuple[float, float]:
    if data.startswith(b"\x89PNG"):
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    if data.startswith(b"GIF8"):
        width, height = struct.unpack("<HH", data[6:10])
        return width, height
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    if data[8:16] == b"WEBPVP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    return _svg(data[:4096])


def _jpeg(data: bytes) -> tuple[float, float]:
    place = 2
    while place + 9 < len(data):
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4], "big")
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return width, height
        place += 2 + max(2, length)
    raise ValueError("no frame")


def _svg(head: bytes) -> tuple[float, float]:
    """The sides in pixels that the drawing states, else those of its view box."""
    width, height = _side(head, b"width"), _side(head, b"height")
    if width and height:
        return width, height
    if not (found := _VIEW_BOX.search(head)):
        raise ValueError("no size")
    ratio = float(found[2]) / float(found[1])
    width = width or (height / ratio if height else max(_USUAL, float(found[1])))
    return width, width * ratio


def _side(head: bytes, name: bytes) -> float:
    found = re.search(_SIDE % name, head)
    return float(found[1]) * _PIXELS[found[2] or b""] if found else 0.0
