"""Inline nodes: the words of a block and what is said of them."""

from __future__ import annotations

from typing import Literal, TypeAlias

from briefexport.model.base import Language, Node


class Text(Node, frozen=True):
    """Words as written, before any typography."""

    text: str


class Code(Node, frozen=True):
    """A word of code; typography leaves it alone."""

    text: str


class LineBreak(Node, frozen=True):
    """A break the writer asked for (an address, not verse)."""


class Emphasis(Node, frozen=True):
    content: tuple[Inline, ...]


class Strong(Node, frozen=True):
    content: tuple[Inline, ...]


class Strikethrough(Node, frozen=True):
    content: tuple[Inline, ...]


class Superscript(Node, frozen=True):
    content: tuple[Inline, ...]


class Subscript(Node, frozen=True):
    content: tuple[Inline, ...]


class Mark(Node, frozen=True):
    """Text highlighted for its relevance."""

    content: tuple[Inline, ...]


class Keyboard(Node, frozen=True):
    """A key or typed input."""

    content: tuple[Inline, ...]


class Quotation(Node, frozen=True):
    """A quotation in the line, whose marks the renderer sets."""

    content: tuple[Inline, ...]


class Cite(Node, frozen=True):
    """The title of a work."""

    content: tuple[Inline, ...]


class Link(Node, frozen=True):
    url: str
    title: str = ""
    content: tuple[Inline, ...] = ()


class Abbreviation(Node, frozen=True):
    """A short form with its expansion."""

    expansion: str
    content: tuple[Inline, ...] = ()


class Span(Node, frozen=True):
    """Text in another language or direction than its surroundings."""

    language: Language = ""
    direction: Literal["", "ltr", "rtl"] = ""
    content: tuple[Inline, ...] = ()


class Time(Node, frozen=True):
    """A date or time with its machine-readable value (RFC 3339 or an ISO 8601 part of it)."""

    datetime: str
    content: tuple[Inline, ...] = ()


class NoteReference(Node, frozen=True):
    """A call for the note whose `id` is `note`."""

    note: str


class Image(Node, frozen=True):
    """An image by path below the source's folder, `asset:NAME` of the reading, or a remote address (left out).

    `decorative` says that an empty `alt` is meant; an empty `alt` without it is a fault that is reported.
    """

    src: str
    alt: str = ""
    decorative: bool = False


class Math(Node, frozen=True):
    """A formula in the line, in TeX."""

    tex: str


Inline: TypeAlias = (
    Text
    | Code
    | LineBreak
    | Emphasis
    | Strong
    | Strikethrough
    | Superscript
    | Subscript
    | Mark
    | Keyboard
    | Quotation
    | Cite
    | Link
    | Abbreviation
    | Span
    | Time
    | NoteReference
    | Image
    | Math
)
Inlines: TypeAlias = tuple[Inline, ...]

# Wrappers that carry nothing but their content.
Wrapper: TypeAlias = Emphasis | Strong | Strikethrough | Superscript | Subscript | Mark | Keyboard | Quotation | Cite
