"""What people and pipelines see: text, JSON events or GitHub annotations on stderr; data alone on stdout."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from pathlib import Path
from typing import Any, Literal, TextIO

import msgspec

from briefexport.errors import BriefexportError, FileError
from briefexport.pipeline import Outcome
from briefexport.pipeline.writing import unwritable
from briefexport.plugin import Diagnostic
from briefexport.workspace.naming import STDOUT

LogFormat = Literal["text", "json", "github"]

_COLOURS = {"error": "31;1", "warning": "33", "notice": "36", "good": "32", "faint": "2"}


class Console:
    """One run's voice. `configure` is called once the common options are known."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Begin a run."""
        self.format: LogFormat = "text"
        self.verbosity = 0
        self.debug = False
        self.codes: set[int] = set()
        self._begun = time.monotonic()
        self._line_open = self._started = False
        self._told: set[str] = set()
        self._made = self._failed = 0

    def configure(self, *, log_format: LogFormat, verbosity: int, debug: bool) -> None:
        self.format, self.verbosity, self.debug = log_format, verbosity, debug

    # ── what happens ────────────────────────────────────────────────────────────────────────────────────────────────

    def start(self, command: str, sources: int) -> None:
        self._started = True
        self._event("start", command=command, sources=sources)

    def progress(self, label: str, done: int, total: int) -> None:
        """A status line on a terminal, an event for pipelines, nothing elsewhere."""
        self._event("progress", label=label, done=done, total=total)
        if self.format == "text" and self.verbosity >= 0 and sys.stderr.isatty():
            self._clear()
            _write_error(f"[{done}/{total}] {label}"[:100])
            self._line_open = True

    def diagnostic(self, found: Diagnostic) -> None:
        self._event("diagnostic", **_plain(found, without=("block",)))
        if self.format == "github":
            self._annotate(found.severity, found.message, found.code, found.file, found.line, found.column, found.hint)
        if self.format == "text" and (found.severity != "notice" or self.verbosity > 0) and self.verbosity >= 0:
            self._tell(found.severity, _place(found.file, found.line, found.column), found.message, found.hint)

    def error(self, error: BriefexportError) -> None:
        """Report an error once; its exit code counts towards the run's."""
        self.codes.add(error.exit_code)
        key = f"{error.code}\n{error.file}\n{error.message}"
        if key in self._told:
            return
        self._told.add(key)
        fields = {"code": error.code, "message": error.message, "hint": error.hint, "exit": error.exit_code}
        place = {"file": error.file, "line": error.line, "column": error.column}
        self._event("diagnostic", severity="error", **fields, **{k: v for k, v in place.items() if v})
        if self.format == "github":
            self._annotate("error", error.message, error.code, error.file, error.line, error.column, error.hint)
        if self.format == "text":
            self._tell("error", _place(error.file, error.line, error.column), error.message, error.hint, error.code)
        if self.debug:
            self._trace(error)

    def artifact(self, outcome: Outcome) -> None:
        path = outcome.path.as_posix()
        self._made += outcome.error is None
        self._failed += outcome.error is not None
        if outcome.error:
            self._event("artifact", path=path, exporter=outcome.exporter, state="failed", code=outcome.error.code)
            return
        facts: dict[str, Any] = {"bytes": outcome.size, "sha256": outcome.sha256, "seconds": round(outcome.seconds, 3)}
        self._event("artifact", path=path, exporter=outcome.exporter, state=outcome.state, **facts)
        if self.format != "json" and self.verbosity >= 0:
            tail = f"{_size(outcome.size)}, {outcome.seconds:.1f} s"
            self._line(f"{self._colour('good', path)}  {self._colour('faint', tail)}")

    def say(self, message: str) -> None:
        """A sentence for people; silent with -q and in JSON."""
        if self.format != "json" and self.verbosity >= 0:
            self._line(message)

    def done(self, exit_code: int) -> None:
        """The last event of a run that had begun."""
        self._clear()
        if self._started:
            seconds = round(time.monotonic() - self._begun, 3)
            self._event("done", exit=exit_code, artifacts=self._made, failed=self._failed, seconds=seconds)

    # ── how it looks ────────────────────────────────────────────────────────────────────────────────────────────────

    def _tell(self, severity: str, place: str, message: str, hint: str, code: str = "") -> None:
        head = self._colour(severity, f"{severity}:")
        self._line(f"{head} {place + ': ' if place else ''}{message}")
        if hint:
            self._line(f"  {hint}")
        if code and self.verbosity > 0:
            self._line(f"  more: briefexport explain {code}")

    def _annotate(self, severity: str, message: str, code: str, file: str, line: int, column: int, hint: str) -> None:
        """A workflow command of GitHub Actions ("Setting an error message")."""
        fields = {"file": file, "line": line, "col": column, "title": code}
        given = ",".join(f"{key}={_escaped(str(value), properties=True)}" for key, value in fields.items() if value)
        self._line(f"::{severity} {given}::{_escaped(message + (f' ({hint})' if hint else ''))}")

    def _event(self, event: str, **fields: Any) -> None:
        if self.format == "json":
            import json

            self._line(json.dumps({"event": event, **fields}, ensure_ascii=False))

    def _trace(self, error: BriefexportError) -> None:
        import traceback

        self._line("".join(traceback.format_exception(error)).rstrip())
        if trace := getattr(error.__cause__ or error, "trace", ""):
            self._line(f"In the worker:\n{trace}")

    def _line(self, text: str) -> None:
        self._clear()
        _write_error(text + "\n")

    def _clear(self) -> None:
        if self._line_open:
            _write_error("\r\x1b[K")
            self._line_open = False

    def _colour(self, name: str, text: str) -> str:
        return f"\x1b[{_COLOURS[name]}m{text}\x1b[0m" if name in _COLOURS and coloured(sys.stderr) else text


def coloured(stream: TextIO) -> bool:
    """Colour only on a terminal that wants it (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def utf8_streams() -> None:
    """UTF-8 whatever the locale says; what cannot be encoded (lone surrogates in file names) is escaped.

    A stream that was closed for us (`>&-`) is opened again, so that no file of ours takes its number: what is said on
    standard error is lost, and what is asked of the other two is an error of the system's.
    """
    for name, flag, mode in (("stdin", os.O_WRONLY, "r"), ("stdout", os.O_RDONLY, "w"), ("stderr", os.O_WRONLY, "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, flag), mode))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def data(text: str) -> None:
    """Data for stdout. Raises FileError when it cannot be written."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        raise unwritable(STDOUT, error) from error


def standard_input() -> bytes:
    """All that standard input holds. Raises FileError when it cannot be read (closed, a folder)."""
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise FileError(
            f"standard input cannot be read: {error.strerror or error}",
            code="unreadable",
            hint="send the source into it: program | briefexport …, or < file",
        ) from error


def settle_streams() -> None:
    """Nothing may be left that Python would fail to write when it flushes at exit: whoever read us may be gone."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _write_error(text: str) -> None:
    """Words for people; that nobody can read them is no reason to fail."""
    with contextlib.suppress(OSError):
        sys.stderr.write(text)
        sys.stderr.flush()


def _place(file: str, line: int, column: int) -> str:
    shown = Path(file).as_posix() if file not in ("", "-") else "standard input" if file else ""
    return shown + (f":{line}" if line else "") + (f":{column}" if line and column else "")


def _size(count: int) -> str:
    for unit, step in (("MB", 1 << 20), ("kB", 1 << 10)):
        if count >= step:
            return f"{count / step:.1f} {unit}"
    return f"{count} bytes"


def _plain(struct: msgspec.Struct, without: tuple[str, ...]) -> dict[str, Any]:
    fields: dict[str, Any] = msgspec.to_builtins(struct)
    return {key: value for key, value in fields.items() if key not in without}


def _escaped(text: str, *, properties: bool = False) -> str:
    pairs = [("%", "%25"), ("\r", "%0D"), ("\n", "%0A")] + ([(":", "%3A"), (",", "%2C")] if properties else [])
    for plain, code in pairs:
        text = text.replace(plain, code)
    return text
