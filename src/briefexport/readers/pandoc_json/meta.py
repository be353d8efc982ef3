"""pandoc's metadata to plain values. Its own settings, which documents carry beside it, are no metadata of ours."""

from __future__ import annotations

from typing import Any

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
    """Plain values by key."""
    raw: dict[str, Any] = {}
    for key, node in meta.items() if isinstance(meta, dict) else ():
        value = _plain(node)
        if key in _SETTINGS or (not field_of(key) and not key.lower().startswith("x-")) or value in ("", [], {}):
            continue
        raw[key] = _byline(value) if field_of(key) == "byline" else value
    return raw


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
