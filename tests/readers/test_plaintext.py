"""Plain text: what becomes of each kind of line."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefexport import model as m
from briefexport import text
from briefexport.errors import ContentError
from briefexport.readers.plaintext.shapes import Shape
from readers.kit import codes, headings, kinds, plain

SEED = next((Path(__file__).parents[2] / "source").glob("*.txt"))

PROSE = "The council voted on Thursday to close two leisure centres, ending weeks of argument over the budget."
MORE = "Officials blame the rising cost of residential placements, which has doubled since 2019, and falling grants."


def test_the_seed_has_its_six_headings_and_nothing_else() -> None:
    reading = plain(SEED.read_bytes(), SEED.name)
    assert headings(reading) == [
        "What’s Behind the Decision?",
        "Why Now?",
        "A Divisive Choice",
        "A Dangerous Gamble",
        "What’s Next?",
        "Final Thoughts",
    ]
    assert {heading.level for heading in text.outline(reading.article)} == {2}


def test_the_seed_opens_with_its_lede_and_a_working_title_cut_from_it() -> None:
    article = plain(SEED.read_bytes(), SEED.name).article
    lede = article.body[0]
    assert isinstance(lede, m.Paragraph)
    assert lede.role == "lede"
    title = article.metadata.headline
    assert article.metadata.working_title
    assert text.block_words(lede).startswith(title + " ")  # whole words
    assert len(title) <= 70
    assert codes(plain(SEED.read_bytes()), "warning") == ["working-title"]


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n", "\r\n\r\n", "\r"], ids=repr)
def test_paragraphs_and_headings_are_told_apart_with_and_without_blank_lines(between: str) -> None:
    reading = plain(between.join([PROSE, "Where the money goes", MORE, "What comes next?", PROSE + " Again."]))
    assert headings(reading) == ["Where the money goes", "What comes next?"]


def test_lines_broken_at_a_width_are_joined() -> None:
    reading = plain(
        "LONDON, Nov. 14 (Newswire) - European shares ended lower on Thursday\n"
        "as weak factory orders from Germany outweighed a rally in long-\n"
        "term bonds, and investors waited for central bank minutes due later\n"
        "in the day.\n\nCarmakers led the losses, with the sector down 2.1% after two of its\nlargest members fell.\n"
    )
    assert reading.article.metadata.dateline == "LONDON, Nov. 14 (Newswire)"
    first, second = map(text.block_words, reading.article.body)
    assert first.startswith("European shares ended lower on Thursday as weak")
    assert "a rally in long-term bonds" in first
    assert second.endswith("two of its largest members fell.")


def test_a_title_kicker_byline_and_date_above_the_text_become_metadata() -> None:
    metadata = plain(
        f"ENVIRONMENT\nBeavers return to the valley\nBy Ann Lee and Tom Ortiz\n17 November 2024\n{PROSE}\n{MORE}"
    ).article.metadata
    assert metadata.kicker == "ENVIRONMENT"
    assert metadata.headline == "Beavers return to the valley"
    assert [person.name for person in metadata.byline] == ["Ann Lee", "Tom Ortiz"]
    assert metadata.published == "2024-11-17"


@pytest.mark.parametrize(
    ("written", "dateline"),
    [
        ("KYIV, Nov. 17 (Reuters) — ", "KYIV, Nov. 17 (Reuters)"),
        ("BERLIN (dpa) – ", "BERLIN (dpa)"),
        ("ÉVRY (AFP) – ", "ÉVRY (AFP)"),
        ("ZÜRICH, 17. Nov. (sda) – ", "ZÜRICH, 17. Nov. (sda)"),
        ("MADRID, 17 Nov (EFE).- ", "MADRID, 17 Nov (EFE)"),
        ("MADRID, 12 de noviembre (EFE).- ", "MADRID, 12 de noviembre (EFE)"),
        ("WASHINGTON, D.C. — ", "WASHINGTON, D.C."),
        ("SAN FRANCISCO, Calif., Nov 3, 2024 /Newswire/ -- ", "SAN FRANCISCO, Calif., Nov 3, 2024 /Newswire/"),
        ("Geneva, Switzerland, 17 November 2024 – ", "Geneva, Switzerland, 17 November 2024"),
        ("Port-au-Prince, Haiti (CNN) — ", "Port-au-Prince, Haiti (CNN)"),
        ("London – ", ""),  # it may be anything
        ("Jane Doe (Labour) – ", ""),
        ("BREAKING — ", ""),
        ("THE COUNCIL — ", ""),
    ],
)
def test_a_dateline_is_taken_where_it_can_be_nothing_else(written: str, dateline: str) -> None:
    reading = plain(f"{written}{PROSE}\n{MORE}")
    assert reading.article.metadata.dateline == dateline
    opening = text.block_words(reading.article.body[0])
    assert opening == (PROSE if dateline else written + PROSE)
    assert "words-unaccounted" not in codes(reading)


def test_an_embargo_a_correction_and_sources_are_recognised_where_certain() -> None:
    reading = plain(
        "Embargoed until 00:01 GMT on 17 November 2024\nRiver report published\n"
        f"{PROSE}\n{MORE}\n"
        "Correction (Nov. 18, 2024): An earlier version gave the wrong number of libraries.\n"
        "Sources\n- River Trust, annual report https://example.org/report\n- Council minutes\n"
    )
    metadata = reading.article.metadata
    assert metadata.embargo_until == "2024-11-17T00:01:00Z"
    assert metadata.corrections == (
        m.Correction(date="2024-11-18", text="An earlier version gave the wrong number of libraries."),
    )
    assert metadata.sources[0] == m.SourceReference(
        title="River Trust, annual report", url="https://example.org/report"
    )
    assert kinds(reading) == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    "written",
    ["00:01 GMT on 17 November 2024", "00:01 GMT, Sunday 17 November 2024", "17 November 2024, 00:01 GMT",
     "November 17, 2024 at 00.01 UTC", "2024-11-17T00:01Z"],
)  # fmt: skip
def test_the_time_of_an_embargo_stands_before_or_after_its_day(written: str) -> None:
    reading = plain(f"Embargoed until {written}\nCouncil Votes to Close Centres\n{PROSE}\n{MORE}")
    assert reading.article.metadata.embargo_until == "2024-11-17T00:01:00Z"


def test_an_embargo_without_a_certain_time_stays_in_the_text() -> None:
    reading = plain(f"River report published\nEmbargoed until Tuesday\n{PROSE}")
    assert reading.article.metadata.embargo_until == ""
    assert "Embargoed until Tuesday" in text.body_text(reading.article)


def test_lists_with_marks_numbers_and_lists_inside() -> None:
    reading = plain(f"{PROSE}\n\n- one\n- two\n  - two and a half\n- three\n\n{MORE}\n\n3. third\n4. fourth\n")
    bullets, numbers = reading.article.body[1], reading.article.body[3]
    assert isinstance(bullets, m.List)
    assert isinstance(numbers, m.List)
    assert len(bullets.items) == 3
    assert isinstance(bullets.items[1].content[1], m.List)
    assert (numbers.ordered, numbers.start, len(numbers.items)) == (True, 3, 2)


def test_a_list_pasted_from_a_word_processor_keeps_its_second_level() -> None:
    reading = plain(f"{PROSE}\n\n•\tFirst\n•\tSecond\n\to\tInside it\n\to\tAnd this\n•\tThird\n\n{MORE}")
    outer = reading.article.body[1]
    assert isinstance(outer, m.List)
    assert len(outer.items) == 3
    inner = outer.items[1].content[1]
    assert isinstance(inner, m.List)
    assert [text.block_words(item.content[0]) for item in inner.items] == ["Inside it", "And this"]


def test_one_dash_or_number_does_not_make_a_list() -> None:
    reading = plain(f"{PROSE}\n\n- that, at least, is what they said on the day.\n\n{MORE}")
    assert kinds(reading) == ["paragraph"] * 3
    assert "- that, at least" in text.body_text(reading.article)


def test_mail_quotations_and_quotations_with_a_name_below() -> None:
    reading = plain(
        f"{PROSE}\n\n> We did not know.\n> Nobody did.\n\n“It was the pound.”\n— Ruth Mason, grower\n\n{MORE}"
    )
    mail, spoken = reading.article.body[1], reading.article.body[2]
    assert isinstance(mail, m.Quote)
    assert text.body_text(m.Article(body=(mail,))) == "We did not know. Nobody did."
    assert isinstance(spoken, m.Quote)
    assert text.plain(spoken.attribution) == "Ruth Mason, grower"


def test_words_repeated_in_quotation_marks_are_a_pull_quote() -> None:
    said = "It was the pound and nothing but the pound"
    reading = plain(
        f"{PROSE}\n“{said}”\nThe recruiter was certain of it. “{said},” he said, twice, and then once more."
    )
    assert kinds(reading)[1] == "pull_quote"


def test_marked_headings_override_the_evidence() -> None:
    written = f"# The title\n{PROSE}\n## Marked\n{MORE}\nNot marked\n{PROSE}\nUnderlined\n----------\n{MORE}"
    auto = plain(written)
    assert auto.article.metadata.headline == "The title"
    assert headings(auto) == ["Marked", "Underlined"]
    assert headings(plain(written, headings="markdown")) == ["Marked", "Underlined"]
    assert headings(plain(written, headings="none")) == []


def test_every_line_is_explained_with_its_score_and_signals() -> None:
    reading = plain(f"{PROSE}\nWhere the money goes\n{MORE}")
    heading = reading.decisions[1]
    assert (heading.line, heading.became) == (2, "heading, level 2")
    assert heading.score == pytest.approx(sum(float(signal.rsplit(" ", 1)[1]) for signal in heading.signals))
    assert [decision.line for decision in reading.decisions] == [1, 2, 3]


def test_outline_numbers_give_levels() -> None:
    reading = plain(f"{PROSE}\n1. Findings\n{MORE}\n1.1 Storage\n{PROSE} More.\n2. Conclusions\n{MORE} More.")
    levels = [heading.level for heading in text.outline(reading.article)]
    assert headings(reading) == ["1. Findings", "1.1 Storage", "2. Conclusions"]
    assert levels == [2, 3, 2]


def test_short_lines_between_blank_lines_are_one_paragraph() -> None:
    reading = plain(f"{PROSE}\n\n{MORE}\n\nJoe Ferris\nHarbour Trust\n207-555-0148\n\n{PROSE} More.")
    block = reading.article.body[2]
    assert isinstance(block, m.Paragraph)
    assert sum(isinstance(inline, m.LineBreak) for inline in block.content) == 2


@pytest.mark.parametrize(
    "line",
    ["Subscribe to our newsletter", "Photo: Jens Meyer/AP", "By Jane Doe", "3 min read", "“We are done here”",
     "Getty Images", "Advertisement", "Related: Inside the vault"],
)  # fmt: skip
def test_what_pages_put_between_paragraphs_is_no_heading(line: str) -> None:
    assert headings(plain(f"{PROSE}\n{line}\n{MORE}\n{PROSE} More.")) == []


# A document with two headings that nobody doubts, and between them a line as real pages have them.
HEADED = "{prose}\nWhere the money goes\n{more}\n{line}\n{prose} More.\nWhat comes next?\n{more} Again."


@pytest.mark.parametrize(
    "line",
    ["[Related: a first look at the plan]", "(Image: GETTY )", "(Walt Disney Co.)", "Image 2 of 5", "Photo",
     "The chairman at his desk. Photo: Ann Lee", "Town hall crowd cheers the vote [VIDEO]", "Read: the mayor’s diary",
     "Read the full transcript of his interview", "Related article »", "Instagram", "Hace 28 minutos", "$70/year",
     "© 2019 Example Network", "—Warmly, Michael", "Lire aussi", "GET THE NEWS ON THE GO BY CLICKING HERE",
     "the principle of minimal relocation to protect livelihoods; and", "The council then turned to this question:"],
)  # fmt: skip
def test_what_real_pages_put_between_paragraphs_is_no_heading(line: str) -> None:
    written = HEADED.format(prose=PROSE, more=MORE, line=line)
    assert headings(plain(written)) == ["Where the money goes", "What comes next?"]


@pytest.mark.parametrize(
    "line",
    ["Rescuers on the quay after the ferry had come in safely\nPhotograph: Ann Lee/The Example",
     "The mayor’s letter to the chair pic.twitter.com/a1b2c3", "The mayor’s letter to the chair\n— Ann Lee, Dec. 20",
     "It was first reported by the\nexample times, which spoke to two people.", "As told to Ann Lee",
     "Chief executive Ann Lee said:", "IN TEXAS: Family of the patient is safe", "PHOTOS: The centres in pictures",
     "Artículos relacionados", "Court denies the bid to overturn the vote (Example Post)", "Source: Example Tequila",
     "A lire aussi : Le récit", "Check the whole list here", "11:22:44 – Good evening, my friend",
     "-- Ann Lee/Drive On", "About the authors", "A lake. Courtesy Example",
     "I am grateful for their help. — Ann Lee", "Example.com", "Get reporter alerts",
     "Ann Lee, Example Club", "Photo of Ann Lee at the town hall", "Temps de lecture 14 min",
     "The best of games! (@annlee) October 20", "Bild 2 von 4 © Ann Lee / Example", "Фото: Ann Lee",
     "The quay at night. Ann Lee, CC BY-SA",
     "Screenshot by Ann Lee", "Example Images/Getty", "Von Ann Lee und Tom Ortiz, NDR",
     "By Ann Lee for Example Online", "Story Continued Below",
     "Le puede interesar: Otra historia", "Auch lesen: Eine andere Geschichte", "Instagram.com/annlee",
     "Leer también:\nOther Pools to Close"],
)  # fmt: skip
def test_what_further_pages_put_between_paragraphs_is_no_heading(line: str) -> None:
    written = HEADED.format(prose=PROSE, more=MORE, line=line)
    assert headings(plain(written)) == ["Where the money goes", "What comes next?"]


@pytest.mark.parametrize(
    "line", ["#4: Harbour Pools", "17th Century: The First Pools", "Trend 3: Smaller Pools", "Keystone pools"]
)
def test_headings_that_count_are_no_addresses_amounts_or_details(line: str) -> None:
    assert line in headings(plain(HEADED.format(prose=PROSE, more=MORE, line=line)))


def test_a_line_that_comes_again_is_a_label_or_a_credit() -> None:
    written = f"{PROSE}\nWhere the money goes\n{MORE}\nAnn Lee Example\n{PROSE} More.\nAnn Lee Example\n{MORE} More."
    scores = {decision.text: decision for decision in plain(written).decisions}
    assert any(signal.startswith("set more than once") for signal in scores["Ann Lee Example"].signals)
    assert not any(signal.startswith("set more than once") for signal in scores["Where the money goes"].signals)


def test_a_line_counts_for_more_where_the_text_below_speaks_of_it() -> None:
    speaking, silent = (
        plain(f"{PROSE}\n{line}\n{MORE}").decisions[1] for line in ("Residential placements", "Riverside evenings")
    )
    assert speaking.score > silent.score
    assert any(signal.startswith("taken up below") for signal in speaking.signals)
    assert any(signal.startswith("not taken up below") for signal in silent.signals)


def test_a_writer_who_says_i_interviews_nobody() -> None:
    asked = ["Should you insure the trip?", "What does it cost?", "Which company is best?"]
    answered = "\n".join(
        f"{question}\nI paid for it once, and my advice is to read the terms first." for question in asked
    )
    assert headings(plain(f"{PROSE}\n{answered}")) == []
    assert headings(plain(f"{PROSE} I have travelled for years.\n{answered}")) == asked


@pytest.mark.parametrize(
    "line",
    ["Share of the vote", "Privacy concerns", "Updated apps", "Download hashes", "iPhone sales",
     "Thank You for Your Support", "“We had plans for our retirement”",
     "What the council was told about the leisure centres it now wants to close"],
)  # fmt: skip
def test_headings_that_begin_or_end_as_other_lines_do_are_found(line: str) -> None:
    assert line in headings(plain(HEADED.format(prose=PROSE, more=MORE, line=line)))


def test_numbered_sentences_with_paragraphs_between_are_headings() -> None:
    reasons = ["1. Fears help you see what is real.", "2. Fears help you act.", "3. Fears make you wise."]
    assert headings(plain("\n".join([PROSE, *(f"{reason}\n{MORE}" for reason in reasons)]))) == reasons


def test_long_items_of_a_list_without_marks_are_no_headings() -> None:
    items = [
        "Smaller screens that need fonts and buttons sized for thumbs to be of any use",
        "Features that behave in another way on each of the telephones that people own",
        "Settings that people change without a thought and then cannot find again later",
        "Updates that arrive in the middle of the week and break what worked before them",
    ]
    assert headings(plain("\n".join([f"{PROSE} These are the issues:", *items, MORE]))) == []


def test_a_line_that_leads_in_announces_all_the_open_lines_below_it() -> None:
    items = "Smaller pumps\nCheaper heating for the pools"
    written = HEADED.format(prose=PROSE, more=MORE, line=f"Next year the council plans to do more for them:\n{items}")
    assert headings(plain(written)) == ["Where the money goes", "What comes next?"]


@pytest.mark.parametrize("quotation", ["„Er ist bis heute in Gefangenschaft.“", "»Det er en ret, vi har alle sammen.«"])
def test_a_full_stop_before_any_closing_quotation_mark_ends_a_sentence(quotation: str) -> None:
    assert Shape(quotation).ending == "."


@pytest.mark.parametrize(
    "line",
    ["“Land failed to plan”", "‘Massive risks’", "Schools: Bigger classes", "Social: Facebook the disruptor",
     "“Pretty Girl Rock,” The Rover", "U.S. answers", "Plan B: Carpools", "3. Workers’ rights strengthened"],
)  # fmt: skip
def test_headings_in_the_styles_of_real_pages_are_found(line: str) -> None:
    written = HEADED.format(prose=PROSE, more=MORE, line=line).replace("What comes", "2. What comes")
    assert line in headings(plain(written))


def test_a_heading_may_stand_over_a_sentence_that_leads_in() -> None:
    written = HEADED.format(prose=PROSE, more=MORE, line="Additional factors\nThe survey also shows:\n- one\n- two")
    assert headings(plain(written)) == ["Where the money goes", "Additional factors", "What comes next?"]


def test_questions_answered_in_quotation_marks_are_an_interviewers() -> None:
    asked = ["Warst du dabei?", "Hast du das gesehen?", "Wie ging es aus?"]
    answered = [
        f"{question}\n„Es war ein langer Abend, und am Ende wussten alle, was geschehen war.“" for question in asked
    ]
    assert headings(plain("\n".join([PROSE, *answered, MORE]))) == []


def test_a_label_that_comes_twice_and_never_says_a_sentence_is_no_speaker() -> None:
    lines = [PROSE, "City marathon: Where to stand", MORE, "City marathon: How to get there", PROSE, "Tickets", MORE]
    assert headings(plain("\n".join(lines))) == [
        "City marathon: Where to stand",
        "City marathon: How to get there",
        "Tickets",
    ]


def test_the_headline_below_its_byline_again_is_no_heading() -> None:
    reading = plain(f"Mayor Loses the Vote\nBy Ann Lee\nMayor Loses the Vote\n{PROSE}\nWhat comes next?\n{MORE}")
    assert headings(reading) == ["What comes next?"]


def test_a_line_of_the_text_set_again_without_marks_is_no_heading() -> None:
    told = "nobody ever asked us what we wanted to keep"
    written = HEADED.format(prose=f"{PROSE} Jane Doe said {told}.", more=MORE, line=told.capitalize())
    assert headings(plain(written)) == ["Where the money goes", "What comes next?"]


@pytest.mark.parametrize("written", ["", "  \n\t\n", "\ufeff"])
def test_a_text_without_words_is_refused(written: str) -> None:
    with pytest.raises(ContentError) as caught:
        plain(written)
    assert caught.value.code == "empty-source"


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Von Anna Muster", ["Anna Muster"]),
        ("Von Anna Muster und Paul Meier", ["Anna Muster", "Paul Meier"]),
        ("Par Anne Dupont", ["Anne Dupont"]),
        ("Von Anna Muster, dpa", []),
        ("Von unserem Redaktionsmitglied", []),
    ],
)
def test_a_byline_right_below_the_headline_may_be_in_another_language(line: str, people: list[str]) -> None:
    prose = "Das Ministerium teilte am Montag mit, dass der neue Plan die Einnahmen um ein Zehntel erhöhen werde."
    metadata = plain(f"Steuerplan angenommen\n\n{line}\n\n{prose}\n\n{prose}\n").article.metadata
    assert [one.name for one in metadata.byline] == people
    assert metadata.headline == "Steuerplan angenommen"
