"""Our own markdown-it rules: boxes between `:::`, formulas, abbreviations, ==mark==, ~sub~ and ^sup^.

Each is a plain function of markdown-it's rule protocol: it looks at `state`, and when its construct begins here it
moves the position on, pushes tokens and returns True.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from briefexport import model as m
from briefexport.readers.common.finish import too_deep
from briefexport.readers.markdown import attributes

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

InlineRule = Callable[["StateInline", bool], bool]

_COLONS = re.compile(r"^(:{3,})[ \t]*(.*?)[ \t]*:*$")
_MARKED = frozenset({":::", "```", "~~~"})
_OPENING = re.compile(r"^(?:\{[^{}]*\}|[A-Za-z][\w-]*)")
# Attributes without a comment `%…%`: `{% endif %}` is a template's, and its words would be gone without a trace.
_BRACES = re.compile(r"""\{(?:[^{}%"]|"(?:[^"\\]|\\.)*")*\}""", re.S)
_TILDES = re.compile(r"~{3,}")
_ABBREVIATION = re.compile(r"^\*\[([^\]\[]+)\]:[ \t]*(\S.*)$")
# `$5m and $10m` is money: a formula that begins with a figure needs some sign of mathematics.
_MONEY = re.compile(r"^[\d.,]+")
_MATHEMATICAL = re.compile(r"[\\^_{}=+*/<>|()≤≥±×÷−√∑∫]|[a-zA-Z]\d|^\d+[a-zA-Z]?$")


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _is_code(state: StateBlock, number: int) -> bool:
    return state.sCount[number] - state.blkIndent >= 4


def box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`::: kind Title` or `::: {.kind key=value}`, blocks, and a closing `:::`; boxes stand in boxes."""
    opening = _COLONS.match(_line(state, start))
    if _is_code(state, start) or not opening or not _OPENING.match(opening[2]):
        return False
    if silent:
        return True
    depth = state.env["boxes"] = state.env.get("boxes", 0) + 1
    if depth > m.MAX_DEPTH:
        raise too_deep(start + state.env.get("first_line", 1))
    close, is_closed = _box_end(state, start, end)
    token = state.push("box_open", "div", 1)
    token.info = opening[2]
    token.map = [start, close + is_closed]
    token.meta = {"closed": is_closed}
    parent, limit = state.parentType, state.lineMax
    state.parentType, state.lineMax = "box", close
    state.md.block.tokenize(state, start + 1, close)
    state.parentType, state.lineMax = parent, limit
    state.push("box_close", "div", -1)
    state.env["boxes"] -= 1
    state.line = close + is_closed
    return True


def _box_end(state: StateBlock, start: int, end: int) -> tuple[int, bool]:
    """(the line of the closing colons, True); without them the end of what holds the box, and False."""
    depth = 1
    fence = ""
    for number in range(start + 1, end):
        line = _line(state, number)
        if state.sCount[number] < state.blkIndent and line:
            return number, False
        if line[:3] not in _MARKED:
            continue
        fenced = re.match(r"(`{3,}|~{3,})", line)
        if fenced:
            fence = "" if fence and fenced[1].startswith(fence) else fence or fenced[1]
        colons = _COLONS.match(line) if not fence else None
        if colons:
            depth += 1 if _OPENING.match(colons[2]) else -1 if not colons[2] else 0
            if not depth:
                return number, True
    return end, False


def math_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`$$`, TeX over any number of lines, `$$`."""
    first = _line(state, start)
    if _is_code(state, start) or not first.startswith("$$"):
        return False
    lines = [first[2:]]
    number = start
    while not (lines[-1].rstrip().endswith("$$") and (number > start or len(lines[-1].strip()) > 2)):
        number += 1
        if number >= end or state.sCount[number] < state.blkIndent:
            return False
        lines.append(_line(state, number))
    if silent:
        return True
    token = state.push("math_block", "math", 0)
    token.content = "\n".join(lines).rstrip()[:-2].strip()
    token.map = [start, number + 1]
    state.line = number + 1
    return bool(token.content) or _undone(state, start)


def _undone(state: StateBlock, start: int) -> bool:
    state.tokens.pop()
    state.line = start
    return False


def abbreviation(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`*[WHO]: World Health Organization`: every WHO of the text is explained."""
    found = _ABBREVIATION.match(_line(state, start))
    if _is_code(state, start) or not found:
        return False
    if silent:
        return True
    state.env.setdefault("abbreviations", {}).setdefault(found[1].strip(), found[2].strip())
    token = state.push("abbreviation", "", 0)
    token.content = found[0]
    token.map = [start, start + 1]
    token.hidden = True
    state.line = start + 1
    return True


def math_inline(state: StateInline, silent: bool) -> bool:
    """`$x^2$` as Pandoc has it: no space inside the dollars, no figure after the second; `$$…$$` in a line too."""
    src, pos = state.src, state.pos
    if src[pos] != "$":
        return False
    width = 2 if src.startswith("$$", pos) else 1
    begin = pos + width
    end = _math_end(src, begin, state.posMax, "$" * width)
    if end < 0:
        return False
    tex = src[begin:end]
    if not tex.strip() or (width == 1 and not _is_formula(tex, src[end + 1 : end + 2])):
        return False
    if not silent:
        token = state.push("math_inline", "math", 0)
        token.content = tex.strip()
    state.pos = end + width
    return True


def _math_end(src: str, begin: int, limit: int, marker: str) -> int:
    end = src.find(marker, begin, limit)
    while end > 0 and src[end - 1] == "\\":
        end = src.find(marker, end + 1, limit)
    return end


def _is_formula(tex: str, after: str) -> bool:
    if tex[0].isspace() or tex[-1].isspace() or after.isdigit() or "\n\n" in tex:
        return False
    return not _MONEY.match(tex) or bool(_MATHEMATICAL.search(tex))


def tildes(state: StateInline, silent: bool) -> bool:
    """Three tildes or more are no markup (GFM 6.5)."""
    found = _TILDES.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.append_pending(found[0])
    state.pos = found.end()
    return True


def _attributes(rule: InlineRule) -> InlineRule:
    """The plugin's rule of attributes, where they have no comment; it goes through its braces sign by sign."""

    def braced(state: StateInline, silent: bool) -> bool:
        if not _BRACES.match(state.src, state.pos):
            return False
        if silent or not state.tokens:
            return rule(state, silent)
        begin, target = state.pos, _opening(state.tokens)
        own, target.attrs = target.attrs, target.meta.get(attributes.GIVEN, {})
        done = rule(state, silent)
        given, target.attrs = target.attrs, own
        if done:
            _give(target, given, state.src[begin : state.pos])
        return done

    return braced


def _span(rule: InlineRule) -> InlineRule:
    """The plugin's rule of `[words]{.class}`, where such braces follow; it looks for the bracket's end first."""

    def braced(state: StateInline, silent: bool) -> bool:
        if "]{" not in state.src:
            return False
        end = state.md.helpers.parseLinkLabel(state, state.pos, False)
        if end <= 0 or not _BRACES.match(state.src, end + 1):
            return False
        done = rule(state, silent)
        if done and not silent:
            opened = _opening(state.tokens)
            given, opened.attrs = opened.attrs, {}
            _give(opened, given, state.src[end + 1 : state.pos])
        return done

    return braced


def _opening(tokens: list[Token]) -> Token:
    """The last token, or the one it closes."""
    level = 0
    for token in reversed(tokens):
        level += token.nesting
        if level == 0:
            return token
    return tokens[-1]


def _give(token: Token, given: dict[str, Any], written: str) -> None:
    """Keep attributes apart from the token's own address and title, and what they were written as for the account:
    of one said twice the parser knows the last, of one that would act it knows nothing."""
    token.meta[attributes.GIVEN] = given
    token.meta[attributes.WRITTEN] = token.meta.get(attributes.WRITTEN, "") + written


BRACED = {"attr": _attributes, "span": _span}


def _pair(kind: str, marker: str, spaced: bool) -> Callable[[StateInline, bool], bool]:
    """A rule for text between two equal markers, with other markup inside."""

    def rule(state: StateInline, silent: bool) -> bool:
        src, pos, limit = state.src, state.pos, state.posMax
        begin = pos + len(marker)
        if not src.startswith(marker, pos) or begin >= limit or src[begin].isspace() or src[begin] == marker[0]:
            return False
        end = _pair_end(src, begin, limit, marker, spaced)
        if end < 0:
            return False
        if not silent:
            # GFM 6.5 strikes ~there~ through; Pandoc's H~2~O stands on its word.
            name = "s" if kind == "sub" and not src[pos - 1 : pos].isalnum() else kind
            state.pos, state.posMax = begin, end
            state.push(f"{name}_open", name, 1)
            state.md.inline.tokenize(state)
            state.push(f"{name}_close", name, -1)
        state.pos, state.posMax = end + len(marker), limit
        return True

    return rule


def _pair_end(src: str, begin: int, limit: int, marker: str, spaced: bool) -> int:
    """Where the closing marker stands; -1 when it is missing, empty, or (unspaced) a space comes first."""
    end = src.find(marker, begin, limit)
    while end > 0 and src[end - 1] == "\\":
        end = src.find(marker, end + 1, limit)
    if end <= begin or src[end - 1].isspace() or (not spaced and re.search(r"\s", src[begin:end])):
        return -1
    doubled = src.startswith(marker[0], end + len(marker))
    return -1 if doubled and len(marker) == 1 else end


mark = _pair("mark", "==", spaced=True)
subscript = _pair("sub", "~", spaced=False)
superscript = _pair("sup", "^", spaced=False)
