"""Which part of the archive is which: by the relations that name them, since only Word itself calls them all alike."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefexport.readers.docx.xml import parsed

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MAIN = "word/document.xml"


@dataclass(frozen=True)
class Relation:
    """One relation of a part: its kind (`image`, `footnotes` …), and the part or the outside address it leads to."""

    key: str
    kind: str
    target: str
    is_outside: bool


def relations(parts: Mapping[str, bytes], part: str, name: str) -> Iterator[Relation]:
    """The relations of a part; of the whole document for the part ``. Raises ContentError for broken XML."""
    folder, _, own = part.rpartition("/")
    data = parts.get(posixpath.join(folder, "_rels", f"{own}.rels"))
    for found in parsed(data, f"{own}.rels", name) if data is not None else ():
        kind = (found.get("Type") or "").removeprefix(_RELATIONS)
        target, outside = found.get("Target") or "", found.get("TargetMode") == "External"
        inside = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
        yield Relation(found.get("Id") or "", kind, target if outside else inside, outside)


def main_part(parts: Mapping[str, bytes], name: str) -> str:
    """The part that holds the document's text."""
    found = (one.target for one in relations(parts, "", name) if one.kind == "officeDocument")
    return next((target for target in found if target in parts), MAIN)


def related(parts: Mapping[str, bytes], main: str, kind: str, name: str) -> str:
    """The part of a kind that the main part names, or the one Word calls so; empty when there is none."""
    found = (one.target for one in relations(parts, main, name) if one.kind == kind)
    usual = f"word/{kind}.xml"
    return next((target for target in found if target in parts), usual if usual in parts else "")
