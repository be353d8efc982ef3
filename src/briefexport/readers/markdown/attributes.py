"""Attributes in braces, `{#id .class key=value key="two words"}`, as Pandoc and Djot write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from briefexport import model as m
from briefexport.readers.common import dates, languages

_PART = re.compile(
    r"""\s*(?:\#(?P<id>[\w:.-]+)|\.(?P<class>[\w-]+)|"""
    r"""(?P<key>[A-Za-z][\w:-]*)=(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"{}]+)))"""
)
_BLOCK = re.compile(r"\{[^{}\n]*\}$")


class Attributes(NamedTuple):
    """Classes and keys; an id is read and not used, for ids come from words."""

    classes: tuple[str, ...]
    keys: dict[str, str]


NONE = Attributes((), {})
# Where a token's `meta` keeps them: what the parser made of the braces, and the braces as written.
GIVEN, WRITTEN = "attributes", "braces"


def parse(written: str) -> Attributes | None:
    """The attributes of `{…}`; None when it is not such a list, so that `{curly}` in prose stays prose."""
    inside = written.strip()[1:-1].rstrip()
    classes: list[str] = []
    keys: dict[str, str] = {}
    at = 0
    while at < len(inside):
        found = _PART.match(inside, at)
        if not found or found.end() == at:
            return None
        if found["class"]:
            classes.append(found["class"].lower())
        elif found["key"]:
            keys[found["key"].lower()] = found["quoted"] if found["quoted"] is not None else found["bare"]
        at = found.end()
    return Attributes(tuple(classes), keys) if inside else None


def trailing(line: str) -> tuple[str, str]:
    """(the line without the attributes at its end, the attributes as written)."""
    found = _BLOCK.search(line)
    if not found or parse(found[0]) is None:
        return line, ""
    return line[: found.start()].rstrip(), found[0]


def of_token(meta: Mapping[str, Any]) -> Attributes:
    """The attributes that stood in braces behind a markdown-it token, as its `meta` carries them."""
    given: Mapping[str, object] = meta.get(GIVEN, {})
    keys = {key.lower(): str(value) for key, value in given.items() if key != "class"}
    return Attributes(tuple(str(given.get("class", "")).lower().split()), keys)


_WRAPPERS: dict[str, Any] = {
    "cite": m.Cite, "work": m.Cite, "quotation": m.Quotation, "q": m.Quotation, "mark": m.Mark, "highlight": m.Mark,
    "kbd": m.Keyboard, "key": m.Keyboard, "keyboard": m.Keyboard, "sub": m.Subscript, "sup": m.Superscript,
    "underline": m.Emphasis, "ul": m.Emphasis, "strike": m.Strikethrough, "emphasis": m.Emphasis, "strong": m.Strong,
}  # fmt: skip


def applied(content: m.Inlines, attributes: Attributes) -> m.Inlines:
    """The content in what the attributes mean; unknown classes mean nothing to an edition."""
    keys = attributes.keys
    if when := dates.rfc3339(keys.get("datetime", "")) or _iso_part(keys.get("datetime", "")):
        content = (m.Time(datetime=when, content=content),)
    if expansion := keys.get("abbr") or (keys.get("title", "") if "abbr" in attributes.classes else ""):
        content = (m.Abbreviation(expansion=expansion, content=content),)
    for name in attributes.classes:
        if name in _WRAPPERS:
            content = (_WRAPPERS[name](content),)
    language = languages.known(keys.get("lang", ""))
    direction = keys.get("dir", "")
    if language or direction in {"ltr", "rtl"}:
        way = direction if direction in {"ltr", "rtl"} else ""
        content = (m.Span(language=language, direction=way, content=content),)  # type: ignore[arg-type]
    return content


def _iso_part(value: str) -> str:
    """A part of an ISO 8601 date that a `time` element may carry: a year, a month, a time of day."""
    return value if re.fullmatch(r"\d{4}(-\d\d)?|\d\d:\d\d(:\d\d)?", value) else ""
