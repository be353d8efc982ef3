"""Tables of data as tables; tables that only lay out a page as what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from briefexport import model as m
from briefexport.readers.common.html_import import blocks as flowing
from briefexport.readers.common.html_import.inlines import content, left_out
from briefexport.readers.common.html_import.spaces import tidy
from briefexport.readers.common.html_import.work import Work
from briefexport.text import plain

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Alignment = Literal["", "left", "center", "right"]

_PAGE_PARTS = ("table", "h1", "h2", "h3", "form", "article", "figure", "blockquote")
# A cell of an unclosed row can ask for 999,999 columns, on which renderers hang.
_WIDEST = 100
_GROUPS = ("thead", "tbody", "tfoot")
# The parts that each part may hold; a parser lets an unclosed one hold any.
_PARTS = {
    "table": frozenset({*_GROUPS, "tr", "td", "th", "colgroup", "col"}),
    **dict.fromkeys(_GROUPS, frozenset({"tr", "td", "th"})),
    "tr": frozenset({"td", "th"}),
    "colgroup": frozenset({"col"}),
}


def table(work: Work, element: Element) -> list[m.Block]:
    """A table with its caption and rows, or the blocks of a layout table."""
    _open_rows(element)
    rows = list(_rows(element))
    if is_layout(element, rows):
        _tell_unfolded(work, element, rows)
        return flowing.container(work, element)
    strays = _strays(work, element)
    name = work.place(element)
    caption = _caption(work, element, name)
    made = tuple(_row(work, row, name) for row in rows if not left_out(work, row))
    kept = tuple(row for row in made if row.cells)
    return [*strays, m.Table(id=name, caption=caption, rows=kept)] if any(map(_has_words, kept)) else strays


def _tell_unfolded(work: Work, element: Element, rows: list[Element]) -> None:
    """A grid of cells that hold tables, figures or headings may have meant more than a place on the page."""
    grid = len(rows) > 1 and all(len(list(_cells(row))) > 1 for row in rows)
    if grid and element.get("role") not in {"presentation", "none"}:
        message = "a table that holds tables, pictures or long text became what its cells hold, one after another"
        work.tell_once("table-unfolded", message, element, hint="give it header cells to keep it a table")


def is_layout(element: Element, rows: list[Element]) -> bool:
    """A table that lays out a page: said so, of one cell, or holding parts of a page and no headers."""
    if element.get("role") in {"presentation", "none"}:
        return True
    cells = [cell for row in rows for cell in _cells(row)]
    if len(cells) <= 1:
        return True
    headed = element.find("caption") is not None or any(cell.tag == "th" for cell in cells)
    # Most tables hold no such thing anywhere, which one look tells.
    if headed or next(element.iterdescendants(*_PAGE_PARTS, "p"), None) is None:
        return False
    return any(next(cell.iter(*_PAGE_PARTS), None) is not None or len(list(cell.iter("p"))) > 3 for cell in cells)


def _strays(work: Work, element: Element) -> list[m.Block]:
    """What stands wrongly between a table's parts; browsers show it before the table (HTML Standard, foster parent)."""
    found: list[m.Block] = []
    for parent in (element, *element.iterchildren(*_GROUPS, "colgroup"), *_rows(element)):
        loose = [parent.text or "", *(child.tail or "" for child in parent)]
        found += flowing.flush(work, [m.Text(" ".join(loose))], parent)
        parts, caption = _PARTS.get(str(parent.tag), frozenset()), element.find("caption")
        for child in parent:
            if isinstance(child.tag, str) and child.tag not in parts and child is not caption:
                found += [] if left_out(work, child) else flowing.part(work, child)
    return found


def _open_rows(element: Element) -> None:
    """A cell outside any row begins one (HTML Standard, 13.2.6.4.13); the parser leaves it where it stands."""
    for parent in (element, *element.iterchildren(*_GROUPS)):
        opened: Element | None = None
        for child in list(parent):
            if child.tag not in {"td", "th"}:
                opened = None
                continue
            if opened is None:
                opened = parent.makeelement("tr")
                child.addprevious(opened)
            opened.append(child)


def _rows(element: Element) -> Iterator[Element]:
    """The table's own rows, head first, in source order."""
    for child in element:
        if child.tag == "tr":
            yield child
        elif child.tag in _GROUPS:
            yield from child.iterchildren("tr")


def _cells(row: Element) -> Iterator[Element]:
    yield from row.iterchildren("td", "th")


def _has_words(row: m.Row) -> bool:
    return any(cell.content for cell in row.cells)


def _caption(work: Work, element: Element, name: str) -> m.Inlines:
    found = element.find("caption")
    words = tidy(content(work, found)) if found is not None and not left_out(work, found) else ()
    work.keep(plain(words), name)
    return work.dressed(words) if words else ()


def _row(work: Work, row: Element, name: str) -> m.Row:
    cells = tuple(_cell(work, cell, name) for cell in _cells(row) if not left_out(work, cell))
    parent = row.getparent()
    headed = parent is not None and parent.tag == "thead"
    return m.Row(header=headed or (bool(cells) and all(cell.header for cell in cells)), cells=cells)


def _cell(work: Work, cell: Element, name: str) -> m.Cell:
    words = tidy(_lines(work, cell))
    work.keep(plain(words), name)
    parent = cell.getparent()
    group = None if parent is None else parent.getparent()
    headed = cell.tag == "th" or (group is not None and group.tag == "thead")
    return m.Cell(
        header=headed,
        align=_align(cell),
        colspan=_span(cell, "colspan"),
        rowspan=_span(cell, "rowspan"),
        content=work.dressed(words) if words else (),
    )


def _lines(work: Work, cell: Element) -> list[m.Inline]:
    """A cell holds inlines: its paragraphs and list items stand on lines of it, with one break between two."""
    found: list[m.Inline] = []
    for part in content(work, cell):
        both_break = type(part) is m.LineBreak and found and _is_blank_end(found)
        if not both_break:
            found.append(part)
    if next(cell.iter("ul", "ol", "table", "blockquote"), None) is not None:
        work.tell_once("table-cell-flattened", "lists and tables inside a table's cell became lines of it", cell)
    return found


def _is_blank_end(found: list[m.Inline]) -> bool:
    for part in reversed(found):
        if isinstance(part, m.LineBreak):
            return True
        if not isinstance(part, m.Text) or part.text.strip():
            return False
    return True


def _span(cell: Element, name: str) -> int:
    given = (cell.get(name) or "").strip()
    if given in {"", "1"} or not re.fullmatch(r"\d{1,9}", given):
        return 1  # nearly every cell
    return max(1, min(int(given), _WIDEST))


def _align(cell: Element) -> Alignment:
    style = cell.get("style")
    found = re.search(r"text-align\s*:\s*(left|center|right)", style) if style else None
    match found[1] if found else (cell.get("align") or "").lower():
        case "left":
            return "left"
        case "center":
            return "center"
        case "right":
            return "right"
        case _:
            return ""
