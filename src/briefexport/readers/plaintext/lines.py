"""Characters to units: a unit is one paragraph, heading or list item, with the lines it stood on.

Three layouts occur and mix: a paragraph a line without blank lines (copied from a page), a paragraph a line with blank
lines, and lines broken at a width (mail, agencies). A line break belongs to the width when the next line's first word
would not have fitted on the line before it.
"""

from __future__ import annotations

import itertools
import re

import msgspec

from briefexport.readers.plaintext.shapes import Shape
from briefexport.readers.plaintext.vocabulary import BULLET, BYLINE, ITEM_END, NUMBER
from briefexport.text import squeeze

# Wider lines than this are paragraphs, not wrapped lines.
MAX_WIDTH = 110
MIN_WIDTH = 40
# So many characters has a line that is broken without a width.
_BROKEN = 60
_UNDERLINE = re.compile(r"^\s*(={3,}|-{3,})\s*$")
_RULE = re.compile(r"^\s*(?:--\s*$|(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|(?:#\s*){3,}|(?:~\s*){3,}|[⁂❦]|• • •|⸻)\s*$")


class Unit(msgspec.Struct, dict=True):
    """One piece of text as the writer set it. `written` are its lines, `text` them joined; `line` counts from 1."""

    line: int
    written: list[str]
    text: str
    indent: int = 0
    blank_before: bool = False
    blank_after: bool = False
    underline: str = ""
    is_rule: bool = False
    quoted: bool = False

    def __post_init__(self) -> None:
        self.shape = Shape(self.text)


def units(text: str, first_line: int = 1) -> list[Unit]:
    """The units of a text in order, their neighbours' blank lines noted."""
    lines = text.split("\n")
    width = wrap_width(lines)
    found: list[Unit] = []
    blank = True
    for offset, line in enumerate(lines):
        if not line.strip():
            blank = True
            if found:
                found[-1].blank_after = True
            continue
        _take(found, line.rstrip(), first_line + offset, blank, width)
        blank = False
    if found:
        found[-1].blank_after = True
    return found


def _take(found: list[Unit], line: str, number: int, blank: bool, width: int) -> None:
    last = found[-1] if found and not blank else None
    underline = _UNDERLINE.match(line)
    if underline and last and _can_be_underlined(last, line):
        last.underline = underline[1][0]
        last.written.append(line)
        return
    if last and _continues(last, line, width):
        last.written.append(line)
        last.text = _joined(last.text, squeeze(_unquoted(line)))
        last.shape = Shape(last.text)
        return
    quoted = line.lstrip().startswith(">")
    indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
    text = squeeze(_unquoted(line))
    rule = bool(_RULE.match(line))
    found.append(Unit(number, [line], text, indent, blank, False, is_rule=rule, quoted=quoted))


def _unquoted(line: str) -> str:
    return re.sub(r"^\s*(?:>\s?)+", "", line)


def _can_be_underlined(last: Unit, line: str) -> bool:
    return (
        len(last.written) <= 2
        and not last.is_rule
        and not last.underline
        and last.shape.length <= 16
        and len(line.strip()) * 3 >= len(last.written[-1].strip())
        and bool(last.shape.words)
    )


def _joined(text: str, more: str) -> str:
    """Two lines of one paragraph. A hyphen at the line's end belongs to the word it joins (`long-` + `term`)."""
    if re.search(r"[^\W\d_]-$", text) and more[:1].islower():
        return text + more
    return f"{text} {more}".strip()


def _continues(last: Unit, line: str, width: int) -> bool:
    """True when `line` goes on with the paragraph above it: quoted alike, or broken there at the width."""
    quoted = line.lstrip().startswith(">")
    if quoted or last.quoted:
        return quoted and last.quoted and bool(_unquoted(line).strip()) and bool(last.text)
    if last.underline or last.is_rule or _RULE.match(line):
        return False
    stripped = line.strip()
    if BULLET.match(stripped) or NUMBER.match(stripped) or re.match(r"#{1,6}\s", stripped):
        return False
    return _is_broken_at(width, last.written[-1], stripped) or _goes_on_small(last, stripped)


def _is_broken_at(width: int, above: str, line: str) -> bool:
    return bool(width) and len(above) <= width + 8 and len(above) + 1 + len(line.split()[0]) > width - 6


def _goes_on_small(last: Unit, line: str) -> bool:
    """A sentence broken once, in a text whose other lines are whole: it goes on with a small letter, and closes.

    A headline over `by Ann Lee` and the items of a list without marks do not.
    """
    if not line[:1].islower() or len(last.written[-1]) < _BROKEN or last.shape.ending not in {"", ","}:
        return False
    if ITEM_END.search(last.text) or last.text.endswith(";"):
        return False
    return Shape(line).ending in {".", "!", "?"} and not BYLINE.match(line)


def wrap_width(lines: list[str]) -> int:
    """The width lines were broken at; 0 when line ends are paragraph ends."""
    long = [len(line.rstrip()) for line in lines if line.strip()]
    if not long or max(long) > 2 * MAX_WIDTH:
        return 0
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if a.strip() and b.strip()]
    widths = sorted(len(a.rstrip()) for a, _ in pairs)
    if len(widths) < 2:
        return 0
    width = widths[int(len(widths) * 0.95)] if len(widths) > 10 else widths[-1]
    if not MIN_WIDTH <= width <= MAX_WIDTH:
        return 0
    broken = [below.strip() for above, below in pairs if _breaks(above.rstrip(), below, width)]
    return width if len(broken) >= 0.5 * len(pairs) and _go_on(broken) else 0


def _go_on(below: list[str]) -> bool:
    """True unless nearly all those lines begin with a capital: sentences broken at a width mostly go on small."""
    cased = [line for line in below if line[0].lower() != line[0].upper()]
    return sum(line[0].islower() for line in cased) >= 0.25 * len(cased)


def _breaks(above: str, below: str, width: int) -> bool:
    """True for a line end inside a sentence where the next word would not have fitted."""
    fits = len(above) + 1 + len(below.split()[0]) <= width - 6
    return not fits and Shape(above.strip()).ending not in {".", "!", "?"}
