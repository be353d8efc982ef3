"""Small tools for documents in tests: articles with ids, and pictures made on the spot."""

from __future__ import annotations

import io
import struct
import zlib

import msgspec

from briefexport import identity
from briefexport import model as m
from briefexport.errors import ContentError
from briefexport.plugin import Asset

T = m.Text


class MemoryAssets(msgspec.Struct, frozen=True):
    """Assets held in a dictionary; anything else is missing."""

    held: dict[str, Asset] = {}

    def open(self, src: str) -> Asset:
        if src not in self.held:
            raise ContentError(f"the image {src} is missing", code="missing-image", hint="put it there")
        return self.held[src]


def png(width: int = 8, height: int = 6, grey: int = 128) -> bytes:
    """A grey PNG, made without an image library."""
    rows = b"".join(b"\0" + bytes([grey]) * width for _ in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def encoded(form: str, mode: str = "RGB", size: tuple[int, int] = (8, 6), **options: object) -> bytes:
    """A small picture in one of Pillow's formats."""
    from PIL import Image

    out = io.BytesIO()
    Image.new(mode, size).save(out, form, **options)
    return out.getvalue()


SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><title>Bars</title>'
    b'<rect width="10" height="20"/><rect x="15" width="10" height="12"/><text x="28" y="18">3</text></svg>'
)
ASSETS = {
    "images/chart.svg": Asset(SVG, "image/svg+xml"),
    "images/photo.png": Asset(png(), "image/png"),
    "asset:inline.png": Asset(png(grey=40), "image/png"),
}


def article(headline: str, *body: m.Block, notes: tuple[m.Note, ...] = (), **fields: object) -> m.Article:
    """An article with ids, as a reader would leave it."""
    metadata = m.Metadata(headline=headline, slug=identity.slugify(headline) or "brief", **fields)  # type: ignore[arg-type]
    named, _, _ = identity.identify(m.Article(metadata=metadata, body=body, notes=notes))
    return named


def paragraph(*content: m.Inline | str, role: str = "body") -> m.Paragraph:
    inlines = tuple(T(part) if isinstance(part, str) else part for part in content)
    return m.Paragraph(role=role, content=inlines)  # type: ignore[arg-type]


def heading(level: int, words: str) -> m.Heading:
    return m.Heading(level=level, content=(T(words),))
