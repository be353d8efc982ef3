"""In the worker: where WeasyPrint 70 fails on sound pages, mended; each place says on what."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from briefexport.exporters.pdf.completeness import counted


def mend() -> None:
    """Mend the loaded WeasyPrint; to do so again changes nothing."""
    from weasyprint import document
    from weasyprint.formatting_structure.boxes import ReplacedBox
    from weasyprint.layout import block, column

    # A picture without a width of its own (SVG), in a line from right to left, is moved before it has been placed.
    ReplacedBox.position_x = 0
    column._report_footnotes = move_notes
    if block.columns_layout.__module__ == column.__name__ and not hasattr(column, "evened"):
        column.evened, block.columns_layout = True, even_columns
    # Lines can be lost (`trying`).
    if document.layout_document.__module__ != counted.__module__:
        document.layout_document = counted(document.layout_document)


# Columns are evened by making them higher until all fits, each time by what the next line lacked at the least: hundreds
# of trials, and a minute, where a tall picture has to fit beside notes. Far from the mean the steps grow.
_STEP = "add_height = 1 if lost_space == inf else lost_space\n"
_LONGER = _STEP.replace("\n", "; add_height = max(add_height, (height - sum(consumed_heights) / count - 60) / 8)\n")


def even_columns(*args: Any, **more: Any) -> Any:
    """WeasyPrint's `columns_layout` with steps that grow, read when a page has columns; one whose steps are not written
    so is taken as it is."""
    from weasyprint.layout import block, column

    begin, _, rest = Path(column.__file__).read_text("utf-8").partition("\ndef columns_layout(")
    source = "def columns_layout(" + rest.partition("\n\n\ndef ")[0]
    if begin and source.count(_STEP) == 1:
        exec(compile(source.replace(_STEP, _LONGER), column.__file__, "exec"), vars(column))
    block.columns_layout = column.columns_layout
    return column.columns_layout(*args, **more)


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
