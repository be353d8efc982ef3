"""pandoc's metadata to plain values. Its own settings, which documents carry beside it, are no metadata of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefexport.plugin import Diagnostic, LedgerEntry, warning
from briefexport.readers.common import dates, languages
from briefexport.readers.common.metadata import field_of
from briefexport.readers.pandoc_json.inlines import words_in
from briefexport.readers.pandoc_json.state import content_of, kind_of
from briefexport.text import squeeze

# Variables of pandoc's writers, filters and templates (pandoc User's Guide, "Variables").
_SETTINGS = frozenset((
    "bibliography", "csl", "nocite", "references", "link-citations", "documentclass", "classoption", "geometry",
    "fontsize", "mainfont", "sansfont", "monofont", "linestretch", "papersize", "margin-left", "margin-right",
    "margin-top", "margin-bottom", "toc", "toc-depth", "toc-title", "lof", "lot", "numbersections",
    "header-includes", "include-before", "include-after", "output", "css", "standalone", "self-contained",
    "reference-doc", "pagetitle", "lang-babel", "colorlinks", "linkcolor", "urlcolor", "thanks", "indent",
    "graphics", "tables", "rights-holder", "crossref", "format", "execute", "editor", "engine", "jupyter",
    "generator", "viewport", "id", "subject", "title-prefix", "author-meta", "date-meta", "title-meta",
    "titlegraphic", "institute", "theme", "aspectratio",
))  # fmt: skip
_REASONS = ("no metadata of that name", "no date, or no language that anybody knows")
_OF_ORG = re.compile(r"[<\[](\d{4}-\d\d-\d\d)(?:\s+[^\W\d]+\.?)?[>\]]")
_DATES = ("published", "modified")  # an embargo that cannot be read must stop the reading
_PERSON = ("name", "role", "affiliation", "url")


def metadata(meta: Any) -> tuple[dict[str, Any], list[Diagnostic]]:
    """Plain values by key, those of no field of ours too: who settles them says so. And what was not understood.

    A document's date is often none that can be read ("Spring 2026"), and its language a name; neither stops a reading.
    """
    raw: dict[str, Any] = {}
    told: list[Diagnostic] = []
    for key, node in meta.items() if isinstance(meta, dict) else ():
        value = _dated(_plain(node)) if field_of(key) in _DATES else _plain(node)
        doubt = _doubt(key, value)
        if doubt:
            told.append(doubt)
        elif key not in _SETTINGS and value not in ("", [], {}):
            raw[key] = _byline(value) if field_of(key) == "byline" else value
    return raw, told


def _dated(value: Any) -> Any:
    """A date without the brackets and weekday of Org."""
    found = _OF_ORG.fullmatch(value) if isinstance(value, str) else None
    return found[1] if found else value


def _doubt(key: str, value: Any) -> Diagnostic | None:
    """The warning for a date that is none, or a language that nobody knows."""
    if not value or not isinstance(value, str):
        return None
    if field_of(key) in _DATES and not dates.rfc3339(value):
        hint = "give the date with --meta published=2024-11-17"
        return warning("date-unreadable", f"'{key}' is no date: “{value[:40]}”; it was left out", hint=hint)
    return languages.doubt(value) if field_of(key) == "language" else None


def account(meta: Any) -> Iterator[LedgerEntry]:
    """What became of each key: its field, or left out."""
    for key, node in meta.items() if isinstance(meta, dict) else ():
        words = squeeze(" ".join(_leaves(_plain(node))))
        field = field_of(key) or ("extra" if key.lower().startswith("x-") else "")
        if words and field and not _doubt(key, _dated(_plain(node))):
            yield LedgerEntry(words=words, fate="metadata", where=field)
        elif words:
            reason = "a setting of pandoc's" if key in _SETTINGS else _REASONS[bool(field)]
            yield LedgerEntry(words=words, fate="dropped", reason=reason)


def _leaves(value: Any) -> Iterator[str]:
    """The texts of a plain value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for held in value.values() if isinstance(value, dict) else value:
            yield from _leaves(held)


def _plain(node: Any) -> Any:
    held = content_of(node)
    match kind_of(node):
        case "MetaMap":
            return {str(key): _plain(value) for key, value in held.items()}
        case "MetaList":
            return [_plain(value) for value in held]
        case "MetaBool":
            return bool(held)
        case "MetaString":
            return str(held)
        case _:
            return squeeze(words_in(held))


def _byline(value: Any) -> Any:
    """Authors as names or as tables; of a table only what a person has here."""
    if isinstance(value, dict):
        known = {key: str(value[key]) for key in _PERSON if isinstance(value.get(key), str | int | float)}
        if isinstance(value.get("affiliation"), dict | list):
            known["affiliation"] = squeeze(str(_first_name(value["affiliation"])))
        return known if known.get("name") else str(next(iter(value.values()), ""))
    return [_byline(one) for one in value] if isinstance(value, list) else value


def _first_name(value: Any) -> Any:
    value = value[0] if isinstance(value, list) and value else value
    return value.get("name", "") if isinstance(value, dict) else value
