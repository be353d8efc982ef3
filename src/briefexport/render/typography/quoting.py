"""Straight quotation marks and apostrophes → those of the language."""

from __future__ import annotations

import re
from functools import lru_cache

from briefexport.render.typography.conventions import Convention
from briefexport.render.typography.editing import Edit, Spared

APOSTROPHE = "’"
_OPENERS = frozenset("([{<-–—/¿¡“‘«„‚‹=\"'")
# A mark that closed: to the mark after it no opener, whatever sign the language closes with (German: “).
_CLOSED = "”"
# Decades and years without their beginning: the '90s; il '900 and '24, unless a mark closes behind them.
_YEARS = r"\d0s\b|(?:\d\d|[1-9]00)\b(?!['’])"


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
            choose, depth = (_double if character == '"' else _single), len(open_marks)
            mark = choose(before, after, rest, open_marks, convention)
            if mark != character:
                edits.append((index, index + 1, mark))
                before = mark[-1] if len(open_marks) > depth else _CLOSED
                continue
        before = mark[-1]
    return edits


@lru_cache(maxsize=64)
def _elided(convention: Convention) -> re.Pattern[str]:
    """What begins with an apostrophe: it stands for letters or figures, and is no quotation mark."""
    words = "".join(rf"|{re.escape(word)}\b" for word in convention.elided)
    return re.compile(_YEARS + words, re.IGNORECASE)


def _double(before: str, after: str, _rest: str, open_marks: list[str], convention: Convention) -> str:
    opening, closing = convention.double
    # Guillemets and low marks are not set inside themselves: marks typed inside others become the inner ones.
    inside = opening != "“" and '"' in open_marks
    if _opens(before, after):
        open_marks.append('""' if inside else '"')
        return convention.single[0] if inside else opening + convention.inner
    if before.isdigit() and '"' not in open_marks:
        return '"'  # inches, seconds
    if not before or (before.isspace() and (not after or after.isspace())):
        return '"'
    if '""' in open_marks:
        del open_marks[open_marks.index('""') :]
        return convention.single[1]
    if '"' in open_marks:
        del open_marks[open_marks.index('"') :]
    return convention.inner + closing


def _single(before: str, after: str, rest: str, open_marks: list[str], convention: Convention) -> str:
    opening, closing = convention.single
    if before.isalnum() and after.isalnum():
        return "'" if before.isdigit() and after.isdigit() else APOSTROPHE
    if _opens(before, after):
        if _elided(convention).match(rest):
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
