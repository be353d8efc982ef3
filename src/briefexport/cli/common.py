"""The options that commands share, and what is made of them: how to speak, settings, sources."""

from __future__ import annotations

import contextlib
import datetime
import os
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from briefexport.cli.console import Console, LogFormat, standard_input
from briefexport.cli.options import Argument, Command, Option, parameters_of
from briefexport.errors import UsageError
from briefexport.keeping import cache_folder
from briefexport.narration.settings import NarrationSettings
from briefexport.pipeline import Settings
from briefexport.plugin import Typography
from briefexport.registry import Registry, parse
from briefexport.workspace.config import Workspace, open_workspace
from briefexport.workspace.sources import SourceFile, discover

Sources = Annotated[list[str], Argument(metavar="SOURCE...", help="Files, folders, or - for standard input.")]
Output = Annotated[
    str,
    Option("-o", "--output", metavar="PATH", help="A file, a folder (ends with /), or - for standard output."),
]
Bind = Annotated[bool, Option("--bind", help="Bind all sources into one edition.")]
From = Annotated[str, Option("--from", metavar="READER", help="The reader to use, whatever the suffix.")]
ThemeName = Annotated[str, Option("--theme", metavar="NAME", help="The theme of the visual editions.")]
Tokens = Annotated[list[str], Option("--set", metavar="TOKEN=VALUE", help="Override a theme token; repeatable.")]
Smart = Annotated[bool | None, Option("--smart/--no-smart", help="Set quotes, dashes and spaces as the language does.")]
Meta = Annotated[list[str], Option("--meta", metavar="KEY=VALUE", help="Override a metadata field; repeatable.")]
Headings = Annotated[
    Literal["auto", "markdown", "none"] | None,
    Option("--headings", metavar="auto|markdown|none", help="How plain text shows its headings."),
]
Extract = Annotated[
    Literal["auto", "article", "whole"] | None,
    Option("--extract", metavar="auto|article|whole", help="How much of a web page is the article."),
]
Strict = Annotated[bool, Option("--strict", help="Every warning is an error.")]
Drafts = Annotated[bool, Option("--drafts", help="Export drafts too.")]
ConfigFile = Annotated[
    str, Option("--config", metavar="FILE", help="The configuration, instead of ./briefexport.toml.")
]
LogFormatName = Annotated[
    LogFormat | None, Option("--log-format", help="How messages look on stderr.", show_default=False)
]
Quiet = Annotated[bool, Option("-q", "--quiet", help="Only errors.")]
Verbose = Annotated[bool, Option("-v", "--verbose", help="Notices too, and where to read more.")]
Debug = Annotated[bool, Option("--debug", help="Tracebacks.")]


def speaking(console: Console, command: Command) -> Command:
    """The command with the options that say how messages look; every command has them."""

    def call(
        *,
        log_format: LogFormatName = None,
        quiet: Quiet = False,
        verbose: Verbose = False,
        debug: Debug = False,
        **rest: Any,
    ) -> None:
        console.configure(log_format=log_format or "text", verbosity=verbose - quiet, debug=debug)
        command.call(**rest)

    return msgspec.structs.replace(command, common=parameters_of(call), call=call)


def settings_for(
    config: str,
    *,
    meta: list[str] | None = None,
    theme: str = "",
    tokens: list[str] | None = None,
    smart: bool | None = None,
    reader_options: dict[str, Any] | None = None,
    narration: dict[str, Any] | None = None,
    strict: bool = False,
    drafts: bool = False,
) -> Settings:
    """Workspace and command line merged; the command line stands above."""
    workspace = open_workspace(Path(config) if config else None)
    typography, registry = workspace.config.typography, Registry(workspace.plugin_files())
    if workspace.file:
        from briefexport.workspace.tables import check_tables

        check_tables(workspace, registry)
    return Settings(
        registry=registry,
        workspace=workspace,
        now=datetime.datetime.now(datetime.UTC),
        meta=_metadata(meta or []),
        reader_options={key: value for key, value in (reader_options or {}).items() if value},
        theme=theme,
        tokens=_pairs(tokens or [], "--set"),
        narration=_narration(workspace, narration or {}),
        typography=typography if smart is None else Typography(smart=smart),
        strict=strict,
        drafts=drafts,
        epoch=_epoch(),
        cache=cache_folder(),
    )


def _narration(workspace: Workspace, table: dict[str, Any]) -> NarrationSettings:
    """`[narration]` with what the command line says above it."""
    configured = workspace.config.narration
    if not table:
        return configured
    return parse(NarrationSettings, {**msgspec.structs.asdict(configured), **table}, where="the command line")


def _metadata(given: list[str]) -> dict[str, str]:
    """`--meta`: a value that its field does not take is a fault of the command line, not of the brief."""
    pairs = _pairs(given, "--meta")
    if pairs:
        from briefexport.workspace.tables import check_value

        for key, value in pairs.items():
            check_value(key, value, "--meta")
    return pairs


def _pairs(given: list[str], option: str) -> dict[str, str]:
    found = {}
    for pair in given:
        key, equals, value = pair.partition("=")
        if not equals or not key.strip():
            raise UsageError(
                f"{option} {pair} is not KEY=VALUE", code="bad-pair", hint=f"write it as {option} {key or 'key'}=value"
            )
        found[key.strip()] = value
    return found


def _epoch() -> int | None:
    """SOURCE_DATE_EPOCH (reproducible-builds.org): seconds since 1970, for artifacts whose source has no date."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not given:
        return None
    with contextlib.suppress(ValueError, OverflowError, OSError):
        datetime.datetime.fromtimestamp(int(given), datetime.UTC)
        return int(given)
    raise UsageError(
        f"SOURCE_DATE_EPOCH is {given!r}, not a number of seconds", code="bad-epoch", hint="unset it, or set a number"
    )


def sources_named(named: list[str], reader: str, settings: Settings, output: str = "") -> list[SourceFile]:
    """The sources of the command line, standard input among them; a folder offers nothing made into a folder below it.

    Raises UsageError for an unknown reader or an unfit source, InputError for a missing one.
    """
    if reader:
        settings.registry.find("reader", reader)
    data = standard_input() if "-" in named else None
    made = [settings.workspace.output(), *([Path(output)] if output not in ("", "-") else [])]
    return discover(named, settings.registry, reader, data, made)
