"""A book before it is packed: everything rendered, nothing written."""

from __future__ import annotations

from typing import Literal

import msgspec


class Entry(msgspec.Struct, frozen=True):
    """A line of the table of contents; `href` is relative to the package folder."""

    title: str
    href: str
    children: tuple[Entry, ...] = ()


class Landmark(msgspec.Struct, frozen=True):
    """A place reading systems offer to jump to: its EPUB structural name, its title and where it is."""

    kind: str
    title: str
    href: str


class File(msgspec.Struct, frozen=True):
    """A file of the package folder. `properties` are its manifest's; `linear` is None for what is no page."""

    name: str
    media_type: str
    data: str | bytes
    properties: tuple[str, ...] = ()
    linear: bool | None = None

    @property
    def id(self) -> str:
        """The manifest id: the name itself, made of characters that an XML id may hold."""
        return "f-" + self.name.replace("/", "-")


class Statement(msgspec.Struct, frozen=True):
    """One metadata element of the package: a Dublin Core element, or a `meta` with attributes."""

    name: str
    value: str
    attributes: tuple[tuple[str, str], ...] = ()
    vocabulary: Literal["DC", ""] = "DC"


class Book(msgspec.Struct, frozen=True):
    """What `package` writes. `pages` are in reading order; `files` are all other files, in any order."""

    identifier: str
    title: str
    language: str
    direction: Literal["ltr", "rtl"]
    stamp: str
    statements: tuple[Statement, ...]
    pages: tuple[File, ...]
    files: tuple[File, ...]
    guide: tuple[Landmark, ...] = ()
    conformance: tuple[str, ...] = ()
