"""What one import knows of its page, and what it gathers on the way."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefexport import model as m
from briefexport.plugin import Asset, Diagnostic, LedgerEntry, Position, notice, warning
from briefexport.readers.common.html_import.parsing import too_deep, words_of
from briefexport.readers.common.html_import.written_out import picture_in

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Wrap = Callable[[m.Inlines], m.Inlines]

_SUFFIXES = {"image/jpeg": "jpg", "image/jpg": "jpg", "image/svg+xml": "svg", "image/x-icon": "ico"}


@dataclass(slots=True)
class Work:
    """One import.

    `calls` maps a link to the note it calls. `claimed` are elements left out of the flow, with the reason; those of
    `marks` became structure. `elsewhere` are elements whose words the ledger already has: a dropped element around
    them does not count them again.
    """

    line: int = 1
    base: str = ""
    language: str = ""
    direction: str = "ltr"
    looks: Mapping[str, frozenset[str]] = field(default_factory=dict)
    calls: dict[Element, str] = field(default_factory=dict)
    marks: set[Element] = field(default_factory=set)
    claimed: dict[Element, str] = field(default_factory=dict)
    elsewhere: set[Element] = field(default_factory=set)
    wraps: list[Wrap] = field(default_factory=list)
    depth: int = 0
    diagnostics: list[Diagnostic] = field(default_factory=list)
    ledger: list[LedgerEntry] = field(default_factory=list)
    assets: dict[str, Asset] = field(default_factory=dict)
    positions: dict[str, Position] = field(default_factory=dict)
    # Words that stand in attributes or replace marks (alt texts, TeX) and so are not among the page's own text.
    attributes: list[str] = field(default_factory=list)
    told: dict[str, int] = field(default_factory=dict)

    def line_of(self, element: Element) -> int:
        """The source line the element's tag begins on."""
        return (element.sourceline or 1) + self.line - 1

    def place(self, element: Element) -> str:
        """A provisional block id, `@line:1` or `@line:1.n`, with its position."""
        line = self.line_of(element)
        stem = f"@{line}:1"
        count = self._told(stem)
        name = stem if count == 1 else f"{stem}.{count}"
        self.positions[name] = Position(line, 1)
        return name

    def keep(self, words: str, block: str) -> None:
        """Account for words that stand in a block of the article."""
        if words.strip():
            line = self.positions[block].line if block in self.positions else 0
            self.ledger.append(LedgerEntry(words=" ".join(words.split()), fate="body", where=block, line=line))

    def drop(self, element: Element, reason: str) -> None:
        """Account for an element that is left out with all its words."""
        self.drop_words(words_of(element, self.elsewhere - {element}), reason, self.line_of(element))

    def move(self, element: Element, where: str, *, without: Sequence[Element] = ()) -> None:
        """Account for an element whose words stand in a metadata field, but for parts of it told of elsewhere."""
        self.elsewhere.update(without)
        if words := words_of(element, without):
            self.ledger.append(LedgerEntry(words=words, fate="metadata", where=where, line=self.line_of(element)))
            self.elsewhere.add(element)

    def mark(self, words: str, reason: str, line: int) -> None:
        """Account for signs that became structure: a note's number, a permalink, the kind of a callout."""
        if words.strip():
            self.ledger.append(LedgerEntry(words=" ".join(words.split()), fate="body", reason=reason, line=line))

    def drop_words(self, words: str, reason: str, line: int) -> None:
        if words.strip():
            self.ledger.append(LedgerEntry(words=" ".join(words.split()), fate="dropped", reason=reason, line=line))

    def checkpoint(self) -> tuple[int, int, int]:
        """How far the account has come, for `rollback` when an element turns out to be something else."""
        return len(self.ledger), len(self.attributes), len(self.diagnostics)

    def rollback(self, point: tuple[int, int, int]) -> None:
        """Forget what was accounted since a checkpoint."""
        del self.ledger[point[0] :], self.attributes[point[1] :], self.diagnostics[point[2] :]

    def warn(self, code: str, message: str, element: Element, hint: str = "") -> None:
        self.diagnostics.append(warning(code, message, hint=hint, line=self.line_of(element)))

    def tell_once(self, code: str, message: str, element: Element, hint: str = "") -> None:
        """A notice for the first of a kind; a page has dozens of scripts."""
        if self.is_new(code):
            self.diagnostics.append(notice(code, message, hint=hint, line=self.line_of(element)))

    def is_new(self, name: str) -> bool:
        """True the first time a name comes."""
        return self._told(name) == 1

    def _told(self, name: str) -> int:
        """How often a name has come, this time included."""
        self.told[name] = count = self.told.get(name, 0) + 1
        return count

    @contextmanager
    def nested(self, element: Element) -> Iterator[None]:
        """One level further into blocks that hold blocks. Raises `ContentError` beyond `model.MAX_DEPTH`."""
        self.depth += 1
        if self.depth > m.MAX_DEPTH:
            raise too_deep(self.line_of(element))
        try:
            yield
        finally:
            self.depth -= 1

    @contextmanager
    def wrapped(self, wrap: Wrap) -> Iterator[None]:
        """Every run of inlines made inside stands in `wrap` (`<b><p>…</p></b>`, `<div lang="fr">`)."""
        self.wraps.append(wrap)
        try:
            yield
        finally:
            self.wraps.pop()

    def dressed(self, run: m.Inlines) -> m.Inlines:
        """The run in all wrappers that stand around it."""
        for wrap in reversed(self.wraps):
            run = wrap(run)
        return run

    def asset(self, url: str) -> str:
        """`asset:NAME` for a picture written out in a `data:` address; empty when it cannot be read as one."""
        media_type, data = picture_in(url)
        return self.store(data, media_type) if data else ""

    def store(self, data: bytes, media_type: str) -> str:
        """Keep a picture under a name made from its bytes."""
        suffix = _SUFFIXES.get(media_type) or media_type.partition("/")[2].partition("+")[0]
        name = f"picture-{hashlib.sha256(data).hexdigest()[:10]}.{re.sub(r'[^a-z0-9]', '', suffix) or 'bin'}"
        self.assets[name] = Asset(data, media_type)
        return f"asset:{name}"
