"""The container: what EbookLib writes, and each fault of it that our subclass mends."""

from __future__ import annotations

import datetime
import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from ebooklib import epub

from briefexport.exporters.epub.book import Book, File
from briefexport.exporters.epub.package import Package
from epub.samples import ASSETS, arabic, article, every_block, french, paragraph

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"


def a_book(*files: File, direction: Any = "ltr") -> Book:
    page = File("one.xhtml", "application/xhtml+xml", "<html/>", (), True)
    return Book("urn:x", "A title", "fr", direction, "2024-11-17T09:30:01Z", (), (page,), files)


def packed(book: Book) -> zipfile.ZipFile:
    sink = io.BytesIO()
    Package(book, sink).write()
    return zipfile.ZipFile(sink)


def test_mimetype_comes_first_and_is_stored() -> None:
    first = packed(a_book()).infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")


def test_two_runs_give_the_same_bytes() -> None:
    """Upstream: the time of the run in every entry."""
    for info in packed(a_book()).infolist():
        assert info.date_time == (2024, 11, 17, 9, 30, 0)
        assert (info.create_system, info.external_attr) == (3, 0o100644 << 16)


def test_modified_is_the_stamp() -> None:
    """Upstream: local time, labelled Z."""
    assert b'"dcterms:modified">2024-11-17T09:30:01Z<' in packed(a_book()).read("EPUB/content.opf")


def test_the_package_has_a_language() -> None:
    """Upstream: none; Ace calls it serious."""
    package = packed(a_book(direction="rtl")).read("EPUB/content.opf").decode()
    assert 'xml:lang="fr"' in package and 'dir="rtl"' in package
    assert 'page-progression-direction="rtl"' in package


def test_pages_are_written_as_given() -> None:
    """Upstream: EpubHtml parses bodies as HTML, and inline SVG is lost."""
    drawing = '<html xmlns="x"><body><svg viewBox="0 0 1 1"/></body></html>'
    file = File("two.xhtml", "application/xhtml+xml", drawing)
    assert packed(a_book(file)).read("EPUB/two.xhtml").decode() == drawing
    upstream = epub.EpubHtml(title="t", file_name="two.xhtml", content=drawing)
    upstream.book = epub.EpubBook()
    assert b"viewBox" not in upstream.get_content()


def test_pictures_are_stored() -> None:
    archive = packed(a_book(File("a.png", "image/png", b"x" * 99), File("b.css", "text/css", "y" * 99)))
    kinds = {info.filename: info.compress_type for info in archive.infolist()}
    assert kinds["EPUB/a.png"] == zipfile.ZIP_STORED
    assert kinds["EPUB/b.css"] == zipfile.ZIP_DEFLATED


def test_a_full_disk_is_an_error() -> None:
    """Upstream: write_epub swallows it, and leaves half a file."""

    class Full(io.BytesIO):
        def write(self, data: Any) -> int:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        Package(a_book(), Full()).write()


def test_no_random_identifier_and_no_other_program_s_name() -> None:
    package = packed(a_book()).read("EPUB/content.opf").decode()
    assert package.count("<dc:identifier") == 1 and "urn:x" in package
    assert "Ebook-lib" not in package and "prefix=" not in package


def test_the_manifest_is_sorted_and_its_types_are_our_own(bound: Any) -> None:
    book = bound(every_block(), assets=ASSETS, fonts="embed")
    items = book.package.findall(f".//{OPF}item")
    ids = [item.get("id") for item in items if item.get("id") != "ncx"]
    assert ids == sorted(ids)
    types = {item.get("href").rsplit(".", 1)[-1]: item.get("media-type") for item in items}
    assert types["ttf"] == "font/ttf" and types["svg"] == "image/svg+xml" and types["png"] == "image/png"


def test_two_authors_with_one_name_stay_two(bound: Any) -> None:
    creators = bound(every_block(), assets=ASSETS).package.findall(f".//{DC}creator")
    assert [creator.text for creator in creators] == ["A. Writer", "A. Writer"]
    assert len({creator.get("id") for creator in creators}) == 2


_ELSEWHERE = """
import sys, pathlib, hashlib, mimetypes, locale
mimetypes.knownfiles = []
sys.path[:0] = [sys.argv[1]]
from strategies import edition_of
from epub.samples import ASSETS, arabic, every_block, french
from briefexport.exporters.epub import EpubExporter, EpubOptions
from briefexport.testing.contexts import make_context
context = make_context(pathlib.Path.cwd(), formats=("epub",), assets=ASSETS)
(artifact,) = EpubExporter().export(edition_of(every_block(), arabic(), french()), EpubOptions(fonts="embed"), context)
with open("book.epub", "wb") as sink:
    artifact.write(sink)
print(hashlib.sha256(pathlib.Path("book.epub").read_bytes()).hexdigest())
"""


@pytest.mark.parametrize(
    "place",
    [
        {"TZ": "Asia/Tokyo", "LANG": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/New_York", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "77", "SOURCE_DATE_EPOCH": "5"},
    ],
)
def test_the_same_bytes_elsewhere(bound: Any, tmp_path: Path, place: dict[str, str]) -> None:
    here = bound(every_block(), arabic(), french(), assets=ASSETS, fonts="embed", cover="auto")
    folder = tmp_path / "other place"
    folder.mkdir()
    tests = str(Path(__file__).parent.parent)
    run = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE, tests], cwd=folder, env={"PATH": os.environ["PATH"], **place},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert run.stdout.strip() == hashlib.sha256(here.path.read_bytes()).hexdigest()


def test_years_that_zip_cannot_hold(bound: Any) -> None:
    for stamp, year in (("1980-01-01T00:00:00Z", 1980), ("2150-01-01T00:00:00Z", 2107)):
        made = bound(article("A", paragraph("b")), context={"stamp": stamp})
        assert made.infos[0].date_time[0] == year
        assert datetime.datetime(*made.infos[0].date_time).year == year
