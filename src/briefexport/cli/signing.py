"""Typer's commands, made from what ours declare."""

from __future__ import annotations

import inspect
from typing import Annotated, Any

import typer

from briefexport.cli.options import REQUIRED, Argument, Command, Parameter

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def typer_command(command: Command) -> Any:
    """The command as typer parses it and tells of it; called, it calls `command.call`."""
    throwaway = typer.Typer(rich_markup_mode=None, add_completion=False)
    throwaway.command(command.name, help=command.help, context_settings=CONTEXT)(_signed(command))
    return typer.main.get_command(throwaway)


def _signed(command: Command) -> Any:
    """A function with a signature of the parameters, so that typer makes options of them."""

    def function(**arguments: Any) -> None:
        command.call(**arguments)

    accepted = [_parameter(parameter) for parameter in command.parameters]
    function.__signature__ = inspect.Signature(accepted)  # type: ignore[attr-defined]
    function.__annotations__ = {parameter.name: parameter.annotation for parameter in accepted}
    function.__name__ = command.name.replace("-", "_")
    return function


def _parameter(parameter: Parameter) -> inspect.Parameter:
    kind, declared = parameter.type, _declared(parameter)
    return inspect.Parameter(
        parameter.name,
        inspect.Parameter.KEYWORD_ONLY,
        default=inspect.Parameter.empty if parameter.default is REQUIRED else parameter.default,
        annotation=Annotated[kind, declared],
    )


def _declared(parameter: Parameter) -> Any:
    match parameter.declared:
        case Argument(help=told, metavar=metavar):
            return typer.Argument(help=told, metavar=metavar)
        case option:
            return typer.Option(
                *option.names,
                help=option.help,
                metavar=option.metavar,
                min=option.min,
                show_default=option.show_default,
                rich_help_panel=option.panel or None,
            )
