"""dist/manifest.json: what was built from what, so that a pipeline can trust it and a second run can rest."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

import msgspec

from briefexport.errors import BriefexportError, ContentError, FileError
from briefexport.pipeline.reading import Input, digest
from briefexport.pipeline.writing import commit, stage
from briefexport.plugin import Artifact

FORMAT = "briefexport-manifest/1"
NAME = "manifest.json"
_JOURNAL = ".briefexport-journal"


class Failure(msgspec.Struct, frozen=True, omit_defaults=True):
    """Why an artifact could not be made."""

    code: str
    message: str
    exit: int
    hint: str = ""
    file: str = ""
    line: int = 0


def failure(error: BriefexportError) -> Failure:
    """An error as the manifest tells it."""
    return Failure(error.code, error.message, error.exit_code, error.hint, Path(error.file).as_posix(), error.line)


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One artifact. `path` is relative to the manifest, `sources` to the workspace; both POSIX.

    `state` says what the last run did; it is outside the promise of equal bytes. A failed entry has the sum of the
    older file that still stands in its place, if there is one.
    """

    path: str
    sha256: str = ""
    bytes: int = 0
    media_type: str = ""
    exporter: str
    conformance: tuple[str, ...] = ()
    sources: tuple[Input, ...] = ()
    options: dict[str, Any] = {}
    state: Literal["built", "cached", "failed"] = "built"
    error: Failure | None = None


class Manifest(msgspec.Struct, frozen=True, kw_only=True, tag_field="format", tag=FORMAT):
    """All artifacts of a workspace, sorted by path."""

    artifacts: tuple[Entry, ...] = ()

    def joined(self, entries: Iterable[Entry]) -> list[Entry]:
        """`entries`, one a path, those that failed with the sum of what an earlier build left there (this manifest)."""
        older = {entry.path: entry for entry in self.artifacts}
        found: dict[str, Entry] = {}
        for entry in entries:
            old = older.get(entry.path)
            if entry.state == "failed" and not entry.sha256 and old:
                entry = msgspec.structs.replace(entry, sha256=old.sha256, bytes=old.bytes, media_type=old.media_type)
            found.setdefault(entry.path, entry)
        return list(found.values())

    def of(self, source: str, exporter: str) -> tuple[Entry, ...]:
        """The entries an exporter made from a source (its first)."""
        return tuple(
            entry
            for entry in self.artifacts
            if entry.exporter == exporter and entry.sources and entry.sources[0].path == source
        )


def load(folder: Path) -> Manifest:
    """The manifest of the last build; an empty one where there is none.

    Raises ContentError for one written by a newer briefexport or damaged.
    """
    path = folder / NAME
    try:
        data = path.read_bytes()
        _refuse_newer(data, path)
        return msgspec.json.decode(data, type=Manifest)
    except FileNotFoundError:
        return Manifest()
    except OSError as error:
        raise FileError(
            f"{path} cannot be read: {error.strerror}", code="unreadable", hint="check its permissions"
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ContentError(
            f"{path} is not a manifest this briefexport reads: {error}",
            code="bad-manifest",
            hint="move it away and build anew with --force, or use the briefexport that wrote it",
        ) from error


def save(folder: Path, entries: list[Entry], scratch: Path) -> None:
    """Write the manifest, whole or not at all; the file is left alone when nothing in it changed."""
    manifest = Manifest(artifacts=tuple(sorted(entries, key=lambda entry: entry.path)))
    data = msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"
    path = folder / NAME
    if not path.is_file() or path.read_bytes() != data:
        commit(stage(path, scratch, Artifact.of_bytes(NAME, "application/json", data).write))


def _refuse_newer(data: bytes, path: Path) -> None:
    found = re.search(rb'"format"\s*:\s*"briefexport-manifest/(\d+)"', data)
    if found and int(found[1]) > int(FORMAT.rsplit("/", 1)[1]):
        raise ContentError(
            f"{path} is briefexport-manifest/{int(found[1])}; this version reads up to {FORMAT}",
            code="newer-format",
            hint="install a newer briefexport (pip install --upgrade briefexport), or move it away to build anew",
        )


def announce(folder: Path, names: Iterable[str], scratch: Path) -> None:
    """Note which files a build is about to make, so that one that is killed still knows them for its own."""
    _note(folder, {*_notes(folder), *names}, scratch)


def announced(folder: Path) -> frozenset[str]:
    """What is ours without standing in the manifest: what a killed build had set out to make, and orphans as they were.

    An orphan is noted with the sum of its bytes: once someone has changed it, it is theirs.
    """
    notes = (note.partition("\t") for note in _notes(folder))
    return frozenset(name for name, _, was in notes if not was or _sum(folder / name) == was)


def conclude(folder: Path, orphans: Iterable[Entry], scratch: Path) -> None:
    """The build has ended and its manifest is written; what it no longer makes stays ours until it is changed."""
    notes = {f"{entry.path}\t{entry.sha256}" for entry in orphans if entry.sha256}
    notes |= {f"{name}\t{_sum(folder / name)}" for name in announced(folder) if (folder / name).is_file()}
    # What failed has no sum where the manifest before did not hold it: the old file is known by its note alone.
    named = {entry.path for entry in load(folder).artifacts if entry.sha256}
    notes = {note for note in notes if note.partition("\t")[0] not in named}
    if notes:
        _note(folder, notes, scratch)
    else:
        (folder / _JOURNAL).unlink(missing_ok=True)


def _notes(folder: Path) -> list[str]:
    journal = folder / _JOURNAL
    return journal.read_text("utf-8").splitlines() if journal.is_file() else []


def _note(folder: Path, notes: Iterable[str], scratch: Path) -> None:
    if sorted(notes) == _notes(folder):
        return
    data = "".join(f"{note}\n" for note in sorted(notes)).encode()
    commit(stage(folder / _JOURNAL, scratch, Artifact.of_bytes(_JOURNAL, "text/plain", data).write))


def _sum(path: Path) -> str:
    return digest(path.read_bytes()) if path.is_file() else ""


def sound(folder: Path, entry: Entry) -> bool:
    """True when the artifact is there and its bytes are the ones built."""
    path = folder / entry.path
    return entry.state != "failed" and path.is_file() and digest(path.read_bytes()) == entry.sha256


def relative(path: Path | str, root: Path) -> str:
    """POSIX path from `root`, with `..` where it lies outside."""
    return Path(os.path.relpath(path, root)).as_posix()
