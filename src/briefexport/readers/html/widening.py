"""The region again where the library took a crumb: one box, card or list of a page whose prose stands elsewhere."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefexport.readers.common.html_import.parsing import words_of
from briefexport.readers.common.html_import.tags import BLOCKS, CONTROLS, UNSEEN, classes
from briefexport.readers.html import vocabulary as v
from briefexport.readers.html.measures import counted
from briefexport.readers.html.names import names_of
from briefexport.readers.html.veils import is_veiled

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Less than this share of the page's prose is a crumb of it.
_CRUMB = 0.66
# The element that holds the article holds at least this share of the page's prose.
_HOLDS = 0.85
# A block with fewer words than this may be a label, a teaser or a line of a menu.
_PROSE = 12
# One block alone with fewer words than this may be a teaser's.
_TEASER = 100
# A smaller share of the article's words than this beside it is a standfirst said again, a caption or a note.
_MISSING = 0.2
# What stands below an article with less prose is a notice, a call or a teaser.
_BELOW = 100
# A page with less prose than this has no article that could have been missed.
_LEAST = 100
_NUMBERED = re.compile(r"\d")
# So many boxes around a block make its form.
_BOXES = 3
_BESIDE = frozenset(("aside", "footer", "nav", "form", "dialog", "button", "template"))
_NO_PROSE = frozenset(("a", *UNSEEN, *CONTROLS))
_FURNITURE = frozenset(
    (v.COMMENTS, "related stories", "newsletter box", "share buttons", "advertisement", "cookie or consent notice",
     "paywall", "navigation", "about the author")
)  # fmt: skip


def widened(roots: list[Element], body: Element) -> Element | None:
    """The smallest element that holds nearly all prose of the page, where the roots hold little of it."""
    frames = frozenset((*roots, *(above for root in roots for above in root.iterancestors())))
    chosen = frozenset(node for root in roots for node in root.iter())
    prose = _prose(body, frames, chosen)
    # A page for narrow and wide screens says everything twice.
    once = {words_of(node): words for node, words in prose.items()}
    held = {words_of(node): words for node, words in prose.items() if node in chosen}
    total = sum(once.values())
    if sum(held.values()) >= _CRUMB * total or total < _LEAST:
        return None
    return _smallest(prose, _HOLDS * total)


def joined(roots: list[Element], body: Element) -> list[Element]:
    """The roots with the parts of the article beside them that hold prose: the library judges each sibling alone."""
    frames = frozenset(above for root in roots for above in root.iterancestors())
    chosen = frozenset(node for root in roots for node in root.iter())
    around = next((above for above in roots[0].iterancestors() if above.tag in {"article", "main"}), None)
    if around is None or not frames or not all(around in root.iterancestors() for root in roots):
        return roots
    held = {words_of(node) for node in chosen if node.tag in BLOCKS}
    parts: dict[Element, int] = {}
    prose = _prose(around, frames, chosen)
    for node, words in prose.items():
        if node not in chosen and node not in frames and words_of(node) not in held:
            part = _part(node, frames)
            parts[part] = parts.get(part, 0) + words
    if sum(parts.values()) < _MISSING * sum(words for node, words in prose.items() if node in chosen):
        return roots
    order = [node for node in around.iter() if node in parts or node in roots]
    last = order.index(roots[-1])
    return [node for at, node in enumerate(order) if at <= last or parts[node] >= _BELOW]


def _part(node: Element, frames: frozenset[Element]) -> Element:
    """The largest element around a block that holds none of the roots."""
    while (parent := node.getparent()) is not None and parent not in frames:
        node = parent
    return node


def _smallest(prose: dict[Element, int], enough: float) -> Element | None:
    sums: dict[Element, int] = {}
    for node, words in prose.items():
        for above in (node, *node.iterancestors()):
            sums[above] = sums.get(above, 0) + words
    filled = [node for node, words in sums.items() if words >= enough and not is_veiled(node)]
    return max(filled, key=lambda node: sum(1 for _ in node.iterancestors()), default=None)


def _prose(body: Element, frames: frozenset[Element], chosen: frozenset[Element]) -> dict[Element, int]:
    """The blocks of prose with their words; of those not chosen only what stands together as no teaser does."""
    found = {node: count for node in _seen(body, frames) if (count := _count(node)) >= _PROSE}
    groups: dict[Element | None, list[int]] = {}
    for node, count in found.items():
        groups.setdefault(node.getparent(), []).append(count)
    together = {parent for parent, counts in groups.items() if len(counts) > 1 or counts[0] >= _TEASER}
    forms = {form for node in found if node in chosen and (form := _form(node))}
    return {
        node: count
        for node, count in found.items()
        if node in chosen or (node.tag != "li" and (node.getparent() in together or _form(node) in forms))
    }


def _form(node: Element) -> tuple[str, ...]:
    """The block and the boxes right around it, by what they are called: a builder gives each paragraph boxes alike."""
    form = tuple(_called(box) for box in (node, *itertools.islice(node.iterancestors(), _BOXES)))
    return form if any(not part.endswith(".") for part in form) else ()


def _called(box: Element) -> str:
    """A name with a number in it is one box's own."""
    return f"{box.tag}.{' '.join(sorted(name for name in classes(box) if not _NUMBERED.search(name)))}"


def _seen(body: Element, frames: frozenset[Element]) -> Iterator[Element]:
    """Every block outside links and what calls itself furniture; the frames around the chosen are none."""
    waiting = [body]
    while waiting:
        for child in waiting.pop():
            if not isinstance(child.tag, str) or child.tag in _NO_PROSE:
                continue
            if child in frames or not _is_furniture(child):
                waiting.append(child)
                if child.tag in BLOCKS:
                    yield child


def _is_furniture(node: Element) -> bool:
    if node.tag in _BESIDE or (node.get("role") or "").lower() in v.ROLES:
        return True
    return any(not _FURNITURE.isdisjoint(v.reasons(name)) for name in names_of(node))


def _count(node: Element) -> int:
    """The words that stand in the block itself, not in blocks inside it; none where half of them are links."""
    lines = [
        child for child in node if isinstance(child.tag, str) and child.tag not in CONTROLS and not _is_block(child)
    ]
    words = counted(node.text) + sum(counted(child.tail) for child in node)
    words += sum(counted(words_of(line)) for line in lines)
    if words < _PROSE or v.NOTICE.match(words_of(node)[: v.LONGEST_LINE]):
        return 0
    linked = sum(counted(words_of(link)) for line in lines for link in line.iter("a"))
    return words if 2 * linked < words else 0


def _is_block(node: Element) -> bool:
    return node.tag in BLOCKS or next(node.iterdescendants(*BLOCKS), None) is not None
