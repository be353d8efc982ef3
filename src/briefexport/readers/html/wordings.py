"""The words of a heading: as shown, without the kicker or date inside it, and the parts that could be its headline."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from briefexport.readers.common.headline import same_words
from briefexport.readers.common.html_import.parsing import words_of
from briefexport.readers.html.separators import SEPARATOR, key, same
from briefexport.readers.html.sites import without_section
from briefexport.readers.html.vocabulary import DATE
from briefexport.text import squeeze

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# A kicker inside a heading, as sites of several languages call it; and what else is no part of a headline.
_KICKER = re.compile(
    r"kicker|over-?line|catch-?line|top-?line|top-?title|title-?header|dach|eyebrow|spitzmarke|roofline|pre-?title|pre-?head"
    r"|sur-?ti?tre|ante-?titulo|volanta|cintillo|occhiello|strap-?line|supra"
)
_ASIDE = re.compile(r"date|hidden|sr-only|screen-reader|offscreen|category|label|small|badge")
_PLACE = re.compile(r"\s*[¶🔗]$|\s[#§]$")
_LONGEST_KICKER = 8
# A heading with more elements means no good by them.
_DEEPEST = 12
_PLAIN = frozenset(
    ("em", "i", "b", "strong", "u", "mark", "q", "cite", "abbr", "sup", "sub", "wbr", "br", "font", "bdi", "bdo", "s",
     "code")
)  # fmt: skip


class Wording(NamedTuple):
    """A heading's words: all, those without a kicker or a date, and its parts that could be a headline alone."""

    whole: str
    bare: str
    parts: tuple[str, ...]


def wording(heading: Element) -> Wording:
    whole, bare = clean(shown_words(heading)), clean(bare_words(heading))
    parts = (*_tails(whole), *(clean(words) for words in (*_after_first(heading), *_before_last(heading, whole))))
    # A sign between its parts, which readers of the screen do not see, is no kicker.
    return Wording(whole, whole if same(whole, bare) else bare, parts)


def says(heading: Element, title: str) -> bool:
    """True for a heading that is this headline, whatever kicker, section, reading or source it holds beside it."""
    whole, bare = shown_words(heading), bare_words(heading)
    forms = (words_of(heading), whole, without_section(whole), bare, *_before_last(heading, whole))
    return any(same_words(form, title) for form in forms)


def shown_words(heading: Element) -> str:
    """The heading's words without the readings (ruby) that stand above them."""
    return words_of(heading, set(heading.iter("rt", "rp")))


def _after_first(node: Element) -> Iterator[str]:
    """The words after the heading's first part, where it has parts."""
    pieces = [piece for piece, _ in _pieces(_innermost(node)) if key(piece)]
    if len(pieces) > 1:
        yield squeeze(" ".join(pieces[1:]))


def _before_last(heading: Element, whole: str) -> Iterator[str]:
    """The words of an element that holds most of the heading's and its first: after it stands a source or a count."""
    for child in itertools.islice(heading.iterdescendants(), _DEEPEST):
        if isinstance(child.tag, str) and len(whole) < 2 * len(words := words_of(child)) and whole.startswith(words):
            yield words


def _tails(words: str) -> Iterator[str]:
    return (words[found.end() :] for found in SEPARATOR.finditer(words))


def clean(words: str) -> str:
    """Soft hyphens are for the page's own lines, a sign at the end for links to this place."""
    return _PLACE.sub("", words.replace("\u00ad", ""))


def bare_words(heading: Element) -> str:
    """The heading's words without a kicker, a date or an unseen label inside it."""
    pieces = list(_pieces(_innermost(heading)))
    kickers = _kickers(pieces)
    kept = [words for words, child in pieces if child is None or not (_is_aside(child) or child in kickers)]
    told = squeeze(" ".join(kept)).strip(" :/|–—-·") if len(kept) < len(pieces) else ""
    if len(told) > 8:
        return told
    # Two blocks of words: a kicker and a headline, whatever they are called.
    filled = [(words, child) for words, child in pieces if key(words)]
    apart = len(filled) == 2 and all(child is not None and child.tag not in _PLAIN for _, child in filled)
    return max((words for words, _ in filled), key=len) if apart else shown_words(heading)


def _innermost(heading: Element) -> Element:
    """The element that holds the heading's parts: a link or a box around all of them is none."""
    node = heading
    while len(node) == 1 and isinstance(node[0].tag, str) and not any((text or "").strip() for text in _loose(node)):
        node = node[0]
    return node


def _loose(node: Element) -> Iterator[str | None]:
    yield node.text
    yield from (child.tail for child in node)


def _pieces(node: Element) -> Iterator[tuple[str, Element | None]]:
    """The heading's parts in order: loose words, and elements with theirs."""
    for text, child in zip(_loose(node), (*node, None), strict=True):
        if text and text.strip():
            yield text, None
        if child is not None and (words := words_of(child)):
            yield words, child


def _kickers(pieces: list[tuple[str, Element | None]]) -> dict[Element, str]:
    """The parts that call themselves kickers, with their words: one stands above the headline, never below it."""
    above = pieces[:-1]
    return {child: words for words, child in above if child is not None and _KICKER.search(_class_of(child))}


def _is_aside(child: Element) -> bool:
    named = _ASIDE.search(_class_of(child))
    return child.tag in {"small", "time", "svg", "label"} or bool(named) or child.get("aria-hidden") == "true"


def _class_of(element: Element) -> str:
    return (element.get("class") or "").lower()


def kicker(node: Element, form: str) -> str:
    """The part of the heading that calls itself a kicker or stands before it, where the headline does without it."""
    pieces = [(words, child) for words, child in _pieces(_innermost(node)) if key(words)]
    named = next(iter(_kickers(pieces).values()), "") or _before(pieces, form)
    found = clean(named).strip(" :/|–—-·")
    return "" if key(found) in key(form) else found


def _before(pieces: list[tuple[str, Element | None]], form: str) -> str:
    """The first of a heading's parts, where the others are its headline: no date or label that only screens show."""
    first = pieces[0] if len(pieces) > 1 else ("", None)
    label = first[1] is None or _is_aside(first[1]) or bool(DATE.search(first[0]))
    rest = " ".join(words for words, _ in pieces[1:])
    return first[0] if not label and same(rest, form) and len(first[0].split()) <= _LONGEST_KICKER else ""
