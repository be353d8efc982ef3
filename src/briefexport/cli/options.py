"""What a command takes, declared once: `cli.signing` makes typer's parameters of it, `cli.plain` reads by it.

Loading typer is a seventh of what a short run costs, so neither this nor any module of commands imports it.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec


class Option:
    """An option by its names: `-o`, `--output`, or `--smart/--no-smart` for a flag that can be set and unset."""

    def __init__(
        self,
        *names: str,
        help: str = "",
        metavar: str | None = None,
        min: int | None = None,
        show_default: bool = True,
        panel: str = "",
    ) -> None:
        self.names, self.help, self.metavar, self.min = names, help, metavar, min
        self.show_default, self.panel = show_default, panel


class Argument(msgspec.Struct, frozen=True):
    """What stands in the line without a name."""

    help: str = ""
    metavar: str | None = None


REQUIRED: Any = object()


class Parameter(msgspec.Struct, frozen=True):
    """One thing a command can be given. `type` is `bool`, `int`, `float`, `str`, an enum, a Literal, or a list of one.

    `default` is its value where nothing is given, `REQUIRED` where something must be.
    """

    name: str
    type: Any
    declared: Option | Argument
    default: Any = None


class Command(msgspec.Struct, frozen=True):
    """A command: what it takes, and what is called with what was given (a parameter's name → its value).

    It takes what it shares with its like, its own (which take time to make), and what all commands take, in this order.
    """

    name: str
    help: str
    call: Callable[..., None]
    shared: tuple[Parameter, ...] = ()
    own: Callable[[], tuple[Parameter, ...]] = tuple
    common: tuple[Parameter, ...] = ()

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """All that it takes, in the order of its help."""
        return *self.shared, *self.own(), *self.common


def parameters_of(function: Callable[..., None]) -> tuple[Parameter, ...]:
    """The parameters a function declares as `Annotated[type, Option(…)]`; `**rest` is not one."""
    hints = get_type_hints(function, include_extras=True)
    return tuple(
        Parameter(name, hint.__origin__, hint.__metadata__[0], _default(function, name))
        for name, hint in hints.items()
        if hasattr(hint, "__metadata__")
    )


def _default(function: Callable[..., None], name: str) -> Any:
    """What `inspect` would say, which takes longer to load than all of this."""
    usual: Any = function
    places = usual.__code__.co_varnames[: usual.__code__.co_argcount]
    last = dict(zip(reversed(places), reversed(usual.__defaults__ or ()), strict=False))
    return {**last, **(usual.__kwdefaults__ or {})}.get(name, REQUIRED)


def needed(kind: Any) -> Any:
    """The type without `None`, which only says that nothing was given."""
    if get_origin(kind) in (Union, types.UnionType):
        return next(member for member in get_args(kind) if member is not type(None))
    return kind


def choices(kind: Any) -> tuple[str, ...]:
    """The words that a Literal or an enum allows; none where any are."""
    if get_origin(kind) is Literal:
        return get_args(kind)
    return tuple(member.value for member in kind) if hasattr(kind, "__members__") else ()
