"""Straight quotation marks and apostrophes → those of the language."""

from __future__ import annotations

import re

from briefexport.render.typography.conventions import Convention
from briefexport.render.typography.editing import Edit, Spared

APOSTROPHE = "’"
_OPENERS = frozenset("([{<-–—/¿¡“‘«„‚‹=\"'")
# Words that begin with an apostrophe: it stands for letters, and is no quotation mark.
_ELIDED = re.compile(
    r"(?:\d0s|\d\ds?\b|tis\b|twas\b|twere\b|em\b|til\b|cause\b|bout\b|round\b|n['’]|s\b|t\b)", re.IGNORECASE
)


def quotes(text: str, convention: Convention, spare: Spared) -> list[Edit]:
    """The edits that set every straight mark; one that could be anything (inches, a mark alone) stays."""
    edits: list[Edit] = []
    open_marks: list[str] = []
    before = ""
    for index, character in enumerate(text):
        mark = character
        if character in "\"'" and not spare(index, index + 1):
            after = text[index + 1 : index + 2]
            rest = text[index + 1 : index + 8]
            choose = _double if character == '"' else _single
            mark = choose(before, after, rest, open_marks, convention)
            if mark != character:
                edits.append((index, index + 1, mark))
        before = mark[-1]
    return edits


def _double(before: str, after: str, _rest: str, open_marks: list[str], convention: Convention) -> str:
    opening, closing = convention.double
    if _opens(before, after):
        open_marks.append('"')
        return opening + convention.inner
    if before.isdigit() and '"' not in open_marks:
        return '"'  # inches, seconds
    if not before or (before.isspace() and (not after or after.isspace())):
        return '"'
    if '"' in open_marks:
        del open_marks[open_marks.index('"') :]
    return convention.inner + closing


def _single(before: str, after: str, rest: str, open_marks: list[str], convention: Convention) -> str:
    opening, closing = convention.single
    if before.isalnum() and after.isalnum():
        return "'" if before.isdigit() and after.isdigit() else APOSTROPHE
    if _opens(before, after):
        if re.match(_ELIDED, rest):
            return APOSTROPHE
        open_marks.append("'")
        return opening
    if before.isdigit() and "'" not in open_marks:
        return "'"  # feet, minutes
    if not before or (before.isspace() and (not after or after.isspace())):
        return "'"
    if "'" in open_marks:
        del open_marks[open_marks.index("'") :]
        return closing
    return APOSTROPHE


def _opens(before: str, after: str) -> bool:
    """A mark opens when it stands after white space or an opening sign and before something to quote."""
    return (not before or before.isspace() or before in _OPENERS) and bool(after) and not after.isspace()
