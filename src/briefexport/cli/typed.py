"""The typer app: what reads every command line that is not plain, tells of the commands, and says what is wrong."""

from __future__ import annotations

import functools
import os
import sys
from pathlib import Path
from typing import Any

import typer
import typer.core

from briefexport import __version__
from briefexport.cli.commands import FIXED, OURS, exporting, fixed, function_of, registry_here
from briefexport.cli.console import data
from briefexport.cli.signing import CONTEXT, typer_command
from briefexport.errors import BriefexportError, Interrupted, UsageError
from briefexport.registry import closest


class Commands(typer.core.TyperGroup):
    """Fixed commands and exporters under one roof; each is made when it is named."""

    def list_commands(self, ctx: Any) -> list[str]:
        strangers = [name for name in registry_here().names("exporter") if name not in OURS]
        return [*OURS, *strangers, *FIXED]

    @functools.cached_property
    def _made(self) -> dict[str, Any]:
        """The commands asked for so far: click asks for each more than once."""
        return {}

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in self._made:
            command = fixed(cmd_name) if cmd_name in FIXED else exporting(cmd_name)
            self._made[cmd_name] = typer_command(command) if command else None
        return self._made[cmd_name]

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The commands with their summaries; no stranger's code is loaded to list it."""
        names = self.list_commands(ctx)
        with formatter.section("Exporters"):
            formatter.write_dl([(name, _summary(name)) for name in names if name not in FIXED])
        with formatter.section("Other commands"):
            formatter.write_dl([(name, function_of(name).__doc__ or "") for name in FIXED])

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
    """Read the line and run its command; the exit code. Raises BriefexportError, KeyboardInterrupt and OSError."""
    if "_BRIEFEXPORT_COMPLETE" in os.environ:  # the shell asks; only then are typer's shells needed
        from typer.completion import completion_init  # type: ignore[attr-defined]

        completion_init()
    try:
        code = app(arguments, prog_name="briefexport", standalone_mode=False)
    except typer.Abort:
        return Interrupted.exit_code
    except typer.TyperException as error:
        raise _usage(error) from error
    return code if isinstance(code, int) else 0


def _summary(name: str) -> str:
    registry = registry_here()
    entry = registry.find("exporter", name)
    if name not in OURS and not entry.of_workspace:
        return entry.summary
    try:
        return str(registry.load("exporter", name).plugin.summary)
    except BriefexportError as error:
        return f"cannot be loaded: {error.message}"


def _unknown(name: str, known: list[str]) -> UsageError:
    if Path(name).exists() or Path(name).suffix:
        lines = "\n".join(f"  briefexport {command} {name}" for command in OURS)
        return UsageError(
            f"'{name}' is not a command; which edition of it do you want?",
            code="unknown-command",
            hint=f"one of these, perhaps:\n{lines}",
        )
    if name in ("help", "version"):
        hint = f"did you mean 'briefexport --{name}'?"
        return UsageError(f"there is no command or exporter '{name}'", code="unknown-command", hint=hint)
    hint = registry_here().suggestion(name, known) or f"commands: {', '.join(known)}"
    return UsageError(f"there is no command or exporter '{name}'", code="unknown-command", hint=hint)


def _usage(error: typer.TyperException) -> UsageError:
    """Typer's own refusals (unknown option, missing argument) in our words and our exit code."""
    told = str(getattr(error, "format_message", lambda: error)()).partition(" (Possible options: ")[0]
    context, option = getattr(error, "ctx", None), getattr(error, "option_name", "")
    path = context.command_path if context else "briefexport"
    near = [name for name in getattr(error, "possibilities", None) or () if _near(option, name)]
    hint = f"did you mean '{near[0]}'?" if near else f"`{path} --help` shows what it takes"
    if option and not near and context and not context.parent:
        hint = f"options stand after the command: briefexport COMMAND {option}; {hint}"
    return UsageError(" ".join(told.split()).rstrip("."), code="usage", hint=hint)


def _near(given: str, known: str) -> bool:
    """Near by its letters: typer counts the hyphens of `--theme` and `--help` too."""
    return bool(closest(given.strip("-"), [known.strip("-")]))
