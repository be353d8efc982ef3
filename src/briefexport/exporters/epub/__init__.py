"""The EPUB exporter: EPUB 3.3 with accessibility metadata computed from what the book truly holds.

    binding      edition → Book (pages, pictures, stylesheet, claims), all of it pre-rendered
    package      Book → container, through EbookLib
    soundness    re-opens what was written

Only this file is imported to read the options; the rest waits until there is a book to make.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from briefexport.model import Edition
from briefexport.plugin import Artifact, Context, Diagnostic, Format

MEDIA_TYPE = "application/epub+zip"


class EpubOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[exporters.epub]` and the options of `briefexport epub`."""

    cover: Annotated[
        str, Meta(description="auto (the article's own, else one made from its headline), none, or an image file")
    ] = "auto"
    fonts: Annotated[
        Literal["none", "embed"],
        Meta(description="put the theme's fonts into the book; none leaves the choice to readers"),
    ] = "none"
    profile: Annotated[
        Literal["generic", "kindle", "kobo"],
        Meta(description="the reading system the book is for; a Kobo asks for a name that ends in .kepub.epub"),
    ] = "generic"


class EpubExporter:
    """`briefexport epub`."""

    api = 1
    summary = "An accessible EPUB 3 book"
    Options = EpubOptions
    formats: ClassVar[Mapping[str, Format]] = {"epub": Format(".epub", MEDIA_TYPE)}
    wings = ("visual",)

    def export(self, edition: Edition, options: EpubOptions, context: Context) -> Iterable[Artifact]:
        """One artifact, `<slug>.epub`; `-o` gives it the name that a Kobo asks for."""
        from briefexport.exporters.epub.binding import bind
        from briefexport.exporters.epub.writing import Writer

        book = bind(edition, options, context)
        yield Artifact(f"{edition.slug}.epub", MEDIA_TYPE, Writer(book), book.conformance)

    def check(self, path: Path, context: Context) -> Iterable[Diagnostic]:
        """Re-open the book: container, every page's XML, and every address inside it."""
        from briefexport.exporters.epub.soundness import faults

        return faults(path)
