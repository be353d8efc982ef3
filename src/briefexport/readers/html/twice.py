"""Pages that were put into UTF-8 twice: a program took their bytes for Latin-1 and saved what it saw."""

from __future__ import annotations

import re

# A control character of Latin-1 behind a letter with an accent: half of a sign that was taken apart.
_HALVES = re.compile(rb"\xc3[\x82-\xb4]\xc2[\x80-\x9f]")


def once(data: bytes) -> bytes:
    """The page's own bytes, where every one of them was taken for a character and written so; else those given."""
    if not _HALVES.search(data):
        return data
    try:
        own = data.decode("utf-8").encode("latin-1")
        own.decode("utf-8")
    except UnicodeError:
        return data
    return own
