"""The account of every word: what stood in the source must stand in the article or in the ledger, and nothing else may.

The comparison counts letters, digits and symbols, not words: markup inside a word (`un**believ**able`) and scripts
without spaces would make words differ that are the same. One lost letter is found.

Entries of fate `body` repeat the words of their block for people (`inspect --explain`); a body entry with a `reason`
names marks of the source that became structure (a list number, a link's address) and so stand in no text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from briefexport import model as m
from briefexport import text
from briefexport.plugin import Diagnostic, LedgerEntry

# Everything but white space, ASCII punctuation and the typographic marks that readers may set or take away.
_INK = re.compile(
    r"[\x00-/:-@\[-`{-\x7f\s\u00ad\u200b-\u200f\u2010-\u201f\u2022\u2026\u2028-\u202f\u2060-\u206f\ufeff]+"
)
_WORD = re.compile(r"[^\W_]+")


def ink(words: str) -> Counter[str]:
    """How often each letter, digit and symbol stands in the words."""
    return Counter(_INK.sub("", words))


def check(words: str, article: m.Article, ledger: Iterable[LedgerEntry]) -> tuple[Diagnostic, ...]:
    """An error diagnostic for words of the source that nobody accounts for, and for words that it never had.

    `words` is the text of the source as its reader's format shows it to people, metadata moved by the reader included.
    """
    entries = tuple(ledger)
    kept = ink(text.body_text(article))
    elsewhere = ink("\n".join(entry.words for entry in entries if entry.fate != "body" or entry.reason))
    given = ink(words)
    lost = given - kept - elsewhere
    strange = kept + elsewhere - given
    found = (
        _told(lost, "lost", words, _account(article, entries)),
        _told(strange, "invented", _account(article, entries), words),
    )
    return tuple(filter(None, found))


def _account(article: m.Article, entries: tuple[LedgerEntry, ...]) -> str:
    elsewhere = [entry.words for entry in entries if entry.fate != "body" or entry.reason]
    return "\n".join([text.body_text(article), *elsewhere])


def _told(ink_left: Counter[str], fate: str, these: str, others: str) -> Diagnostic | None:
    if not ink_left:
        return None
    words = list((Counter(_WORD.findall(these)) - Counter(_WORD.findall(others))).elements())[:8]
    shown = ", ".join(f"“{word}”" for word in words) or "“" + "".join(sorted(ink_left))[:20] + "”"
    return Diagnostic(
        code="words-unaccounted",
        severity="error",
        message=f"{ink_left.total()} characters {fate} in reading: {shown}",
        hint="this is a fault of the reader, not of the source; report it with the source",
    )
