"""The structure tree, built from WeasyPrint's boxes and the document's elements instead of WeasyPrint's own tree.

WeasyPrint makes one structure element a box: a paragraph over two columns becomes two paragraphs, footnotes stand at
the end of the page, a link over two lines is two links. Here one element of the document is one element of the tree:

1. `watch` makes each page remember, while it is painted, which box got which marked-content number, and hands
   WeasyPrint's own tagging an empty page, so that nothing is built twice (WeasyPrint 70, `pdf/tags.py`).
2. `structure` walks the boxes in reading order and hangs each number on the node of its element (`nodes.Tree`).
3. What no node claimed (running heads, page numbers, pull quotes, repeated table heads) becomes an artifact without
   extractable text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint.document import Document, Page
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from briefexport.exporters.pdf.elements import is_a
from briefexport.exporters.pdf.nodes import Node, Tree
from briefexport.exporters.pdf.shown import Lines
from briefexport.exporters.pdf.words import Run, align, complete, mend


class WatchedPage(Page):  # type: ignore[misc]
    """A page that remembers its boxes' marks: `marks` maps a box to its marked-content number."""

    def paint(self, stream: Any, scale: float = 1) -> None:
        super().paint(stream, scale)
        self.stream, self.content = stream, self._page_box
        self.marks = {box: mark["mcid"] for box, mark in stream._tags.items()}
        self.pictures: set[int] = set()  # the marks among them whose words are a picture's
        stream._tags.clear()
        self._page_box: Any = self._page_box.copy_with_children([])


def watch(document: Document) -> None:
    """Make the document's pages remember their marks; call it between layout and writing."""
    for page in document.pages:
        page.__class__ = WatchedPage


def structure(document: Document, language: str) -> Tree:
    """The tree of a written document (its pages watched); marks that it claims are taken from the pages."""
    tree = Tree(document._html.etree_element, language)
    for number, page in enumerate(document.pages):
        _Walk(tree, number, page).page()
    tree.settle()
    lines = [Lines(page.stream.stream, fonts_by_name(document)) for page in document.pages]
    for runs, text in tree.passages():
        align(runs, text)
        mend(runs, text, lines)
    for run in tree.all_runs():
        complete(run, lines)
    return tree


def fonts_by_name(document: Document) -> dict[str, Any]:
    """The fonts by the names the content streams use."""
    return {font.hash: font for font in document.fonts.values()}


class _Walk:
    """One page's boxes in reading order."""

    def __init__(self, tree: Tree, number: int, page: Any) -> None:
        self.tree, self.number, self.page_ = tree, number, page
        self.repeated: set[int] = set()

    def page(self) -> None:
        for child in self.page_.content.children:
            if not isinstance(child, boxes.MarginBox):
                self.box(child)

    def box(self, box: Any) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if self._is_artifact(box):
            return
        if isinstance(box, boxes.TableCellBox):
            self.tree.node(box.element)  # a cell without words is a cell too
        if box.link_annotation and box.element.tag == "a":
            self.tree.node(box.element).links.append((self.number, box.link_annotation))
        if isinstance(box, boxes.TextBox):
            self._text(box)
        elif isinstance(box, boxes.ReplacedBox):
            self._picture(box)
        else:
            self.tree.lines += isinstance(box, boxes.LineBox)
            for child in self._children(box):
                self.box(child)

    def _is_artifact(self, box: Any) -> bool:
        if self.tree.is_decoration(box.element):
            return True
        # WeasyPrint paints a table's head again on every page the table runs over.
        return bool(getattr(box, "is_header", False)) and self.tree.is_repeated(box.element, self.number)

    @staticmethod
    def _children(box: Any) -> Iterator[Any]:
        """A table's caption is a sibling of its table box; all else are children."""
        yield from box.children

    def _text(self, box: Any) -> None:
        mark = self.page_.marks.get(box)
        if is_a(box.element, "hyphen"):  # of the line setting: it stays an artifact
            self.tree.hyphened()
        elif mark is not None and box.text.strip():
            del self.page_.marks[box]
            pseudo = box.element_tag.partition("::")[2]
            node = self.tree.place(box.element, pseudo)
            node.kids.append((self.number, mark))
            run = Run(self.number, mark, box.text, is_a(box.element, "initial"), self.tree.lines, box=box)
            self.tree.runs(node).append(run)

    def _picture(self, box: Any) -> None:
        mark = self.page_.marks.pop(box, None)
        if mark is not None:
            node = self.tree.node(box.element)
            node.kids.append((self.number, mark))
            node.bounds = node.bounds or self._bounds(box)
            self.page_.pictures.add(mark)

    def _bounds(self, box: Any) -> tuple[float, float, float, float]:
        """The picture's place in PDF units (ISO 32000-1, 14.8.5.4.3): from CSS pixels, from the foot of the page."""
        left, top = box.content_box_x(), box.content_box_y()
        right, foot = left + box.width, top + box.height
        height = self.page_.height
        return left * 0.75, (height - foot) * 0.75, right * 0.75, (height - top) * 0.75


def leave_the_rest(document: Document) -> None:
    """Everything painted that the tree does not hold is an artifact, and is left out when text is extracted. So is the
    lettering of a picture: its alternative text speaks for it."""
    for page in document.pages:
        rest = set(page.marks.values())
        if rest or page.pictures:
            _silence(page.stream.stream, rest, page.pictures)


def _silence(items: list[Any], artifacts: set[int], pictures: set[int]) -> None:
    """Rewrites `/Span <</MCID n>> BDC … EMC` to an artifact around a span whose replacement text is empty, or puts such
    a span into it.

    An artifact alone is still copied and extracted (a pull quote would be read twice), so ActualText says: nothing.
    """
    depth = 0
    opened: list[int] = []
    for index, item in enumerate(items):
        if isinstance(item, pydyf.Dictionary) and item.get("MCID") in artifacts:
            items[index - 1] = b"/Artifact BMC /Span"
            items[index] = pydyf.Dictionary({"ActualText": pydyf.String("")})
            opened.append(depth + 1)
        elif isinstance(item, pydyf.Dictionary) and item.get("MCID") in pictures:
            items[index + 1] = b"BDC /Span <</ActualText ()>> BDC"
            opened.append(depth := depth + 1)
        elif item in (b"BDC", b"BMC"):
            depth += 1
        elif item == b"EMC":
            if opened and opened[-1] == depth:
                opened.pop()
                items[index] = b"EMC EMC"
            depth -= 1


def write(tree: Tree, pdf: Any) -> None:
    """Hang the tree on the document's structure root, with its parent tree and its identifiers."""
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    top = _object(pdf, root["K"][0])
    writer = _Writer(pdf)
    top["K"] = pydyf.Array(writer.element(node, top.reference) for node in tree.root.nodes())
    _object(pdf, root["ParentTree"])["Nums"] = writer.parent_tree()
    if writer.identifiers:
        root["IDTree"] = writer.id_tree()
    _drop_links(pdf, writer.claimed)


def _drop_links(pdf: Any, claimed: set[bytes]) -> None:
    """Take the annotations that no link of the tree holds from their pages.

    WeasyPrint annotates every box inside a link again, and the links of pull quotes, which are decoration.
    """
    for reference in pdf.page_references:
        page = _object(pdf, reference)
        if "Annots" in page:
            page["Annots"] = pydyf.Array(kept for kept in page["Annots"] if kept in claimed)


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


class _Writer:
    """Nodes → structure elements (ISO 32000-1, 14.7)."""

    def __init__(self, pdf: Any) -> None:
        self.pdf, self.pages = pdf, pdf.page_references
        self.parents: list[dict[int, bytes]] = [{} for _ in self.pages]
        self.annotations: list[bytes] = []
        self.claimed: set[bytes] = set()
        self.identifiers: dict[str, bytes] = {}

    def element(self, node: Node, parent: bytes) -> bytes:
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.role}", "P": parent})
        self.pdf.add_object(element)
        page = node.page()
        if page is not None:
            element["Pg"] = self.pages[page]
        self._attributes(element, node)
        kids = [self._kid(kid, element, page) for kid in node.kids]
        kids += [self._link(number, annotation, element, node) for number, annotation in node.links]
        element["K"] = pydyf.Array(kids)
        return bytes(element.reference)

    def _attributes(self, element: Any, node: Node) -> None:
        for key, value in (("Lang", node.language), ("Alt", node.alt), ("E", node.expansion), ("ID", node.identifier)):
            if value:
                element[key] = pydyf.String(value)
        if node.identifier:
            self.identifiers[node.identifier] = element.reference
        groups = [pydyf.Dictionary({"O": f"/{owner}", **values}) for owner, values in node.attributes()]
        if groups:
            element["A"] = groups[0] if len(groups) == 1 else pydyf.Array(groups)

    def _kid(self, kid: Node | tuple[int, int], element: Any, page: int | None) -> Any:
        if isinstance(kid, Node):
            return self.element(kid, element.reference)
        number, mark = kid
        self.parents[number][mark] = element.reference
        if number == page:
            return mark
        return pydyf.Dictionary({"Type": "/MCR", "Pg": self.pages[number], "MCID": mark})

    def _link(self, number: int, annotation: Any, element: Any, node: Node) -> Any:
        annotation["StructParent"] = len(self.pages) + len(self.annotations)
        annotation["Contents"] = pydyf.String(node.alt_of_link() or annotation["Contents"].string)
        self.annotations.append(element.reference)
        self.claimed.add(annotation.reference)
        return pydyf.Dictionary({"Type": "/OBJR", "Obj": annotation.reference, "Pg": self.pages[number]})

    def parent_tree(self) -> Any:
        """Page → the elements of its numbers, then annotation → its element."""
        nums = pydyf.Array()
        for number, marks in enumerate(self.parents):
            last = max(marks, default=-1)
            nums += [number, pydyf.Array(marks.get(mark, b"null") for mark in range(last + 1))]
        for number, element in enumerate(self.annotations, start=len(self.pages)):
            nums += [number, element]
        return nums

    def id_tree(self) -> Any:
        names = pydyf.Array()
        for name in sorted(self.identifiers, key=lambda name: pydyf.String(name).data):
            names += [pydyf.String(name), self.identifiers[name]]
        return pydyf.Dictionary({"Names": names})
