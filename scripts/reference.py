"""Write docs/cli.md, docs/configuration.md and docs/diagnostics.md from the program itself: `make docs`.

`tests/house/test_documentation.py` calls `pages()` and fails when a file on disk says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

DOCS = Path(__file__).parent.parent / "docs"
WIDTH = 100

CLI = """# The command line

Written by `make docs` from the program's own help; `briefexport COMMAND --help` says the same. Data goes to standard
output, everything else to standard error, in UTF-8. Options stand after the command. What stands on the command line
wins over the source's sidecar and front matter, those over `briefexport.toml`, that over the theme's and exporters'
own defaults.

| exit | meaning |
|---|---|
| 0 | every artifact asked for exists, is complete and was checked |
| 1 | the content is at fault: undecodable, empty, missing image, embargo, draft, `--strict`, a character no font has |
| 2 | usage or configuration: unknown command, option, suffix, reader, theme, format, key |
| 3 | this machine lacks a part (Pango, a voice); the message names it and the line that installs it |
| 4 | an exporter failed, timed out or broke its contract; the other artifacts are still made |
| 5 | input or output: no such file, cannot write, disk full, target locked; the old artifact is intact |
| 6 | the command needs a plugin that could not be loaded; the message names its distribution and version |
| 130 | interrupted; nothing half-written is left |

When several apply, the first present of 130, 2, 6, 5, 3, 4, 1.
"""

CONFIGURATION = """# briefexport.toml

Written by `make docs` from the declarations. The file stands in the working folder, or where `--config` says; never
beside a source (content must not run code). Every key is optional, an unknown one is an error that suggests the
nearest. Paths in it start at its own folder, wherever the command stands. `briefexport schema config` prints its JSON
Schema. `build` makes an edition anew when its source, sidecar, pictures, options, lexicon or cover change, the theme it
is set in or a workspace theme that one extends, or a plugin file that takes part in it.
`dist/manifest.json` names them all.

```toml
source = "source"
formats = ["epub", "pdf", "audio"]
theme = "newspaper"

[metadata]
publisher = {name = "The Example", url = "https://example.org/"}

[exporters.pdf]
page_size = "Letter"

[[editions]]
title = "The week in briefs"
slug = "week"
sources = ["source/*.md"]
formats = ["epub"]
```
"""

DIAGNOSTICS = """# Diagnostics

Written by `make docs`. Every message of briefexport carries one of these codes; `briefexport explain CODE` prints its
entry.
"""


def pages() -> dict[str, str]:
    """The text of each generated page, by file name."""
    return {"cli.md": _cli(), "configuration.md": _configuration(), "diagnostics.md": _diagnostics()}


def _cli() -> str:
    import typer.main

    from briefexport.cli.commands import OURS
    from briefexport.cli.typed import app

    group: Any = typer.main.get_command(app)
    parts = [CLI]
    for path in ["", *OURS, *sorted(group.commands)]:
        command = group.get_command(_parent(group), path) if path else group
        title = f"briefexport {path}".strip()
        parts.append(f"## {title}\n\n```text\n{_help(command, title)}\n```\n")
    return "\n".join(parts)


def _parent(group: Any) -> Any:
    return group.context_class(group, info_name="briefexport")


def _help(command: Any, title: str) -> str:
    context = command.context_class(
        command, info_name=title, terminal_width=WIDTH, max_content_width=WIDTH, help_option_names=["-h", "--help"]
    )
    return str(command.get_help(context)).rstrip()


def _configuration() -> str:
    from briefexport.registry import Registry
    from briefexport.workspace.config import Config

    parts = [CONFIGURATION, "## Top level\n", _table(Config)]
    for name, kind in _sections(Config):
        parts += [f"## `{name}`\n", _table(kind)]
    registry = Registry()
    for exporter in ("epub", "pdf", "audio"):
        parts += [f"## `[exporters.{exporter}]`\n", _table(registry.load("exporter", exporter).plugin.Options)]
    for reader in registry.names("reader"):
        options = registry.load("reader", reader).plugin.Options
        if options.__struct_fields__:
            parts += [f"## `[readers.{reader}]`\n", _table(options)]
    return "\n".join(parts)


def _sections(kind: type[msgspec.Struct]) -> Iterator[tuple[str, type[msgspec.Struct]]]:
    info = msgspec.inspect.type_info(kind)
    assert isinstance(info, msgspec.inspect.StructType)
    for field in info.fields:
        if isinstance(field.type, msgspec.inspect.StructType):
            yield f"[{field.encode_name}]", field.type.cls
        elif isinstance(field.type, msgspec.inspect.VarTupleType):
            item = field.type.item_type
            if isinstance(item, msgspec.inspect.StructType):
                yield f"[[{field.encode_name}]]", item.cls


def _table(kind: type[msgspec.Struct]) -> str:
    schema: dict[str, Any] = msgspec.json.schema(kind)
    properties = schema["$defs"][kind.__name__]["properties"]
    rows = [
        f"| `{name}` | {_type(entry)} | {_default(entry)} | {_cell(_told(entry, schema))} |"
        for name, entry in properties.items()
    ]
    return "\n".join(["| key | type | default | meaning |", "|---|---|---|---|", *rows, ""])


def _told(entry: dict[str, Any], schema: dict[str, Any]) -> str:
    target = next((part["$ref"] for part in [entry, *entry.get("anyOf", [])] if "$ref" in part), "")
    named = schema["$defs"].get(target.rsplit("/", 1)[-1], {})
    told = entry.get("description") or str(named.get("description", "")).split("\n", 1)[0]
    return told or "a table of its own, below"


def _type(entry: dict[str, Any]) -> str:
    if "enum" in entry:
        return " or ".join(f"`{value}`" for value in entry["enum"])
    if "anyOf" in entry:
        return " or ".join(dict.fromkeys(_type(part) for part in entry["anyOf"]))
    if entry.get("type") == "array":
        return f"list of {_type(entry.get('items', {})) or 'anything'}"
    bounds = [f"{sign} {entry[key]}" for key, sign in _BOUNDS.items() if key in entry]
    return ", ".join([str(entry.get("type", "table")).replace("object", "table"), *bounds])


_BOUNDS = {"minimum": "≥", "maximum": "≤", "exclusiveMinimum": ">", "exclusiveMaximum": "<"}


def _default(entry: dict[str, Any]) -> str:
    if "default" not in entry:
        return "required"
    value = entry["default"]
    return "" if isinstance(value, dict) or value == [] else f"`{msgspec.json.encode(value).decode()}`"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _diagnostics() -> str:
    from briefexport.explanations import all_explanations

    rows = [f"| `{code}` | {_cell(told.meaning)} | {_cell(told.next_)} |" for code, told in all_explanations().items()]
    return "\n".join([DIAGNOSTICS, "| code | meaning | what to do |", "|---|---|---|", *rows, ""])


if __name__ == "__main__":
    for name, text in pages().items():
        (DOCS / name).write_text(text, "utf-8")
