"""What of a page is not its article: each thing left out is one entry with its reason.

Evidence is an element's own name (tag, class, id, role), how much of it is links, and what its first words say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefexport.readers.common.html_import.parsing import words_of
from briefexport.readers.common.html_import.tables import is_layout
from briefexport.readers.common.html_import.tags import HEADINGS, IMAGES
from briefexport.readers.html import vocabulary as v
from briefexport.readers.html.builders import builders_names
from briefexport.readers.html.measures import Measure, counted, measure
from briefexport.readers.html.names import names_of
from briefexport.readers.html.region import Region

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# So many points leave an element out; what gives points stands in `_Judge`, each with its reason.
ENOUGH = 1.75
_LINKS = "links and calls around the article"
_CONSENT = "cookie or consent notice"
_CALLS = "a call to subscribe"
_BOXES = frozenset({"div", "section", "aside", "p", "form"})
# A call in fewer words is a line; with more words for each kind of call it is an article that speaks of them.
_FEWEST_CALLING, _MOST_CALLING, _FOR_EACH = 10, 200, 20
# A list with so many words around its links speaks of them; one of nothing but links leads away.
_LISTS, _SPOKEN = frozenset({"ul", "ol"}), 0.6
# A sentence goes on behind a name with a small letter, or a sign that holds to the word before it.
_GOES_ON = re.compile(r"[’'‘]?[^\W\d_A-ZÀ-Þ]|[’',;.)]")
_FEWEST_AROUND = 6
# A box of more words that begins so holds the article too; a paragraph may be longer.
_MOST_ASKING = 60
_INLINE = frozenset({"a", "span", "strong", "em", "b", "i", "u", "small", "font"})


def prune(region: Region) -> dict[Element, str]:
    """Elements of the region to leave out, with the reason for each; nothing inside one is named again."""
    dropped: dict[Element, str] = {}
    measures = {node: found for root in region.roots for node, found in measure(root).items()}
    judge = _Judge(region, measures, sum(measures[root].words for root in region.roots) or 1)
    largest = max(region.roots, key=lambda node: measures[node].words if node in measures else 0, default=None)
    for root in region.roots:
        # Of several roots only the largest is certain.
        if root is not largest and root in measures and (reason := judge.verdict(root)):
            dropped[root] = reason
            continue
        _descend(root, judge, dropped)
    return dropped


def _descend(root: Element, judge: _Judge, dropped: dict[Element, str]) -> None:
    waiting = [root]
    while waiting:
        for child in waiting.pop():
            if child not in judge.measures:
                continue
            if reason := judge.verdict(child):
                dropped[child] = reason
            else:
                waiting.append(child)


class _Judge:
    """Weighs one element."""

    def __init__(self, region: Region, measures: dict[Element, Measure], total: int) -> None:
        self.region = region
        self.measures = measures
        self.total = total
        self.said_of_all = builders_names(measures, total)

    def verdict(self, element: Element) -> str:
        """The reason to leave an element out; empty to keep it."""
        found = self.measures[element]
        if element.tag in {"table", "tr", "td", "tbody", "pre", "code"} and not _lays_out(element):
            return ""  # data has links and few words
        if _holds_caption(element) or _is_of_sentence(element):
            return ""  # whatever it is called: a footer of a figure is no footer of the page
        named, reason = self._named(element)
        # Whatever it is called: a large part of the article is the article. Only readers' comments outgrow it.
        if found.words > (0.9 if reason == v.COMMENTS else 0.35) * self.total:
            return ""
        if self._asks_consent(element, found):
            return _CONSENT
        if not found.words:
            return reason if named and next(element.iter(*IMAGES), None) is None else ""
        score = named + self._links(element, found) + self._first_words(element, found) + self._scored(element, found)
        calls = self._calls(element, found)
        return (reason or (_CALLS if calls else _LINKS)) if score + calls >= ENOUGH else ""

    def _named(self, element: Element) -> tuple[float, str]:
        """What the element calls itself. A comment is one whatever it says; other names need nothing against them."""
        tag = str(element.tag)
        if tag == "footer" and next(element.iterancestors("blockquote", "figure"), None) is not None:
            return 0.0, ""
        if reason := v.ROLES.get((element.get("role") or "").lower()):
            return 2.0, reason
        found = {reason for name in names_of(element) if name not in self.said_of_all for reason in v.reasons(name)}
        if reason := next((reason for reason in v.NAMED if reason in found), ""):
            return 3.25 if reason == v.COMMENTS else 2.0, reason
        return (2.0 if tag != "aside" else 1.25, v.TAGS[tag]) if tag in v.TAGS else (0.0, "")

    def _links(self, element: Element, found: Measure) -> float:
        """Prose seldom has more than a third of its words in links; a line that is one link leads elsewhere."""
        tag = element.tag
        if tag in _INLINE:
            return 0.0
        if tag == "p" or tag in HEADINGS:
            lone = (
                found.density > 0.95 and found.words >= 4 and not _ends_sentence(element) and not _is_permalink(element)
            )
            return 1.0 + (0.75 if lone and words_of(element).isupper() else 0.0) if lone else 0.0
        if (tag == "li" and found.words < 12) or (tag in _LISTS and found.density <= _SPOKEN):
            return 0.0
        return 1.5 if found.density > 0.66 and found.words > 6 else 1.0 if found.density > 0.4 else 0.0

    def _first_words(self, element: Element, found: Measure) -> float:
        """Lines that begin as calls and labels do."""
        words = words_of(element) if found.words <= 60 and element.tag not in _INLINE else ""
        if not 0 < len(words) <= v.LONGEST_LINE:
            return 0.0
        if element.tag in HEADINGS:
            return 2.0 if v.FURNITURE_HEADING.match(words) else 0.0
        if v.LABEL.match(words):
            return 2.0
        if element.tag == "li" or not v.LEAD_IN.match(words):
            return 0.0
        return 2.0 if found.density > 0.3 or found.words < 10 else 0.75

    def _asks_consent(self, element: Element, found: Measure) -> bool:
        """In place of a player or post from another site stand a few lines that ask to load it."""
        asks = 0 < found.words <= (2 if element.tag == "p" else 1) * _MOST_ASKING and element.tag not in _INLINE
        return asks and bool(v.CONSENT.match(words_of(element)[: v.LONGEST_LINE]))

    def _calls(self, element: Element, found: Measure) -> float:
        """A box that asks to subscribe does so in several ways at once, in few words."""
        if element.tag not in _BOXES or not _FEWEST_CALLING <= found.words <= _MOST_CALLING:
            return 0.0
        kinds = {call.lastgroup for call in v.CALLS.finditer(words_of(element))}
        enough = len(kinds) >= (4 if element.tag == "p" else 3) and found.words <= _FOR_EACH * len(kinds)
        return 3.0 if enough else 0.0

    def _scored(self, element: Element, found: Measure) -> float:
        """What the library kept, and what holds prose, a picture or a quotation, speaks for itself."""
        score = 0.0
        if not self.region.scored or element in self.region.kept:
            score -= 0.25
        elif next(element.iter("table", "pre"), None) is None and (found.density > 0.5 or not _has_picture(element)):
            score += 0.75
        if found.words >= 40 and found.density < 0.15 and found.prose > 1:
            score -= 1.25
        quoted = next(element.iter("blockquote"), None)
        if quoted is not None and self.measures[quoted].words >= 8 and element.tag != "blockquote":
            score -= 1.0
        return score


def _lays_out(cell: Element) -> bool:
    """A cell of a table that lays out a page."""
    table = next(cell.iterancestors("table"), None) if cell.tag == "td" else None
    return table is not None and is_layout(table, [row for row in table.iter("tr") if row is cell.getparent()])


def _holds_caption(element: Element) -> bool:
    held = next(element.iter("figcaption"), None)
    return held is not None and next(element.iterancestors("figure"), None) is next(held.iterancestors("figure"), held)


def _is_of_sentence(element: Element) -> bool:
    """Words in the line between others of the same sentence: sites name links in prose after topics and people."""
    parent = element.getparent()
    if element.tag not in {"a", "span", "em", "strong", "b", "i"} or parent is None or parent.tag not in {"p", "li"}:
        return False
    if not _GOES_ON.match((element.tail or "").lstrip()) or _is_label(element):
        return False
    return counted(parent.text) + sum(counted(child.tail) for child in parent) >= _FEWEST_AROUND


def _is_label(element: Element) -> bool:
    """A control or a word for those who hear the page, in the middle of a sentence as anywhere."""
    return any("page furniture" in v.reasons(name) for name in names_of(element))


def _has_picture(element: Element) -> bool:
    return next(element.iter("figure", *IMAGES), None) is not None


def _ends_sentence(element: Element) -> bool:
    return words_of(element).endswith((".", "!", "?", "…", "”", '"', "。"))


def _is_permalink(element: Element) -> bool:
    """A heading that links to itself."""
    link = next(element.iter("a"), None)
    return (
        element.tag in HEADINGS
        and link is not None
        and ((link.get("href") or "#").startswith("#") or "#" in (link.get("href") or ""))
    )
