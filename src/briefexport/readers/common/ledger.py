"""The account of every word: what stood in the source must stand in the article or in the ledger, and nothing else may.

The comparison counts letters, digits and symbols, not words: markup inside a word (`un**believ**able`) and scripts
without spaces would make words differ that are the same. One lost letter is found.

Entries of fate `body` repeat the words of their block for people (`inspect --explain`); a body entry with a `reason`
names marks of the source that became structure (a list number, a link's address) and so stand in no text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

import msgspec

from briefexport.plugin import Diagnostic, LedgerEntry

# Everything but white space, ASCII punctuation and the typographic marks that readers may set or take away.
_INK = re.compile(
    r"[\x00-/:-@\[-`{-\x7f\s\u00ad\u200b-\u200f\u2010-\u201f\u2022\u2026\u2028-\u202f\u2060-\u206f\ufeff]+"
)
_ASCII_MARKS = bytes(code for code in range(128) if not chr(code).isalnum())
_WORD = re.compile(r"[^\W_]+")

Squeeze = Callable[[str], bytes]


def ink(words: str) -> Counter[str]:
    """How often each letter, digit and symbol stands in the words."""
    return Counter(_INK.sub("", words))


class Trail(msgspec.Struct, frozen=True):
    """A reader's own record in source order: `seen` is all it met, `kept` what of that must stand in the article.

    Where the record matches the source and the article character by character, nothing has to be counted.
    """

    seen: str
    kept: str


def check(
    words: str, body: str, ledger: Iterable[LedgerEntry], *, exact: bool = True, trail: Trail | None = None
) -> tuple[Diagnostic, ...]:
    """An error diagnostic for words of the source that nobody accounts for, and (`exact`) for words it never had.

    `words` is the text of the source as its reader's format shows it to people, metadata moved by the reader included;
    `body` is the article's (`text.body_text`).
    Not `exact`: marks that became structure are told generously (a link's address as written and as decoded).
    """
    entries = tuple(ledger)
    if trail and (
        _follows(trail, words, body, entries, _squeezed) or _follows(trail, words, body, entries, _without_spaces)
    ):
        return ()
    told = [entry.words for entry in entries if entry.fate != "body" or entry.reason]
    account = "\n".join([*told, body])
    there, here = _squeezed(words), _squeezed(account)
    if there == here or (not exact and Counter(there) <= Counter(here)):
        return ()
    given, kept = ink(words), ink(account)
    lost = _told(given - kept, "lost", words, account)
    strange = _told(kept - given, "invented", account, words) if exact else None
    return tuple(filter(None, (lost, strange)))


def _follows(trail: Trail, words: str, body: str, entries: tuple[LedgerEntry, ...], squeezed: Squeeze) -> bool:
    """True when the record is the source, and what it kept is the article, below the headline that moved from it."""
    kept, shown = squeezed(trail.kept), squeezed(body)
    if not kept.endswith(shown) or squeezed(trail.seen) != squeezed(words):
        return False
    above = kept[: len(kept) - len(shown)]
    moved = squeezed("".join([entry.words for entry in entries if entry.fate == "metadata"])) if above else b""
    return above == moved or Counter(above) <= Counter(moved)


def _without_spaces(words: str) -> bytes:
    """As `_squeezed`, without the spaces beyond ASCII, of which an article keeps some and folds others."""
    return _squeezed("".join(words.split()))


def _squeezed(words: str) -> bytes:
    """A cheap form in which most texts are already equal, so that nothing has to be counted."""
    return words.replace("\u00a0", "").encode("utf-8", "surrogatepass").translate(None, _ASCII_MARKS)


def fewer_words(these: str, others: str) -> list[str]:
    """The words of `these` that `others` lack, or have fewer times."""
    return list((Counter(_WORD.findall(these)) - Counter(_WORD.findall(others))).elements())


def _told(ink_left: Counter[str], fate: str, these: str, others: str) -> Diagnostic | None:
    if not ink_left:
        return None
    words = fewer_words(these, others)[:8]
    shown = ", ".join(f"“{word}”" for word in words) or "“" + "".join(sorted(ink_left))[:20] + "”"
    return Diagnostic(
        code="words-unaccounted",
        severity="error",
        message=f"{ink_left.total()} characters {fate} in reading: {shown}",
        hint="this is a fault of the reader, not of the source; report it with the source",
    )
