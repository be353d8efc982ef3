"""Hostile and naughty input ends in an article or in a clear refusal, soon."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from briefexport import model as m
from briefexport import text
from briefexport.errors import ContentError
from readers.kit import codes, markdown, plain

NAUGHTY = json.loads((Path(__file__).parent / "data" / "naughty-strings.json").read_text("utf-8"))

# The inputs of cmark's own test of pathological cases, and their like for what we add to Markdown.
PATHOLOGICAL = {
    "nested strong emphasis": "*a **a " * 65000 + "b" + " a** a*" * 65000,
    "emphasis closers": "a_ " * 65000,
    "emphasis openers": "_a " * 65000,
    "link closers": "a]" * 65000,
    "link openers": "[a" * 65000,
    "mismatched": "*a_ " * 50000,
    "emphasis in turns": "*a " * 20000 + "_a*_ " * 20000,
    "multiples of three": "a**b" + "c* " * 50000,
    "links and emphasis": "[ a_" * 50000,
    "brackets and parentheses": "[ (](" * 80000,
    "images": "![[]()" * 160000,
    "nested brackets": "[" * 50000 + "a" + "]" * 50000,
    "nested quotations": "> " * 50000 + "a",
    "nested lists": "".join("  " * n + "* a\n" for n in range(1000)),
    "backticks": "".join("e" + "`" * n for n in range(1, 2000)),
    "unclosed links": "[a](<b" * 30000,
    "unclosed comments": "</" + "<!--" * 300000,
    "lists in lists": "- " * 30000 + "x" + "\n" * 30000,
    "lists in a quotation": "> " + "- " * 30000 + "x\n" + ">\n" * 30000,
    "emphasis in quotations": ">" * 100000 + "a*" * 100000,
    "many definitions": "".join(f"[{n}]: u\n" for n in range(1, 300000)) + "[0] " * 50000,
    "dollars": "$a " * 50000,
    "boxes": "::: a\n" * 5000 + ":::\n" * 5000,
    "notes": "".join(f"[^{n}]: x\n" for n in range(5000)) + "call[^1]",
    "braces": "[a]{b" * 50000,
    "tags": "<b>" * 50000,
    "abbreviations": "".join(f"*[A{n}]: x\n" for n in range(500)) + "\n\n" + "A1 A2 " * 3000,
    "at signs": "a@" * 50000,
    "cdata": "<![CDATA[" * 50000,
}


@pytest.mark.parametrize("read", [markdown, plain])
@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_pathological_input_ends_soon(name: str, read: Any) -> None:
    began = time.process_time()
    try:
        read(PATHOLOGICAL[name])
    except ContentError as error:
        assert error.code in {"nesting-too-deep", "too-many-marks", "source-too-large", "empty-source"}
        assert error.hint
    assert time.process_time() - began < 10


@pytest.mark.parametrize("read", [markdown, plain])
@pytest.mark.parametrize("use", ["file", "body", "title"])
def test_naughty_strings_make_valid_articles(use: str, read: Any) -> None:
    refused = 0
    for naughty in NAUGHTY:
        written = {"file": naughty, "body": f"Words before.\n\n{naughty}\n\nWords after."}.get(use, "Words for a body.")
        overrides = {"title": naughty} if use == "title" else {}
        try:
            reading = read(written.encode("utf-8", "surrogatepass"), overrides=overrides)
        except ContentError as error:
            refused += 1
            assert error.code == "empty-source"
            continue
        assert codes(reading, "error") == []
        assert m.from_json(m.to_json(reading.article), m.Article) == reading.article
    assert refused <= 0.05 * len(NAUGHTY)


def test_a_text_of_nothing_but_tags_keeps_them_as_words() -> None:
    reading = markdown("<script>alert(123)</script>\n\n<your name here>")
    assert [text.block_words(block) for block in reading.article.body] == [
        "<script>alert(123)</script>",
        "<your name here>",
    ]
    assert "html-as-words" in codes(reading, "warning")


@pytest.mark.parametrize("written", ["<!-- to be written -->", "<!-- <p>to be", "<img src='a.png'>"])
def test_a_text_of_comments_or_of_a_picture_alone_has_no_words(written: str) -> None:
    with pytest.raises(ContentError) as refusal:
        markdown(written)
    assert refusal.value.code == "empty-source"


def test_tags_below_a_headline_stay_tags() -> None:
    reading = markdown("---\ntitle: A headline\n---\n\n<script>alert(123)</script>\n")
    assert text.body_text(reading.article) == ""
