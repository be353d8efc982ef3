"""Every format from the same utterances and the same recording; each is made only when asked for."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from briefexport.model import Edition
from briefexport.plugin import Context, Recording, Utterances

if TYPE_CHECKING:
    from briefexport.exporters.audio import AudioOptions
    from briefexport.exporters.audio.boxes import Kind
    from briefexport.exporters.audio.captions import Cue
    from briefexport.exporters.audio.chapters import Chapter
    from briefexport.exporters.audio.tags import Tags


class Making:
    """One edition's files. Nothing is spoken for the script, and nothing mastered for captions and timeline."""

    def __init__(self, edition: Edition, options: AudioOptions, context: Context) -> None:
        self.edition, self.options, self.context = edition, options, context

    @property
    def utterances(self) -> Utterances:
        return self.context.narration.utterances(self.edition)

    @property
    def recording(self) -> Recording:
        return self.context.narration.recording(self.edition)

    @functools.cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        from briefexport.exporters.audio.chapters import chapters_of

        return chapters_of(self.edition, self.utterances, self.recording.timeline)

    @functools.cached_property
    def cues(self) -> tuple[Cue, ...]:
        from briefexport.exporters.audio.captions import cues_of

        return cues_of(self.utterances, self.recording.timeline)

    @functools.cached_property
    def tags(self) -> Tags:
        from briefexport.exporters.audio.tags import tags_of

        return tags_of(self.edition, self.utterances, self.recording, self.context)

    def write_script(self, sink: BinaryIO) -> None:
        from briefexport.exporters.audio.words import script

        sink.write(script(self.edition, self.utterances, rate=self.context.narration.rate))

    def write_ssml(self, sink: BinaryIO) -> None:
        from briefexport.exporters.audio.words import ssml

        sink.write(ssml(self.edition, self.utterances))

    def write_utterances(self, sink: BinaryIO) -> None:
        from briefexport.exporters.audio.words import utterances_json

        sink.write(utterances_json(self.utterances))

    def write_timeline(self, sink: BinaryIO) -> None:
        sink.write(msgspec.json.format(msgspec.json.encode(self.recording.timeline), indent=1) + b"\n")

    def write_chapters(self, sink: BinaryIO) -> None:
        from briefexport.exporters.audio.chapters import chapters_json

        sink.write(chapters_json(self.edition, self.chapters))

    def write_vtt(self, sink: BinaryIO) -> None:
        from briefexport.exporters.audio.captions import webvtt
        from briefexport.exporters.audio.tags import DISCLOSURE

        sink.write(webvtt(self.cues, DISCLOSURE))

    def write_srt(self, sink: BinaryIO) -> None:
        from briefexport.exporters.audio.captions import srt

        sink.write(srt(self.cues))

    def write_wav(self, sink: BinaryIO) -> None:
        from briefexport.exporters.audio.wav import write_wav

        write_wav(sink, self.recording, self.tags, self.chapters)

    def write_mp3(self, sink: BinaryIO) -> None:
        from briefexport.exporters.audio.mp3 import write_mp3

        bitrate, effort = int(self.options.bitrate), self.options.effort
        write_mp3(sink, self.recording, self.tags, self.chapters, self.context.scratch, bitrate=bitrate, effort=effort)

    def write_m4b(self, sink: BinaryIO) -> None:
        self._write_box("m4b", sink)

    def write_opus(self, sink: BinaryIO) -> None:
        self._write_box("opus", sink)

    def write_flac(self, sink: BinaryIO) -> None:
        self._write_box("flac", sink)

    def _write_box(self, kind: Kind, sink: BinaryIO) -> None:
        from briefexport.exporters.audio.boxes import write_box

        bitrate, scratch = int(self.options.bitrate), self.context.scratch
        write_box(kind, sink, self.recording, self.tags, self.chapters, scratch, bitrate=bitrate)
