"""The typer app: fixed commands, one command an exporter, and the one place where errors become exit codes."""

from __future__ import annotations

import functools
import importlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer
import typer.core

from briefexport import __version__
from briefexport.cli.common import speaking
from briefexport.cli.console import Console, data, settle_streams, utf8_streams
from briefexport.cli.exporting import command_for
from briefexport.errors import BriefexportError, Interrupted, UsageError, exit_code_of
from briefexport.pipeline.writing import unwritable
from briefexport.registry import Entry, Registry, guarded
from briefexport.workspace.config import CONFIG_NAME, open_workspace
from briefexport.workspace.naming import STDOUT

console = Console()
OURS = ("epub", "pdf", "audio")

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

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


class Commands(typer.core.TyperGroup):
    """Fixed commands and exporters under one roof; each is made when it is named."""

    def list_commands(self, ctx: Any) -> list[str]:
        strangers = [name for name in _registry().names("exporter") if name not in OURS]
        return [*OURS, *strangers, *FIXED]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        return _fixed_command(cmd_name) if cmd_name in FIXED else _exporter_command(cmd_name)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The commands with their summaries; no stranger's code is loaded to list it."""
        names = self.list_commands(ctx)
        with formatter.section("Exporters"):
            formatter.write_dl([(name, _summary(name)) for name in names if name not in FIXED])
        with formatter.section("Other commands"):
            formatter.write_dl([(name, _function(name).__doc__ or "") for name in FIXED])

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and self.get_command(ctx, args[0]) is None:
            raise _unknown(args[0], self.list_commands(ctx))
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings=CONTEXT,
    help="One brief, every edition its readers need: accessible EPUB, tagged PDF, spoken edition.",
    epilog="`briefexport COMMAND --help` shows a command's options.",
)


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    version: bool = typer.Option(False, "--version", "-V", help="Print the version."),
) -> None:
    if version:
        data(f"briefexport {__version__}\n")
    elif context.invoked_subcommand is None:
        # Not an answer that a script should take for success: an empty variable must not look like a good build.
        sys.stderr.write(context.get_help() + "\n")
        raise typer.Exit(2)


def run(arguments: list[str]) -> int:
    """Run the command line and return the exit code. Nothing escapes it but what --debug asks to see."""
    console.reset()
    _exporter_command.cache_clear()  # another working folder may have other plugins
    _prepare_completion()
    utf8_streams()
    _early_options(arguments)
    try:
        code = app(arguments, prog_name="briefexport", standalone_mode=False)
    except BriefexportError as error:
        console.error(error)
        code = 0
    except (KeyboardInterrupt, typer.Abort):
        code = Interrupted.exit_code
    except typer.TyperException as error:
        console.error(_usage(error))
        code = 0
    except OSError as error:  # typer's own words, such as --help, found no way out
        console.error(unwritable(STDOUT, error))
        code = 0
    if code == Interrupted.exit_code:  # typer answers Ctrl-C with this code
        console.error(Interrupted("interrupted; nothing half-written is left", hint="run it again when you like"))
    code = exit_code_of(console.codes) or (code if isinstance(code, int) else 0)
    console.done(code)
    settle_streams()
    return code


def _prepare_completion() -> None:
    """The shell asks by an environment variable; only then are typer's shells needed."""
    if "_BRIEFEXPORT_COMPLETE" in os.environ:
        from typer.completion import completion_init  # type: ignore[attr-defined]

        completion_init()


def _function(name: str) -> Callable[..., None]:
    module = importlib.import_module(f"briefexport.cli.{FIXED[name]}")
    functions: dict[str, Callable[..., None]] = module.commands(console)
    return functions[name]


@functools.cache
def _fixed_command(name: str) -> Any:
    return _made(name, _function(name), None)


@functools.cache
def _exporter_command(name: str) -> Any:
    registry = _registry()
    if name not in OURS and name not in registry.names("exporter"):
        return None
    loaded = registry.load("exporter", name)
    with guarded(loaded.entry, loading=True):  # options of a kind that no command line can hold
        return _made(name, command_for(loaded, console), loaded.plugin.summary)


def _made(name: str, function: Callable[..., None], help_text: str | None) -> Any:
    throwaway = typer.Typer(rich_markup_mode=None, add_completion=False)
    throwaway.command(name, help=help_text, context_settings=CONTEXT)(_safe(name, speaking(console, function)))
    return typer.main.get_command(throwaway)


def _safe(name: str, function: Callable[..., None]) -> Callable[..., None]:
    """The command with every fault of ours turned into a message; a traceback is for --debug."""

    @functools.wraps(function)
    def guarded_command(*args: Any, **kwargs: Any) -> None:
        with guarded(Entry("command", name, "", "briefexport", __version__)):
            function(*args, **kwargs)

    return guarded_command


def _summary(name: str) -> str:
    registry = _registry()
    entry = registry.find("exporter", name)
    if name not in OURS and not entry.of_workspace:
        return entry.summary
    try:
        return str(registry.load("exporter", name).plugin.summary)
    except BriefexportError as error:
        return f"cannot be loaded: {error.message}"


def _registry() -> Registry:
    """The registry of the working folder's configuration; a broken one must not keep --help from answering."""
    if Path(CONFIG_NAME).is_file():
        try:
            return Registry(open_workspace(None).plugin_files())
        except BriefexportError:
            return Registry()
    return Registry()


def _unknown(name: str, known: list[str]) -> UsageError:
    if Path(name).exists() or Path(name).suffix:
        lines = "\n".join(f"  briefexport {command} {name}" for command in OURS)
        return UsageError(
            f"'{name}' is not a command; which edition of it do you want?",
            code="unknown-command",
            hint=f"one of these, perhaps:\n{lines}",
        )
    hint = _registry().suggestion(name, known) or f"commands: {', '.join(known)}"
    return UsageError(f"there is no command or exporter '{name}'", code="unknown-command", hint=hint)


def _usage(error: typer.TyperException) -> UsageError:
    """Typer's own refusals (unknown option, missing argument) in our words and our exit code."""
    told = str(getattr(error, "format_message", lambda: error)())
    near = getattr(error, "possibilities", None)
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "briefexport"
    hint = f"did you mean '{near[0]}'?" if near else f"`{path} --help` shows what it takes"
    return UsageError(told.rstrip("."), code="usage", hint=hint)


def _early_options(arguments: list[str]) -> None:
    """How to speak is needed even when the rest of the command line cannot be parsed."""
    for option, value in zip(arguments, [*arguments[1:], ""], strict=False):
        chosen = option.partition("=")[2] if option.startswith("--log-format=") else value
        if option.startswith("--log-format") and chosen in ("text", "json", "github"):
            console.configure(log_format=chosen, verbosity=0, debug=False)  # type: ignore[arg-type]
    console.debug = "--debug" in arguments
