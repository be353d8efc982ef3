"""In the worker: where WeasyPrint 70 fails on sound pages, mended; each place says on what."""

from __future__ import annotations

from typing import Any

from briefexport.exporters.pdf.completeness import counted


def mend() -> None:
    """Mend the loaded WeasyPrint; to do so again changes nothing."""
    from weasyprint import document
    from weasyprint.formatting_structure.boxes import ReplacedBox
    from weasyprint.layout import column

    # A picture without a width of its own (SVG), in a line from right to left, is moved before it has been placed.
    ReplacedBox.position_x = 0
    column._report_footnotes = move_notes
    # Lines can be lost (`trying`).
    if document.layout_document.__module__ != counted.__module__:
        document.layout_document = counted(document.layout_document)


def move_notes(context: Any, height: float) -> None:
    """The last notes under columns, as many as do not fit into `height`, move to the next page in their order.

    WeasyPrint goes on when none is left, because the empty area still has its margin and its line.
    """
    moved: list[Any] = []
    while context.current_page_footnotes and context.current_footnote_area.margin_height() > height:
        moved.append(context.current_page_footnotes[-1])
        context.report_footnote(moved[-1])
    if moved:
        context.reported_footnotes[-len(moved) :] = reversed(moved)
