"""Commands that make files to start from: new, completion."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal

from briefexport.cli.console import Console, data
from briefexport.cli.options import Argument
from briefexport.errors import FileError, UsageError

Kind = Annotated[Literal["brief", "theme", "exporter", "reader"], Argument(help="What to make.")]
Shell = Annotated[Literal["bash", "zsh", "fish", "powershell"], Argument(help="The shell.")]


def commands(console: Console) -> dict[str, Callable[..., None]]:
    """The commands of this module by name."""

    def new(
        kind: Kind,
        name: Annotated[str, Argument(metavar="NAME", help="Its name: lower-case letters, digits and hyphens.")],
    ) -> None:
        """Make a brief, a theme, an exporter or a reader to start from; it passes its own tests."""
        from briefexport.cli import scaffolding

        files = scaffolding.scaffold(kind, _checked(name))
        _not_ours(kind, name)
        for path in files:
            if Path(path).exists():
                raise FileError(f"{path} exists already", code="exists", hint="choose another name, or move it away")
        for path, content in files.items():
            _write(Path(path), content)
            console.say(path)

    def completion(shell: Shell) -> None:
        """Print the completion script of a shell; README says where it goes."""
        from typer._completion_shared import get_completion_script

        data(get_completion_script(prog_name="briefexport", complete_var="_BRIEFEXPORT_COMPLETE", shell=shell) + "\n")

    return {"new": new, "completion": completion}


def _checked(name: str) -> str:
    from briefexport.identity import slugify

    if name != slugify(name) or not name[:1].isalpha():
        raise UsageError(
            f"'{name}' is not a name we can use",
            code="bad-name",
            hint=f"lower-case letters, digits and hyphens, a letter first: {slugify(name) or 'my-brief'}",
        )
    return name


def _not_ours(kind: str, name: str) -> None:
    """Raises UsageError for the name of a plugin or a command of briefexport: another of that name is never loaded."""
    from briefexport.registry.discovery import built_in
    from briefexport.registry.options import COMMANDS

    if kind == "exporter" and name in COMMANDS:
        raise UsageError(
            f"briefexport has a command {name} already", code="bad-name", hint=f"choose another name: my-{name}"
        )
    if any(entry.name == name and entry.kind == kind for entry in built_in()):
        raise UsageError(
            f"briefexport has {kind} {name} already", code="bad-name", hint=f"choose another name: my-{name}"
        )


def _write(path: Path, content: bytes | str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    except OSError as error:
        raise FileError(
            f"{path} cannot be written: {error.strerror}", code="unwritable", hint="choose another folder"
        ) from error
