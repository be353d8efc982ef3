"""Plain text: a line is held against the other headings of its document, and against the headline."""

from __future__ import annotations

from briefexport.plugin import Reading
from readers.kit import plain

PROSE = "The council voted on Thursday to close two leisure centres, ending weeks of argument over the budget."
MORE = "Officials blame the rising cost of residential placements, which has doubled since 2019, and falling grants."
SECTION = f"{PROSE} {MORE}"
HEADINGS = ("Where the money goes", "What the law says now", "How to take part")


def _page(*lines: str) -> Reading:
    """A headline, three sections of two long paragraphs whose headings nobody doubts, and the lines."""
    sections = [f"{heading}\n{SECTION} {SECTION}\n{SECTION} Again." for heading in HEADINGS]
    return plain("\n".join(["Mayor Loses the Vote on Harbour Pools", SECTION, *sections, *lines]))


def _held(reading: Reading, line: str) -> list[str]:
    """The names of the signals that hold for a line."""
    decision = next(decision for decision in reading.decisions if decision.text == line)
    return [signal.rpartition(" ")[0] for signal in decision.signals]


def test_a_line_of_the_case_of_the_others_is_rather_a_heading() -> None:
    assert "of the others' case" in _held(_page("Who pays the bill", SECTION), "Who pays the bill")
    assert "of the others' case" not in _held(_page("Who Pays the Bill", SECTION), "Who Pays the Bill")


def test_a_line_much_longer_than_the_others_is_rather_none() -> None:
    long = "Residents in front of the old baths with a banner on the day the doors were closed"
    assert "of no length of theirs" in _held(_page(long, SECTION), long)
    assert "of no length of theirs" not in _held(_page("Who pays the bill", SECTION), "Who pays the bill")


def test_sections_leave_room_and_cards_do_not() -> None:
    line = "Open to everybody"
    assert "room on both sides" in _held(_page(line, SECTION, SECTION), line)
    assert "room on both sides" not in _held(_page("The old baths", PROSE, line, PROSE), line)


def test_there_is_no_even_room_where_nothing_else_is_a_heading() -> None:
    line = "Open to everybody"
    assert "room on both sides" not in _held(plain(f"{SECTION}\n{SECTION}\n{line}\n{SECTION}\n{SECTION}"), line)


def test_a_heading_takes_up_the_words_of_the_headline() -> None:
    held = _held(_page("Harbour pools reopen", SECTION), "Harbour pools reopen")
    assert {"in the headline's words", "half of it in the headline"} <= set(held)
    assert "in the headline's words" not in _held(_page("Who pays the bill", SECTION), "Who pays the bill")


def test_a_heading_speaks_of_what_follows_rather_than_of_what_came_before() -> None:
    ships = "The ferries run every hour until midnight, and all the ferries take bicycles without any charge at all."
    assert "rather taken up below" in _held(_page("Ferries at night", ships, SECTION), "Ferries at night")
    assert "rather taken up below" not in _held(_page(ships, "Ferries at night", SECTION), "Ferries at night")


def test_a_short_line_close_above_another_makes_it_less_of_a_heading() -> None:
    line = "Open to everybody"
    assert "a short line two lines above" in _held(_page("The old baths", PROSE, line, PROSE), line)
    assert "a short line two lines above" not in _held(_page(line, PROSE), line)


def test_a_row_of_names_is_rather_a_caption() -> None:
    assert "a row of names" in _held(_page("Getty Center North Tower", SECTION), "Getty Center North Tower")
    assert "a row of names" not in _held(_page("The Cost of the Tower", SECTION), "The Cost of the Tower")


def test_in_a_text_of_sections_of_one_paragraph_a_short_line_two_lines_above_says_nothing() -> None:
    brief = "\n".join(
        ["Mayor Loses the Vote on Harbour Pools", PROSE, *(f"{heading}\n{PROSE}" for heading in HEADINGS)]
    )
    assert "a short line two lines above" not in _held(plain(brief), "How to take part")
