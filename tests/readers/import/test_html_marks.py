"""Marks that pages write in more than one way: headings by role, ways back from notes, references, bylines."""

from __future__ import annotations

import pytest

from briefexport import model as m
from briefexport.text import body_text, outline, plain
from import_kit import Read, codes

PAGE = "<html lang=en><body><h1>The ferry came back</h1>{}</body></html>"


@pytest.mark.parametrize(
    ("tag", "level"),
    [('div role=heading aria-level="3"', 3), ("p role=heading", 2), ('h4 role=heading aria-level="2"', 2), ("h3", 3)],
)
def test_a_heading_may_be_one_by_its_role(tag: str, level: int, read_html: Read) -> None:
    above = "" if level == 2 else "<h2>Above</h2>"
    page = PAGE.format(f"<p>Words.</p>{above}<{tag}>Money</{tag.split()[0]}><p>More.</p>")
    found = outline(read_html(page, extract="whole").article)[-1]
    assert (found.level, plain(found.content)) == (level, "Money")


WIKI = """<p>One<sup id=r1><a href="#n1">[1]</a></sup> two<sup id=r2><a href="#n1">[1]</a></sup>.</p><ol>
<li id=n1><span class=back>^ <a href="#r1"><sup>a</sup></a> <a href="#r2"><sup>b</sup></a></span> Doe 2020.</li></ol>"""


def test_the_frame_of_the_ways_back_goes_with_them(read_html: Read) -> None:
    reading = read_html(PAGE.format(WIKI), extract="whole")
    assert body_text(reading.article) == "One two.\nDoe 2020."
    assert codes(reading, "error") == []


RING = """<p>Words<a href="#n1" id=r1>1</a>.</p>
<p id=n1><a href="#r1">1</a> See <a href="#n2" id=r2>2</a>.</p>
<p id=n2><a href="#r2">2</a> See <a href="#n1" id=r3>1</a>.</p>"""


def test_a_note_may_call_another(read_html: Read) -> None:
    reading = read_html(PAGE.format(RING), extract="whole")
    first, second = reading.article.notes
    called = [part for block in first.content if isinstance(block, m.Paragraph) for part in block.content]
    assert m.NoteReference(second.id) in called
    assert codes(reading, "error") == []


@pytest.mark.parametrize("written", ["&#x202e;", "&#x0202E;", "&#8238;", "&#x2066;", "&#8294;"])
def test_a_turning_character_is_told_of_where_a_reference_writes_it(written: str, read_html: Read) -> None:
    found = [
        one
        for one in read_html(PAGE.format(f"\n<p>abc{written}def</p>"), extract="whole").diagnostics
        if one.code == "bidi-override"
    ]
    assert [(one.line, one.column) for one in found] == [(2, 7)]


@pytest.mark.parametrize("written", ["&#x2020;", "&#82380;", "&amp;#x202e;"])
def test_other_references_turn_nothing(written: str, read_html: Read) -> None:
    assert "bidi-override" not in codes(read_html(PAGE.format(f"<p>abc{written}</p>"), extract="whole"))


def test_entities_that_a_page_declares_are_told_of_and_not_expanded(read_html: Read) -> None:
    page = '<!DOCTYPE a [\n<!ENTITY x SYSTEM "file:///etc/hostname">]>' + PAGE.format("<p>Words &x;</p>")
    reading = read_html(page, extract="whole")
    assert body_text(reading.article) == "Words &x;"
    found = next(one for one in reading.diagnostics if one.code == "entities-declared")
    assert (found.line, found.column) == (2, 1)


PROSE = "<p>The ferry came back on Sunday with forty passengers, a band and a good deal of rain, said the harbour.</p>"


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("By Ann Lee", ["Ann Lee"]),
        ("By Ann Lee and Tom Ortiz", ["Ann Lee", "Tom Ortiz"]),
        ("By Ann Lee | 3 min read", []),
        ("3 comments", []),
    ],
)
def test_a_byline_that_the_page_only_shows_is_taken_where_it_names_nothing_but_people(
    line: str, people: list[str], read_html: Read
) -> None:
    nav = "<nav><a href=/>Home</a> <a href=/world>World</a></nav>"
    page = (
        f"<html lang=en><body>{nav}<article><h1>The ferry came back</h1><p class=byline>{line}</p>{PROSE * 5}</article>"
    )
    assert [one.name for one in read_html(page).article.metadata.byline] == people


@pytest.mark.parametrize(
    ("below", "people"),
    [
        ("<div><span>By Ann Lee</span><span>3 min read</span></div>", ["Ann Lee"]),
        ("<div>By the sea it was late</div>", []),
        (f"{PROSE * 13}<p>By Ann Lee</p>", []),
    ],
)
def test_a_byline_right_below_the_headline_needs_no_class(below: str, people: list[str], read_html: Read) -> None:
    page = f"<html lang=en><body><nav><a href=/>Home</a></nav><article><h1>The ferry came back</h1>{below}{PROSE * 5}"
    assert [one.name for one in read_html(page).article.metadata.byline] == people


@pytest.mark.parametrize(
    ("author", "people"),
    [
        ("Ann Lee und Tom Ortiz", ["Ann Lee", "Tom Ortiz"]),
        ("Ann Ortega y Gasset", ["Ann Ortega y Gasset"]),
        ("lee@post.example", []),
        ("105092", []),
        ("#", []),
    ],
)
def test_what_sites_put_for_an_author_is_taken_where_it_names_one(
    author: str, people: list[str], read_html: Read
) -> None:
    data = f'{{"@type": "NewsArticle", "headline": "The ferry came back", "author": "{author}"}}'
    page = PAGE.format(PROSE).replace("<body>", f'<script type="application/ld+json">{data}</script><body>')
    assert [one.name for one in read_html(page).article.metadata.byline] == people


@pytest.mark.parametrize("form", ["/*<![CDATA[*/{}/*]]>*/", "//<![CDATA[\n{}\n//]]>", "<!--{}-->", "<![CDATA[{}]]>;"])
def test_linked_data_may_be_wrapped_in_comments(form: str, read_html: Read) -> None:
    data = form.format('{"@type": "NewsArticle", "headline": "The ferry came back", "author": "Ann Lee"}')
    page = PAGE.format(PROSE).replace("<body>", f'<script type="application/ld+json">{data}</script><body>')
    assert [one.name for one in read_html(page).article.metadata.byline] == ["Ann Lee"]
