"""WAV: plain samples, with the chapters as labelled cues and the tags as RIFF INFO."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import BinaryIO

from briefexport.exporters.audio.chapters import Chapter
from briefexport.exporters.audio.tags import Tags
from briefexport.plugin import Recording


def write_wav(sink: BinaryIO, recording: Recording, tags: Tags, chapters: Sequence[Chapter]) -> None:
    """Streamed; nothing is sought, so a pipe will do."""
    samples = round(recording.timeline.duration * recording.rate)
    before = _chunk(b"fmt ", struct.pack("<HHIIHH", 1, 1, recording.rate, recording.rate * 2, 2, 16)) + _info(tags)
    after = _cues(chapters, recording.rate)
    sink.write(b"RIFF" + struct.pack("<I", 4 + len(before) + 8 + samples * 2 + len(after)) + b"WAVE" + before)
    sink.write(b"data" + struct.pack("<I", samples * 2))
    for piece in recording.pcm():
        sink.write(piece)
    sink.write(after)


def _chunk(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def _info(tags: Tags) -> bytes:
    named = {b"INAM": tags.title, b"IART": tags.artist, b"ICRD": tags.date, b"ICOP": tags.rights,
             b"ICMT": f"{tags.disclosure} {tags.source_type}", b"ILNG": tags.language}  # fmt: skip
    return _chunk(
        b"LIST", b"INFO" + b"".join(_chunk(name, text.encode() + b"\0") for name, text in named.items() if text)
    )


def _cues(chapters: Sequence[Chapter], rate: int) -> bytes:
    if not chapters:
        return b""
    points = [round(chapter.start * rate) for chapter in chapters]
    cues = b"".join(struct.pack("<II4sIII", i, at, b"data", 0, 0, at) for i, at in enumerate(points, 1))
    labels = b"".join(
        _chunk(b"labl", struct.pack("<I", i) + chapter.title.encode() + b"\0") for i, chapter in enumerate(chapters, 1)
    )
    return _chunk(b"cue ", struct.pack("<I", len(points)) + cues) + _chunk(b"LIST", b"adtl" + labels)
