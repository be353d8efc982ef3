"""Saying what the lexicon has: respelling, IPA or expansion, chained through other entries."""

from __future__ import annotations

from briefexport.narration.language.scanning import Piece, Scan, joined
from briefexport.narration.lexicon.entries import Entry, Found


def say_entry(scan: Scan, at: int, found: Found) -> Piece:
    """The piece for an entry found at `at`: its expansion when that is due, else its IPA or respelling."""
    entry = found.entry
    if entry.expansion and (_first_use(scan, entry) or not (entry.respelling or entry.ipa)):
        words = _again(scan, entry, entry.expansion)
        return Piece(at, found.end, words + found.tail, "lexicon: expansion")
    words = entry.respelling or entry.written
    rule = "lexicon: ipa" if entry.ipa else "lexicon: respelling"
    return Piece(at, found.end, _again(scan, entry, words) + found.tail, rule, entry.ipa)


def _first_use(scan: Scan, entry: Entry) -> bool:
    if scan.introduced is None or entry.written in scan.introduced:
        return False
    scan.introduced.add(entry.written)
    return True


def _again(scan: Scan, entry: Entry, words: str) -> str:
    """The replacement normalised in its turn, by every entry but this one; `loading` refused cycles."""
    inner = Scan(words, scan.language, scan.rules, scan.lexicon, barred=scan.barred | {entry.key})
    return joined(inner.run())
