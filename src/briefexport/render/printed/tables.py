"""Tables made regular: every row as many columns, no cell over another.

PDF/UA asks for it (ISO 14289-1, 7.5), and a span far beyond its table can keep a page formatter busy for minutes.
"""

from __future__ import annotations

import msgspec

from briefexport import model as m
from briefexport import text

# Spans beyond this mean "all the rest"; the widest tables that fit on paper have some twenty columns.
_LIMIT = 64


def regular(block: m.Block) -> m.Block:
    """The block with every table in it regular: spans clipped to the grid, short rows filled with empty cells."""
    if isinstance(block, m.Table):
        rows = tuple(row for row in block.rows if row.cells)
        return msgspec.structs.replace(block, rows=_Grid(rows).rows()) if rows else block
    return text.map_children(block, regular)


class _Grid:
    """Cells placed row by row, as HTML places them (HTML, 4.9.12), with spans that leave every cell its place."""

    def __init__(self, rows: tuple[m.Row, ...]) -> None:
        self.given = rows
        self.head = next((index for index, row in enumerate(rows) if not row.header), len(rows))
        most = max(len(row.cells) for row in rows)
        self.width = max(most, min(_LIMIT, self._natural_width()))
        self.taken = [[False] * self.width for _ in rows]

    def _natural_width(self) -> int:
        """The columns HTML would make, a span without measure counted as one."""
        taken: list[set[int]] = [set() for _ in self.given]
        for index, row in enumerate(self.given):
            column = 0
            for cell in row.cells:
                while column in taken[index]:
                    column += 1
                end = column + (cell.colspan if cell.colspan <= _LIMIT else 1)
                for below in taken[index : min(index + cell.rowspan, self._end(index))]:
                    below.update(range(column, end))
                column = end
        return max(max(line) + 1 for line in taken)

    def _end(self, index: int) -> int:
        """Where spans from a row end: no cell leaves its head or body."""
        return self.head if index < self.head else len(self.given)

    def rows(self) -> tuple[m.Row, ...]:
        return tuple(msgspec.structs.replace(row, cells=self._row(index)) for index, row in enumerate(self.given))

    def _row(self, index: int) -> tuple[m.Cell, ...]:
        cells = self.given[index].cells
        made = [self._placed(index, cell, len(cells) - number) for number, cell in enumerate(cells, start=1)]
        while False in self.taken[index]:
            self.taken[index][self.taken[index].index(False)] = True
            made.append(m.Cell())
        return tuple(made)

    def _placed(self, index: int, cell: m.Cell, later: int) -> m.Cell:
        """The cell with spans that fit, its place taken; `later` cells of the row still want one each."""
        line = self.taken[index]
        column = line.index(False)
        room = next((end for end in range(column, self.width) if line[end]), self.width) - column
        columns = max(1, min(cell.colspan, room, line.count(False) - later))
        rows = self._rows(index, column, columns, cell.rowspan)
        for below in range(index, index + rows):
            self.taken[below][column : column + columns] = [True] * columns
        return msgspec.structs.replace(cell, colspan=columns, rowspan=rows)

    def _rows(self, index: int, column: int, columns: int, wanted: int) -> int:
        """How many rows the cell may reach over: as long as the rows below keep a place for each of their cells."""
        rows = 1
        while rows < wanted and index + rows < self._end(index):
            below = self.taken[index + rows]
            if any(below[column : column + columns]):
                break
            if below.count(False) - columns < len(self.given[index + rows].cells):
                break
            rows += 1
        return rows
