"""A table whose words no setting of columns keeps whole, as a list of cards: a row is a card, a cell is a line of it.

It stays the same table with the same cells; each line is only told again which column it belongs to, as decoration.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefexport.render.setting.columns import Cell, placed, plain

_HEAD = re.compile(r"<thead>.*?</thead>\n?", re.DOTALL)
_ROW = re.compile(r"<tr\b[^>]*>.*?</tr>", re.DOTALL)


def cards(table: str) -> str:
    """The table as cards; empty where it has but one column."""
    found = _HEAD.search(table)
    head, body = (found[0], table[found.end() :]) if found else ("", table)
    rows = placed(body)
    if max(map(len, rows), default=0) < 2:
        return ""
    made = iter(_cards(rows, _names(placed(head))))
    # The names in the head stand in a line: there has to be a space between them.
    opening = table[: len(table) - len(body)].replace("</th><", "</th> <").replace("</td><", "</td> <")
    return opening + _ROW.sub(lambda _: next(made), body)


def _cards(rows: list[list[Cell]], names: dict[int, str]) -> Iterator[str]:
    """One card a row. What a cell above says of this row too is told again, as decoration, in the row's first cell."""
    held: list[tuple[Cell, int]] = []  # with how many more rows it reaches over
    for row in rows:
        above = "".join(_again(cell, names) for cell, _ in held)
        lines = [_line(cell, names, above if cell is row[0] else "") for cell in row]
        yield f"<tr>{''.join(lines)}</tr>"
        held = [(cell, more - 1) for cell, more in held if more > 1] + [(c, c.down - 1) for c in row if c.down > 1]


def _again(cell: Cell, names: dict[int, str]) -> str:
    words = f"{names.get(cell.column, '') if cell.column else ''} {_label(cell)}".strip()
    return f'<span class="above decoration">{words}</span> '


def _names(head: list[list[Cell]]) -> dict[int, str]:
    """Column → what the head calls it, from the top down."""
    names: dict[int, str] = {}
    for cell in (cell for row in head for cell in row):
        for column in range(cell.column, cell.column + cell.across):
            names[column] = f"{names.get(column, '')} {_label(cell)}".strip()
    return names


def _label(cell: Cell) -> str:
    return " ".join(plain(cell.inner).split()).replace("&", "&amp;").replace("<", "&lt;")


def _line(cell: Cell, names: dict[int, str], above: str) -> str:
    name = names.get(cell.column, "") if cell.column and plain(cell.inner).strip() else ""
    label = f'<span class="label decoration">{name}</span> ' if name else ""
    return f"<{cell.name}{cell.attributes}>{above}{label}{cell.inner}</{cell.name}>"
