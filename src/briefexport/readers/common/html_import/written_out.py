"""Pictures written out in the page itself, in `data:` addresses."""

from __future__ import annotations

import base64
import binascii
import re
import struct
from urllib.parse import unquote_to_bytes

_DATA = re.compile(r"^\s*data:([\w.+-]+/[\w.+-]+)?((?:;[^,;]*)*),(.*)$", re.S | re.I)
_DRAWS = re.compile(rb"<(?:\w+:)?(path|rect|circle|ellipse|line|poly(?:line|gon)|text|image|use|foreignObject)\b")
# What shows nothing takes few letters to write, and at most so many pixels a side.
_FEW, _DOT = 2000, 2


def picture_in(address: str) -> tuple[str, bytes]:
    """(media type, bytes) of the picture in a `data:` address; no bytes where there is none that can be read."""
    found = _DATA.match(address)
    if not found or not (found[1] or "").lower().startswith("image/"):
        return "", b""
    try:
        raw = unquote_to_bytes(found[3])
        data = base64.b64decode(b"".join(raw.split()), validate=True) if ";base64" in found[2].lower() else raw
    except (binascii.Error, ValueError):
        return "", b""
    return found[1].lower(), data


def is_blank(address: str) -> bool:
    """True for a picture that shows nothing: it keeps the room of one that a script would fetch."""
    media_type, data = picture_in(address) if len(address) <= _FEW else ("", b"")
    if media_type == "image/svg+xml":
        return _DRAWS.findall(data) in ([], [b"rect"])  # an even field at most
    sides = _sides(data)
    return bool(sides) and max(sides) <= _DOT


def _sides(data: bytes) -> tuple[int, ...]:
    """Width and height in pixels, as the heads of GIF and PNG say them."""
    if data.startswith(b"GIF8") and len(data) >= 10:
        return struct.unpack("<HH", data[6:10])
    return struct.unpack(">II", data[16:24]) if data.startswith(b"\x89PNG") and len(data) >= 24 else ()
