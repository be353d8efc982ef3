"""The speech engine's contract."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

import pytest

from briefexport.errors import BriefexportError
from briefexport.narration.engines import SpeakingContext
from briefexport.narration.settings import NarrationSettings
from briefexport.plugin import EngineState, Speech, Utterance, VoiceChoice
from briefexport.testing.declared import Declared

WORDS = "The committee will meet again on Thursday."
KNOWN = frozenset({"word-marks", "phonemes", "deterministic"})


def settable() -> tuple[str, ...]:
    """The names that an engine's options may have."""
    return NarrationSettings.__struct_fields__


class EngineContract(Declared):
    """Subclass it, name your class in `engine`. An engine that is not ready on this machine skips what needs it.

    Override `choice` to name a voice where the language alone does not, and `speaking` to give options.
    """

    subject = "engine"
    engine: ClassVar[Any]
    language: ClassVar[str] = "en"

    def choice(self, voice: str = "") -> VoiceChoice:
        return VoiceChoice(id=voice, language=self.language)

    def speaking(self, folder: Path) -> SpeakingContext:
        return SpeakingContext(options=self.plugin.Options(), scratch=folder, seconds=30.0)

    def speak(self, folder: Path, words: str = WORDS, voice: str = "") -> Speech:
        state = self.plugin.probe()
        if not state.ready:
            pytest.skip(f"engine not ready: {state.reason}")
        utterance = Utterance(id="b-1.s1", block="b-1", text=words, spoken=words, language=self.language)
        speech: Speech = self.plugin.speak(utterance, self.choice(voice), self.speaking(folder))
        return speech

    def test_its_options_can_be_set(self) -> None:
        """An engine is given what `[narration]` holds under the names of its options; it has no table of its own."""
        nobodys = [name for name in self.plugin.Options.__struct_fields__ if name not in settable()]
        assert nobodys == [], "no key of [narration] has this name, so nobody could set it"

    def test_its_capabilities_are_known_ones(self) -> None:
        assert self.plugin.capabilities <= KNOWN

    def test_probe_says_ready_or_why_not_and_what_mends_it(self) -> None:
        state: EngineState = self.plugin.probe()
        assert state.ready or (state.reason and state.hint)

    def test_words_become_sound_of_a_plausible_length(self, tmp_path: Path) -> None:
        speech = self.speak(tmp_path)
        assert len(speech.pcm) % 2 == 0, "mono, 16 bits a sample"
        assert 0.8 < len(speech.pcm) / 2 / speech.rate < 15
        assert any(speech.pcm), "silence"

    def test_more_words_take_longer(self, tmp_path: Path) -> None:
        assert len(self.speak(tmp_path, f"{WORDS} {WORDS}").pcm) > 1.5 * len(self.speak(tmp_path).pcm)

    def test_marks_are_ordered_and_inside_words_and_sound(self, tmp_path: Path) -> None:
        speech = self.speak(tmp_path)
        assert bool(speech.marks) == ("word-marks" in self.plugin.capabilities)
        samples = [mark.sample for mark in speech.marks]
        assert samples == sorted(samples)
        assert all(0 <= mark.sample <= len(speech.pcm) // 2 for mark in speech.marks)
        assert all(0 <= mark.offset < mark.offset + mark.length <= len(WORDS) for mark in speech.marks)

    def test_an_unknown_voice_is_refused_by_name(self, tmp_path: Path) -> None:
        with pytest.raises(BriefexportError) as refusal:
            self.speak(tmp_path, voice="no-such-voice-anywhere")
        assert refusal.value.hint
