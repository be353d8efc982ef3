"""What mammoth would drop or show wrongly, put where it reads it as Word shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from briefexport.readers.docx.relations import Relation
from briefexport.readers.docx.styles import OUTLINE, RULE, Styles
from briefexport.readers.docx.xml import SPACE, A, R, W, is_on, remove, run, unwrap, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
# Stands where a decorative picture has no description, and round the address of a picture that is not in the document:
# mammoth hands descriptions on, and nothing else.
DECORATIVE = "\ue000"
OUTSIDE = "\ue001"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_TO_THE_PICTURE = (f"{A}graphic", f"{A}graphicData", f"{_PICTURE}pic", f"{_PICTURE}blipFill", f"{A}blip")
_SAID = {f"{W}rPr", f"{W}trPr"}
# What may hold text at any depth (ISO/IEC 29500-1, 17): neither properties nor marks, as a bookmark's or a note's call.
_HOLDERS = frozenset(
    W + name
    for name in (
        "document", "body", "p", "r", "hyperlink", "ins", "del", "moveTo", "moveFrom", "smartTag", "customXml", "sdt",
        "sdtContent", "fldSimple", "dir", "bdo", "tbl", "tr", "tc", "footnotes", "footnote", "endnotes", "endnote",
        "txbxContent", "pict", "object", "drawing", "ruby", "rubyBase", "rt", "comments", "comment", "hdr", "ftr",
    )
)  # fmt: skip
# What a paragraph that is a line and no more does not hold.
_HELD = (f"{W}t", f"{W}drawing", f"{W}txbxContent", f"{_V}imagedata", f"{W}footnoteReference", f"{W}endnoteReference")
_WRAPPERS = (f"{W}fldSimple", f"{W}dir", f"{W}bdo", f"{W}moveTo")


def mend(root: Element, relations: Mapping[str, Relation], parts: Mapping[str, bytes], styles: Styles) -> list[str]:
    """Change a part in place; returns the hidden words that left it. `relations` are the part's, by their ids."""
    _one_alternative(root)
    hidden = list(_hidden(root, styles))
    for wrapper in list(root.iter(*_WRAPPERS)):
        unwrap(wrapper)
    _looks(root)
    _readings(root)
    _symbols(root)
    _breaks(root)
    _boxes(root)
    _text_boxes(root)
    _outline_levels(root)
    _links(root, relations)
    _rules(root)
    _old_pictures(root)
    _decorative(root)
    _pictures(root, relations, parts)
    return hidden


def misplaced(root: Element) -> Iterator[str]:
    """The words that stand outside a run of a paragraph, or in what holds no text; Word shows none, and they leave."""
    for text in root.iter(f"{W}t"):
        above = [str(node.tag) for node in text.iterancestors()]
        if text.text and (_is_strange(above) or above[:1] != [f"{W}r"] or f"{W}p" not in above):
            yield text.text
            text.text = ""


def _is_strange(above: list[str]) -> bool:
    """The tags above a text are no place for one: a mark, settings, a drawing without a box, a body in another."""
    drawn = next((place for place, tag in enumerate(above) if tag in {f"{W}drawing", f"{W}pict"}), 0)
    boxless = drawn > 0 and f"{W}txbxContent" not in above[:drawn]
    return boxless or above.count(f"{W}body") > 1 or any(tag.startswith(W) and tag not in _HOLDERS for tag in above)


def without_deleted(root: Element) -> None:
    """Take out what a tracked change deleted or moved elsewhere, formulas and boxes in it too."""
    for gone in list(root.iter(f"{W}del", f"{W}moveFrom")):
        parent = gone.getparent()
        if parent is not None and parent.tag not in _SAID:  # those of a paragraph's mark or of a row stay and say so
            parent.remove(gone)
    for mark in list(root.iterfind(f".//{W}p/{W}pPr/{W}rPr/{W}del")):
        _join(next(mark.iterancestors(f"{W}p")))
        remove(mark)


def _join(paragraph: Element) -> None:
    """A paragraph whose end was deleted is the beginning of the next; the last of a cell or note has none."""
    below = paragraph.getnext()
    if below is None or below.tag != f"{W}p":
        return
    place = 0 if below.find(f"{W}pPr") is None else 1
    for held in [node for node in paragraph if node.tag != f"{W}pPr"]:
        below.insert(place, held)
        place += 1
    remove(paragraph)


def _one_alternative(root: Element) -> None:
    """Of a drawing given in two forms, the one mammoth reads (its fallback), so that no word counts twice."""
    for choice in list(root.iter(f"{MC}Choice")):
        parent = choice.getparent()
        if parent is not None and parent.find(f"{MC}Fallback") is not None:
            parent.remove(choice)
        elif parent is not None:
            choice.tag = f"{MC}Fallback"


def _rules(root: Element) -> None:
    """A line drawn across the page: as Word, Google Docs and pandoc draw it, or an empty paragraph with a border."""
    for line in list(root.iter(f"{_V}rect")):
        if line.get(f"{_O}hr") not in {None, "f", "false"}:
            _rule(line)
    for border in list(root.iterfind(f".//{W}pPr/{W}pBdr/{W}bottom")):
        if border.get(f"{W}val") not in {"none", "nil"}:
            _rule(border)


def _rule(line: Element) -> None:
    """Give the paragraph of a line the style of rules, where it holds nothing else."""
    from lxml import etree

    paragraph = next(line.iterancestors(f"{W}p"), None)
    if paragraph is None or next(paragraph.iter(*_HELD), None) is not None:
        return
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    style = properties.find(f"{W}pStyle")
    if style is None:
        style = etree.Element(f"{W}pStyle")
        properties.insert(0, style)
    style.set(f"{W}val", RULE)
    for drawn in list(paragraph.iter(f"{W}pict")):
        remove(drawn)


def _readings(root: Element) -> None:
    """Ruby: the signs, then how they are read, in brackets."""
    for ruby in list(root.iter(f"{W}ruby")):
        holder = ruby.getparent()
        if holder is None:
            continue
        base, read = (
            "".join(text.text or "" for part in ruby.findall(W + name) for text in part.iter(f"{W}t"))
            for name in ("rubyBase", "rt")
        )
        holder.addnext(run(f"{base}({read})" if read else base))
        remove(ruby)


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


def _hidden(root: Element, styles: Styles) -> Iterator[str]:
    """Hidden text leaves the document; Word neither shows nor prints it."""
    for piece in list(root.iter(f"{W}r")):
        switch = piece.find(f"{W}rPr/{W}vanish")
        if is_on(switch) if switch is not None else _is_hidden_by_style(piece, styles):
            words = "".join(text.text or "" for text in piece.iter(f"{W}t"))
            remove(piece)
            if words.strip():
                yield words


def _is_hidden_by_style(piece: Element, styles: Styles) -> bool:
    if not styles.hidden:
        return False
    paragraph = next(piece.iterancestors(f"{W}p"), None)
    return not styles.hidden.isdisjoint({value(piece, "rPr/rStyle"), value(paragraph, "pPr/pStyle")})


def _looks(root: Element) -> None:
    """Two lines through words are one."""
    for double in list(root.iter(f"{W}dstrike")):
        double.tag = f"{W}strike"


def _breaks(root: Element) -> None:
    """A page's or column's end inside a line is a space; a carriage return is a line's end."""
    for end in list(root.iter(f"{W}cr")):
        end.tag = f"{W}br"
    for end in list(root.iter(f"{W}br")):
        if end.get(f"{W}type") in {"page", "column"}:
            end.tag = f"{W}t"
            end.text = " "
            end.set(SPACE, "preserve")


def _boxes(root: Element) -> None:
    """A box to tick as the sign it shows; at the beginning of an item the sign becomes a task's state."""
    for control in list(root.iter(f"{W}sdt")):
        content = control.find(f"{W}sdtContent")
        if content is not None and control.find(f"{W}sdtPr/{_W14}checkbox") is not None:
            control.addprevious(content)
            unwrap(content)
            remove(control)


def _links(root: Element, relations: Mapping[str, Relation]) -> None:
    """A link whose address is not in the document is its words."""
    for link in list(root.iter(f"{W}hyperlink")):
        key = link.get(f"{R}id")
        if key is not None and key not in relations:
            unwrap(link)


def _old_pictures(root: Element) -> None:
    """Pictures of old drawings as those of new ones, the only ones whose description mammoth reads."""
    from lxml import etree

    for data in list(root.iter(f"{_V}imagedata")):
        shape, holder = data.getparent(), next(data.iterancestors(f"{W}pict", f"{W}object"), None)
        key = data.get(f"{R}id")
        if shape is None or holder is None or not key:
            continue
        inline = etree.Element(f"{_DRAWING}inline")
        etree.SubElement(inline, f"{_DRAWING}docPr").set("descr", shape.get("alt") or data.get(f"{_O}title") or "")
        node = inline
        for name in _TO_THE_PICTURE:
            node = etree.SubElement(node, name)
        node.set(f"{R}embed", key)
        holder.addprevious(inline)
        remove(data)


def _decorative(root: Element) -> None:
    for mark in root.iter(_DECORATIVE):
        picture = next(mark.iterancestors(f"{_DRAWING}docPr"), None)
        if picture is not None and mark.get("val") in {"1", "true"}:
            picture.set("descr", DECORATIVE)


def _pictures(root: Element, relations: Mapping[str, Relation], parts: Mapping[str, bytes]) -> None:
    """A picture outside the document goes by its address; one whose file is nowhere cannot be read."""
    for blip in list(root.iter(f"{A}blip")):
        keys = [key for name in ("embed", "link") if (key := blip.get(R + name))]
        found = [relations[key] for key in keys if key in relations]
        if any(one.target in parts for one in found) and keys[0] in relations:
            continue
        if outside := next((one.target for one in found if one.is_outside), ""):
            _describe_outside(blip, outside)
        elif keys:
            remove(blip)


def _describe_outside(blip: Element, address: str) -> None:
    """The address goes with the description, for mammoth would open it."""
    drawing = next(blip.iterancestors(f"{_DRAWING}inline", f"{_DRAWING}anchor"), None)
    said = drawing.find(f"{_DRAWING}docPr") if drawing is not None else None
    if said is not None:
        said.set("descr", f"{OUTSIDE}{address}{OUTSIDE}{said.get('descr') or said.get('title') or ''}")
