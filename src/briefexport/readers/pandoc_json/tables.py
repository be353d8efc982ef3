"""pandoc's tables, of the present API (1.21 and later) and of the one before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from briefexport import model as m
from briefexport.readers.common.html_import.spaces import tidy
from briefexport.readers.pandoc_json.inlines import inlines
from briefexport.readers.pandoc_json.state import State, content_of, kind_of
from briefexport.text import plain, rendered_runs

Alignment = Literal["", "left", "center", "right"]
Blocks = Callable[[State, Any], m.Blocks]

_ALIGN: dict[str, Alignment] = {"AlignLeft": "left", "AlignCenter": "center", "AlignRight": "right"}


def table(state: State, held: Any, blocks: Blocks) -> m.Blocks:
    """A table; cells hold inlines, so what else stood in one becomes lines of it."""
    name = state.place()
    words, columns, rows = _modern(state, held) if len(held) == 6 else _old(state, held)
    state.keep(plain(words), name)
    made = tuple(_row(state, row, header, columns, blocks, name) for header, row in rows)
    kept = tuple(row for row in made if row.cells)
    return (m.Table(id=name, caption=words, rows=kept),) if kept or words else ()


Rows = list[tuple[bool, Any]]


def _modern(state: State, held: Any) -> tuple[m.Inlines, list[Alignment], Rows]:
    columns = [_ALIGN.get(kind_of(spec[0]), "") for spec in held[2]]
    rows: Rows = [(True, row[1]) for row in held[3][1]]
    for body in held[4]:
        rows += [(True, row[1]) for row in body[2]]
        rows += [(False, _headed(row[1], body[1])) for row in body[3]]
    rows += [(False, row[1]) for row in held[5][1]]
    return caption(state, held[1]), columns, rows


def _headed(cells: Any, count: Any) -> Any:
    """A body row whose first cells are headers of it, marked by a fifth-plus-one member of our own."""
    return [[*cell, True] if place < int(count) else cell for place, cell in enumerate(cells)]


def _old(state: State, held: Any) -> tuple[m.Inlines, list[Alignment], Rows]:
    """[caption, alignments, widths, headers, rows], cells as lists of blocks (pandoc-types before 1.21)."""
    words, alignments, _, headers, body = held

    def cells(row: Any) -> Any:
        return [[None, {"t": "AlignDefault"}, 1, 1, cell] for cell in row]

    rows: Rows = [(True, cells(headers))] if any(headers) else []
    rows += [(False, cells(row)) for row in body]
    return tidy(inlines(state, words)), [_ALIGN.get(kind_of(a), "") for a in alignments], rows


def _row(state: State, cells: Any, header: bool, columns: list[Alignment], blocks: Blocks, name: str) -> m.Row:
    made, column = [], 0
    for cell in cells:
        span = max(1, min(int(cell[3]), 100))
        default = columns[column] if column < len(columns) else ""
        words = cell_words(state, cell[4], blocks)
        state.keep(plain(words), name)
        made.append(
            m.Cell(
                header=header or len(cell) > 5,
                align=_ALIGN.get(kind_of(cell[1]), default),
                colspan=span,
                rowspan=max(1, min(int(cell[2]), 1000)),
                content=words,
            )
        )
        column += span
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


def caption(state: State, held: Any) -> m.Inlines:
    """A caption's blocks as one run."""
    found: list[m.Inline] = []
    for node in held[1] if isinstance(held, list) and len(held) == 2 else ():
        if kind_of(node) in {"Plain", "Para"}:
            found += [m.LineBreak()] if found else []
            found += inlines(state, content_of(node))
    return tidy(found)
