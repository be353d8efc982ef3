"""What is done to a document's XML before mammoth reads it, and what is learnt from it.

mammoth drops formulas and knows only styles by name; the words are counted here on their own, so that the account of
every word does not rest on the library that is being checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefexport.errors import ContentError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MAIN = re.compile(r"^word/document\d*\.xml$")
_NOTES = re.compile(r"^word/(footnotes|endnotes)\d*\.xml$")
_COMMENTS = re.compile(r"^word/comments\d*\.xml$")
_DEEPEST = 200

# Built-in names, which Word writes in English whatever its own language, and the names pandoc and LibreOffice use.
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Author'] => p.author:fresh
p[style-name='Date'] => p.date:fresh
p[style-name='Abstract'] => p.abstract:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='Image Caption'] => p.caption:fresh
p[style-name='Table Caption'] => p.caption:fresh
p[style-name='Figure'] => p:fresh
p[style-name='Captioned Figure'] => p:fresh
p[style-name='Definition Term'] => dl > dt:fresh
p[style-name='Definition'] => dl > dd:fresh
p[style-name='Source Code'] => pre:separator('\\n')
p[style-name='HTML Preformatted'] => pre:separator('\\n')
p[style-name='Preformatted Text'] => pre:separator('\\n')
r[style-name='Verbatim Char'] => code
r[style-name='HTML Code'] => code
r[style-name='Source Text'] => code
r[style-name='Strong'] => strong
r[style-name='Emphasis'] => em
strike => s
"""


@dataclass(frozen=True)
class Prepared:
    """The parts to be read, the style map, and what was found: words, formulas, comments."""

    parts: dict[str, bytes]
    styles: str
    words: str
    formulas: int
    comments: int


def prepare(parts: Mapping[str, bytes], name: str) -> Prepared:
    """Raises ContentError for XML that is broken or nested too deeply."""
    changed = dict(parts)
    words: list[str] = []
    formulas = 0
    for part in sorted(parts, key=lambda part: (not _MAIN.match(part), part)):
        if not (_MAIN.match(part) or _NOTES.match(part)):
            continue
        root = _parsed(parts[part], part, name)
        formulas += _formulas_as_words(root)
        _one_alternative(root)
        words += _words(root)
        changed[part] = _written(root)
    styles = _STYLES + "\n".join(_heading_styles(parts, name))
    comments = sum(
        len(list(_parsed(parts[part], part, name).iter(f"{W}comment"))) for part in parts if _COMMENTS.match(part)
    )
    return Prepared(changed, styles, " ".join(words), formulas, comments)


def _parsed(data: bytes, part: str, name: str) -> Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        deep = "depth" in str(error)
        raise ContentError(
            f"{name}: {part} {'is nested too deeply' if deep else 'is broken XML'} ({error})",
            code="nesting-too-deep" if deep else "docx-refused",
            hint="save the document again from Word or Google Docs",
            file=name,
        ) from error
    return root


def _written(root: Element) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _formulas_as_words(root: Element) -> int:
    """Office formulas as runs of their signs: mammoth would drop them. Returns how many there were."""
    from lxml import etree

    found = list(root.iter(f"{M}oMath"))
    for formula in found:
        run = etree.Element(f"{W}r")
        etree.SubElement(run, f"{W}t").text = "".join(text.text or "" for text in formula.iter(f"{M}t"))
        run.tail = formula.tail
        parent = formula.getparent()
        if parent is not None:
            parent.replace(formula, run)
    for paragraph in list(root.iter(f"{M}oMathPara")):
        parent = paragraph.getparent()
        if parent is not None:
            for run in paragraph.findall(f"{W}r"):
                paragraph.addprevious(run)
            parent.remove(paragraph)
    return len(found)


def _one_alternative(root: Element) -> None:
    """Of a drawing given in two forms, the one mammoth reads (its fallback), so that no word counts twice."""
    for choice in list(root.iter(f"{MC}Choice")):
        parent = choice.getparent()
        if parent is not None and parent.find(f"{MC}Fallback") is not None:
            parent.remove(choice)


def _words(root: Element) -> Iterator[str]:
    """The document's visible words, paragraph by paragraph; deleted text (`w:delText`) is not visible."""
    for paragraph in root.iter(f"{W}p"):
        texts = (_text(node) for node in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}noBreakHyphen"))
        own = "".join(
            text
            for node, text in zip(paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}noBreakHyphen"), texts, strict=True)
            if next(node.iterancestors(f"{W}p")) is paragraph
        )
        yield own


def _text(node: Element) -> str:
    if node.tag == f"{W}t":
        return node.text or ""
    return "\u2011" if node.tag == f"{W}noBreakHyphen" else " "


def _heading_styles(parts: Mapping[str, bytes], name: str) -> Iterator[str]:
    """A map line for each style of the writer's own that descends from a heading or has its outline level."""
    data = parts.get("word/styles.xml")
    if data is None:
        return
    styles = {
        style.get(f"{W}styleId") or "": style for style in _parsed(data, "word/styles.xml", name).iter(f"{W}style")
    }
    for key, style in styles.items():
        level = _level(style, styles)
        if level and re.fullmatch(r"[\w-]+", key):
            yield f"p.{key} => h{min(level, 6)}:fresh"


def _level(style: Element, styles: Mapping[str, Element]) -> int:
    """The heading level of a paragraph style by its ancestry; 0 when it is none."""
    seen: set[str] = set()
    while style is not None and style.get(f"{W}type") == "paragraph":
        if found := re.fullmatch(r"heading ([1-9])", _value(style, "name").lower()):
            return int(found[1])
        if (outline := style.find(f"{W}pPr/{W}outlineLvl")) is not None and (
            outline.get(f"{W}val") or "9"
        ) in "012345678":
            return int(outline.get(f"{W}val") or 0) + 1
        key = _value(style, "basedOn")
        if not key or key in seen or key not in styles:
            return 0
        seen.add(key)
        style = styles[key]
    return 0


def _value(style: Element, child: str) -> str:
    found = style.find(f"{W}{child}")
    return (found.get(f"{W}val") or "") if found is not None else ""
