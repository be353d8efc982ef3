"""The lexicon as TOML: short tables, groups of them that share a source and a language, or full entries.

[respelling]                 # said instead of the written form
"HIMARS" = "high mars"
[ipa]                        # for engines that take phonemes
"Zelensky" = "zəˈlɛnski"
[expansion]
"approx." = "approximately"
[[group]]                    # short tables of one source, language, scope or case
source = "the ministry's own style guide"
language = "en-GB"
[group.respelling]
"MoD" = "M O D"
[[entry]]                    # every field of an entry
written = "Kursk"
ipa = "kʊərsk"
respelling = "koorsk"
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from briefexport.errors import UsageError
from briefexport.narration.lexicon.checking import Placed
from briefexport.narration.lexicon.entries import Entry, Lexicon

STARTER = "starter.toml"
_SHORT = ("respelling", "ipa", "expansion")
_SHARED = ("source", "language", "scope", "case")
_TABLES = (*_SHORT, "entry", "group")
_ENTRY = re.compile(r"^[ \t]*\[\[\s*entry\s*\]\]", re.MULTILINE)


def read(text: str, name: str) -> tuple[Placed, ...]:
    """The entries with their lines. Raises `UsageError` for what is not such a lexicon, with file and line."""
    tables = _tables(text, name)
    lines = Lines(text)
    for key in tables:
        if key not in _TABLES:
            raise _invalid(f"Unknown table “{key}”.", name, lines.of(key), f"Known: {', '.join(_TABLES)}.")
    groups = tables.get("group", [])
    if not isinstance(groups, list) or not all(isinstance(group, dict) for group in groups):
        raise _invalid("“group” must be a list.", name, lines.of("group"), "Write [[group]] before each.")
    short = [item for group in (tables, *groups) for item in _short(group, lines, name)]
    return (*short, *_full(tables, text, name))


class Lines:
    """On which line a key is written: tomllib does not say. Keys are asked for in the order of the file."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._asked: Counter[str] = Counter()

    def of(self, key: str) -> int:
        """The line of the next place where `key` is written as a key, 0 when there is none (escapes)."""
        pattern = rf"^[ \t]*\[*[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*[=\].]"
        found = [match.start() for match in re.finditer(pattern, self._text, re.MULTILINE)]
        nth = min(self._asked[key], len(found) - 1)
        self._asked[key] += 1
        return self._text.count("\n", 0, found[nth]) + 1 if found else 0


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


def _short(group: dict[str, Any], lines: Lines, name: str) -> Iterator[Placed]:
    """The entries of the short tables of the file or of one group."""
    shared = {key: group[key] for key in _SHARED if key in group}
    for kind in _SHORT:
        table = group.get(kind, {})
        if not isinstance(table, dict):
            raise _invalid(f"“{kind}” must be a table.", name, lines.of(kind), f"Write [{kind}] before its words.")
        for written, said in table.items():
            # The starter lexicon is large and ours: its lines are not worth looking for.
            line = lines.of(written) if name != STARTER else 0
            yield Placed(_entry({"written": written, kind: said, **shared}, name, line), name, line)


def _full(tables: dict[str, Any], text: str, name: str) -> Iterator[Placed]:
    entries = tables.get("entry", [])
    if not isinstance(entries, list):
        raise _invalid("“entry” must be a list.", name, Lines(text).of("entry"), "Write [[entry]] before each.")
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
