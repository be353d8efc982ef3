"""Markup that breaks the rules is read as browsers read it, and no word of it is lost."""

from __future__ import annotations

import re

import pytest

from briefexport import model as m
from briefexport.errors import ContentError
from briefexport.text import body_text
from import_kit import Read, codes


@pytest.mark.parametrize(
    "page",
    [
        "<title>T</title><meta name=a><x-card>Words in a card.<p>And below it.</p></x-card>",
        "<head><title>T</title><x-card>Words in a card.</x-card></head><body>And below it.</body>",
        "<x-card>Words in a card.</x-card><p>And below it.",
    ],
)
def test_what_no_head_can_hold_begins_the_body(read_html: Read, page: str) -> None:
    reading = read_html(page, extract="article")
    assert "".join(body_text(reading.article).split()) == "Wordsinacard.Andbelowit."
    assert codes(reading, "error") == []


@pytest.mark.parametrize(
    ("inner", "rows"),
    [
        ("<tr><td>a<td>b</tr><td>c<td>d", ["a b", "c d"]),
        ("<th>a<th>b<tr><td>c<td>d", ["a b", "c d"]),
        ("<thead><th>a<th>b</thead><tbody><td>c<td>d<tr><td>e<td>f", ["a b", "c d", "e f"]),
    ],
)
def test_a_cell_outside_any_row_begins_one(read_html: Read, inner: str, rows: list[str]) -> None:
    reading = read_html(f"<p>Words.</p><table>{inner}</table>", extract="whole")
    table = reading.article.body[1]
    assert isinstance(table, m.Table)
    shown = [
        " ".join(run.text for cell in row.cells for run in cell.content if isinstance(run, m.Text))
        for row in table.rows
    ]
    assert shown == rows
    assert codes(reading, "error") == []


@pytest.mark.parametrize(
    "table",
    [
        "<tr><th>a<td>b</tr><template>unseen</template>",
        "<tr><th>a</th><template>unseen</template><td>b",
        "<tbody><template>unseen</template><tr><th>a<td>b",
        "<th>a<td>b<template>unseen",
    ],
)
def test_what_a_page_never_shows_is_told_of_within_a_table_too(read_html: Read, table: str) -> None:
    reading = read_html(f"<table>{table}</table>", extract="whole")
    assert [entry.words for entry in reading.ledger if entry.fate == "dropped"] == ["unseen"]
    assert codes(reading, "error") == []


def test_a_page_that_says_nothing_but_its_title_says_that(read_html: Read) -> None:
    reading = read_html("<title>The pools stay open</title><body>The pools stay open", extract="article")
    assert body_text(reading.article) == "The pools stay open"
    assert codes(reading, "error") == []


@pytest.mark.parametrize(
    "table",
    [
        "<table><tfoot><td>a<td>b<tfoot>c",
        "<table><tr><caption>a<tr><td>b<td>c",
        "<table><colgroup>a<tr><td>b<td>c",
        "<table><caption>a</caption><caption>b</caption><tr><td>c<td>d",
        "<table><tr><tbody><tr><td>a<td>b</tr>c",
        "<table><tr><td>a<td>b<thead>c",
    ],
)
def test_parts_of_a_table_that_stand_in_each_other_lose_no_word(table: str, read_html: Read) -> None:
    reading = read_html(f"<html lang=en><p>Words.</p>{table}")
    assert codes(reading, "error") == []
    assert sorted(body_text(reading.article).split()) == sorted(["Words.", *re.findall(r"[a-d](?=<|$)", table)])


@pytest.mark.parametrize(
    "page",
    [
        '<a href="#n" role=doc-noteref>1<li id=n>note',
        '<p>x<a href="#n" id=r>1<p><a id=n>note<a href="#r">back',
        '<p>x<a href="#n" role=doc-noteref><a href="#o" role=doc-noteref>2</a><ol><li id=n>a<li id=o>b',
        '<pre>x<a href="#n" role=doc-noteref>1</a></pre><ol><li id=n>note</ol>',
    ],
)
def test_calls_that_were_not_closed_or_stand_in_code_call_no_note(page: str, read_html: Read) -> None:
    assert codes(read_html(f"<html lang=en><p>Words.</p>{page}"), "error") == []


@pytest.mark.parametrize(
    "tag", ["figure", "details", "a href=x><figure", "b><figure", "aside", "figure><b", "span><div"]
)
@pytest.mark.parametrize("depth", [60, 100, 150, 195])
def test_deep_nesting_of_any_element_is_an_article_or_an_error_with_its_line(
    tag: str, depth: int, read_html: Read
) -> None:
    page = "<html lang=en><p>Before.</p>\n" + f"<{tag}>\n" * (depth // (1 + tag.count("><"))) + "the words"
    try:
        assert "the words" in body_text(read_html(page).article)
    except ContentError as error:
        assert (error.code, error.line > 40) == ("nesting-too-deep", True)
