"""espeak-ng from the espeakng-loader wheel: the default engine. Robotic, but everywhere, exact and in 100 languages."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from briefexport import processes
from briefexport.errors import MissingPartError
from briefexport.narration.engines import NoOptions, SpeakingContext
from briefexport.narration.engines.espeak_phonemes import marked, place_of
from briefexport.plugin import EngineState, Speech, Utterance, Voice, VoiceChoice, WordMark

# espeak's voices for tags that no voice file of its own is named by.
_OTHER_NAMES = {"en": "en-us", "en-gb": "en", "zh": "cmn", "zh-hk": "yue", "zh-hant-hk": "yue", "zh-mo": "yue",
                "no": "nb", "iw": "he", "in": "id", "mo": "ro", "sh": "hr", "pt-pt": "pt"}  # fmt: skip

# Words a minute asked for → espeak's own measure. Measured with en-us on 479 words of news, the pauses of the default
# speaking policy included, so that 150 means 150 on the clock.
_CALIBRATION = (
    (83.6, 80), (88.7, 90), (97.8, 100), (115.3, 120), (133.1, 140), (149.5, 160), (161.7, 175), (181.3, 200),
    (203.4, 230), (223.5, 260), (249.6, 300), (276.1, 340), (299.8, 380), (323.1, 420), (341.0, 449),
)  # fmt: skip

_NO_BRACKETS = str.maketrans("[]", "()")


class EspeakEngine:
    """Word-exact marks; the same bytes each time when every utterance is spoken in a process of its own."""

    api = 1
    summary = "espeak-ng, installed with briefexport: 100 languages, a robotic voice"
    Options = NoOptions
    capabilities = frozenset({"word-marks", "phonemes", "deterministic"})
    source_type = "algorithmicMedia"
    longest = 2000

    def probe(self) -> EngineState:
        from briefexport.narration.engines.espeak_library import library

        try:
            return EngineState(ready=True, version=library().version)
        except MissingPartError as error:
            return EngineState(ready=False, reason=error.message, hint=error.hint)

    def voices(self) -> tuple[Voice, ...]:
        from briefexport.narration.engines.espeak_library import library

        listed = library().voices()
        return tuple(Voice(_identifier(v.identifier), v.name, v.languages) for v in listed)

    def prepare(self, context: SpeakingContext) -> None:
        """Load and initialise (7 ms), so that the children forked for the utterances need not."""
        from briefexport.narration.engines.espeak_library import library

        library()

    def speaks(self, voice: VoiceChoice) -> bool:
        """Whether there is a voice to say it with."""
        from briefexport.narration.engines.espeak_library import library

        return any(library().choose(name, voice.rate) for name in _names(voice))

    def speak(self, utterance: Utterance, voice: VoiceChoice, context: SpeakingContext) -> Speech:
        """Always in a process that has said nothing before: in the caller's child, or in one of our own."""
        if context.alone:
            return self._spoken(utterance, voice)
        self.prepare(context)
        return processes.call(self._spoken, utterance, voice, seconds=context.seconds)

    def _spoken(self, utterance: Utterance, voice: VoiceChoice) -> Speech:
        from briefexport.narration.engines.espeak_library import library

        espeak = library()
        if not any(espeak.choose(name, _own_rate(voice.rate)) for name in _names(voice)):
            raise _no_voice(voice)
        text, places = utterance.spoken, [(0, 0)]
        if utterance.phonemes and voice.language.lower().startswith("en"):
            # Brackets of the article's own would be read as phonemes too.
            clean = utterance.spoken.translate(_NO_BRACKETS)
            text, places = marked(clean, utterance.phonemes.translate(_NO_BRACKETS))
        pcm, words = espeak.synthesise(text, phonemes="[[" in text and text != utterance.spoken)
        return Speech(pcm, espeak.rate, tuple(_marks(words, places)))


def _marks(words: list[tuple[int, int, int]], places: list[tuple[int, int]]) -> Iterator[WordMark]:
    for offset, length, sample in words:
        yield WordMark(place_of(offset, places), length, sample)


def _names(voice: VoiceChoice) -> Iterator[str]:
    """espeak's names to try: the voice asked for, else the language's own, the most exact first."""
    if voice.id:
        yield voice.id
        return
    parts = voice.language.lower().replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        tag = "-".join(parts[:length])
        yield _OTHER_NAMES.get(tag, tag)


def _no_voice(voice: VoiceChoice) -> MissingPartError:
    wanted = f"voice '{voice.id}'" if voice.id else f"voice for the language '{voice.language}'"
    return MissingPartError(
        f"espeak has no {wanted}",
        code="voice-missing",
        hint="choose one of briefexport audio --list-voices with --voice, or another engine with --engine",
    )


def _identifier(file: str) -> str:
    """A voice's name to ask for it by: its file without the folder of its language family (`roa/fr-BE`: `fr-be`)."""
    return file.rsplit("/", 1)[-1].lower()


def _own_rate(rate: int) -> int:
    """espeak's measure for words a minute on the clock, interpolated between measured points."""
    asked = [point[0] for point in _CALIBRATION]
    index = min(max(bisect.bisect_right(asked, rate), 1), len(asked) - 1)
    (left, low), (right, high) = _CALIBRATION[index - 1], _CALIBRATION[index]
    return min(449, max(80, round(low + (high - low) * (rate - left) / (right - left))))
