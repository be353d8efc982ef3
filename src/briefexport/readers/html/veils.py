"""What a page hides: nobody sees it, unless it is the whole content, which its scripts would show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefexport.readers.common.html_import.looks import is_hidden
from briefexport.readers.common.html_import.parsing import words_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# What hides more of a page's words than this was to be taken away.
_MOST = 0.5


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
            node.attrib.pop("hidden", None)
            node.attrib.pop("style", None)
        waiting.extend(node)


def is_veiled(node: Element) -> bool:
    """True for what a page hides, by itself or by what it stands in."""
    return any(is_hidden(above) for above in (node, *node.iterancestors()))
