"""The block of title, subtitle, author and date that documents begin with, moved to metadata.

pandoc, Word's and LibreOffice's templates name these paragraphs; only named ones at the very beginning are taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefexport.readers.common import dates
from briefexport.readers.common.html_import import notes
from briefexport.readers.common.html_import.parsing import words_of
from briefexport.readers.common.html_import.tags import classes
from briefexport.readers.common.html_import.work import Work

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# pandoc sets a label above an abstract.
_LABEL = "abstract-title"
_FIELDS = {
    "title": "headline", "msotitle": "headline", "subtitle": "dek", "msosubtitle": "dek", "author": "byline",
    "date": "published", "abstract": "summary", _LABEL: "summary",
}  # fmt: skip
_FURTHEST = 12


def take(body: Element, work: Work) -> tuple[dict[str, Any], dict[Element, str]]:
    """(plain metadata, the elements that gave it). A date that is none stays where it stands."""
    raw: dict[str, Any] = {}
    claimed: dict[Element, str] = {}
    for node in _beginning(body):
        field = next((_FIELDS[name] for name in classes(node) if name in _FIELDS), "")
        labels = [inner for inner in node.iterdescendants() if _LABEL in classes(inner)]
        calls = list(notes.calls_in(node))
        words = words_of(node, [*labels, *calls])
        if not field or not words or (field == "published" and not dates.rfc3339(words)):
            continue
        if _LABEL in classes(node):
            pass  # the summary's label goes with it
        elif field == "byline":
            raw.setdefault("byline", []).append({"name": words})
        elif field in raw:
            continue
        else:
            raw[field] = words
        for call in calls:
            work.mark(words_of(call), notes.MARK, work.line_of(call))
        work.move(node, field, without=calls)
        claimed[node] = ""
    return raw, claimed


def _beginning(body: Element) -> list[Element]:
    """The named paragraphs before the first that is not; those of a document's `<header>` all."""
    found: list[Element] = []
    for node in list(body.iter("h1", "h2", "h3", "p", "div"))[:_FURTHEST]:
        named = classes(node) & _FIELDS.keys()
        if not named and words_of(node) and node.tag != "div":
            break
        if named and not any(above in found for above in node.iterancestors()):
            found.append(node)
    return found
