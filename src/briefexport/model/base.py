"""What all nodes share: immutability, strictness, the `type` tag and the checked string types."""

from __future__ import annotations

import re
from typing import Annotated, TypeAlias

import msgspec
from msgspec import Meta

# Deeper nesting than this is refused by readers: beyond it renderers of every kind begin to fail (WeasyPrint at 300).
MAX_DEPTH = 64

Date: TypeAlias = Annotated[
    str,
    Meta(
        pattern=r"^$|^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?$",
        description="RFC 3339 date or date-time, such as 2024-11-17 or 2024-11-17T09:30:00Z",
    ),
]
BlockId: TypeAlias = Annotated[
    str,
    Meta(pattern=r"^$|^[A-Za-z@][A-Za-z0-9._:-]*$", description="unique in the article; made from the words"),
]
Language: TypeAlias = Annotated[
    str, Meta(pattern=r"^$|^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$", description="BCP 47 language tag")
]


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


class Node(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, tag_field="type", tag=_snake):
    """A node of the article; its JSON carries `"type"` in snake case."""


class Record(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A group of fields without a type tag."""
