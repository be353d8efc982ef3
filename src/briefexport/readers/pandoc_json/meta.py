"""pandoc's metadata to plain values. Its own settings, which documents carry beside it, are no metadata of ours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefexport.plugin import LedgerEntry
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
_PERSON = ("name", "role", "affiliation", "url")


def metadata(meta: Any) -> dict[str, Any]:
    """Plain values by key, those of no field of ours too: who settles them says so."""
    raw: dict[str, Any] = {}
    for key, node in meta.items() if isinstance(meta, dict) else ():
        value = _plain(node)
        if key not in _SETTINGS and value not in ("", [], {}):
            raw[key] = _byline(value) if field_of(key) == "byline" else value
    return raw


def account(meta: Any) -> Iterator[LedgerEntry]:
    """What became of each key: its field, or left out."""
    for key, node in meta.items() if isinstance(meta, dict) else ():
        words = squeeze(" ".join(_leaves(_plain(node))))
        field = field_of(key) or ("extra" if key.lower().startswith("x-") else "")
        if words and field:
            yield LedgerEntry(words=words, fate="metadata", where=field)
        elif words:
            reason = "a setting of pandoc's" if key in _SETTINGS else "no metadata of that name"
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
