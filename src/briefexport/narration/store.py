"""Spoken utterances on disk, so that editing one sentence means speaking one sentence again.

A take is one file: a length, a MessagePack header, then PCM. It is written beside its name and moved there; a file of
another length than its header says counts as absent, so nothing needs to be flushed or locked. Its CRC is asked for
before its sound is used (`whole`): captions and the timeline need no sound, and are spared reading megabytes of it.
"""

from __future__ import annotations

import contextlib
import functools
import os
import struct
import zlib
from pathlib import Path

import msgspec

from briefexport.digests import sha256
from briefexport.errors import FileError
from briefexport.plugin import Speech, WordMark

_LENGTH = struct.Struct("<I")
# Part of every key: raised when the same engine's sound would be cut or stored in another way.
_FORM = "take/1"
# About a gigabyte in all, at a quarter of a megabyte for a sentence.
_MOST_IN_FOLDER = 16
_IN_USE_SECONDS = 6 * 3600
# Read at once: nearly every header is shorter.
_HEAD = 4096


class Header(msgspec.Struct, frozen=True, array_like=True):
    """What is known of a take without reading its sound."""

    rate: int
    samples: int
    crc: int
    marks: tuple[tuple[int, int, int], ...] = ()


class Take(msgspec.Struct, frozen=True):
    """One spoken piece of text: `samples` of mono 16-bit PCM at `rate`, with word marks into them."""

    path: Path
    rate: int
    samples: int
    crc: int
    marks: tuple[WordMark, ...] = ()

    @property
    def seconds(self) -> float:
        return self.samples / self.rate

    def pcm(self) -> bytes:
        """The sound, read from disk."""
        with self.path.open("rb") as file:
            file.seek(-2 * self.samples, os.SEEK_END) if self.samples else file.seek(0, os.SEEK_END)
            return file.read()

    def whole(self) -> bool:
        """True while the sound is the one that was written."""
        with contextlib.suppress(OSError):
            return zlib.crc32(self.pcm()) == self.crc
        return False


def key_of(*parts: str) -> str:
    """A name for what decides a take's sound: text, engine, version, voice, language, rate, options."""
    return sha256("\0".join((_FORM, *parts)).encode("utf-8", "surrogatepass")).hex()


class Store:
    """Takes by key, in a folder that may be removed at any time; in `spare` where that folder cannot be written to."""

    def __init__(self, folder: Path, spare: Path | None = None) -> None:
        self._folders = (folder,) if spare is None or spare == folder else (folder, spare)
        self._damaged: set[Path] = set()

    def get(self, key: str) -> Take | None:
        """The take, if it is there in its full length."""
        paths = (_path(folder, key) for folder in self._folders)
        return next(filter(None, (_read(path) for path in paths if path not in self._damaged)), None)

    def forget(self, take: Take) -> None:
        """Let it be spoken anew, also where its folder is not ours to write to."""
        self._damaged.add(take.path)
        with contextlib.suppress(OSError):
            take.path.unlink()

    def put(self, key: str, speech: Speech) -> Take:
        """Write a take. Raises FileError when no folder takes it (a full disk)."""
        for folder in self._folders:
            try:
                take = _write(_path(folder, key), speech)
                self._damaged.discard(take.path)
                return take
            except OSError as error:
                reason = error.strerror or str(error)
        raise FileError(
            f"spoken sentences cannot be kept in {self._folders[-1]}: {reason}",
            code="unwritable",
            hint="free some room on that disk, or set TMPDIR to a folder on another",
        )


def _path(folder: Path, key: str) -> Path:
    return folder / key[:2] / key[2:]


def _read(path: Path) -> Take | None:
    try:
        with path.open("rb", buffering=0) as file:
            data = file.read(_HEAD)
            size = _LENGTH.unpack_from(data)[0] + _LENGTH.size
            header = _decoder().decode((data + file.read(max(0, size - _HEAD)))[_LENGTH.size : size])
            complete = os.fstat(file.fileno()).st_size == size + 2 * header.samples
    except (OSError, struct.error, msgspec.MsgspecError):
        return None
    if not complete:
        return None
    with contextlib.suppress(OSError):
        os.utime(path)  # still in use: not to be removed for room
    return _take(path, header)


def _write(path: Path, speech: Speech) -> Take:
    marks = tuple((mark.offset, mark.length, mark.sample) for mark in speech.marks)
    header = Header(speech.rate, len(speech.pcm) // 2, zlib.crc32(speech.pcm), marks)
    head = msgspec.msgpack.encode(header)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with temporary.open("wb") as file:
            file.write(_LENGTH.pack(len(head)) + head)
            file.write(speech.pcm)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _make_room(path.parent)
    return _take(path, header)


def _make_room(folder: Path) -> None:
    """Keep one of the 256 folders small: remove the takes longest unused, but none used in the last hours."""
    takes = list(folder.iterdir())
    if len(takes) <= _MOST_IN_FOLDER:
        return
    with contextlib.suppress(OSError):  # another process may be at it too
        used = sorted((take.stat().st_mtime, take) for take in takes)
        for when, take in used[: len(takes) - _MOST_IN_FOLDER // 2]:
            if when < used[-1][0] - _IN_USE_SECONDS:
                take.unlink()


def _take(path: Path, header: Header) -> Take:
    return Take(path, header.rate, header.samples, header.crc, tuple(WordMark(*mark) for mark in header.marks))


@functools.cache
def _decoder() -> msgspec.msgpack.Decoder[Header]:
    return msgspec.msgpack.Decoder(Header)
