"""Temporary files: one folder for a whole run, so that nothing outlives it, and one in it for each edition."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from briefexport.errors import FileError


@contextlib.contextmanager
def scratch_folder() -> Iterator[Path]:
    """A new folder that is removed at the end. Raises FileError where none can be made."""
    import tempfile

    try:
        made = tempfile.TemporaryDirectory(prefix="briefexport-", ignore_cleanup_errors=True)
    except OSError as error:
        raise FileError(
            f"no temporary folder can be made: {error.strerror or error}",
            code="unwritable",
            hint="set TMPDIR to a folder that can be written and has room",
        ) from error
    with made as folder:
        yield Path(folder)


@contextlib.contextmanager
def temporary_files() -> Iterator[None]:
    """While this lasts, temporary files of this process and its forks go into one folder, removed at the end.

    A child that is killed cannot clean up, and some libraries clean up only then (WeasyPrint keeps its fonts in files).
    """
    import tempfile

    with scratch_folder() as folder:
        before, tempfile.tempdir = tempfile.tempdir, str(folder)
        try:
            yield
        finally:
            tempfile.tempdir = before
