"""source file → Brief: the canonical article with all that is known of where it came from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from briefexport import model as m
from briefexport.digests import sha256
from briefexport.errors import BriefexportError
from briefexport.pipeline.settings import Settings
from briefexport.plugin import Diagnostic, Reading, ReadingContext, Source
from briefexport.registry import guarded, parse
from briefexport.workspace.assets import FolderAssets, local_names
from briefexport.workspace.config import line_of
from briefexport.workspace.sources import SourceFile, read_sidecar


class Input(msgspec.Struct, frozen=True):
    """A file an artifact was made from, and the SHA-256 of its bytes."""

    path: str
    sha256: str


class Brief(msgspec.Struct, frozen=True):
    """A source, read. `theme` is what its sidecar or front matter asks for, or empty."""

    file: SourceFile
    reading: Reading
    assets: FolderAssets
    theme: str
    inputs: tuple[Input, ...]

    @property
    def article(self) -> m.Article:
        return self.reading.article


def read(file: SourceFile, settings: Settings) -> Brief:
    """Read one source. Errors carry the file's name; diagnostics stay in the reading."""
    source = file.load()
    overrides, theme = read_sidecar(file)
    own = [key for key in overrides if key not in settings.meta]
    try:
        reading = _read_with(file.reader, source, {**overrides, **settings.meta}, settings)
    except BriefexportError as error:
        place = (error.file, error.line) if error.line else _in_sidecar(file, own, error.message)
        raise error.at(*place).at(file.name) from error.__cause__
    reading = msgspec.structs.replace(reading, diagnostics=tuple(_placed(reading, file, own)))
    assets = FolderAssets(file.folder, reading.assets)
    return Brief(
        file,
        reading,
        assets,
        theme or theme_in(source, file.reader, settings),
        _inputs(file, source, assets, reading.article),
    )


def _placed(reading: Reading, file: SourceFile, keys: list[str]) -> Iterator[Diagnostic]:
    """The reading's diagnostics; what is said of a key of the sidecar has its place there."""
    for found in reading.diagnostics:
        where, line = ("", 0) if found.line or not keys else _in_sidecar(file, keys, found.message)
        yield msgspec.structs.replace(found, file=where, line=line) if where else found


def _in_sidecar(file: SourceFile, keys: list[str], message: str) -> tuple[str, int]:
    """The place of the sidecar's key that a message quotes; ("", 0) for none."""
    for key in keys:
        if f"'{key}'" in message:
            return file.sidecar.as_posix(), line_of(file.sidecar.read_text("utf-8-sig"), key)
    return "", 0


def _read_with(name: str, source: Source, overrides: dict[str, Any], settings: Settings) -> Reading:
    loaded = settings.registry.load("reader", name)
    known = loaded.plugin.Options.__struct_fields__
    options = parse(loaded.plugin.Options, settings.reader_table(name, known), where=f"the reader '{name}'")
    config = settings.workspace.config
    context = ReadingContext(metadata=config.metadata, overrides=overrides, language=config.language)
    with guarded(loaded.entry):
        reading: Reading = loaded.plugin.read(source, options, context)
    return reading


def theme_in(source: Source, reader: str, settings: Settings) -> str:
    """The theme the source itself asks for, where its reader knows of one (front matter)."""
    loaded = settings.registry.load("reader", reader)
    ask = getattr(loaded.plugin, "theme", None)
    with guarded(loaded.entry):
        return str(ask(source) or "") if ask else ""


def _inputs(file: SourceFile, source: Source, assets: FolderAssets, article: m.Article) -> tuple[Input, ...]:
    found = [Input(file.name, digest(source.data))]
    if file.has_sidecar:
        found.append(Input(file.sidecar.as_posix(), digest(file.sidecar.read_bytes())))
    for name in local_names(article):
        if not name.startswith("asset:") and (path := _existing(assets, name)):
            found.append(Input((file.folder / name).as_posix(), digest(path.read_bytes())))
    return tuple(found)


def _existing(assets: FolderAssets, name: str) -> Path | None:
    try:
        path = assets.path_of(name)
    except BriefexportError:  # outside the folder: the gate reports it with its line
        return None
    return path if path.is_file() else None


def digest(data: bytes) -> str:
    """Lower-case hexadecimal SHA-256."""
    return sha256(data).hex()
