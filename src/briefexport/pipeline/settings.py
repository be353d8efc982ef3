"""What a run was asked for: workspace and command line, merged. It pickles, so that workers do the same work."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import msgspec

from briefexport.narration.settings import NarrationSettings
from briefexport.plugin import Accessibility, Typography
from briefexport.registry import Registry
from briefexport.workspace.config import Require, Workspace


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """One run's settings; everything a command line may say already stands above the workspace's word.

    `meta` are `--meta` overrides, `theme` is `--theme` or empty, `tokens` are `--set`. `now` is the real clock, which
    only the embargo looks at. `epoch` is SOURCE_DATE_EPOCH. `cache` may be lost at any time.
    """

    registry: Registry
    workspace: Workspace
    now: datetime.datetime
    meta: dict[str, Any] = {}
    reader_options: dict[str, Any] = {}
    theme: str = ""
    tokens: dict[str, Any] = {}
    narration: NarrationSettings = NarrationSettings()
    typography: Typography = Typography()
    strict: bool = False
    drafts: bool = False
    epoch: int | None = None
    cache: Path | None = None

    @property
    def accessibility(self) -> Accessibility:
        return self.workspace.config.accessibility

    @property
    def require(self) -> Require:
        return self.workspace.config.require

    def reader_table(self, reader: str, known: tuple[str, ...]) -> dict[str, Any]:
        """The options of one reader: its table in briefexport.toml, below what the command line says and it knows."""
        given = {key: value for key, value in self.reader_options.items() if key in known}
        return {**self.workspace.config.readers.get(reader, {}), **given}
