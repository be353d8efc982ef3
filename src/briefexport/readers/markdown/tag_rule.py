"""Tags in the line at one look (CommonMark 6.6); none of them is an address in angle brackets.

markdown-it first goes through each sign by sign to see whether it is one, then looks whether it ends at all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_NAME = r"[A-Za-z][A-Za-z0-9-]*+"
_ATTRIBUTE = r"""\s++[A-Za-z_:][A-Za-z0-9:._-]*+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?+"""
_TAG = re.compile(rf"<(?:{_NAME}(?:{_ATTRIBUTE})*+\s*+/?|/{_NAME}\s*+)>")


def tag(state: StateInline, silent: bool) -> bool:
    """`<b>`, `</b>` and `<a href="…">`; whatever else begins so is left to the rules of markdown-it."""
    found = _TAG.match(state.src, state.pos)
    if not found or state.pos + 2 >= state.posMax:
        return False
    if not silent:
        state.push("html_inline", "", 0).content = found[0]
    state.pos = found.end()
    return True
