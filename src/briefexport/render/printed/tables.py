"""Tables made regular: every row as many columns, no cell over another.

PDF/UA asks for it (ISO 14289-1, 7.5), and a span far beyond its table can keep a page formatter busy for minutes.
"""

from __future__ import annotations

import msgspec

from briefexport import model as m
from briefexport import text


def regular(block: m.Block) -> m.Block:
    """The block with every table in it regular: spans clipped to the grid, short rows filled with empty cells."""
    if isinstance(block, m.Table):
        rows = tuple(row for row in block.rows if row.cells)
        return msgspec.structs.replace(block, rows=_grid(rows)) if rows else block
    return text.map_children(block, regular)


def _grid(rows: tuple[m.Row, ...]) -> tuple[m.Row, ...]:
    width = _width(rows)
    head = next((index for index, row in enumerate(rows) if not row.header), len(rows))
    busy: list[int] = [0] * width  # for each column: rows still covered from above
    made = []
    for index, row in enumerate(rows):
        end = head if index < head else len(rows)  # a span does not leave its head or body
        made.append(msgspec.structs.replace(row, cells=_row(row.cells, busy, width, end - index)))
        busy = [max(0, count - 1) for count in busy]
    return tuple(made)


def _width(rows: tuple[m.Row, ...]) -> int:
    """The columns that cells really stand in: a span counts only as far as some row fills it with cells."""
    cells = max(len(row.cells) for row in rows)
    spanned = max(sum(cell.colspan for cell in row.cells) for row in rows)
    return min(spanned, max(cells, _LIMIT)) if spanned > cells else cells


# A span may not make a table wider than this; the widest tables that fit on paper have some twenty columns.
_LIMIT = 64


def _row(cells: tuple[m.Cell, ...], busy: list[int], width: int, rows_left: int) -> tuple[m.Cell, ...]:
    """The row's cells with spans that fit; `busy` is told which columns they cover below. A row never loses words."""
    made: list[m.Cell] = []
    column = _free(busy, 0)
    for number, cell in enumerate(cells, start=1):
        if column >= width:  # covered from above: its words join the row's last cell
            made = _joined(made, cell)
            continue
        room = next((i for i in range(column, width) if busy[i]), width) - column
        later = len(cells) - number
        columns = max(1, min(cell.colspan, room, busy[column:].count(0) - later))
        rows = max(1, min(cell.rowspan, rows_left))
        busy[column : column + columns] = [rows] * columns
        made.append(msgspec.structs.replace(cell, colspan=columns, rowspan=rows))
        column = _free(busy, column + columns)
    while column < width:
        busy[column] = 1
        made.append(m.Cell())
        column = _free(busy, column + 1)
    return tuple(made)


def _joined(made: list[m.Cell], cell: m.Cell) -> list[m.Cell]:
    if not made:
        return [cell]
    last = made[-1]
    content = (*last.content, m.Text(" "), *cell.content)
    return [*made[:-1], msgspec.structs.replace(last, content=content)]


def _free(busy: list[int], column: int) -> int:
    while column < len(busy) and busy[column]:
        column += 1
    return column
