"""What can be made again and is kept in the user's own cache, keyed by the SHA-256 of what it was made from.

What is kept there is trusted as code is (a module, pickled tokens), so it must be the user's own and nobody else's to
write; anything amiss raises OSError or ValueError, and the caller does without.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

# More files than this in a folder of the cache mean that sheets change all the time: no more are added.
_MOST = 64


def user_cache() -> Path:
    """Where this user's programs keep what they can make again (XDG Base Directory Specification)."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    return Path(base if base.startswith("/") else Path("~/.cache").expanduser()) / "briefexport" / "weasyprint"


def digest(*parts: bytes) -> str:
    """The key of something made from these parts by this Python."""
    found = hashlib.sha256(sys.version.encode())
    for part in parts:
        found.update(hashlib.sha256(part).digest())
    return found.hexdigest()[:24]


def kept(name: str, make: Callable[[], bytes], folder: Path | None = None) -> Path:
    """The file `name` of the cache, made now if it is not there. Raises OSError where it cannot be kept or trusted."""
    home = folder or user_cache()
    path = home / name
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    _require_own(home)
    if not path.exists():
        if sum(1 for _ in home.iterdir()) >= _MOST:
            raise OSError(f"{home} is full")
        _write_whole(path, make())
    _require_own(path)
    return path


def trusted(name: str, folder: Path | None = None) -> Path:
    """The file `name` of the cache as it is. Raises OSError where it is not there or cannot be trusted."""
    path = (folder or user_cache()) / name
    _require_own(path.parent)
    _require_own(path)
    return path


def _require_own(path: Path) -> None:
    status = path.stat()
    if hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & 0o022):
        raise PermissionError(f"{path} can be written by others")


def _write_whole(path: Path, data: bytes) -> None:
    """Nobody ever reads half of it: written beside, then moved."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".tmp")
    with os.fdopen(descriptor, "wb") as sink:
        sink.write(data)
    Path(name).replace(path)
