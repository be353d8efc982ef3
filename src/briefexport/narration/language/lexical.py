"""Saying what the lexicon has: respelling, IPA or expansion, chained through other entries."""

from __future__ import annotations

from briefexport.narration.language.scanning import Piece, Scan, joined
from briefexport.narration.lexicon.entries import Entry, Found

# The rule of a substitution that changes no word, only how it is pronounced.
IPA = "lexicon: pronunciation"


def say_entry(scan: Scan, at: int, found: Found) -> Piece:
    """The piece for an entry found at `at`: its expansion when that is due, else its IPA or respelling."""
    entry = found.entry
    if entry.expansion and (_first_use(scan, entry) or not (entry.respelling or entry.ipa)):
        words = _again(scan, entry, entry.expansion)
        return Piece(at, found.end, words + found.tail, "lexicon: expansion")
    if entry.ipa:
        return Piece(at, found.end, _again(scan, entry, entry.written) + found.tail, IPA, entry.ipa, entry.respelling)
    return Piece(at, found.end, _again(scan, entry, entry.respelling) + found.tail, "lexicon: respelling")


def _first_use(scan: Scan, entry: Entry) -> bool:
    if scan.introduced is None or entry.written in scan.introduced:
        return False
    scan.introduced.add(entry.written)
    return True


def _again(scan: Scan, entry: Entry, words: str) -> str:
    """The replacement normalised in its turn, by every entry but this one; `loading` refused cycles."""
    inner = Scan(words, scan.language, scan.rules, scan.lexicon, barred=scan.barred | {entry.key})
    return joined(inner.run())
