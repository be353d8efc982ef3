"""The cover: the article's own picture, one made from the headline, a file the user names, or none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from briefexport import model as m
from briefexport.errors import FileError
from briefexport.exporters.epub.book import File, Statement
from briefexport.exporters.epub.images import SUFFIXES, Shelf
from briefexport.plugin import Asset, Context

if TYPE_CHECKING:
    from briefexport.exporters.epub import EpubOptions


class Jacket(msgspec.Struct, frozen=True):
    """The cover picture's address and description, its file, and what the package says of it; empty without one."""

    href: str = ""
    alt: str = ""
    files: tuple[File, ...] = ()
    statements: tuple[Statement, ...] = ()


def jacket(edition: m.Edition, options: EpubOptions, context: Context, shelf: Shelf) -> Jacket:
    """`--cover`: auto, none, or a file the user names (the only path an exporter opens itself)."""
    if options.cover == "none":
        return Jacket()
    alt = edition.title
    if options.cover != "auto":
        asset = _file(options.cover)
    elif edition.cover is not None and edition.cover.src:
        asset = context.assets.open(edition.cover.src)
        alt = edition.cover.alt or alt
    else:
        # The cover's shaping and drawing are loaded only for a book that wants one.
        from briefexport.render.covers import cover

        return _own(cover(edition, context.theme, context.assets), "image/png", alt)
    return _jacket(asset, alt, context, options)


def _file(name: str) -> Asset:
    try:
        return Asset(Path(name).read_bytes(), "")
    except OSError as error:
        raise FileError(
            f"the cover {name} cannot be read: {error.strerror}",
            code="cover-unreadable",
            hint="--cover takes auto, none or the path of a picture",
        ) from error


def _jacket(asset: Asset, alt: str, context: Context, options: EpubOptions) -> Jacket:
    # A shelf of its own: the cover image is a file of its own even where the text shows the same picture.
    shelf = Shelf(context, kindle=True)  # stores want a raster image
    source = shelf.files[shelf.add("cover", asset)]
    return _own(source.data, source.media_type, alt)


def _own(data: str | bytes, media_type: str, alt: str) -> Jacket:
    name = f"images/book-cover{SUFFIXES[media_type]}"
    file = File(name, media_type, data, ("cover-image",))
    # EPUB 2 readers and older Kindles find the cover by this.
    legacy = Statement("meta", "", (("name", "cover"), ("content", file.id)), "")
    return Jacket(name, alt, (file,), (legacy,))
