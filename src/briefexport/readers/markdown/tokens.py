"""markdown-it's tokens and its walk's state, each made at half the cost.

markdown-it makes a token of thirteen fields by a dataclass, which then looks at its attributes, and looks twice at the
text it has gathered before each. A text has some hundred tokens.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, Literal

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

Nesting = Literal[-1, 0, 1]


class Piece(Token):
    """A token as markdown-it's states push it: all but a few of its fields are empty."""

    __slots__ = ()

    def __init__(self, kind: str, tag: str, nesting: Nesting, level: int, content: str = "") -> None:
        self.type = kind
        self.tag = tag
        self.nesting = nesting
        self.attrs = {}
        self.map = None
        self.level = level
        self.children = None
        self.content = content
        self.markup = self.info = ""
        self.meta = {}
        self.block = self.hidden = False


class Blocks(StateBlock):
    """The state of the block stage."""

    def push(self, ttype: str, tag: str, nesting: Nesting) -> Token:
        """A new token; an opening one is a level above what it holds, a closing one too."""
        if nesting < 0:
            self.level -= 1
        token = Piece(ttype, tag, nesting, self.level)
        token.block = True
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token


class Inlines(StateInline):
    """The state of the inline stage; `paired` once a mark was met that needs another to mean anything."""

    paired = False

    def pushPending(self) -> Token:
        """The text gathered so far as a token."""
        token = Piece("text", "", 0, self.pendingLevel, self.pending)
        self.tokens.append(token)
        self.pending = ""
        return token

    def push(self, ttype: str, tag: str, nesting: Nesting) -> Token:
        """A new token, after the text gathered before it; what an opening one holds has marks of its own."""
        if words := self.pending:
            self.tokens.append(Piece("text", "", 0, self.pendingLevel, words))
            self.pending = ""
        if nesting < 0:
            self.level -= 1
            self.delimiters = self._prev_delimiters.pop()
        token = Piece(ttype, tag, nesting, self.level)
        self.tokens.append(token)
        self.tokens_meta.append(self._opened() if nesting > 0 else None)
        self.pendingLevel = self.level
        return token

    def _opened(self) -> dict[str, Any]:
        self.level += 1
        self._prev_delimiters.append(self.delimiters)
        self.delimiters = []
        return {"delimiters": self.delimiters}

    def scanDelims(self, start: int, canSplitWord: bool) -> Any:
        """As in markdown-it."""
        self.paired = True
        return super().scanDelims(start, canSplitWord)


def of_blocks(parser: MarkdownIt, text: str, lines: list[str], env: dict[str, Any]) -> list[Token]:
    """The tokens of markdown-it's block stage. It would look for the lines sign by sign; they are known."""
    state = Blocks("", parser, env, [])
    # A last line without words has no end to be found by.
    held = lines if lines[-1].strip(" \t") else lines[:-1]
    ends = list(itertools.accumulate([len(line) + 1 for line in held]))
    indents = [len(line) - len(line.lstrip(" \t")) for line in held]
    state.src = text
    state.bMarks = [0, *ends[:-1], len(text)] if held else [len(text)]
    state.eMarks = [*[end - 1 for end in ends], len(text)]
    state.tShift = [*indents, 0]
    state.sCount = [*map(_columns, held, indents), 0] if "\t" in text else [*indents, 0]
    state.bsCount = [0] * len(state.bMarks)
    state.lineMax = len(held)
    parser.block.tokenize(state, 0, state.lineMax)
    return state.tokens


def _columns(line: str, indent: int) -> int:
    """How wide the first `indent` signs of a line are; a tab ends at a multiple of four (CommonMark 2.2)."""
    return len(line[:indent].expandtabs(4))
