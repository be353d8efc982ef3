"""pandoc's JSON → blocks → reading."""

from __future__ import annotations

from typing import Any

import msgspec

from briefexport.errors import ContentError
from briefexport.plugin import Diagnostic, Reading, ReadingContext, Source
from briefexport.readers.common import json_source, metadata
from briefexport.readers.common.finish import finish, too_deep
from briefexport.readers.pandoc_json import meta, shapes
from briefexport.readers.pandoc_json.blocks import block
from briefexport.readers.pandoc_json.inlines import words_in
from briefexport.readers.pandoc_json.state import State, kind_of

# Positions count top-level blocks: pandoc keeps no lines.


def read(source: Source, context: ReadingContext) -> Reading:
    """The reading of a pandoc document. Raises ContentError: no JSON, no document, nested too deeply."""
    data, told = json_source.load(source)
    nodes, given = _document(data, source.name)
    state = State()
    raw, doubts = _said(given, source.name)
    settled = metadata.settle(raw, context=context, source=source)
    body = tuple(made for ordinal, node in enumerate(nodes, 1) for made in _block(state, node, ordinal, source.name))
    reading = finish(
        source=msgspec.structs.replace(source, name=source.name.replace(".pandoc.json", ".json")),
        metadata=settled.metadata,
        body=body,
        notes=tuple(state.notes),
        words="\n".join(("\n".join(map(words_in, nodes)), *state.attributes)),
        above=tuple(meta.account(given)),
        ledger=state.ledger,
        diagnostics=(*told, *doubts, *settled.diagnostics, *state.diagnostics),
        assets=state.assets,
        positions=state.positions,
    )
    if any(one.code == "words-unaccounted" for one in reading.diagnostics):
        _refuse_broken(nodes, source.name)
    return reading


def _refuse_broken(nodes: list[Any], name: str) -> None:
    """Raises ContentError for a tree that pandoc cannot have written: its words stood where none can."""
    for ordinal, node in enumerate(nodes, 1):
        if not shapes.whole(node):
            what = kind_of(node) or "of no kind"
            raise _not_pandoc(name, f"its block {ordinal} ({what}) is not as pandoc writes it", ordinal)


def _said(given: Any, name: str) -> tuple[dict[str, Any], list[Diagnostic]]:
    try:
        return meta.metadata(given)
    except (TypeError, ValueError, IndexError, KeyError, AttributeError) as error:
        raise _not_pandoc(name, "its metadata are not as pandoc writes them", 0) from error


def _block(state: State, node: Any, ordinal: int, name: str) -> Any:
    """One top-level block. Its shape is checked by using it: pandoc-types has some sixty constructors."""
    state.block = ordinal
    try:
        return block(state, node)
    except RecursionError as error:
        raise too_deep(ordinal) from error
    except (TypeError, ValueError, IndexError, KeyError, AttributeError) as error:
        what = kind_of(node) or "of no kind"
        raise _not_pandoc(name, f"its block {ordinal} ({what}) is not as pandoc writes it", ordinal) from error


def _document(data: Any, name: str) -> tuple[list[Any], Any]:
    """(blocks, metadata), of the present form and of the one before 1.17 (`[{"unMeta": …}, […]]`)."""
    if isinstance(data, list) and len(data) == 2 and isinstance(data[1], list):
        return data[1], (data[0] or {}).get("unMeta", {}) if isinstance(data[0], dict) else {}
    if not isinstance(data, dict) or not isinstance(data.get("blocks"), list):
        raise _not_pandoc(name, "it has no list of blocks", 0)
    return data["blocks"], data.get("meta", {})


def _not_pandoc(name: str, why: str, line: int) -> ContentError:
    return ContentError(
        f"{name} is not pandoc's JSON: {why}",
        code="not-pandoc-json",
        hint="make it with: pandoc -t json SOURCE",
        file=name,
        line=line,
    )
