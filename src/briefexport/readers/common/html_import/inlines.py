"""Elements in the line: what each becomes, and what may not stand in an edition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from briefexport import model as m
from briefexport.readers.common import languages
from briefexport.readers.common.html_import import looks, pictures
from briefexport.readers.common.html_import.parsing import words_of
from briefexport.readers.common.html_import.tags import (
    BLOCKS,
    CODE,
    CONTROLS,
    EMBEDS,
    IMAGES,
    UNSEEN,
    WRAPPERS,
    classes,
)
from briefexport.readers.common.html_import.urls import is_safe, joined, scheme, unwrapped
from briefexport.readers.common.html_import.work import Work

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

FORMULA = "the drawn form of a formula that stands as TeX"
Direction = Literal["", "ltr", "rtl"]

# RFC 3339, or an ISO 8601 part of it (HTML Living Standard, 2.3.5 "Dates and times").
_CLOCK = r"\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?"
_MOMENT = re.compile(rf"^(\d{{4}}(-\d{{2}}(-\d{{2}}([T ]{_CLOCK})?)?)?|\d{{2}}:\d{{2}})$")
_NEVER_SHOWN = UNSEEN | EMBEDS | CONTROLS | {"noscript"}
# No call to switch scripts on has so many words.
_ARTICLE = 100
_TOOLS = frozenset({"anchor", "headerlink", "header-anchor", "permalink", "anchor-link", "anchorjs-link"})
_FORMULAS = frozenset({"katex", "math"})
_PERMALINK = re.compile(r"^[\s#¶§🔗⚓]*$")


def content(work: Work, element: Element) -> list[m.Inline]:
    """All that stands in an element, in the line."""
    found: list[m.Inline] = [m.Text(element.text)] if element.text else []
    for child in element:
        found += inline(work, child)
        if child.tail:
            found.append(m.Text(child.tail))
    return found


def inline(work: Work, element: Element) -> list[m.Inline]:
    """What one element becomes in the line; blocks that stand in a line are set apart by a break."""
    tag = element.tag
    if not isinstance(tag, str) or left_out(work, element):
        return []
    if element in work.calls:
        return [m.NoteReference(work.calls[element])]
    if tag == "br":
        return [m.LineBreak()]
    if tag in IMAGES:
        # A picture that was not closed holds what follows it.
        holds = (element.text or len(element)) and words_of(element)
        return [*pictures.picture(work, element), *(content(work, element) if holds else ())]
    if tag == "math" or not _FORMULAS.isdisjoint(classes(element)):
        return formula(work, element)
    if tag in CODE:
        words = words_of(element, work.elsewhere)
        return [m.Code(words)] if words else []
    if tag in BLOCKS:
        return [m.LineBreak(), *content(work, element), m.LineBreak()]
    if (
        tag == "rt"
        and element.getparent() is not None
        and next(element.itersiblings("rp", preceding=True), None) is None
    ):
        return _reading(content(work, element))
    return list(wrapper(work, element, content(work, element)))


def _reading(found: Sequence[m.Inline]) -> list[m.Inline]:
    """How the signs before it are read, in the brackets that the page sets above them instead."""
    return [m.Text("("), *found, m.Text(")")] if found else []


def left_out(work: Work, element: Element) -> bool:
    """True for what the article does not hold; the account of it is made here."""
    tag = element.tag
    if element in work.claimed:
        if reason := work.claimed[element]:
            told = work.mark if element in work.marks else work.drop_words
            told(words_of(element, work.elsewhere - {element}), reason, work.line_of(element))
        return True
    if tag in _NEVER_SHOWN:  # one look for nearly all
        return _unshown(work, element)
    if looks.is_hidden(element):
        work.drop(element, "hidden on the page")
        return True
    return tag == "a" and _is_permalink(work, element)


def _unshown(work: Work, element: Element) -> bool:
    tag = element.tag
    if tag in UNSEEN:
        if tag in {"script", "style"}:
            work.tell_once("script-dropped", "scripts and style sheets were left out", element)
        work.drop(element, "not shown on the page")
        return True
    if tag in EMBEDS:
        _embed(work, element)
        return True
    if tag in CONTROLS:
        work.drop(element, "a control of the page")
        return True
    return _noscript(work, element)


def is_shown(work: Work, node: Element, within: Element) -> bool:
    """True when neither the node nor what it stands in, inside `within`, is left out of the article."""
    for here in (node, *node.iterancestors()):
        if here is within:
            return True
        if here in work.claimed or here.tag in _NEVER_SHOWN or looks.is_hidden(here):
            return False
    return True


def _embed(work: Work, element: Element) -> None:
    """Report what is lost, unless it is an ornament without words and address."""
    address = element.get("src") or element.get("data") or ""
    label = element.get("title") or element.get("aria-label") or ""
    words = words_of(element)
    if element.tag == "svg" and not words:
        return
    work.drop(element, "an embedded player, frame or drawing")
    if element.tag in {"svg", "canvas"} and not label and len(words) < 40:
        return
    work.warn(
        "embed-dropped",
        f"an embedded {element.tag} was left out: {label or address or words[:60] or 'no address'}",
        element,
        hint="say in words what it shows, or link to it",
    )


def _noscript(work: Work, element: Element) -> bool:
    """Out, unless it holds the only address of a lazily loaded picture, or the article that scripts would bring."""
    near = [node for node in (element.getprevious(), element.getnext()) if node is not None]
    has_picture = next(element.iter("img"), None) is not None
    lazy = any(next(node.iter(*IMAGES), None) is not None for node in near)
    if (has_picture and not lazy) or len(words_of(element).split()) >= _ARTICLE:
        return False
    work.drop(element, "shown only without scripts")
    return True


def _is_permalink(work: Work, element: Element) -> bool:
    """A heading's link to itself (`¶`, `#`): a tool of the page."""
    if not (element.get("href") or "#").startswith("#"):
        return False
    words = words_of(element)
    is_one = bool(_PERMALINK.match(words)) and bool(words or classes(element) & _TOOLS)
    if is_one:
        work.mark(words, "a heading's link to itself", work.line_of(element))
    return is_one


def wrapper(work: Work, element: Element, found: Sequence[m.Inline]) -> Sequence[m.Inline]:
    """The element's content in what the element means; transparent for elements that mean nothing to us."""
    if not found:
        return ()
    tag, run = str(element.tag), tuple(found)
    seen = looks.looks(element, work.looks) if element.get("style") or element.get("class") else frozenset()
    if type(run[0]) is m.NoteReference and all(type(part) is m.NoteReference for part in run):
        return run  # `<sup><a href="#fn1">1</a></sup>`: the edition raises the mark itself
    if tag == "a":
        run = link(work, element, run)
    elif tag in WRAPPERS and not _denied(tag, seen):
        run = (WRAPPERS[tag](without(WRAPPERS[tag], run)),)
    elif tag in {"abbr", "acronym"} and element.get("title"):
        run = (m.Abbreviation(str(element.get("title")), run),)
    elif tag == "time" and _MOMENT.match((element.get("datetime") or "").strip()):
        run = (m.Time(str(element.get("datetime")).strip(), run),)
    return spoken_as(work, element, looks.wrap(seen, run) if tag not in BLOCKS else run)


def _denied(tag: str, seen: frozenset[str]) -> bool:
    """Google Docs wraps a whole paste in `<b style="font-weight:normal">`."""
    return (tag == "b" and "light" in seen) or (tag == "i" and "upright" in seen)


def without(kind: object, run: m.Inlines) -> m.Inlines:
    """The run with a wrapper of the same kind opened at its top: emphasis in emphasis says nothing more."""
    flat: list[m.Inline] = []
    for part in run:
        flat += getattr(part, "content", ()) if type(part) is kind else (part,)
    return tuple(flat)


def link(work: Work, element: Element, run: m.Inlines) -> m.Inlines:
    """A link with a clean address; only its words where the address may not stand."""
    given = (element.get("href") or "").strip()
    address = joined(work.base, unwrapped(given))
    if not given or given.startswith("#"):
        return run
    if not is_safe(address):
        work.warn(
            "link-unsafe",
            f"a link to a {scheme(address) or 'local'}: address was taken away, its words stay",
            element,
            hint="link to a page a reader can open",
        )
        return run
    title = " ".join((element.get("title") or "").split())
    return (m.Link(url=address, title=title, content=without(m.Link, run)),)


def spoken_as(work: Work, element: Element, run: m.Inlines) -> m.Inlines:
    """The run in a span where the element gives another language or direction."""
    language, direction = tongue(work, element)
    return (m.Span(language=language, direction=direction, content=run),) if (language or direction) and run else run


def tongue(work: Work, element: Element) -> tuple[str, Direction]:
    """The language and direction an element gives, empty where they are the page's own or no proper tag."""
    given = (element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip()
    way = element.get("dir")
    if not (given or way):  # nearly all
        return "", ""
    language = _known_tongue(work, element, given)
    match (way or "").strip().lower():
        case "ltr" if work.direction != "ltr":
            return language, "ltr"
        case "rtl" if work.direction != "rtl":
            return language, "rtl"
        case _:
            return language, ""


def _known_tongue(work: Work, element: Element, given: str) -> str:
    """A proper tag that is not the page's own; one that nobody knows is told of once."""
    language = languages.known(given)
    if not language and work.is_new(f"language {given}") and (doubt := languages.doubt(given, work.line_of(element))):
        work.diagnostics.append(doubt)
    return "" if language.lower() == work.language.lower() else language


def formula(work: Work, element: Element) -> list[m.Inline]:
    """A formula's TeX, where the page carries it (MathML annotation, KaTeX, pandoc); else its words, with a notice."""
    tex = tex_of(element)
    if tex:
        work.attributes.append(tex)
        work.mark(words_of(element), FORMULA, work.line_of(element))
        return [m.Math(tex)]
    work.tell_once("math-flattened", "a formula has no TeX in the page; its signs are kept in the line", element)
    return content(work, element)


def tex_of(element: Element) -> str:
    """The TeX of a formula element, empty when there is none."""
    for node in element.iter("annotation"):
        if "tex" in (node.get("encoding") or ""):
            return (node.text or "").strip()
    for node in element.iter("math"):
        if node.get("alttext"):
            return str(node.get("alttext")).strip()
    words = "".join(element.itertext()).strip()
    found = re.fullmatch(r"\\\((.*)\\\)|\\\[(.*)\\\]|\$\$?([^$]*)\$?\$", words, re.S)
    return next((part.strip() for part in found.groups() if part), "") if found else ""
