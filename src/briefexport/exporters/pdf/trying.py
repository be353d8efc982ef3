"""In the worker: an order → the pages to take. It is set again where the last page is nearly empty, and more simply
where the layout engine fails or loses words."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from briefexport import model as m
from briefexport import text
from briefexport.errors import ExporterError
from briefexport.exporters.pdf.completeness import missing
from briefexport.exporters.pdf.filling import FULL, TRIES, hindsight, last_page, narrowed
from briefexport.exporters.pdf.holes import HOLE, HOLES, MOST, PAGES, Hole, emptiest, worst
from briefexport.exporters.pdf.preparing import prepared
from briefexport.render.setting.fitting import Hindsight
from briefexport.render.setting.settings import page_for

if TYPE_CHECKING:
    from briefexport.exporters.pdf.jobs import Job, Order
    from briefexport.plugin import Diagnostic
    from briefexport.render.setting.fitting import Estimate

LayOut = Callable[["Job"], Any]

# How often a brief whose words are lost is set in another size, before it is set more simply.
LOST = 2

# So many notes are evened with the columns quickly, however long they are.
_FEW_NOTES = 6

# A page of columns with so much of it white has been left by what stands below.
_EMPTY = 0.4

# Columns of one width, so that none leaves the page; rows that may be divided; a head that is not repeated, for
# WeasyPrint drops a head that is taller than the page.
_PLAIN_TABLES = """
table { table-layout: fixed; width: 100% } thead { display: table-row-group } tr { break-inside: auto }
th, td, table.whole th, table.whole td { overflow-wrap: anywhere; padding-left: 0; padding-right: 2pt }
"""


@dataclasses.dataclass(frozen=True)
class Tried:
    """A job laid out, how far down its last page reaches, and how much of a page its largest hole is."""

    fill: float
    job: Job
    document: Any
    diagnostics: tuple[Diagnostic, ...]
    hole: float = 0.0

    def merit(self) -> float:
        """Less for a last page that is nearly empty, and for a hole."""
        return min(self.fill, FULL) - max(0.0, self.hole - HOLE)


def best(order: Order, lay_out: LayOut) -> Tried:
    """The pages of an order, with every word on them. Raises RecursionError, ExporterError where there are none."""
    fault: Exception | None = None
    for easier, sheet, tries in _easier(order):
        try:
            return _fuller(_filled(easier, sheet, tries, lay_out), easier, lay_out)
        except (RecursionError, ExporterError) as error:
            fault = error
    raise fault or AssertionError("an order is tried at least once")


def _easier(order: Order) -> Iterator[tuple[Order, str, int]]:
    """The order as it is, its notes at the end where columns have no room for them; with plain tables and its notes at
    the end; in one column too. Each with a sheet to add, and how often it may be set."""
    crowded = _columns(order) > 1 and any(map(_crowded, order.edition.articles))
    yield dataclasses.replace(order, settings=order.settings | {"notes": "end"}) if crowded else order, "", TRIES
    easier = dataclasses.replace(order, settings=order.settings | {"notes": "end"})
    yield easier, _PLAIN_TABLES, 1
    if _columns(order) > 1:
        yield dataclasses.replace(easier, settings=easier.settings | {"columns": 1}), _PLAIN_TABLES, 1


def _fuller(found: Tried, order: Order, lay_out: LayOut) -> Tried:
    """The pages, or those with the notes at the end, where they leave less white: before what goes across columns
    WeasyPrint 70 sends all of a group of columns with notes to the next page when it does not fit on this one."""
    noted = any(article.notes for article in order.edition.articles) and order.settings.get("notes") != "end"
    white = emptiest(found.document) if noted and _columns(order) > 1 else 0.0
    if white < _EMPTY:
        return found
    try:
        other = _filled(dataclasses.replace(order, settings=order.settings | {"notes": "end"}), "", TRIES, lay_out)
    except (RecursionError, ExporterError):
        return found
    return other if emptiest(other.document) < white else found


def _crowded(article: m.Article) -> bool:
    """True where the notes are more than half as long as the body: under columns they would take most of each page,
    and WeasyPrint, which evens both by trial, needs minutes to put a line on each of dozens of pages."""
    noted, body = (sum(map(len, map(text.block_words, text.walk(blocks)))) for blocks in _notes_and_body(article))
    return noted > body / 2 and len(article.notes) > _FEW_NOTES


def _notes_and_body(article: m.Article) -> tuple[m.Blocks, m.Blocks]:
    return tuple(block for note in article.notes for block in note.content), article.body


def _filled(order: Order, sheet: str, tries: int, lay_out: LayOut) -> Tried:
    """The fairest pages of several tries. Raises ExporterError where words are lost."""
    found: list[Tried] = []
    lost: list[str] = []
    columns, laid = _columns(order), 0
    known: Hindsight | None = Hindsight()
    while known:
        job, page = prepared(order, known)
        job = dataclasses.replace(job, css=job.css + sheet)
        document = lay_out(job)
        words = missing(document)
        if words:
            lost.append(words)
            known = _in_another_size(known, page.reckoned) if tries > len(lost) <= LOST and not found else None
            continue
        hole = worst(document) if "<figure" in job.xhtml else None
        found.append(Tried(last_page(document), job, document, page.diagnostics, hole.size if hole else 0.0))
        laid += columns**2 * len(document.pages)
        known = _learned(known, found, hole if laid < PAGES else None, page.reckoned, tries if laid < MOST else 0)
    if not found:
        raise ExporterError(
            f"the layout engine lost words of “{lost[-1]}”",
            code="pdf-words-lost",
            hint="shorten that part or divide it, or take another --theme or --page-size",
        )
    return max(found, key=Tried.merit)


def _in_another_size(known: Hindsight, reckoned: Estimate | None) -> Hindsight | None:
    """What to know at the next try, where lines of other lengths may keep every word; nothing where the size is set."""
    return dataclasses.replace(known, tried=(*known.tried, (reckoned.size, reckoned.leading))) if reckoned else None


def _learned(
    known: Hindsight, found: list[Tried], hole: Hole | None, reckoned: Estimate | None, tries: int
) -> Hindsight | None:
    """What to know at the next try: where a figure leaves a hole, that its picture is to be lower; where the last page
    is nearly empty, which reckoning ahead cannot always see, what these pages came to. Nothing when all is well, or
    enough was tried."""
    last = found[-1]
    if hole and len(found) < tries + HOLES and tries > 1:
        return narrowed(known, reckoned, hole)
    if last.fill >= FULL or reckoned is None or len(found) >= tries:
        return None
    return hindsight(known, reckoned, len(last.document.pages) - 1 + last.fill)


def _columns(order: Order) -> int:
    return page_for(order.theme, order.settings["page_size"], order.settings["columns"]).columns
