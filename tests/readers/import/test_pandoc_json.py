# ruff: noqa: E501 - a line of markup is read best whole
"""pandoc's tree: every block and inline type of its API, old forms, what cannot be mapped, what is broken."""

from __future__ import annotations

import json
from typing import Any

import pytest

from briefexport import model as m
from briefexport.errors import ContentError
from briefexport.plugin import Reading, ReadingContext, Source
from briefexport.readers.pandoc_json import PandocJsonOptions, PandocJsonReader
from briefexport.text import body_text, plain
from import_kit import codes

NONE = ["", [], []]
A = {"t": "Str", "c": "a"}


def node(kind: str, *content: Any) -> dict[str, Any]:
    return {"t": kind, "c": content[0]} if content else {"t": kind}


def para(*inlines: Any) -> dict[str, Any]:
    return node("Para", list(inlines))


def read(blocks: list[Any], meta: dict[str, Any] | None = None) -> Reading:
    data = json.dumps({"pandoc-api-version": [1, 23, 1], "meta": meta or {}, "blocks": blocks}).encode()
    assert PandocJsonReader.sniff(data)
    return PandocJsonReader().read(Source(data, "a.json"), PandocJsonOptions(), ReadingContext())


def first(*blocks: Any) -> m.Block:
    return read([*blocks, para(node("Str", "end"))]).article.body[0]


INLINES = [
    (node("Emph", [A]), m.Emphasis), (node("Strong", [A]), m.Strong), (node("Strikeout", [A]), m.Strikethrough),
    (node("Superscript", [A]), m.Superscript), (node("Subscript", [A]), m.Subscript),
    (node("Code", [NONE, "a"]), m.Code), (node("Link", [NONE, [A], ["https://x.org", "t"]]), m.Link),
    (node("Math", [node("InlineMath"), "a"]), m.Math), (node("Span", [["", ["mark"], []], [A]]), m.Mark),
    (node("Span", [["", [], [["lang", "fr"]]], [A]]), m.Span), (node("Image", [NONE, [A], ["a.png", ""]]), m.Image),
    (node("RawInline", ["html", "<br>"]), m.LineBreak), (node("LineBreak"), m.LineBreak),
]  # fmt: skip


@pytest.mark.parametrize(("inline", "kind"), INLINES, ids=lambda value: value["t"] if isinstance(value, dict) else "")
def test_an_inline_becomes_its_node(inline: dict[str, Any], kind: type[m.Inline]) -> None:
    block = first(para(node("Str", "x"), node("Space"), inline, node("SoftBreak"), node("Str", "y")))
    assert isinstance(block, m.Paragraph)
    assert any(isinstance(part, kind) for part in block.content)


@pytest.mark.parametrize("kind", ["Underline", "SmallCaps"])
def test_a_look_without_counterpart_keeps_its_words_and_is_told(kind: str) -> None:
    reading = read([para(node(kind, [A]))])
    assert body_text(reading.article) == "a"
    assert "pandoc-unmapped" in codes(reading, "notice")


def test_quoted_cite_and_notes() -> None:
    note = node("Note", [para(node("Str", "the note"))])
    reading = read([para(node("Quoted", [node("DoubleQuote"), [A]]), node("Cite", [[], [A]]), note)])
    assert body_text(reading.article) == "“a”a\nthe note"


def test_raw_html_tags_are_paired() -> None:
    block = first(para(node("RawInline", ["html", "<kbd>"]), A, node("RawInline", ["html", "</kbd>"])))
    assert isinstance(block, m.Paragraph)
    assert block.content == (m.Keyboard((m.Text("a"),)),)


BLOCKS = [
    (node("Plain", [A]), m.Paragraph), (node("Header", [3, NONE, [A]]), m.Heading),
    (node("LineBlock", [[A], [A]]), m.Verse), (node("CodeBlock", [["", ["python"], []], "a"]), m.CodeBlock),
    (node("RawBlock", ["html", "<p>a</p>"]), m.Paragraph), (node("BlockQuote", [para(A)]), m.Quote),
    (node("BulletList", [[para(A)]]), m.List), (node("HorizontalRule"), m.Rule),
    (node("OrderedList", [[4, node("Decimal"), node("Period")], [[para(A)]]]), m.List),
    (node("DefinitionList", [[[A], [[para(A)]]]]), m.DefinitionList),
    (node("Figure", [NONE, [None, [node("Plain", [node("Str", "c")])]], [node("Plain", [node("Image", [NONE, [A], ["a.png", ""]])])]]),
     m.Figure),
    (node("Div", [["", ["callout-tip"], []], [para(A)]]), m.Callout), (node("Div", [NONE, [para(A)]]), m.Paragraph),
    (para(node("Math", [node("DisplayMath"), "a"])), m.MathBlock),
]  # fmt: skip


@pytest.mark.parametrize(("block", "kind"), BLOCKS, ids=lambda value: value["t"] if isinstance(value, dict) else "")
def test_a_block_becomes_its_node_and_no_word_is_lost(block: dict[str, Any], kind: type[m.Block]) -> None:
    reading = read([block, para(node("Str", "end"))])
    assert isinstance(reading.article.body[0], kind)
    assert "words-unaccounted" not in codes(reading)


def cell(words: str, rows: int = 1, columns: int = 1) -> list[Any]:
    return [NONE, node("AlignDefault"), rows, columns, [node("Plain", [node("Str", words)])]]


def test_tables_of_both_apis_keep_headers_and_alignment() -> None:
    columns = [[node("AlignLeft"), node("ColWidthDefault")], [node("AlignRight"), node("ColWidthDefault")]]
    head = [NONE, [[NONE, [cell("h"), cell("i")]]]]
    body = [[NONE, 1, [], [[NONE, [cell("x"), cell("y")]]]]]
    new = first(node("Table", [NONE, [None, [node("Plain", [A])]], columns, head, body, [NONE, []]]))
    row = [[node("Plain", [node("Str", "x")])], [node("Plain", [node("Str", "y")])]]
    old = first(node("Table", [[A], [node("AlignLeft"), node("AlignRight")], [0, 0], [[], []], [row]]))
    assert isinstance(new, m.Table) and isinstance(old, m.Table)
    assert (plain(new.caption), plain(old.caption)) == ("a", "a")
    assert [r.header for r in new.rows] == [True, False]
    assert [c.align for c in new.rows[1].cells] == ["left", "right"]
    assert [c.header for c in new.rows[1].cells] == [True, False]
    assert [plain(c.content) for c in old.rows[0].cells] == ["x", "y"]


def test_a_task_list_keeps_its_boxes() -> None:
    done, open_ = (node("Plain", [node("Str", sign), node("Space"), A]) for sign in "☒☐")
    block = first(node("BulletList", [[done], [open_]]))
    assert isinstance(block, m.List)
    assert [item.checked for item in block.items] == [True, False]


def test_raw_tex_and_unknown_kinds_are_told() -> None:
    reading = read([node("RawBlock", ["latex", "\\vspace{1em}"]), node("Novelty", [A]), para(A)])
    assert codes(reading).count("pandoc-dropped") == 2
    assert "words-unaccounted" not in codes(reading)


def test_metadata_in_all_its_forms() -> None:
    words = node("MetaInlines", [node("Str", "Jane"), node("Space"), node("Str", "Doe")])
    person = node(
        "MetaMap", {"name": words, "affiliation": node("MetaString", "Press"), "orcid": node("MetaString", "1")}
    )
    meta = {
        "title": node("MetaBlocks", [para(node("Str", "T"))]), "author": node("MetaList", [person, words]),
        "draft": node("MetaBool", True), "keywords": node("MetaList", [words]), "bibliography": node("MetaString", "a.bib"),
    }  # fmt: skip
    reading = read([para(A)], meta)
    metadata = reading.article.metadata
    assert metadata.headline == "T"
    assert [(p.name, p.affiliation) for p in metadata.byline] == [("Jane Doe", "Press"), ("Jane Doe", "")]
    assert metadata.draft
    assert codes(reading, "warning") == []


BROKEN = {
    "an object": b"{}",
    "a number": b"1",
    "blocks that are none": b'{"pandoc-api-version":[1],"blocks":3}',
    "a paragraph of words": b'{"blocks":[{"t":"Para","c":"words"}]}',
    "an item of words": b'{"blocks":[{"t":"BulletList","c":["words"]}]}',
    "emphasis of words": b'{"blocks":[{"t":"Para","c":[{"t":"Emph","c":"words"}]}]}',
    "a header without a level": b'{"blocks":[{"t":"Header","c":[]}]}',
    "a table of nothing": b'{"blocks":[{"t":"Table","c":[1,2,3,4,5,6]}]}',
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN.keys())
def test_what_pandoc_never_writes_is_refused(data: bytes) -> None:
    with pytest.raises(ContentError) as refused:
        PandocJsonReader().read(Source(data, "a.json"), PandocJsonOptions(), ReadingContext())
    assert refused.value.code == "not-pandoc-json"


def test_broken_json_names_its_line() -> None:
    with pytest.raises(ContentError) as refused:
        PandocJsonReader().read(Source(b'{"blocks": [\n  oops]}', "a.json"), PandocJsonOptions(), ReadingContext())
    assert (refused.value.code, refused.value.line, refused.value.column) == ("bad-json", 2, 3)


@pytest.mark.parametrize("depth", [200, 3_000, 100_000])
def test_deep_nesting_is_refused(depth: int) -> None:
    data = b'{"blocks":[' + b'{"t":"BlockQuote","c":[' * depth + b"]}" * depth + b"]}"
    with pytest.raises(ContentError) as refused:
        PandocJsonReader().read(Source(data, "a.json"), PandocJsonOptions(), ReadingContext())
    assert refused.value.code == "nesting-too-deep"


def column(alignment: str) -> list[Any]:
    return [node(alignment), node("ColWidthDefault")]


def test_headers_of_rows_and_alignments_go_by_columns_not_by_cells() -> None:
    """A cell that spans rows keeps its column from the cells of the rows below."""
    body = [
        NONE,
        1,
        [],
        [[NONE, [cell("both", rows=2), cell("1")]], [NONE, [cell("2")]], [NONE, [cell("x"), cell("3")]]],
    ]
    table = first(
        node("Table", [NONE, [None, []], [column("AlignLeft"), column("AlignRight")], [NONE, []], [body], [NONE, []]])
    )
    assert isinstance(table, m.Table)
    assert [[(plain(c.content), c.header, c.align) for c in row.cells] for row in table.rows] == [
        [("both", True, "left"), ("1", False, "right")],
        [("2", False, "right")],
        [("x", True, "left"), ("3", False, "right")],
    ]


def test_a_caption_of_any_blocks_is_kept_and_its_short_form_told_of() -> None:
    caption = [
        [node("Str", "Short")],
        [node("Plain", [node("Str", "Long")]), node("BulletList", [[node("Plain", [A])]])],
    ]
    picture = node("Image", [NONE, [node("Str", "alt")], ["a.png", ""]])
    reading = read([para(A), node("Figure", [NONE, caption, [node("Plain", [picture])]])])
    figure = reading.article.body[1]
    assert isinstance(figure, m.Figure) and plain(figure.caption).split() == ["Long", "a"]
    assert [entry.words for entry in reading.ledger if entry.fate == "dropped"] == ["Short"]
    assert codes(reading, "error") == []


def test_a_list_starts_within_what_editions_can_count() -> None:
    numbers = first(node("OrderedList", [[10**12, node("Decimal"), node("Period")], [[node("Plain", [A])]]]))
    assert isinstance(numbers, m.List) and numbers.start == 2**31 - 1


def test_a_picture_of_the_class_decorative_is_one() -> None:
    figure = first(para(node("Image", [["", ["decorative"], []], [], ["a.png", ""]])))
    assert isinstance(figure, m.Figure) and figure.image.decorative


def test_metadata_are_accounted_for_and_unknown_ones_told_of() -> None:
    said = {key: node("MetaString", words) for key, words in (("title", "Tax"), ("csl", "a.csl"), ("titel", "Duty"))}
    reading = read([para(A)], {**said, "x-desk": node("MetaMap", {"name": node("MetaInlines", [A])})})
    assert [(entry.words, entry.fate, entry.where) for entry in reading.ledger[:4]] == [
        ("Tax", "metadata", "headline"), ("a.csl", "dropped", ""), ("Duty", "dropped", ""), ("a", "metadata", "extra"),
    ]  # fmt: skip
    assert codes(reading, "warning") == ["unknown-metadata"]


def test_a_callouts_title_of_several_blocks_loses_none() -> None:
    title = node("Div", [["", ["title"], []], [para(node("Str", "Mind")), para(node("Str", "you"))]])
    callout = first(node("Div", [["", ["tip"], []], [title, para(node("Str", "words"))]]))
    assert isinstance(callout, m.Callout) and plain(callout.title) == "Mind"
    assert body_text(m.Article(body=(callout,))).split() == ["Mind", "you", "words"]


def test_headings_inside_notes_have_levels_an_article_may_have() -> None:
    note = node("Note", [node("Header", [1, NONE, [A]]), para(A), node("Header", [9, NONE, [A]])])
    article = read([para(A, note)]).article
    assert [block.level for block in article.notes[0].content if isinstance(block, m.Heading)] == [2, 3]
    assert m.from_json(m.to_json(article), m.Article) == article
