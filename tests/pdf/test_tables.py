"""Tables are made regular before they are set: no overlap, no hole, no word lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefexport import model as m
from briefexport import text
from briefexport.render.printed.tables import regular

_CELLS = st.builds(
    lambda word, columns, rows: m.Cell(colspan=columns, rowspan=rows, content=(m.Text(word),)),
    st.sampled_from(("a", "b", "c")),
    st.sampled_from((1, 1, 1, 2, 3, 1000)),
    st.sampled_from((1, 1, 1, 2, 3, 1000)),
)
_ROWS = st.builds(
    lambda header, cells: m.Row(header=header, cells=tuple(cells)),
    st.booleans(),
    st.lists(_CELLS, min_size=1, max_size=5),
)
_TABLES = st.lists(_ROWS, min_size=1, max_size=6).map(lambda rows: m.Table(rows=tuple(rows)))


def grid(rows: tuple[m.Row, ...]) -> list[list[int]]:
    """How many cells cover each place, by HTML's own placing of cells (HTML, 4.9.12)."""
    width = max(sum(cell.colspan for cell in row.cells) for row in rows) + 64
    covered = [[0] * width for _ in range(len(rows) + 1000)]
    for index, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while covered[index][column]:
                column += 1
            for below in range(index, index + cell.rowspan):
                for place in range(column, column + cell.colspan):
                    covered[below][place] += 1
    return covered[: len(rows)] + [line for line in covered[len(rows) :] if any(line)]


def words(table: m.Block) -> list[str]:
    return [word for run in text.own_inlines(table) for word in text.plain(run).split()]


@given(_TABLES)
def test_every_place_is_covered_once(table: m.Table) -> None:
    made = regular(table)
    assert isinstance(made, m.Table)
    places = grid(made.rows)
    assert len(places) == len(made.rows), "a cell reaches below the table"
    (width,) = {sum(map(bool, line)) for line in places}
    assert all(line == [1] * width + [0] * (len(line) - width) for line in places)


@given(_TABLES)
def test_no_word_is_lost_or_moved(table: m.Table) -> None:
    assert words(regular(table)) == words(table)


@given(_TABLES)
def test_a_head_does_not_reach_into_the_body(table: m.Table) -> None:
    made = regular(table)
    assert isinstance(made, m.Table)
    head = next((index for index, row in enumerate(made.rows) if not row.header), len(made.rows))
    for index, row in enumerate(made.rows[:head]):
        assert all(index + cell.rowspan <= head for cell in row.cells)


def test_a_regular_table_stays_as_it_is() -> None:
    table = m.Table(rows=tuple(m.Row(cells=(m.Cell(colspan=2), m.Cell())) for _ in range(3)))
    assert regular(table) == table
