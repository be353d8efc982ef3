"""Ragged text: the formatter breaks the lines, but not between words that belong together."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"<[^>]+>|[^<]+")
# "out—": a line would otherwise begin with the dash. "U.S.-supplied": it would end after "U.S.-". What is longer than
# a word (an address) is left alone: where no break is allowed, it would run over the edge of the page.
_DASHED = re.compile(r"(?<![^\s<>&;—])([^\s<>&;—]{1,20}—)(?=\S)")
_DOTTED = re.compile(r"((?:[A-Z]\.){2,4}-[^\s<>&;]{1,16})(?![^\s<>&;])")
_INITIAL = re.compile(r"\b([A-Z][^\W\d_]{1,16} [A-Z]\.)(?= [A-Z])")
_LAST = re.compile(r"(?<=[ >])([^\s<>&;]{1,16} ([^\s<>&;]{1,20}))(\s*)$")
# WeasyPrint 70 breaks after the first word of a text whose last space does not fit on the line, where an element
# follows: the space gets an element of its own.
_SPACE = re.compile(r'(?<=[^\s>]) (?=<(?!br\b|span class="footnote")[a-z])')


def kept_together(inner: str, longest: int) -> str:
    """The paragraph with spans of no break; `longest` letters is the longest last word that is kept with its
    neighbour. The text is not changed."""
    parts = [part if part.startswith("<") else _bound(part) for part in _TOKEN.findall(inner)]
    text = "".join(parts)
    if parts and (not parts[-1].startswith("<") or text.endswith("</span>")):
        text = _last(text, longest)
    return _SPACE.sub("<span> </span>", text)


def _bound(text: str) -> str:
    for pattern in (_DOTTED, _INITIAL, _DASHED):
        text = pattern.sub(_span, text) if "<" not in text else text
    return text


def _span(found: re.Match[str]) -> str:
    return f'<span class="nowrap">{found[1]}</span>'


def _last(inner: str, longest: int) -> str:
    found = _LAST.search(inner)
    if not found or len(found[2].strip('.,;:!?”’")')) > longest:
        return inner
    return f'{inner[: found.start()]}<span class="nowrap">{found[1]}</span>{found[3]}'
