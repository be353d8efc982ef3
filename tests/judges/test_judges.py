"""The judges judge: each passes what is sound and names what is not, so that a green run means something."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from judges.books import Ace, EpubCheck
from judges.browser import Chromium, ReadingSystem
from judges.ears import Recogniser, word_error_rate, words
from judges.papers import VeraPdf

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
PACKAGE = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:5f2f0a5e-1d1c-4b7c-9d3e-2a4f7d0c9b11</dc:identifier>
<dc:title>A sound book</dc:title><dc:language>en</dc:language>
<meta property="dcterms:modified">2024-11-17T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">Text only.</meta>
</metadata>
<manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="nav"/></spine></package>"""
NAV = """<?xml version="1.0"?><!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>Contents</title></head><body><nav epub:type="toc" role="doc-toc" aria-label="Contents">
<h1>Contents</h1><ol><li><a href="nav.xhtml">Contents</a></li></ol></nav>{more}</body></html>"""


def book(path: Path, more: str = "") -> Path:
    """The smallest sound book, with `more` before the end of its one page."""
    with zipfile.ZipFile(path, "w") as pack:
        pack.writestr("mimetype", "application/epub+zip")
        pack.writestr("META-INF/container.xml", CONTAINER)
        pack.writestr("package.opf", PACKAGE)
        pack.writestr("nav.xhtml", NAV.replace("{more}", more))
    return path


def test_epubcheck_tells_sound_books_from_broken_ones(tmp_path: Path, epubcheck: EpubCheck) -> None:
    assert epubcheck(book(tmp_path / "sound.epub")).faults == ()
    broken = epubcheck(book(tmp_path / "broken.epub", '<p><a href="nowhere.xhtml">gone</a></p>'))
    assert [fault.split()[:2] for fault in broken.faults] == [["ERROR", "RSC-007"]]
    assert epubcheck(book(tmp_path / "again.epub")).faults == ()
    (tmp_path / "no.epub").write_bytes(b"not a book")
    assert epubcheck(tmp_path / "no.epub").faults


def test_ace_reads_the_outcome_not_the_exit_code(tmp_path: Path, ace: Ace) -> None:
    sound = ace(book(tmp_path / "sound.epub"))
    assert (sound.outcome, sound.violations) == ("pass", ())
    mute = ace(book(tmp_path / "mute.epub", '<p><a href="nav.xhtml"></a></p>'))
    assert mute.outcome == "fail"
    assert any("link-name" in violation for violation in mute.violations)


def test_verapdf_tells_tagged_files_from_untagged_ones(tmp_path: Path, verapdf: VeraPdf) -> None:
    import weasyprint

    page = weasyprint.HTML(string="<html lang=en><title>One page</title><h1>One page</h1><p>Some words.</p>")
    page.write_pdf(tmp_path / "tagged.pdf", pdf_variant="pdf/ua-1")
    page.write_pdf(tmp_path / "plain.pdf")
    assert verapdf(tmp_path / "tagged.pdf", "PDFUA-1") == ()
    assert any(told.startswith("PDFA-3U") for told in verapdf(tmp_path / "tagged.pdf"))
    assert verapdf(tmp_path / "plain.pdf", "PDFUA-1")
    (tmp_path / "no.pdf").write_bytes(b"not a file")
    assert verapdf(tmp_path / "no.pdf", "PDFUA-1")


def test_the_recogniser_hears_words(recogniser: Recogniser) -> None:
    from moonshine_voice import get_assets_path

    heard = recogniser(get_assets_path() / "two_cities.wav")
    said = words("It was the best of times, it was the worst of times, it was the age of wisdom")
    assert word_error_rate(said, heard[: len(said)]) < 0.2


@pytest.mark.parametrize(
    ("said", "heard", "rate"),
    [("a b c d", "a b c d", 0.0), ("a b c d", "a c d", 0.25), ("a b c d", "a x c d e", 0.5), ("a", "", 1.0)],
)
def test_word_error_rate_counts_each_edit_once(said: str, heard: str, rate: float) -> None:
    assert word_error_rate(said.split(), heard.split()) == rate


def test_the_browser_sees_a_page(tmp_path: Path, chromium: Chromium) -> None:
    page = tmp_path / "page.html"
    page.write_text("<style>@media (prefers-color-scheme: dark) {body {background: #123456}}</style>", "utf-8")
    colours = {_corner(chromium(page, tmp_path / f"{dark}.png", dark=dark)) for dark in (False, True)}
    assert colours == {(255, 255, 255), (0x12, 0x34, 0x56)}


def test_a_reading_system_shows_a_book_and_reports_its_calls_home(
    tmp_path: Path, reading_system: ReadingSystem
) -> None:
    shown = reading_system(book(tmp_path / "sound.epub"), tmp_path / "shown")
    assert [page.href for page in shown.pages] == ["nav.xhtml"]
    assert words(shown.pages[0].words) == ["contents", "contents"]
    assert shown.reached == ()
    curious = book(tmp_path / "curious.epub", '<p><img alt="" src="http://127.0.0.1:9/canary.png"/></p>')
    assert reading_system(curious, tmp_path / "curious").reached == ("http://127.0.0.1:9/canary.png",)


def _corner(png: Path) -> tuple[int, ...]:
    from PIL import Image

    with Image.open(png) as picture:
        colour = picture.convert("RGB").getpixel((5, 5))
    assert isinstance(colour, tuple)
    return colour


def test_a_judge_goes_home_though_a_forked_child_holds_its_pipe(tmp_path: Path) -> None:
    import os
    import time

    judge = EpubCheck()
    with judge.pipe:
        judge(book(tmp_path / "sound.epub"))
        child = os.fork()
        if child == 0:
            time.sleep(30)
            os._exit(0)
        begun = time.monotonic()
    assert time.monotonic() - begun < 20
    os.kill(child, 9)
    os.waitpid(child, 0)
