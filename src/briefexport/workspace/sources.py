"""Finding the sources: a file, a folder, a glob or standard input; their reader, their sidecar."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from briefexport.errors import BriefexportError, ContentError, FileError, UsageError
from briefexport.plugin import Source
from briefexport.registry import Registry, closest, guarded
from briefexport.workspace.config import CONFIG_NAME, line_of

# Which built-in reader takes a suffix, so that the others need not be loaded to ask. A test holds it to their word.
SUFFIXES = {
    ".txt": "plaintext",
    ".text": "plaintext",
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "article-json",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
}
# Suffixes before `.json` that say whose JSON it is; of other files the content does.
_JSON = {".pandoc.json": "pandoc-json", ".ninjs.json": "news-json"}


class SourceFile(msgspec.Struct, frozen=True):
    """A source to be read. `name` is the path as the user wrote it, `-` for standard input, whose bytes are `data`."""

    name: str
    reader: str
    data: bytes | None = None

    @property
    def path(self) -> Path:
        return Path(self.name)

    @property
    def folder(self) -> Path:
        """Where its pictures may lie: its own folder; for standard input the working folder."""
        return Path() if self.name == "-" else self.path.parent

    @property
    def sidecar(self) -> Path:
        """`NAME.toml` beside the source."""
        return self.path.with_suffix(".toml")

    @property
    def has_sidecar(self) -> bool:
        """True when there is one; a configuration is none, whatever the source beside it is called."""
        return self.name != "-" and self.sidecar.name != CONFIG_NAME and self.sidecar.is_file()

    def load(self) -> Source:
        """The bytes. Raises FileError when they cannot be read."""
        if self.data is not None:
            return Source(self.data, self.name)
        try:
            return Source(self.path.read_bytes(), self.name)
        except OSError as error:
            raise _unreadable(self.path, error) from error


def discover(
    names: Iterable[str], registry: Registry, reader: str = "", data: bytes | None = None, made: Iterable[Path] = ()
) -> list[SourceFile]:
    """The sources that the names mean, folders and globs expanded, each once.

    `data` is what standard input held for `-`; the folders `made` hold artifacts, which no folder above them offers as
    sources. Raises FileError (no such file), UsageError (unknown suffix, `-` without --from), ContentError (empty
    folder).
    """
    found: dict[str, SourceFile] = {}
    apart = tuple(folder.resolve() for folder in made)
    for name in names:
        for file in _expand(name, registry, reader, data, apart):
            found.setdefault(os.path.normpath(file.name), file)
    return list(found.values())


def _expand(
    name: str, registry: Registry, reader: str, data: bytes | None, apart: tuple[Path, ...]
) -> Iterator[SourceFile]:
    path = Path(name)
    if name == "-":
        yield SourceFile("-", reader or _needs_reader(), data)
    elif path.is_dir():
        yield from _folder(path, registry, reader, apart)
    elif path.exists():
        yield SourceFile(name, reader or _reader_of(path, registry))
    elif _is_glob(name):
        yield from _matches(path, registry, reader, apart)
    else:
        raise FileError(
            f"no such file: {name}", code="no-such-file", hint=_nearby(path) or "check the name and the folder"
        )


def _matches(pattern: Path, registry: Registry, reader: str, apart: tuple[Path, ...]) -> Iterator[SourceFile]:
    """What a glob means: what a folder would offer, and what its last part begins like (`_*.md`)."""
    matched = sorted(Path(pattern.anchor).glob(str(pattern.relative_to(pattern.anchor))))
    found = [file for folder in matched if folder.is_dir() for file in _folder(folder, registry, reader, apart)]
    for file in matched:
        asked = _wanted(Path(file.name)) or pattern.name[0] == file.name[0]
        if file.is_file() and asked and (taken := reader or _suffix_reader(file, registry)):
            found.append(SourceFile(str(file), taken))
    if not found:
        raise FileError(
            f"nothing matches {pattern}",
            code="no-such-file",
            hint=_nearby(pattern) or "check the pattern and the folder",
        )
    yield from found


def _needs_reader() -> str:
    raise UsageError(
        "standard input has no suffix to tell its reader by",
        code="stdin-needs-from",
        hint="name the reader: --from plaintext, --from markdown, --from article-json …",
    )


def _is_glob(name: str) -> bool:
    return any(character in name for character in "*?[")


def _folder(folder: Path, registry: Registry, reader: str, apart: tuple[Path, ...]) -> Iterator[SourceFile]:
    below = [found for found in apart if found != folder.resolve() and found.is_relative_to(folder.resolve())]
    chosen = [file for file in _files(folder) if file.is_file() and _wanted(file.relative_to(folder))]
    chosen = [file for file in chosen if not any(file.resolve().is_relative_to(found) for found in below)]
    known = [(file, _suffix_reader(file, registry)) for file in chosen]
    sources = [SourceFile(str(file), reader or found) for file, found in known if found]
    if not sources:
        raise ContentError(
            f"the folder {folder} has no sources",
            code="no-sources",
            hint=f"put a brief into it: a file with one of the suffixes {', '.join(sorted(SUFFIXES))}",
        )
    yield from sources


def _files(folder: Path) -> list[Path]:
    """What is in a folder and below it. Raises FileError for a part that may not be looked into: its briefs would be
    missed without a word."""

    def refuse(error: OSError) -> None:
        raise _unreadable(Path(error.filename), error) from error

    found = []
    for above, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if name[0] not in "._"]
        found += [Path(above, name) for name in files]
    return sorted(found)


def _wanted(relative: Path) -> bool:
    """Hidden and `_`-prefixed files and folders and READMEs are not briefs."""
    return not any(part[0] in "._" for part in relative.parts) and relative.stem.upper() != "README"


def _reader_of(path: Path, registry: Registry) -> str:
    found = _suffix_reader(path, registry)
    if found:
        return found
    raise UsageError(
        f"no reader takes {path.suffix or 'a file without suffix'}: {path}",
        code="unknown-suffix",
        hint=closest(path.suffix, SUFFIXES) or f"name the reader with --from: {', '.join(registry.names('reader'))}",
    )


def _suffix_reader(path: Path, registry: Registry) -> str:
    """The reader for a file by its suffix, the longest match first; `.json` is told by its content. '' for none."""
    name = path.name.lower()
    if name.endswith(".json"):
        said = (reader for suffix, reader in _JSON.items() if name.endswith(suffix))
        return next(said, "") or _json_reader(path, registry)
    if path.suffix.lower() in SUFFIXES:
        return SUFFIXES[path.suffix.lower()]
    ours = set(SUFFIXES.values())
    for reader in registry.names("reader"):
        if reader not in ours and name.endswith(_suffixes(registry, reader)):
            return reader
    return ""


def _suffixes(registry: Registry, reader: str) -> tuple[str, ...]:
    """A reader's suffixes; one that cannot be loaded takes none, and costs only itself."""
    try:
        return tuple(registry.load("reader", reader).plugin.suffixes)
    except BriefexportError:
        return ()


def _json_reader(path: Path, registry: Registry) -> str:
    """Canonical JSON unless another reader recognises the content (`sniff`)."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error
    for reader in registry.names("reader"):
        if "json" in reader and reader != "article-json":
            with contextlib.suppress(BriefexportError):  # a broken one costs only itself
                loaded = registry.load("reader", reader)
                with guarded(loaded.entry):
                    if hasattr(loaded.plugin, "sniff") and loaded.plugin.sniff(data):
                        return reader
    return "article-json"


def read_sidecar(file: SourceFile) -> tuple[dict[str, Any], str]:
    """(metadata overrides, theme or '') from `NAME.toml` beside the source; empty without one.

    A sidecar holds metadata keys, at the top or under `[metadata]`, and `theme`: never options, engines or paths.
    """
    if not file.has_sidecar:
        return {}, ""
    import tomllib

    try:
        text = file.sidecar.read_text("utf-8-sig")
        table = tomllib.loads(text)
    except OSError as error:
        raise _unreadable(file.sidecar, error) from error
    except UnicodeDecodeError as error:
        raise ContentError(f"{file.sidecar} is not UTF-8", code="bad-sidecar", hint="save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+), column (\d+)", str(error))
        told = re.sub(r" \(at .*\)$", "", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (0, 0)
        raise ContentError(
            f"the sidecar is not valid TOML: {told}",
            code="bad-sidecar",
            hint="mend that line (text values need quotes)",
            file=str(file.sidecar),
            line=line,
            column=column,
        ) from error
    theme = table.pop("theme", "")
    if not isinstance(theme, str):
        raise ContentError(
            "'theme' must be a name",
            code="bad-sidecar",
            hint='write it in quotes: theme = "newspaper"',
            file=str(file.sidecar),
            line=line_of(text, "theme"),
        )
    nested = table.pop("metadata", {})
    return {**table, **(nested if isinstance(nested, dict) else {"metadata": nested})}, theme


def _unreadable(path: Path, error: OSError) -> FileError:
    return FileError(
        f"{path} cannot be read: {error.strerror or error}", code="unreadable", hint="check its permissions"
    )


def _nearby(path: Path) -> str:
    folder = path.parent
    return closest(path.name, [entry.name for entry in folder.iterdir()]) if folder.is_dir() else ""
