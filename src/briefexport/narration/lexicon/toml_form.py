"""The lexicon as TOML: three short tables, or full entries.

[respelling]                 # said instead of the written form
"HIMARS" = "high mars"
[ipa]
"Zelensky" = "zəˈlɛnski"
[expansion]
"approx." = "approximately"
[[entry]]                    # every field of an entry
written = "Kursk"
respelling = "koorsk"
language = "en-US"
case = "any"
source = "Merriam-Webster"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import msgspec

from briefexport.errors import UsageError
from briefexport.narration.lexicon.checking import Placed
from briefexport.narration.lexicon.entries import Entry, Lexicon

_SHORT = ("respelling", "ipa", "expansion")
_TABLES = (*_SHORT, "entry", "source")
_ENTRY = re.compile(r"^\s*\[\[\s*entry\s*\]\]", re.MULTILINE)


def read(text: str, name: str) -> tuple[Placed, ...]:
    """The entries with their lines. Raises `UsageError` for what is not such a lexicon, with file and line."""
    tables = _tables(text, name)
    for key in tables:
        if key not in _TABLES:
            raise _invalid(f"Unknown table “{key}”.", name, _line_of(text, key), f"Known: {', '.join(_TABLES)}.")
    return (*_short(tables, text, name), *_full(tables, text, name))


def _tables(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        twice = "overwrite" in str(error)
        raise UsageError(
            f"The lexicon is not TOML: {error}.",
            code="lexicon-duplicate" if twice else "lexicon-invalid",
            hint="A word stands twice in one table: keep one." if twice else "Mend the line; quote words with points.",
            file=name,
            line=int(place[1]) if place else 0,
            column=int(place[2]) if place else 0,
        ) from error


def _short(tables: dict[str, Any], text: str, name: str) -> Iterator[Placed]:
    for kind in _SHORT:
        table = tables.get(kind, {})
        source = str(tables.get("source", ""))
        if not isinstance(table, dict):
            raise _invalid(f"“{kind}” must be a table.", name, _line_of(text, kind), "Write [" + kind + "] first.")
        for written, said in table.items():
            line = _line_of(text, written)
            fields = {"written": written, kind: said, "source": source}
            yield Placed(_entry({k: v for k, v in fields.items() if v}, name, line), name, line)


def _full(tables: dict[str, Any], text: str, name: str) -> Iterator[Placed]:
    entries = tables.get("entry", [])
    if not isinstance(entries, list):
        raise _invalid("“entry” must be a list.", name, _line_of(text, "entry"), "Write [[entry]] before each.")
    starts = [match.start() for match in _ENTRY.finditer(text)]
    for index, fields in enumerate(entries):
        line = text.count("\n", 0, starts[index]) + 1 if index < len(starts) else 0
        yield Placed(_entry(fields, name, line), name, line)


def _entry(fields: Any, name: str, line: int) -> Entry:
    try:
        entry = msgspec.convert(fields, Entry)
    except msgspec.ValidationError as error:
        known = ", ".join(Entry.__struct_fields__)
        raise _invalid(f"A lexicon entry is wrong: {error}.", name, line, f"Fields: {known}.") from error
    if not (entry.respelling or entry.ipa or entry.expansion):
        raise _invalid(f"“{entry.written}” says nothing.", name, line, "Give a respelling, an ipa or an expansion.")
    return entry


def _invalid(message: str, name: str, line: int, hint: str) -> UsageError:
    return UsageError(message, code="lexicon-invalid", hint=hint, file=name, line=line)


def _line_of(text: str, key: str) -> int:
    """The line on which a key is first written, 0 when it cannot be found (escapes)."""
    match = re.search(rf"^\s*\[?\s*[\"']?{re.escape(key)}[\"']?\s*[=\].]", text, re.MULTILINE)
    return text.count("\n", 0, match.start()) + 1 + match.group().count("\n", 0, -1) if match else 0


def write(lexicon: Lexicon) -> str:
    """The entries as TOML that `read` gives back unchanged."""
    return "\n".join(_written(entry) for entry in lexicon.entries)


def _written(entry: Entry) -> str:
    fields = msgspec.to_builtins(entry)
    lines = [f"{key} = {_quoted(value)}" for key, value in fields.items()]
    return "\n".join(("[[entry]]", *lines, ""))


def _quoted(value: str) -> str:
    # A JSON string is a TOML basic string, except DEL, which TOML wants escaped.
    return msgspec.json.encode(value).decode().replace("\x7f", "\\u007f")
