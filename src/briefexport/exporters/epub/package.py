"""EbookLib as the packager, and what our subclass mends in it.

EbookLib 0.20 writes the package document, the manifest and the spine. Everything it is given here is a plain
`EpubItem` with pre-rendered content and an explicit media type, because `EpubHtml` parses bodies again as HTML (inline
SVG is lost, `viewBox` becomes `viewbox`: aerkalov/ebooklib#294) and types are guessed from /etc/mime.types.
Each override below names the fault it mends, its report upstream where there is one, and the test that shows it
(tests/epub/test_package.py).
"""

from __future__ import annotations

import datetime
import zipfile
from typing import IO, Any, BinaryIO

from ebooklib import epub

from briefexport.exporters.epub.book import Book, File

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Deflate gains nothing on these.
_PACKED = ("image/png", "image/jpeg", "image/gif", "image/webp")


class Archive(zipfile.ZipFile):
    """A zip whose bytes depend on its contents only: one time, one mode, one system for every entry.

    Fault: EbookLib's zip entries carry the time of the run (aerkalov/ebooklib#340; test_two_runs_give_the_same_bytes).
    """

    def __init__(self, sink: IO[bytes], moment: datetime.datetime) -> None:
        super().__init__(sink, "w", zipfile.ZIP_DEFLATED)
        # ZIP knows even seconds from 1980 to 2107.
        year = min(max(moment.year, 1980), 2107)
        self.moment = (year, moment.month, moment.day, moment.hour, moment.minute, moment.second // 2 * 2)

    def writestr(
        self, zinfo_or_arcname: Any, data: Any, compress_type: int | None = None, compresslevel: int | None = None
    ) -> None:
        info = zipfile.ZipInfo(str(zinfo_or_arcname), self.moment)
        info.create_system = 3
        info.external_attr = 0o100644 << 16
        info.compress_type = zipfile.ZIP_DEFLATED if compress_type is None else compress_type
        super().writestr(info, data, compresslevel=6)


class Package(epub.EpubWriter):  # type: ignore[misc]
    """EbookLib's writer, writing to a stream and without its faults."""

    def __init__(self, book: Book, sink: BinaryIO) -> None:
        self.source = book
        self.sink = sink
        self.moment = datetime.datetime.fromisoformat(book.stamp.replace("Z", "+00:00"))
        # Fault: without `mtime` dcterms:modified is the local time, labelled Z (aerkalov/ebooklib#361;
        # test_modified_is_the_stamp).
        super().__init__("", _ebook(book), {"mtime": self.moment, "epub3_pages": False, "epub2_guide": True})

    def write(self) -> None:
        """Fault: upstream leaves its file open and half-written when the disk is full (aerkalov/ebooklib#266;
        test_a_full_disk_is_an_error)."""
        with Archive(self.sink, self.moment) as self.out:
            self.out.writestr("mimetype", "application/epub+zip", compress_type=zipfile.ZIP_STORED)
            self._write_container()
            self._write_opf()
            self._write_items()

    def _write_opf_file(self, root: Any) -> None:
        """Fault: the package has no xml:lang, which Ace reports as serious (test_the_package_has_a_language)."""
        root.set(_XML_LANG, self.source.language)
        root.set("dir", self.source.direction)
        # Fault: a prefix that EPUB reserves is declared again, used or not.
        del root.attrib["prefix"]
        super()._write_opf_file(root)

    def _write_items(self) -> None:
        """Fault: everything is deflated, pictures too, at three times the cost (test_pictures_are_stored)."""
        for item in self.book.items:
            packed = zipfile.ZIP_STORED if item.media_type in _PACKED else None
            self.out.writestr(f"{self.book.FOLDER_NAME}/{item.file_name}", item.content, compress_type=packed)


def _ebook(book: Book) -> epub.EpubBook:
    """The book as EbookLib knows it. Fault: its constructor makes a random identifier and names itself as generator."""
    ebook = epub.EpubBook()
    ebook.metadata = {}
    ebook.set_identifier(book.identifier)
    ebook.title, ebook.language = book.title, book.language
    if book.direction == "rtl":
        ebook.set_direction("rtl")
    for statement in book.statements:
        ebook.add_metadata(statement.vocabulary or None, statement.name, statement.value, dict(statement.attributes))
    items = {file.id: _item(file) for file in (*book.pages, *book.files)}
    ebook.items = [items[id] for id in sorted(items)]
    ebook.spine = [items[page.id] for page in book.pages]
    ebook.guide = [{"type": mark.kind, "title": mark.title, "href": mark.href} for mark in book.guide]
    return ebook


def _item(file: File) -> epub.EpubItem:
    """Fault: EpubItem calls every page linear, and EpubHtml would parse it (test_pages_are_written_as_given)."""
    uid = "ncx" if file.media_type == "application/x-dtbncx+xml" else file.id
    item = epub.EpubItem(uid, file.name, file.media_type, file.data)
    item.is_linear = file.linear is not False
    item.properties = list(file.properties)
    return item
