# ruff: noqa: E501 - a line of markup is read best whole
"""Pages that programs export from documents: lists without parents, titles in plain paragraphs."""

from __future__ import annotations

import pytest

from briefexport import model as m
from briefexport.text import block_words, body_text
from import_kit import Read, codes

PAGE = "<html lang=en><head><title>{}</title><meta name=author content='Ann Lee'><meta name=date content=2024-11-17></head><body>{}"


def nested(block: m.Block) -> object:
    """A list as nested lists of words."""
    if not isinstance(block, m.List):
        return block_words(block)
    return [[nested(held) for held in item.content] for item in block.items]


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        ("<ul><li>a</ul><ul><ul><li>b<li>c</ul></ul><ul><li>d</ul>", [[["a", [["b"], ["c"]]], ["d"]]]),
        ("<ul><li>a</ul><ol><ol><li>b</ol></ol><ol><ol><ol><li>c</ol></ol></ol>", [[["a", [["b", [["c"]]]]]]]),
        ("<ol><li>a</ol><ul><ul><li>b</ul></ul><ul><li>c</ul>", [[["a", [["b"]]]], [["c"]]]),
        ("<ul><li>a</ul><ul><li>b</ul>", [[["a"]], [["b"]]]),
        ("<ul><ul><li>a</ul></ul>", [[[[["a"]]]]]),
    ],
)
def test_a_list_of_nothing_but_lists_hangs_under_the_item_above(
    lists: str, expected: list[object], read_html: Read
) -> None:
    """LibreOffice writes each change of level so, where its lists have another form."""
    reading = read_html(PAGE.format("", f"<h1>A list</h1><p>Words.</p>{lists}"))
    assert [nested(block) for block in reading.article.body[1:]] == expected
    assert codes(reading, "error") == []


def test_title_author_and_date_in_plain_paragraphs_are_those_of_the_head(read_html: Read) -> None:
    body = "<p><b>The ferry\ncame back</b></p><p>Ann Lee</p><p>2024-11-17</p><p>Ann Lee saw it.</p><h1>Money</h1><p>More.</p>"
    reading = read_html(PAGE.format("The ferry came back", body))
    metadata = reading.article.metadata
    assert (metadata.headline, metadata.byline[0].name, metadata.published) == (
        "The ferry came back",
        "Ann Lee",
        "2024-11-17",
    )
    assert body_text(reading.article) == "Ann Lee saw it.\nMoney\nMore."
    assert codes(reading, "error", "warning") == []


@pytest.mark.parametrize("title", ["brief", "Another title"])
def test_other_first_lines_stay(title: str, read_html: Read) -> None:
    reading = read_html(PAGE.format(title, "<p>brief</p><p>Ann Lee</p><h1>Money</h1><p>More.</p>"))
    assert body_text(reading.article).startswith("brief\nAnn Lee\n")
