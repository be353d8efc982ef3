"""Article → utterances: everything is said once in order or listed with its reason, by the speaking policy."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings

import strategies
from briefexport import identity, plugin
from briefexport import model as m
from briefexport.narration import lexicon
from briefexport.narration.language import leftovers, says_numbers
from briefexport.narration.policy import SpeakingPolicy
from briefexport.narration.utterances import utterances
from briefexport.text import block_words, plain, sentences, squeeze, walk

LEXICON = lexicon.load(None)


def T(words: str) -> m.Inlines:
    return (m.Text(words),)


def P(words: str, role: str = "body") -> m.Paragraph:
    return m.Paragraph(role="lede" if role == "lede" else "body", content=T(words))


def edition(*body: m.Block, notes: tuple[m.Note, ...] = (), **metadata: object) -> m.Edition:
    article, _, _ = identity.identify(m.Article(metadata=m.Metadata(**metadata), body=body, notes=notes))  # type: ignore[arg-type]
    return m.Edition(identifier="urn:x", slug="x", title="X", articles=(article,))


def say(found: m.Edition, **policy: object) -> tuple[plugin.Utterance, ...]:
    return utterances(found, SpeakingPolicy(**policy), LEXICON, lambda _: None).utterances  # type: ignore[arg-type]


def spoken(found: Sequence[plugin.Utterance]) -> list[str]:
    return [item.spoken for item in found if not item.skipped]


@settings(max_examples=20)
@given(strategies.articles(text=strategies.any_text()))
def test_any_article_is_said_in_plain_words_with_ids_of_its_own(article: m.Article) -> None:
    found = say(strategies.edition_of(article, title="T"))
    assert len({item.id for item in found}) == len(found)
    for item in found:
        assert bool(item.skipped) != bool(item.spoken)
        assert item.spoken == "" or not leftovers(item.spoken) or not says_numbers(item.language)
        assert item.id.startswith(f"{item.block}.s")


@settings(max_examples=20)
@given(strategies.articles())
def test_every_sentence_of_the_body_is_said_or_listed(article: m.Article) -> None:
    """The printed words of each paragraph and heading, joined again from its utterances, are the block's own."""
    found = say(strategies.edition_of(article, title="T"))
    for block in walk(article.body):
        if isinstance(block, m.Paragraph | m.Heading):
            printed = "".join(item.text for item in found if item.block == block.id)
            assert "".join(printed.split()) == "".join(block_words(block).split())


def test_the_seed_is_thirty_one_sentences_and_its_working_title_is_not_said(seed_edition: m.Edition) -> None:
    found = say(seed_edition)
    assert len([item for item in found if not item.skipped]) == 31
    assert [item.skipped for item in found if item.skipped] == ["working title: the article's first words say it"]
    joined = " ".join(spoken(found))
    assert "U S-supplied long-range missiles, known as attack ems" in joined
    assert "high mars" in joined
    assert "over ten thousand North Korean troops" in joined


@pytest.fixture
def seed_edition() -> m.Edition:
    from acceptance.running import SEED

    lines = SEED.read_text("utf-8").splitlines()
    blocks = [m.Heading(level=2, content=T(line)) if len(line) < 60 else P(line) for line in lines]
    return edition(*blocks, headline="In a bold move, President Biden", working_title=True)


def test_ids_are_the_blocks_sentences() -> None:
    found = edition(P("One. Two. Three."))
    block = found.articles[0].body[0]
    assert isinstance(block, m.Paragraph)
    assert [item.id for item in say(found)] == [f"{block.id}.s{n}" for n in (1, 2, 3)]
    assert [item.text for item in say(found)] == [squeeze(plain(s.content)) for s in sentences(block.content)]


def test_above_the_article() -> None:
    found = edition(
        P("Text."), headline="War in its 3rd year", dek="What to know.", kicker="World", dateline="KYIV",
        byline=(m.Person(name="J. Q. Doe"), m.Person(name="Bob Roe")),
    )  # fmt: skip
    assert spoken(say(found)) == ["War in its third year", "What to know.", "By J Q Doe and Bob Roe", "Text."]
    quiet = say(found, say_byline=False, say_dek=False, say_kicker=True, say_dateline=True)
    assert spoken(quiet) == ["World", "War in its third year", "Kyiv", "Text."]
    assert {item.role for item in quiet if item.skipped} == {"dek", "byline"}


@pytest.mark.parametrize(
    ("roles", "said"),
    [
        (("",), "By Ada"),
        (("", ""), "By Ada and Bo"),
        (("", "", ""), "By Ada, Bo and Cy"),
        (("Reporter", ""), "By Ada, Reporter; and Bo"),
        (("", "Editor", ""), "By Ada; Bo, Editor; and Cy"),
    ],
)
def test_each_who_wrote_it_is_told_from_the_next(roles: tuple[str, ...], said: str) -> None:
    names = ("Ada", "Bo", "Cy")
    people = tuple(m.Person(name=name, role=role) for name, role in zip(names, roles, strict=False))
    byline = next(item for item in say(edition(P("Words."), byline=people)) if item.role == "byline")
    assert byline.spoken == said


def test_headings_stand_between_pauses() -> None:
    found = say(edition(P("Before."), m.Heading(level=2, content=T("Why now?")), P("After.")))
    assert [(item.role, item.pause_ms) for item in found] == [("body", 1200), ("heading", 900), ("body", 600)]


def test_pull_quotes_and_credits_are_left_out_and_listed() -> None:
    figure = m.Figure(image=m.Image(src="a.png", alt="A map"), caption=T("The front."), credit=T("Reuters"))
    found = edition(m.PullQuote(content=(P("Again."),)), figure)
    assert spoken(say(found)) == ["Image: A map", "The front."]
    assert {item.text: item.skipped for item in say(found) if item.skipped} == {
        "Again.": "pull quote: it repeats the article's words",
        "Reuters": "left out by the speaking policy",
    }
    everything = say(found, pull_quotes="say", credits="say", captions="skip", image_descriptions="skip")
    assert spoken(everything) == ["Again.", "Credit: Reuters"]


def test_addresses_of_links_are_never_said() -> None:
    link = m.Link(url="https://a.example/x?y=1", title="Z", content=T("the report"))
    bare = m.Link(url="https://un.org/en/", content=T("https://un.org/en/"))
    found = edition(m.Paragraph(content=(m.Text("See "), link, m.Text(" and "), bare, m.Text("."))))
    assert spoken(say(found)) == ["See the report and un dot org."]


LOSSES = m.Table(
    caption=T("Losses"),
    rows=(
        m.Row(header=True, cells=(m.Cell(content=T("Year")), m.Cell(content=T("Tanks")), m.Cell(content=T("Cost")))),
        m.Row(cells=(m.Cell(header=True, content=T("2022")), m.Cell(content=T("1,500")), m.Cell(content=T("$3.5bn")))),
        m.Row(cells=(m.Cell(header=True, content=T("2023")), m.Cell(content=T("—")), m.Cell(content=T("$1bn")))),
    ),
)


def test_tables_are_read_by_row_with_their_headers_or_summed_up() -> None:
    assert spoken(say(edition(LOSSES))) == [
        "Table: Losses",
        "twenty twenty-two; Tanks: one thousand five hundred; Cost: three point five billion dollars.",
        "twenty twenty-three; Cost: one billion dollars.",
    ]
    assert spoken(say(edition(LOSSES), tables="summary")) == ["Table: Losses", "A table of two rows and three columns."]
    one = m.Table(rows=(*LOSSES.rows[:2], m.Row(cells=(m.Cell(), m.Cell(), m.Cell()))))
    assert spoken(say(edition(one), tables="summary")) == ["A table of one row and three columns."]
    assert spoken(say(edition(LOSSES), tables="skip")) == []
    assert len([item for item in say(edition(LOSSES), tables="skip") if item.skipped]) == 4


def test_cells_that_span_bring_their_words_to_each_row_they_cover() -> None:
    rows = (
        m.Row(header=True, cells=(m.Cell(content=T("Year"), rowspan=2), m.Cell(content=T("Loss"), colspan=2))),
        m.Row(header=True, cells=(m.Cell(content=T("Tanks")), m.Cell(content=T("Guns")))),
        m.Row(cells=(m.Cell(content=T("2022"), rowspan=2), m.Cell(content=T("5")), m.Cell(content=T("6")))),
        m.Row(cells=(m.Cell(content=T("7")), m.Cell(content=T("8")))),
    )
    assert spoken(say(edition(m.Table(rows=rows)))) == [
        "Year: twenty twenty-two; Loss, Tanks: five; Loss, Guns: six.",
        "Year: twenty twenty-two; Loss, Tanks: seven; Loss, Guns: eight.",
    ]


def test_code_is_announced_and_its_text_listed() -> None:
    found = say(edition(m.CodeBlock(text="a = 1\nb = 2\n", language="python")))
    assert spoken(found) == ["Code, two lines, not read."]
    assert [item.text for item in found if item.skipped] == ["a = 1\nb = 2\n"]
    assert spoken(say(edition(m.CodeBlock(text="x = 3")), code="say")) == ["x equals three"]


def test_quotations_are_announced_on_request() -> None:
    found = edition(m.Quote(content=(P("We shall win."),), attribution=T("Churchill, 1940")), P("He said “no”."))
    assert spoken(say(found)) == ["We shall win.", "Churchill, nineteen forty", "He said “no”."]
    assert spoken(say(found, quotations="announce")) == [
        "Quote.", "We shall win.", "End quote.", "Churchill, nineteen forty", "He said quote, no, end quote.",
    ]  # fmt: skip


def test_notes_corrections_and_disclosure_come_last() -> None:
    note = m.Note(id="n1", content=(P("See p. 12."),))
    text = m.Paragraph(content=(m.Text("Text"), m.NoteReference("n1"), m.Text(".")))
    found = edition(text, notes=(note,), corrections=(m.Correction(text="It was 5 km."),))
    assert spoken(say(found, disclosure=True)) == [
        "Text.", "Notes.", "Note one.", "See page twelve.", "Correction: It was five kilometers.",
        "This edition was read by a synthetic voice.",
    ]  # fmt: skip
    assert spoken(say(found, notes="skip", say_corrections=False)) == ["Text."]


def test_a_span_of_another_language_is_an_utterance_of_its_own() -> None:
    french = m.Span(language="fr", content=T("« En 2024 »"))
    found = say(edition(m.Paragraph(content=(m.Text("He said "), french, m.Text(" and left. Then rain.")))))
    assert [(item.id.rpartition(".")[2], item.language, item.spoken, item.pause_ms) for item in found] == [
        ("s1", "en", "He said", 0),
        ("s1p2", "fr", "« En deux mille vingt-quatre »", 0),
        ("s1p3", "en", "and left.", 250),
        ("s2", "en", "Then rain.", 600),
    ]


def test_raised_and_lowered_digits_are_not_read_into_the_number() -> None:
    square = (m.Text("10 km"), m.Superscript(T("2")), m.Text(" of CO"), m.Subscript(T("2")), m.Text(", 10"),
              m.Superscript(T("3")), m.Text(" times the 21"), m.Superscript(T("st")), m.Text("."))  # fmt: skip
    assert spoken(say(edition(m.Paragraph(content=square)))) == [
        "ten square kilometers of C O two, ten cubed times the twenty-first."
    ]


def test_abbreviations_are_expanded_at_first_use_on_request() -> None:
    iaea = m.Abbreviation(expansion="International Atomic Energy Agency", content=T("IAEA"))
    found = edition(m.Paragraph(content=(m.Text("The "), iaea, m.Text(" said so. The "), iaea, m.Text(" left."))))
    assert spoken(say(found)) == ["The I A E A said so.", "The I A E A left."]
    assert spoken(say(found, acronyms="expand-first"))[0] == "The International Atomic Energy Agency said so."
    assert spoken(say(found, acronyms="expand-first"))[1] == "The I A E A left."


@pytest.mark.parametrize(
    "text", ["😀😀😀", "***", "\x00", "   ", "-rf --help", "[[f@n@tiks]] $(id) `id` <audio src='x'/>"]
)
def test_hostile_and_wordless_text_is_inert(text: str) -> None:
    for item in say(edition(P(text))):
        assert bool(item.spoken) != bool(item.skipped)
        assert not set(item.spoken) & set("[]<>$`|\x00@/")
        assert not item.spoken.startswith("-")


def test_bound_articles_carry_their_prefix_and_a_pause_between_them() -> None:
    one = m.Article(metadata=m.Metadata(headline="One", slug="one"), body=(P("Same."),))
    two = m.Article(metadata=m.Metadata(headline="Two", slug="two"), body=(P("Same."),))
    found = say(strategies.edition_of(identity.identify(one)[0], identity.identify(two)[0]))
    assert [item.id.split(".")[0] for item in found] == ["one", "one", "two", "two"]
    assert found[1].pause_ms == 2000
    assert len({item.id for item in found}) == 4


def test_a_language_whose_numbers_nobody_knows_is_named() -> None:
    told: list[plugin.Diagnostic] = []
    utterances(edition(P("Το 2024 και 2025"), language="el"), SpeakingPolicy(), LEXICON, told.append)
    assert [item.code for item in told] == ["speech-digits"]


def test_a_long_article_takes_time_in_proportion_and_little_memory() -> None:
    import time
    import tracemalloc

    def measured(copies: int) -> tuple[float, int]:
        body = tuple(
            P(f"On Nov. {n % 28 + 1}, 2024, the U.S. sent 1,{n % 900 + 100} troops. Then {n} left.")
            for n in range(copies)
        )
        found = edition(*body)
        before = time.process_time()
        say(found)
        return time.process_time() - before, copies

    say(edition(P("warm")))
    short, long = measured(300)[0], measured(3000)[0]
    assert long < 20 * short + 0.2
    tracemalloc.start()
    say(edition(P("He said so in 2024. " * 5000)))  # 30,000 words in one paragraph
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 64_000_000
