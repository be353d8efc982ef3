"""Collecting what rooms report, with file and line filled in, and turning warnings into errors when asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from briefexport.errors import StrictError
from briefexport.plugin import Diagnostic, Position


class Reporter:
    """`report` and `progress` are what the context carries; it pickles (without its listener, which is this process's).

    The same finding is kept once.
    """

    def __init__(
        self,
        file: str = "",
        positions: Mapping[str, Position] | None = None,
        listener: Callable[[str, int, int], None] | None = None,
    ) -> None:
        self.file = file
        self.positions = dict(positions or {})
        self.diagnostics: list[Diagnostic] = []
        self._known: set[Diagnostic] = set()
        self._listener = listener

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_listener": None}

    def progress(self, label: str, done: int, total: int) -> None:
        """Tell whoever listens how far the work is."""
        if self._listener:
            self._listener(label, done, total)

    def report(self, diagnostic: Diagnostic) -> None:
        """Keep a diagnostic, its place completed from the block it names."""
        placed = self._placed(diagnostic)
        if placed not in self._known:
            self._known.add(placed)
            self.diagnostics.append(placed)

    def _placed(self, diagnostic: Diagnostic) -> Diagnostic:
        known = self.positions.get(diagnostic.block)
        line, column = diagnostic.line, diagnostic.column
        if not line and known:
            line, column = known.line, known.column
        return msgspec.structs.replace(diagnostic, file=diagnostic.file or self.file, line=line, column=column)

    def refuse_warnings(self) -> None:
        """`--strict`: raise StrictError for the first warning, and say how many there are."""
        warnings = [found for found in self.diagnostics if found.severity == "warning"]
        if warnings:
            first = warnings[0]
            more = f" (and {len(warnings) - 1} more)" if len(warnings) > 1 else ""
            raise StrictError(
                f"{first.message}{more}; --strict refuses it",
                code=first.code,
                hint=first.hint or "mend it in the source, or run without --strict",
                file=first.file,
                line=first.line,
                column=first.column,
            )
