"""Notes and their calls: what mammoth would refuse, or lose without a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefexport.readers.docx.xml import W, remove

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

KINDS = ("footnote", "endnote")
# Parts that belong to every document's notes and are none: the lines above them.
_FURNITURE = frozenset({"separator", "continuationSeparator", "continuationNotice"})


Keys = frozenset[tuple[str, str]]


def deleted(root: Element) -> Keys:
    """The notes, as (kind, id), whose calls a tracked change deleted or moved elsewhere."""
    return frozenset(
        key for key, call in _calls(root) if next(call.iterancestors(f"{W}del", f"{W}moveFrom"), None) is not None
    )


def called(root: Element) -> Keys:
    """The notes, as (kind, id), that a part calls."""
    return frozenset(key for key, _ in _calls(root))


def without_missing(root: Element, kind: str, known: Iterable[str]) -> int:
    """Take calls of notes that are not there out of a part; returns how many."""
    known = frozenset(known)
    missing = [call for (made, key), call in _calls(root) if made == kind and key not in known]
    for call in missing:
        remove(call)
    return len(missing)


def names(root: Element, kind: str) -> Iterator[str]:
    """The ids of a part's notes."""
    return (note.get(f"{W}id") or "" for note in root.iter(W + kind))


def uncalled(root: Element, kind: str, live: Keys, gone: Keys) -> list[str]:
    """Take notes that the text does not call out of their part; returns their words, but for those it called once."""
    found = []
    for note in list(root.iter(W + kind)):
        key = (kind, note.get(f"{W}id") or "")
        if key in live or note.get(f"{W}type") in _FURNITURE:
            continue
        words = " ".join("".join(text.text or "" for text in note.iter(f"{W}t")).split())
        if words and key not in gone:
            found.append(words)
        remove(note)
    return found


def _calls(root: Element) -> Iterator[tuple[tuple[str, str], Element]]:
    for kind in KINDS:
        for call in list(root.iter(f"{W}{kind}Reference")):
            yield (kind, call.get(f"{W}id") or ""), call
