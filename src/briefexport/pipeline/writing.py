"""Artifacts reach the disk whole or not at all.

    stage     write to a nameless temporary file in the target's folder, fsync, then give it a hidden name
    commit    rename it over the target; a reader sees the old file or the new one, never half of one
    through   a device, FIFO or standard output is written through once the whole is there and checked

A kill at any moment leaves at most a hidden, whole `.briefexport-…` file, which the next run removes.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from briefexport.digests import Running
from briefexport.errors import FileError
from briefexport.workspace.naming import STDOUT, written_through

PREFIX = ".briefexport-"
_numbers = itertools.count(1)


class Staged(msgspec.Struct, frozen=True):
    """A whole artifact under a temporary name, to be checked and committed; `asked` is the path the user wrote."""

    temporary: Path
    target: Path
    asked: Path
    size: int
    sha256: str


class Sink:
    """The stream an artifact writes to: sums and counts what passes, and names what the disk refuses."""

    def __init__(self, file: BinaryIO, target: Path) -> None:
        self._file, self._target = file, target
        self._digest = Running()
        self.size = 0
        self.failure: FileError | None = None

    def write(self, data: bytes) -> int:
        try:
            self._file.write(data)
        except OSError as error:
            self.failure = unwritable(self._target, error)
            raise self.failure from error
        self._digest.update(data)
        self.size += len(data)
        return len(data)

    def flush(self) -> None:
        """Nothing to do before the end: `stage` flushes and syncs once."""

    def sha256(self) -> str:
        return self._digest.hexdigest()


def stage(target: Path, scratch: Path, write: Callable[[BinaryIO], None], name: str = "") -> Staged:
    """Write the whole artifact beside its target (or into `scratch` when the target is written through).

    `name` is what the temporary file's name ends with: who checks it may tell the format by its suffix, which standard
    output and a FIFO do not have. Raises FileError when the disk or the folder refuses; nothing is left then.
    """
    try:
        final = target if written_through(target) else real_target(target)
        folder = scratch if written_through(target) else final.parent
        temporary = folder / f"{PREFIX}{os.getpid()}-{next(_numbers)}-{_short(name or final.name)}"
        folder.mkdir(parents=True, exist_ok=True)
        with _nameless(temporary) as file:
            sink = Sink(file, target)
            write(cast(BinaryIO, sink))
            if sink.failure:  # a library may have swallowed it
                raise sink.failure
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise unwritable(target, error) from error
    return Staged(temporary, final, target, sink.size, sink.sha256())


def commit(staged: Staged) -> None:
    """Put the staged file in its place. Raises FileError; the old file stands until the moment it is replaced."""
    try:
        if written_through(staged.target):
            _pour(staged)
        else:
            _keep_mode(staged)
            staged.temporary.replace(staged.target)
            _sync_folder(staged.target.parent)
    except OSError as error:
        raise unwritable(staged.target, error) from error
    finally:
        discard(staged)


def discard(staged: Staged) -> None:
    """Remove the temporary file if it is still there."""
    with contextlib.suppress(OSError):
        staged.temporary.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove the hidden leftovers of runs that were killed; those of living processes stay."""
    with contextlib.suppress(OSError):
        for leftover in folder.glob(f"{PREFIX}*"):
            found = re.match(rf"{re.escape(PREFIX)}(\d+)-", leftover.name)
            if found and not _alive(int(found[1])):
                leftover.unlink(missing_ok=True)


def real_target(target: Path) -> Path:
    """Where a path leads: a symlink's target is replaced, the link stays."""
    return Path(os.path.realpath(target)) if target.is_symlink() else target


def shown(target: Path) -> str:
    """A target as messages call it."""
    return "standard output" if target == STDOUT else str(target)


def unwritable(target: Path, error: OSError) -> FileError:
    """A FileError for what the system said, with the next step for the common causes."""
    reason = error.strerror or str(error)
    hints = {28: "free some room on that disk, then run it again", 13: "check the folder's permissions"}
    return FileError(
        f"{shown(target)} cannot be written: {reason}",
        code="disk-full" if error.errno == 28 else "unwritable",
        hint=hints.get(error.errno or 0, "choose another place with -o, or `output` in briefexport.toml"),
    )


@contextlib.contextmanager
def _nameless(temporary: Path) -> Iterator[BinaryIO]:
    """A file that has no name until it is whole (Linux O_TMPFILE), so that a kill leaves nothing half-written.

    Elsewhere it is named from the beginning and removed when writing fails.
    """
    descriptor = _open_nameless(temporary.parent)
    if descriptor is None:
        with _named(temporary) as file:
            yield file
        return
    with os.fdopen(descriptor, "wb") as file:
        yield file
        _give_name(descriptor, temporary)


def _give_name(descriptor: int, name: Path) -> None:
    """linkat(2) with AT_SYMLINK_FOLLOW, which Python uses only when a folder's descriptor is given."""
    folder = os.open("/proc/self/fd", os.O_RDONLY)
    try:
        os.link(str(descriptor), name, src_dir_fd=folder, follow_symlinks=True)
    finally:
        os.close(folder)


def _open_nameless(folder: Path) -> int | None:
    flag = getattr(os, "O_TMPFILE", 0)
    if not flag or not Path("/proc/self/fd").is_dir():
        return None
    try:
        return os.open(folder, flag | os.O_WRONLY, 0o666)
    except (IsADirectoryError, OSError) as error:
        # Not every file system knows nameless files (EOPNOTSUPP, EISDIR); a real refusal repeats itself below.
        del error
        return None


@contextlib.contextmanager
def _named(temporary: Path) -> Iterator[BinaryIO]:
    try:
        with temporary.open("xb") as file:
            yield file
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _keep_mode(staged: Staged) -> None:
    """A replaced file keeps its permissions."""
    with contextlib.suppress(FileNotFoundError):
        staged.temporary.chmod(stat.S_IMODE(staged.target.stat().st_mode))


def _pour(staged: Staged) -> None:
    import shutil

    with staged.temporary.open("rb") as whole:
        if staged.target == STDOUT:
            shutil.copyfileobj(whole, sys.stdout.buffer)
            sys.stdout.buffer.flush()
        else:
            with staged.target.open("wb") as through:
                shutil.copyfileobj(whole, through)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself last through a power cut, where folders can be synced."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _short(name: str) -> str:
    """The name's end (its suffix tells the format), so that the temporary name stays within 255 bytes."""
    return os.fsencode(name)[-120:].decode("utf-8", "ignore")


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
