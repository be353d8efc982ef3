"""JSON that hides words or breaks a parser: refused or told of at its line and column, in every reader of JSON."""

from __future__ import annotations

from typing import Any

import pytest

from briefexport.errors import ContentError
from briefexport.plugin import ReadingContext, Source
from briefexport.readers.common import json_places
from briefexport.readers.news_json import NewsJsonReader
from briefexport.readers.pandoc_json import PandocJsonReader

READERS = [NewsJsonReader, PandocJsonReader]
BROKEN = {
    "a key twice": ('{\n "a": {"b": 1, "c": [], "b": 2}}', "duplicate-key", (2, 25)),
    "a key twice, one escaped": ('{"ab": 1,\n"\\u0061b": 2}', "duplicate-key", (2, 1)),
    "a number of five thousand digits": ('{\n"a": 1' + "0" * 5_000 + "}", "bad-json", (2, 6)),
    "five thousand levels": ('{"a":\n' + "[" * 5_000 + "]" * 5_000 + "}", "nesting-too-deep", (2, 5_000)),
    "cut short": ('{"a":\n [1,', "bad-json", (2, 5)),
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("text", "code", "place"), BROKEN.values(), ids=BROKEN.keys())
def test_broken_json_is_refused_where_it_is_broken(reader: Any, text: str, code: str, place: tuple[int, int]) -> None:
    with pytest.raises(ContentError) as refused:
        reader().read(Source(text.encode(), "a.json"), reader.Options(), ReadingContext())
    assert (refused.value.code, (refused.value.line, refused.value.column)) == (code, place)


def test_the_same_key_in_two_objects_is_no_repetition() -> None:
    assert json_places.repeated('[{"a": {"a": "a:"}}, {"a": ["a", "a"]}]') == (0, "")


def test_a_character_that_an_escape_brings_is_told_of_where_the_escape_stands() -> None:
    text = '{"headline": "Tax",\n"versionCreated": "2024-11-17", "body_text": "W\\u202eords"}'
    reading = NewsJsonReader().read(Source(text.encode(), "a.json"), NewsJsonReader.Options(), ReadingContext())
    found = next(one for one in reading.diagnostics if one.code == "bidi-override")
    assert (found.line, found.column) == (2, 48)
