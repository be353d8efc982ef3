"""What pandoc's tree says beside its blocks: unknown kinds, line ends, signatures, titles, dates that are none."""

from __future__ import annotations

import json
from typing import Any

import pytest

from briefexport import model as m
from briefexport.errors import ContentError
from briefexport.plugin import Reading, ReadingContext, Source
from briefexport.readers.pandoc_json import PandocJsonReader
from briefexport.text import body_text, plain
from import_kit import codes


def node(kind: str, content: Any = None) -> dict[str, Any]:
    return {"t": kind} if content is None else {"t": kind, "c": content}


def words(line: str) -> list[Any]:
    """A line's words; `/` is a soft break."""
    parts = [part for word in line.split() for part in (node("Space"), _word(word))][1:]
    return [one for place, one in enumerate(parts) if one != node("Space") or _stands(parts, place)]


def _word(word: str) -> dict[str, Any]:
    return node("SoftBreak") if word == "/" else node("Str", word)


def _stands(parts: list[Any], place: int) -> bool:
    return node("SoftBreak") not in (parts[place - 1], parts[place + 1])


def read(*blocks: Any, **meta: Any) -> Reading:
    document = {"pandoc-api-version": [1, 23, 1], "meta": meta, "blocks": list(blocks)}
    source = Source(json.dumps(document).encode(), "a.pandoc.json")
    return PandocJsonReader().read(source, PandocJsonReader.Options(), ReadingContext())


def test_the_words_of_kinds_unknown_here_are_accounted_for() -> None:
    reading = read(node("Para", words("known")), node("Para", [*words("more"), node("Sparkle", "lost words")]))
    assert [entry.words for entry in reading.ledger if entry.fate == "dropped"] == ["lost words"]
    assert codes(reading, "error") == []
    assert "words-dropped" in codes(reading, "warning")


@pytest.mark.parametrize(
    ("line", "shown"), [("one / two", "one two"), ("戻った / 港長", "戻った港長"), ("戻った / two", "戻った two")]
)
def test_a_line_end_is_a_space_but_between_signs_of_scripts_without_spaces(line: str, shown: str) -> None:
    assert body_text(read(node("Para", words(line))).article) == shown


@pytest.mark.parametrize(
    "quotation",
    [
        [node("Para", words("We are back.")), node("Para", words("— Ann Lee"))],
        [node("Para", words("We are back. / —Ann Lee"))],
        [node("Para", words("We are back. / -- Ann Lee"))],
    ],
)
def test_a_quotations_last_line_that_begins_with_a_dash_says_whose_it_is(quotation: list[Any]) -> None:
    reading = read(node("BlockQuote", quotation))
    (quote,) = reading.article.body
    assert isinstance(quote, m.Quote) and plain(quote.attribution) == "Ann Lee"
    assert body_text(reading.article).split() == ["We", "are", "back.", "Ann", "Lee"]
    assert codes(reading, "error") == []


@pytest.mark.parametrize(
    "quotation",
    [
        [node("Para", words("— Ann Lee"))],
        [node("Para", words("We are back."))],
        [node("Para", words("We are back.")), node("Para", [node("Space"), *words("— Ann Lee")])],
        [node("Para", words("He said: / — " + "and so on " * 10))],
        [],
    ],
)
def test_other_quotations_have_no_signature(quotation: list[Any]) -> None:
    body = read(node("BlockQuote", quotation), node("Para", words("Words."))).article.body
    assert all(not block.attribution for block in body if isinstance(block, m.Quote))


def test_a_quotation_of_nothing_but_a_signature_loses_no_word() -> None:
    reading = read(node("BlockQuote", [node("Para", []), node("Para", words("— Ann Lee"))]))
    assert body_text(reading.article).split()[-2:] == ["Ann", "Lee"]
    assert codes(reading, "error") == []


ATTR = ["", [], []]


@pytest.mark.parametrize(
    "broken",
    [
        node("Header", [1, words("astray"), []]),
        node("Para", [node("Code", "code")]),
        node("Para", [node("Space", "astray")]),
        node("Div", [ATTR, [], words("astray")]),
        node("Para", [node("Str")]),
        node("Para", [node("Cite", [words("astray"), []])]),
        node("OrderedList", [[1, node("Str", "astray"), node("Period")], [[node("Para", words("Words."))]]]),
    ],
)
def test_words_where_pandoc_writes_none_refuse_the_document_by_its_block(broken: Any) -> None:
    with pytest.raises(ContentError) as refused:
        read(node("Para", words("Words.")), broken)
    assert (refused.value.code, refused.value.line) == ("not-pandoc-json", 2)


@pytest.mark.parametrize("broken", [node("MetaList"), node("MetaMap", ["a"]), node("MetaList", 5)])
def test_metadata_that_pandoc_never_writes_are_refused(broken: Any) -> None:
    with pytest.raises(ContentError) as refused:
        read(node("Para", words("Words.")), title=broken)
    assert refused.value.code == "not-pandoc-json"


def test_the_title_of_a_picture_alone_is_its_caption_as_in_markdown() -> None:
    picture = node("Image", [["", [], []], words("A ferry"), ["ferry.png", "At the pier"]])
    reading = read(node("Para", words("Words.")), node("Para", [picture]))
    figure = reading.article.body[1]
    assert isinstance(figure, m.Figure) and plain(figure.caption) == "At the pier"
    assert codes(reading, "error") == []


def test_a_date_that_is_none_or_an_unknown_language_is_told_of_and_stops_nothing() -> None:
    said = {"date": node("MetaInlines", words("Spring 2026")), "lang": node("MetaString", "klingonish")}
    reading = read(node("Para", words("Words.")), **said)
    assert (reading.article.metadata.published, reading.article.metadata.language) == ("", "en")
    assert {"date-unreadable", "unknown-language"} <= set(codes(reading, "warning"))
    assert [entry.words for entry in reading.ledger if entry.fate == "dropped"] == ["Spring 2026", "klingonish"]


def test_a_date_of_org_is_one() -> None:
    article = read(node("Para", words("Words.")), date=node("MetaInlines", words("<2026-03-04 Wed>"))).article
    assert article.metadata.published == "2026-03-04"


def test_an_embargo_that_cannot_be_read_stops_the_reading() -> None:
    with pytest.raises(ContentError):
        read(node("Para", words("Words.")), embargo_until=node("MetaInlines", words("next spring")))
