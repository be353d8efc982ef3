"""Every way briefexport can fail, and the exit code a pipeline sees for it.

    BriefexportError
    ├── ContentError         1   the source is at fault; its writer mends it
    │   └── StrictError      1   a warning, and --strict was given
    ├── UsageError           2   the command line or a configuration file is at fault
    ├── MissingPartError     3   this machine lacks a part; the hint is the line that installs it
    ├── ExporterError        4   an exporter failed, timed out or broke its contract
    │   └── DeadlineError    4   it ran longer than its limit
    ├── FileError            5   reading or writing failed; what stood there before still stands
    ├── PluginError          6   a plugin that the command needs could not be loaded
    └── Interrupted        130   Ctrl-C or SIGTERM

Raise the most exact class, with a `code` that `briefexport explain` knows, and a `hint` that says what to do next.
"""

from __future__ import annotations

from typing import ClassVar

# When several errors meet in one run, the first present decides the exit code (design, section 4).
EXIT_PRECEDENCE = (130, 2, 6, 5, 3, 4, 1)


class BriefexportError(Exception):
    """An expected failure: a message for people, a code for scripts, a hint, and where it happened.

    `code` is the kebab-case name that `briefexport explain` takes. `line` and `column` count from 1; 0 means unknown.
    """

    exit_code: ClassVar[int] = 4
    default_code: ClassVar[str] = "failed"

    def __init__(
        self, message: str, *, code: str = "", hint: str = "", file: str = "", line: int = 0, column: int = 0
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or self.default_code
        self.hint = hint
        self.file = file
        self.line = line
        self.column = column

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions pickle their positional arguments only; workers must not lose the hint and the place.
        return (_rebuild, (type(self), self.message, self.code, self.hint, self.file, self.line, self.column))

    def at(self, file: str, line: int = 0, column: int = 0) -> BriefexportError:
        """The same error with its place filled in, where it was not known before."""
        self.file = self.file or file
        self.line = self.line or line
        self.column = self.column or column
        return self


def _rebuild(
    kind: type[BriefexportError], message: str, code: str, hint: str, file: str, line: int, column: int
) -> BriefexportError:
    return kind(message, code=code, hint=hint, file=file, line=line, column=column)


class ContentError(BriefexportError):
    """The source is at fault: undecodable, empty, an image missing, an embargo, a draft."""

    exit_code = 1
    default_code = "content"


class StrictError(ContentError):
    """`--strict` turned a warning into this error."""

    default_code = "strict"


class UsageError(BriefexportError):
    """An unknown command, option, suffix, reader, theme, format or key, or a value out of bounds."""

    exit_code = 2
    default_code = "usage"


class MissingPartError(BriefexportError):
    """This machine lacks a library, a voice or a font; the hint is the line that installs it."""

    exit_code = 3
    default_code = "missing-part"


class ExporterError(BriefexportError):
    """An exporter failed or broke its contract."""

    exit_code = 4
    default_code = "exporter-failed"


class DeadlineError(ExporterError):
    """An exporter or an engine ran longer than its limit."""

    default_code = "deadline"


class FileError(BriefexportError):
    """A file could not be read or written; the old artifact is intact."""

    exit_code = 5
    default_code = "file"


class PluginError(BriefexportError):
    """A plugin the command needs could not be loaded; the message names its distribution and version."""

    exit_code = 6
    default_code = "plugin-broken"


class Interrupted(BriefexportError):
    """The user or the system asked us to stop; nothing half-written is left."""

    exit_code = 130
    default_code = "interrupted"


def exit_code_of(codes: set[int]) -> int:
    """The exit code of a run in which all of `codes` occurred (0 when there were none)."""
    return next((code for code in EXIT_PRECEDENCE if code in codes), 0)
