"""The account of an item's fields: which words stand in the article's metadata, and which in no edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from briefexport import model as m
from briefexport.plugin import LedgerEntry
from briefexport.readers.common.schema_org import date_of, text_of

_UNUSED = "a field that no edition shows"


def entries(item: Mapping[str, Any], metadata: m.Metadata, body: str) -> Iterator[LedgerEntry]:
    """One entry for each text of the item, but for those that are its body."""
    shown = {field: tuple(_texts(value)) for field, value in msgspec.to_builtins(metadata).items()}
    for given in _texts(item):
        words = text_of(given)
        if not words or given.strip() in body:
            continue
        field = next((name for name, texts in shown.items() if any(_is_said(words, text) for text in texts)), "")
        if field:
            yield LedgerEntry(words=words, fate="metadata", where=field)
        else:
            yield LedgerEntry(words=words, fate="dropped", reason=_UNUSED)


def _is_said(words: str, field: str) -> bool:
    """A field says the words, itself or a part of them, as people's names are parts of a byline."""
    return words == field or (len(field) > 2 and field in words) or (bool(field) and date_of(words) == field)


def _texts(value: Any) -> Iterator[str]:
    """Every text anywhere in a value, in order; types and contexts are no words."""
    waiting = [value]
    while waiting:
        here = waiting.pop()
        if isinstance(here, str):
            yield here
        elif isinstance(here, list | tuple):
            waiting.extend(reversed(here))
        elif isinstance(here, dict):
            waiting.extend(held for key, held in reversed(here.items()) if key not in {"@type", "@context", "type"})
