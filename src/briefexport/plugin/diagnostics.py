"""What a room reports without failing: a warning or a notice with its place and its next step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from briefexport import model as m

Severity = Literal["error", "warning", "notice"]


class Position(msgspec.Struct, frozen=True):
    """Where a block begins in its source; both count from 1."""

    line: int
    column: int = 1


class Diagnostic(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One finding. `code` is explained by `briefexport explain`; `--strict` turns warnings into errors.

    `block` names the block it is about; the pipeline fills in `file`, `line` and `column` from the block's position
    where they are not given. `hint` says what to do next.
    """

    code: str
    severity: Severity
    message: str
    hint: str = ""
    file: str = ""
    line: int = 0
    column: int = 0
    block: str = ""


def warning(code: str, message: str, *, hint: str = "", line: int = 0, column: int = 0, block: str = "") -> Diagnostic:
    """Something the reader of the edition would miss; `--strict` refuses it."""
    return Diagnostic(code=code, severity="warning", message=message, hint=hint, line=line, column=column, block=block)


def unused_note(note: m.Note) -> Diagnostic:
    """What is said of a note that no word calls: by readers, and by whoever renders what a stranger's reader made. It
    is one finding, so that a reporter keeps it once."""
    block = note.content[0].id if note.content else ""
    hint = "call it where it belongs, or take it out"
    return warning(
        "unused-note", f"the note '{note.id}' is never called; it stands after the others", hint=hint, block=block
    )


def notice(code: str, message: str, *, hint: str = "", line: int = 0, column: int = 0, block: str = "") -> Diagnostic:
    """Something worth knowing that takes nothing from anybody."""
    return Diagnostic(code=code, severity="notice", message=message, hint=hint, line=line, column=column, block=block)
