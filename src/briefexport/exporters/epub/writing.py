"""The artifact's writer: it packs when it is asked to, into the stream it is given."""

from __future__ import annotations

from typing import BinaryIO

from briefexport.exporters.epub.book import Book


class Writer:
    """Writes a book to a sink; a class rather than a closure, so that artifacts pickle."""

    def __init__(self, book: Book) -> None:
        self.book = book

    def __call__(self, sink: BinaryIO) -> None:
        # EbookLib costs 60 ms of imports; a book refused before this has not paid for it.
        from briefexport.exporters.epub.package import Package

        Package(self.book, sink).write()
