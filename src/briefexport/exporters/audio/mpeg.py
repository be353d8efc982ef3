"""MPEG audio layer III frames (ISO 11172-3, 13818-3): walking them, and the Info frame that tells the length."""

from __future__ import annotations

import struct
from typing import BinaryIO

import msgspec

_AT_ONCE = 1 << 20

_BITRATES_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_BITRATES_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
# LAME's own delay before the first sample, which the Info frame tells so that players leave it out.
ENCODER_DELAY = 576
_DECODER_DELAY = 529


class Frame(msgspec.Struct, frozen=True):
    """One frame of a stream: where it is, its bytes, its samples and their rate."""

    start: int
    size: int
    samples: int
    rate: int


def frames(file: BinaryIO, start: int = 0) -> tuple[int, bytes]:
    """(count of frames from `start` to the end of the file, the first of them).

    Raises ValueError where a frame should begin and does not, or is cut short.
    """
    file.seek(start)
    buffer, at, count, first = file.read(_AT_ONCE), 0, 0, b""
    known: dict[bytes, int] = {}
    while True:
        while at + 4 > len(buffer) and (more := file.read(_AT_ONCE)):
            buffer, at = buffer[at:] + more, max(0, at - len(buffer))
        if at + 4 > len(buffer):
            break
        # Bitrate and padding stand in the third byte: a stream has few kinds of header.
        head = buffer[at : at + 3]
        size = known.get(head) or frame_at(buffer, at).size
        known[head] = size
        if not first:
            buffer += file.read(max(0, at + size - len(buffer)))
            first = buffer[at : at + size]
        at += size
        count += 1
    if at != len(buffer):
        raise ValueError("the last frame is cut short")
    return count, first


def frame_at(data: bytes, start: int) -> Frame:
    """The frame that begins here. Raises ValueError when none does."""
    head = bytes(data[start : start + 4])
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        raise ValueError(f"no MPEG frame at byte {start}")
    version, bitrate, rate = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or not 0 < bitrate < 15 or rate == 3:
        raise ValueError(f"no MPEG frame at byte {start}")
    kilobits = (_BITRATES_1 if version == 3 else _BITRATES_2)[bitrate]
    samples = 1152 if version == 3 else 576
    hertz = _RATES[version][rate]
    return Frame(start, samples // 8 * kilobits * 1000 // hertz + (head[2] >> 1 & 1), samples, hertz)


def info_frame(first: bytes, count: int, size: int, samples: int) -> bytes:
    """A frame of silence that says how many frames and bytes follow, and what to leave out at both ends.

    `first` is the header of the stream's first frame, `count` and `size` its frames and bytes, `samples` the length of
    the sound that went in. The layout is Xing's as LAME extends it.
    """
    mpeg1 = first[1] >> 3 & 3 == 3
    header = bytes((0xFF, first[1] | 1, (5 if mpeg1 else 8) << 4 | first[2] & 0x0C, first[3]))
    frame = frame_at(header, 0)
    padding = count * frame.samples - samples - ENCODER_DELAY
    seek = bytes(min(255, 256 * percent // 100) for percent in range(100))
    xing = b"Info" + struct.pack(">III", 0b0111, count, size + frame.size) + seek
    lame = b"LAME3.100" + bytes(12) + _delays(max(0, padding))
    body = header + bytes(17 if mpeg1 else 9) + xing + lame
    return body.ljust(frame.size, b"\0")


def info_size(rate: int) -> int:
    """The size of the Info frame of a stream at this rate: one of 64 kbit/s, without padding."""
    return (144 if rate >= 32000 else 72) * 64000 // rate


def _delays(padding: int) -> bytes:
    return (ENCODER_DELAY << 12 | min(padding, 4095)).to_bytes(3, "big")
