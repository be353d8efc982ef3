"""Where on a page the article stands: readability-lxml scores, the elements it keeps are found again in our own tree.

The library's own output is not used: it drops tables, lists and figures that it cannot judge, and all attributes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from briefexport.readers.common.html_import.parsing import words_of
from briefexport.readers.html.measures import counted
from briefexport.readers.html.veils import is_veiled
from briefexport.readers.html.widening import joined, widened
from briefexport.readers.html.wordings import says

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# The mark by which an element is known again after the library has moved and renamed it.
_MARK = "data-brief"
# A character reference may name what XML knows no place for.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# What the scoring looks at; all else would only make the copy large.
_KEPT = ("class", "id", "itemprop", "href", "role", "hidden", "style")
# A card that leads to the article has a smaller share of the prose, and of the words.
_TEASER, _FEW = 0.05, 0.25
_HOLDERS = {"article", "section", "div", "main"}
# Scoring is quadratic in places: a larger tree is searched by its landmarks only.
_MOST_ELEMENTS = 30_000


class Region:
    """The elements that hold the article, in source order, and every element the scoring kept inside them."""

    def __init__(self, roots: list[Element], kept: frozenset[Element], scored: bool) -> None:
        self.roots = roots
        self.kept = kept
        self.scored = scored


def locate(root: Element, title: str = "") -> Region:
    """The article's region; the page's main landmark, else its whole body, where scoring finds none."""
    body = root.find("body")
    body = root if body is None else body
    everything = list(body.iter())
    if len(everything) <= _MOST_ELEMENTS:
        kept = _scored(root, everything)
        roots = [node for node in _outermost(kept, everything) if not is_veiled(node)]
        titled = _titled(body, title)
        if titled is not None and (_is_another(roots, titled) or _is_crumb(roots, titled)):
            return Region([titled], frozenset(titled.iter()), scored=False)
        if (wider := widened(roots, body)) is not None:
            return Region([wider], frozenset(wider.iter()), scored=False)
        if sum(len(words_of(node)) for node in roots) >= 140:
            return Region(_filled(joined(roots, body)), frozenset(kept), scored=True)
    landmark = _landmark(body)
    return Region([landmark], frozenset(landmark.iter()), scored=False)


def _titled(body: Element, title: str) -> Element | None:
    """The `<article>` that holds the page's title as its heading, and enough words to be one."""
    for heading in (*body.iter("h1"), *body.iter("h2")):
        if title and says(heading, title):
            found = next(heading.iterancestors("article"), None)
            return found if found is not None and len(words_of(found).split()) >= 40 else None
    return None


def _is_another(roots: list[Element], titled: Element) -> bool:
    """The library took another of several articles on the page: the one under the title is meant, unless a teaser."""
    apart = not any(root is titled or _within(root, titled) or _within(titled, root) for root in roots)
    return apart and not _is_card(titled, roots)


def _is_card(titled: Element, roots: list[Element]) -> bool:
    """It leads to the article: of the words the library took it has few, and hardly a paragraph."""
    words, taken = counted(words_of(titled)), sum(counted(words_of(root)) for root in roots)
    return words < _FEW * taken and _prose(titled) < _TEASER * sum(map(_prose, roots))


def _is_crumb(roots: list[Element], titled: Element) -> bool:
    """It took a box inside the article: most of the prose stands elsewhere in it."""
    inside = [root for root in roots if _within(root, titled)]
    return len(inside) == len(roots) and sum(map(_prose, roots)) < 0.4 * _prose(titled)


def _prose(element: Element) -> int:
    """How many words stand in paragraphs of some length, outside the boxes beside an article."""
    found = (counted(words_of(node)) for node in element.iter("p") if not _is_beside(node, element))
    return sum(words for words in found if words >= 12)


def _is_beside(node: Element, within: Element) -> bool:
    beside = next(node.iterancestors("aside", "footer", "nav", "form"), None)
    return beside is not None and _within(beside, within)


def _within(inner: Element, outer: Element) -> bool:
    return any(above is outer for above in inner.iterancestors())


def _scored(root: Element, everything: list[Element]) -> set[Element]:
    """The elements the library keeps."""
    # 70 ms to import: only where a page must be searched.
    import readability.readability as library
    from lxml import etree

    known = {str(number): node for number, node in enumerate(everything)}
    document = _document(library, _slim(root, known))
    try:
        summary = document.summary(html_partial=True)
    except library.Unparseable:  # it wraps whatever went wrong inside
        return set()
    tree = etree.fromstring(summary, etree.HTMLParser(huge_tree=True)) if summary.strip() else None
    if tree is None:
        return set()
    return {known[mark] for node in tree.iter() if (mark := node.get(_MARK)) in known}


def _document(library: Any, html: str) -> Any:
    """The library's document, without its slow textual clean-up of attributes, and silent."""
    library.log.disabled = True

    class Marked(library.Document):  # type: ignore[misc]
        def get_clean_html(self) -> str:
            from lxml import etree

            return str(etree.tostring(self._html(), encoding="unicode", method="html"))

    return Marked(html)


def _slim(root: Element, known: dict[str, Element]) -> str:
    """The page with only the attributes that scoring reads, and our marks."""
    from copy import deepcopy

    from lxml import etree

    copy = deepcopy(root)
    twins = dict(zip(_iter_like(root), _iter_like(copy), strict=True))
    marks = {node: mark for mark, node in known.items()}
    for node, twin in twins.items():
        kept = {name: _CONTROL.sub("", node.get(name, "")) for name in _KEPT if node.get(name) is not None}
        if len(kept.get("style", "")) > 200:
            kept.pop("style")
        twin.attrib.clear()
        twin.attrib.update(kept)
        if node in marks:
            twin.set(_MARK, marks[node])
    return str(etree.tostring(copy, encoding="unicode", method="html"))


def _iter_like(root: Element) -> list[Element]:
    return [node for node in root.iter() if isinstance(node.tag, str)]


def _outermost(kept: set[Element], everything: list[Element]) -> list[Element]:
    """Kept elements that stand in no other kept one; ones in the line are taken with the block around them."""
    inside: set[Element] = set()
    roots: list[Element] = []
    for node in everything:
        parent = node.getparent()
        if parent is not None and parent in inside:
            inside.add(node)
        elif node in kept:
            inside.add(node)
            roots.append(node)
    return roots


def _filled(roots: list[Element]) -> list[Element]:
    """The roots with what stands between two of one parent, and prose right above the first (a standfirst).

    The library judges each sibling alone; pruning will judge what is added here.
    """
    filled: list[Element] = []
    frames = {above for root in roots for above in root.iterancestors()}
    for root in roots:
        parent = root.getparent()
        if parent is not None and parent.tag in _HOLDERS:
            before = [node for node in parent.iterchildren() if node in filled]
            start = parent.index(before[-1]) + 1 if before else 0
            between = [node for node in parent[start : parent.index(root)] if node not in frames]
            filled += between if before else [node for node in between if _is_lead(node)]
        filled.append(root)
    return filled


def _is_lead(node: Element) -> bool:
    """A paragraph or two of prose above the body, with hardly a link."""
    if (
        node.tag not in {"p", "div", "section", "h2", "figure"}
        or next(node.iter("form", "nav", "ul", "h1"), None) is not None
    ):
        return False
    if node.tag == "figure":
        return True
    words = words_of(node)
    linked = sum(len(words_of(link)) for link in node.iter("a"))
    return len(words) > 80 and linked < 0.2 * len(words) and words.endswith((".", "!", "?", "”", '"', "。"))


def _landmark(body: Element) -> Element:
    """The article or main element with the most words, else the body."""
    marked = [node for node in body.iter("article", "main") if len(words_of(node)) > 200]
    marked += [node for node in body.iter("div", "section") if node.get("role") in {"main", "article"}]
    return max(marked, key=lambda node: len(words_of(node)), default=body)
