"""M4B, Opus and FLAC by PyAV (extra `sound`), tagged by mutagen. The same recording gives the same bytes."""

from __future__ import annotations

import base64
import functools
import importlib
import shutil
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, BinaryIO, Literal

import msgspec

from briefexport.exporters.audio.chapters import Chapter
from briefexport.exporters.audio.delivered import pyav
from briefexport.exporters.audio.leveling import leveled
from briefexport.exporters.audio.tags import Cover, Tags
from briefexport.plugin import Recording

Kind = Literal["m4b", "opus", "flac"]


class _Box(msgspec.Struct, frozen=True):
    """How a container is made; `rates` are those its encoder takes (empty: any), `headroom` dB it adds to peaks."""

    muxer: str
    codec: str
    sample_format: str
    rates: tuple[int, ...] = ()
    headroom: float = 0.0
    options: tuple[tuple[str, str], ...] = ()


_BOXES: dict[Kind, _Box] = {
    "m4b": _Box("ipod", "aac", "fltp", headroom=0.6, options=(("aac_coder", "fast"),)),
    "opus": _Box("opus", "libopus", "s16", rates=(24000, 48000), headroom=1.1, options=(("vbr", "constrained"),)),
    "flac": _Box("flac", "flac", "s16"),
}
_SAMPLES_AT_ONCE = 4096


def write_box(
    kind: Kind, sink: BinaryIO, recording: Recording, tags: Tags, chapters: Sequence[Chapter], scratch: Path, *,
    bitrate: int,
) -> None:  # fmt: skip
    """The whole file. Raises MissingPartError (PyAV), OSError (a full disk), ExporterError (it does not decode)."""
    path = scratch / f"sound.{kind}"
    try:
        encode = functools.partial(_encode, kind, recording, tags, chapters, bitrate)
        leveled(encode, path, recording, headroom=_BOXES[kind].headroom)
        with path.open("rb") as file:
            shutil.copyfileobj(file, sink, 1 << 20)
    finally:
        path.unlink(missing_ok=True)


def _encode(
    kind: Kind, recording: Recording, tags: Tags, chapters: Sequence[Chapter], bitrate: int, path: Path,
    gain: float, headroom: float,
) -> None:  # fmt: skip
    av, box = pyav(), _BOXES[kind]
    # Without `bitexact` the muxers draw a serial number and name their own version.
    with av.open(str(path), "w", format=box.muxer, options={"fflags": "+bitexact"}) as container:
        rate = next((rate for rate in box.rates if rate >= recording.rate), (*box.rates[-1:], recording.rate)[0])
        stream = container.add_stream(
            box.codec, rate=rate, layout="mono", options={"flags": "+bitexact", **dict(box.options)}
        )
        stream.codec_context.format = box.sample_format
        if kind != "flac":
            stream.codec_context.bit_rate = bitrate * 1000
        if kind == "m4b":
            container.set_chapters(_av_chapters(chapters))
        resampler = av.AudioResampler(format=box.sample_format, layout="mono", rate=rate)
        for frame in _frames(av, recording, gain, headroom):
            for part in resampler.resample(frame):
                container.mux(stream.encode(part))
        for part in resampler.resample(None):
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    _tag(kind, path, tags, chapters)


def _frames(av: Any, recording: Recording, gain: float, headroom: float) -> Iterator[Any]:
    """The recording as frames of whole samples with their times."""
    at = 0
    for piece in recording.pcm(gain=gain, headroom=headroom):
        for start in range(0, len(piece), 2 * _SAMPLES_AT_ONCE):
            part = piece[start : start + 2 * _SAMPLES_AT_ONCE]
            frame = av.AudioFrame(format="s16", layout="mono", samples=len(part) // 2)
            frame.planes[0].update(part)
            frame.sample_rate, frame.time_base, frame.pts = recording.rate, Fraction(1, recording.rate), at
            at += len(part) // 2
            yield frame


def _av_chapters(chapters: Sequence[Chapter]) -> list[dict[str, Any]]:
    return [
        {
            "id": number,
            "start": round(chapter.start * 1000),
            "end": int(chapter.end * 1000),
            "time_base": Fraction(1, 1000),
            "metadata": {"title": chapter.title},
        }
        for number, chapter in enumerate(chapters)
    ]


def _mutagen(module: str) -> Any:
    """A module of mutagen, which has no types."""
    return importlib.import_module(f"mutagen.{module}")


def _tag(kind: Kind, path: Path, tags: Tags, chapters: Sequence[Chapter]) -> None:
    if kind == "m4b":
        _tag_mp4(path, tags)
        return
    file = _mutagen("flac").FLAC(path) if kind == "flac" else _mutagen("oggopus").OggOpus(path)
    for name, value in (tags.comments() | _vorbis_chapters(chapters)).items():
        file[name] = value
    if tags.cover:
        picture = _picture(tags.cover)
        if kind == "flac":
            file.add_picture(picture)
        else:
            file["metadata_block_picture"] = [base64.b64encode(picture.write()).decode()]
    file.save(padding=lambda info: 0)


def _tag_mp4(path: Path, tags: Tags) -> None:
    mp4 = _mutagen("mp4")
    file = mp4.MP4(path)
    named = {"©nam": tags.title, "©ART": tags.artist, "©alb": tags.album, "©day": tags.date, "cprt": tags.rights,
             "©gen": tags.genre, "©cmt": tags.disclosure, "desc": tags.summary, "©lyr": tags.transcript}  # fmt: skip
    for name, value in named.items():
        if value:
            file[name] = [value]
    file["stik"] = [2]  # an audiobook, so that players keep the place
    for name, value in (("LANGUAGE", tags.language3), ("digitalSourceType", tags.source_type)):
        file[f"----:com.apple.iTunes:{name}"] = [mp4.MP4FreeForm(value.encode(), mp4.AtomDataType.UTF8)]
    if tags.cover:
        kind = mp4.MP4Cover.FORMAT_PNG if tags.cover.media_type == "image/png" else mp4.MP4Cover.FORMAT_JPEG
        file["covr"] = [mp4.MP4Cover(tags.cover.data, kind)]
    file.save(padding=lambda info: 0)


def _picture(cover: Cover) -> Any:
    picture = _mutagen("flac").Picture()
    picture.data, picture.mime, picture.type = cover.data, cover.media_type, 3
    return picture


def _vorbis_chapters(chapters: Sequence[Chapter]) -> dict[str, str]:
    """Chapters as the CHAPTERxxx comments that players of Ogg and FLAC read."""
    found: dict[str, str] = {}
    for number, chapter in enumerate(chapters[:1000]):
        minutes, rest = divmod(round(chapter.start * 1000), 60_000)
        found[f"chapter{number:03d}"] = f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}.{rest % 1000:03d}"
        found[f"chapter{number:03d}name"] = chapter.title
    return found
