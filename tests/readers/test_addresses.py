"""Addresses in Markdown that would run a script or open a local file, and pictures written out in one."""

from __future__ import annotations

import pytest

from briefexport.text import body_text, images
from readers.kit import codes, markdown


@pytest.mark.parametrize(
    "written",
    [
        "See [the pier](javascript:alert(1)) now.",
        'See [the *pier*](FILE:///etc/passwd "its title") now.',
        "See [the pier][there] now.\n\n[there]: data:text/html,x",
        "See [the pier](<vbscript:x y>) now.",
    ],
)
def test_a_link_that_may_not_stand_leaves_its_words_and_a_warning(written: str) -> None:
    reading = markdown(f"# Title\n\n{written}\n")
    assert body_text(reading.article).startswith("See the pier now.")
    assert codes(reading, "warning") == ["link-unsafe"]


def test_the_warning_names_the_line_and_column_of_the_address() -> None:
    reading = markdown("# Title\n\nWords\nand [more](javascript:x) words.\n")
    assert [(one.line, one.column) for one in reading.diagnostics if one.severity == "warning"] == [(4, 12)]


def test_an_automatic_link_to_a_script_is_its_words() -> None:
    reading = markdown("# Title\n\nThe address <javascript:x> was printed.\n")
    assert body_text(reading.article) == "The address javascript:x was printed."


@pytest.mark.parametrize("src", ["file:///etc/passwd", "data:text/html,x", "javascript:x", "data:image/png;base64,!"])
def test_a_picture_that_is_no_file_here_leaves_its_description(src: str) -> None:
    reading = markdown(f"# Title\n\n![A pier]({src})\n\n![]({src})\n\nWords.\n")
    assert body_text(reading.article) == "A pier\nWords."
    assert codes(reading, "warning") == ["image-address", "image-address"]


def test_a_picture_written_out_is_an_asset_of_the_reading() -> None:
    reading = markdown("# Title\n\n![A pier](data:image/png;base64,iVBORw0KGgo=)\n")
    (image,) = images(reading.article)
    assert (image.alt, codes(reading, "warning")) == ("A pier", [])
    assert reading.assets[image.src.removeprefix("asset:")].data == b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "FILE:///etc/passwd", "data:text/html,x"])
def test_an_article_has_no_address_that_no_reader_can_open(url: str) -> None:
    reading = markdown(f"---\ntitle: T\nurl: '{url}'\n---\n\nWords.\n")
    told = [(one.code, one.line) for one in reading.diagnostics if one.severity == "warning"]
    assert (reading.article.metadata.url, told) == ("", [("link-unsafe", 3)])
    assert markdown("---\nurl: https://example.org/a\n---\n\nWords.\n").article.metadata.url == "https://example.org/a"
