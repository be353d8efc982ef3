"""Headings and paragraphs as markdown-it has them (CommonMark 4.2, 4.3, 4.8), with one token for each.

markdown-it makes three tokens of every paragraph, and goes through its lines twice where a heading's underline might
stand below them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefexport.readers.markdown.plain_blocks import atx

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock


def heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`## Words ##`."""
    if state.is_code_block(start):
        return False
    found = atx(state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]].rstrip(" \t"))
    if found and not silent:
        _push(state, f"h{found[0]}", found[1], start, start + 1)
    return found is not None


def underlined(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Words above `===` or `---`; where neither follows, the rule of paragraphs is told how far the words reach."""
    if state.is_code_block(start):
        return False
    last, level, over = _reach(state, start + 1, end, True)
    if level:
        _push(state, f"h{level}", _words(state, start, last), start, last + 1)
    else:
        state.env["reached"] = (start, last, over)
    return level > 0


def paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Words up to an empty line or another block, be it below the end of their container."""
    begun, last, over = state.env.pop("reached", (-1, 0, False))
    if begun != start:
        last, over = start + 1, False
    if not over:
        last = _reach(state, last, state.lineMax, False)[0]
    _push(state, "", _words(state, start, last), start, last)
    return True


def _reach(state: StateBlock, line: int, end: int, headed: bool) -> tuple[int, int, bool]:
    """(the line that words end before, the level of the heading they are, whether more than `end` ended them)."""
    ends = state.md.block.ruler.getRules("paragraph")[0]  # one for all, as `dispatch` has them
    parent, state.parentType = state.parentType, "paragraph"
    level, over = 0, False
    while line < end and not (level or over):
        indent = state.sCount[line] - state.blkIndent
        at = state.bMarks[line] + state.tShift[line]
        if at >= state.eMarks[line]:
            over = True
        elif indent > 3:
            line += 1  # it would be code, but continues what stands above
        elif headed and indent >= 0 and (level := _level(state.src[at : state.eMarks[line]])):
            break
        elif state.sCount[line] >= 0 and ends(state, line, end, True):
            over = True
        else:
            line += 1
    state.parentType = parent
    return line, level, over


def _level(line: str) -> int:
    """The level of the heading a line of signs makes of the words above it; 0 for any other line."""
    if line[0] not in "=-" or line.rstrip(" \t").strip(line[0]):
        return 0
    return 1 if line[0] == "=" else 2


def _words(state: StateBlock, start: int, end: int) -> str:
    if end == start + 1:
        return state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]].strip()
    return state.getLines(start, end, state.blkIndent, False).strip()


def _push(state: StateBlock, tag: str, words: str, start: int, end: int) -> None:
    token = state.push("heading" if tag else "paragraph", tag, 0)
    token.content = words
    token.map = [start, end]
    state.line = end
