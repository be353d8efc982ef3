"""Lists, task lists and definition lists, also as browsers forgive them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from briefexport import model as m
from briefexport.readers.common.html_import import blocks as flowing
from briefexport.readers.common.html_import.inlines import content, left_out
from briefexport.readers.common.html_import.spaces import tidy
from briefexport.readers.common.html_import.work import Work
from briefexport.text import plain

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LISTS = frozenset({"ul", "ol", "menu", "dir"})
# Google Docs writes nested lists flat: `lst-kix_abc-1` is the second level of list abc.
_KIX = re.compile(r"\blst-kix_(\w+)-(\d)\b")


def items_of(work: Work, element: Element) -> list[m.Block]:
    """A list; nothing when no item holds anything."""
    name = work.place(element)
    items: list[m.ListItem] = []
    with work.nested(element):
        if element.text and element.text.strip():
            items.append(m.ListItem(content=tuple(flowing.flush(work, [m.Text(element.text)], element))))
        for child in element:
            _add(work, child, items)
            if child.tail and child.tail.strip():
                items.append(m.ListItem(content=tuple(flowing.flush(work, [m.Text(child.tail)], child))))
    _adopt_flat_levels(work, element, items)
    _adopt_orphans(work, element, items)
    kept = tuple(item for item in items if item.content)
    return [m.List(id=name, ordered=element.tag == "ol", start=_start(element), items=kept)] if kept else []


def _add(work: Work, child: Element, items: list[m.ListItem]) -> None:
    """One child: an item, a list that stands wrongly between items (it belongs to the last), or something stray."""
    if child.tag == "li" and child not in work.claimed:
        checked, box = _check(child)
        if not left_out(work, child):
            items.append(m.ListItem(checked=checked, content=tuple(_item(work, child, box))))
    elif child.tag in _LISTS and items and child not in work.claimed:
        below = items_of(work, child)
        items[-1] = msgspec.structs.replace(items[-1], content=(*items[-1].content, *below))
    elif flowing.is_block(work, child):
        items.append(m.ListItem(content=tuple(flowing.block(work, child))))
    elif words := content(work, child) if not left_out(work, child) else []:
        items.append(m.ListItem(content=tuple(flowing.flush(work, words, child))))


def _item(work: Work, child: Element, box: Element | None) -> list[m.Block]:
    if box is not None:
        work.claimed[box] = ""
    return flowing.container(work, child)


def _check(child: Element) -> tuple[bool | None, Element | None]:
    """The item's check box, when it begins with one."""
    box = next(child.iter("input"), None)
    if box is None or (box.get("type") or "").lower() != "checkbox":
        return None, None
    return box.get("checked") is not None, box


def _start(element: Element) -> int:
    first = next(element.iterchildren("li"), None)
    for node, name in ((element, "start"), (first, "value")):
        given = (node.get(name) or "").strip() if node is not None else ""
        if element.tag == "ol" and re.fullmatch(r"[+-]?\d{1,9}", given):
            return int(given)
    return 1


def _adopt_flat_levels(work: Work, element: Element, items: list[m.ListItem]) -> None:
    """Hang the deeper Google Docs lists that follow under this one's last item, and go on with its own level."""
    own = _KIX.search(element.get("class") or "")
    while own and items and (following := _next(element)) is not None:
        found = _KIX.search(following.get("class") or "")
        if not found or found[1] != own[1] or int(found[2]) < int(own[2]) or following in work.claimed:
            return
        if int(found[2]) > int(own[2]):
            below = items_of(work, following)
            items[-1] = msgspec.structs.replace(items[-1], content=(*items[-1].content, *below))
        elif "start" in (following.get("class") or "").split():
            return
        else:
            for child in following:
                _add(work, child, items)
        work.claimed[following] = ""
        element = following


def _adopt_orphans(work: Work, element: Element, items: list[m.ListItem]) -> None:
    """Hang lists of nothing but lists that follow under the last item: LibreOffice writes each deeper level so.

    What follows them at this list's own level goes on with it.
    """
    kind, adopted = element.tag, False
    while items and (following := _next(element)) is not None and following not in work.claimed:
        if _is_orphan(following):
            below = [block for inner in following for block in items_of(work, inner)]
            items[-1] = _hung(items[-1], below)
            adopted = True
        elif adopted and following.tag == kind and not _KIX.search(following.get("class") or ""):
            for child in following:
                _add(work, child, items)
        else:
            return
        work.claimed[following] = ""
        element = following


def _is_orphan(element: Element) -> bool:
    """A list whose children are all lists."""
    loose = (element.text or "") + "".join(child.tail or "" for child in element)
    return len(element) > 0 and all(child.tag in _LISTS for child in element) and not loose.strip()


def _hung(item: m.ListItem, below: list[m.Block]) -> m.ListItem:
    """An item with lists under it; a list of one item that is nothing but a list goes deeper, where there is one."""
    content = list(item.content)
    for block in below:
        deeper = _only_lists(block)
        last = content[-1] if content else None
        if deeper and isinstance(last, m.List) and last.items:
            hung = _hung(last.items[-1], deeper)
            content[-1] = msgspec.structs.replace(last, items=(*last.items[:-1], hung))
        else:
            content.append(block)
    return msgspec.structs.replace(item, content=tuple(content))


def _only_lists(block: m.Block) -> list[m.Block]:
    """The lists of a list whose only item holds nothing else."""
    if not isinstance(block, m.List) or len(block.items) != 1:
        return []
    held = block.items[0].content
    return list(held) if all(isinstance(one, m.List) for one in held) else []


def _next(element: Element) -> Element | None:
    following = element.getnext()
    return following if following is not None and following.tag in _LISTS else None


def definitions(work: Work, element: Element) -> list[m.Block]:
    """A definition list; several terms for one definition stand one after another."""
    name = work.place(element)
    items: list[m.Definition] = []
    with work.nested(element):
        for child in _definition_parts(element):
            _add_definition(work, child, items, name)
    kept = tuple(item for item in items if item.term or item.content)
    return [m.DefinitionList(id=name, items=kept)] if kept else []


def _definition_parts(element: Element) -> Iterator[Element | str]:
    """Terms, definitions and strays of a list, those in grouping `<div>`s too."""
    if element.text and element.text.strip():
        yield element.text
    for child in element:
        if child.tag == "div" and child.find("dt") is not None:
            yield from _definition_parts(child)
        else:
            yield child
        if child.tail and child.tail.strip():
            yield child.tail


def _add_definition(work: Work, child: Element | str, items: list[m.Definition], name: str) -> None:
    if isinstance(child, str):
        words = tidy([m.Text(child)])
        work.keep(plain(words), name)
        items.append(m.Definition(term=work.dressed(words)))
    elif left_out(work, child):
        return
    elif child.tag == "dt":
        term = tidy(content(work, child))
        work.keep(plain(term), name)
        items.append(m.Definition(term=work.dressed(term) if term else ()))
    else:
        below = tuple(flowing.part(work, child) if child.tag != "dd" else flowing.container(work, child))
        last = items.pop() if items else m.Definition()
        items.append(msgspec.structs.replace(last, content=(*last.content, *below)))
