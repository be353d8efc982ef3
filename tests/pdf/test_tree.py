"""The structure tree, read back and held against the article, node by node."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from briefexport import model as m
from briefexport import text
from pdf.conftest import THEMES, Set
from pdf.samples import article, edition, said
from pdf.samples import item as listed
from pdf.trees import Leaf, read_tree

# (role, words or None where kids hold them, kids)
Shape = tuple[str, str, list[Any]]


def squeezed(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()


def shape_of(leaf: Leaf) -> Shape:
    """A node as the article tells it: inline nodes melt into the words of their block."""
    own = [kid for kid in leaf.kids if kid.role != "Lbl" or kid.text().strip() != "•"]
    kids = [kid for kid in own if kid.role not in ("Span", "Link", "Code", "Quote", "Reference", "Figure")]
    if leaf.role in ("Div", "Lbl") or not kids:
        kids = [kid for kid in own if kid.role == "Figure" or kid in kids]
    inline = leaf.role not in ("Art", "L", "LI", "Table", "TR", "THead", "TBody", "Div", "BlockQuote", "Sect")
    words = squeezed(leaf.text()) if inline and not any(kid.role in ("P", "L") for kid in leaf.kids) else ""
    return leaf.role, words, [shape_of(kid) for kid in kids if not (inline and words and kid.role != "Figure")]


def expected(block: m.Block, notes: dict[str, int]) -> list[Shape]:
    match block:
        case m.Heading():
            return [(f"H{block.level}", words_of(block.content, notes), [])]
        case m.Paragraph() | m.Verse() | m.CodeBlock():
            runs = list(text.own_inlines(block))
            inner = squeezed(" ".join(words_of(run, notes) for run in runs))
            return [("P", inner, [])] if not inline_figures(block) else [("P", inner, [("Figure", "", [])])]
        case m.List():
            lines = [item(it.content, notes, label(block, n)) for n, it in enumerate(block.items)]
            return [("L", "", lines)]
        case m.DefinitionList():
            return [("L", "", [item(it.content, notes, words_of(it.term, notes)) for it in block.items])]
        case m.Quote():
            kids = [shape for child in block.content for shape in expected(child, notes)]
            return [("BlockQuote", "", [*kids, ("P", words_of(block.attribution, notes), [])])]
        case m.Callout():
            kids = [shape for child in block.content for shape in expected(child, notes)]
            return [("Div", "", [("P", words_of(block.title, notes), []), *kids])]
        case m.Figure(image=image):
            caption = squeezed(text.plain((*block.caption, m.Text(" "), *block.credit)))
            figure: list[Shape] = [] if image.decorative else [("Figure", "", [])]
            return [("Div", "", [*figure, *([("Caption", caption, [])] if caption else [])])]
        case _:
            return []


def item(content: m.Blocks, notes: dict[str, int], lbl: str) -> Shape:
    match content:
        case (m.Paragraph() as only,):
            body: Shape = ("LBody", words_of(only.content, notes), [])
        case _:
            body = ("LBody", "", [shape for child in content for shape in expected(child, notes)])
    return ("LI", "", [*([("Lbl", lbl, [])] if lbl else []), body])


def label(block: m.List, number: int) -> str:
    """Bullets are the theme's: some draw them, and then nothing says them."""
    return f"{block.start + number}." if block.ordered else ""


def inline_figures(block: m.Block) -> bool:
    return any(isinstance(i, m.Image) for run in text.own_inlines(block) for i in text.inline_tree(run))


def words_of(run: m.Inlines, notes: dict[str, int]) -> str:
    def one(inline: m.Inline) -> str:
        match inline:
            case m.NoteReference(note=note):
                return str(notes[note])
            case m.Image():
                return ""
            case _:
                inner = getattr(inline, "content", None)
                return "".join(map(one, inner)) if inner is not None else text.plain((inline,))

    return squeezed("".join(map(one, run)))


@pytest.mark.parametrize("theme", THEMES)
def test_the_tree_is_the_article(set_pdf: Set, theme: str) -> None:
    matrix = article()
    tree = read_tree(set_pdf(edition(matrix), theme=theme))
    (art,) = tree.kids
    notes = {note.id: number for number, note in enumerate(matrix.notes, start=1)}
    body = [kid for kid in art.kids if kid.role not in ("Note", "Sect", "Table")]
    first = next(index for index, kid in enumerate(body) if kid.words.startswith("The lede"))
    found = [shape_of(kid) for kid in body[first:]]
    wanted = [shape for block in matrix.body for shape in expected(block, notes)]
    shown = [shape for shape in wanted if shape != ("Div", "", [])]
    assert [shape for shape in found if shape != ("Div", "", [])] == shown


def test_headings_are_those_of_the_outline_in_order_and_count(matrix_pdf: Path) -> None:
    found = [(leaf.role, leaf.text()) for leaf in read_tree(matrix_pdf).walk() if re.fullmatch(r"H\d", leaf.role)]
    outline = [(f"H{block.level}", text.plain(block.content)) for block in text.outline(article())]
    assert found == [("H1", "The matrix of features"), *outline, ("H2", "Sources")]


def test_a_paragraph_over_two_pages_is_one(matrix_pdf: Path) -> None:
    long = [leaf for leaf in read_tree(matrix_pdf).all("P") if leaf.text().startswith("The quick")]
    assert len(long) == 4
    assert [leaf.text()[-12:] for leaf in long] == [f"Paragraph {number}." for number in range(4)]


def test_no_paragraph_stands_in_another(matrix_pdf: Path) -> None:
    for leaf in read_tree(matrix_pdf).all("P"):
        assert [inner.role for inner in leaf.walk() if inner.role == "P"] == ["P"]


def test_a_table_has_its_caption_scopes_and_spans(matrix_pdf: Path) -> None:
    (table,) = read_tree(matrix_pdf).all("Table")
    assert [kid.role for kid in table.kids] == ["Caption", "THead", "TBody"]
    assert [(cell.text(), cell.attributes["Scope"]) for cell in table.all("TH")] == [
        ("Name", "/Column"), ("Value", "/Column"), ("Other", "/Column"), ("Row", "/Row"),
    ]  # fmt: skip
    assert [(cell.text(), cell.attributes) for cell in table.all("TD")] == [
        ("12", {}), ("", {}), ("wide", {"ColSpan": "2"}), ("tall", {"RowSpan": "2"}), ("short", {}), ("", {}),
    ]  # fmt: skip


def test_a_table_over_pages_has_its_head_once(set_pdf: Set) -> None:
    row = m.Row(cells=tuple(m.Cell(content=(m.Text("cell"),)) for _ in range(3)))
    head = m.Row(header=True, cells=tuple(m.Cell(header=True, content=(m.Text(x),)) for x in "ABC"))
    tree = read_tree(set_pdf(edition(article(body=(m.Table(rows=(head, *([row] * 120))),)))))
    assert [cell.text() for cell in tree.all("TH")] == ["A", "B", "C"]
    assert len(tree.all("Table")) == 1
    assert len(tree.all("TR")) == 121


def test_notes_follow_the_block_that_calls_them(matrix_pdf: Path) -> None:
    (art,) = read_tree(matrix_pdf).kids
    roles = [kid.role for kid in art.kids]
    for note in art.all("Note"):
        before = art.kids[next(i for i, kid in enumerate(art.kids) if kid is note) - 1]
        number = note.kids[0].text().strip(". ")
        assert [leaf.text() for leaf in before.all("Reference")] == [number]
        assert note.identifier
    assert roles.count("Note") == 2


def test_notes_of_large_print_stand_at_its_end(set_pdf: Set) -> None:
    """Each in its own node with its words, called and led back from by a link that says where it goes."""
    (art,) = read_tree(set_pdf(edition(article()), theme="largeprint")).kids
    (section,) = [kid for kid in art.kids if kid.all("Note")]
    assert [kid.role for kid in section.kids] == ["H2", "Note", "Note"]
    assert [squeezed(note.text()) for note in section.kids[1:]] == ["1. The first note with stress.", "2. The second."]
    assert all(note.identifier and note.all("Link") for note in section.kids[1:])
    calls = [leaf for kid in art.kids if kid is not section for leaf in kid.all("Link")]
    assert [leaf.text() for leaf in calls if leaf.text().isdigit()][:2] == ["1", "2"]


def test_a_link_is_one_however_many_lines_it_runs_over(matrix_pdf: Path) -> None:
    links = {leaf.text().strip(): leaf.links for leaf in read_tree(matrix_pdf).all("Link")}
    assert links.pop("a link " + "on and " * 19 + "on and") > 1
    assert sorted(links) == ["A source", "the tables"]
    assert all(links.values())


def test_languages_expansions_and_alternatives_are_told(matrix_pdf: Path) -> None:
    tree = read_tree(matrix_pdf)
    spans = tree.all("Span")
    assert [(leaf.text(), leaf.language) for leaf in spans if leaf.language] == [("mot juste", "fr")]
    assert [(leaf.text(), leaf.expansion) for leaf in spans if leaf.expansion] == [
        ("ATACMS", "Army Tactical Missile System")
    ]
    alternatives = [leaf.alt for leaf in tree.all("Figure")]
    assert alternatives == ["a black box", "A rectangle", "A red rectangle", "Printing ink"]


def test_a_box_to_tick_is_its_items_label_and_the_others_keep_their_bullets(set_pdf: Set) -> None:
    """In a numbered list the number is the label, and the box the first of its words."""
    still_open = listed(said("Open"), said("still"), checked=False)
    tasks = m.List(items=(listed(said("Done"), checked=True), listed(said("A remark")), still_open))
    steps = m.List(ordered=True, items=(listed(said("First"), checked=True), listed(said("Second"))))
    tree = read_tree(set_pdf(edition(article(body=(tasks, steps), sources=()))))
    labels = [[kid for kid in one.kids if kid.role == "Lbl"] for one in tree.all("LI")]
    told = [[squeezed(lbl.text()) or [box.alt for box in lbl.all("Figure")] for lbl in found] for found in labels]
    assert told == [[["done"]], ["•"], [["open"]], ["1."], ["2."]]
    assert [box.alt for one in tree.all("LBody") for box in one.all("Figure")] == ["done"]


def test_pull_quotes_are_not_in_the_tree(matrix_pdf: Path) -> None:
    assert "Pulled words" not in read_tree(matrix_pdf).text()


def test_ids_are_those_of_the_blocks(matrix_pdf: Path) -> None:
    found = [leaf.identifier for leaf in read_tree(matrix_pdf).walk() if leaf.identifier]
    wanted = [block.id for block in text.walk(article().body) if not isinstance(block, m.PullQuote | m.Rule)]
    silent = {
        inner.id for block in text.walk(article().body) if isinstance(block, m.PullQuote) for inner in block.content
    }
    decorative = {b.id for b in text.walk(article().body) if isinstance(b, m.Figure) and b.image.decorative}
    assert [name for name in found if name in wanted] == [id for id in wanted if id not in silent | decorative]


def test_a_drop_capital_leaves_the_word_whole(set_pdf: Set) -> None:
    from briefexport.exporters.pdf import PdfOptions

    body = tuple(m.Paragraph(content=(m.Text("Once upon a time there was a brief. " * 20),)) for _ in range(2))
    tree = read_tree(set_pdf(edition(article(body=body)), PdfOptions(drop_cap=True), theme="newspaper"))
    assert [leaf.text()[:20] for leaf in tree.all("P") if "upon" in leaf.text()] == ["Once upon a time the"] * 2


def test_contents_of_a_bound_edition(set_pdf: Set) -> None:
    tree = read_tree(set_pdf(edition(article("one"), article("two"))))
    entries = tree.all("TOCI")
    assert [leaf.role for entry in entries for leaf in entry.all("Link")] == ["Link", "Link"]
    assert all("The matrix of features" in entry.text() for entry in entries)
    assert len(tree.all("Art")) == 2
    assert "...." not in tree.text().replace(" ", "")
