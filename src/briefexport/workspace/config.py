"""briefexport.toml: every key optional, every unknown key an error with its line and a suggestion."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from briefexport.errors import FileError, UsageError
from briefexport.narration.settings import NarrationSettings
from briefexport.plugin import Accessibility, Typography
from briefexport.registry import closest

CONFIG_NAME = "briefexport.toml"


class _Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True): ...


class Require(_Table, frozen=True):
    """What every brief must have."""

    fields: Annotated[tuple[str, ...], Meta(description="metadata fields that may not be empty")] = ()
    alt: Annotated[bool, Meta(description="every image has an alt text")] = False


class Fonts(_Table, frozen=True):
    """Faces for scripts that the theme's own do not cover."""

    paths: Annotated[tuple[str, ...], Meta(description="folders or files with fallback faces for other scripts")] = ()


class Plugins(_Table, frozen=True):
    """Plugins of this workspace alone, installed nowhere."""

    paths: Annotated[tuple[str, ...], Meta(description="Python files with plugin classes of this workspace")] = ()


class BoundEdition(_Table, frozen=True):
    """A book of many briefs."""

    title: Annotated[str, Meta(description="what the book is called")]
    slug: Annotated[
        str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80, description="name of its files, without suffix")
    ]
    sources: Annotated[tuple[str, ...], Meta(description="files, folders or globs, in reading order")] = ()
    formats: Annotated[tuple[str, ...], Meta(description="exporters; empty means the workspace's")] = ()


class Config(_Table, frozen=True):
    """A workspace's configuration, defaults filled in."""

    source: Annotated[str | tuple[str, ...], Meta(description="folder, file or globs to read")] = "source"
    output: Annotated[str, Meta(description="folder for the artifacts")] = "dist"
    formats: Annotated[tuple[str, ...], Meta(description="exporters `build` runs")] = ("epub", "pdf", "audio")
    theme: Annotated[str, Meta(description="theme of the visual editions")] = "default"
    language: Annotated[str, Meta(description="BCP 47 tag for briefs that name none")] = ""
    metadata: Annotated[dict[str, Any], Meta(description="metadata defaults for every brief")] = {}
    require: Require = Require()
    narration: NarrationSettings = NarrationSettings()
    typography: Typography = Typography()
    tokens: Annotated[dict[str, str | int | float | bool], Meta(description="theme tokens, overridden")] = {}
    exporters: Annotated[dict[str, dict[str, Any]], Meta(description="one table of options an exporter")] = {}
    accessibility: Accessibility = Accessibility()
    fonts: Fonts = Fonts()
    editions: tuple[BoundEdition, ...] = ()
    readers: Annotated[dict[str, dict[str, Any]], Meta(description="one table of options a reader")] = {}
    plugins: Plugins = Plugins()


class Workspace(msgspec.Struct, frozen=True):
    """A folder with its configuration; relative paths of the configuration start at `root`."""

    root: Path
    config: Config
    file: Path | None = None

    def plugin_files(self) -> tuple[Path, ...]:
        return tuple(self.root / path for path in self.config.plugins.paths)

    def font_paths(self) -> tuple[Path, ...]:
        return tuple(self.root / path for path in self.config.fonts.paths)

    def output(self) -> Path:
        return self.root / self.config.output

    def exporter_table(self, name: str) -> dict[str, Any]:
        """The options of one exporter as configured; a value that names a file of the workspace leads to it."""
        table = self.config.exporters.get(name, {})
        return {key: located(value, self.root) if isinstance(value, str) else value for key, value in table.items()}


def located(value: str, root: Path) -> str:
    """A configured value as a path from the working folder, where it names a file from `root`; else as it is."""
    found = file_named(value, root)
    return str(found) if found else value


def file_named(value: object, root: Path) -> Path | None:
    """The file from `root` that a configured value names, if it names one."""
    if isinstance(value, str) and value:
        with contextlib.suppress(OSError, ValueError):  # words that can be no path
            return root / value if (root / value).is_file() else None
    return None


def open_workspace(config: Path | None) -> Workspace:
    """The workspace of `--config`, else of the working folder; never of a source's folder (content runs no code)."""
    if config is None:
        here = Path(CONFIG_NAME)
        return Workspace(Path(), load(here), here) if here.is_file() else Workspace(Path(), Config())
    return Workspace(config.parent, load(config), config)


def load(path: Path) -> Config:
    """Read and check a configuration file. Raises UsageError with file and line, FileError when it cannot be read."""
    import tomllib

    try:
        text = path.read_text("utf-8-sig")
        table = tomllib.loads(text)
    except OSError as error:
        raise FileError(
            f"{path} cannot be read: {error.strerror}", code="unreadable", hint="give --config an existing file"
        ) from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8", code="bad-config", hint="save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise _toml_error(error, path) from error
    return _checked(table, text, path)


def _checked(table: dict[str, Any], text: str, path: Path) -> Config:
    unknown = next(_unknown_keys(table, Config, ()), None)
    if unknown:
        place, known = unknown
        raise UsageError(
            f"unknown key '{'.'.join(place)}'",
            code="unknown-key",
            hint=closest(place[-1], known) or f"known keys here: {', '.join(known)}",
            file=str(path),
            line=line_of(text, place[-1]),
        )
    try:
        return msgspec.convert(table, Config)
    except msgspec.ValidationError as error:
        told, _, where = str(error).partition(" - at ")
        key = re.sub(r"^`\$\.?|`$", "", where)
        last = re.split(r"[.\[]", key)[-1] if key else ""
        raise UsageError(
            f"'{key}': {told[:1].lower()}{told[1:]}",
            code="bad-config",
            hint="`briefexport schema config` shows what each key accepts",
            file=str(path),
            line=line_of(text, last),
        ) from error


def _unknown_keys(table: Any, kind: Any, place: tuple[str, ...]) -> Any:
    """(path, known keys) of each key that the struct `kind` does not have, nested structs included."""
    if not (isinstance(table, dict) and isinstance(kind, type) and issubclass(kind, msgspec.Struct)):
        return
    fields = {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
    for key, value in table.items():
        if key not in fields:
            yield (*place, key), tuple(fields)
            continue
        inner = value if isinstance(value, list) else [value]
        element = getattr(fields[key], "__args__", (fields[key],))[0] if isinstance(value, list) else fields[key]
        for item in inner:
            yield from _unknown_keys(item, element, (*place, key))


def line_of(text: str, key: str) -> int:
    """The first line that sets `key` or opens its table; 0 when it cannot be told."""
    pattern = re.compile(rf'^\s*(\[+[^\]]*)?"?{re.escape(key)}"?\s*[=\]]' if key else r"(?!)")
    return next((number for number, line in enumerate(text.splitlines(), 1) if pattern.search(line)), 0)


def _toml_error(error: ValueError, path: Path) -> UsageError:
    found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    line, column = (int(found[1]), int(found[2])) if found else (0, 0)
    told = re.sub(r" \(at .*\)$", "", str(error))
    return UsageError(
        f"not valid TOML: {told[:1].lower()}{told[1:]}",
        code="bad-toml",
        hint="mend that line (text values need quotes)",
        file=str(path),
        line=line,
        column=column,
    )
