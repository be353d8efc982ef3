"""In the worker: whether the pages show every word and picture that the document has.

WeasyPrint 70 can lose lines, or set them below the paper's edge or over others, where very long notes stand under
columns, and does not say so. So what it was given is counted element by element, before the layout and after it; what
is there twice (the head of a table on each page) is no fault.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

# What a layout may add or take at the end of a line.
_LOOSE = str.maketrans(dict.fromkeys(map(ord, "-\u2010\u00ad \n\t\u200b\u2060")))
_EXCERPT = 60


def counted(lay_out: Callable[..., Any]) -> Callable[..., Any]:
    """WeasyPrint's `layout_document`, which leaves a count of what it was given in `html.given`."""

    def layout_document(html: Any, root: Any, context: Any, *more: Any) -> Any:
        html.given = _count(_boxes((root, *context.footnotes)))
        return lay_out(html, root, context, *more)

    return layout_document


def missing(document: Any) -> str:
    """The first words of the first element that the pages do not show in full; empty where nothing is missing."""
    given = getattr(document._html, "given", None) or Counter()
    shown: Counter[Any] = Counter()
    for page in document.pages:
        shown.update(_count(_legible(page._page_box)))
    short = [element for element, count in given.items() if shown[element] < count]
    return _words(short[0]) if short else ""


def _count(found: Iterable[Any]) -> Counter[Any]:
    """Element → its letters, and one for each picture; not what a sheet generates (marks, numbers)."""
    from weasyprint.formatting_structure import boxes

    count: Counter[Any] = Counter()
    for box in found:
        if isinstance(box, boxes.TextBox):
            if (box.element_tag or "").partition("::")[2] in ("", "first-letter", "first-line"):
                count[box.element] += len(box.text.translate(_LOOSE))
        elif isinstance(box, boxes.ReplacedBox):
            count[box.element] += 1
    return count


def _legible(page: Any) -> Iterator[Any]:
    """A page's boxes that lie on the paper, those of the body not under the notes."""
    from weasyprint.formatting_structure import boxes

    right, foot = page.margin_width(), page.margin_height()
    notes = [child for child in page.children if isinstance(child, boxes.FootnoteAreaBox)]
    limit = min((area.position_y + area.margin_top for area in notes), default=foot)
    for child in page.children:
        lowest = limit if child is page.children[0] else foot
        for box in _boxes((child,)):
            if not isinstance(box, boxes.TextBox) or _within(box, right, lowest):
                yield box


def _within(box: Any, right: float, foot: float) -> bool:
    """True where the middle of its words is on the paper."""
    return bool(0 <= box.position_x + box.width / 2 <= right and 0 <= box.position_y + box.height / 2 <= foot)


def _boxes(roots: Iterable[Any]) -> Iterator[Any]:
    """Every box; without recursion, for boxes may be nested deeply."""
    waiting = list(roots)
    while waiting:
        box = waiting.pop()
        box = getattr(box, "_box", box)  # of a placeholder
        yield box
        waiting += getattr(box, "children", ())


def _words(element: Any) -> str:
    """What to call an element by: its first words, or the picture's."""
    text = " ".join("".join(element.itertext()).split()) or element.get("alt") or element.tag
    return text if len(text) <= _EXCERPT else text[:_EXCERPT].rsplit(" ", 1)[0] + "…"
