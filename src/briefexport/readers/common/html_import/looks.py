"""What an element looks like where its look is its meaning: Google Docs and Word write no `<b>`, only styles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefexport import model as m
from briefexport.readers.common.html_import.tags import classes

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_RULE = re.compile(r"\.([A-Za-z][\w-]*)\s*\{([^{}]*)\}")
_LOOKS: dict[str, re.Pattern[str]] = {
    "bold": re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00)"),
    "italic": re.compile(r"font-style\s*:\s*(italic|oblique)"),
    "struck": re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through"),
    "super": re.compile(r"vertical-align\s*:\s*super"),
    "sub": re.compile(r"vertical-align\s*:\s*sub(?!\w)"),
    "hidden": re.compile(r"(display\s*:\s*none|visibility\s*:\s*hidden)"),
    "upright": re.compile(r"font-style\s*:\s*normal"),
    "light": re.compile(r"font-weight\s*:\s*(normal|lighter|[1-5]00)"),
}
_WRAPS: dict[str, type[m.Strong | m.Emphasis | m.Strikethrough | m.Superscript | m.Subscript]] = {
    "super": m.Superscript, "sub": m.Subscript, "struck": m.Strikethrough, "italic": m.Emphasis, "bold": m.Strong,
}  # fmt: skip


def looks_of(style: str) -> frozenset[str]:
    """The looks a style declaration gives."""
    low = style.lower()
    return frozenset(name for name, pattern in _LOOKS.items() if pattern.search(low))


def class_looks(root: Element) -> Mapping[str, frozenset[str]]:
    """Class → looks, from a word processor's own style sheet (`.c3{font-weight:700}`); a site's is not read."""
    sheets = [node.text or "" for node in root.iter("style")]
    if not sheets:
        return {}
    text = "\n".join(sheet for sheet in sheets if "lst-kix" in sheet or re.search(r"\.c\d+\s*\{", sheet))
    return {name.lower(): looks_of(body) for name, body in _RULE.findall(text) if re.fullmatch(r"c\d+", name)}


def looks(element: Element, sheet: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The element's own looks: its style attribute, then its classes."""
    own = looks_of(element.get("style") or "") if element.get("style") else frozenset()
    if not sheet:
        return own
    return own.union(*(sheet.get(name, frozenset()) for name in classes(element)))


def wrap(found: frozenset[str], run: m.Inlines) -> m.Inlines:
    """The run in the wrappers its looks stand for."""
    if not found:
        return run
    for name, kind in _WRAPS.items():
        if name in found and run:
            run = (kind(run),)
    return run


def is_hidden(element: Element) -> bool:
    """Hidden by its own attribute or style; a page's scripts may have hidden it, its writer meant nobody to see it."""
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and bool(_LOOKS["hidden"].search(style.lower())))
