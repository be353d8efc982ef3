"""What one Markdown reading gathers on its way: places, marks, notes, diagnostics."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefexport import model as m
from briefexport.plugin import Asset, Diagnostic, LedgerEntry, Position

if TYPE_CHECKING:
    from markdown_it.token import Token

    from briefexport.readers.common.html_import import Imported
    from briefexport.readers.markdown.parser import Parsed


@dataclass(slots=True)
class Work:
    """`lines` is the text line by line, `first_line` where it begins in its file, `language` the article's."""

    parsed: Parsed
    lines: list[str]
    first_line: int = 1
    language: str = ""
    ledger: list[LedgerEntry] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    assets: dict[str, Asset] = field(default_factory=dict)
    positions: dict[str, Position] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    note_ids: dict[str, str] = field(default_factory=dict)
    written_notes: dict[str, m.Note] = field(default_factory=dict)
    inline_notes: list[m.Note] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    seen: list[str] = field(default_factory=list)
    begun: list[tuple[int, int]] = field(default_factory=list)  # (line, how much was seen before it)
    kept: list[str] = field(default_factory=list)
    imports: list[tuple[int, str, Imported]] = field(default_factory=list)  # (line, words met there, what they gave)
    called: set[str] = field(default_factory=set)
    nested: bool = False  # a note calls a note
    noting: bool = False
    kept_in_notes: dict[str, list[str]] = field(default_factory=dict)
    line: int = 0
    depth: int = 0
    deepest: int = 0
    fragments: int = 0

    def place(self, index: int, start: str = "") -> str:
        """A provisional block id for line `index` of the text, at the column where `start` stands there."""
        written = self.lines[index] if index < len(self.lines) else ""
        column = written.find(start) if start else -1
        if column < 0:
            column = len(written) - len(written.lstrip())
        self.begin(index)
        name = f"@{self.line}:{column + 1}"
        count = self.places.get(name, 0) + 1
        self.places[name] = count
        if count > 1:
            name = f"{name}.{count}"
        self.positions[name] = Position(self.line, column + 1)
        return name

    def begin(self, index: int) -> None:
        """What is told from here on stands on line `index` of the text or below."""
        self.line = index + self.first_line
        self.begun.append((index, len(self.seen)))

    def keep(self, words: str, block: str) -> None:
        """Words of the source that stand in a block."""
        self.ledger.append(LedgerEntry(words=words, fate="body", where=block, line=self.line))

    def mark(self, written: str, reason: str) -> None:
        """Characters of the source that became structure."""
        if written:
            self.seen.append(written)
            self.tell(written, reason)

    def tell(self, written: str, reason: str) -> None:
        """Such characters that have no place of their own in the record, or have it already."""
        self.ledger.append(LedgerEntry(words=written, fate="body", reason=reason, line=self.line))

    def read(self, words: str) -> None:
        """Words that must stand in the article; with the marks, in source order, they are the source (`Trail`)."""
        self.seen.append(words)
        self.kept.append(words)

    @contextmanager
    def in_note(self, label: str) -> Iterator[None]:
        """What is read meanwhile stands in a note of the article, below its body."""
        before = self.kept, self.noting
        self.kept, self.noting = self.kept_in_notes.setdefault(label, []), True
        yield
        self.kept, self.noting = before

    def drop(self, written: str, reason: str) -> None:
        """Words that are left out."""
        if written.strip():
            self.seen.append(written)
            self.leave(written, reason)

    def leave(self, written: str, reason: str) -> None:
        """Such words that the record has already."""
        if written.strip():
            self.ledger.append(LedgerEntry(words=written.strip(), fate="dropped", reason=reason, line=self.line))

    def call(self, name: str) -> m.NoteReference:
        """A call of a note."""
        self.called.add(name)
        self.nested = self.nested or self.noting
        return m.NoteReference(name)

    def note_id(self, label: str) -> str:
        """The id of the note a label calls, in the order of first calls."""
        return self.note_ids.setdefault(label, f"note-{len(self.note_ids) + 1}")


def line_of(token: Token) -> int:
    """The line of the text a block token begins on, from 0."""
    return token.map[0] if token.map else 0
