"""Sums of what is small, without OpenSSL: `hashlib` loads it first, for 5 ms that names and keys never earn back.

Python has the same functions built in, at a tenth of the speed. Where `hashlib` is loaded already it is used.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any

# Summing so many bytes slowly takes as long as loading the fast way.
_MANY = 1 << 19


def _built_in(name: str, *modules: str) -> Any:
    """The function, from the first of the modules that is there: a build of Python may lack its own."""
    for module in modules:
        try:
            return getattr(importlib.import_module(module), name)
        except ImportError:
            continue
    raise AssertionError(f"no {name} in hashlib, where Python's documentation promises it")


_small_sha256 = _built_in("sha256", "_sha2" if sys.version_info >= (3, 12) else "_sha256", "hashlib")
_small_sha1 = _built_in("sha1", "_sha1", "hashlib")


def sha256(data: bytes) -> bytes:
    """SHA-256 of the bytes (FIPS 180-4)."""
    found: bytes = _begun(data).digest()
    return found


def sha1(data: bytes) -> bytes:
    """SHA-1 of a few bytes, for names only (UUIDv5)."""
    loaded = sys.modules.get("hashlib")
    found: bytes = (loaded.sha1 if loaded else _small_sha1)(data).digest()
    return found


def _begun(data: bytes | bytearray) -> Any:
    """The sum of the bytes, in a way that suits how many they are."""
    loaded = sys.modules.get("hashlib")
    if not loaded and len(data) < _MANY:
        return _small_sha256(data)
    return (loaded or importlib.import_module("hashlib")).sha256(data)


class Running:
    """The SHA-256 of what passes in pieces, of which nobody knows yet how many there will be."""

    def __init__(self) -> None:
        self._first = bytearray()
        self._sum: Any = None

    def update(self, data: bytes) -> None:
        """The next piece."""
        if self._sum:
            self._sum.update(data)
            return
        self._first += data
        if len(self._first) >= _MANY:
            self._sum, self._first = _begun(self._first), bytearray()

    def hexdigest(self) -> str:
        """The sum so far, in lower-case hexadecimal digits."""
        return str((self._sum or _begun(self._first)).hexdigest())
