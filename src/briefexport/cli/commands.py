"""Every command by its name: fixed ones, and one an exporter."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from briefexport import __version__
from briefexport.cli.common import speaking
from briefexport.cli.console import Console
from briefexport.cli.exporting import command_for
from briefexport.cli.options import Command, parameters_of
from briefexport.errors import BriefexportError
from briefexport.registry import Entry, Registry, guarded
from briefexport.workspace.config import CONFIG_NAME, open_workspace

console = Console()
OURS = ("epub", "pdf", "audio")

# The fixed commands and the modules they live in; a command is imported when it is named or listed.
FIXED = {
    "build": "building",
    "inspect": "showing",
    "schema": "showing",
    "plugins": "showing",
    "explain": "showing",
    "doctor": "showing",
    "new": "making",
    "completion": "making",
}


def fixed(name: str) -> Command:
    """A command that is the same in every folder."""
    function = function_of(name)
    return _whole(Command(name, function.__doc__ or "", function, parameters_of(function)))


def function_of(name: str) -> Callable[..., None]:
    """What a fixed command runs; its docstring is the command's summary."""
    module = importlib.import_module(f"briefexport.cli.{FIXED[name]}")
    functions: dict[str, Callable[..., None]] = module.commands(console)
    return functions[name]


@functools.cache
def exporting(name: str) -> Command | None:
    """The command of an exporter; None where there is none of the name. Raises PluginError."""
    registry = registry_here()
    if name not in OURS and name not in registry.names("exporter"):
        return None
    return _whole(command_for(registry.load("exporter", name), console))


def _whole(command: Command) -> Command:
    """With the options of all commands, and every fault of ours turned into a message; a traceback is for --debug."""

    def call(**arguments: Any) -> None:
        with guarded(Entry("command", command.name, "", "briefexport", __version__)):
            told.call(**arguments)

    told = speaking(console, command)
    return msgspec.structs.replace(told, call=call)


def registry_here() -> Registry:
    """The registry of the working folder's configuration; a broken one must not keep --help from answering."""
    if Path(CONFIG_NAME).is_file():
        try:
            return Registry(open_workspace(None).plugin_files())
        except BriefexportError:
            return Registry()
    return Registry()
