"""pandoc's tables, of the present API (1.21 and later) and of the one before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal, NamedTuple

from briefexport import model as m
from briefexport.readers.common.html_import.spaces import tidy
from briefexport.readers.pandoc_json.inlines import inlines, words_in
from briefexport.readers.pandoc_json.state import State, content_of, kind_of
from briefexport.text import plain, rendered_runs

Alignment = Literal["", "left", "center", "right"]
Blocks = Callable[[State, Any], m.Blocks]

_ALIGN: dict[str, Alignment] = {"AlignLeft": "left", "AlignCenter": "center", "AlignRight": "right"}
_WIDEST = 100
_TALLEST = 1000


def table(state: State, held: Any, blocks: Blocks) -> m.Blocks:
    """A table; cells hold inlines, so what else stood in one becomes lines of it."""
    name = state.place()
    words, columns, rows = _modern(state, held, blocks) if len(held) == 6 else _old(state, held)
    state.keep(plain(words), name)
    made = tuple(_row(state, row, header, columns, blocks, name) for header, row in rows)
    kept = tuple(row for row in made if row.cells)
    return (m.Table(id=name, caption=words, rows=kept),) if kept or words else ()


class Placed(NamedTuple):
    """A cell, the column it begins in, and how many columns and rows it takes."""

    column: int
    width: int
    height: int
    heads_row: bool
    align: Any
    blocks: Any


Rows = list[tuple[bool, list[Placed]]]


def _modern(state: State, held: Any, blocks: Blocks) -> tuple[m.Inlines, list[Alignment], Rows]:
    columns = [_ALIGN.get(kind_of(spec[0]), "") for spec in held[2]]
    rows: Rows = [(True, row) for row in _gridded(held[3][1], 0)]
    for body in held[4]:
        rows += [(True, row) for row in _gridded(body[2], 0)]
        rows += [(False, row) for row in _gridded(body[3], int(body[1]))]
    rows += [(False, row) for row in _gridded(held[5][1], 0)]
    return caption(state, held[1], blocks), columns, rows


def _gridded(rows: Any, heads: int) -> Iterator[list[Placed]]:
    """Each row's cells with their columns; those in the first `heads` columns are headers of their row.

    A cell that spans rows keeps its columns from the cells of the rows below it, within its group of rows.
    """
    taken: dict[int, int] = {}
    for row in rows:
        placed, column = [], 0
        for cell in row[1]:
            while taken.get(column):
                column += 1
            width, height = _span(cell[3], _WIDEST), _span(cell[2], _TALLEST)
            placed.append(Placed(column, width, height, column < heads, cell[1], cell[4]))
            taken.update(dict.fromkeys(range(column, column + width), height))
            column += width
        taken = {place: left - 1 for place, left in taken.items() if left > 1}
        yield placed


def _span(given: Any, most: int) -> int:
    return max(1, min(int(given), most))


def _old(state: State, held: Any) -> tuple[m.Inlines, list[Alignment], Rows]:
    """[caption, alignments, widths, headers, rows], cells as lists of blocks (pandoc-types before 1.21)."""
    words, alignments, _, headers, body = held

    def cells(row: Any) -> list[Placed]:
        return [Placed(column, 1, 1, False, None, cell) for column, cell in enumerate(row)]

    rows: Rows = [(True, cells(headers))] if any(headers) else []
    rows += [(False, cells(row)) for row in body]
    return tidy(inlines(state, words)), [_ALIGN.get(kind_of(a), "") for a in alignments], rows


def _row(state: State, cells: list[Placed], header: bool, columns: list[Alignment], blocks: Blocks, name: str) -> m.Row:
    made = []
    for cell in cells:
        default = columns[cell.column] if cell.column < len(columns) else ""
        words = cell_words(state, cell.blocks, blocks)
        state.keep(plain(words), name)
        made.append(
            m.Cell(
                header=header or cell.heads_row,
                align=_ALIGN.get(kind_of(cell.align), default),
                colspan=cell.width,
                rowspan=cell.height,
                content=words,
            )
        )
    return m.Row(header=header, cells=tuple(made))


def cell_words(state: State, held: Any, blocks: Blocks) -> m.Inlines:
    """A cell's blocks as lines."""
    lines: list[m.Inlines] = []
    for node in held:
        if kind_of(node) in {"Plain", "Para"}:
            lines.append(tidy(inlines(state, content_of(node))))
        else:
            state.once(
                "table-cell-flattened", "cell", "lists and other blocks inside a table's cell became lines of it"
            )
            before = len(state.ledger)
            made = blocks(state, [node])
            # The cell accounts for its words itself.
            state.ledger[before:] = [entry for entry in state.ledger[before:] if entry.fate != "body" or entry.reason]
            lines += [(m.Text(run),) for one in made for run in rendered_runs(one) if run.strip()]
    joined: list[m.Inline] = []
    for line in filter(None, lines):
        joined += [m.LineBreak(), *line] if joined else line
    return tuple(joined)


def caption(state: State, held: Any, blocks: Blocks) -> m.Inlines:
    """A caption's blocks as one run. Its short form stands for lists of figures, which an article does not have."""
    if not (isinstance(held, list) and len(held) == 2):
        return ()
    if held[0]:
        state.drop(words_in(held[0]), "a short caption for lists of figures")
    return cell_words(state, held[1], blocks)
