"""Regular expressions, compiled once: their code is kept in the user's cache, and read at the next start.

A command compiles some 200 patterns, its libraries' among them: 35 ms, a fifth of the shortest runs; reading their code
takes 3. `re` has no door for that, so for as long as a command runs we stand in front of its compiler, in this process
alone. The code belongs to one version of Python, is the user's own file or none, and is checked by the engine itself
before it is taken (`_sre.compile` validates it); whatever is amiss leaves the plain compiler.
"""

from __future__ import annotations

import array
import contextlib
import importlib
import marshal
import os
import re
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefexport.keeping import keep

# Patterns made from an article's words come and go: for fewer new ones the file (300 kB) is not worth writing again;
# of more it is begun anew.
_FEWEST, _MOST = 16, 800
_SUM = 4

Key = tuple[str | bytes, int]
# Flags (those in the pattern among them), code as 32-bit words, number of groups, groups by name.
Code = tuple[int, bytes, int, dict[str, int]]


@contextlib.contextmanager
def kept(folder: Path | None) -> Iterator[None]:
    """Meanwhile patterns come from `folder` where they are there, and are put there where they are not."""
    if folder is None:
        yield
        return
    shelf = _Shelf(folder / f"patterns-{sys.implementation.cache_tag}")
    plain, shelf.compiler.compile = shelf.compiler.compile, shelf.compile
    try:
        yield
    finally:
        shelf.compiler.compile = plain
        shelf.write()


class _Shelf:
    """The file of one Python's codes, and what was asked of it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.compiler: Any = importlib.import_module("re._compiler")
        self.plain = self.compiler.compile
        self.codes = _read(path)
        self.used: dict[Key, Code] = {}

    def compile(self, pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        """What `re._compiler.compile` does, from code that is there already. Raises `re.error`."""
        if type(pattern) not in (str, bytes) or flags & re.DEBUG:
            return self._plainly(pattern, flags)
        key = pattern, int(flags)
        with contextlib.suppress(RuntimeError, ValueError, TypeError, KeyError):  # absent, or no code of this engine
            return self._made(key, self.codes[key])
        with contextlib.suppress(
            AttributeError, ValueError, TypeError, OverflowError
        ):  # another Python's inside differs
            return self._made(key, self._compiled(pattern, int(flags)))
        return self._plainly(pattern, flags)

    def _plainly(self, pattern: Any, flags: int) -> re.Pattern[Any]:
        found: re.Pattern[Any] = self.plain(pattern, flags)
        return found

    def _compiled(self, pattern: str | bytes, flags: int) -> Code:
        tree = self.compiler._parser.parse(pattern, flags)
        code = self.compiler._code(tree, flags)
        words = array.array("I", code).tobytes()
        return flags | tree.state.flags, words, tree.state.groups - 1, dict(tree.state.groupdict)

    def _made(self, key: Key, code: Code) -> re.Pattern[Any]:
        flags, words, groups, names = code
        by_number: list[str | None] = [None] * (groups + 1)
        for name, number in names.items():
            by_number[number] = name
        whole = memoryview(words).cast("I").tolist()
        made: re.Pattern[Any] = self.compiler._sre.compile(key[0], flags, whole, groups, names, tuple(by_number))
        self.used[key] = code
        return made

    def write(self) -> None:
        """Keep what is new, where there is enough of it; nothing is lost when it cannot be kept."""
        if len(self.used.keys() - self.codes.keys()) < _FEWEST or len(self.used) > _MOST:
            return
        every = {**self.codes, **self.used}
        data = marshal.dumps((sys.version, every if len(every) <= _MOST else self.used))
        with contextlib.suppress(OSError):
            keep(self.path, zlib.crc32(data).to_bytes(_SUM, "big") + data)
            self.path.chmod(0o600)  # whatever the umask: what others can write is not read


def _read(path: Path) -> dict[Key, Code]:
    """The codes of this very Python; none where the file is not whole, or others could have written it."""
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
        status = path.stat()
        if hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & 0o022):
            return {}
        whole = path.read_bytes()
        if int.from_bytes(whole[:_SUM], "big") == zlib.crc32(memoryview(whole)[_SUM:]):
            version, codes = marshal.loads(memoryview(whole)[_SUM:])
            return codes if version == sys.version else {}
    return {}
