"""Speaking: each utterance in a child of its own, from the store where it was spoken before.

A child for each utterance is what makes espeak-ng's sound the same from run to run, and what a hang or a crash costs.
"""

from __future__ import annotations

import functools
import re
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from briefexport import processes
from briefexport.errors import BriefexportError, DeadlineError, ExporterError, FileError, MissingPartError, UsageError
from briefexport.narration.engines import SpeakingContext
from briefexport.narration.settings import NarrationSettings
from briefexport.narration.store import Store, Take, key_of
from briefexport.narration.timing import Piece, Spoken
from briefexport.plugin import Diagnostic, Engine, Speech, Utterance, VoiceChoice, WordMark, warning

_LONGEST = 2000
# Quieter than this (16-bit samples, about −60 dB) is silence before and after speech; so much of it is kept.
_SILENCE = 32
_LEAD_MS, _TAIL_MS = 10, 40
_AT_ONCE = 512
# Sound of a plausible length: seconds for each character, more for one that may be named, and for the utterance.
_SHORTEST, _SLOWEST, _NAMED, _ALLOWANCE = 0.004, 0.6, 1.5, 3.0


class Request(msgspec.Struct, frozen=True):
    """A piece of text to be spoken, and the name its take is stored by."""

    utterance: Utterance
    offset: int
    voice: VoiceChoice
    key: str


class Speaker:
    """One engine with one set of settings and a store."""

    def __init__(
        self,
        settings: NarrationSettings,
        engine: Engine,
        store: Store,
        scratch: Path,
        report: Callable[[Diagnostic], None] = lambda diagnostic: None,
        deadline: float | None = None,
    ) -> None:
        self.settings, self.engine, self.store, self.report, self.deadline = settings, engine, store, report, deadline
        fields = {name: getattr(settings, name) for name in _shared(engine.Options)}
        options = engine.Options(**fields)
        self.context = SpeakingContext(
            options=options,
            scratch=scratch,
            seconds=settings.utterance_timeout,
            alone=processes.limits_hold() and not getattr(engine, "warm", False),
        )
        self._voices = dict(_voice_of_language(entry) for entry in settings.voices)
        self._chosen: dict[str, VoiceChoice] = {}

    def speak(
        self, utterances: Sequence[Utterance], progress: Callable[[int, int], None] = lambda done, all: None
    ) -> tuple[Spoken, ...]:
        """Every utterance with its sound. Raises MissingPartError (engine, voice) or ExporterError naming the place."""
        requests = list(self._requests(utterances))
        takes = {request.key: self.store.get(request.key) for request in requests}
        missing = list({request.key: request for request in requests if takes[request.key] is None}.values())
        for done, (request, take) in enumerate(self._spoken(missing)):
            takes[request.key] = take
            progress(done + 1, len(missing))
        return tuple(_joined(utterances, requests, takes))

    def _requests(self, utterances: Sequence[Utterance]) -> Iterator[Request]:
        state = self._engine_state()
        main = utterances[0].language if utterances else "en"
        for utterance in utterances:
            voice = self._voice(utterance.language, main)
            for offset, part in pieces(utterance, getattr(self.engine, "longest", _LONGEST)):
                yield Request(part, offset, voice, self._key(part, voice, state))

    def _engine_state(self) -> str:
        """All that decides the engine's sound besides text and voice. Raises MissingPartError when it is not ready."""
        state = self.engine.probe()
        if not state.ready:
            raise MissingPartError(
                f"the speech engine '{self.settings.engine}' is not ready: {state.reason}",
                code="engine-missing",
                hint=state.hint or "choose another with --engine; briefexport doctor shows what there is",
            )
        own = getattr(self.engine, "identity", lambda context: "")(self.context)
        options = msgspec.json.encode(self.context.options).decode()
        return "\n".join((self.settings.engine, state.version, options, own))

    def _voice(self, language: str, main: str) -> VoiceChoice:
        """The voice for a language; the article's own for a passage in one that the engine does not speak."""
        if language not in self._chosen:
            self._chosen[language] = self._chosen_voice(language, main)
        return self._chosen[language]

    def _chosen_voice(self, language: str, main: str) -> VoiceChoice:
        base = language.split("-")[0].lower()
        voice = self._voices.get(language.lower()) or self._voices.get(base) or ""
        if base == main.split("-")[0].lower():
            return VoiceChoice(voice or self.settings.voice, language, self.settings.rate)
        choice = VoiceChoice(voice, language, self.settings.rate)
        speaks = getattr(self.engine, "speaks", None)
        if voice or speaks is None or speaks(choice):
            return choice
        self.report(
            warning(
                "language-unspoken",
                f"the engine '{self.settings.engine}' has no voice for '{language}': the article's own voice says it",
                hint=f"name one with --voices {language}=VOICE, or choose another engine",
            )
        )
        return self._voice(main, main)

    def _key(self, part: Utterance, voice: VoiceChoice, engine: str) -> str:
        return key_of(part.spoken, part.phonemes, engine, voice.id, voice.language, str(voice.rate))

    def _spoken(self, missing: list[Request]) -> Iterator[tuple[Request, Take]]:
        if not missing:
            return
        prepare = getattr(self.engine, "prepare", None)
        if prepare:
            prepare(self.context)
        # Asked here, the engine has the first voice's data loaded before the children are forked (1.5 ms for each).
        getattr(self.engine, "speaks", bool)(missing[0].voice)
        takes = self._takes(missing)
        for request in missing:
            self._keep_to_deadline()
            try:
                yield request, next(takes)
            except BriefexportError as error:
                raise _named(error, request, self.settings) from error

    def _takes(self, missing: list[Request]) -> Iterator[Take]:
        """A child for each, two at a time; or one warm child for an engine that asks for it."""
        speak = functools.partial(_take, self.engine, self.context, self.store)
        # An engine keeps to its time by itself where it can; a hang is ended a moment later.
        seconds = self.settings.utterance_timeout + 1
        if not getattr(self.engine, "warm", False):
            yield from processes.each(speak, missing, seconds=seconds)
            return
        worker = processes.Worker(_nothing)
        try:
            for request in missing:
                yield worker.ask(speak, request, seconds=seconds)
        finally:
            worker.close()

    def _keep_to_deadline(self) -> None:
        if self.deadline is not None and time.monotonic() > self.deadline:
            raise DeadlineError(
                "the time allowed ended while the engine spoke",
                code="deadline",
                hint="raise the limit with --timeout; what was spoken until now is kept in the cache",
            )


def _nothing() -> None:
    """The setup of a warm child: the engine loads what it needs when it first speaks."""


def _take(engine: Engine, context: SpeakingContext, store: Store, request: Request) -> Take:
    speech = engine.speak(request.utterance, request.voice, context)
    _check(speech, request.utterance)
    return store.put(request.key, trimmed(speech))


def _shared(options: type[msgspec.Struct]) -> Iterator[str]:
    return (name for name in options.__struct_fields__ if name in NarrationSettings.__struct_fields__)


def _voice_of_language(entry: str) -> tuple[str, str]:
    language, _, voice = entry.partition("=")
    if not (language.strip() and voice.strip()):
        raise UsageError(
            f"the voice {entry!r} is not LANGUAGE=VOICE", code="bad-pair", hint="write it as --voices fr=fr-be"
        )
    return language.strip().lower(), voice.strip()


def pieces(utterance: Utterance, longest: int) -> Iterator[tuple[int, Utterance]]:
    """(offset, part) of what can be spoken at once, cut after a clause or at least between words."""
    text, offset = utterance.spoken, 0
    while len(text) - offset > longest:
        end = offset + _cut(text[offset : offset + longest])
        yield offset, msgspec.structs.replace(utterance, spoken=text[offset:end], phonemes="")
        offset = end
    whole = offset == 0
    yield offset, utterance if whole else msgspec.structs.replace(utterance, spoken=text[offset:], phonemes="")


def _cut(text: str) -> int:
    ends = [match.end() for match in re.finditer(r"[,;:.!?]\s|\s", text)]
    clauses = [end for end in ends if end > len(text) // 2 and text[:end].rstrip()[-1:] in ",;:.!?"]
    return (clauses or ends or [len(text)])[-1]


def trimmed(speech: Speech) -> Speech:
    """The speech without the silence the engine put before and after it, but for a breath."""
    samples = memoryview(speech.pcm).cast("h")
    if not samples:
        return speech
    start = max(0, _silent(samples, 1) - speech.rate * _LEAD_MS // 1000)
    end = min(len(samples), len(samples) - _silent(samples, -1) + speech.rate * _TAIL_MS // 1000)
    marks = tuple(
        WordMark(mark.offset, mark.length, min(max(0, mark.sample - start), end - start)) for mark in speech.marks
    )
    return Speech(speech.pcm[2 * start : 2 * end], speech.rate, marks)


def _silent(samples: memoryview[int], step: int) -> int:
    """How many samples are silence, from the beginning (`step` 1) or from the end (−1); none of nothing but silence."""
    for start in range(0, len(samples), _AT_ONCE):
        block = samples[::step][start : start + _AT_ONCE].tolist()
        if max(block) > _SILENCE or min(block) < -_SILENCE:
            return start + next(index for index, value in enumerate(block) if abs(value) > _SILENCE)
    return 0


def _check(speech: Speech, utterance: Utterance) -> None:
    """Raise ExporterError for sound that cannot be that text's: none, far too little or far too much."""
    length = len(utterance.spoken)
    # A voice names the letters of a script it does not know one by one.
    longest = length * _SLOWEST + sum(sign > "\u024f" for sign in utterance.spoken) * _NAMED + _ALLOWANCE
    seconds = len(speech.pcm) / 2 / speech.rate if speech.rate > 0 else 0.0
    if len(speech.pcm) % 2 or not length * _SHORTEST < seconds < longest:
        raise ExporterError(
            f"the engine made {seconds:.2f} seconds of sound for {length} characters",
            code="speech-implausible",
            hint="try another voice or engine (--voice, --engine)",
        )


def _named(error: BriefexportError, request: Request, settings: NarrationSettings) -> BriefexportError:
    """The same kind of error, saying which utterance it was."""
    if isinstance(error, MissingPartError | FileError):
        return error
    words = request.utterance.spoken[:40].strip()
    kind = DeadlineError if isinstance(error, DeadlineError) else ExporterError
    return kind(
        f"the engine '{settings.engine}' failed on utterance {request.utterance.id} (“{words}…”): {error.message}",
        code="utterance-failed",
        hint=error.hint or "change the sentence, or choose another engine with --engine",
    )


def _joined(utterances: Sequence[Utterance], requests: list[Request], takes: dict[str, Any]) -> Iterator[Spoken]:
    found: dict[str, list[Piece]] = {utterance.id: [] for utterance in utterances}
    for request in requests:
        found[request.utterance.id].append(Piece(request.offset, takes[request.key]))
    for utterance in utterances:
        yield Spoken(utterance, tuple(found[utterance.id]))
