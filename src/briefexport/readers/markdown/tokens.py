"""markdown-it's tokens and its walk's state, each made at half the cost.

markdown-it makes a token of thirteen fields by a dataclass, which then looks at its attributes, and looks twice at the
text it has gathered before each. A text has some hundred tokens.
"""

from __future__ import annotations

from typing import Any, Literal

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

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
