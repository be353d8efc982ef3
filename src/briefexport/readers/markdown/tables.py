"""Tables and definition lists: blocks whose tokens have a grammar of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefexport import model as m
from briefexport.readers.markdown.inlines import inlines
from briefexport.readers.markdown.work import line_of

if TYPE_CHECKING:
    from markdown_it.token import Token

    from briefexport.readers.markdown.blocks import Reader

_ALIGN = re.compile(r"text-align:(left|center|right)")


def definitions(reader: Reader, token: Token) -> m.Blocks:
    name = reader.work.place(line_of(token)) + ".d"
    items: list[m.Definition] = []
    while reader.tokens[reader.at].type != "dl_close":
        opening = reader.tokens[reader.at]
        reader.at += 1
        if opening.type == "dt_open":
            inline = reader.take_inline()
            items.append(m.Definition(term=reader.leaf(inline.content, line_of(opening))[1]))
        else:
            content = reader.until("dd_close")
            last = items.pop() if items else m.Definition()
            items.append(m.Definition(term=last.term, content=(*last.content, *content)))
    reader.at += 1
    return (m.DefinitionList(id=name, items=tuple(items)),)


def table(reader: Reader, token: Token) -> m.Blocks:
    name = reader.work.place(line_of(token))
    rows: list[m.Row] = []
    while reader.tokens[reader.at].type != "table_close":
        opening = reader.tokens[reader.at]
        reader.at += 1
        if opening.type == "tr_open":
            rows.append(_row(reader, opening, name))
    reader.at += 1
    return (m.Table(id=name, rows=tuple(rows)),)


def _row(reader: Reader, token: Token, table: str) -> m.Row:
    cells: list[m.Cell] = []
    header = False
    while reader.tokens[reader.at].type != "tr_close":
        opening = reader.tokens[reader.at]
        reader.at += 1
        inline = reader.take_inline()
        header = opening.type == "th_open"
        aligned = _ALIGN.search(str(opening.attrs.get("style", "")))
        reader.work.line = line_of(token) + reader.work.first_line
        run = inlines(reader.work, inline.content)
        reader.work.keep(inline.content, table)
        cells.append(m.Cell(header=header, align=aligned[1] if aligned else "", content=run))  # type: ignore[arg-type]
    reader.at += 1
    _beyond(reader, token, len(cells))
    return m.Row(header=header, cells=tuple(cells))


def _beyond(reader: Reader, token: Token, columns: int) -> None:
    """GFM 4.10: cells beyond the header's are ignored; we say so."""
    written = reader.work.lines[line_of(token)].strip().strip("|")
    if written.count("|") >= columns:
        cells = re.split(r"(?<!\\)\|", written)
        reader.work.drop(" ".join(cells[columns:]), "more cells than the table has columns")
