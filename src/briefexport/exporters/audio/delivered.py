"""What a listener's player will hear: encoded files decoded again, measured and timed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec

from briefexport.errors import MissingPartError

Container = Literal["mp3", "flac", "wav", "mp4", "ogg", ""]

_MAGIC: tuple[tuple[bytes, int, Container], ...] = (
    (b"ID3", 0, "mp3"),
    (b"\xff", 0, "mp3"),
    (b"fLaC", 0, "flac"),
    (b"RIFF", 0, "wav"),
    (b"ftyp", 4, "mp4"),
    (b"OggS", 0, "ogg"),
)


class Heard(msgspec.Struct, frozen=True):
    """Integrated loudness in LUFS, true peak in dBTP, length in seconds."""

    loudness: float
    peak: float
    seconds: float


def container_of(path: Path) -> Container:
    """The kind of sound file by its first bytes, empty for anything else."""
    with path.open("rb") as file:
        head = file.read(12)
    return next((kind for magic, at, kind in _MAGIC if head[at : at + len(magic)] == magic), "")


def heard(path: Path) -> Heard:
    """Decode the whole file and measure it. Raises ValueError when it does not decode."""
    from briefexport.narration.mastering.loudness import levels

    rate, pieces = decoded(path)
    loudness, peak, samples = levels(pieces, rate)
    return Heard(loudness, peak, samples / rate)


def decoded(path: Path) -> tuple[int, Iterator[Any]]:
    """(samples a second, pieces of mono float samples). Raises ValueError for a file that is not sound."""
    kind = container_of(path)
    if kind in ("mp3", "flac", "wav"):
        from briefexport.exporters.audio import miniaudio_decoder

        return miniaudio_decoder.decoded(path)
    return _by_pyav(path)


def _by_pyav(path: Path) -> tuple[int, Iterator[Any]]:
    av = pyav()
    try:
        with av.open(str(path)) as container:
            rate = container.streams.audio[0].rate
    except (av.error.FFmpegError, IndexError, AttributeError) as error:
        raise ValueError(str(error)) from error
    return rate, _frames(av, path, rate)


def _frames(av: Any, path: Path, rate: int) -> Iterator[Any]:
    resampler = av.AudioResampler(format="fltp", layout="mono", rate=rate)
    try:
        with av.open(str(path)) as container:
            for frame in container.decode(audio=0):
                yield from (part.to_ndarray()[0] for part in resampler.resample(frame))
    except av.error.FFmpegError as error:
        raise ValueError(str(error)) from error


def pyav() -> Any:
    """The PyAV module. Raises MissingPartError with the line that installs it."""
    from briefexport.narration.mastering.arrays import load

    load()
    try:
        import av
    except ImportError as error:
        raise MissingPartError(
            "M4B, Opus and FLAC need the package av",
            code="av-missing",
            hint="pip install 'briefexport[sound]'",
        ) from error
    return av
