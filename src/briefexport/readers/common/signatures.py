"""Whose a quotation is: its last line, where that begins with a dash and is no longer than a name and an office."""

from __future__ import annotations

import re

_DASH = re.compile(r"\s*(?:—|―|–|-{2,3})\s*(?=\S)")
_MOST_WORDS = 20


def dash(line: str, whole: str = "") -> int:
    """Where the name begins, in characters; 0 for a line that signs nothing. `whole` is the line where it goes on."""
    found = _DASH.match(line)
    return found.end() if found and len((whole or line).split()) <= _MOST_WORDS else 0
