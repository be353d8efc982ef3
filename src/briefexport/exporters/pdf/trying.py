"""In the worker: an order → the pages to take. It is set again where the last page is nearly empty, and more simply
where the layout engine fails or loses words."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from briefexport.errors import ExporterError
from briefexport.exporters.pdf.completeness import missing
from briefexport.exporters.pdf.filling import FULL, TRIES, hindsight, last_page, narrowed
from briefexport.exporters.pdf.holes import HOLE, HOLES, worst
from briefexport.exporters.pdf.preparing import prepared
from briefexport.render.setting.settings import page_for

if TYPE_CHECKING:
    from briefexport.exporters.pdf.jobs import Job, Order
    from briefexport.plugin import Diagnostic
    from briefexport.render.setting.fitting import Hindsight

LayOut = Callable[["Job"], Any]

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
            return _filled(easier, sheet, tries, lay_out)
        except (RecursionError, ExporterError) as error:
            fault = error
    raise fault or AssertionError("an order is tried at least once")


def _easier(order: Order) -> Iterator[tuple[Order, str, int]]:
    """The order as it is; with plain tables and its notes at the end; in one column too. Each with a sheet to add, and
    how often it may be set."""
    yield order, "", TRIES
    easier = dataclasses.replace(order, settings=order.settings | {"notes": "end"})
    yield easier, _PLAIN_TABLES, 1
    if page_for(order.theme, order.settings["page_size"], order.settings["columns"]).columns > 1:
        yield dataclasses.replace(easier, settings=easier.settings | {"columns": 1}), _PLAIN_TABLES, 1


def _filled(order: Order, sheet: str, tries: int, lay_out: LayOut) -> Tried:
    """The pages; where the last is nearly empty, which reckoning ahead cannot always see, they are set again in another
    size, knowing what these came to; where a figure leaves a hole, with a lower picture. Raises ExporterError where
    words are lost."""
    known: Hindsight | None = None
    found: list[Tried] = []
    while len(found) < tries + (sum(one.hole > 0.0 for one in found[:HOLES]) if tries > 1 else 0):
        job, page = prepared(order, known)
        job = dataclasses.replace(job, css=job.css + sheet)
        document = lay_out(job)
        lost = missing(document)
        if lost:
            break
        fill, hole = last_page(document), worst(document) if "<figure" in job.xhtml else None
        found.append(Tried(fill, job, document, page.diagnostics, hole.size if hole else 0.0))
        if hole:
            known = narrowed(known, page.reckoned, hole)
        elif fill >= FULL or page.reckoned is None:
            break
        else:
            known = hindsight(known, page.reckoned, len(document.pages) - 1 + fill)
    if not found:
        raise ExporterError(
            f"the layout engine lost words of “{lost}”",
            code="pdf-words-lost",
            hint="shorten that part or divide it, or take another --theme or --page-size",
        )
    return max(found, key=Tried.merit)
