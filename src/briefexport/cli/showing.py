"""Commands that show and change nothing: inspect, schema, plugins, explain, doctor."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from briefexport import model as m
from briefexport.cli import common
from briefexport.cli.console import Console, data
from briefexport.cli.options import Argument, Option
from briefexport.errors import UsageError
from briefexport.plugin import Timeline, Utterances
from briefexport.registry import Registry, closest
from briefexport.workspace.config import open_workspace

AsJson = Annotated[bool, Option("--json", help="As JSON.")]


def commands(console: Console) -> dict[str, Callable[..., None]]:
    """The commands of this module by name."""
    return {
        "inspect": _inspect_with(console),
        "schema": schema,
        "plugins": plugins,
        "explain": explain,
        "doctor": _doctor_with(console),
    }


def _inspect_with(console: Console) -> Callable[..., None]:
    def inspect(
        source: Annotated[str, Argument(metavar="SOURCE", help="A file, or - for standard input.")],
        explain: Annotated[bool, Option("--explain", help="Why each line became what it is; the ledger.")] = False,
        shape: Annotated[
            Literal["text", "json", "xhtml", "css"],
            Option("--as", help="The canonical JSON, or exactly what the visual wing hands on."),
        ] = "text",
        reader: common.From = "",
        theme: common.ThemeName = "",
        tokens: common.Tokens = [],  # noqa: B006 - typer copies it
        smart: common.Smart = None,
        meta: common.Meta = [],  # noqa: B006 - typer copies it
        headings: common.Headings = None,
        extract: common.Extract = None,
        strict: common.Strict = False,
        config: common.ConfigFile = "",
    ) -> None:
        """Show the canonical article of a source, and why it became so."""
        from briefexport.cli import inspecting

        options = {"headings": headings, "extract": extract}
        settings = common.settings_for(
            config, meta=meta, theme=theme, tokens=tokens, smart=smart, reader_options=options, strict=strict
        )
        files = common.sources_named([source], reader, settings)
        if len(files) != 1:
            raise UsageError(
                f"{source} holds {len(files)} sources", code="one-source", hint="inspect takes one; name the file"
            )
        inspecting.inspect(files[0], settings, console, shape=shape, explain=explain)

    return inspect


def schema(
    what: Annotated[
        str,
        Argument(metavar="WHAT", help="article, edition, config, utterances, timeline, manifest, or exporter."),
    ] = "article",
    name: Annotated[str, Argument(metavar="[NAME]", help="The exporter's name, for `schema exporter NAME`.")] = "",
) -> None:
    """Print the JSON Schema of a file that briefexport reads or writes."""
    data(json.dumps(m.schema(_schema_of(what, name)), indent=2, ensure_ascii=False) + "\n")


def _schema_of(what: str, name: str) -> Any:
    from briefexport.build.manifest import Manifest
    from briefexport.workspace.config import Config

    known: dict[str, Any] = {
        "article": m.Article,
        "edition": m.Edition,
        "config": Config,
        "utterances": Utterances,
        "timeline": Timeline,
        "manifest": Manifest,
    }
    if what == "exporter":
        return _options_of(name)
    if what not in known:
        hint = closest(what, [*known, "exporter"]) or f"known: {', '.join(known)}, exporter NAME"
        raise UsageError(f"there is no schema '{what}'", code="unknown-schema", hint=hint)
    return known[what]


def _options_of(exporter: str) -> Any:
    registry = _registry("")
    if not exporter:
        names = ", ".join(registry.names("exporter"))
        raise UsageError("`schema exporter` needs a name", code="usage", hint=f"one of these: {names}")
    return registry.load("exporter", exporter).plugin.Options


def _registry(config: str) -> Registry:
    return Registry(open_workspace(Path(config) if config else None).plugin_files())


def plugins(as_json: AsJson = False, config: common.ConfigFile = "") -> None:
    """List every plugin with its kind, name, distribution, version and state."""
    rows = list(_registry(config).rows())
    if as_json:
        fields = ("kind", "name", "distribution", "version", "state", "error")
        data(json.dumps([{key: getattr(row, key) for key in fields} for row in rows], indent=2) + "\n")
        return
    width = max(len(row.name) for row in rows)
    for row in rows:
        origin = f"{row.distribution} {row.version}".strip()
        data(
            f"{row.kind:8}  {row.name:{width}}  {origin:24}  {row.state}"
            + (f": {row.error}" if row.error else "")
            + "\n"
        )


def explain(code: Annotated[str, Argument(metavar="CODE", help="The code of a message.")]) -> None:
    """Say what a diagnostic means and what to do."""
    from briefexport.explanations import all_explanations

    known = all_explanations()
    if code not in known:
        hint = closest(code, known) or f"known codes: {', '.join(known)}"
        raise UsageError(f"there is no diagnostic '{code}'", code="unknown-code", hint=hint)
    data(f"{code}\n\n{known[code].meaning}\n\nWhat to do: {known[code].next_}\n")


def _doctor_with(console: Console) -> Callable[..., None]:
    def doctor(as_json: AsJson = False) -> None:
        """Show what this machine has, what is missing, and the line that fixes it."""
        from briefexport.cli import examining

        findings = examining.examine()
        if as_json:
            data(json.dumps([msgspec.to_builtins(found) for found in findings], indent=2, ensure_ascii=False) + "\n")
        else:
            data(examining.as_text(findings))
        if any(found.state == "missing" and found.needed for found in findings):
            console.codes.add(3)

    return doctor
