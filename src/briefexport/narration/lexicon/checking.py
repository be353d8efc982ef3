"""What a lexicon must not hold: two entries for one word, symbols that are not IPA, replacements in a circle."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from briefexport.errors import UsageError
from briefexport.narration.lexicon import ipa
from briefexport.narration.lexicon.entries import Entry, Lexicon


class Placed(msgspec.Struct, frozen=True):
    """An entry and the place it was read from."""

    entry: Entry
    file: str
    line: int = 0


def decoded(data: bytes, name: str) -> str:
    """UTF-8 text, with or without a byte order mark. Raises `UsageError` with the offset of the bad byte."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(
            f"The lexicon is not UTF-8: byte {error.start} cannot be read.",
            code="lexicon-invalid",
            hint="Save it as UTF-8.",
            file=name,
            line=data.count(b"\n", 0, error.start) + 1,
        ) from error


def refuse_doubles(placed: Sequence[Placed]) -> None:
    """Raise for two entries of one written form, language, scope and case, naming both lines."""
    seen: dict[tuple[str, str, str, str], Placed] = {}
    for item in placed:
        first = seen.setdefault(item.entry.key, item)
        if first is not item:
            raise UsageError(
                f"“{item.entry.written}” has two entries: line {first.line} and line {item.line}.",
                code="lexicon-duplicate",
                hint="Keep one, or give them different languages.",
                file=item.file,
                line=item.line,
            )


def refuse_bad_ipa(item: Placed) -> None:
    """Raise for the first symbol that is not IPA."""
    bad = ipa.bad_symbol(item.entry.ipa)
    if bad:
        at, symbol = bad
        shown = symbol if symbol.isprintable() else "a control character"
        raise UsageError(
            f"“{item.entry.written}”: {shown} (U+{ord(symbol):04X}), symbol {at} of “{item.entry.ipa}”, is not IPA.",
            code="lexicon-ipa",
            hint=ipa.remedy(symbol),
            file=item.file,
            line=item.line,
        )


def refuse_cycles(placed: Sequence[Placed], lexicon: Lexicon) -> None:
    """Raise when the words said for an entry lead back to it. A form said as itself (`NATO` → `Nato`) is no cycle."""
    settled: set[tuple[str, ...]] = set()
    for item in placed:
        path = _circle(item.entry, lexicon, (), settled)
        if path:
            chain = " → ".join(entry.written for entry in path)
            raise UsageError(
                f"The lexicon goes in a circle: {chain}.",
                code="lexicon-cycle",
                hint="Say one of them by a respelling that is no other entry's written form.",
                file=item.file,
                line=item.line,
            )


def _circle(
    entry: Entry, lexicon: Lexicon, path: tuple[Entry, ...], settled: set[tuple[str, ...]]
) -> tuple[Entry, ...]:
    keys = [earlier.key for earlier in path]
    if entry.key in keys:
        return (*path[keys.index(entry.key) :], entry)
    if entry.key in settled or len(path) > 50:
        return ()
    for other in _named_by(entry, lexicon):
        found = _circle(other, lexicon, (*path, entry), settled)
        if found:
            return found
    settled.add(entry.key)
    return ()


def _named_by(entry: Entry, lexicon: Lexicon) -> list[Entry]:
    """The entries that stand in what is said for this one."""
    named = []
    for words in filter(None, (entry.respelling, entry.expansion)):
        if words.casefold() == entry.written.casefold():
            continue
        starts = (match.start() for match in re.finditer(r"(?<!\w)\w", words))
        found = (lexicon.find(words, at, entry.language or "en") for at in starts)
        named += [hit.entry for hit in found if hit]
    return named
