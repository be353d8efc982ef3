"""The article, the edition, and their JSON in and out."""

from __future__ import annotations

import functools
import operator
from typing import Any, TypeVar

import msgspec

from briefexport.model.base import Date, Language, Record
from briefexport.model.blocks import Blocks, Note
from briefexport.model.metadata import Cover, Metadata, Publisher

ARTICLE_FORMAT = "briefexport-article/1"
EDITION_FORMAT = "briefexport-edition/1"


class Article(Record, frozen=True, kw_only=True, tag_field="format", tag=ARTICLE_FORMAT):
    """One brief. Level 1 is `metadata.headline`; it does not stand in the body again."""

    identifier: str = ""
    metadata: Metadata = Metadata()
    body: Blocks = ()
    notes: tuple[Note, ...] = ()


class Edition(Record, frozen=True, kw_only=True, tag_field="format", tag=EDITION_FORMAT):
    """What every exporter takes: one brief is an edition of one, a bound collection an edition of many.

    In an edition of many the block ids carry their article's slug as prefix (`identity.bind` does it).
    `date` is the stamp's date for people, empty when the articles have none.
    """

    identifier: str
    slug: str
    title: str
    language: Language = "en"
    date: Date = ""
    publisher: Publisher = Publisher()
    cover: Cover | None = None
    articles: tuple[Article, ...] = ()


_Document = TypeVar("_Document", Article, Edition)


def to_json(document: Article | Edition, *, indent: int = 2) -> bytes:
    """UTF-8 JSON in the one canonical form, with a final newline (`indent=0`: one line)."""
    encoded = msgspec.json.encode(_at_defaults(document))
    return (msgspec.json.format(encoded, indent=indent) if indent else encoded) + b"\n"


def _at_defaults(value: Any) -> Any:
    """The value, with the default itself in each field that equals it.

    `omit_defaults` looks for the very object; what a reader found in a source or another process sent is only equal.
    """
    if type(value) is tuple:
        made = tuple(map(_at_defaults, value))
        return made if any(map(operator.is_not, made, value)) else value
    if not isinstance(value, msgspec.Struct):
        return value
    changed = {}
    for name, default in _defaults(type(value)):
        old = getattr(value, name)
        new = default if old == default else _at_defaults(old)
        if new is not old:
            changed[name] = new
    return msgspec.structs.replace(value, **changed) if changed else value


@functools.cache
def _defaults(kind: type[msgspec.Struct]) -> tuple[tuple[str, Any], ...]:
    """(field, default) of a kind of node; `NODEFAULT` where there is none."""
    return tuple((field.name, field.default) for field in msgspec.structs.fields(kind))


def from_json(data: bytes | str, kind: type[_Document]) -> _Document:
    """Decode and validate. Raises `msgspec.ValidationError` (with the path) or `msgspec.DecodeError`."""
    return msgspec.json.decode(data, type=kind)


def schema(kind: Any) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a model type."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(kind)}
