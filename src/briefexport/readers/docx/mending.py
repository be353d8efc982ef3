"""What mammoth would drop or show wrongly, put where it reads it as Word shows it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_V = "{urn:schemas-microsoft-com:vml}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
# Stands where a decorative picture has no description: mammoth hands descriptions on, and nothing else.
DECORATIVE = "\ue000"
# The style that a paragraph with an outline level of its own is given.
OUTLINE = "BriefOutline"
_WRAPPERS = (f"{W}fldSimple", f"{W}dir", f"{W}bdo", f"{W}moveTo")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def mend(root: Element, pictures: Collection[str]) -> list[str]:
    """Change a part in place; returns the hidden words that left it. `pictures` are the relations that lead to one."""
    _one_alternative(root)
    for moved in list(root.iter(f"{W}moveFrom")):
        _remove(moved)
    hidden = list(_hidden(root))
    for wrapper in list(root.iter(*_WRAPPERS)):
        _unwrap(wrapper)
    _readings(root)
    _symbols(root)
    _page_breaks(root)
    _text_boxes(root)
    _outline_levels(root)
    _decorative(root)
    _without_file(root, pictures)
    return hidden


def _one_alternative(root: Element) -> None:
    """Of a drawing given in two forms, the one mammoth reads (its fallback), so that no word counts twice."""
    for choice in list(root.iter(f"{MC}Choice")):
        parent = choice.getparent()
        if parent is not None and parent.find(f"{MC}Fallback") is not None:
            parent.remove(choice)
        elif parent is not None:
            choice.tag = f"{MC}Fallback"


def _remove(node: Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _unwrap(node: Element) -> None:
    for child in list(node):
        node.addprevious(child)
    _remove(node)


def _is_on(node: Element | None) -> bool:
    return node is not None and node.get(f"{W}val", "true") not in {"0", "false", "off"}


def _hidden(root: Element) -> Iterator[str]:
    """Hidden text leaves the document; Word neither shows nor prints it."""
    for run in list(root.iter(f"{W}r")):
        if _is_on(run.find(f"{W}rPr/{W}vanish")):
            words = "".join(text.text or "" for text in run.iter(f"{W}t"))
            _remove(run)
            if words.strip():
                yield words


def _run(words: str) -> Element:
    from lxml import etree

    run = etree.Element(f"{W}r")
    text = etree.SubElement(run, f"{W}t")
    text.text = words
    text.set(_SPACE, "preserve")
    return run


def _readings(root: Element) -> None:
    """Ruby: the signs, then how they are read, in brackets."""
    for ruby in list(root.iter(f"{W}ruby")):
        run = ruby.getparent()
        if run is None:
            continue
        base, read = (
            "".join(text.text or "" for part in ruby.findall(W + name) for text in part.iter(f"{W}t"))
            for name in ("rubyBase", "rt")
        )
        run.addnext(_run(f"{base}({read})" if read else base))
        _remove(ruby)


def _symbols(root: Element) -> None:
    """Signs of symbol fonts as the signs they show, by mammoth's own table, and signs that name themselves."""
    from mammoth.docx.dingbats import dingbats

    for symbol in list(root.iter(f"{W}sym")):
        font, code = symbol.get(f"{W}font") or "", symbol.get(f"{W}char") or ""
        if not re.fullmatch("[0-9A-Fa-f]{4}", code):
            continue
        number = int(code, 16)
        shown = dingbats.get((font, number)) or dingbats.get((font, number & 0xFF))
        if shown or 0x100 <= number < 0xD800 or 0xF900 <= number < 0xFFFE:
            symbol.tag = f"{W}t"
            symbol.text = chr(shown or number)


def _page_breaks(root: Element) -> None:
    """A page's or column's end inside a line is a space."""
    for end in list(root.iter(f"{W}br")):
        if end.get(f"{W}type") in {"page", "column"}:
            end.tag = f"{W}t"
            end.text = " "
            end.set(_SPACE, "preserve")


def _text_boxes(root: Element) -> None:
    """Boxes of new drawings as boxes of old ones, which mammoth reads."""
    from lxml import etree

    for content in list(root.iter(f"{W}txbxContent")):
        drawing = next(content.iterancestors(f"{W}drawing"), None)
        if drawing is not None:
            picture = etree.Element(f"{W}pict")
            etree.SubElement(picture, f"{_V}textbox").append(content)
            drawing.addnext(picture)


def _outline_levels(root: Element) -> None:
    """A paragraph may be a heading by its own outline level, whatever its style is called."""
    from lxml import etree

    for outline in list(root.iter(f"{W}outlineLvl")):
        properties = outline.getparent()
        level = outline.get(f"{W}val") or ""
        if properties is None or properties.tag != f"{W}pPr" or not re.fullmatch("[0-5]", level):
            continue
        style = properties.find(f"{W}pStyle")
        if style is None:
            style = etree.Element(f"{W}pStyle")
            properties.insert(0, style)
        if not re.search("title|heading", style.get(f"{W}val") or "", re.I):
            style.set(f"{W}val", f"{OUTLINE}{int(level) + 1}")


def _decorative(root: Element) -> None:
    for mark in root.iter(_DECORATIVE):
        picture = next(mark.iterancestors(_DOC_PR), None)
        if picture is not None and mark.get("val") in {"1", "true"}:
            picture.set("descr", DECORATIVE)


def _without_file(root: Element, pictures: Collection[str]) -> None:
    """A picture whose file is not in the document cannot be read."""
    for blip in list(root.iter(f"{_A}blip", f"{_V}imagedata")):
        address = blip.get(f"{_R}embed") or blip.get(f"{_R}link") or blip.get(f"{_R}id")
        if address and address not in pictures:
            _remove(blip)
