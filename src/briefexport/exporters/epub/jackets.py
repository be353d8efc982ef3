"""The cover: the article's own picture, one made from the headline, a file the user names, or none."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from briefexport import __version__, text
from briefexport import model as m
from briefexport.errors import ContentError, FileError
from briefexport.exporters.epub.book import File, Statement
from briefexport.exporters.epub.images import SUFFIXES, Shelf
from briefexport.keeping import kept
from briefexport.plugin import Asset, Context, Theme, warning

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
        return _jacket(options.cover, _file(options.cover), alt, context)
    own = edition.cover
    if own is not None and own.src and text.is_remote(own.src):
        message = f"the remote cover {own.src} is left out; one was drawn instead"
        context.report(warning("remote-image", message, hint="download it beside the source and name that file"))
    elif own is not None and own.src:
        return _jacket(own.src, context.assets.open(own.src), own.alt or alt, context)
    return _drawn_jacket(edition, context, alt)


def _drawn_jacket(edition: m.Edition, context: Context, alt: str) -> Jacket:
    """The drawn cover; without a face for the headline's script a book without one, since its text needs none."""
    try:
        return _own(_drawn(edition, context), "image/png", alt)
    except ContentError as error:
        context.report(warning("cover-without-font", f"no cover was drawn: {error.message}", hint=error.hint))
        return Jacket()


def _drawn(edition: m.Edition, context: Context) -> bytes:
    """The cover made from the headline. Shaping and drawing it costs 50 ms, so it is kept in the cache."""

    def draw() -> bytes:
        from briefexport.render.covers import cover

        return cover(edition, context.theme, context.assets)

    folder = context.cache / "covers" if context.cache else None
    return kept(folder, _cover_key(edition, context.theme), draw)


def _cover_key(edition: m.Edition, theme: Theme) -> str:
    """A hash of all that decides a cover: what is said of the edition, the theme with its files, and our version."""
    said = msgspec.structs.replace(edition, articles=tuple(_outside(article) for article in edition.articles))
    files = [
        path for folder in theme.folders for path in (folder / "theme.toml", folder / "cover.toml", folder / "fonts")
    ]
    states = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in files if path.exists()]
    decides = (__version__, said, theme.name, theme.tokens, tuple(map(str, theme.fallback_fonts)), states)
    return hashlib.sha256(msgspec.json.encode(decides, order="sorted")).hexdigest()


def _outside(article: m.Article) -> m.Article:
    return m.Article(metadata=article.metadata)


def _file(name: str) -> Asset:
    try:
        return Asset(Path(name).read_bytes(), "")
    except OSError as error:
        raise FileError(
            f"the cover {name} cannot be read: {error.strerror}",
            code="cover-unreadable",
            hint="--cover takes auto, none or the path of a picture",
        ) from error


def _jacket(name: str, asset: Asset, alt: str, context: Context) -> Jacket:
    # A shelf of its own: the cover image is a file of its own even where the text shows the same picture.
    shelf = Shelf(context, kindle=True)  # stores want a raster image
    source = shelf.files[shelf.add(name, asset)]
    return _own(source.data, source.media_type, alt)


def _own(data: str | bytes, media_type: str, alt: str) -> Jacket:
    name = f"images/book-cover{SUFFIXES[media_type]}"
    file = File(name, media_type, data, ("cover-image",))
    # EPUB 2 readers and older Kindles find the cover by this.
    legacy = Statement("meta", "", (("name", "cover"), ("content", file.id)), "")
    return Jacket(name, alt, (file,), (legacy,))
