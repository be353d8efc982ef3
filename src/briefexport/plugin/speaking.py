"""The aural side of the door: what is said, by which engine, and when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

import msgspec

from briefexport.model import Edition

UTTERANCES_FORMAT = "briefexport-utterances/1"
TIMELINE_FORMAT = "briefexport-timeline/1"


class _Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True): ...


class Substitution(_Record, frozen=True, rename={"from_": "from"}):
    """A written form, what is said for it, and the rule that decided it."""

    from_: str
    to: str
    rule: str


class Utterance(_Record, frozen=True, omit_defaults=False):
    """One sentence as it is said.

    `id` is `<block>.s<n>`. `text` is the printed text, `spoken` plain words as said (no digits, no symbols),
    `phonemes` IPA from the lexicon or empty. `pause_ms` is the silence after it. `skipped` is the reason for which the
    speaking policy leaves it out, empty when it is said.
    """

    id: str
    block: str
    text: str
    spoken: str
    phonemes: str = ""
    language: str = "en"
    role: str = "body"
    pause_ms: int = 0
    skipped: str = ""
    substitutions: tuple[Substitution, ...] = ()


class Utterances(_Record, frozen=True, tag_field="format", tag=UTTERANCES_FORMAT):
    """The whole spoken edition in words; its JSON is the `utterances` format."""

    utterances: tuple[Utterance, ...] = ()


class Word(_Record, frozen=True, omit_defaults=False):
    """A word of `spoken`, in seconds of the mastered sound."""

    text: str
    start: float
    end: float


class TimelineEntry(_Record, frozen=True, omit_defaults=False):
    id: str
    start: float
    end: float
    words: tuple[Word, ...] = ()


class Timeline(_Record, frozen=True, tag_field="format", tag=TIMELINE_FORMAT):
    """When each spoken utterance sounds, in seconds of the mastered sound, before any encoder's delay."""

    duration: float
    entries: tuple[TimelineEntry, ...] = ()


class WordMark(msgspec.Struct, frozen=True):
    """A word boundary an engine reported: offset and length in `spoken`, sample index into its PCM."""

    offset: int
    length: int
    sample: int


class Speech(msgspec.Struct, frozen=True):
    """What an engine returns: mono 16-bit little-endian PCM at `rate` samples a second, with any word marks."""

    pcm: bytes
    rate: int
    marks: tuple[WordMark, ...] = ()


class Voice(msgspec.Struct, frozen=True):
    """A voice an engine offers; `languages` are BCP 47 tags."""

    id: str
    name: str
    languages: tuple[str, ...] = ()


class VoiceChoice(msgspec.Struct, frozen=True):
    """The voice an utterance is to be spoken with: the voice's id (empty: the language's own), words a minute."""

    id: str
    language: str
    rate: int = 160


class EngineState(msgspec.Struct, frozen=True):
    """What `probe` found: ready, the engine's version, else why not and the line that mends it."""

    ready: bool
    version: str = ""
    reason: str = ""
    hint: str = ""


class Engine(Protocol):
    """Group `briefexport.engines`. `capabilities` names what it can do: `word-marks`, `phonemes`, `deterministic`.

    `speak` raises `MissingPartError` for a voice or library that is not there, `ExporterError` when it fails.
    """

    api: int
    summary: str
    Options: type[msgspec.Struct]
    capabilities: frozenset[str]

    def probe(self) -> EngineState: ...

    def voices(self) -> tuple[Voice, ...]: ...

    def speak(self, utterance: Utterance, voice: VoiceChoice, context: Any) -> Speech: ...


class Recording(Protocol):
    """The mastered sound of one edition, shared by every exporter that needs it.

    `rate` samples a second, at `loudness` LUFS with no true peak over `peak` dBTP. `source_type` is the voice's IPTC
    digital source type: `algorithmicMedia` (computed by rules) or `trainedAlgorithmicMedia` (learned from people's).
    """

    rate: int
    source_type: str
    loudness: float
    peak: float
    timeline: Timeline

    def pcm(self, *, gain: float = 0.0, headroom: float = 0.0) -> Iterator[bytes]:
        """Mono 16-bit little-endian PCM in pieces; its length over `rate` is `timeline.duration`.

        For encoders that change the level: `gain` dB louder, `headroom` dB lower at the peaks than the recording is.
        """
        ...


class Narration(Protocol):
    """What the context hands exporters: words at once, sound when asked, both made once in a build.

    `rate` is the words a minute asked for.
    """

    @property
    def rate(self) -> int: ...

    def utterances(self, edition: Edition) -> Utterances: ...

    def recording(self, edition: Edition) -> Recording: ...
