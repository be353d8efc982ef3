"""Notes and their calls: what mammoth would refuse, or lose without a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefexport.readers.docx.xml import W, remove

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

KINDS = ("footnote", "endnote")
# Parts that belong to every document's notes and are none: the lines above them.
_FURNITURE = frozenset({"separator", "continuationSeparator", "continuationNotice"})


@dataclass
class Calls:
    """Which notes the text calls, and which it called before a deletion; both as (kind, id)."""

    live: set[tuple[str, str]] = field(default_factory=set)
    deleted: set[tuple[str, str]] = field(default_factory=set)


def calls(root: Element) -> Calls:
    """The calls of the main part."""
    found = Calls()
    for kind, call in _references(root):
        gone = next(call.iterancestors(f"{W}del"), None) is not None
        (found.deleted if gone else found.live).add((kind, call.get(f"{W}id") or ""))
    return found


def without_missing(root: Element, kind: str, known: Iterable[str]) -> int:
    """Take calls of notes that are not there out of a part; returns how many."""
    names = frozenset(known)
    missing = [call for made, call in _references(root) if made == kind and call.get(f"{W}id") not in names]
    for call in missing:
        remove(call)
    return len(missing)


def names(root: Element, kind: str) -> Iterator[str]:
    """The ids of a part's notes."""
    return (note.get(f"{W}id") or "" for note in root.iter(W + kind))


def uncalled(root: Element, kind: str, called: Calls) -> list[str]:
    """Take notes that the text does not call out of their part; returns their words, but for those it once called."""
    found = []
    for note in list(root.iter(W + kind)):
        key = (kind, note.get(f"{W}id") or "")
        if key in called.live or note.get(f"{W}type") in _FURNITURE:
            continue
        words = " ".join("".join(text.text or "" for text in note.iter(f"{W}t")).split())
        if words and key not in called.deleted:
            found.append(words)
        remove(note)
    return found


def _references(root: Element) -> Iterator[tuple[str, Element]]:
    for kind in KINDS:
        for call in list(root.iter(f"{W}{kind}Reference")):
            yield kind, call
