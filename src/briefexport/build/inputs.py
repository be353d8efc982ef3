"""The workspace's own files, besides its sources, that decide the bytes of an edition."""

from __future__ import annotations

import contextlib
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from briefexport.build.manifest import relative
from briefexport.pipeline import Input, Settings
from briefexport.pipeline.reading import digest
from briefexport.registry import Loaded
from briefexport.registry.discovery import Entry
from briefexport.registry.resolving import lexicon_file
from briefexport.workspace.config import file_named

_THEMES = "themes"


def shared_inputs(settings: Settings, loaded: Loaded, themes: Iterable[str]) -> Iterator[Input]:
    """What decides an exporter's bytes: its lexicon, or the named themes with their parents; plugins; files it is told.

    A folder counts with every file in it, so that one that is added is seen.
    """
    root = settings.workspace.root
    files = [*_plugin_files(settings, loaded), *_told(settings, loaded)]
    if "aural" in loaded.wings and (lexicon := lexicon_file(settings.narration, root)):
        files.append(lexicon)
    if "visual" in loaded.wings:
        folders = [root / _THEMES / name for name in dict.fromkeys(themes)]
        files += [file for folder in (*folders, *settings.workspace.font_paths()) for file in _files_of(folder)]
    yield from (Input(str(file), summed(file)) for file in dict.fromkeys(files))


def lineage(settings: Settings, own: str) -> Iterator[str]:
    """The workspace's themes of an edition: the one asked for (`own` is the source's word) and its parents."""
    name = settings.theme or own or settings.workspace.config.theme
    seen: set[str] = set()
    while name and name not in seen:
        seen.add(name)
        yield name
        name = _parent(settings.workspace.root / _THEMES / name / "theme.toml")


def themes_among(paths: Iterable[str]) -> list[str]:
    """The workspace's themes that an edition was made with, by the paths of what it was made from."""
    parts = [PurePosixPath(path).parts for path in paths]
    return sorted({part[1] for part in parts if len(part) > 2 and part[0] == _THEMES})


def summed(path: Path) -> str:
    """The SHA-256 of a file's bytes; empty where there is none."""
    return digest(path.read_bytes()) if path.is_file() else ""


def _parent(described: Path) -> str:
    """The theme that a theme.toml extends. What is wrong with one is told by who sets pages with it."""
    with contextlib.suppress(OSError, ValueError):
        return str(tomllib.loads(described.read_text("utf-8-sig")).get("extends", ""))
    return ""


def _plugin_files(settings: Settings, loaded: Loaded) -> Iterator[Path]:
    """The workspace's plugin files whose classes take part: nobody knows a file's version, so its bytes count."""
    for entry in settings.registry.of_files():
        if _takes_part(entry, settings, loaded):
            yield settings.workspace.root / relative(entry.target, settings.workspace.root)


def _takes_part(entry: Entry, settings: Settings, loaded: Loaded) -> bool:
    match entry.kind:
        case "exporter":
            return entry == loaded.entry
        case "engine":
            return "aural" in loaded.wings and entry.name == settings.narration.engine
        case "theme":
            return "visual" in loaded.wings
        case _:
            return True


def _told(settings: Settings, loaded: Loaded) -> Iterator[Path]:
    """The files that the exporter's options name (a cover)."""
    table = settings.workspace.config.exporters.get(loaded.entry.name, {})
    yield from filter(None, (file_named(value, settings.workspace.root) for value in table.values()))


def _files_of(folder: Path) -> list[Path]:
    files = sorted(folder.rglob("*")) if folder.is_dir() else [folder]
    return [file for file in files if file.is_file()]
