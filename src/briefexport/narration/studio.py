"""The studio: what the context hands exporters. Words at once, sound when asked, both made once in a build."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from briefexport import model as m
from briefexport.digests import sha256
from briefexport.errors import ContentError, FileError
from briefexport.narration.settings import LOUDNESS, NarrationSettings
from briefexport.plugin import Diagnostic, Engine, Timeline, Utterance, Utterances, warning

if TYPE_CHECKING:
    from briefexport.narration.lexicon import Lexicon
    from briefexport.narration.mastering import Master
    from briefexport.narration.store import Store
    from briefexport.narration.timing import Spoken


def _ignore(*_: object) -> None: ...


class Studio:
    """Implements `plugin.Narration`. It pickles; what it made stays in the cache, so that workers share it.

    `cache` keeps spoken utterances from run to run (`None`: only in `scratch`). `deadline` is in seconds of
    `time.monotonic`.
    """

    def __init__(
        self,
        *,
        settings: NarrationSettings,
        engine: Engine,
        lexicon: Lexicon,
        cache: Path | None,
        scratch: Path,
        report: Callable[[Diagnostic], None] = _ignore,
        progress: Callable[[str, int, int], None] = _ignore,
        deadline: float | None = None,
    ) -> None:
        self.settings, self.engine, self.lexicon = settings, engine, lexicon
        self.cache, self.scratch, self.deadline = cache, scratch, deadline
        self.report, self.progress = report, progress
        self._words: dict[str, Utterances] = {}
        self._sound: dict[str, SoundRecording] = {}

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_words": {}, "_sound": {}}

    @property
    def rate(self) -> int:
        """Words a minute, as asked for."""
        return self.settings.rate

    def utterances(self, edition: m.Edition) -> Utterances:
        """What is said, sentence by sentence."""
        key = _key(edition)
        if key not in self._words:
            from briefexport.narration.utterances import utterances

            self._words[key] = utterances(edition, self.settings, self.lexicon, self.report)
        return self._words[key]

    def recording(self, edition: m.Edition) -> SoundRecording:
        """The edition as sound. Raises MissingPartError (engine, voice) or ExporterError (it failed)."""
        key = _key(edition)
        if key not in self._sound:
            self._sound[key] = self._recorded(self.utterances(edition))
        return self._sound[key]

    def _recorded(self, words: Utterances) -> SoundRecording:
        from briefexport.narration.speaking import Speaker
        from briefexport.narration.store import Store

        said = tuple(self._sayable(words))
        if not said:
            hint = "give it words, or leave the spoken edition out"
            raise ContentError("there is nothing in it that could be said", code="nothing-to-say", hint=hint)
        store = Store((self.cache or self.scratch) / "speech", spare=self.scratch / "speech")
        speaker = Speaker(self.settings, self.engine, store, self.scratch, self.report, self.deadline)
        speak = functools.partial(speaker.speak, said, lambda done, total: self.progress("speaking", done, total))
        source_type = getattr(self.engine, "source_type", "trainedAlgorithmicMedia")
        return SoundRecording(speak, store, self.settings, source_type)

    def _sayable(self, words: Utterances) -> Iterator[Utterance]:
        for utterance in words.utterances:
            if utterance.skipped:
                continue
            if any(map(str.isalnum, utterance.spoken)):
                yield utterance
            else:
                self.report(_nothing_to_say(utterance))


def _nothing_to_say(utterance: Utterance) -> Diagnostic:
    return warning(
        "nothing-to-say",
        f"“{utterance.text[:40]}” has no words, so the spoken edition is silent about it",
        hint="give it words, or an entry in the lexicon",
        block=utterance.block,
    )


class SoundRecording:
    """Implements `plugin.Recording`. The timeline costs nothing more; mastering begins with the first `pcm`."""

    def __init__(
        self, speak: Callable[[], tuple[Spoken, ...]], store: Store, settings: NarrationSettings, source_type: str
    ) -> None:
        from briefexport.narration import timing

        spoken = speak()
        wanted = 0 if settings.sample_rate == "engine" else int(settings.sample_rate)
        self.rate: int = timing.rate_of(spoken, wanted)
        self.timeline: Timeline = timing.timeline(spoken, self.rate)
        self.loudness, self.peak = LOUDNESS[settings.loudness]
        self.source_type = source_type
        self._spoken, self._room_tone = spoken, settings.room_tone
        self._speak, self._store = speak, store
        self._master: Master | None = None

    def pcm(self, *, gain: float = 0.0, headroom: float = 0.0) -> Iterator[bytes]:
        """Mono 16-bit little-endian PCM in pieces, `gain` dB louder and `headroom` dB lower at the peaks than asked."""
        if self._master is None:
            self._master = self._mastered()
        return self._master.pcm(gain=gain, headroom=headroom)

    def _mastered(self) -> Master:
        from briefexport.narration import timing
        from briefexport.narration.mastering import Master

        self._mend()
        cuts = tuple(timing.cuts(self._spoken, self.rate))
        return Master(cuts, self.rate, loudness=self.loudness, ceiling=self.peak, room_tone=self._room_tone)

    def _mend(self) -> None:
        """Speak anew what the cache held in its full length, but no longer as it was written."""
        from briefexport.narration import timing

        damaged = [piece.take for one in self._spoken for piece in one.pieces if not piece.take.whole()]
        if not damaged:
            return
        for take in damaged:
            self._store.forget(take)
        self._spoken = self._speak()
        if timing.timeline(self._spoken, self.rate) != self.timeline:
            raise FileError(
                "spoken sentences kept in the cache were damaged, and their times are no longer true",
                code="cache-damaged",
                hint="run the command again: they have been spoken anew",
            )


def _key(edition: m.Edition) -> str:
    """Identifier and words, so that another edition under the same identifier is not taken for this one."""
    return f"{edition.identifier}:{sha256(msgspec.json.encode(edition)).hex()}"
