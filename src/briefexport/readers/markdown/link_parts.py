"""The label and the address of most links, each at one look; what is rarer is left to markdown-it's own reading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown_it import helpers

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

# Nothing in it can be a bracket's other half, or hold one: no bracket, escape, code, tag, formula, nor other pair.
_LABEL = re.compile(r"\[[^\[\]\\`<$=~^{]*\]")
# No sign in it needs counting, escaping or decoding (CommonMark 6.3), and what follows ends it.
_ADDRESS = re.compile(r"[^\x00-\x20\x7f<>()\\&]+(?=[ \n)])")


class Destination:
    """What markdown-it's rules look for: whether there is an address, the address, and the place after it."""

    __slots__ = ("ok", "pos", "str")

    def __init__(self, address: str, pos: int) -> None:
        self.ok = True
        self.pos = pos
        self.str = address


def label(state: StateInline, start: int, disable_nested: bool = False) -> int:
    """The place of the bracket that closes the one at `start`; -1 for none."""
    found = _LABEL.match(state.src, start, state.posMax)
    return found.end() - 1 if found else helpers.parseLinkLabel(state, start, disable_nested)


def destination(src: str, pos: int, end: int) -> Any:
    """The address at `pos`."""
    found = _ADDRESS.match(src, pos, end)
    return Destination(found[0], found.end()) if found else helpers.parseLinkDestination(src, pos, end)
