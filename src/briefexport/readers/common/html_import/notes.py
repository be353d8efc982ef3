"""Footnotes, whoever wrote them: a link to a place that links back is a call, and that place its note.

pandoc, markdown-it, Google Docs, Word, LibreOffice, MediaWiki and WordPress all write different markup for one thing;
what they share is the pair of links (also DPUB-ARIA's `doc-noteref` and `doc-endnote`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import unquote

from briefexport import model as m
from briefexport.readers.common.html_import import blocks as flowing
from briefexport.readers.common.html_import.parsing import words_of
from briefexport.readers.common.html_import.tags import BLOCKS, HEADINGS, classes, marker
from briefexport.readers.common.html_import.work import Work

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MARK = "a note's mark, which the edition sets itself"
_LONGEST_MARK = 6
_MARK = re.compile(r"^(\d{1,4}|[a-z]{1,4}|[*†‡§¶#]{1,4}|[¹²³⁰-⁹]+|note\d*|\w?\d{1,3})$", re.I)
_BACK = re.compile(r"footnote-?back|back-?ref|back-?link|reversefootnote|fn-?back|footnotesym")


class Notes:
    """The page's notes in order of their first call; `take` reads them once the body has been read."""

    def __init__(self, work: Work, root: Element, parts: Sequence[Element], *, prefix: str = "") -> None:
        self.work = work
        self.found: dict[Element, str] = {}
        self.prefix = prefix
        links = [link for part in parts for link in part.iter("a") if self._fragment(link)]
        self._places = _places(root) if links else {}
        for link in links:
            self._consider(link)
        self._claim()

    def _consider(self, link: Element) -> None:
        """Enter a link as a call when the place it names is a note that links back to it."""
        target = self._places.get(self._fragment(link))
        if target is None or target in link.iterancestors() or not _is_mark(link) or _is_unclear(link):
            return
        holder = _holder(target)
        if (
            holder is None
            or link in holder.iterancestors()
            or not _follows(link, holder)
            or self._is_dropped(link)
            or self._is_left_out(holder)
        ):
            return
        backs = [back for back in holder.iter("a") if _leads_to(self._fragment(back), link)]
        if not backs and not _says_note(link, target):
            return
        name = self.found.setdefault(holder, f"{self.prefix}note-{len(self.found) + 1}")
        self.work.calls[link] = name
        if link not in self.work.elsewhere:  # as it is when the title that holds it moved to the metadata
            self.work.mark(words_of(link), MARK, self.work.line_of(link))
        self.work.elsewhere.update({link, holder})

    def _fragment(self, link: Element) -> str:
        """The place of this page a link leads to; browsers save such links with the page's whole address."""
        address, mark, fragment = (link.get("href") or "").partition("#")
        here = not address or (self.work.base and address == self.work.base)
        return unquote(fragment) if mark and here else ""

    def _is_left_out(self, node: Element) -> bool:
        claimed = self.work.claimed
        return bool(claimed) and (node in claimed or any(above in claimed for above in node.iterancestors()))

    def _is_dropped(self, link: Element) -> bool:
        """Left out for a reason; what has none moved to the metadata, and its note stays."""
        claimed = self.work.claimed
        return bool(claimed) and any(claimed.get(node) for node in (link, *link.iterancestors()))

    def _claim(self) -> None:
        """Take the notes, their marks and what frames them out of the body's flow."""
        for holder in self.found:
            for back in holder.iter("a"):
                if back not in self.work.calls and self._fragment(back) and _is_back(back):
                    self._claim_mark(back)
            self.work.claimed[holder] = ""
        for frame in {parent for holder in self.found if (parent := holder.getparent()) is not None}:
            self._claim_frame(frame)

    def _claim_mark(self, back: Element) -> None:
        mark = back
        while (parent := mark.getparent()) is not None and _frames(parent, back):
            mark = parent
        self.work.claimed[mark] = MARK
        self.work.marks.add(mark)

    def _claim_frame(self, frame: Element) -> None:
        """A rule or heading over nothing but notes goes with them (`<section><hr><h2>Notes</h2><ol>…`)."""
        outer = frame.getparent() if frame.tag in {"ol", "ul", "dl"} else frame
        if outer is None or outer.tag == "body":
            outer = frame
        rest = [node for node in outer if node not in self.work.claimed and node is not frame]
        if all(node.tag in {"hr", "br"} or node.tag in HEADINGS for node in rest):
            for node in rest:
                self.work.claimed[node] = "the heading of the notes, which the edition sets itself"
                self.work.marks.add(node)
        before = outer.getprevious() if outer.tag != "body" else next(iter(self.found)).getprevious()
        if before is not None and before.tag == "hr" and before not in self.work.claimed:
            self.work.claimed[before] = ""

    def take(self) -> tuple[m.Note, ...]:
        """The notes with their blocks."""
        made = []
        for holder, name in self.found.items():
            del self.work.claimed[holder]
            made.append(m.Note(id=name, content=tuple(flowing.container(self.work, holder))))
        return tuple(made)


def _places(root: Element) -> dict[str, Element]:
    places: dict[str, Element] = {}
    for node in root.iter():
        for key in ("id", "name"):
            if (value := node.get(key)) and value not in places:
                places[value] = node
    return places


def calls_in(element: Element) -> Iterator[Element]:
    """The links in an element that look like calls of notes on the same page; of links in each other the inner."""
    for link in element.iter("a"):
        here = (link.get("href") or "").startswith("#")
        if here and _is_mark(link) and next(link.iterdescendants("a"), None) is None:
            yield link


def _is_unclear(link: Element) -> bool:
    """A link that was not closed before the next, or one in preformatted text, which holds signs alone."""
    return next(link.iterdescendants("a"), None) is not None or next(link.iterancestors("pre"), None) is not None


def _is_mark(link: Element) -> bool:
    words = words_of(link)
    named = link.get("role") == "doc-noteref" or link.get("{http://www.idpf.org/2007/ops}type") == "noteref"
    short = len(marker(words)) <= _LONGEST_MARK and bool(_MARK.match(marker(words)))
    return not _is_back_only(link) and (named or short)


def _is_back_only(link: Element) -> bool:
    """A link that names itself the way back from a note."""
    return link.get("role") == "doc-backlink" or any(_BACK.search(name) for name in classes(link))


def _says_note(link: Element, target: Element) -> bool:
    """Both ends name themselves by role."""
    roles = {"doc-endnote", "doc-footnote", "note"}
    return link.get("role") == "doc-noteref" and (target.get("role") in roles or target.tag in {"li", "aside"})


def _frames(parent: Element, back: Element) -> bool:
    """An element in the line of nothing but ways back (`<span>^ <a>a</a> <a>b</a></span>`)."""
    ways = [link for link in parent.iter("a") if (link.get("href") or "").startswith("#") and _is_back(link)]
    return back in ways and parent.tag in {"sup", "span", "b", "i"} and not marker(words_of(parent, ways))


def _holder(target: Element) -> Element | None:
    """The element that holds the whole note whose anchor is `target`."""
    node: Element | None = target
    while node is not None and node.tag not in BLOCKS:
        node = node.getparent()
    if node is None or node.tag in {"body", "html", "table", "tr", "td", "article", "section", "main"}:
        return None
    parent = node.getparent()
    alone = parent is not None and parent.tag in {"div", "li", "aside", "dd"} and next(iter(parent)) is node
    if node.tag == "p" and alone and parent is not None and len(_notes_in(parent)) <= 1 and _is_only_notes(parent):
        return parent
    return node


def _notes_in(parent: Element) -> list[Element]:
    """Anchors in an element by which it could be several notes."""
    return [link for link in parent.iter("a") if (link.get("href") or "").startswith("#")]


def _is_only_notes(parent: Element) -> bool:
    return all(child.tag in {"p", "ul", "ol", "blockquote"} for child in parent)


def _follows(link: Element, holder: Element) -> bool:
    """The note stands after its call: both links of a pair lead to each other, and the first is the call."""
    for node in link.iterancestors():
        if node is holder:
            return False
    return bool((holder.sourceline or 0) >= (link.sourceline or 0)) and not _precedes(holder, link)


def _precedes(first: Element, second: Element) -> bool:
    """Document order by the path from the root."""
    return _path(first) < _path(second)


def _path(element: Element) -> list[int]:
    steps: list[int] = []
    parent = element.getparent()
    while parent is not None:
        steps.append(parent.index(element))
        element, parent = parent, parent.getparent()
    return steps[::-1]


def _leads_to(name: str, link: Element) -> bool:
    """The name is that of the call itself or of the mark around it."""
    near = [link, *link.iter()]
    for node in link.iterancestors():
        near.append(node)
        if node.tag in BLOCKS:
            break
    return bool(name) and any(name in {node.get("id"), node.get("name")} for node in near)


def _is_back(back: Element) -> bool:
    return back.get("role") == "doc-backlink" or len(marker(words_of(back))) <= _LONGEST_MARK
