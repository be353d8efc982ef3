"""The rule of GFM's tables (4.10), as markdown-it has it, with one token for a whole table.

markdown-it makes three tokens of every cell, and a table of figures is nothing but cells: the tokens alone would cost
more than all the rest of its reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_DELIMITERS = re.compile(r"[-:|][-:| \t]*$")
_COLUMN = re.compile(r":?-+:?$")
_BAR = re.compile(r"(?<!\\)\|")
_SPACES = " \t\n\r\f\v"
# Rows shorter than their header are filled up; a page of text could so become a table of millions of cells.
MAX_FILLED = 0x10000


class Row(NamedTuple):
    """The cells' text, the line of the text (from 0), and what stands beyond the header's last column."""

    line: int
    cells: list[str]
    beyond: list[str]


def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line with bars, a line of dashes for each of its columns, and rows up to the end or another block."""
    if start + 2 > end or state.is_code_block(start) or not _may_stand(state, start + 1):
        return False
    aligns = _aligns(_line(state, start + 1))
    header = _line(state, start).strip(_SPACES)
    if not aligns or "|" not in header or len(columns := cells(header)) != len(aligns):
        return False
    if silent:
        return True
    rows = [Row(start, columns, []), *_rows(state, start + 2, end, len(aligns))]
    token = state.push("table", "table", 0)
    token.map = [start, rows[-1].line + 1 + (len(rows) == 1)]
    token.meta = {"aligns": aligns, "rows": rows}
    state.line = token.map[1]
    return True


def cells(line: str) -> list[str]:
    """The cells of a row; a bar at either end belongs to no cell, and one after a backslash is text."""
    escaped = "\\" in line
    found = [cell.replace("\\|", "|") for cell in _BAR.split(line)] if escaped else line.split("|")
    if found and not found[0]:
        del found[0]
    if found and not found[-1]:
        del found[-1]
    return [cell.strip(_SPACES) for cell in found]


def _rows(state: StateBlock, number: int, end: int, columns: int) -> Iterator[Row]:
    """The rows from line `number` on, each with as many cells as the header."""
    parent, state.parentType = state.parentType, "table"
    others = state.md.block.ruler.getRules("blockquote")
    filled = 0
    while number < end and _may_stand(state, number):
        line = _line(state, number).strip(_SPACES)
        # No other block begins with a bar.
        if not line or (line[0] != "|" and any(rule(state, number, end, True) for rule in others)):
            break
        found = cells(line)
        filled += columns - len(found)
        if filled > MAX_FILLED:
            break
        yield Row(number, (found + [""] * (columns - len(found)))[:columns], found[columns:])
        number += 1
    state.parentType = parent


def _aligns(line: str) -> list[str]:
    """How each column is set; empty when the line is none of dashes."""
    if len(line) < 2 or not _DELIMITERS.match(line) or (line[0] == "-" and line[1] in " \t"):
        return []
    columns = [column.strip(_SPACES) for column in line.split("|")]
    columns = columns[not columns[0] : len(columns) - (not columns[-1])]
    if not all(map(_COLUMN.match, columns)):
        return []
    return [_SIDES[column[0] == ":", column[-1] == ":"] for column in columns]


_SIDES = {(False, False): "", (True, False): "left", (False, True): "right", (True, True): "center"}


def _may_stand(state: StateBlock, number: int) -> bool:
    """True for a line of this container that is no indented code."""
    return state.sCount[number] >= state.blkIndent and not state.is_code_block(number)


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]
