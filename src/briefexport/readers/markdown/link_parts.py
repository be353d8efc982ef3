"""Most links and pictures at one look, and the label and address of most others.

What is rarer is left to markdown-it's own reading, which tries each part by itself and takes every address apart.
"""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from markdown_it import helpers

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

# Nothing in it can be a bracket's other half, or hold one but code: no bracket, escape, tag, formula, nor other pair.
_LABEL = re.compile(r"\[[^\[\]\\`<$=~^{]*+(?:`[^`]++`(?!`)[^\[\]\\`<$=~^{]*+)*+\]")
# No sign in it needs counting, escaping or decoding (CommonMark 6.3), and what follows ends it.
_ADDRESS = re.compile(r"[^\x00-\x20\x7f<>()\\&]+(?=[ \n)])")

# An address that markdown-it takes as it is written: of no other scheme, and with nothing to escape or to decode.
KEPT = (
    r"(?:https?://[a-z0-9.-]+(?::\d{1,5})?(?:/[\w/.,~?=#+:!*'@$&-]*(?:%[0-9A-Fa-f]{2}[\w/.,~?=#+:!*'@$&-]*)*)?"
    r"|(?!//)[\w/.~#?=-]+)"
)
_WORDS = r"[^\[\]\n]*"
_WHOLE_PICTURE = re.compile(rf"!\[({_WORDS})\]\(({KEPT})\)", re.A)
_WHOLE_LINK = re.compile(rf"\[(({_WORDS})|!\[({_WORDS})\]\({KEPT}\))\]\(({KEPT})\)", re.A)


def picture(state: StateInline, silent: bool) -> bool:
    """`![words](address)`, where nothing in the words has a meaning of its own."""
    found = _WHOLE_PICTURE.match(state.src, state.pos, state.posMax)
    if not found or state.md.inline.terminator_re.search(found[1]):
        return False
    if not silent:
        token = state.push("image", "img", 0)
        token.attrs = {"src": found[2], "alt": ""}
        token.content = found[1]
        token.children = state.md.inline.parse(found[1], state.md, state.env, []) or None
    state.pos = found.end()
    return True


def link(state: StateInline, silent: bool) -> bool:
    """`[words](address)`, where the words have no other meaning or are such a picture (a badge)."""
    found = _WHOLE_LINK.match(state.src, state.pos, state.posMax)
    if not found or state.md.inline.terminator_re.search(found[2] or found[3] or ""):
        return False
    if not silent:
        token = state.push("link_open", "a", 1)
        token.attrs = {"href": found[4]}
        limit = state.posMax
        state.pos, state.posMax = found.span(1)
        state.md.inline.tokenize(state)
        state.posMax = limit
        state.push("link_close", "a", -1)
    state.pos = found.end()
    return True


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


WHOLE = {"link": link, "image": picture}
HELPERS = SimpleNamespace(parseLinkLabel=label, parseLinkDestination=destination, parseLinkTitle=helpers.parseLinkTitle)
