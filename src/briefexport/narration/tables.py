"""Tables for the ear: each row with its column headers, or one sentence that sums the table up."""

from __future__ import annotations

from briefexport import model as m
from briefexport.narration.language.phrases import Phrases, counted
from briefexport.narration.reciting import Reciter
from briefexport.text import plain, squeeze

# Wider tables than this repeat no header past it: nobody can follow by ear.
MAX_COLUMNS = 100


def recite_table(table: m.Table, to: Reciter) -> None:
    """Say the caption, then as the policy has it rows, a summary or nothing; what is not said is listed."""
    how = to.policy.tables
    skipped = "left out by the speaking policy" if how == "skip" else ""
    to.run(table.id, table.caption, "caption", frame=to.phrases.table, skip=skipped)
    grid = _grid(table)
    heads = _heads(table, grid)
    body = [index for index, row in enumerate(table.rows) if not _is_header(row)]
    if how == "summary":
        to.ours(table.id, _size(table, grid, body, to.phrases), "announcement")
    for index, row in enumerate(table.rows):
        written = ", ".join(filter(None, (_words(cell) for cell in row.cells)))
        if index not in body:
            to.row(table.id, written, "", "table", skipped or "column headers: said with each row")
        else:
            reason = skipped or ("the table is summed up" if how == "summary" else "")
            to.row(table.id, written, _said(row, grid[index], heads, to), "table", reason)
    to.pause(to.policy.paragraph_pause)


def _size(table: m.Table, grid: list[list[m.Cell]], body: list[int], said: Phrases) -> str:
    """How large a table is; a row without words is none."""
    rows = [index for index in body if any(map(_words, table.rows[index].cells))]
    columns = max(map(len, grid), default=0)
    return said.table_size.format(
        counted(len(rows), said.one_row, said.rows), counted(columns, said.one_column, said.columns)
    )


def _words(cell: m.Cell) -> str:
    return squeeze(plain(cell.content))


def _is_header(row: m.Row) -> bool:
    return row.header or (len(row.cells) > 1 and all(cell.header for cell in row.cells))


def _grid(table: m.Table) -> list[list[m.Cell]]:
    """Each row's cells by column, spanning cells repeated over what they cover."""
    grid: list[list[m.Cell]] = []
    hanging: dict[int, tuple[m.Cell, int]] = {}
    for row in table.rows:
        line: list[m.Cell] = []
        cells = iter(row.cells)
        while len(line) < MAX_COLUMNS:
            if len(line) in hanging:
                line.append(_lowered(hanging, len(line)))
                continue
            cell = next(cells, None)
            if cell is None:
                break
            for _ in range(min(cell.colspan, MAX_COLUMNS - len(line))):
                if cell.rowspan > 1:
                    hanging[len(line)] = (cell, cell.rowspan - 1)
                line.append(cell)
        grid.append(line)
    return grid


def _lowered(hanging: dict[int, tuple[m.Cell, int]], column: int) -> m.Cell:
    cell, rows = hanging.pop(column)
    if rows > 1:
        hanging[column] = (cell, rows - 1)
    return cell


def _heads(table: m.Table, grid: list[list[m.Cell]]) -> list[str]:
    """The header of each column: the words of the header rows above it, from the top."""
    rows = [line for row, line in zip(table.rows, grid, strict=True) if _is_header(row)]
    width = max(map(len, rows), default=0)
    columns = ([_words(line[column]) for line in rows if column < len(line)] for column in range(width))
    return [", ".join(dict.fromkeys(filter(None, words))) for words in columns]


def _said(row: m.Row, line: list[m.Cell], heads: list[str], to: Reciter) -> str:
    parts = []
    for column, cell in enumerate(line):
        words = _words(cell).rstrip(".")
        if not any(map(str.isalnum, words)):  # an empty cell, or a dash that says so
            continue
        head = heads[column] if column < len(heads) else ""
        # The first cell names the row when it is its header: no column header before it.
        named = head and not (column == 0 and cell.header)
        parts.append(to.phrases.header.format(head, words) if words and named else words)
    return "; ".join(dict.fromkeys(filter(None, parts))) + "."
