"""Every example of the CommonMark specification, and those of GFM, keeps the text of the reference HTML."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefexport import model as m
from briefexport import text
from briefexport.errors import ContentError
from briefexport.readers.markdown import inlines, parser
from briefexport.readers.markdown.work import Work
from readers.kit import codes, markdown

if TYPE_CHECKING:
    from markdown_it.token import Token

DATA = Path(__file__).parent / "data"
EXAMPLES = json.loads((DATA / "commonmark-0.31.2.json").read_text("utf-8"))


def words(article: m.Article) -> str:
    """All text in rendered order without white space; pictures' descriptions and titles are not text in HTML."""
    headline = "" if article.metadata.working_title else article.metadata.headline
    runs = [shown(run) for block in text.walk(article.body) if not isinstance(block, m.Figure)
            for run in text.own_inlines(block)]  # fmt: skip
    return "".join((headline + "".join(runs)).split())


def shown(run: m.Inlines) -> str:
    kept = (inline for inline in run if not isinstance(inline, m.Image))
    return "".join(shown(inline.content) if hasattr(inline, "content") else text.plain((inline,)) for inline in kept)


def _letters(written: str) -> str:
    return re.sub(r"[\W_]+", "", written)


@pytest.mark.parametrize(("number", "written", "wanted"), EXAMPLES, ids=[str(example[0]) for example in EXAMPLES])
def test_commonmark_example(number: int, written: str, wanted: str) -> None:
    try:
        reading = markdown(written)
    except ContentError as error:
        assert not wanted, error.message
        assert error.code == "empty-source"
        return
    if "html-as-words" in codes(reading, "warning"):  # nothing but tags, which say no word: they are kept as written
        assert not wanted
        assert _letters(words(reading.article)) == _letters(html.unescape(written))
    else:
        assert words(reading.article) == wanted
    assert "words-unaccounted" not in codes(reading)


GFM = [
    ("| foo | bar |\n| --- | --- |\n| baz | bim |", "foobarbazbim"),
    ("| abc | defghi |\n:-: | -----------:\nbar | baz", "abcdefghibarbaz"),
    ("| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |", "f|oob|azb|im"),
    ("| abc | def |\n| --- | --- |\n| bar | baz |\n> bar", "abcdefbarbazbar"),
    ("| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar", "abcdefbarbazbarbar"),
    ("| abc | def |\n| --- |\n| bar |", "|abc|def||---||bar|"),
    ("| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |", "abcdefbarbarbaz"),
    ("| abc | def |\n| --- | --- |", "abcdef"),
    ("- [ ] foo\n- [x] bar", "foobar"),
    ("- [x] foo\n  - [ ] bar\n  - [x] baz\n- [ ] bim", "foobarbazbim"),
    ("~~Hi~~ Hello, ~there~ world!", "HiHello,thereworld!"),
    ("This ~~has a\n\nnew paragraph~~.", "This~~hasanewparagraph~~."),
    ("This will ~~~not~~~ strike.", "Thiswill~~~not~~~strike."),
    ("www.commonmark.org", "www.commonmark.org"),
    ("Visit www.commonmark.org/help for more.", "Visitwww.commonmark.org/helpformore."),
    ("www.google.com/search?q=Markup+(business)))", "www.google.com/search?q=Markup+(business)))"),
    ("www.google.com/search?q=commonmark&hl;", "www.google.com/search?q=commonmark&hl;"),
    ("(Visit https://encrypted.google.com/search?q=Markup+(business))",
     "(Visithttps://encrypted.google.com/search?q=Markup+(business))"),
    ("hello@mail+xyz.example isn't valid, but hello+xyz@mail.example is.",
     "hello@mail+xyz.exampleisn'tvalid,buthello+xyz@mail.exampleis."),
    ("a.b-c_d@a.b\n\na.b-c_d@a.b.\n\na.b-c_d@a.b-\n\na.b-c_d@a.b_",
     "a.b-c_d@a.ba.b-c_d@a.b.a.b-c_d@a.b-a.b-c_d@a.b_"),
    ("<strong> <title> <style> <em>\n\n<blockquote>\n  <xmp> is disallowed.  <XMP> is also disallowed.\n</blockquote>",
     "<title><style><xmp>isdisallowed.<XMP>isalsodisallowed."),
]  # fmt: skip


@pytest.mark.parametrize(("written", "wanted"), GFM)
def test_gfm_example(written: str, wanted: str) -> None:
    reading = markdown(written)
    assert words(reading.article) == wanted
    assert "words-unaccounted" not in codes(reading)


def test_cells_beyond_the_header_are_told() -> None:
    reading = markdown("| a | b |\n|---|---|\n| 1 | 2 | lost |")
    told = [one for one in reading.diagnostics if one.code == "words-dropped"]
    assert [(one.severity, one.line) for one in told] == [("warning", 3)]
    assert "lost" in told[0].message


def _leaves(tokens: list[Token]) -> Iterator[tuple[int, str, int, str]]:
    """The headings, paragraphs and fences of a text as the short way tells them."""
    level = 0
    for token in tokens:
        line = token.map[0] if token.map else 0
        if token.type == "fence":
            yield -1, token.content, line, token.info
        elif token.type == "inline":
            yield level, token.content, line, ""
        level = int(token.tag[1]) if token.type == "heading_open" else 0


def test_the_short_way_for_plain_blocks_finds_what_markdown_it_finds() -> None:
    from markdown_it import MarkdownIt

    compared = fenced = 0
    for _, written, _ in EXAMPLES:
        parsed = parser.parse(written, written.split("\n"))
        if parsed.plain is None:
            continue
        tokens = MarkdownIt("commonmark").parse(written)
        wanted = list(_leaves(tokens))
        assert [tuple(block) for block in parsed.plain] == wanted
        fenced += any(token.type == "fence" for token in tokens)
        compared += 1
    assert compared > 110
    assert fenced > 10


@given(st.text("ab. \n\t日本,@w:/", max_size=30).map(str.strip))
def test_the_short_way_for_text_without_marks_reads_what_markdown_it_reads(content: str) -> None:
    lines = content.split("\n")
    work = Work(parser.parse(content, lines), lines)
    assert inlines.inlines(work, content) == inlines.read(work, inlines.tokens_of(work, content), content)
