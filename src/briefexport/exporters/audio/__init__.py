"""The spoken edition: a script, sound with chapters, captions, and the time of every word.

    words/      utterances → script, SSML, JSON
    chapters    headings → stretches of the sound
    captions    utterances and word times → WebVTT, SubRip
    mp3, wav, boxes   recording → containers, by `leveling` at the loudness promised
    checking    every file re-opened before it replaces an old one

It calls no engine: sound comes from the context's narration, which other exporters share.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, ClassVar, Literal

import msgspec
from msgspec import Meta

from briefexport.model import Edition
from briefexport.plugin import Artifact, Context, Diagnostic, Format

if TYPE_CHECKING:
    from briefexport.exporters.audio.making import Making


class AudioOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the sound is encoded; who speaks and how is `[narration]`."""

    bitrate: Annotated[
        Literal["32", "48", "64", "96", "128", "192"], Meta(description="MP3, M4B and Opus: kbit/s of the one channel")
    ] = "64"
    effort: Annotated[
        Literal["fast", "best"], Meta(description="MP3: the encoder's effort; best takes three times as long")
    ] = "fast"


class AudioExporter:
    """Script, sound, captions, chapters and timeline of one edition."""

    api = 1
    summary = "Spoken edition: script, sound with chapters, captions"
    Options = AudioOptions
    wings: ClassVar = ("aural",)
    formats: ClassVar[dict[str, Format]] = {
        "mp3": Format(".mp3", "audio/mpeg"),
        "m4b": Format(".m4b", "audio/mp4"),
        "opus": Format(".opus", "audio/ogg"),
        "flac": Format(".flac", "audio/flac"),
        "wav": Format(".wav", "audio/wav"),
        "script": Format(".script.txt", "text/plain"),
        "ssml": Format(".ssml", "application/ssml+xml"),
        "utterances": Format(".utterances.json", "application/json"),
        "vtt": Format(".vtt", "text/vtt"),
        "srt": Format(".srt", "application/x-subrip"),
        "chapters": Format(".chapters.json", "application/json+chapters"),
        "timeline": Format(".timeline.json", "application/json"),
    }
    default_formats = ("mp3", "script", "vtt")

    def export(self, edition: Edition, options: AudioOptions, context: Context) -> Iterator[Artifact]:
        """One artifact for each format asked for. Raises MissingPartError (no engine, voice, encoder)."""
        from briefexport.exporters.audio.making import Making

        making = Making(edition, options, context)
        for name in context.formats or self.default_formats:
            kind = self.formats[name]
            yield Artifact(edition.slug + kind.suffix, kind.media_type, _Writer(name, making), _STANDARDS.get(name, ()))

    def check(self, path: Path, context: Context) -> Iterable[Diagnostic]:
        """Sound decodes and is whole; cues and chapters are in order; the rest parses."""
        from briefexport.exporters.audio.checking import check

        return check(path)


_STANDARDS = {"vtt": ("WebVTT",), "ssml": ("SSML 1.1",), "mp3": ("ID3v2.3 chapters",)}


class _Writer:
    """Writes one format when the pipeline asks for it; a class, so that artifacts pickle."""

    def __init__(self, name: str, making: Making) -> None:
        self.name, self.making = name, making

    def __call__(self, sink: BinaryIO) -> None:
        write: Callable[[BinaryIO], None] = getattr(self.making, f"write_{self.name}")
        write(sink)
