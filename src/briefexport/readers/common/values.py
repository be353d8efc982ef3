"""One field's value at a time: what each kind of field accepts, and what is said when it does not."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from briefexport import identity
from briefexport import model as m
from briefexport.readers.common import bylines, dates, languages
from briefexport.readers.common.decoding import clean
from briefexport.text import squeeze

# An address that would run a script or open a local file.
HARMFUL = re.compile(r"\s*(?:javascript|vbscript|file|data):", re.I)
_Record = TypeVar("_Record", bound=msgspec.Struct)


class Wrong(ValueError):
    """A value of the wrong kind; `hint` shows a right one."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def words(value: Any) -> str:
    """One line of text. A number is taken as it is written."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise Wrong(f"it is {_kind(value)}, not text", "write it as text in quotes")
    return squeeze(clean(str(value)).text)


def date(value: Any) -> str:
    if isinstance(value, datetime.date):
        return dates.plain(value)
    found = dates.rfc3339(value) if isinstance(value, str) else ""
    if not found and not (isinstance(value, str) and not value.strip()):
        shown = f"“{value if len(value) <= 40 else value[:40] + '…'}”" if isinstance(value, str) else _kind(value)
        raise Wrong(f"{shown} is not a date", "write 2024-11-17 or 2024-11-17T09:30:00Z")
    return found


def language(value: Any) -> str:
    written = words(value)
    found = languages.tag(written)
    if not found:
        meant = languages.meant(written)
        hint = f"did you mean '{meant}'?" if meant else "use a BCP 47 tag such as en, pt-BR or zh-Hant"
        raise Wrong(f"“{written}” is not a language tag", hint)
    return found


def direction(value: Any) -> str:
    found = words(value).lower()
    if found not in {"ltr", "rtl"}:
        raise Wrong(f"“{found}” is not a direction", "write ltr or rtl")
    return found


def flag(value: Any) -> bool:
    if isinstance(value, str) and value.strip().lower() in {"true", "yes", "false", "no"}:
        return value.strip().lower() in {"true", "yes"}
    if not isinstance(value, bool):
        raise Wrong(f"it is {_kind(value)}, not true or false", "write true or false")
    return value


def slug(value: Any) -> str:
    found = identity.slugify(words(value))
    if not found:
        raise Wrong(f"“{value}” leaves no slug", "use lower-case letters, digits and hyphens")
    return found


def listing(value: Any) -> tuple[str, ...]:
    """Keywords: a list of texts, or one text with commas."""
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, list | tuple):
        raise Wrong(f"it is {_kind(value)}, not a list", "write [energy, policy]")
    return tuple(dict.fromkeys(filter(None, map(words, parts))))


def byline(value: Any) -> tuple[m.Person, ...]:
    if isinstance(value, str):
        return bylines.people(words(value))
    entries = value if isinstance(value, list | tuple) else [value]
    return tuple(person for entry in entries for person in _people(entry))


def _people(entry: Any) -> tuple[m.Person, ...]:
    if isinstance(entry, dict):
        return (_record(entry, m.Person, "name"),)
    return (m.Person(name=words(entry)),) if words(entry) else ()


def publisher(value: Any) -> m.Publisher:
    if isinstance(value, dict):
        return _record(value, m.Publisher, "")
    return m.Publisher(name=words(value))


def sources(value: Any) -> tuple[m.SourceReference, ...]:
    entries = value if isinstance(value, list | tuple) else [value]
    return tuple(_source(entry) for entry in entries)


def _source(entry: Any) -> m.SourceReference:
    if isinstance(entry, dict):
        if "url" in entry and "title" not in entry:
            entry = {"title": entry["url"], **entry}
        return _record(entry, m.SourceReference, "title")
    title = words(entry)
    return m.SourceReference(title=title, url=title if title.startswith(("http://", "https://")) else "")


def corrections(value: Any) -> tuple[m.Correction, ...]:
    entries = value if isinstance(value, list | tuple) else [value]
    return tuple(
        _record(entry, m.Correction, "text") if isinstance(entry, dict) else m.Correction(text=words(entry))
        for entry in entries
    )


def cover(value: Any) -> m.Cover | None:
    if isinstance(value, dict):
        return _record(value, m.Cover, "src")
    src = words(value)
    return m.Cover(src=src) if src else None


def _record(entry: dict[Any, Any], kind: type[_Record], needed: str) -> _Record:
    """A record from a table whose keys are its fields; dates in it are read as dates."""
    known = kind.__struct_fields__
    unknown = [str(key) for key in entry if key not in known]
    if unknown:
        raise Wrong(f"'{unknown[0]}' is not one of its keys", f"it has {', '.join(known)}")
    if needed and not entry.get(needed):
        raise Wrong(f"an entry has no '{needed}'", f"give each a {needed}")
    values = {key: date(value) if key == "date" else words(value) for key, value in entry.items() if value is not None}
    return kind(**values)


def _kind(value: Any) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a table"}
    return names.get(type(value), "a date" if isinstance(value, datetime.date | datetime.time) else "of another kind")


CONVERTERS: dict[str, Callable[[Any], Any]] = {
    "headline": words, "dek": words, "kicker": words, "slug": slug, "byline": byline, "dateline": words,
    "published": date, "modified": date, "embargo_until": date, "summary": words, "language": language,
    "direction": direction, "publisher": publisher, "rights": words, "license": words, "sources": sources,
    "corrections": corrections, "cover": cover, "keywords": listing, "url": words, "identifier": words,
    "version": words, "series": words, "digital_source_type": words, "draft": flag,
}  # fmt: skip
