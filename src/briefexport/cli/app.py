"""One run of the command line, and the one place where errors become exit codes."""

from __future__ import annotations

import os

from briefexport.cli import plain
from briefexport.cli.commands import FIXED, console, exporting, fixed
from briefexport.cli.console import settle_streams, utf8_streams
from briefexport.errors import BriefexportError, Interrupted, exit_code_of
from briefexport.pipeline.writing import unwritable
from briefexport.workspace.naming import STDOUT


def run(arguments: list[str]) -> int:
    """Run the command line and return the exit code. Nothing escapes it but what --debug asks to see."""
    console.reset()
    exporting.cache_clear()  # another working folder may have other plugins
    utf8_streams()
    _early_options(arguments)
    code = 0
    try:
        code = _command(arguments)
    except BriefexportError as error:
        console.error(error)
    except KeyboardInterrupt:
        code = Interrupted.exit_code
    except OSError as error:  # typer's own words, such as --help, found no way out
        console.error(unwritable(STDOUT, error))
    if code == Interrupted.exit_code:  # typer answers Ctrl-C with this code
        console.error(Interrupted("interrupted; nothing half-written is left", hint="run it again when you like"))
    code = exit_code_of(console.codes) or code
    console.done(code)
    settle_streams()
    return code


def _command(arguments: list[str]) -> int:
    """Run the command, without typer where it is written plainly."""
    name = arguments[0] if arguments else "-"
    if "_BRIEFEXPORT_COMPLETE" not in os.environ and not name.startswith("-"):
        command = fixed(name) if name in FIXED else exporting(name)
        given = plain.read(arguments[1:], command) if command else None
        if command and given is not None:
            command.call(**given)
            return 0
    from briefexport.cli import typed

    return typed.run(arguments)


def _early_options(arguments: list[str]) -> None:
    """How to speak is needed even when the rest of the command line cannot be parsed."""
    for option, value in zip(arguments, [*arguments[1:], ""], strict=False):
        chosen = option.partition("=")[2] if option.startswith("--log-format=") else value
        if option.startswith("--log-format") and chosen in ("text", "json", "github"):
            console.configure(log_format=chosen, verbosity=0, debug=False)  # type: ignore[arg-type]
    console.debug = "--debug" in arguments
