"""Typed options made from a msgspec struct: the one declaration serves the command line too."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from briefexport.cli.options import Option, Parameter


def parameters(struct: type[msgspec.Struct], panel: str = "") -> Iterator[Parameter]:
    """A parameter for each field, unset by default: an option that is not given is not a value."""
    described_struct = msgspec.inspect.type_info(struct)
    assert isinstance(described_struct, msgspec.inspect.StructType)
    for field in described_struct.fields:
        kind, described = _kind(field.type, field.name)
        if kind is None:
            continue  # a table or a struct: briefexport.toml holds it, no command line does
        usual = field.default if field.default_factory is msgspec.NODEFAULT else field.default_factory()
        default = "" if usual in (msgspec.NODEFAULT, None, "", (), [], frozenset()) else f"  [default: {_shown(usual)}]"
        flag = f"--{field.name.replace('_', '-')}"
        name = f"{flag}/--no-{flag[2:]}" if kind is bool else flag
        yield Parameter(field.name, kind, Option(name, help=f"{described}{default}", show_default=False, panel=panel))


def given(struct: type[msgspec.Struct], arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The struct's options that were really given on the command line, as plain values."""
    found = {name: arguments.get(name) for name in struct.__struct_fields__}
    return {name: _value(value) for name, value in found.items() if value not in (None, [], ())}


def _kind(kind: msgspec.inspect.Type, name: str) -> tuple[Any, str]:
    """(the type of the option, the description from `msgspec.Meta`)."""
    described = ""
    while isinstance(kind, msgspec.inspect.Metadata):
        described = described or (kind.extra_json_schema or {}).get("description", "")
        kind = kind.type
    if isinstance(kind, msgspec.inspect.UnionType):
        kind = next(member for member in kind.types if not isinstance(member, msgspec.inspect.NoneType))
        inner, more = _kind(kind, name)
        return inner, described or more
    if isinstance(kind, _REPEATED):
        return list[_kind(kind.item_type, name)[0] or str], described  # type: ignore[misc]
    if isinstance(kind, msgspec.inspect.TupleType):
        return list[_kind(kind.item_types[0], name)[0] or str], described  # type: ignore[misc]
    return _plain_type(kind, name), described


_REPEATED = (
    msgspec.inspect.VarTupleType,
    msgspec.inspect.ListType,
    msgspec.inspect.SetType,
    msgspec.inspect.FrozenSetType,
)


def _plain_type(kind: msgspec.inspect.Type, name: str) -> Any:
    match kind:
        case msgspec.inspect.BoolType():
            return bool
        case msgspec.inspect.IntType():
            return int
        case msgspec.inspect.FloatType():
            return float
        case msgspec.inspect.LiteralType(values=values):
            return enum.Enum(name, {str(value): str(value) for value in values}, type=str)
        case msgspec.inspect.EnumType(cls=cls):
            return enum.Enum(name, {str(member.value): str(member.value) for member in cls}, type=str)
        case msgspec.inspect.DictType() | msgspec.inspect.StructType():
            return None
        case _:
            return str


def _value(value: Any) -> Any:
    if isinstance(value, enum.Enum):
        return value.value
    return [_value(item) for item in value] if isinstance(value, list | tuple) else value


def _shown(default: Any) -> str:
    if isinstance(default, bool):
        return "on" if default else "off"
    if isinstance(default, enum.Enum):
        return str(default.value)
    return ", ".join(map(_shown, default)) if isinstance(default, tuple | list | set | frozenset) else str(default)
