"""From HTML text to a tree, with lines; what the parser cannot hold is an error with its line, never silent loss."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from briefexport.errors import ContentError
from briefexport.readers.common.html_import.tags import BLOCKS, WORDLESS

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Deeper than this below the imported element is refused: real pages stay below 100, attacks do not.
MAX_TREE_DEPTH = 200

MAX_ATTRIBUTES = 2_000
# Below this no tag holds enough of them to matter.
_SMALL = 8_000
_ATTRIBUTE = r"""[\s/]*+(?>[^\s>="'/<]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']*+))?+|["'=<][^\s>]*+)"""
_CROWDED = re.compile(rf"<[a-zA-Z][^\s/>]*+(?:{_ATTRIBUTE}){{{MAX_ATTRIBUTES},}}+")

_HEAD = frozenset({"base", "basefont", "bgsound", "link", "meta", "noframes", "noscript", "script", "style", "template",
                   "title"})  # fmt: skip
_UNPARSEABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def parse(html: str, *, line: int = 1) -> Element:
    """The `<html>` element of a page or fragment. Comments and processing instructions are not in the tree.

    Raises `ContentError` (nesting-too-deep) where the parser gives up, for it drops all that follows.
    """
    # lxml costs 33 ms to import, and plain Markdown needs none of it.
    from lxml import etree

    _refuse_crowded(html, line)
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    data = _UNPARSEABLE.sub("\ufffd", html).encode()
    root = etree.fromstring(data, parser) if data.strip() else None
    for entry in parser.error_log.filter_from_fatals():
        if entry.type_name == "ERR_RESOURCE_LIMIT":
            raise too_deep(entry.line + line - 1)
    if root is None:
        return etree.fromstring(b"<html><body></body></html>", parser)
    _open_body(root)
    return root


def _open_body(root: Element) -> None:
    """What cannot stand in a head begins the body (HTML Standard, 13.2.6.4.4); the parser leaves it in the head."""
    head = root.find("head")
    first = None if head is None else next((child for child in head if child.tag not in _HEAD), None)
    if first is None:
        return
    body = root.find("body")
    if body is None:
        body = root.makeelement("body")
        root.append(body)
    strays = [first, *first.itersiblings()]
    if body.text:
        strays[-1].tail = (strays[-1].tail or "") + body.text
        body.text = None
    body[:0] = strays


def _refuse_crowded(html: str, line: int) -> None:
    """Raises ContentError for a tag of thousands of attributes: the parser compares each with all before it."""
    found = _CROWDED.search(html) if len(html) > _SMALL else None
    if found:
        raise ContentError(
            f"one element has more than {MAX_ATTRIBUTES} attributes",
            code="too-many-attributes",
            hint="take them away; no page needs so many",
            line=html.count("\n", 0, found.start()) + line,
            column=found.start() - html.rfind("\n", 0, found.start()),
        )


def parse_fragment(html: str, *, line: int = 1) -> Element:
    """The `<body>` that holds a fragment; a fragment's own `<body>` or `<head>` is merged into it."""
    root = parse("<html><body>" + html, line=line)
    body = next(root.iterchildren("body"), None)
    return body if body is not None else root


def check_depth(root: Element, *, line: int = 1) -> None:
    """Refuse a tree that recursion over it could not survive."""
    level = [root]
    for _ in range(MAX_TREE_DEPTH):
        level = [child for element in level for child in element]
        if not level:
            return
    raise too_deep((level[0].sourceline or 1) + line - 1)


def deepest_line(root: Element) -> int:
    """The line of the element that is nested most deeply."""
    level = [root]
    while below := [child for element in level for child in element]:
        level = below
    return level[0].sourceline or 1


def too_deep(line: int) -> ContentError:
    return ContentError(
        "elements are nested too deeply to represent",
        code="nesting-too-deep",
        hint="take away the outer wrappers, or split the passage",
        line=line,
        column=min(line, 1),
    )


def words_of(element: Element, without: Container[Element] = ()) -> str:
    """All text in an element, white space folded; `without` the elements told of elsewhere."""
    return " ".join("".join(texts(element, without)).split())


def texts(element: Element, without: Container[Element] = ()) -> Iterator[str]:
    """Every piece of text in the element; blocks are set apart by a space. Not recursive: pages may be hostile."""
    waiting: list[Element | str] = [element]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield node
            continue
        if node is not element and node.tail:
            waiting.append(node.tail)
        if node in without or not isinstance(node.tag, str) or node.tag in WORDLESS:
            continue
        edge = " " if node.tag in BLOCKS or node.tag == "br" else ""
        waiting.append(edge)
        waiting.extend(reversed(node))
        yield edge + (node.text or "")
