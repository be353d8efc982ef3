"""Colour emoji: WeasyPrint paints them as pictures over empty glyphs whose widths it takes from the pictures.

The widths that the PDF states and those of the embedded font then differ, which PDF/UA and PDF/A forbid (ISO 14289-1,
7.21.5; ISO 19005-3, 6.2.11.5). The positions on the page follow the stated widths, so the font's are brought to them.
"""

from __future__ import annotations

import struct
from typing import Any

_RECORD = struct.Struct(">4sIII")


def settle(document: Any, pdf: Any) -> None:
    """Give the embedded files of fonts with pictures for glyphs the advances that the PDF states."""
    for font in document.fonts.values():
        if not (font.png or font.svg or font.colr):
            continue
        for item in pdf.objects:
            if getattr(item, "stream", None) and item.stream[0] is font.file_content:
                font.file_content = with_advances(font.file_content, font.widths)
                item.stream = [font.file_content]


def with_advances(data: bytes, widths: dict[int, int]) -> bytes:
    """A TrueType file whose glyphs advance by `widths` (glyph → thousandths of an em); the length stays."""
    tables = _tables(data)
    if not {b"head", b"hhea", b"hmtx"} <= tables.keys():
        return data
    made = bytearray(data)
    em = struct.unpack_from(">H", data, tables[b"head"][1] + 18)[0]
    long = struct.unpack_from(">H", data, tables[b"hhea"][1] + 34)[0]
    for glyph, width in widths.items():
        place = tables[b"hmtx"][1] + 4 * min(glyph, long - 1)
        struct.pack_into(">H", made, place, min(0xFFFF, max(0, round(width * em / 1000))))
    _sum_again(made, tables[b"hmtx"])
    return bytes(made)


def _tables(data: bytes) -> dict[bytes, tuple[int, int, int]]:
    """Tag → (place of its record, offset, length) (OpenType 1.9, table directory)."""
    count = struct.unpack_from(">H", data, 4)[0]
    records = ((place, _RECORD.unpack_from(data, place)) for place in range(12, 12 + 16 * count, 16))
    return {tag: (place, offset, length) for place, (tag, _, offset, length) in records}


def _sum_again(made: bytearray, table: tuple[int, int, int]) -> None:
    place, offset, length = table
    body = bytes(made[offset : offset + length]).ljust(-(-length // 4) * 4, b"\0")
    total = sum(struct.unpack(f">{len(body) // 4}I", body)) & 0xFFFFFFFF
    struct.pack_into(">I", made, place + 4, total)
