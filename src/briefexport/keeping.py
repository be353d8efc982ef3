"""Bytes that are dear to make and can be made again, kept in the user's cache folder.

A kept file is whole or absent: it is written beside its name and moved there, with a checksum before its bytes. The
folder may vanish, fill up or be read-only at any time; then everything is simply made anew.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

from briefexport.digests import sha256

_SUM = 32


def cache_folder() -> Path | None:
    """Where what can be made again is kept; None when there is no place (XDG base directories, macOS, Windows)."""
    chosen = os.environ.get("BRIEFEXPORT_CACHE") or os.environ.get("XDG_CACHE_HOME")
    if not chosen:
        system = {"darwin": "~/Library/Caches", "win32": "~/AppData/Local"}.get(sys.platform, "~/.cache")
        chosen = str(Path(system).expanduser()) if Path(system).expanduser().is_absolute() else ""
    folder = Path(chosen) if os.environ.get("BRIEFEXPORT_CACHE") else Path(chosen) / "briefexport"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if chosen and os.access(folder, os.W_OK) else None


def kept(folder: Path | None, key: str, make: Callable[[], bytes], *, most: int = 200) -> bytes:
    """The bytes kept under `key` (a hash of all that decides them), else `make()`, kept for the next time.

    The folder holds at most about `most` files; the oldest go first.
    """
    if folder is None:
        return make()
    path = folder / key
    with contextlib.suppress(OSError):
        whole = path.read_bytes()
        if sha256(whole[_SUM:]) == whole[:_SUM]:
            return whole[_SUM:]
    data = make()
    with contextlib.suppress(OSError):
        keep(path, sha256(data) + data)
        _forget(folder, most)
    return data


def keep(path: Path, whole: bytes) -> None:
    """Write a file that is whole or absent at any time. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_bytes(whole)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _forget(folder: Path, most: int) -> None:
    files = [entry for entry in folder.iterdir() if entry.is_file()]
    if len(files) > most:
        for entry in sorted(files, key=lambda file: file.stat().st_mtime)[: len(files) - most * 3 // 4]:
            entry.unlink(missing_ok=True)
