"""White at the foot of a page or column, where a figure did not fit and went on to the next."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator
from typing import Any

# White of more than this part of the page's height is a hole; a picture is made lower to fill it, but not below so
# much of its height nor so many pixels.
HOLE, _LEAST, _LOWEST = 0.19, 0.33, 90.0
# How often a brief is set for the sake of holes alone; and so many pages at most for holes, and at all: a long brief
# would take a minute (a page in two columns counts for four). Seconds are not counted: the same brief gives the same
# pages on a slow machine.
HOLES, PAGES, MOST = 4, 96, 144


@dataclasses.dataclass(frozen=True)
class Hole:
    """Its part of the page's height; the figure after it (its place in the document), and how high (in points) its
    picture may be to fit in."""

    size: float
    figure: int
    height: float


def feet(box: Any) -> Iterator[float]:
    """Where lines and pictures end."""
    from weasyprint.formatting_structure import boxes

    box = getattr(box, "_box", box)  # of a placeholder
    if isinstance(box, boxes.LineBox | boxes.ReplacedBox):
        yield box.position_y + box.height
    elif isinstance(box, boxes.ParentBox) and not isinstance(box, boxes.FootnoteAreaBox | boxes.MarginBox):
        for child in box.children:
            yield from feet(child)


def worst(document: Any) -> Hole | None:
    """The largest hole that a lower picture would fill."""
    pictured = [one for one in document._html.etree_element.iter("figure") if len(one) and one[0].tag == "img"]
    order = {element: place for place, element in enumerate(pictured)}
    found = (_hole(white, after, page.margin_height(), order) for page, white, after in _whites(document) if white > 0)
    return max((hole for hole in found if hole), key=lambda hole: hole.size, default=None)


def emptiest(document: Any) -> float:
    """The largest part of a page's height that is left white at the foot of a column or page, the last page's apart."""
    return max((white / page.margin_height() for page, white, _ in _whites(document)), default=0.0)


def _whites(document: Any) -> Iterator[tuple[Any, float, Any]]:
    """(page, white in pixels, what comes after it) at the foot of every column and page."""
    bodies = [page._page_box for page in document.pages]
    for page, following in itertools.zip_longest(bodies, bodies[1:]):
        end = deepest = 0.0
        for row in _rows(page.children[0]):
            ends = [max(feet(column), default=column.position_y) for column in row]
            end, deepest = ends[-1], max(ends)
            yield from ((page, deepest - low, after) for low, after in zip(ends, row[1:], strict=False))
        if following is not None:
            lowest = max(feet(page.children[0]), default=0.0)
            first = next(_rows(following.children[0]), None)
            after = first[0] if first else following.children[0]
            yield page, _foot(page) - (end if lowest <= deepest else lowest), after


def _foot(page: Any) -> float:
    """Where the page's text area ends: above its notes."""
    from weasyprint.formatting_structure import boxes

    notes = [child.position_y for child in page.children if isinstance(child, boxes.FootnoteAreaBox) and child.children]
    return float(min(notes, default=page.content_box_y() + page.height))


def _rows(box: Any) -> Iterator[list[Any]]:
    """Columns that stand side by side."""
    box = getattr(box, "_box", box)
    children = [getattr(child, "_box", child) for child in getattr(box, "children", ())]
    columns = [child for child in children if getattr(child, "is_column", False)]
    for _, row in itertools.groupby(columns, key=lambda column: round(column.position_y)):
        yield list(row)
    if not columns:
        for child in children:
            yield from _rows(child)


def _hole(white: float, after: Any, high: float, order: dict[Any, int]) -> Hole | None:
    """The hole that a figure leaves, if it is one and a lower picture fits into it."""
    figure = _first(after) if white > HOLE * high else None
    if figure is None or figure.element not in order:
        return None
    picture = next((box for box in figure.descendants() if box.element_tag == "img"), None)
    if picture is None:
        return None
    top = after.content_box_y() if hasattr(after, "content_box_y") else after.position_y
    rest = figure.position_y + figure.margin_height() - top - picture.height
    height = min(white - rest - 4.0, 0.9 * picture.height)
    if height < max(_LOWEST, _LEAST * picture.height):
        return None
    return Hole(white / high, order[figure.element], height * 0.75)


def _first(box: Any) -> Any:
    """The figure that a column or page begins with, if it does; a heading may stand over it."""
    box = getattr(box, "_box", box)
    if box.element_tag == "figure":
        return box
    for child in getattr(box, "children", ()):
        child = getattr(child, "_box", child)
        if child.element_tag in ("h2", "h3", "h4", "h5", "h6") or not any(True for _ in feet(child)):
            continue
        return _first(child)
    return None
