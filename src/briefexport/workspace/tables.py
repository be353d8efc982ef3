"""The tables of briefexport.toml whose keys the declarations of `Config` do not know: plugins' options and metadata."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from briefexport.errors import BriefexportError, PluginError, UsageError
from briefexport.plugin import Diagnostic, ReadingContext, Source
from briefexport.registry import Registry, parse
from briefexport.registry.discovery import Kind
from briefexport.workspace.config import Workspace, line_of


def check_tables(workspace: Workspace, registry: Registry) -> None:
    """Raises UsageError, with file and line, for the first key or value that means nothing.

    Every table is looked at, whichever exporter the command is for. A plugin that cannot be loaded costs only itself.
    """
    config = workspace.config
    tables: tuple[tuple[Kind, dict[str, dict[str, Any]]], ...] = (
        ("exporter", config.exporters),
        ("reader", config.readers),
    )
    for kind, of_kind in tables:
        for name, table in of_kind.items():
            with _placed(workspace, name, *table), contextlib.suppress(PluginError):
                options = {key: value for key, value in table.items() if key != "formats" or kind == "reader"}
                parse(registry.load(kind, name).plugin.Options, options, where=f"[{kind}s.{name}]")
    if config.language:
        with _placed(workspace, "language"):
            check_value("language", config.language)
    for key, value in config.metadata.items():
        with _placed(workspace, key):
            _check_metadata(key, value)
    for field in config.require.fields:
        with _placed(workspace, "fields"):
            _check_field(field)


@contextlib.contextmanager
def _placed(workspace: Workspace, *keys: str) -> Iterator[None]:
    """Gives an error the configuration's name, and the line of the key it tells of (the last of `keys` it quotes)."""
    try:
        yield
    except BriefexportError as error:
        if workspace.file is None:
            raise
        told = [key for key in keys if key in error.message]
        line = line_of(workspace.file.read_text("utf-8-sig"), told[-1] if told else keys[0])
        raise error.at(str(workspace.file), line) from error.__cause__


def check_value(key: str, value: Any, where: str = "") -> tuple[Diagnostic, ...]:
    """What there is to say of one metadata value. Raises UsageError for a wrong one; `where` says who gave it."""
    from briefexport.readers.common import metadata

    context = ReadingContext(metadata={key: value}, language="en")
    try:
        return metadata.settle({}, context=context, source=Source(b"", "")).diagnostics
    except BriefexportError as error:
        raise UsageError(f"{where} {error.message}".lstrip(), code="bad-config", hint=error.hint) from error


def _check_metadata(key: str, value: Any) -> None:
    for found in check_value(key, value, "[metadata]"):
        if found.code == "unknown-metadata":
            raise UsageError(f"[metadata] has no key '{key}'", code="unknown-key", hint=found.hint)


def _check_field(field: str) -> None:
    from briefexport.readers.common import metadata
    from briefexport.registry import closest

    if not metadata.field_of(field):
        hint = closest(field, metadata.FIELDS) or f"known: {', '.join(metadata.FIELDS)}"
        raise UsageError(f"[require] fields: there is no metadata '{field}'", code="unknown-key", hint=hint)
