"""Questions about the elements of the printed document."""

from __future__ import annotations

from typing import Any


def is_a(element: Any, kind: str) -> bool:
    """True for an element of a class."""
    return element is not None and kind in (element.get("class") or "").split()


def words(element: Any) -> str:
    """All the text inside an element, white space folded."""
    return " ".join("".join(element.itertext()).split())


def cell_values(element: Any) -> dict[str, Any]:
    """The table attributes (ISO 32000-1, 14.8.5.7) of a cell."""
    values: dict[str, Any] = {}
    if element.tag == "th":
        values["Scope"] = "/Row" if element.get("scope") in ("row", "rowgroup") else "/Column"
    for name, key in (("colspan", "ColSpan"), ("rowspan", "RowSpan")):
        if element.get(name, "1") != "1":
            values[key] = int(element.get(name))
    return values
