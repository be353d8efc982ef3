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


def word_item(mark: str, words: str, *, level: int = 1, filtered: bool = False) -> str:
    """A paragraph as Word saves an item: with a style that names its level, or filtered, with a margin alone."""
    style = f"margin-left:{36 * level}.0pt" if filtered else f"mso-list:l0 level{level} lfo1"
    ignored = "" if filtered else " style='mso-list:Ignore'"
    span = f"<span{ignored}>{mark}<span style='font:7.0pt'>&nbsp;&nbsp; </span></span>" if mark else ""
    return f"<p class=MsoListParagraphCxSpMiddle style='{style};text-indent:-18.0pt'>{span}{words}</p>\n"


@pytest.mark.parametrize("filtered", [True, False])
def test_words_paragraphs_that_look_like_items_are_items(filtered: bool, read_html: Read) -> None:
    items = (
        ("\u00b7", "a", 1), ("o", "b", 2), ("\u00a7", "c", 3), ("\u00b7", "d", 1), ("", "more", 1),
        ("3.", "e", 1), ("4.", "f", 1), ("1.", "g", 1),
    )  # fmt: skip
    page = "".join(word_item(mark, words, level=level, filtered=filtered) for mark, words, level in items)
    reading = read_html(PAGE.format("", f"<p class=MsoTitle>A list</p><p class=MsoNormal>Words.</p>{page}<p>End.</p>"))
    lists = [block for block in reading.article.body if isinstance(block, m.List)]
    assert [nested(block) for block in lists] == [[["a", [["b", [["c"]]]]], ["d", "more"]], [["e"], ["f"]], [["g"]]]
    assert [(block.ordered, block.start) for block in lists] == [(False, 1), (True, 3), (True, 1)]
    assert codes(reading, "error", "warning") == []


def test_words_quotations_captions_and_lines_over_notes(read_html: Read) -> None:
    body = (
        "<p class=MsoTitle>The ferry came back</p><p>Words<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a>.</p>"
        "<p class=MsoQuote>One.</p><p class=MsoQuote>Two.</p><p class=MsoCaption>Money</p>"
        "<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>"
        "<div><br clear=all><hr><div id=ftn1><p><a href='#_ftnref1' name='_ftn1'><span>[1]</span></a> A note.</p></div></div>"
    )
    article = read_html(PAGE.format("", body)).article
    assert [type(block).__name__ for block in article.body] == ["Paragraph", "Quote", "Table"]
    assert body_text(article).split() == ["Words.", "One.", "Two.", "Money", "a", "b", "1", "2", "A", "note."]
