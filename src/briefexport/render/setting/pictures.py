"""How large a picture is, read from the first bytes of the file."""

from __future__ import annotations

import re
import struct

_VIEW_BOX = re.compile(rb'viewBox\s*=\s*["\']\s*[-\d.e]+[\s,]+[-\d.e]+[\s,]+([\d.e]+)[\s,]+([\d.e]+)')
_SIDE = rb'<svg\b[^>]*?\s%s\s*=\s*["\']\s*([\d.]+)'
# JPEG markers that begin a frame and so carry its size (ITU-T T.81, table B.1).
_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})


def picture_size(data: bytes) -> tuple[float, float] | None:
    """Width and height in points (a pixel is three quarters) of a PNG, GIF, JPEG, WebP or SVG; None where it cannot be
    told."""
    try:
        width, height = _size(data)
    except (ValueError, struct.error, IndexError):
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
    if found := _VIEW_BOX.search(head):
        return float(found[1]), float(found[2])
    width, height = (re.search(_SIDE % side, head) for side in (b"width", b"height"))
    if not width or not height:
        raise ValueError("no size")
    return float(width[1]), float(height[1])
