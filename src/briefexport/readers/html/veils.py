"""A page that hides its whole content until its scripts have run: saved without them it would be empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefexport.readers.common.html_import.looks import is_hidden
from briefexport.readers.common.html_import.parsing import words_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# What hides more of a page's words than this was to be taken away.
_MOST = 0.5


def unveil(body: Element) -> None:
    """Take from the tree the attributes that hide most of the page's words."""
    veiled = [node for node in body.iter() if isinstance(node.tag, str) and _may_hide(node) and is_hidden(node)]
    most = _MOST * len(words_of(body)) if veiled else 0
    for node in veiled:
        if len(words_of(node)) > most:
            node.attrib.pop("hidden", None)
            node.attrib.pop("style", None)


def _may_hide(node: Element) -> bool:
    style = node.get("style")
    return node.get("hidden") is not None or (style is not None and ("none" in style or "hidden" in style))
