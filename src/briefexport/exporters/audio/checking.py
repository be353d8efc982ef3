"""The exporter's check: every file re-opened before it replaces an old one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from briefexport.exporters.audio.delivered import container_of, decoded
from briefexport.plugin import Diagnostic

_LONGEST_PAGE = 65_307
_CUE = re.compile(r"(\d+):(\d\d):(\d\d)[.,](\d{3}) --> (\d+):(\d\d):(\d\d)[.,](\d{3})")


def check(path: Path) -> Iterator[Diagnostic]:
    """What is wrong with a file of ours; nothing for a sound one."""
    try:
        if container_of(path):
            _check_sound(path)
        else:
            _check_text(path.read_bytes().decode())
    except (ValueError, UnicodeDecodeError) as error:
        yield Diagnostic(
            code="sound-unsound",
            severity="error",
            message=str(error),
            hint="free some disk space and try again; else please report it",
        )


def _check_sound(path: Path) -> None:
    """Raise ValueError for sound that is cut short or does not decode."""
    match container_of(path):
        case "mp3":
            _check_mp3(path)
            return
        case "wav":
            _check_wav(path)
        case "ogg":
            _check_ogg(path)
    _, pieces = decoded(path)
    count = sum(map(len, pieces))
    if not count:
        raise ValueError("the file holds no sound")
    if container_of(path) == "flac" and count != (promised := _flac_samples(path)):
        raise ValueError(f"the file holds {count} samples of {promised}")


def _check_wav(path: Path) -> None:
    with path.open("rb") as file:
        promised = int.from_bytes(file.read(8)[4:], "little") + 8
    if promised != path.stat().st_size:
        raise ValueError(f"the file holds {path.stat().st_size} bytes of {promised}")


def _check_ogg(path: Path) -> None:
    """The last page of an Ogg stream says that it is the last (RFC 3533, header type flag 0x04)."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _LONGEST_PAGE))
        tail = file.read()
    last = tail.rfind(b"OggS")
    if last < 0 or last + 5 >= len(tail) or not tail[last + 5] & 4:
        raise ValueError("the file is cut short")


def _flac_samples(path: Path) -> int:
    """The length that STREAMINFO promises: the low 36 bits of the eight bytes at 18 (RFC 9639, section 8.2)."""
    with path.open("rb") as file:
        return int.from_bytes(file.read(26)[18:], "big") & (1 << 36) - 1


def _check_mp3(path: Path) -> None:
    """Every frame of an MP3 stands where the one before ends, and the Info frame counts them."""
    from briefexport.exporters.audio.mpeg import frames

    with path.open("rb") as file:
        head = file.read(10)
        count, info = frames(file, 10 + _syncsafe(head[6:]) if head.startswith(b"ID3") else 0)
    if count < 2:
        raise ValueError("the file holds no sound")
    at = info.find(b"Info")
    counted = int.from_bytes(info[at + 8 : at + 12], "big")
    if at > 0 and counted != count - 1:
        raise ValueError(f"the file holds {count - 1} frames of {counted}")


def _syncsafe(data: bytes) -> int:
    return data[0] << 21 | data[1] << 14 | data[2] << 7 | data[3]


def _check_text(text: str) -> None:
    if not text.strip():
        raise ValueError("the file is empty")
    if not text.endswith("\n"):  # all of ours end with one
        raise ValueError("the file is cut short")
    if text.lstrip().startswith("{"):
        _check_json(text)
    elif text.lstrip().startswith("<"):
        from xml.etree import ElementTree

        try:
            ElementTree.fromstring(text)
        except ElementTree.ParseError as error:
            raise ValueError(f"not well-formed: {error}") from error
    else:
        _check_cues(text)


def _check_json(text: str) -> None:
    """Chapters and entries follow one another and end by the sound's end."""
    try:
        document = msgspec.json.decode(text, type=dict[str, Any])
    except msgspec.DecodeError as error:
        raise ValueError(f"not the JSON it should be: {error}") from error
    chapters, entries = document.get("chapters"), document.get("entries")
    if isinstance(chapters, list):
        _in_order([(chapter["startTime"], chapter["endTime"]) for chapter in chapters])
    if isinstance(entries, list):
        spans = [(entry["start"], entry["end"]) for entry in entries]
        _in_order(spans)
        duration = document.get("duration")
        if spans and isinstance(duration, int | float) and spans[-1][1] > duration + 1e-6:
            raise ValueError("an entry ends after the sound does")


def _check_cues(text: str) -> None:
    spans = []
    for match in _CUE.finditer(text):
        hours, minutes, seconds, ms, *end = map(int, match.groups())
        start_time = hours * 3600 + minutes * 60 + seconds + ms / 1000
        spans.append((start_time, end[0] * 3600 + end[1] * 60 + end[2] + end[3] / 1000))
    _in_order(spans)


def _in_order(spans: list[tuple[float, float]]) -> None:
    """Raise ValueError where one ends before it begins, or begins before the last has ended."""
    last = 0.0
    for start, end in spans:
        if start < last or end < start:
            raise ValueError(f"times are out of order at {start:.3f} seconds")
        last = end
