"""The reader's side of the door: source in, reading out."""

from __future__ import annotations

from typing import Any, Literal, Protocol

import msgspec

from briefexport.model import Article
from briefexport.plugin.diagnostics import Diagnostic, Position


class Source(msgspec.Struct, frozen=True):
    """What a reader is given. `name` is the path as the user wrote it (`-` for standard input)."""

    data: bytes
    name: str
    media_type: str = ""

    @property
    def stem(self) -> str:
        """The file's name without folder and suffix; empty for standard input."""
        base = self.name.replace("\\", "/").rsplit("/", 1)[-1]
        return "" if base == "-" else base.rsplit(".", 1)[0] if "." in base[1:] else base


class Asset(msgspec.Struct, frozen=True):
    """A picture or other file of the article, whole in memory."""

    data: bytes
    media_type: str


class LedgerEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of some words of the source, in source order.

    `words` is the text as it stood in the source. `fate`: `body` (kept where it stood), `metadata` (moved to the field
    `where`), `dropped` (with `reason`). `where` for body words is the id of the block that holds them.
    """

    words: str
    fate: Literal["body", "metadata", "dropped"]
    where: str = ""
    reason: str = ""
    line: int = 0
    column: int = 0


class Decision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why one line of the source became what it is (`inspect --explain`)."""

    line: int
    text: str
    became: str
    score: float = 0.0
    signals: tuple[str, ...] = ()


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader makes: the article, and the account of how it came to be.

    `assets` are pictures embedded in the source, addressed `asset:NAME`. `positions` maps block ids to their place.
    """

    article: Article
    assets: dict[str, Asset] = {}
    positions: dict[str, Position] = {}
    ledger: tuple[LedgerEntry, ...] = ()
    decisions: tuple[Decision, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class ReadingContext(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader may know besides its source.

    `metadata`: the workspace's defaults, below the source's own front matter. `overrides`: sidecar and `--meta`, above
    it. Both map field names (or accepted aliases) to plain TOML values and are validated by the reader's metadata step.
    """

    metadata: dict[str, Any] = {}
    overrides: dict[str, Any] = {}
    language: str = ""


class Reader(Protocol):
    """Group `briefexport.readers`. Opens nothing; raises `ContentError` with line and column."""

    api: int
    summary: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    Options: type[msgspec.Struct]

    def read(self, source: Source, options: Any, context: ReadingContext) -> Reading: ...
