"""Re-opening a PDF that was written: enough of a reader to know that it is whole, and cheap (milliseconds, no import).

Read are the cross-reference stream and the object streams as pydyf writes them (ISO 32000-1, 7.5.7 and 7.5.8).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from briefexport.plugin import Diagnostic

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_STREAM = re.compile(rb"(\d+) 0 obj\n(<<.*?>>)\nstream\n", re.DOTALL)
_HINT = "this is a fault of the writing or of the disk: try again, and report it if it stays"


class Broken(ValueError):
    """What is wrong with the file, for people."""


def check(path: Path) -> Iterator[Diagnostic]:
    """An error for a file that is cut short, has no pages, or claims PDF/UA without tags."""
    try:
        _check(path.read_bytes())
    except (Broken, ValueError, zlib.error, IndexError) as error:
        message = f"the PDF that was written is not whole: {error}"
        yield Diagnostic(code="pdf-unsound", severity="error", message=message, hint=_HINT)


def _check(data: bytes) -> None:
    if not data.startswith(b"%PDF-1."):
        raise Broken("it does not begin as a PDF")
    objects = read(data)
    catalog = next((body for body in objects.values() if b"/Type /Catalog" in body), b"")
    if page_count(objects) < 1:
        raise Broken("it has no pages")
    if b"pdfuaid:part" in data and not (b"/StructTreeRoot" in catalog and b"/Marked true" in catalog):
        raise Broken("it claims PDF/UA and has no tags")


def page_count(objects: dict[int, bytes]) -> int:
    """The number of pages that are there; Broken if the page tree counts another."""
    pages = sum(bool(re.search(rb"/Type /Page\b(?!s)", body)) for body in objects.values())
    for body in objects.values():
        count = re.search(rb"/Count (\d+)", body) if b"/Type /Pages" in body else None
        if count and int(count[1]) != pages:
            raise Broken(f"it says {int(count[1])} pages and has {pages}")
    return pages


def read(data: bytes) -> dict[int, bytes]:
    """Object number → its text (for a stream its dictionary), every one at the place its table names."""
    start = _START.search(data[-64:])
    if not start:
        raise Broken("it ends too early")
    table = _STREAM.match(data, int(start[1]))
    if not table:
        raise Broken("its cross-reference table is missing")
    entries = list(_entries(_unpacked(data, table), table[2]))
    objects: dict[int, bytes] = {}
    packed: set[int] = set()
    for number, (kind, place) in enumerate(entries):
        if kind == 1:
            objects[number] = _at(data, number, place)
        elif kind == 2:
            packed.add(place)
    for place in packed:
        stream = _STREAM.match(data, entries[place][1])
        if not stream:
            raise Broken(f"object {place} is missing")
        objects |= _unbundled(_unpacked(data, stream), stream[2])
    return objects


def _at(data: bytes, number: int, place: int) -> bytes:
    head = b"%d 0 obj\n" % number
    if not data.startswith(head, place):
        raise Broken(f"object {number} is missing")
    end = data.find(b"stream\n", place, place + 4096)
    return data[place + len(head) : end if end > 0 else place + 4096]


def _unpacked(data: bytes, stream: re.Match[bytes]) -> bytes:
    length = re.search(rb"/Length (\d+)", stream[2])
    body = data[stream.end() : stream.end() + int(length[1])] if length else b""
    return zlib.decompress(body) if b"/FlateDecode" in stream[2] else body


def _entries(table: bytes, head: bytes) -> Iterator[tuple[int, int]]:
    widths = re.search(rb"/W \[(\d+) (\d+) (\d+)\]", head)
    if not widths:
        raise Broken("its cross-reference table has no shape")
    kind, place, rest = (int(width) for width in widths.groups())
    size = kind + place + rest
    for start in range(0, len(table) - size + 1, size):
        entry = table[start : start + size]
        yield entry[0], int.from_bytes(entry[kind : kind + place], "big")


def _unbundled(body: bytes, head: bytes) -> dict[int, bytes]:
    first = re.search(rb"/First (\d+)", head)
    if not first:
        raise Broken("an object stream has no table")
    offset = int(first[1])
    numbers = [int(word) for word in body[:offset].split()]
    starts = numbers[1::2]
    ends = [*starts[1:], len(body) - offset]
    return {
        number: body[offset + start : offset + end]
        for number, start, end in zip(numbers[::2], starts, ends, strict=True)
    }
