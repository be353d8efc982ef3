"""The account of an item's fields: which words stand in the article's metadata, and which in no edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from briefexport import model as m
from briefexport.plugin import Diagnostic, LedgerEntry, warning
from briefexport.readers.common.schema_org import date_of, text_of

_UNUSED = "a field that no edition shows"
_PROSE = "prose in a field that no edition shows"
# A text of so many words was written to be read; codes, names and addresses are shorter.
_FEWEST = 6
# So many words may stand beside those of a field: "By … and …".
_BESIDE = 3


def entries(item: Mapping[str, Any], metadata: m.Metadata, body: str) -> Iterator[LedgerEntry]:
    """One entry for each text of the item, but for those that are its body, whose words are `body`."""
    shown = {field: tuple(_texts(value)) for field, value in msgspec.to_builtins(metadata).items()}
    letters = _letters(body)
    for given in _texts(item):
        words = text_of(given)
        if not words:
            continue
        field = next((name for name, texts in shown.items() if _is_said(words, texts)), "")
        if field:
            yield LedgerEntry(words=words, fate="metadata", where=field)
        elif len(words.split()) >= _FEWEST:
            if _letters(words) not in letters:
                yield LedgerEntry(words=words, fate="dropped", reason=_PROSE)
        elif words not in body:
            yield LedgerEntry(words=words, fate="dropped", reason=_UNUSED)


def _letters(words: str) -> str:
    """Letters and digits alone: markup, entities and spaces tell two writings of one body apart."""
    return "".join(filter(str.isalnum, words))


def losses(found: tuple[LedgerEntry, ...], known: str) -> Iterator[Diagnostic]:
    """A warning for each prose that is left out, but for `known`, which is told of already."""
    for entry in found:
        if entry.reason == _PROSE and entry.words != known:
            shown = entry.words if len(entry.words) <= 80 else entry.words[:79].rsplit(None, 1)[0] + "…"
            hint = "give it a field that editions show, or write it into the body"
            yield warning("words-dropped", f"left out ({_PROSE}): “{shown}”", hint=hint)


def _is_said(words: str, field: tuple[str, ...]) -> bool:
    """A field says the words, as one of its texts, as a date, or in parts, as people's names are parts of a byline."""
    if words in field or (date_of(words) or " ") in field:
        return True
    rest = words
    for text in sorted(field, key=len, reverse=True):
        rest = rest.replace(text, " ") if len(text) > 2 else rest
    return rest != words and len(rest.split()) <= _BESIDE


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
