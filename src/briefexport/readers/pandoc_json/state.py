"""What one conversion of a pandoc document gathers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from briefexport import model as m
from briefexport.plugin import Asset, Diagnostic, LedgerEntry, Position, notice, warning
from briefexport.readers.common import languages
from briefexport.readers.common.finish import too_deep
from briefexport.readers.common.html_import import Imported

# Levels of pandoc's own nesting; each costs a few frames of Python.
_DEEPEST = 2 * m.MAX_DEPTH


class State:
    """`block` is the ordinal of the top-level block being read: pandoc has no lines."""

    def __init__(self) -> None:
        self.block = 0
        self.depth = 0
        self.notes: list[m.Note] = []
        self.diagnostics: list[Diagnostic] = []
        self.ledger: list[LedgerEntry] = []
        self.assets: dict[str, Asset] = {}
        self.positions: dict[str, Position] = {}
        self.attributes: list[str] = []
        self._doubted: set[str] = set()
        self._told: Counter[str] = Counter()
        self._places: Counter[int] = Counter()

    def place(self) -> str:
        """A provisional id for the next block."""
        self._places[self.block] += 1
        count = self._places[self.block]
        name = f"@{self.block}:1" if count == 1 else f"@{self.block}:1.{count}"
        self.positions[name] = Position(self.block, 1)
        return name

    def keep(self, words: str, block: str) -> None:
        """Account for words that stand in a block."""
        if words.strip():
            self.ledger.append(LedgerEntry(words=words, fate="body", where=block, line=self.block))

    def mark(self, words: str, reason: str) -> None:
        """Account for signs that became structure."""
        if words.strip():
            self.ledger.append(LedgerEntry(words=words, fate="body", reason=reason, line=self.block))

    def drop(self, words: str, kind: str) -> None:
        """Account for what has no place in an article, and say so once for each kind."""
        if words.strip():
            self.ledger.append(LedgerEntry(words=words.strip(), fate="dropped", reason=kind, line=self.block))
        self.once("pandoc-dropped", kind, f"{kind} cannot stand in an article and was left out", is_loss=True)

    def flatten(self, kind: str) -> None:
        """Say once for each kind that a look or a distinction is lost, though no word is."""
        self.once("pandoc-unmapped", kind, f"{kind} has no counterpart; its words stay as plain text")

    def once(self, code: str, kind: str, message: str, *, is_loss: bool = False) -> None:
        self._told[code + kind] += 1
        if self._told[code + kind] == 1:
            say = warning if is_loss else notice
            self.diagnostics.append(say(code, message, line=self.block))

    def doubt(self, language: str) -> None:
        """Tell of a language that nobody knows, once."""
        doubt = languages.doubt(language, self.block) if language not in self._doubted else None
        self._doubted.add(language)
        if doubt:
            self.diagnostics.append(doubt)

    def add(self, made: Imported) -> None:
        """Take over what an import of raw HTML gathered."""
        self.diagnostics += made.diagnostics
        self.ledger += made.ledger
        self.notes += made.notes
        self.assets.update(made.assets or {})
        self.attributes += made.attributes

    @contextmanager
    def nested(self) -> Iterator[None]:
        """One level further in. Raises ContentError beyond what an article can hold."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise too_deep(self.block)
        try:
            yield
        finally:
            self.depth -= 1


def content_of(node: Any) -> Any:
    """A node's content: `c`, or nothing for those without."""
    return node.get("c") if isinstance(node, dict) else None


def kind_of(node: Any) -> str:
    return str(node.get("t") or "") if isinstance(node, dict) else ""


def attributes_of(value: Any) -> tuple[str, frozenset[str], dict[str, str]]:
    """(id, classes, keys) of pandoc's Attr; empty where it is broken."""
    if not (isinstance(value, list) and len(value) == 3):
        return "", frozenset(), {}
    keys = {str(pair[0]): str(pair[1]) for pair in value[2] if isinstance(pair, list) and len(pair) == 2}
    return str(value[0]), frozenset(str(name) for name in value[1]), keys
