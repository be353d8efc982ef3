"""Plain text: the captions, credits and turns of speech that stand alone on a line as headings do."""

from __future__ import annotations

import pytest

from briefexport import text
from briefexport.plugin import Reading
from readers.kit import plain

PROSE = "The council voted on Thursday to close two leisure centres, ending weeks of argument over the budget."
MORE = "Officials blame the rising cost of residential placements, which has doubled since 2019, and falling grants."
SECTION = f"{PROSE} {MORE}"
CRITIC = "“Nobody asked the swimmers,” said Edda Marlowe of the harbour club, who has collected signatures since May."
HEADINGS = ("Where the money goes", "What the law says now", "How to take part")


def _page(
    *lines: str, headings: tuple[str, ...] = HEADINGS, headline: str = "Mayor Loses the Vote on Pools"
) -> Reading:
    """A headline, sections whose headings nobody doubts, and the lines."""
    sections = [f"{heading}\n{SECTION}\n{SECTION} Again." for heading in headings]
    return plain("\n".join([headline, SECTION, *sections, *lines]))


def _headings(reading: Reading) -> list[str]:
    return [text.block_words(block) for block in text.outline(reading.article)]


def _held(reading: Reading, line: str) -> list[str]:
    """The names of the signals that hold for a line."""
    decision = next(decision for decision in reading.decisions if decision.text == line)
    return [signal.rpartition(" ")[0] for signal in decision.signals]


@pytest.mark.parametrize(
    "caption",
    [
        "The old baths were closed in the winter of 2019. Edda Marlowe",
        "Two lanes of the harbour bath at dawn. Edda Marlowe for The Quay",
        "Edda Marlowe / Quay Press",
        "The old baths before the closure (Source: Quay Press)",
        "Edda Marlowe, professor of public finance at the university of the north",
        "Image copyright Quay Press",
        "The Associated Press",
        "GettyImages",
        "図1 港のプールの割合",
        "Abbildung 2: Die Becken am Hafen",
        "Рис. 3 Бассейн у порта",
        "Edda Marlowe (R)",
        "Edda Marlowe (left) and Tom Ortiz",
        "Swimmers of the first hour from left: Edda Marlowe, Tom Ortiz, Ana Ruiz",
    ],
)
def test_who_took_the_picture_and_who_is_on_it_heads_nothing(caption: str) -> None:
    assert _headings(_page(caption, SECTION, SECTION)) == list(HEADINGS)


def test_a_name_that_the_text_has_elsewhere_is_a_caption() -> None:
    assert _headings(_page(CRITIC, SECTION, "Edda Marlowe", SECTION)) == list(HEADINGS)


def test_a_name_that_the_paragraph_below_begins_with_may_be_a_heading() -> None:
    reading = _page(CRITIC, "Edda Marlowe", f"Marlowe has swum here since she was six. {PROSE}", SECTION)
    assert _headings(reading) == [*HEADINGS, "Edda Marlowe"]


def test_where_headings_are_names_another_name_is_one() -> None:
    people = ("Tom Ortiz", "Ana Ruiz", "Jo Bell")
    held = _held(_page(CRITIC, SECTION, "Edda Marlowe", SECTION, headings=people), "Edda Marlowe")
    assert "a name that comes elsewhere" not in held


def test_words_that_come_small_in_the_text_are_no_name() -> None:
    told = "The Leisure Centres are what the mayor calls them in capitals, for reasons that nobody has understood."
    held = _held(_page(told, MORE, "Leisure Centres", MORE, "The leisure centres are full. " + MORE), "Leisure Centres")
    assert "a name that comes elsewhere" not in held


def test_the_name_of_the_headline_alone_on_a_line_is_a_caption() -> None:
    reading = _page(CRITIC, "Edda Marlowe", SECTION, headline="Edda Marlowe Wins the Vote on Harbour Pools")
    assert "a name of the headline" in _held(reading, "Edda Marlowe")


def test_several_names_of_which_nothing_below_speaks_took_the_pictures() -> None:
    names = ("Ina Holt", "Tom Ortiz", "Jo Bell")
    credited = _page(*(line for name in names for line in (name, SECTION, SECTION)))
    assert all("one of several strangers" in _held(credited, name) for name in names)
    told = _page(*(line for name in names for line in (name, f"{name} has swum here for years. {PROSE}", SECTION)))
    assert not any("one of several strangers" in _held(told, name) for name in names)


NUMBERED = ("1. Count the lanes", "2. Close the baths", "3. Sell the ground")


def test_one_line_alone_in_a_numbered_section_is_a_caption() -> None:
    counted = [NUMBERED[0], PROSE, "Swimmers at the pier", SECTION, NUMBERED[1], SECTION, NUMBERED[2], SECTION]
    reading = plain("\n".join(["Mayor Loses the Vote on Pools", SECTION, *counted]))
    assert "alone in a numbered section" in _held(reading, "Swimmers at the pier")
    assert _headings(reading) == list(NUMBERED)


def test_two_lines_divide_a_numbered_section() -> None:
    parts = ("Lanes in the harbour", SECTION, "Lanes in the town", SECTION)
    counted = [NUMBERED[0], PROSE, *parts, NUMBERED[1], SECTION, NUMBERED[2], SECTION]
    reading = plain("\n".join(["Mayor Loses the Vote on Pools", SECTION, *counted]))
    assert "alone in a numbered section" not in _held(reading, "Lanes in the town")


def test_a_photographer_credited_twice_heads_neither_section() -> None:
    reading = _page("Ina Holt", SECTION, SECTION, "Ina Holt", SECTION)
    assert _headings(reading) == list(HEADINGS)


def test_a_word_of_the_headline_set_twice_is_whose_pictures_they_are() -> None:
    reading = _page("Quayside", SECTION, SECTION, "Quayside", SECTION, headline="Quayside Shuts Two Old Pools")
    assert "a word of the headline set again" in _held(reading, "Quayside")


def test_a_maker_above_what_it_makes_is_credited_for_the_picture() -> None:
    reading = _page("Quayco", "Quayco Bath Mat", SECTION)
    assert "taken into the line below" in _held(reading, "Quayco")
    assert "taken into the line below" not in _held(_page("Quayco", f"Quayco bought the baths. {PROSE}"), "Quayco")


def test_one_line_of_capitals_among_other_headings_is_a_credit() -> None:
    loud = tuple(heading.upper() for heading in HEADINGS)
    assert "capitals unlike the others" in _held(_page("NORDBILD", SECTION), "NORDBILD")
    assert "capitals unlike the others" not in _held(_page("NORDBILD", SECTION, headings=loud), "NORDBILD")


def test_a_picture_of_some_year_is_rather_a_caption() -> None:
    assert "a phrase of some year" in _held(
        _page("The mayor at the baths in 2016", SECTION), "The mayor at the baths in 2016"
    )
    assert "a phrase of some year" not in _held(_page("The Best Pools of 2016", SECTION), "The Best Pools of 2016")


def test_a_caption_that_is_the_word_above_it_again_is_no_second_heading() -> None:
    pools = ("Harbour", "Quayside", "Northgate")
    assert "the line above again" in _held(_page("laneBath", "LaneBath", SECTION, headings=pools), "LaneBath")


@pytest.mark.parametrize("line", ["This could happen:", "Here is the list:", "They may include:"])
def test_a_short_line_that_points_on_leads_in(line: str) -> None:
    assert _headings(_page(line, "- the baths close", "- the baths stay", SECTION)) == list(HEADINGS)


def test_the_bottom_line_is_a_heading_though_it_ends_with_a_colon() -> None:
    assert "leads in" not in _held(_page("The bottom line:", SECTION), "The bottom line:")


@pytest.mark.parametrize("question", ["So what has changed?", "Oder doch?", "But who pays?"])
def test_a_question_that_goes_on_from_the_text_belongs_to_it(question: str) -> None:
    assert "goes on asking" in _held(_page(question, SECTION), question)


def test_a_question_put_to_somebody_is_less_of_a_heading() -> None:
    assert "asks somebody or as one" in _held(
        _page("Hast du die Bäder gezählt?", SECTION), "Hast du die Bäder gezählt?"
    )
    assert "asks somebody or as one" not in _held(_page("Who pays the bill?", SECTION), "Who pays the bill?")


def test_who_says_you_and_hears_i_interviews_though_the_opening_says_i() -> None:
    answer = "I went there on the first day, and I have told nobody until now what I saw."
    asked = [f"When did you see the baths?\n{answer}", f"Whom did you tell?\n{answer}", f"What will you do?\n{answer}"]
    opening = "I met her on the pier in March, a week after the vote, and she asked me to keep her name out of it."
    assert _headings(plain("\n".join(["Mayor Loses the Vote on Pools", opening, *asked]))) == []


def test_questions_answered_in_quotation_marks_are_an_interview_whatever_the_writer_says_above() -> None:
    asked = ("Is the mayor right?", "What would she learn from it?", "Who pays for the baths?")
    opening = "As I sit opposite her in the office above the pier, two days after the vote, she looks at the water."
    talk = [f"{question}\n“Nobody asked the swimmers, and the swimmers will remember it.”" for question in asked]
    assert _headings(plain("\n".join(["Mayor Loses the Vote on Pools", opening, *talk, PROSE]))) == []


def test_questions_of_a_guide_are_headings_though_its_writer_once_says_i() -> None:
    asked = ("How do you get in?", "What should you bring?", "When can you come?")
    guide = [asked[0], f"I go by bus. {SECTION}", asked[1], SECTION, asked[2], SECTION]
    assert _headings(plain("\n".join(["How to Swim in the Harbour", SECTION, *guide]))) == list(asked)


def test_what_stands_below_photo_is_its_credit() -> None:
    credited = _page("Foto:", "QUAY PRESS", SECTION)
    assert "below “Photo:”" in _held(credited, "QUAY PRESS")
    assert _headings(credited) == list(HEADINGS)


def test_what_stands_below_the_label_of_a_credit_is_not_announced_by_it() -> None:
    below = ("Quay Press)", "Swimmers take to the pier", SECTION)
    assert "among things announced" not in _held(_page("Image:", *below), "Swimmers take to the pier")
    assert "among things announced" in _held(_page("They told us this:", *below), "Swimmers take to the pier")


@pytest.mark.parametrize("name", ["Darum geht's", "L’essentiel", "Antecedentes", "Kort fortalt", "In breve"])
def test_sections_have_usual_names_in_other_languages_too(name: str) -> None:
    assert "a usual section name" in _held(_page(name, SECTION), name)


def test_labels_in_headings_set_all_in_capitals_are_no_speakers() -> None:
    names = ("EDDA MARLOWE: THE POOL IS MINE", "TOM ORTIZ: A VOTE FOR THE BATHS")
    assert _headings(_page(headings=names)) == list(names)
    assert "a speaker's turn" in _held(
        _page("MARLOWE: We want the pool", "ORTIZ: We do not"), "MARLOWE: We want the pool"
    )
