"""Tables too wide for their page: no word is divided that fits at all, none leaves the paper, none is told twice."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from briefexport import model as m
from briefexport.render import themes
from briefexport.render.setting.cards import cards
from briefexport.render.setting.columns import Columns, columns_of, pieces, placed
from briefexport.render.setting.measuring import Measure

from .bars import Sheet
from .samples import text
from .test_bars import PLUGINS
from .test_setting import pages, table

HEAD = ("Municipality", "Population", "Expenditure", "Unemployment", "Representatives", "Infrastructure",
        "Responsibility", "Recommendation")  # fmt: skip
NORTH = ("Älvsborg", "1,204,300", "considerable", "improvement", "administration", "approximately",
         "environmental", "unsatisfactory")  # fmt: skip
SOUTH = ("Kungsbacka", "84,930", "€11.9 million", "none since 2019", "conservatives", "under construction",
         "the transport authority", "continue as planned")  # fmt: skip
SAID = m.Paragraph(id="p", content=text("The council voted on Tuesday. " * 20))


def wide(columns: int) -> m.Table:
    return table(HEAD[:columns], NORTH[:columns], SOUTH[:columns], NORTH[:columns])


def around(*blocks: m.Block) -> m.Article:
    heading = m.Heading(id="h", level=2, content=text("The table"))
    return m.Article(metadata=m.Metadata(headline="Rates hold"), body=(SAID, SAID, heading, *blocks, SAID))


def words(given: m.Table) -> set[str]:
    return {word for row in given.rows for cell in row.cells for run in cell.content for word in run.text.split()}


@pytest.mark.parametrize("theme", PLUGINS)
@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("paper", ["A4", "Letter", "A5"])
@pytest.mark.parametrize("count", [3, 5, 6, 8])
def test_ordinary_words_are_whole(theme: str, paper: str, columns: int, count: int, tmp_path: Path) -> None:
    given = wide(count)
    sheets, (left, right), _ = pages(theme, around(given), tmp_path, paper=paper, columns=columns)
    lines = [line for sheet in sheets for line in sheet.lines]
    assert all(left - 6 <= line.x and line.end <= right + 6 for line in lines), [line.text for line in lines]
    assert words(given) - {word for line in lines for word in line.words} == set()


@pytest.mark.parametrize("theme", PLUGINS)
@pytest.mark.parametrize("paper", ["A4", "A5"])
def test_only_a_word_wider_than_its_share_is_divided(theme: str, paper: str, tmp_path: Path) -> None:
    address = "https://example.org/reports/2024/budget/transport/annexes/table.html"
    given = table(("Town", "Source", "Year"), ("Kungsbacka", address, "2019"), ("Älvsborg", "its own", "2020"))
    sheets, _, _ = pages(theme, around(given), tmp_path, paper=paper)
    shown = {word for sheet in sheets for line in sheet.lines for word in line.words}
    assert words(given) - shown <= {address}


@pytest.mark.parametrize("theme", ["default", "policy", "largeprint"])
def test_labels_stand_in_one_line_beside_longer_texts(theme: str, tmp_path: Path) -> None:
    """A formatter left to itself gives the text so much that the labels beside it are broken."""
    outlook = "The economy is expected to grow slowly while inflation falls to its target over the next two years"
    given = table(
        ("Country", "Growth in 2023", "Growth in 2024", "Outlook"),
        ("United Kingdom", "0.1", "0.9", outlook), ("Germany", "-0.3", "0.1", "weak"),
    )  # fmt: skip
    sheets, _, _ = pages(theme, around(given), tmp_path)
    shown = [" ".join(line.words) for sheet in sheets for line in sheet.lines]
    assert any("United Kingdom" in line for line in shown), shown


def test_a_head_of_two_lines_takes_no_room_from_labels() -> None:
    columns = Columns((4.0, 4.0, 4.0), (4.0, 4.0, 4.0), (8.0, 9.0, 40.0), (8.0, 5.0, 40.0), (10.0, 10.0, 10.0))
    widths, ours = columns.fitted(300.0, 10.0, tight=False)
    assert (widths, ours) == ((90.0, 60.0, 150.0), True)


def test_what_fits_is_left_to_the_formatter_and_text_is_no_label() -> None:
    columns = Columns((4.0, 4.0), (4.0, 4.0), (8.0, 9.0), (8.0, 9.0), (10.0, 10.0))
    assert not columns.fitted(200.0, 10.0, tight=False)[1]
    texts = Columns((4.0, 4.0), (4.0, 4.0), (90.0, 80.0), (90.0, 80.0), (10.0, 10.0))
    widths, ours = texts.fitted(300.0, 10.0, tight=False)
    assert not ours
    assert sum(widths) == pytest.approx(300.0)


def test_an_empty_room_is_shared_by_the_words_that_want_more() -> None:
    columns = Columns((5.0, 60.0, 6.0), (5.0, 4.0, 6.0), (5.0, 60.0, 6.0), (5.0, 60.0, 6.0), (12.0, 12.0, 12.0))
    assert columns.shares(300.0, 10.0) == (55.5, 179.0, 65.5)
    assert columns.shares(150.0, 10.0) is None
    thirds = columns.shares(150.0, 10.0, ordinary=False)
    assert thirds is not None
    assert thirds == pytest.approx((50.0, 50.0, 50.0), abs=0.1)


@pytest.mark.parametrize(
    ("inner", "wanted"),
    [
        ("a <b>bold</b> word", ["a", "bold", "word"]),
        ("one<br/>two", ["one", "two"]),
        ("11.9\u00a0million", ["11.9\u00a0million"]),
        ("Mecklenburg-Vorpommern", ["Mecklenburg-", "Vorpommern"]),
        ("A-4 &amp; 2019-20", ["A-4", "&", "2019-20"]),
        ("政府Ab", ["政", "府", "Ab"]),
    ],
)
def test_lines_end_between_words(inner: str, wanted: list[str]) -> None:
    assert sorted(pieces(inner)) == sorted(wanted)


def test_spans_take_their_places() -> None:
    rows = placed('<tr><td rowspan="2">a</td><td colspan="2">b</td></tr><tr><td>c</td><td>d</td></tr>')
    assert [[(cell.inner, cell.column) for cell in row] for row in rows] == [[("a", 0), ("b", 1)], [("c", 1), ("d", 2)]]
    resolved = themes.resolve(themes.DefaultTheme(), "default")
    found = columns_of(
        placed('<tr><td colspan="2">Responsibility</td></tr><tr><td>a</td><td>b</td></tr>'), Measure(resolved)
    )
    assert found.widest[0] == pytest.approx(found.widest[1], abs=0.1)


def parts(sheets: list[Sheet], rows: set[str]) -> list[int]:
    """How many rows of a table stand on each page, where there are any."""
    counts = [sum(line.words[0] in rows for line in sheet.lines if line.words) for sheet in sheets]
    return [count for count in counts if count]


def below(paragraphs: int, given: m.Table, sentences: int = 2) -> m.Article:
    lines = m.Paragraph(id="q", content=text("The council voted on Tuesday to close it. " * sentences))
    return m.Article(metadata=m.Metadata(headline="Rates hold"), body=(*[lines] * paragraphs, given, SAID))


@pytest.mark.parametrize("theme", PLUGINS)
def test_no_row_stands_alone_on_a_page(theme: str, tmp_path: Path) -> None:
    rows = [(f"Town{number}x", "1,200", "84") for number in range(8)]
    given = table(("Town", "People", "Votes"), *rows)
    seen = set()
    for before in range(0, 14):
        sheets, _, _ = pages(theme, below(before, given), tmp_path, paper="A5", columns=1)
        found = parts(sheets, {row[0] for row in rows})
        assert sum(found) == 8
        assert min(found) >= 2, before
        seen.add(len(found))
    assert seen == {1, 2}


@pytest.mark.parametrize("theme", ["default", "newspaper", "policy"])
def test_a_short_table_stands_on_one_page(theme: str, tmp_path: Path) -> None:
    given = table(("Town", "People"), ("Ale", "1,200"), ("Bor", "84"), ("Cam", "940"))
    for before in range(10, 30):
        sheets, _, _ = pages(theme, below(before, given, 1), tmp_path, paper="A5", columns=1)
        assert parts(sheets, {"Ale", "Bor", "Cam"}) == [3]


@pytest.mark.parametrize(("theme", "columns"), [("default", 8), ("policy", 8), ("largeprint", 5)])
def test_the_head_of_cards_stands_over_a_card(theme: str, columns: int, tmp_path: Path) -> None:
    for before in range(0, 12):
        sheets, _, xhtml = pages(theme, below(before, wide(columns)), tmp_path, paper="A5", columns=1)
        assert re.search(r'<table class="[a-z -]*\bcards\b', xhtml)
        first = next(sheet for sheet in sheets if any(line.words[:1] == [HEAD[0]] for line in sheet.lines))
        assert any(line.words[:1] == [NORTH[0]] for line in first.lines), before


@pytest.mark.parametrize(("theme", "columns"), [("default", 8), ("largeprint", 8)])
def test_no_card_leaves_a_hole_before_it(theme: str, columns: int, tmp_path: Path) -> None:
    """Cards that are higher than a sixth of the page are parted, but a line of one never stands alone."""
    for before in range(2, 10):
        sheets, _, _ = pages(theme, below(before, wide(columns)), tmp_path, columns=1)
        for sheet, after in itertools.pairwise(sheets):
            body = [line for line in sheet.lines if 60 < line.y < sheet.height - 50]
            assert min(line.y for line in body) < 0.32 * sheet.height, before
            (top, *_) = sorted(after.lines, key=lambda line: -line.y)
            assert top.words[0] != HEAD[columns - 1], before


def test_a_card_tells_the_column_of_every_line() -> None:
    made = cards(
        "<table>\n<thead>\n<tr><th>Town</th><th>Built &amp; paid</th></tr>\n</thead>\n"
        "<tbody>\n<tr><th>Ale</th><td>1931</td></tr>\n<tr><th>Bor</th><td></td></tr>\n</tbody>\n</table>\n"
    )
    assert made.count("<tr>") == 3
    assert '<th>Ale</th><td><span class="label decoration">Built &amp; paid</span> 1931</td>' in made
    assert "<th>Bor</th><td></td>" in made
    assert re.sub(r'<span class="label decoration">.*?</span> ', "", made).count("paid") == 1


def test_a_cell_over_several_rows_is_told_in_each_card() -> None:
    made = cards(
        '<table>\n<tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td><td>e</td></tr></table>\n'
    )
    assert made.split("<tr>")[1:] == [
        '<td rowspan="2">a</td><td>b</td></tr>',
        '<td><span class="above decoration">a</span> c</td></tr>',
        "<td>d</td><td>e</td></tr></table>\n",
    ]
    assert cards("<table>\n<tr><td>a</td></tr></table>\n") == ""
