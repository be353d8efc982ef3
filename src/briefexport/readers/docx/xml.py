"""The document's XML in and out, and the names of its elements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefexport.errors import ContentError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def parsed(data: bytes, part: str, name: str) -> Element:
    """The root of a part. Raises ContentError for XML that is broken or nested too deeply."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error):
            raise too_deep(name, part) from error
        raise ContentError(
            f"{name}: {part} is broken XML ({error.msg})",
            code="docx-refused",
            hint="save the document again from Word or Google Docs",
            file=name,
        ) from error


def written(root: Element) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def too_deep(name: str, part: str) -> ContentError:
    return ContentError(
        f"{name}: {part} is nested too deeply",
        code="nesting-too-deep",
        hint="save the document again from Word or Google Docs",
        file=name,
    )


def value(node: Element | None, path: str) -> str:
    """The `w:val` of the element a path of plain names leads to (`pPr/numPr/numId`); empty when there is none."""
    found = node.find("/".join(W + step for step in path.split("/"))) if node is not None else None
    return (found.get(f"{W}val") or "") if found is not None else ""


def is_on(node: Element | None) -> bool:
    """True for a switch that is there and not turned off."""
    return node is not None and node.get(f"{W}val", "true") not in {"0", "false", "off"}


def remove(node: Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def unwrap(node: Element) -> None:
    """Put what an element holds in its place."""
    for child in list(node):
        node.addprevious(child)
    remove(node)


def run(words: str, style: str = "") -> Element:
    """A run of these words, white space kept, perhaps in a character style."""
    from lxml import etree

    made = etree.Element(f"{W}r")
    if style:
        etree.SubElement(etree.SubElement(made, f"{W}rPr"), f"{W}rStyle").set(f"{W}val", style)
    text = etree.SubElement(made, f"{W}t")
    text.text = words
    text.set(SPACE, "preserve")
    return made
