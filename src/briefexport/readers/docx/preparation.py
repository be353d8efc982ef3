"""What is done to a document's XML before mammoth reads it, and what is learnt from it.

mammoth drops formulas and knows only styles by name; the words are counted here on their own, so that the account of
every word does not rest on the library that is being checked.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefexport.errors import ContentError
from briefexport.readers.docx import formulas, mending

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MAIN = re.compile(r"^word/document\d*\.xml$")
_NOTES = re.compile(r"^word/(footnotes|endnotes)\d*\.xml$")
_COMMENTS = re.compile(r"^word/comments\d*\.xml$")
_SIGNS = {f"{W}noBreakHyphen": "\u2011", f"{W}softHyphen": "\u00ad"}
_WORDED = (f"{W}t", f"{W}tab", f"{W}br", *_SIGNS)

# Built-in names, which Word writes in English whatever its own language, and the names pandoc and LibreOffice use.
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Author'] => p.author:fresh
p[style-name='Date'] => p.date:fresh
p[style-name='Abstract Title'] => p.abstract-title:fresh
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
r.BriefFormula => span.math.inline
r.BriefDisplay => span.math.display
r[style-name='Strong'] => strong
r[style-name='Emphasis'] => em
strike => s
"""


# Word writes built-in names in English whatever its language; other programs write them as they show them.
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|titulo|kop|rubrik|overskrift|otsikko|nadpis|nagłówek|başlık|címsor"
    r"|заголовок|見出し|标题|標題|제목) ?([1-9])"
)
_TRANSLATED = {
    **dict.fromkeys(("titel", "titre", "título", "titolo", "tytuł", "название", "表題", "标题"), "h1.title"),
    **dict.fromkeys(("untertitel", "sous-titre", "subtítulo", "sottotitolo", "подзаголовок", "副標題"), "p.subtitle"),
    **dict.fromkeys(("zitat", "citation", "cita", "citazione", "citaat", "citat", "cytat", "цитата"), "blockquote > p"),
    **dict.fromkeys(("beschriftung", "légende", "leyenda", "didascalia", "bijschrift"), "p.caption"),
}


@dataclass(frozen=True)
class Prepared:
    """The parts to be read, the style map, and what was found: words, formulas, comments, hidden text."""

    parts: dict[str, bytes]
    styles: str
    words: str
    formulas: int
    comments: int
    hidden: tuple[str, ...] = ()


def prepare(parts: Mapping[str, bytes], name: str) -> Prepared:
    """Raises ContentError for XML that is broken or nested too deeply."""
    changed = dict(parts)
    words: list[str] = []
    hidden: list[str] = []
    count = 0
    for part in sorted(parts, key=lambda part: (not _MAIN.match(part), part)):
        if not (_MAIN.match(part) or _NOTES.match(part)):
            continue
        root = _parsed(parts[part], part, name)
        count += _formulas_as_tex(root, part, name)
        hidden += mending.mend(root, _pictures(parts, part, name))
        words += _words(root)
        changed[part] = _written(root)
    outlines = (f"p.{mending.OUTLINE}{level} => h{level}:fresh" for level in range(1, 7))
    styles = _STYLES + "\n".join((*outlines, *_own_styles(parts, name)))
    comments = sum(
        len(list(_parsed(parts[part], part, name).iter(f"{W}comment"))) for part in parts if _COMMENTS.match(part)
    )
    return Prepared(changed, styles, " ".join(words), count, comments, tuple(hidden))


def _pictures(parts: Mapping[str, bytes], part: str, name: str) -> frozenset[str]:
    """The relations of a part that lead to a file of the document, or out of it (told of when it is opened)."""
    folder, _, own = part.rpartition("/")
    data = parts.get(f"{folder}/_rels/{own}.rels")
    if data is None:
        return frozenset()
    found = set()
    for relation in _parsed(data, f"{own}.rels", name):
        target = relation.get("Target") or ""
        inside = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
        if relation.get("TargetMode") == "External" or inside in parts:
            found.add(relation.get("Id") or "")
    return frozenset(found)


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


def _deep(name: str, part: str) -> ContentError:
    return ContentError(
        f"{name}: {part} is nested too deeply",
        code="nesting-too-deep",
        hint="save the document again from Word or Google Docs",
        file=name,
    )


def _formulas_as_tex(root: Element, part: str, name: str) -> int:
    """Office formulas as runs of TeX: mammoth would drop them. Returns how many there were."""
    from lxml import etree

    found = list(root.iter(f"{M}oMath"))
    for formula in found:
        parent = formula.getparent()
        if parent is None:
            continue
        display = parent.tag == f"{M}oMathPara"
        run = etree.Element(f"{W}r")
        style = etree.SubElement(etree.SubElement(run, f"{W}rPr"), f"{W}rStyle")
        style.set(f"{W}val", "BriefDisplay" if display else "BriefFormula")
        try:
            tex = formulas.tex(formula)
        except RecursionError as error:
            raise _deep(name, part) from error
        etree.SubElement(run, f"{W}t").text = rf"\[{tex}\]" if display else rf"\({tex}\)"
        run.tail = formula.tail
        parent.replace(formula, run)
    for paragraph in list(root.iter(f"{M}oMathPara")):
        for run in paragraph.findall(f"{W}r"):
            paragraph.addprevious(run)
        if (parent := paragraph.getparent()) is not None:
            parent.remove(paragraph)
    return len(found)


def _words(root: Element) -> Iterator[str]:
    """The document's visible words, paragraph by paragraph; deleted text (`w:delText`) is not visible."""
    for paragraph in root.iter(f"{W}p"):
        yield "".join(
            _text(node) for node in paragraph.iter(*_WORDED) if next(node.iterancestors(f"{W}p")) is paragraph
        )


def _text(node: Element) -> str:
    return node.text or "" if node.tag == f"{W}t" else _SIGNS.get(str(node.tag), " ")


def _own_styles(parts: Mapping[str, bytes], name: str) -> Iterator[str]:
    """A map line for each style of the writer's own, or of a program that translates the built-in names."""
    data = parts.get("word/styles.xml")
    if data is None:
        return
    styles = {
        style.get(f"{W}styleId") or "": style for style in _parsed(data, "word/styles.xml", name).iter(f"{W}style")
    }
    for style in styles.values():
        said = _value(style, "name")
        if style.get(f"{W}type") != "paragraph" or not said or re.search(r"['\\\n]", said):
            continue
        if made := _TRANSLATED.get(said.lower()):
            yield f"p[style-name='{said}'] => {made}:fresh"
        elif level := _level(style, styles):
            yield f"p[style-name='{said}'] => h{min(level, 6)}:fresh"


def _level(style: Element, styles: Mapping[str, Element]) -> int:
    """The heading level of a paragraph style by its ancestry; 0 when it is none."""
    seen: set[str] = set()
    while style is not None and style.get(f"{W}type") == "paragraph":
        if found := _HEADING.fullmatch(_value(style, "name").lower()):
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
