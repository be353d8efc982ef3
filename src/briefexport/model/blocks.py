"""Block nodes. Leaves hold inlines; containers (lists, quotes, callouts) hold blocks."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

from briefexport.model.base import BlockId, Node, Record
from briefexport.model.inlines import Image, Inlines


class BlockNode(Node, frozen=True, kw_only=True):
    id: BlockId = ""


class Heading(BlockNode, frozen=True, kw_only=True):
    """A heading of the body. Level 1 is the headline, so body headings are 2 to 6."""

    level: Annotated[int, Meta(ge=2, le=6)]
    content: Inlines = ()


class Paragraph(BlockNode, frozen=True, kw_only=True):
    role: Literal["lede", "body"] = "body"
    content: Inlines = ()


class ListItem(Node, frozen=True, kw_only=True):
    """`checked` is set for task lists only."""

    checked: bool | None = None
    content: tuple[Block, ...] = ()


class List(BlockNode, frozen=True, kw_only=True):
    ordered: bool = False
    start: Annotated[int, Meta(ge=-(2**31), le=2**31 - 1)] = 1
    items: tuple[ListItem, ...] = ()


class Definition(Node, frozen=True, kw_only=True):
    term: Inlines = ()
    content: tuple[Block, ...] = ()


class DefinitionList(BlockNode, frozen=True, kw_only=True):
    items: tuple[Definition, ...] = ()


class Quote(BlockNode, frozen=True, kw_only=True):
    content: tuple[Block, ...] = ()
    attribution: Inlines = ()


class PullQuote(BlockNode, frozen=True, kw_only=True):
    """Words of the article repeated for the eye: not read aloud, not extracted twice."""

    content: tuple[Block, ...] = ()
    attribution: Inlines = ()


class Callout(BlockNode, frozen=True, kw_only=True):
    """A box beside the argument; `kind` is a lower-case word such as note, tip, important, warning, summary."""

    kind: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]*$")] = "note"
    title: Inlines = ()
    content: tuple[Block, ...] = ()


class Figure(BlockNode, frozen=True, kw_only=True):
    image: Image
    caption: Inlines = ()
    credit: Inlines = ()


class Cell(Node, frozen=True, kw_only=True):
    header: bool = False
    align: Literal["", "left", "center", "right"] = ""
    colspan: Annotated[int, Meta(ge=1, le=1000)] = 1
    rowspan: Annotated[int, Meta(ge=1, le=1000)] = 1
    content: Inlines = ()


class Row(Node, frozen=True, kw_only=True):
    header: bool = False
    cells: tuple[Cell, ...] = ()


class Table(BlockNode, frozen=True, kw_only=True):
    caption: Inlines = ()
    rows: tuple[Row, ...] = ()


class CodeBlock(BlockNode, frozen=True, kw_only=True):
    text: str
    language: str = ""


class Line(Node, frozen=True, kw_only=True):
    content: Inlines = ()


class Verse(BlockNode, frozen=True, kw_only=True):
    lines: tuple[Line, ...] = ()


class MathBlock(BlockNode, frozen=True, kw_only=True):
    tex: str


class Rule(BlockNode, frozen=True, kw_only=True):
    """A thematic break."""


Block: TypeAlias = (
    Heading
    | Paragraph
    | List
    | DefinitionList
    | Quote
    | PullQuote
    | Callout
    | Figure
    | Table
    | CodeBlock
    | Verse
    | MathBlock
    | Rule
)
Blocks: TypeAlias = tuple[Block, ...]


class Note(Record, frozen=True, kw_only=True):
    """A footnote; `id` is what note references name."""

    id: BlockId
    content: tuple[Block, ...] = ()
