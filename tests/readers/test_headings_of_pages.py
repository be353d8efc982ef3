"""Plain text: lines that stand on news pages as headings do, and headings that look like something else there."""

from __future__ import annotations

import pytest

from briefexport.plugin import Reading
from readers.kit import headings, plain

PROSE = "The council voted on Thursday to close two leisure centres, ending weeks of argument over the budget."
MORE = "Officials blame the rising cost of residential placements, which has doubled since 2019, and falling grants."


def _page(line: str) -> Reading:
    """Two headings that nobody doubts, and the line between them."""
    return plain(f"{PROSE}\nWhere the money goes\n{MORE}\n{line}\n{PROSE} More.\nWhat comes next?\n{MORE} Again.")


def _held(reading: Reading, line: str) -> list[str]:
    """The names of the signals that hold for a line."""
    decision = next(decision for decision in reading.decisions if decision.text == line)
    return [signal.rpartition(" ")[0] for signal in decision.signals]


@pytest.mark.parametrize(
    "line",
    ["Bad Example -", "Culture & Life —", "The Old Pool, 1999", "Ann Lee/Example Weekly",
     "A protest at the pool / (C) Ann Lee",
     "The pool (1761). Courtesy Example", "💡 Related: How to Close a Pool", "Thanks for signing up",
     "Website: Example Pools and Spas", "Location: The Old Harbour Baths"],
)  # fmt: skip
def test_what_news_pages_put_between_paragraphs_is_no_heading(line: str) -> None:
    assert headings(_page(line)) == ["Where the money goes", "What comes next?"]


@pytest.mark.parametrize(
    "line", ["Ann Lee, Example City", "Ann Lee, chief economist at Example", "Anna Lehmann, Präsidentin von Beispiel"]
)
def test_a_name_and_what_somebody_is_speaks_against_a_heading(line: str) -> None:
    assert "a name and where from" in _held(_page(line), line)


@pytest.mark.parametrize("title", ["The Mayor Has Lost the Vote at Last!", "Mayor " + "and council lose a vote " * 3])
def test_a_headline_is_no_paragraph_however_long_or_loud(title: str) -> None:
    written = f"{title.strip()}\nWhat the vote means for you\n{PROSE}\nWhat comes next?\n{MORE}"
    held = _held(plain(written), "What the vote means for you")
    assert "no paragraph has come yet" in held
    assert "a paragraph precedes" not in held


def test_a_subtitle_that_is_a_whole_sentence_has_no_paragraph_above_it() -> None:
    written = f"Mayor Loses the Vote\nThe pools will close this year!\n{PROSE}\nWhat comes next?\n{MORE}"
    assert "no paragraph has come yet" in _held(plain(written), "The pools will close this year!")


def test_entries_of_a_ranking_have_their_number_on_a_line_above() -> None:
    entries = [f"{rank}\n{pool}\nOpen all year\n{MORE}" for rank, pool in enumerate(("North Pool", "Old Baths"), 1)]
    assert headings(plain("\n".join([PROSE, *entries, PROSE]))) == ["North Pool", "Old Baths"]


def test_a_caption_that_says_what_the_heading_above_says_is_none() -> None:
    names = ["Ann Lee", "Tom Ortiz", "Jane Doe"]
    entries = [f"{n}. {name}\n{name}\n{MORE}" for n, name in enumerate(names, 1)]
    found = headings(plain("\n".join([PROSE, *entries])))
    assert not set(names) & set(found)


def test_a_question_that_goes_on_from_the_text_counts_less_than_one_that_opens() -> None:
    asked, opened = (_page(line) for line in ("But who pays for the pools?", "Who pays for the pools?"))
    assert "goes on asking" in _held(asked, "But who pays for the pools?")
    assert "goes on asking" not in _held(opened, "Who pays for the pools?")


@pytest.mark.parametrize("line", ["8-10 months before the vote", "2–5% more for the pools"])
def test_a_span_of_time_and_a_share_are_no_scores(line: str) -> None:
    assert "a detail" not in _held(_page(line), line)
    assert "a detail" in _held(_page("Harbour 2-1 Riverside"), "Harbour 2-1 Riverside")


def test_a_name_may_stand_over_a_question() -> None:
    line = "No Safe Limit"
    assert "a name with nothing below" not in _held(_page(f"{line}\nBut surely this is about the large pools?"), line)
    assert "a name with nothing below" in _held(_page(f"{line}\nOpen all year"), line)


def test_a_line_much_longer_than_the_headings_of_the_document_counts_less() -> None:
    short = "\n".join(f"{heading}\n{MORE}" for heading in ("The cost", "The vote", "The pools", "The mayor"))
    line = "What the council was told about the old leisure centres"
    assert "longer than the others" in _held(plain(f"{PROSE}\n{short}\n{line}\n{MORE}"), line)
    assert "longer than the others" not in _held(_page(line), line)


def test_one_word_alone_in_a_document_without_headings_is_a_rubric_or_a_credit() -> None:
    alone, among = plain(f"{PROSE}\nExamplepix\n{MORE}\n{PROSE} More."), _page("Examplepix")
    assert "one word, nothing like it" in _held(alone, "Examplepix")
    assert "one word, nothing like it" not in _held(among, "Examplepix")


def test_soft_hyphens_part_no_words() -> None:
    line = "Euro\u00adpe\u00adan Foot\u00adball Ass\u00ado\u00adci\u00ada\u00adti\u00adon"
    assert "one to eight words" in _held(_page(line), line)
