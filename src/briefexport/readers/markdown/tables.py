"""Tables and definition lists: blocks whose tokens have a grammar of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefexport import model as m
from briefexport.readers.markdown.inlines import inlines
from briefexport.readers.markdown.work import line_of

if TYPE_CHECKING:
    from markdown_it.token import Token

    from briefexport.readers.markdown.blocks import Reader
    from briefexport.readers.markdown.table_rule import Row


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
    rows: list[Row] = token.meta["rows"]
    aligns = token.meta["aligns"]
    return (m.Table(id=name, rows=tuple(_row(reader, row, row is rows[0], aligns, name) for row in rows)),)


def _row(reader: Reader, row: Row, header: bool, aligns: list[Any], table: str) -> m.Row:
    work = reader.work
    work.line = row.line + work.first_line
    work.keep(" ".join(row.cells), table)
    found = [
        m.Cell(header=header, align=align, content=inlines(work, content) if content else ())
        for content, align in zip(row.cells, aligns, strict=True)
    ]
    _beyond(reader, row)
    return m.Row(header=header, cells=tuple(found))


def _beyond(reader: Reader, row: Row) -> None:
    """GFM 4.10: cells beyond the header's are ignored; we say so."""
    if row.beyond:
        reader.work.drop(" ".join(row.beyond), "more cells than the table has columns")
