"""What a document holds beside its text, and no edition shows: the account tells its words, and a drawing is missed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from briefexport.plugin import Diagnostic, LedgerEntry, warning
from briefexport.readers.common.finish import COMMENT
from briefexport.readers.docx.relations import Relation
from briefexport.readers.docx.xml import A, W, parsed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_REASONS = {
    "header": "a page's header or footer",
    "footer": "a page's header or footer",
    "diagramData": "a drawing's words",
    "chart": "a chart's words",
    "aFormChunk": "an embedded document",
    "comments": COMMENT,
}
# What the graphic of a drawing may be that is read: a picture, or shapes whose text boxes are.
_READ = re.compile(r"/(picture|wordprocessingShape|wordprocessingGroup|wordprocessingCanvas|lockedCanvas)$")


def entries(parts: Mapping[str, bytes], relations: Mapping[str, Relation], name: str) -> Iterator[LedgerEntry]:
    """One entry for each part of the document that holds words and is not read."""
    told = set()
    for relation in relations.values():
        reason = _REASONS.get(relation.kind)
        if reason is None or relation.target not in parts or relation.target in told:
            continue
        told.add(relation.target)
        for words in dict.fromkeys(_texts(parts[relation.target], relation, name)):
            yield LedgerEntry(words=words, fate="dropped", reason=reason)


def _texts(data: bytes, relation: Relation, name: str) -> Iterator[str]:
    if relation.kind == "aFormChunk":
        yield _chunk(data, relation.target)
        return
    root = parsed(data, relation.target, name)
    for paragraph in root.iter(f"{W}p", f"{A}p", f"{_CHART}pt"):
        words = "".join(text.text or "" for text in paragraph.iter(f"{W}t", f"{A}t", f"{_CHART}v"))
        # Numbers of pages and of points are no words.
        if any(char.isalpha() for char in words):
            yield " ".join(words.split())


def _chunk(data: bytes, part: str) -> str:
    """The words of a page or text that the document holds whole; of another kind, its name."""
    from briefexport.readers.common import html_import

    if part.endswith((".htm", ".html", ".xhtml", ".mht")):
        return html_import.plain_text(data.decode("utf-8", "replace"))
    return " ".join(data.decode("utf-8", "replace").split()) if part.endswith(".txt") else part


def drawings(root: Element) -> Iterator[Diagnostic]:
    """A warning for each chart or diagram, of which nothing can be shown."""
    for graphic in root.iter(f"{A}graphicData"):
        form = graphic.get("uri") or ""
        if not form or _READ.search(form):
            continue
        holder = next(graphic.iterancestors(f"{_DRAWING}inline", f"{_DRAWING}anchor"), None)
        said = holder.find(f"{_DRAWING}docPr") if holder is not None else None
        label = (said.get("descr") or said.get("title") or said.get("name") or "") if said is not None else ""
        yield warning(
            "embed-dropped",
            f"an embedded {form.rpartition('/')[2] or 'drawing'} was left out: {label or 'no description'}",
            hint="insert it as a picture, or say in words what it shows",
        )
