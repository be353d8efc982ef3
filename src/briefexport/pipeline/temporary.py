"""Temporary files: one folder for a whole run, so that nothing outlives it, and one in it for each edition.

Python's `tempfile` is told, not used: it takes 9 ms to load, and many runs need no more of it than a folder.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from briefexport.errors import FileError

_VARIABLE = "TMPDIR"
_PREFIX = "briefexport-run-"


@contextlib.contextmanager
def scratch_folder() -> Iterator[Path]:
    """A new folder that is removed at the end. Raises FileError where none can be made."""
    try:
        folder, held = _made(_place())
    except OSError as error:
        raise FileError(
            f"no temporary folder can be made: {error.strerror or error}",
            code="unwritable",
            hint="set TMPDIR to a folder that can be written and has room",
        ) from error
    try:
        yield folder
    finally:
        _remove(folder)
        if held is not None:
            os.close(held)


@contextlib.contextmanager
def temporary_files() -> Iterator[None]:
    """While this lasts, temporary files of this process and its forks go into one folder, removed at the end.

    A child that is killed cannot clean up, and some libraries clean up only then (WeasyPrint keeps its fonts in files).
    """
    with scratch_folder() as folder, _told(str(folder)):
        _sweep(folder)
        yield


# Their owner holds a lock on them, so that a folder without one has none: a process number can be another's by now, or
# mean nothing here (a container), and the lock goes with the last of the owner's children.


def _made(place: Path) -> tuple[Path, int | None]:
    """A new folder and the descriptor that holds its lock (None where the system has none). Raises OSError."""
    for _ in range(3):
        folder = place / f"{_PREFIX}{os.urandom(8).hex()}"
        folder.mkdir(mode=0o700)  # raises where the name is taken: nobody can have put anything there for us
        held = _locked(folder)
        if held is None or (folder.exists() and os.path.samestat(os.fstat(held), folder.stat())):
            break  # else another run swept it in between
        os.close(held)
    return folder, held


def _locked(folder: Path) -> int | None:
    """A descriptor that holds the folder's lock; None where another has it, or nobody can."""
    try:
        import fcntl
    except ImportError:  # Windows
        return None
    descriptor = None
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        if descriptor is not None:
            os.close(descriptor)
        return None
    return descriptor


def _sweep(own: Path) -> None:
    """Remove what runs left beside this one's folder when they were killed; only the user's own."""
    with contextlib.suppress(OSError), os.scandir(own.parent) as entries:
        for entry in entries:
            if entry.name.startswith(_PREFIX) and entry.name != own.name:
                _remove_left(Path(entry.path))


def _remove_left(folder: Path) -> None:
    held = _locked(folder)
    if held is None:
        return
    try:
        if os.fstat(held).st_uid == os.getuid():
            _remove(folder)
    finally:
        os.close(held)


@contextlib.contextmanager
def _told(folder: str) -> Iterator[None]:
    """Meanwhile `tempfile` uses the folder, whether it is loaded already, later, or in another program."""
    given, before = os.environ.get(_VARIABLE), getattr(sys.modules.get("tempfile"), "tempdir", None)
    os.environ[_VARIABLE] = folder
    _tell(folder)
    try:
        yield
    finally:
        _tell(before)
        os.environ.pop(_VARIABLE)
        if given is not None:
            os.environ[_VARIABLE] = given


def _tell(folder: str | None) -> None:
    if library := sys.modules.get("tempfile"):
        library.tempdir = folder  # type: ignore[attr-defined]


def _place() -> Path:
    """What `tempfile.gettempdir` says, which is asked only where the usual places do not do. Raises OSError."""
    if chosen := getattr(sys.modules.get("tempfile"), "tempdir", None):
        return Path(chosen)
    usual = "/tmp" if os.name == "posix" else ""
    for folder in (os.environ.get(_VARIABLE), os.environ.get("TEMP"), os.environ.get("TMP"), usual):
        if folder and Path(folder).is_dir() and os.access(folder, os.W_OK | os.X_OK):
            return Path(folder).absolute()
    import tempfile

    return Path(tempfile.gettempdir())


def _remove(folder: Path) -> None:
    """The folder with all in it; what resists is left, for the edition is made."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    _remove(Path(entry.path))
                else:
                    Path(entry.path).unlink()
        folder.rmdir()
    except OSError:
        import shutil  # goes on with the others where one resists

        shutil.rmtree(folder, ignore_errors=True)
