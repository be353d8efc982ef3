"""Names that a page builder gives to every part of a page: they say nothing of any one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefexport.readers.html import vocabulary as v
from briefexport.readers.html.measures import Measure
from briefexport.readers.html.names import names_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# The parts that bear a builder's name hold this share of the article, and no single one of them does:
# one alone is the article's own box, whose neighbours may well be what their name says.
_SHARE = 0.35


def builders_names(measures: dict[Element, Measure], total: int) -> frozenset[str]:
    """Furniture's names that stand on a large part of the article, divided among several elements."""
    sums: dict[str, int] = {}
    largest: dict[str, int] = {}
    below: dict[Element, dict[str, int]] = {}
    for node, found in measures.items():  # every child before its parent
        held = below.pop(node, {})
        prose = found.words - found.linked
        for name in _furniture(node):
            own = prose - held.get(name, 0)  # what stands in no part of that name inside this one
            sums[name] = sums.get(name, 0) + own
            largest[name] = max(largest.get(name, 0), own)
            held = {**held, name: prose}
        parent = node.getparent()
        if parent is not None and held:
            around = below.setdefault(parent, {})
            for name, words in held.items():
                around[name] = around.get(name, 0) + words
    return frozenset(name for name, words in sums.items() if words > _SHARE * total >= largest[name])


def _furniture(node: Element) -> frozenset[str]:
    return frozenset(name for name in names_of(node) if v.reasons(name) - {v.COMMENTS})
