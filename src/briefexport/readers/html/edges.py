"""The lines above the first paragraph and below the last that belong to the page: title again, byline, date, contact.

Only lines that name themselves are taken; what is left between title and first paragraph (a standfirst) stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefexport import model as m
from briefexport.readers.common.headline import same_words
from briefexport.readers.common.html_import.parsing import words_of
from briefexport.readers.common.html_import.tags import BLOCKS, HEADINGS
from briefexport.readers.html import vocabulary as v
from briefexport.readers.html.measures import counted
from briefexport.readers.html.wordings import says

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

HEADLINE = "headline"
BYLINE = "byline and date"
_END = "page furniture"
_AGAIN = "said before on the page"
# A line of fewer words may be said again.
_PROSE = 15
_FURTHEST = 40
_WORD = re.compile(r"[^\W\d_]+")
_DAY, _CLOCK = re.compile(r"\b20\d\d\b"), re.compile(r"\b\d{1,2}[:.h]\d{2}\b(?!\.)")
_HELD = ("figure", "table", "blockquote", "pre", "dl")


def trim(
    roots: Iterable[Element], dropped: dict[Element, str], metadata: m.Metadata
) -> tuple[dict[Element, str], list[Element]]:
    """(lines to leave out with their reasons, lines that are the headline again). The whole body is none of them."""
    lines = [(line, words) for root in roots for line, words in _lines(root, dropped) if line.tag != "body"]
    known = _names(metadata)
    left: dict[Element, str] = {}
    titles: list[Element] = []
    standfirst = False
    for line, words in lines[:_FURTHEST]:
        if metadata.headline and _is_title(line, words, metadata.headline):
            titles.append(line)
        elif _is_prose(words):
            if standfirst:
                break
            standfirst = True
        elif _is_byline(words, known) and (not standfirst or _is_signed(line, words)):
            left[line] = BYLINE
    for line, words in reversed(lines[-_FURTHEST:]):
        if len(words) <= v.LONGEST_LINE and (v.CONTACT.match(words) or v.NOTICE.match(words)):
            left[line] = _END
        elif _is_prose(words):
            break
    left.update({line: "share buttons" for line, words in lines if _is_sharing(words)})
    left.update(dict.fromkeys(_repeated([found for found in lines if found[0].tag in BLOCKS]), _AGAIN))
    return left, titles


def _repeated(lines: list[tuple[Element, str]]) -> Iterator[Element]:
    """Prose said again word for word right below in another box: by a gallery, or for other screens; verse may."""
    said: list[tuple[Element | None, str]] = [
        (None, ""),
        (None, ""),
        *((line.getparent(), words) for line, words in lines),
    ]
    for (line, words), *near in zip(lines, said, said[1:], strict=False):
        again = any(words == before and box is not line.getparent() for box, before in near)
        if again and counted(words) >= _PROSE and next(line.iter("br"), None) is None:
            yield line


def _is_title(line: Element, words: str, title: str) -> bool:
    """The headline again, as often as a page shows it; a heading also with a kicker in it."""
    return says(line, title) if line.tag in HEADINGS else same_words(words, title)


def _lines(root: Element, dropped: dict[Element, str]) -> Iterator[tuple[Element, str]]:
    """The blocks that hold no blocks, with their words, in order: none of what is dropped, of figures and tables."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node in dropped or not isinstance(node.tag, str) or node.tag in _HELD:
            continue
        if node.tag in BLOCKS and next(node.iterdescendants(*BLOCKS), None) is None:
            if words := words_of(node):
                yield node, words
        elif _stands_alone(node):
            yield node, words_of(node)
        else:
            waiting.extend(reversed(node))


def _stands_alone(node: Element) -> bool:
    """Words in no block of their own, between blocks: nothing else stands in their line."""
    parent, before = node.getparent(), node.getprevious()
    if node.tag in {*BLOCKS, "a"} or parent is None or next(node.iterdescendants(*BLOCKS), None) is not None:
        return False
    around = (parent.text if before is None else before.tail), node.tail
    beside = any(one is not None and one.tag not in BLOCKS for one in (before, node.getnext()))
    return not beside and not any((text or "").strip() for text in around) and bool(words_of(node))


def _is_prose(words: str) -> bool:
    if len(words) > v.LONGEST_LINE:
        return True
    count = len(words.split()) if " " in words[:60] else len(words) // 3
    return count >= 20 or (count >= 12 and words.endswith((".", "!", "?", "”", '"', "。")))


def _is_byline(words: str, known: frozenset[str]) -> bool:
    count = len(words.split())
    if count > 18 or words.endswith(("!", "?", "”", ":")):
        return False
    letters = {word.lower() for word in _WORD.findall(words)}
    if known and letters and letters <= known | v.OFFICES and letters & known:
        return True
    dated = v.DATE.search(words)
    rest = _WORD.findall(v.DATE.sub(" ", words))
    return bool(v.BYLINE.match(words) and count <= 14) or bool(dated and len(rest) <= 6)


def _is_signed(line: Element, words: str) -> bool:
    """Below a standfirst a line must say more of itself: a day alone may date what follows it."""
    return line.tag not in {*HEADINGS, "li"} and bool(
        v.BYLINE.match(words) or (_DAY.search(words) and _CLOCK.search(words))
    )


def _names(metadata: m.Metadata) -> frozenset[str]:
    """Every word of the names in the byline and of the publisher's."""
    names = [*(f"{person.name} {person.affiliation}" for person in metadata.byline), metadata.publisher.name]
    return frozenset(word.lower() for name in names for word in _WORD.findall(name))


def _is_sharing(words: str) -> bool:
    found = [word.lower() for word in _WORD.findall(words)] if len(words) <= v.LONGEST_LINE else []
    return 1 < len(found) <= 12 and set(found) <= v.SHARERS and len(set(found)) > 1
