"""Sound articles that the layout engine stumbled over, and words that a line broke without a hyphen."""

from __future__ import annotations

import itertools

import pytest

from briefexport import model as m
from briefexport.exporters.pdf import PdfOptions
from briefexport.plugin import Asset
from pdf.conftest import THEMES, Set
from pdf.samples import article, edition, said, words
from pdf.test_exporter import has_face
from pdf.test_words import extracted
from pdf.trees import read_tree

ADDRESS = "https://example.org/reports/2024/budget-and-transport/annex_c/table.html?year=2024&part=third"
BARE = {"dek": "", "kicker": "", "byline": (), "sources": (), "published": "", "headline": "Corners"}


def one(*body: m.Block, notes: tuple[m.Note, ...] = (), **metadata: object) -> m.Edition:
    import msgspec

    made = article(body=body, **{**BARE, **metadata})
    return edition(msgspec.structs.replace(made, notes=notes))


@pytest.mark.parametrize("theme", THEMES)
def test_code_in_a_note_keeps_its_lines(set_pdf: Set, theme: str) -> None:
    code = m.CodeBlock(text="def f(x): \n\n\treturn  x \t \n")
    called = said("See the note", m.NoteReference("n"), ".")
    path = set_pdf(one(called, notes=(m.Note(id="n", content=(said("Such \n as"), code)),)), theme=theme)
    (note,) = read_tree(path).all("Note")
    assert "".join(note.text().split()).endswith("Suchasdeff(x):returnx")


def test_a_drawing_without_a_size_stands_in_a_line_from_right_to_left(set_pdf: Set) -> None:
    drawing = Asset(
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>', "image/svg+xml"
    )
    line = said("one ", m.Image("a.svg", alt="A corner"), " two")
    table = m.Table(rows=(m.Row(cells=(m.Cell(content=line.content), m.Cell(content=words("b")))),))
    path = set_pdf(one(line, table, direction="rtl"), pictures={"a.svg": drawing})
    assert [leaf.alt for leaf in read_tree(path).all("Figure")] == ["A corner", "A corner"]


class Columns:
    """As much of a page as moving notes needs: its notes, and an area that has a margin even when it is empty."""

    def __init__(self, *notes: str) -> None:
        self.current_page_footnotes, self.reported_footnotes = list(notes), ["before"]
        self.current_footnote_area = self

    def margin_height(self) -> int:
        return 2 + 10 * len(self.current_page_footnotes)

    def report_footnote(self, note: str) -> None:
        self.current_page_footnotes.remove(note)
        self.reported_footnotes.append(note)


@pytest.mark.parametrize(
    ("height", "stay", "move"), [(32, "abc", ""), (25, "ab", "c"), (12, "a", "bc"), (0, "", "abc")]
)
def test_notes_that_do_not_fit_below_columns_move_on_in_their_order(height: int, stay: str, move: str) -> None:
    from briefexport.exporters.pdf.weak_spots import move_notes

    page = Columns(*"abc")
    move_notes(page, height)
    assert (page.current_page_footnotes, page.reported_footnotes) == ([*stay], ["before", *move])


def test_columns_are_even_after_few_trials() -> None:
    """A tall box that no column may divide, after lines that lack a little only: 239 boxes are laid out, not 799."""
    from briefexport.processes import call

    body = "<section>" + "<p>One line.</p>" * 12 + "<div>A box</div><p>And a line.</p></section>"
    sheet = "section { columns: 2 } div { height: 500px; break-inside: avoid }"
    assert call(_trials, body, sheet) < 400


def _trials(body: str, sheet: str) -> int:
    """How many boxes WeasyPrint lays out for a page, those of columns that it tries among them."""
    from briefexport.exporters.pdf import rendering
    from pdf.test_closed import job

    rendering._package()
    from weasyprint.layout import block

    tried, lay_out = [], block.block_box_layout
    block.block_box_layout = lambda *args, **more: (tried.append(1), lay_out(*args, **more))[1]
    rendering.make(job(body, sheet))
    return len(tried)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("columns", [1, 2])
def test_a_word_longer_than_the_line_stays_on_the_page_and_is_whole(set_pdf: Set, theme: str, columns: int) -> None:
    cells = (m.Cell(content=words("its_name_has_no_place_to_break_it_at_all")), m.Cell(content=words("and/or")))
    name = "Bureau" * 12
    body = (
        said(f"The report is at {ADDRESS}"),
        said("It is ", m.Link(ADDRESS, content=words(ADDRESS)), " and nowhere else, says the "),
        said(f"{name} of {name} twice—and {name}— twice."),
        m.Table(rows=(m.Row(cells=cells * 2),)),
    )
    headline = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente"
    path = set_pdf(one(*body, headline=headline), PdfOptions(columns=columns, page_size="A5"), theme=theme)
    found = extracted(path, "-raw")
    assert found[0] == headline
    assert found.count(ADDRESS) == 2
    assert found.count(name) == 2
    assert "twice—and" in found
    assert found.count("its_name_has_no_place_to_break_it_at_all") == 2
    assert found.count("and/or") == 2


def test_a_script_without_spaces_is_given_line_by_line(set_pdf: Set) -> None:
    """What runs over lines there is no word: the first line must not speak for the whole paragraph."""
    from briefexport.exporters.pdf.words import Run, align

    runs = [Run(0, 0, "政府は本日、ABC-", line=1), Run(0, 1, "DEF計画", line=2), Run(0, 2, "を発表", line=3)]
    align(runs, "政府は本日、ABC-DEF計画を発表")
    assert [run.broken for run in runs] == [True, False, False]


def test_a_korean_word_broken_at_a_line_end_is_whole() -> None:
    """The layout engine breaks between any two syllables, but Korean words are parted by spaces."""
    from briefexport.exporters.pdf.words import Run, align

    runs = [Run(0, 0, "정부는 오늘 대중교", line=1), Run(0, 1, "통 요금을", line=2)]
    align(runs, "정부는 오늘 대중교통 요금을")
    assert [run.broken for run in runs] == [True, False]


@pytest.mark.skipif(not has_face("Korean"), reason="no face for Korean: apt-get install fonts-noto-cjk")
@pytest.mark.parametrize("columns", [1, 2])
def test_korean_words_are_extracted_whole(set_pdf: Set, columns: int) -> None:
    sentence = "정부는 오늘 대중교통 요금을 인상한다고 발표했으며 시민단체들은 즉각 반발하고 나섰다. "
    path = set_pdf(one(said(sentence * 12), language="ko"), PdfOptions(columns=columns, page_size="A5"))
    assert extracted(path, "-raw")[1:] == (sentence * 12).split()


def test_a_row_of_which_the_layout_painted_one_cell_has_all_its_cells() -> None:
    """Where a page ends in a row, cells without words are in no box; PDF/UA asks for as many in every row."""
    from xml.etree import ElementTree

    from briefexport.exporters.pdf.nodes import Tree

    root = ElementTree.fromstring("<html><body><table><tr><td/><th>Words</th><td/></tr></table></body></html>")
    tree = Tree(root, "en")
    tree.node(root.find(".//th"))
    tree.settle()
    assert [cell.role for cell in tree.node(root.find(".//tr")).kids] == ["TD", "TH", "TD"]


@pytest.mark.parametrize("theme", THEMES)
def test_headings_go_down_by_one_though_some_stand_in_pull_quotes_and_notes(set_pdf: Set, theme: str) -> None:
    """A pull quote is decoration on paper, and a note stands elsewhere than it was written."""
    deep = (m.Heading(level=3, content=words("Pulled")), m.Heading(level=4, content=words("deeper")))
    body = (m.PullQuote(content=deep), m.Heading(level=4, content=words("Seen")), said("See", m.NoteReference("n")))
    notes = tuple(m.Note(id=name, content=(m.Heading(level=5, content=words("Noted")),)) for name in ("n", "uncalled"))
    roles = [leaf.role for leaf in read_tree(set_pdf(one(*body, notes=notes), theme=theme)).walk()]
    levels = [int(role[1]) for role in roles if role[0] == "H"]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
