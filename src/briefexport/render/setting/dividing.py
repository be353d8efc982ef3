"""Words too long for a line of display text, divided at their hyphenation points: the last thing to do."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefexport.render.setting.balancing import Piece

# Ends a part of a divided word; what sets the line draws a hyphen there, or nothing where the line goes on.
SOFT = "\u00ad"
Width = Callable[[str], float]


def divided(items: list[Piece], width: Width, room: float, language: str) -> list[Piece]:
    """The pieces, those wider than the room in parts that are not."""
    return [part for item in items for part in _parts(item, width, room, language)]


def _parts(item: Piece, width: Width, room: float, language: str) -> list[Piece]:
    if item.width <= room:
        return [item]
    parts = syllables(item.text, width, room, language)
    made = [Piece(part, width(part.replace(SOFT, "-")), space=False) for part in parts]
    return [*made[:-1], Piece(made[-1].text, made[-1].width, item.space, item.hint)]


def syllables(word: str, width: Width, room: float, language: str) -> list[str]:
    """The word in parts that fit; one that ends at a hyphenation point ends in `SOFT`."""
    found = points(word, language)
    parts, start = [], 0
    while start < len(word):
        end = _reach(word, start, found, width, room)
        hyphen = end in found and _takes_hyphen(word[end - 1]) and _takes_hyphen(word[end : end + 1])
        parts.append(word[start:end] + (SOFT if hyphen else ""))
        start = end
    return parts


def _reach(word: str, start: int, found: set[int], width: Width, room: float) -> int:
    """The furthest hyphenation point that fits from `start`, else the furthest character."""
    fits = [end for end in range(start + 1, len(word) + 1) if width(word[start:end]) < room * 0.9]
    best = [end for end in fits if end in found or end == len(word)]
    return max(best or fits or [start + 1])


def _takes_hyphen(letter: str) -> bool:
    """Scripts with capitals divide words with a hyphen; Thai and its neighbours without one."""
    return letter.lower() != letter.upper()


def points(word: str, language: str) -> set[int]:
    """Where the word may be divided, none for a language without a dictionary; an address after its marks."""
    marks = {found.end() for found in re.finditer(r"[/.?&=_@-](?=\w)", word)}
    if re.search(r"\w[/.?&=_@]\w", word):
        return marks  # a hyphen in an address would lead elsewhere
    import pyphen

    known = pyphen.language_fallback(language.replace("-", "_"))
    return marks | set(pyphen.Pyphen(lang=known).positions(word)) if known else marks
