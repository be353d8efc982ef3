"""Tokens: the few values of a theme that a house changes, each with a type that its value is held to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias, assert_never

import msgspec
from msgspec import Meta

from briefexport.render.themes.contrast import canonical
from briefexport.render.themes.pages import page_size

Value: TypeAlias = str | int | float | bool
Kind = Literal["color", "font", "length", "number", "integer", "boolean", "choice", "page", "text", "picture"]

_LENGTH = re.compile(r"^(-?[0-9]+(?:\.[0-9]+)?)(pt|mm|cm|in|px|pc|em|rem|%)$|^0$")
# No length of a page is longer than a page can be.
_MOST = {"pt": 14400, "px": 19200, "mm": 5080, "cm": 508, "in": 200, "pc": 1200, "em": 100, "rem": 100, "%": 100}


class Token(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One token of theme.toml.

    `on` names the colour tokens a text colour stands on, `contrast` the least ratio there (WCAG AA: 4.5 for text).
    `least` and `most` bound numbers; `values` lists a choice's words.
    """

    type: Kind
    value: Value
    about: str = ""
    on: tuple[str, ...] = ()
    contrast: Annotated[float, Meta(ge=1, le=21)] = 4.5
    least: float | None = None
    most: float | None = None
    values: tuple[str, ...] = ()


def canonical_name(name: str) -> str:
    """Tokens are named with hyphens; `body_size` is the same token as `body-size`."""
    return name.strip().replace("_", "-")


def settle(token: Token, value: Value, families: Mapping[str, object]) -> Value:
    """The value in its canonical form. Raises ValueError (in words for people) when the token cannot take it."""
    match token.type:
        case "color":
            return canonical(_text(value))
        case "font":
            return _family(_text(value), families)
        case "length":
            return _length(_text(value))
        case "number":
            return _bounded(token, _number(value))
        case "integer":
            return _integer(token, value)
        case "boolean":
            return _boolean(value)
        case "choice":
            return _chosen(token, _text(value))
        case "page":
            page_size(_text(value))
            return _text(value).strip()
        case "text" | "picture":
            return _text(value)
        case _:
            assert_never(token.type)


def _text(value: Value) -> str:
    if not isinstance(value, str):
        raise ValueError("this token takes text in quotes")
    return value


def _length(text: str) -> str:
    found = _LENGTH.match(text.strip())
    if not found:
        raise ValueError("a length is a number with its unit: 12pt, 4mm, 1.5em")
    if found[2] and abs(float(found[1])) > _MOST[found[2]]:
        raise ValueError(f"a length is at most {_MOST[found[2]]}{found[2]}")
    return text.strip()


def _number(value: Value) -> float:
    try:
        return float(value)
    except ValueError:
        raise ValueError("this token takes a number") from None


def _bounded(token: Token, number: float) -> float:
    least = token.least if token.least is not None else float("-inf")
    most = token.most if token.most is not None else float("inf")
    if not least <= number <= most:
        raise ValueError(f"the number lies between {least:g} and {most:g}")
    return number


def _integer(token: Token, value: Value) -> int:
    number = _bounded(token, _number(value))
    if isinstance(value, bool) or number != int(number):
        raise ValueError("this token takes a whole number")
    return int(number)


def _boolean(value: Value) -> bool:
    words = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
    if isinstance(value, bool):
        return value
    if str(value).lower() not in words:
        raise ValueError("this token takes true or false")
    return words[str(value).lower()]


def _chosen(token: Token, text: str) -> str:
    if text not in token.values:
        raise ValueError(f"this token takes one of {', '.join(token.values)}")
    return text


def _family(text: str, families: Mapping[str, object]) -> str:
    for family in families:
        if family.lower() == text.strip().strip("\"'").lower():
            return family
    raise ValueError(f"no font of that family is here; the theme has {', '.join(families)}")
