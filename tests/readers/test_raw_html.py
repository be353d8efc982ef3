"""Raw HTML in Markdown, well-formed or not: every letter of it is kept, or told of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefexport.errors import ContentError
from briefexport.text import body_text
from readers.kit import codes, markdown

SCRAPS = (
    "<div>", "</div>", '<p class="a', "<p>", "</p>", "<ol><li>", "<a href='b", '"c">', "<td>", "<table><tr><td>",
    "</table>", "<img alt='d' src=e>", "<!-- f", "-->", "&amp", "&#169", "&eacute;", "&g", "h ", "i\n", "\n\n",
    "<", ">", '"', "'", "<j", "# k\n",
)  # fmt: skip


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<p>AT&T &amp more &#169 2024</p>", "AT&T & more © 2024"),
        ("<p>fish &amp; chips</p>", "fish & chips"),
    ],
)
def test_entities_need_no_semicolon(written: str, shown: str) -> None:
    reading = markdown(written)
    assert body_text(reading.article) == shown
    assert codes(reading, "error") == []


def test_words_that_a_tag_without_its_end_takes_are_told() -> None:
    reading = markdown('Before.\n\n<div><p class="note>Swallowed words</p></div>\n\nAfter.')
    assert body_text(reading.article) == "Before.\nAfter."
    (told,) = [one for one in reading.diagnostics if one.code == "words-dropped"]
    assert "a tag that is not closed" in told.message and "Swallowed words" in told.message
    assert told.line == 3
    assert codes(reading, "error") == []


@given(st.lists(st.sampled_from(SCRAPS), min_size=1, max_size=14).map("".join))
def test_no_letter_is_lost_whatever_is_written(written: str) -> None:
    try:
        reading = markdown(written)
    except ContentError:
        return  # no words in it
    assert codes(reading, "error") == []
