"""Lexicon entries, and the lexicon that finds them in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

# The first run of letters and digits of a written form is what it is filed under.
_HEAD = re.compile(r"[^\W_]{1,40}")
_TAIL = re.compile(r"\w*")
_NEXT_LETTER = re.compile(r"[A-Za-z]\.")
_GOES_ON = re.compile(r"\w|[.@]\w|\$")


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How one written form is said: by a respelling, by IPA or by its expansion (at least one of them).

    `respelling` alone replaces the written form in the spoken text: `Nato` says NATO as a word, `U N` spells it.
    `ipa` leaves the written form in the spoken text and is for engines that take phonemes; a respelling beside it is
    the pronouncer printed in the script for people. `expansion` alone always replaces; beside the others it is said at
    the first use, when the policy expands acronyms.
    `case`: `exact` as written, `any` whatever the case. `scope`: the whole `word` (its possessive too), or a `prefix`
    whose ending is kept. `language` is the text's; `en` serves `en-GB` too, empty serves all.
    """

    written: Annotated[str, Meta(min_length=1)]
    respelling: str = ""
    ipa: str = ""
    expansion: str = ""
    language: str = "en"
    scope: Literal["word", "prefix"] = "word"
    case: Literal["exact", "any"] = "exact"
    source: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What two entries must not share: one written form in one language has one entry."""
        written = self.written.casefold() if self.case == "any" else self.written
        return (written, self.language.casefold(), self.scope, self.case)

    def serves(self, language: str) -> bool:
        """True when a text in `language` (BCP 47) may use the entry."""
        own, text = self.language.casefold(), language.casefold()
        return not own or text == own or text.startswith(own + "-")


class Found(msgspec.Struct, frozen=True):
    """An entry at a place of the text: `end` is the offset after the written form, `tail` what is kept of the word."""

    entry: Entry
    end: int
    tail: str = ""


class Lexicon(msgspec.Struct, frozen=True):
    """Entries by the first word of their written form. Immutable; it pickles."""

    entries: tuple[Entry, ...] = ()
    _index: dict[str, tuple[Entry, ...]] = {}
    # Heads of the entries that are prefixes of words: those match words filed elsewhere.
    _prefixes: tuple[str, ...] = ()

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Lexicon:
        """Later entries replace earlier ones of the same key."""
        kept = tuple({entry.key: entry for entry in entries}.values())
        index: dict[str, list[Entry]] = {}
        for entry in kept:
            index.setdefault(head(entry.written), []).append(entry)
        # The longest written form wins, then the exact one, then the one for the narrower language.
        ordered = {
            key: tuple(sorted(found, key=lambda e: (-len(e.written), e.case != "exact", -len(e.language))))
            for key, found in index.items()
        }
        prefixes = sorted({head(entry.written) for entry in kept if entry.scope == "prefix"})
        return cls(kept, ordered, tuple(prefixes))

    def knows(self, word: str) -> bool:
        """True when a written form may begin with this word."""
        key = head(word)
        return key in self._index or key.startswith(self._prefixes)

    def find(
        self, text: str, at: int, language: str = "en", barred: frozenset[tuple[str, ...]] = frozenset()
    ) -> Found | None:
        """The entry whose written form stands at offset `at`, the beginning of a word; `barred` keys do not count."""
        candidates = self._candidates(head(text, at), language)
        found = (_at(entry, text, at) for entry in candidates if entry.key not in barred)
        return next((hit for hit in found if hit), None)

    def _candidates(self, key: str, language: str) -> Iterator[Entry]:
        starts = [start for start in self._prefixes if key.startswith(start) and start != key]
        for start in (key, *sorted(starts, key=len, reverse=True)):
            for entry in self._index.get(start, ()):
                if (start == key or entry.scope == "prefix") and entry.serves(language):
                    yield entry


def _at(entry: Entry, text: str, at: int) -> Found | None:
    end = at + len(entry.written)
    there = text[at:end]
    if not (there == entry.written or (entry.case == "any" and there.casefold() == entry.written.casefold())):
        return None
    if entry.scope == "prefix":
        tail = _TAIL.match(text, end)
        return Found(entry, tail.end(), tail.group()) if tail else None
    return None if continues(text, end) else Found(entry, end)


def head(text: str, at: int = 0) -> str:
    """What a written form at `at` is filed under: its first run of letters and digits folded, else its first sign."""
    match = _HEAD.match(text, at)
    return (match.group() if match else text[at : at + 1]).casefold()


def continues(text: str, end: int) -> bool:
    """True when the word goes on at `end`: a letter or digit, a point or at sign right before one, the sign of US$.

    After a point only the next letter of a row does (the U.S. of U.S.A.).
    """
    goes_on = _NEXT_LETTER if text[end - 1 : end] == "." else _GOES_ON
    return bool(goes_on.match(text, end))
