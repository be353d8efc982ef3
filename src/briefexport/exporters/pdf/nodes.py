"""Elements of the printed document → nodes of the structure tree (ISO 32000-1, 14.8.4; ISO 14289-1, clause 7)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from briefexport.exporters.pdf.elements import cell_values, is_a, words
from briefexport.exporters.pdf.roles import HOLDERS, LINES, ROLES, WITHIN

if TYPE_CHECKING:
    from briefexport.exporters.pdf.words import Run

DECORATION = frozenset({"pull-quote", "decoration"})


@dataclasses.dataclass(eq=False)
class Node:
    """One structure element. `kids` are nodes and (page, marked-content number) in reading order."""

    role: str
    parent: Node | None
    element: Any = None
    language: str = ""
    alt: str = ""
    expansion: str = ""
    identifier: str = ""
    kids: list[Any] = dataclasses.field(default_factory=list)
    links: list[tuple[int, Any]] = dataclasses.field(default_factory=list)
    bounds: tuple[float, float, float, float] | None = None
    values: dict[str, Any] = dataclasses.field(default_factory=dict)

    def nodes(self) -> Iterator[Node]:
        return (kid for kid in self.kids if isinstance(kid, Node))

    def bulleted(self) -> Node | None:
        """The item around it whose label a box to tick is; none in a numbered list, where that is the number."""
        if self.role != "LI":
            return self.parent.bulleted() if self.parent else None
        ordered = self.parent and self.parent.element is not None and self.parent.element.tag == "ol"
        return None if ordered else self

    def page(self) -> int | None:
        """The page of its first words or, for one without, of its first kid's."""
        for kid in self.kids:
            found = kid.page() if isinstance(kid, Node) else kid[0]
            if found is not None:
                return int(found)
        return self.links[0][0] if self.links else None

    def attributes(self) -> list[tuple[str, dict[str, Any]]]:
        """(owner, attributes) groups."""
        import pydyf

        groups: list[tuple[str, dict[str, Any]]] = []
        if self.bounds:
            groups.append(("Layout", {"BBox": pydyf.Array(self.bounds), "Placement": "/Block"}))
        if self.values:
            groups.append(("List" if self.role == "L" else "Table", self.values))
        return groups

    def alt_of_link(self) -> str:
        """What the link is called: its title, else its words."""
        if self.element is None:
            return ""
        return str(self.element.get("title") or self.element.get("aria-label") or words(self.element))


class Tree:
    """The nodes of a document, made as its elements are met in reading order."""

    def __init__(self, root: Any, language: str) -> None:
        self.root = Node("Document", None, root)
        self.lines = 0  # met so far
        self._language = language
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self._nodes: dict[Any, Node] = {}
        self._labels: dict[Any, Node] = {}
        self._heads: dict[Any, int] = {}
        self._notes: set[Any] = set()
        self._decoration: dict[Any, bool] = {}
        self._runs: dict[Node, list[Run]] = {}
        self._last: list[Run] = []

    # where words go -------------------------------------------------------------------------------------------------

    def place(self, element: Any, pseudo: str) -> Node:
        """The node for words of this element, or of its generated part (`marker`, `footnote-call` …)."""
        match pseudo:
            case "marker":
                return self._label(element, self._list_item(element))
            case "footnote-call":
                return self._call(element)
            case "footnote-marker":
                return self._label(element, self.node(element))
            case _:
                return self.node(element)

    def node(self, element: Any) -> Node:
        """The node that holds the words of this element, made with those around it when it is first met."""
        if element is None or element is self.root.element:
            return self.root
        found = self._nodes.get(element)
        if found is None:
            found = self._nodes[element] = self._made(element)
        return found

    def _made(self, element: Any) -> Node:
        tag, kinds = element.tag, (element.get("class") or "").split()
        if tag == "span" and "footnote" in kinds:
            return self._note(element)
        around = self.node(self._parents.get(element))
        match tag:
            case "li":
                return self._item(element, around)
            case "dt" | "dd":
                return self._definition(element, around)
        if "task-mark" in kinds and (item := around.bulleted()):
            around = self._label(element, item)
        role = self._role(element, kinds, around)
        return self._new(role, around, element) if role else around

    def _role(self, element: Any, kinds: list[str], around: Node) -> str:
        """The element's role; empty when its words belong to the node around it."""
        role = ROLES.get(element.tag, "")
        if element.tag == "img" and "math" in kinds:
            role = "Formula"
        if element.tag == "aside" and "note" in kinds:
            role = "Note"
        if role == "L" and around.role == "TOC":
            return ""
        if role == "P" and around.role in LINES:
            role = "Span"
        if not role and self._own_language(element):
            role = "Span" if around.role in LINES or element.tag == "span" else "Div"
        return role

    def _new(self, role: str, around: Node, element: Any) -> Node:
        node = Node(role, around, element)
        node.language = self._own_language(element)
        node.identifier = element.get("id") or ""
        match element.tag:
            case "img":
                node.alt = element.get("alt") or ""
            case "abbr":
                node.expansion = element.get("title") or ""
            case "th" | "td":
                node.values = cell_values(element)
        around.kids.append(node)
        return node

    def _own_language(self, element: Any) -> str:
        """The element's language where it differs from the one around it."""
        own = element.get("lang") or ""
        if not own or element.tag in ("html", "body"):
            return ""
        outer = self._parents.get(element)
        while outer is not None and not outer.get("lang"):
            outer = self._parents.get(outer)
        around = self._language if outer is None else outer.get("lang")
        return "" if own.lower() == around.lower() else str(own)

    # lists ----------------------------------------------------------------------------------------------------------

    def _item(self, element: Any, around: Node) -> Node:
        """LI with its LBody, which holds the words; the label is set before it when the marker is met."""
        if around.role == "TOC":
            entry = Node("TOCI", around)
            around.kids.append(entry)
            return self._new("Reference", entry, element)
        if around.role != "L":
            return around
        item = Node("LI", around)
        around.kids.append(item)
        return self._new("LBody", item, element)

    def _list_item(self, element: Any) -> Node:
        body = self.node(element)
        return body.parent if body.role in ("LBody", "Reference") and body.parent else body

    def _label(self, element: Any, around: Node) -> Node:
        label = self._labels.get(element)
        if label is None:
            label = self._labels[element] = Node("Lbl", around)
            around.kids.insert(0, label)
            if around.role == "LI" and around.parent and around.parent.element is not None:
                ordered = around.parent.element.tag == "ol"
                around.parent.values = {"ListNumbering": "/Decimal" if ordered else "/Disc"}
        return label

    def _definition(self, element: Any, around: Node) -> Node:
        """A term is the label of an LI, its definition the body."""
        last = around.kids[-1] if around.kids else None
        if element.tag == "dt" or last is None or any(kid.role == "LBody" for kid in last.nodes()):
            last = Node("LI", around)
            around.kids.append(last)
        return self._new("Lbl" if element.tag == "dt" else "LBody", last, element)

    # notes ----------------------------------------------------------------------------------------------------------

    def _call(self, element: Any) -> Node:
        """The reference in the line; the note itself is set right after the block that holds the call."""
        self.node(element)
        call = self._labels.get((element, "call"))
        if call is None:
            around = self.node(self._parents.get(element))
            call = self._labels[(element, "call")] = Node("Reference", around)
            around.kids.append(call)
        return call

    def _note(self, element: Any) -> Node:
        block = self.node(self._parents.get(element))
        while block.parent and block.parent.role not in HOLDERS:
            block = block.parent
        holder = block.parent or self.root
        note = Node("Note", holder, element, identifier=element.get("id") or f"note-{len(self._nodes)}")
        index = next(i for i, kid in enumerate(holder.kids) if kid is block) + 1
        while index < len(holder.kids) and getattr(holder.kids[index], "role", "") == "Note":
            index += 1
        holder.kids.insert(index, note)
        self._notes.add(element)
        return note

    # running text ---------------------------------------------------------------------------------------------------

    def runs(self, node: Node) -> list[Run]:
        """The runs of the block that a node's words belong to, in reading order."""
        while node.role in WITHIN and node.parent:
            node = node.parent
        self._last = self._runs.setdefault(node, [])
        return self._last

    def hyphened(self) -> None:
        """The line setting divided a word after the last run."""
        if self._last:
            self._last[-1].hyphened = True

    def all_runs(self) -> Iterator[Run]:
        return (run for runs in self._runs.values() for run in runs)

    def passages(self) -> Iterator[tuple[list[Run], str]]:
        """(runs, the document's text) of every block that was laid out in more than one run, or in other letters."""
        for node, runs in self._runs.items():
            if (len(runs) > 1 or any(run.transformed for run in runs)) and node.element is not None:
                # Where the line setting chose the lines, it left the spaces in; elsewhere a break stands for one.
                pause = "" if is_a(node.element, "set") else "\n"
                yield runs, "".join(self._text(node.element, pause))

    def _text(self, element: Any, pause: str) -> Iterator[str]:
        """The element's text without that of blocks, notes and decoration inside it."""
        yield pause if element.tag == "br" else element.text or ""
        for child in element:
            if not (self._is_block(child) or self.is_decoration(child) or child in self._notes):
                yield from self._text(child, pause)
            yield child.tail or ""

    def _is_block(self, element: Any) -> bool:
        """True for an element whose words are a passage of their own."""
        own = self._nodes.get(element)
        return own is not None and own.element is element and own.role not in WITHIN

    # what is left out -----------------------------------------------------------------------------------------------

    def is_decoration(self, element: Any) -> bool:
        """True for what repeats or adorns: pull quotes, decorative pictures, rules."""
        if element is None:
            return False
        found = self._decoration.get(element)
        if found is None:
            found = self._decorates(element) or self.is_decoration(self._parents.get(element))
            self._decoration[element] = found
        return found

    @staticmethod
    def _decorates(element: Any) -> bool:
        kinds = (element.get("class") or "").split()
        silent = element.tag == "img" and element.get("role") in ("presentation", "none")
        return silent or element.tag == "hr" or not DECORATION.isdisjoint(kinds)

    def is_repeated(self, element: Any, page: int) -> bool:
        """True for a table's head on a later page than its first."""
        return element is not None and self._heads.setdefault(element, page) != page

    def settle(self) -> None:
        """Last mends, once everything is placed."""
        for node in list(self._nodes.values()):
            if node.role == "Link" and not node.links:  # its target is not in the document: words, not a link
                node.role = "Span"
            elif node.role == "TR":  # cut by a page's foot, it lacks the cells that had no words before the cut
                node.kids = [self.node(cell) for cell in node.element]
