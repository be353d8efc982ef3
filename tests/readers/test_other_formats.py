"""A file whose suffix says one format and whose words are another: read as asked, and told of."""

from __future__ import annotations

from typing import Any

import pytest

from briefexport.plugin import Reading, ReadingContext, Source
from briefexport.readers.html import HtmlReader
from readers.kit import markdown, plain

ARTICLE = '{"headline": "The ferry", "articleBody": "It came back."}'


def hints(reading: Reading) -> list[str]:
    return [one.hint for one in reading.diagnostics if one.code == "other-format"]


@pytest.mark.parametrize("read", [markdown, plain])
@pytest.mark.parametrize(
    ("written", "reader"),
    [
        (ARTICLE, "news-json"),
        (f"\n[{ARTICLE},\n {ARTICLE}]\n", "news-json"),
        ('{"pandoc-api-version": [1, 23], "meta": {}, "blocks": []}', "pandoc-json"),
        ('{"format": "briefexport-article/1", "body": []}', "article-json"),
        ("<!DOCTYPE html>\n<html><body><p>Words.</p></body></html>", "html"),
    ],
)
def test_json_and_pages_in_a_text_are_told_of_with_their_reader(read: Any, written: str, reader: str) -> None:
    assert hints(read(written)) == [f"name its reader: --from {reader}"]


@pytest.mark.parametrize("read", [markdown, plain])
@pytest.mark.parametrize(
    "written",
    [
        "[A note in brackets.]",
        '["a", "b"]',
        "{curly} words at the start, and an end }",
        '{"half": "an object',
        "<p>Markup in a text is its own.</p>\n\nWords.",
        "Words of <html> and {json}.",
    ],
)
def test_other_texts_are_not(read: Any, written: str) -> None:
    assert hints(read(written)) == []


def test_a_page_without_a_tag_is_told_of() -> None:
    def read(page: str) -> Reading:
        return HtmlReader().read(Source(page.encode(), "a.html"), HtmlReader.Options(), ReadingContext())

    assert hints(read("# The ferry\n\nIt came *back*.")) == ["name its reader: --from markdown or --from plaintext"]
    assert hints(read("<p>It came back.")) == []
