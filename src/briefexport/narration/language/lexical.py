"""Saying what the lexicon has: respelling, IPA or expansion, chained through other entries."""

from __future__ import annotations

from briefexport.narration.language.scanning import Piece, Scan, joined, marked
from briefexport.narration.lexicon.entries import Entry, Found

# The rule of a substitution that changes no word, only how it is pronounced.
IPA = "lexicon: pronunciation"


def say_entry(scan: Scan, at: int, found: Found) -> Piece:
    """The piece for an entry found at `at`: its expansion when that is due, else its IPA or respelling."""
    entry, end = found.entry, found.end
    if entry.expansion and (_first_use(scan, entry) or not (entry.respelling or entry.ipa)):
        return _piece(at, end, _again(scan, entry, entry.expansion), found.tail, "lexicon: expansion", scan)
    if entry.ipa:
        words = joined(_again(scan, entry, entry.written)) + found.tail
        return Piece(at, end, words, IPA, f"/{entry.ipa}/{found.tail}", entry.respelling or f"/{entry.ipa}/")
    return _piece(at, end, _again(scan, entry, entry.respelling), found.tail, "lexicon: respelling", scan)


def _piece(at: int, end: int, inner: list[Piece], tail: str, rule: str, scan: Scan) -> Piece:
    """The replacement's own pieces as one, with the IPA they brought."""
    phonemes = marked(inner, scan.rules.pronounced)
    return Piece(at, end, joined(inner) + tail, rule, phonemes + tail if phonemes else "")


def _first_use(scan: Scan, entry: Entry) -> bool:
    if scan.introduced is None or entry.written in scan.introduced:
        return False
    scan.introduced.add(entry.written)
    return True


def _again(scan: Scan, entry: Entry, words: str) -> list[Piece]:
    """The replacement scanned in its turn, by every entry but this one; `checking` refused circles."""
    letters = [Piece(0, 0, word, "letters") for word in words.split(" ")]
    if all(len(piece.words) == 1 for piece in letters):  # letters one by one are said as they are
        return letters
    return Scan(words, scan.language, scan.rules, scan.lexicon, barred=scan.barred | {entry.key}).run()
