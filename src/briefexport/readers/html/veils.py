"""What a page hides: nobody sees it, unless its scripts would show it, as the whole content or a folded part of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefexport.readers.common.html_import.looks import is_hidden
from briefexport.readers.common.html_import.parsing import words_of
from briefexport.readers.common.html_import.tags import CONTROLS
from briefexport.readers.html import vocabulary as v
from briefexport.readers.html.measures import counted
from briefexport.readers.html.names import names_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# What hides more of a page's words than this was to be taken away.
_MOST = 0.5
# A folded part of an article holds a paragraph of so many words.
_PROSE = 20


def unveil(body: Element) -> None:
    """Take from the tree the attributes that hide most of the page's words."""
    most = 0.0
    waiting = [body]
    while waiting:
        node = waiting.pop()
        if not isinstance(node.tag, str):
            continue
        if is_hidden(node):
            most = most or _MOST * len(words_of(body))
            if len(words_of(node)) <= most:
                continue  # what stands inside holds less
            _show(node)
        waiting.extend(node)


def unfold(roots: Iterable[Element], body: Element) -> None:
    """Show what an article folds away behind a button or a heading: prose inside it that the page says nowhere else."""
    folded = [node for root in roots for node in root.iter() if isinstance(node.tag, str) and is_hidden(node)]
    if not folded:
        return
    said = {words_of(line) for line in body.iter("p") if not is_veiled(line)}
    for node in folded:
        if not _is_beside(node) and any(_is_prose(line) and words_of(line) not in said for line in node.iter("p")):
            _show(node)


def _show(node: Element) -> None:
    node.attrib.pop("hidden", None)
    node.attrib.pop("style", None)


def _is_beside(node: Element) -> bool:
    """A form, a window over the page, or furniture by its name."""
    windows = next(node.iter("dialog", "form", "template", *CONTROLS), None) is not None
    return windows or any(v.reasons(name) for name in names_of(node))


def _is_prose(line: Element) -> bool:
    words, linked = counted(words_of(line)), sum(counted(words_of(link)) for link in line.iter("a"))
    return words >= _PROSE and 2 * linked < words


def is_veiled(node: Element) -> bool:
    """True for what a page hides, by itself or by what it stands in."""
    return any(is_hidden(above) for above in (node, *node.iterancestors()))
