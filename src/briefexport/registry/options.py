"""Options: one declaration (a msgspec struct) checked from tables and command lines alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec

from briefexport.errors import UsageError

_Options = TypeVar("_Options", bound=msgspec.Struct)

# The common options of every exporter's command; a plugin may not reuse their names.
RESERVED = frozenset(
    {
        *("source", "sources", "output", "bind", "from", "from_", "theme", "meta", "format", "formats", "set", "smart"),
        *("strict", "force", "debug", "log_format", "quiet", "verbose", "drafts", "config", "jobs", "check", "help"),
        *("explain", "list_voices", "headings", "extract", "reader", "tokens", "no_smart"),
    }
)

# The commands that are not exporters; an exporter of such a name could never be asked for.
COMMANDS = frozenset({"build", "inspect", "schema", "plugins", "explain", "doctor", "new", "completion"})


def closest(name: str, known: Iterable[str]) -> str:
    """`did you mean 'x'?`, or nothing when no known name is near."""
    import difflib  # 6 ms that only a misspelling needs

    spelt = {one.lower(): one for one in known}
    near = difflib.get_close_matches(name.lower(), list(spelt), n=1, cutoff=0.6)
    return f"did you mean '{spelt[near[0]]}'?" if near else ""


def parse(kind: type[_Options], table: Mapping[str, Any], *, where: str, file: str = "") -> _Options:
    """The options struct of a table (keys may use `-`). Raises UsageError that names the key and what it accepts.

    `where` says whose options they are, for people: `[exporters.pdf]`, `briefexport pdf`.
    """
    fields = {name.replace("-", "_"): name for name in kind.__struct_encode_fields__}
    known = {}
    for key, value in table.items():
        plain = key.replace("-", "_")
        if plain not in fields:
            raise UsageError(
                f"{where} has no option '{key}'",
                code="unknown-option",
                hint=closest(plain, fields) or f"it has: {', '.join(fields) or 'none'}",
                file=file,
            )
        known[fields[plain]] = value
    try:
        return msgspec.convert(known, kind, strict=False)
    except msgspec.ValidationError as error:
        raise _explained(error, where, file) from error


def _explained(error: msgspec.ValidationError, where: str, file: str) -> UsageError:
    told, _, path = str(error).partition(" - at ")
    key = re.sub(r"^`\$\.?|`$", "", path)
    hint = "`briefexport schema exporter NAME` and `briefexport schema config` list what each option accepts"
    return UsageError(
        f"{where}: {key or 'a value'} is not right: {told[:1].lower()}{told[1:]}",
        code="bad-option",
        hint=f"`{where} --help` shows what it takes" if where.startswith("briefexport ") else hint,
        file=file,
    )
