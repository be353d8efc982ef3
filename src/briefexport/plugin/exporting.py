"""The exporter's side of the door: edition in, artifacts out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, BinaryIO, Protocol

import msgspec
from msgspec import Meta

from briefexport.model import Edition
from briefexport.plugin.diagnostics import Diagnostic, Position
from briefexport.plugin.reading import Asset
from briefexport.plugin.speaking import Narration


class Format(msgspec.Struct, frozen=True):
    """A file format an exporter makes; `suffix` begins with a dot and may hold several (`.script.txt`)."""

    suffix: str
    media_type: str


class Artifact(msgspec.Struct, frozen=True):
    """One file to be written. `name` is the edition's slug and the format's suffix; `write` may stream.

    `conformance` lists the standards the file truly meets (`PDF/UA-1`, `EPUB Accessibility 1.1`) for the manifest.
    """

    name: str
    media_type: str
    write: Callable[[BinaryIO], None]
    conformance: tuple[str, ...] = ()

    @classmethod
    def of_bytes(cls, name: str, media_type: str, data: bytes, conformance: tuple[str, ...] = ()) -> Artifact:
        """An artifact small enough to hold in memory."""
        return cls(name, media_type, _Bytes(data), conformance)


class _Bytes:
    """A writer of fixed bytes; a class rather than a closure, so that artifacts pickle."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def __call__(self, sink: BinaryIO) -> None:
        sink.write(self.data)


class Assets(Protocol):
    """The pictures of the article: its reading's own and those below the source's folder, nothing else."""

    def open(self, src: str) -> Asset:
        """The asset an `Image.src`, cover or logo names. Raises `ContentError` (missing, outside, too large)."""
        ...


class Theme(msgspec.Struct, frozen=True, kw_only=True):
    """A theme, resolved: its folders from the most general to the most particular, and its tokens after overrides."""

    name: str
    folders: tuple[Path, ...]
    tokens: dict[str, Any] = {}
    fallback_fonts: tuple[Path, ...] = ()


class Typography(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[typography]`, for every visual exporter: how written text is set. The script never sees it."""

    smart: Annotated[bool, Meta(description="quotes, dashes and spaces as the language sets them")] = True


class Accessibility(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[accessibility]`: who stands behind a claim of conformance; empty claims nothing."""

    certified_by: Annotated[str, Meta(description="who stands behind the claim")] = ""
    credential: Annotated[str, Meta(description="what entitles them to (a name or an address)")] = ""
    report: Annotated[str, Meta(description="address of the report it rests on")] = ""


def _ignore(*_: object) -> None: ...


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """All that an exporter may know and touch besides the edition; it pickles, so that work can move to a worker.

    `stamp` is the only clock (RFC 3339, UTC). `formats` are the formats asked for. `cache` may hold what can be made
    again (`None`: keep nothing), `scratch` is an empty folder that is removed afterwards. `positions` maps block ids to
    their place in the source. `deadline` is in seconds of `time.monotonic`, `None` for no limit. `sources` are the
    SHA-256 sums of the sources, for a colophon.
    """

    assets: Assets
    stamp: str
    formats: tuple[str, ...]
    theme: Theme
    narration: Narration
    scratch: Path
    typography: Typography = Typography()
    accessibility: Accessibility = Accessibility()
    cache: Path | None = None
    positions: Mapping[str, Position] = {}
    sources: tuple[str, ...] = ()
    strict: bool = False
    deadline: float | None = None
    report: Callable[[Diagnostic], None] = _ignore
    progress: Callable[[str, int, int], None] = _ignore


class Exporter(Protocol):
    """Group `briefexport.exporters`. It opens nothing itself, and touches no clock, network, locale or environment.

    `formats` maps a format's name to suffix and media type, in the order of the help; `default_formats` are made when
    none is asked for. `wings` says which shared options its command offers: `visual` (theme, typography), `aural`
    (narration). Both may be left out: the first format, no shared options. One that says its wings and leaves `visual`
    out is handed the theme's name alone.
    """

    api: int
    summary: str
    Options: type[msgspec.Struct]
    formats: Mapping[str, Format]

    def export(self, edition: Edition, options: Any, context: Context) -> Iterable[Artifact]: ...

    def check(self, path: Path, context: Context) -> Iterable[Diagnostic]:
        """Re-open a file this exporter wrote; a diagnostic of severity error keeps it from replacing the old one."""
        ...


class ThemePlugin(Protocol):
    """Group `briefexport.themes`: a folder of data (theme.toml, stylesheets, cover, fonts with licences)."""

    api: int
    summary: str
    files: Path
