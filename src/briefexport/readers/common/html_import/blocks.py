"""Elements on lines of their own: a flow of mixed words and elements becomes blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefexport import model as m
from briefexport.readers.common.html_import import boxes, figures, lists, tables
from briefexport.readers.common.html_import.inlines import content, inline, left_out, tongue, wrapper
from briefexport.readers.common.html_import.spaces import paragraphs, says_something, tidy
from briefexport.readers.common.html_import.tags import BLOCKS, HEADINGS, classes
from briefexport.readers.common.html_import.work import Work, Wrap
from briefexport.text import plain

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_VERSE = frozenset({"line-block", "verse", "poem", "wp-block-verse"})


def flow(work: Work, element: Element, skip: Sequence[Element] = ()) -> list[m.Block]:
    """The blocks of an element's content; words between block elements are paragraphs of their own."""
    blocks: list[m.Block] = []
    run: list[m.Inline] = []
    place = element
    for node in _pieces(element):
        if isinstance(node, str):
            run.append(m.Text(node))
        elif node in skip:
            continue
        elif is_block(work, node):
            blocks += flush(work, run, place)
            run, place = [], node
            blocks += block(work, node)
        else:
            place = place if says_something(run) else node
            run += inline(work, node)
    return blocks + flush(work, run, place)


def part(work: Work, element: Element) -> list[m.Block]:
    """The blocks of one element of a page, as if nothing stood around it."""
    return block(work, element) if is_block(work, element) else flush(work, inline(work, element), element)


def _pieces(element: Element) -> Iterator[str | Element]:
    if element.text:
        yield element.text
    for child in element:
        yield child
        if child.tail:
            yield child.tail


def is_block(work: Work, element: Element) -> bool:
    """A block element, or one in the line that holds block elements."""
    if not isinstance(element.tag, str) or element in work.claimed or element in work.calls:
        return False
    # `iter(*BLOCKS)` would first make a list of forty names, for elements that mostly hold nothing.
    return element.tag in BLOCKS or (len(element) > 0 and any(node.tag in BLOCKS for node in element.iterdescendants()))


def flush(work: Work, run: Sequence[m.Inline], place: Element) -> list[m.Block]:
    """A finished run as paragraphs; a picture alone is a figure, a formula alone a formula on its own line."""
    blocks: list[m.Block] = []
    if len(run) < 2 and not says_something(run):
        return blocks  # the line ends between elements
    for part in paragraphs(run):
        words = tidy(part)
        if not words:
            continue
        blocks += _lone(work, words, place) or [_paragraph(work, words, place)]
    return blocks


def _paragraph(work: Work, words: m.Inlines, place: Element) -> m.Block:
    name = work.place(place)
    work.keep(plain(words), name)
    return m.Paragraph(id=name, content=work.dressed(words))


def _lone(work: Work, words: m.Inlines, place: Element) -> list[m.Block]:
    """Figures for a paragraph of nothing but pictures, a math block for one display formula."""
    if len(words) == 1 and isinstance(words[0], m.Math) and _is_display(place):
        name = work.place(place)
        work.keep(words[0].tex, name)
        return [m.MathBlock(id=name, tex=words[0].tex)]
    if any(isinstance(part, m.Text) and part.text.strip() for part in words):
        return []
    found = [figures.lone_image(part) for part in words if not isinstance(part, m.Text)]
    found = [image for image in found if not isinstance(image, m.LineBreak)]
    pictures = [image for image in found if isinstance(image, m.Image)]
    if not pictures or len(pictures) != len(found):
        return []
    return [figures.figure_of(work, image, place) for image in pictures]


def _is_display(place: Element) -> bool:
    return any("display" in classes(node) or node.get("display") == "block" for node in place.iter())


def block(work: Work, element: Element) -> list[m.Block]:
    """The blocks one block element becomes."""
    if left_out(work, element):
        return []
    tag = str(element.tag)
    names = classes(element)
    if level := heading_level(element):
        return heading(work, element, level)
    if tag in {"ul", "ol", "menu", "dir"}:
        return lists.items_of(work, element)
    if tag == "dl":
        return lists.definitions(work, element)
    if tag == "pre" and not names & _VERSE:
        return code_block(work, element)
    if tag == "hr":
        return [m.Rule(id=work.place(element))]
    if tag == "table":
        return tables.table(work, element)
    if tag in {"figure", "amp-carousel"} or names & {"wp-caption"}:
        return figures.figure(work, element)
    if names & _VERSE:
        return verse(work, element)
    boxed = boxes.box(work, element)
    return container(work, element) if boxed is None else boxed


def container(work: Work, element: Element) -> list[m.Block]:
    """An element that only groups: its blocks, each run in what the element means (`<a>`, `<b>`, `lang`)."""
    wrap = _wrap_of(work, element)
    if wrap is None:
        return flow(work, element)
    with work.wrapped(wrap):
        return flow(work, element)


def _wrap_of(work: Work, element: Element) -> Wrap | None:
    if element.tag in BLOCKS and not any(tongue(work, element)):
        return None
    return lambda run: tuple(wrapper(work, element, run))


def heading_level(element: Element) -> int:
    """The level of an element that is a heading, by its name or its role (WAI-ARIA 1.2, `heading`); 0 for others."""
    if element.get("role") == "heading":
        level = element.get("aria-level") or ""
        return HEADINGS.get(f"h{level}", 0) or HEADINGS.get(str(element.tag), 2)
    return HEADINGS.get(str(element.tag), 0)


def heading(work: Work, element: Element, level: int) -> list[m.Block]:
    """A heading at the level of the source, 1 among them: who calls shifts them under the headline."""
    words = tidy(content(work, element))
    if not plain(words).strip():
        return flush(work, words, element)
    name = work.place(element)
    work.keep(plain(words), name)
    return [m.Heading(id=name, level=level, content=work.dressed(words))]


def _verbatim(work: Work, element: Element) -> Iterator[str]:
    """The text of an element as it stands, without what is no part of it: a copy button, a script."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and not left_out(work, child):
            yield from _verbatim(work, child)
        yield child.tail or ""


def code_block(work: Work, element: Element) -> list[m.Block]:
    """Preformatted text, line ends kept; its language from `language-x` on it or on its code element."""
    for lone in element.iter("br"):
        lone.text = "\n"
    text = "".join(_verbatim(work, element)).strip("\n")
    if not text.strip():
        return []
    name = work.place(element)
    work.keep(text, name)
    return [m.CodeBlock(id=name, text=text, language=_code_language(element))]


def _code_language(element: Element) -> str:
    parent = element.getparent()
    for node in (element, *element.iter("code"), *(() if parent is None else (parent,))):
        names = (node.get("class") or "").split()
        for name in names:
            found = re.fullmatch(r"(?:language|lang|highlight-source|highlight|brush:?)-?([\w+#.-]+)", name)
            if found:
                return found[1]
        if "sourceCode" in names and len(names) > 1:  # pandoc
            return next(name for name in names if name != "sourceCode")
    return ""


def verse(work: Work, element: Element) -> list[m.Block]:
    """Lines that are lines: cut at breaks, and in preformatted text at line ends."""
    if next(element.iter(*(BLOCKS - {"div", "p", "pre"})), None) is not None:
        return container(work, element)
    run = content(work, element)
    if element.tag == "pre":
        run = [piece for part in run for piece in _cut_lines(part)]
    lines: list[list[m.Inline]] = [[]]
    for part in run:
        if isinstance(part, m.LineBreak):
            lines.append([])
        else:
            lines[-1].append(part)
    kept = [words for line in lines if (words := tidy(line))]
    if not kept:
        return []
    name = work.place(element)
    work.keep(" ".join(map(plain, kept)), name)
    return [m.Verse(id=name, lines=tuple(m.Line(content=work.dressed(words)) for words in kept))]


def _cut_lines(part: m.Inline) -> list[m.Inline]:
    if not isinstance(part, m.Text):
        return [part]
    cut: list[m.Inline] = []
    for index, line in enumerate(part.text.split("\n")):
        cut += [m.LineBreak(), m.Text(line)] if index else [m.Text(line)]
    return cut
