"""Plain text in 80 columns: width as a terminal shows it, lines broken at spaces, clock times."""

from __future__ import annotations

import re
import unicodedata

COLUMNS = 80


def columns(text: str) -> int:
    """How many columns the text takes: wide characters two, marks on letters none."""
    if text.isascii():
        return len(text)
    return sum(_width(sign) for sign in text)


def _width(sign: str) -> int:
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def wrapped(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns, broken at spaces; a word wider than a line is broken where the line ends."""
    lines: list[str] = []
    line, used = "", 0
    for word in text.split():
        for piece in _pieces(word, width):
            size = columns(piece)
            if line and used + 1 + size > width:
                lines.append(line)
                line, used = piece, size
            else:
                line, used = (f"{line} {piece}", used + 1 + size) if line else (piece, size)
    return [*lines, line] if line else lines


def _pieces(word: str, width: int) -> list[str]:
    if columns(word) <= width:
        return [word]
    pieces, start, used = [], 0, 0
    for at, sign in enumerate(word):
        size = _width(sign)
        if used + size > width:
            pieces.append(word[start:at])
            start, used = at, 0
        used += size
    return [*pieces, word[start:]]


def clock(seconds: float) -> str:
    """Minutes and seconds: 3:04, 61:30."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def printable(text: str) -> str:
    """Metadata on one line, without characters that a terminal would act on."""
    return re.sub(r"\s+", " ", "".join(s if s.isprintable() else " " for s in text)).strip()
