"""Caption paragraphs, as word processors write them, put into the picture or table beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefexport.readers.common.html_import.parsing import words_of
from briefexport.readers.common.html_import.tags import classes

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def join(body: Element, name: str) -> None:
    """Make each paragraph of the class `name` a part of what it is the caption of; elsewhere it loses the class."""
    for caption in [node for node in body.iter("p") if name in classes(node)]:
        before, after = caption.getprevious(), caption.getnext()
        if before is not None and _is_picture(before):
            _figure(before, caption)
        elif after is not None and after.tag == "table":
            _of_table(after, caption)
        elif before is not None and before.tag == "table" and before.find("caption") is None:
            _of_table(before, caption)
        elif after is not None and _is_picture(after) and not _is_caption(after.getnext(), name):
            _figure(after, caption)
        else:
            del caption.attrib["class"]


def _is_picture(node: Element) -> bool:
    return node.tag == "p" and node.find(".//img") is not None and not words_of(node)


def _is_caption(node: Element | None, name: str) -> bool:
    return node is not None and name in classes(node)


def _of_table(table: Element, caption: Element) -> None:
    caption.tag, caption.tail = "caption", None
    table.insert(0, caption)


def _figure(picture: Element, caption: Element) -> None:
    picture.tag = "figure"
    caption.tag, caption.tail = "figcaption", None
    image = picture.find(".//img")
    if image is not None and " ".join((image.get("alt") or "").split()) == words_of(caption):
        caption.set("aria-hidden", "true")  # pandoc writes an implicit figure's alt twice
    picture.append(caption)
