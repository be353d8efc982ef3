"""In the worker: where WeasyPrint 70 fails on sound pages, mended; each place says on what."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from briefexport.exporters.pdf.completeness import counted


def mend() -> None:
    """Mend the loaded WeasyPrint; to do so again changes nothing."""
    from weasyprint import document
    from weasyprint.formatting_structure.boxes import ReplacedBox
    from weasyprint.layout import LayoutContext, block, column

    # A picture without a width of its own (SVG), in a line from right to left, is moved before it has been placed.
    ReplacedBox.position_x = 0
    column._report_footnotes = move_notes
    LayoutContext._update_footnote_area = update_notes
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


def update_notes(context: Any) -> bool:
    """WeasyPrint's `_update_footnote_area`: the page's room after its notes have changed; True where they overflow.

    It lays all of them out again for each note that comes or goes, thousands of times while columns are evened. How
    high the same notes are on the same page is remembered here.
    """
    area = context.current_footnote_area
    if area.height != "auto" and not context.in_column:
        context.page_bottom += area.margin_height()
    area.children = context.current_page_footnotes
    known = vars(area).setdefault("known", {})
    notes = frozenset(map(id, area.children))
    if notes not in known:
        known[notes] = _notes_laid_out(context, area) if notes else (0, None, False)
    area.height, whole, overflow = known[notes]
    if not context.in_column:
        context.page_bottom -= area.margin_height() if whole is None else whole
    return bool(overflow)


def _notes_laid_out(context: Any, area: Any) -> tuple[float, float, bool]:
    """The height of the notes, that with their margins, and whether the last one ends below them."""
    from weasyprint.formatting_structure import build
    from weasyprint.layout.block import block_level_layout

    boxes = build.create_anonymous_boxes(area.deepcopy())
    laid = block_level_layout(context, boxes, float("-inf"), None, area.page)[0]
    last = laid.children[-1]
    foot = laid.position_y + laid.margin_height() - laid.margin_bottom
    return laid.height, laid.margin_height(), last.position_y + last.margin_height() - last.margin_bottom > foot
