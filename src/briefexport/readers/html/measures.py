"""How many words each element holds and how many of them are links, counted once from the leaves up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefexport.readers.common.html_import.tags import UNSEEN

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


@dataclass
class Measure:
    """Words in an element, words of links in it, and its paragraphs of prose (twelve words or more, few links)."""

    words: int = 0
    linked: int = 0
    prose: int = 0

    @property
    def density(self) -> float:
        """The share of its words that are links."""
        return self.linked / self.words if self.words else 0.0


def measure(root: Element) -> dict[Element, Measure]:
    """The measures of an element and all below it."""
    found: dict[Element, Measure] = {}
    order = [node for node in root.iter() if isinstance(node.tag, str)]
    for node in reversed(order):  # every child before its parent
        seen = node.tag not in UNSEEN
        made = Measure(words=counted(node.text) if seen else 0)
        for child in node:
            if (held := found.get(child)) is not None:
                made.words += held.words
                made.linked += held.linked
                made.prose += held.prose
            made.words += counted(child.tail) if seen else 0
        if node.tag == "a":
            made.linked = made.words
        if node.tag in {"p", "blockquote", "li", "pre", "td"} and made.words >= 12 and made.density < 0.5:
            made.prose = max(1, made.prose)
        found[node] = made
    return found


def counted(text: str | None) -> int:
    """Words; a script without spaces counts one word for two characters."""
    if not text or text.isspace():
        return 0
    spaced = len(text.split())
    return max(spaced, sum("\u2e80" <= c <= "\uffdc" for c in text) // 2) if len(text) > 8 * spaced else spaced
