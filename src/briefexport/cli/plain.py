"""Command lines as people and pipelines write them, read without typer: loading it is a seventh of a short run.

What is not plain (help, something misspelt, missing or out of range, values that begin with `-`) is left to typer,
which also says what is wrong. So this may refuse whatever it likes, but what it reads it reads as typer does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, get_args, get_origin

from briefexport.cli.options import REQUIRED, Argument, Command, Parameter, choices, needed


def read(arguments: Sequence[str], command: Command) -> dict[str, Any] | None:
    """What is given to each parameter, by its name; `None` where typer should read the line."""
    found = _read_by(arguments, (*command.shared, *command.common))
    return _read_by(arguments, command.parameters) if found is None else found


def _read_by(arguments: Sequence[str], parameters: Sequence[Parameter]) -> dict[str, Any] | None:
    named, unnamed = _named(parameters), [p for p in parameters if isinstance(p.declared, Argument)]
    found: dict[str, Any] = {}
    try:
        for word, value in _pairs(arguments, named):
            parameter, setting = named[word] if word else (_next(unnamed), True)
            _put(found, parameter, setting, value)
    except _NotPlain:
        return None
    return None if any(p.default is REQUIRED and p.name not in found for p in parameters) else found


class _NotPlain(Exception):
    """The line is typer's to read."""


_NUMBER = {int: re.compile(r"[0-9]{1,9}"), float: re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")}

# An option as it is written → its parameter, and what a flag sets.
_Named = dict[str, tuple[Parameter, bool]]


def _named(parameters: Sequence[Parameter]) -> _Named:
    found: _Named = {}
    for parameter in parameters:
        for name in getattr(parameter.declared, "names", ()):
            setting, _, unsetting = name.partition("/")
            found[setting] = parameter, True
            if unsetting:
                found[unsetting] = parameter, False
    return found


def _pairs(arguments: Sequence[str], named: _Named) -> Iterator[tuple[str, str]]:
    """(option, its value) for each; no option for what stands alone, no value for a flag."""
    words = iter(arguments)
    for word in words:
        name, equals, value = word.partition("=")
        if word == "-" or not word.startswith("-"):
            yield "", word
        elif name not in named or (equals and not name.startswith("--")):
            raise _NotPlain
        elif needed(named[name][0].type) is bool:
            if equals:
                raise _NotPlain
            yield name, ""
        else:
            yield name, value if equals else _value(words)


def _next(unnamed: list[Parameter]) -> Parameter:
    """What a word without a name is given to: each in its turn, and a list takes all that come."""
    if not unnamed:
        raise _NotPlain
    return unnamed[0] if get_origin(unnamed[0].type) is list else unnamed.pop(0)


def _value(words: Iterator[str]) -> str:
    value = next(words, "--")
    if value.startswith("-") and value != "-":
        raise _NotPlain
    return value


def _put(found: dict[str, Any], parameter: Parameter, setting: bool, value: str) -> None:
    kind = needed(parameter.type)
    if get_origin(kind) is list:
        found.setdefault(parameter.name, []).append(_read_as(get_args(kind)[0], value, parameter))
    elif parameter.name in found:
        raise _NotPlain
    else:
        found[parameter.name] = setting if kind is bool else _read_as(kind, value, parameter)


def _read_as(kind: Any, value: str, parameter: Parameter) -> Any:
    if kind is str or value in choices(kind):
        return value
    if kind in (int, float) and _NUMBER[kind].fullmatch(value):
        number = kind(value)
        if number >= (getattr(parameter.declared, "min", None) or 0):
            return number
    raise _NotPlain
