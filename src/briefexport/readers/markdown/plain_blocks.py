"""The short way: blocks of a text that holds only headings, paragraphs and fenced code.

Most briefs are such texts, and markdown-it's block stage would cost more than all the rest of their reading. A test
compares both ways on every example of the specification.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_ATX = re.compile(r"^(#{1,6})(?:[ \t]+(.*))?$")
_CLOSING = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")
_FENCE = re.compile(r"^([ \t]*)(`{3,}|~{3,})(.*)$")


class Plain(NamedTuple):
    """A heading (its level), a paragraph (0) or fenced code (-1, with its info), and its line from 0."""

    level: int
    content: str
    line: int
    info: str = ""


class Fence(NamedTuple):
    """Fenced code on the lines from `start` to `end`, its fences included."""

    start: int
    end: int
    info: str


def fences(lines: list[str]) -> list[Fence] | None:
    """The fenced code of a text that holds no other container; None where that takes more than a look at its lines.

    So it does when a fence is never closed, or when code is set in with its fence.
    """
    found: list[Fence] = []
    opening: tuple[int, re.Match[str]] | None = None
    for number, written in enumerate(lines):
        line = _FENCE.match(written) if "```" in written or "~~~" in written else None
        if not line:
            continue
        if not opening and _opens(line):
            opening = number, line
            if line[1]:
                return None
        elif opening and _closes(line, opening[1][2]):
            if "\t" in line[1]:
                return None
            found.append(Fence(opening[0], number, opening[1][3]))
            opening = None
    return None if opening else found


def _opens(line: re.Match[str]) -> bool:
    """CommonMark 4.5: no backtick stands in the info of a fence of backticks."""
    return len(line[1]) < 4 and "\t" not in line[1] and not (line[2][0] == "`" and "`" in line[3])


def _closes(line: re.Match[str], marker: str) -> bool:
    return line[2].startswith(marker) and not line[3].strip(" \t") and len(line[1]) < 4


def outside(lines: list[str], code: list[Fence]) -> list[str]:
    """The lines that stand in no code."""
    found: list[str] = []
    at = 0
    for fence in code:
        found += lines[at : fence.start]
        at = fence.end + 1
    return found + lines[at:]


def blocks(lines: list[str], code: list[Fence]) -> list[Plain]:
    """All blocks in order."""
    found: list[Plain] = []
    at = 0
    for fence in code:
        found += _written(lines, at, fence.start)
        words = "".join([line + "\n" for line in lines[fence.start + 1 : fence.end]])
        found.append(Plain(-1, words, fence.start, fence.info))
        at = fence.end + 1
    return found + _written(lines, at, len(lines))


def _written(lines: list[str], start: int, end: int) -> list[Plain]:
    """The ATX headings (CommonMark 4.2) and paragraphs of some lines."""
    found: list[Plain] = []
    held: list[str] = []
    for number, line in enumerate((*lines[start:end], ""), start):
        stripped = line.strip(" ")
        heading = atx(stripped) if stripped.startswith("#") else None
        if held and (heading or not stripped):
            found.append(Plain(0, "\n".join(held).strip(), number - len(held)))
            held = []
        if heading:
            found.append(Plain(*heading, number))
        elif stripped:
            held.append(line)
    return found


def atx(line: str) -> tuple[int, str] | None:
    """(level, text without the number signs that may close it) of a heading that begins with number signs."""
    found = _ATX.match(line)
    if not found:
        return None
    written = found[2] or ""
    closed = written.endswith(("#", " ", "\t"))
    return len(found[1]), (_CLOSING.sub("", written) if closed else written).strip()
