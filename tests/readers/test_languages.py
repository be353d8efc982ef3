"""A language that nobody knows, in every form of source: told with its line, and claimed for no words."""

from __future__ import annotations

import json
from typing import Any

import pytest

from briefexport import model as m
from briefexport.plugin import Reading, ReadingContext, Source
from briefexport.readers.html import HtmlReader
from briefexport.readers.markdown import MarkdownReader
from briefexport.readers.news_json import NewsJsonReader
from briefexport.readers.pandoc_json import PandocJsonReader
from briefexport.text import inline_tree, own_inlines, walk


def read(reader: Any, written: str) -> Reading:
    found = reader.read(Source(written.encode(), "brief"), reader.Options(), ReadingContext())
    assert isinstance(found, Reading)
    return found


def spans(reading: Reading) -> list[str]:
    runs = [run for block in walk(reading.article.body) for run in own_inlines(block)]
    return [one.language for run in runs for one in inline_tree(run) if isinstance(one, m.Span)]


def doubts(reading: Reading) -> list[tuple[int, str]]:
    told = [one for one in reading.diagnostics if one.code == "unknown-language"]
    return [(one.line, one.message.split("'")[1]) for one in told]


def pandoc(language: str) -> str:
    span = {"t": "Span", "c": [["", [], [["lang", language]]], [{"t": "Str", "c": "bonjour"}]]}
    blocks = [{"t": "Para", "c": [{"t": "Str", "c": "Words"}]}, {"t": "Para", "c": [span]}]
    return json.dumps({"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": blocks})


PASSAGES = [
    (MarkdownReader(), "Words.\n\nSaid [bonjour]{{lang={}}}.\n", 3),
    (MarkdownReader(), 'Words.\n\nSaid <i lang="{}">bonjour</i>.\n', 3),
    (HtmlReader(), "<html lang=en><h1>T</h1>\n<p>Said <i lang='{0}'>bonjour</i> <b lang='{0}'>toi</b>.</p>", 2),
]


@pytest.mark.parametrize("language", ["klingonish", "xx", "xx-YY"])
@pytest.mark.parametrize(("reader", "written", "line"), PASSAGES)
def test_of_a_passage(reader: Any, written: str, line: int, language: str) -> None:
    reading = read(reader, written.format(language))
    assert (doubts(reading), spans(reading)) == ([(line, language)], [])


@pytest.mark.parametrize("language", ["klingonish", "xx"])
def test_of_a_passage_of_pandocs(language: str) -> None:
    reading = read(PandocJsonReader(), pandoc(language))
    assert (doubts(reading), spans(reading)) == ([(2, language)], [])


@pytest.mark.parametrize("language", ["fr", "fr_CA", "zh-Hant", "gsw", "x-none"])
@pytest.mark.parametrize(("reader", "written", "line"), PASSAGES)
def test_known_and_private_ones_are_taken_as_they_are(reader: Any, written: str, line: int, language: str) -> None:
    reading = read(reader, written.format(language))
    assert doubts(reading) == []
    assert set(spans(reading)) <= {language.replace("_", "-")}


WHOLE = [
    (HtmlReader(), '\n<html lang="{}"><h1>T</h1><p>Words.</p></html>'),
    (NewsJsonReader(), '{{"@type": "NewsArticle", "headline": "T", "articleBody": "Words.", "inLanguage": "{}"}}'),
    (NewsJsonReader(), '{{"headlines": [{{"value": "T"}}], "bodies": [{{"value": "W"}}], "language": "{}"}}'),
]


@pytest.mark.parametrize(("reader", "written"), WHOLE)
def test_of_the_whole_article(reader: Any, written: str) -> None:
    assert [told for _, told in doubts(read(reader, written.format("klingonish")))] == ["klingonish"]
    known = read(reader, written.format("de"))
    assert (doubts(known), known.article.metadata.language) == ([], "de")
