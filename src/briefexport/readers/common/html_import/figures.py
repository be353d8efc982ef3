"""Figures: the picture, its caption and whose it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from briefexport import model as m
from briefexport.readers.common.html_import import blocks as flowing
from briefexport.readers.common.html_import.inlines import content, is_shown
from briefexport.readers.common.html_import.parsing import words_of
from briefexport.readers.common.html_import.pictures import picture, usable
from briefexport.readers.common.html_import.spaces import tidy
from briefexport.readers.common.html_import.tags import IMAGES, classes
from briefexport.readers.common.html_import.work import Work
from briefexport.text import plain, squeeze

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_CREDIT = re.compile(r"credit|copyright|photographer|attribution|image-source|media-source|fotograf|photo-by|byline")
_CAPTION = re.compile(r"caption")
_OTHER_MEDIA = ("table", "pre", "blockquote", "figure", "ul", "ol")


def figure(work: Work, element: Element) -> list[m.Block]:
    """A figure of one picture; of several (a gallery) one each, its own words after them; of other things those."""
    pictures = [node for node in element.iter(*IMAGES) if is_shown(work, node, element)]
    if len(pictures) != 1 or next(element.iterdescendants(*_OTHER_MEDIA), None) is not None:
        return _other(work, element)
    if not usable(work, pictures[0]):
        return flowing.container(work, element)
    image = next(part for part in picture(work, pictures[0]) if isinstance(part, m.Image))
    work.drop_words(words_of(pictures[0]), "inside a picture that was not closed", work.line_of(pictures[0]))
    caption_node = _caption_node(work, element)
    work.claimed[pictures[0]] = ""
    name = work.place(element)
    credit = _credit(work, element, caption_node)
    caption = tidy(content(work, caption_node)) if caption_node is not None else ()
    rest = _rest(work, element, caption_node)
    if _repeats_alt(caption_node, caption, image):
        work.mark(plain(caption), "repeats the picture's alt text", work.line_of(element))
        caption = ()
    if caption and image.decorative:
        image = msgspec.structs.replace(image, decorative=False)
    for words in (image.alt, plain(caption), plain(credit)):
        work.keep(words, name)
    return [m.Figure(id=name, image=image, caption=_dressed(work, caption), credit=_dressed(work, credit)), *rest]


def _dressed(work: Work, words: m.Inlines) -> m.Inlines:
    return work.dressed(words) if words else ()


def _caption_node(work: Work, element: Element) -> Element | None:
    found = [*element.iter("figcaption"), *(node for node in element.iterdescendants() if _is_caption(node))]
    return next((node for node in found if is_shown(work, node, element)), None)


def _is_caption(node: Element) -> bool:
    return node.tag in {"p", "div", "span", "dd"} and any(_CAPTION.search(name) for name in classes(node))


def _credit(work: Work, element: Element, caption: Element | None) -> m.Inlines:
    """The words of the outermost element named as a credit; they leave the caption."""
    around = () if caption is None else (caption, *caption.iterancestors())
    for node in element.iterdescendants():
        if node in around or not is_shown(work, node, element):
            continue
        names = " ".join((*classes(node), (node.get("itemprop") or "").lower()))
        named = isinstance(node.tag, str) and _CREDIT.search(names) and node.tag not in {"figcaption", *IMAGES}
        point = work.checkpoint()
        if named and (words := tidy(content(work, node))):
            work.claimed[node] = ""
            return words
        work.rollback(point)
    return ()


def _rest(work: Work, element: Element, caption: Element | None) -> list[m.Block]:
    """What else the figure holds: a second paragraph, a link; nothing in most."""
    if caption is not None:
        work.claimed[caption] = ""
    return flowing.container(work, element) if words_of(element) else []


def _repeats_alt(node: Element | None, caption: m.Inlines, image: m.Image) -> bool:
    """Pandoc writes an implicit figure's alt twice and hides the caption from readers of alt."""
    return node is not None and node.get("aria-hidden") == "true" and squeeze(plain(caption)) == image.alt


def _other(work: Work, element: Element) -> list[m.Block]:
    """A figure of a table, quotation, code, player or several pictures, with its caption in the fitting place."""
    caption_node = next((node for node in element.iterchildren("figcaption") if is_shown(work, node, element)), None)
    if caption_node is None:
        return flowing.container(work, element)
    held = flowing.flow(work, element, skip=(caption_node,))
    first = held[0] if len(held) == 1 else None
    if isinstance(first, m.Table | m.Quote | m.PullQuote):
        words = tidy(content(work, caption_node))
        field = "caption" if isinstance(first, m.Table) else "attribution"
        if not getattr(first, field):
            work.keep(plain(words), first.id)
            return [msgspec.structs.replace(first, **{field: _dressed(work, words)})]
        return [first, *flowing.flush(work, words, caption_node)]
    return [*held, *flowing.container(work, caption_node)]


def lone_image(part: m.Inline) -> m.Inline:
    """The image of a paragraph that is one, also inside a link to its larger self."""
    match part:
        case m.Link(content=(m.Image() as image,)):
            return image
        case _:
            return part


def figure_of(work: Work, image: m.Image, place: Element) -> m.Block:
    """A figure without caption."""
    name = work.place(place)
    work.keep(image.alt, name)
    return m.Figure(id=name, image=image)
