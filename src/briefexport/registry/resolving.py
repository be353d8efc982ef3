"""What the context carries already resolved: the theme, and the narration (made when first asked for)."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from briefexport.errors import ExporterError, PluginError, UsageError
from briefexport.model import Edition
from briefexport.plugin import Diagnostic, Engine, EngineState, Recording, Theme, Utterances
from briefexport.registry.guard import guarded
from briefexport.registry.loading import Loaded, Registry

if TYPE_CHECKING:
    from briefexport.narration.settings import NarrationSettings
    from briefexport.narration.studio import Studio


class FolderTheme:
    """A theme of the workspace itself: a folder `themes/NAME` with its theme.toml."""

    api = 1
    summary = "a theme of this workspace"

    def __init__(self, files: Path) -> None:
        self.files = files


def theme_for(
    registry: Registry, name: str, *, root: Path, tokens: Mapping[str, Any], fallback_fonts: tuple[Path, ...]
) -> Theme:
    """The theme by name, a plugin's or the workspace's own `themes/NAME`, its tokens overridden and checked."""
    from briefexport.render import themes

    local = root / "themes" / name
    try:
        plugin = registry.load("theme", name).plugin
    except (UsageError, PluginError):
        if not (local / "theme.toml").is_file():
            raise
        plugin = FolderTheme(local)
    return themes.resolve(plugin, name, overrides=tokens, fallback_fonts=fallback_fonts)


def theme_named(registry: Registry, name: str, *, root: Path) -> Theme:
    """A theme's name alone, for an exporter that sets no pages: a misspelt one is told, nothing of it is loaded."""
    if not (root / "themes" / name / "theme.toml").is_file():
        registry.find("theme", name)
    return Theme(name=name, folders=())


class LazyNarration:
    """Implements `plugin.Narration`; engine, lexicon and studio are loaded when words or sound are asked for."""

    def __init__(
        self,
        registry: Registry,
        settings: NarrationSettings,
        *,
        root: Path,
        cache: Path | None,
        scratch: Path,
        report: Callable[[Diagnostic], None],
        progress: Callable[[str, int, int], None],
    ) -> None:
        self._registry, self._settings, self._root = registry, settings, root
        self._cache, self._scratch = cache, scratch
        self._report, self._progress = report, progress

    @property
    def rate(self) -> int:
        return self._settings.rate

    def utterances(self, edition: Edition) -> Utterances:
        return self._studio.utterances(edition)

    def recording(self, edition: Edition) -> Recording:
        return self._studio.recording(edition)

    @functools.cached_property
    def _studio(self) -> Studio:
        from briefexport.narration import lexicon
        from briefexport.narration.studio import Studio

        self._scratch.mkdir(parents=True, exist_ok=True)
        return Studio(
            settings=self._settings,
            engine=cast(Engine, _Answerable(self._registry.load("engine", self._settings.engine))),
            lexicon=lexicon.load(lexicon_file(self._settings, self._root), self._cache),
            cache=self._cache,
            scratch=self._scratch,
            report=self._report,
            progress=self._progress,
        )


class _Answerable:
    """An engine that answers for its own faults; they would be told as those of the exporter that asked for sound."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # while it is unpickled, nothing is there yet
            raise AttributeError(name)
        return getattr(self._loaded.plugin, name)

    def probe(self) -> EngineState:
        entry = self._loaded.entry
        with guarded(entry):
            state = self._loaded.plugin.probe()
        if isinstance(state, EngineState):
            return state
        raise ExporterError(
            f"the engine '{entry.name}' of {entry.origin} breaks its contract: probe() gives no EngineState",
            code="broken-contract",
            hint=entry.remedy,
        )


def lexicon_file(settings: NarrationSettings, root: Path) -> Path | None:
    """The workspace's lexicon: the one configured, else `lexicon.toml` where there is one."""
    if settings.lexicon:
        return root / settings.lexicon
    return root / "lexicon.toml" if (root / "lexicon.toml").is_file() else None
