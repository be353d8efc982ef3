"""Tags in the line (CommonMark 6.6) and blocks of HTML (4.6), each begun at one look.

markdown-it goes through a tag sign by sign to see whether it is an address, which none is, and then looks whether it
ends at all; of a block it tries seven beginnings in turn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.html_blocks import block_names
from markdown_it.common.html_re import HTML_OPEN_CLOSE_TAG_STR

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

_NAME = r"[A-Za-z][A-Za-z0-9-]*+"
_ATTRIBUTE = r"""\s++[A-Za-z_:][A-Za-z0-9:._-]*+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?+"""
_TAG = re.compile(rf"<(?:{_NAME}(?:{_ATTRIBUTE})*+\s*+/?|/{_NAME}\s*+)>")

_BEGIN = re.compile(
    r"(?a:<(?:(?P<raw>script|pre|style|textarea)(?=\s|>|$)|(?P<comment>!--)|(?P<instruction>\?)"
    r"|(?P<declaration>![a-z])|(?P<cdata>!\[(?-i:CDATA)\[)"
    rf"|/?(?P<block>{'|'.join(block_names)})(?=\s|/?>|$)))|(?P<any>{HTML_OPEN_CLOSE_TAG_STR[1:]}\s*$)",
    re.I,
)
# Where a block of each kind ends; those of the two other kinds do before an empty line.
_ENDS = {
    "raw": re.compile(r"</(?a:script|pre|style|textarea)>", re.I),
    **{
        kind: re.compile(end)
        for kind, end in (("comment", "-->"), ("instruction", r"\?>"), ("declaration", ">"), ("cdata", r"\]\]>"))
    },
}


def tag(state: StateInline, silent: bool) -> bool:
    """`<b>`, `</b>` and `<a href="…">`; whatever else begins so is left to the rules of markdown-it."""
    found = _TAG.match(state.src, state.pos)
    if not found or state.pos + 2 >= state.posMax:
        return False
    if not silent:
        state.push("html_inline", "", 0).content = found[0]
    state.pos = found.end()
    return True


def block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Lines from a tag, comment or instruction on; one that holds nothing but a tag of no block ends no paragraph."""
    begun = None if state.is_code_block(start) else _BEGIN.match(_line(state, start))
    if not begun or silent:
        return bool(begun) and begun.lastgroup != "any"  # type: ignore[union-attr]
    ends = _ENDS.get(str(begun.lastgroup))
    state.line = _closed(state, start, end, ends) if ends else _parted(state, start + 1, end)
    token = state.push("html_block", "", 0)
    token.map = [start, state.line]
    if state.level:
        token.content = state.getLines(start, state.line, state.blkIndent, True)
    else:
        token.content = state.src[state.bMarks[start] : state.eMarks[state.line - 1] + 1]
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _parted(state: StateBlock, number: int, end: int) -> int:
    """The next empty line, or one that stands before its container."""
    while number < end and state.sCount[number] >= state.blkIndent:
        if state.bMarks[number] + state.tShift[number] >= state.eMarks[number]:
            break
        number += 1
    return number


def _closed(state: StateBlock, number: int, end: int, ends: re.Pattern[str]) -> int:
    """The line after the first that holds the end."""
    found = ends.search(_line(state, number))
    while not found and (number := number + 1) < end:
        line = _line(state, number)
        if line and state.sCount[number] < state.blkIndent:
            return number
        found = ends.search(line)
    return min(number + 1, end)
