"""Boxes: quotations, pull quotes, callouts and things that open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from briefexport import model as m
from briefexport.readers.common.html_import import blocks as flowing
from briefexport.readers.common.html_import.inlines import content, is_shown
from briefexport.readers.common.html_import.parsing import words_of
from briefexport.readers.common.html_import.spaces import tidy
from briefexport.readers.common.html_import.tags import classes
from briefexport.readers.common.html_import.work import Work
from briefexport.text import plain, squeeze

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PULL = re.compile(r"pull-?quote")
_KINDS = ("note", "tip", "important", "warning", "caution", "danger", "info", "hint", "summary", "example", "attention")
_ALERTS = frozenset({"note", "tip", "important", "warning", "caution"})
_BOX = re.compile(r"^(admonition|callout|alert|markdown-alert|fact-?box|aside|key-?points|theme-admonition)$")
_BOX_TITLE = re.compile(r"(admonition|callout|alert)[-_]?(title|heading)|^title$")
_ATTRIBUTION = re.compile(r"attribution|citation|^(quote-?)?(source|author|byline|cite)$")
_DASH = re.compile(r"^\s*[—–―]\s*\S")


def box(work: Work, element: Element) -> list[m.Block] | None:
    """The box an element is, an empty one too; None when it is no box."""
    names = classes(element)
    if element.tag == "blockquote" or any(_PULL.search(name) for name in names):
        return quotation(work, element)
    if element.tag == "details":
        return _callout(work, element, "details", next(element.iterchildren("summary"), None))
    if element.tag == "aside" or any(_BOX.match(name) for name in names) or _is_titled(element, names):
        return _callout(work, element, _kind(names), _title_node(work, element))
    return None


def _is_titled(element: Element, names: frozenset[str]) -> bool:
    """pandoc's form: a box of no name but its kind, which begins with a box of no name but `title`."""
    first = next(iter(element), None) if len(names) == 1 and names <= _ALERTS and element.tag == "div" else None
    return first is not None and first.tag == "div" and classes(first) == {"title"}


def _kind(names: frozenset[str]) -> str:
    words = {part for name in names for part in re.split(r"[-_]+", name)}
    return next((kind for kind in _KINDS if kind in words), "note")


def _title_node(work: Work, element: Element) -> Element | None:
    for node in element.iterdescendants("p", "div", "span", "strong", "header"):
        if is_shown(work, node, element) and any(_BOX_TITLE.search(name) for name in classes(node)):
            return node
    return None


def _callout(work: Work, element: Element, kind: str, title_node: Element | None) -> list[m.Block]:
    name = work.place(element)
    title = tidy(content(work, title_node)) if title_node is not None else ()
    if title_node is not None:
        work.claimed[title_node] = ""
    if squeeze(plain(title)).casefold().rstrip(":") == kind:
        work.mark(plain(title), "the callout's kind, which its title repeats", work.line_of(element))
        title = ()
    work.keep(plain(title), name)
    with work.nested(element):
        held = tuple(flowing.container(work, element))
    if not held and not title:
        return []
    return [m.Callout(id=name, kind=kind, title=work.dressed(title) if title else (), content=held)]


def quotation(work: Work, element: Element) -> list[m.Block]:
    """A quotation or pull quote, with who said it."""
    inner = next(element.iter("blockquote"), None)
    is_pull = _is_pull(element)
    if inner is not None and inner is not element and len(element) and element.tag != "blockquote":
        return [_pulled(found) if is_pull else found for found in flowing.container(work, element)]
    name = work.place(element)
    with work.nested(element):
        attribution = _attribution(work, element)
        held = tuple(flowing.container(work, element))
    work.keep(plain(attribution), name)
    if not held and not attribution:
        return []
    made = m.PullQuote if is_pull else m.Quote
    return [made(id=name, content=held, attribution=work.dressed(attribution) if attribution else ())]


def _is_pull(element: Element) -> bool:
    near = (element, element.getparent())
    return any(_PULL.search(name) for node in near if node is not None for name in classes(node))


def _pulled(block: m.Block) -> m.Block:
    if isinstance(block, m.Quote):
        return m.PullQuote(id=block.id, content=block.content, attribution=block.attribution)
    return block


def _attribution(work: Work, element: Element) -> m.Inlines:
    """The words that name the speaker: a footer, a cite on its own line, a last paragraph that opens with a dash."""
    for node in reversed(list(element.iterdescendants("footer", "cite", "p", "div", "figcaption", "span"))):
        if not is_shown(work, node, element) or not _names_speaker(node, element):
            continue
        point = work.checkpoint()
        words = tidy(content(work, node))
        if words and len(plain(words)) < 200:
            work.claimed[node] = ""
            return _without_dash(words)
        work.rollback(point)
    return ()


def _names_speaker(node: Element, quote: Element) -> bool:
    if next(node.iterancestors("blockquote"), quote) is not quote:
        return False
    if node.tag in {"footer", "figcaption"} or any(_ATTRIBUTION.search(name) for name in classes(node)):
        return node.tag != "cite" or _alone(node, quote)
    if node.tag == "cite":
        return _alone(node, quote)
    last = node.tag == "p" and node.getnext() is None and node.getprevious() is not None
    return last and bool(_DASH.match(words_of(node))) and len(words_of(node)) < 120


def _alone(node: Element, quote: Element) -> bool:
    """On a line of its own: beside the paragraphs, or the only thing in one."""
    parent = node.getparent()
    if parent is quote:
        return any(sibling.tag in {"p", "div"} for sibling in quote) and not (node.tail or "").strip()
    return parent is not None and parent.tag in {"p", "div"} and words_of(parent) == words_of(node)


def _without_dash(words: m.Inlines) -> m.Inlines:
    first = words[0]
    if isinstance(first, m.Text):
        bare = re.sub(r"^[\s—–―-]+", "", first.text)
        return (msgspec.structs.replace(first, text=bare), *words[1:]) if bare else words[1:]
    return words
