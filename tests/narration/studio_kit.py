"""A studio for tests: sentences in, recording out, with any engine and a cache of the test's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from briefexport import model as m
from briefexport.narration import lexicon
from briefexport.narration.engines import NoOptions
from briefexport.narration.engines.espeak import EspeakEngine
from briefexport.narration.settings import NarrationSettings
from briefexport.narration.studio import SoundRecording, Studio
from briefexport.plugin import Diagnostic, EngineState, Speech, Utterance, Voice, VoiceChoice


def brief(*paragraphs: str, headline: str = "", **metadata: Any) -> m.Edition:
    """An edition of one; a paragraph that begins with `# ` is a heading."""
    blocks = tuple(
        m.Heading(id=f"h{n}", level=2, content=(m.Text(words[2:]),))
        if words.startswith("# ")
        else m.Paragraph(id=f"p{n}", content=(m.Text(words),))
        for n, words in enumerate(paragraphs, 1)
    )
    article = m.Article(identifier="urn:test", metadata=m.Metadata(headline=headline, **metadata), body=blocks)
    return m.Edition(identifier="urn:test", slug="test", title=headline or "Test", articles=(article,))


def studio(folder: Path, speaker: Any = None, cache: Path | None = None, **settings: Any) -> Studio:
    """A studio whose diagnostics are in `.heard`."""
    scratch = folder / "scratch"
    scratch.mkdir(parents=True, exist_ok=True)
    return Studio(
        settings=NarrationSettings(**settings),
        engine=speaker or EspeakEngine(),
        lexicon=lexicon.load(None),
        cache=cache,
        scratch=scratch,
    )


def sound(recording: SoundRecording, **level: float) -> bytes:
    return b"".join(recording.pcm(**level))


class ToneEngine:
    """A twentieth of a second of a tone for each character; it notes what it was asked to say."""

    api = 1
    summary = "tones"
    Options: type[msgspec.Struct] = NoOptions
    capabilities: frozenset[str] = frozenset({"deterministic"})
    rate = 16_000

    def __init__(self, log: Path) -> None:
        self.log = log

    def probe(self) -> EngineState:
        return EngineState(ready=True, version="1")

    def voices(self) -> tuple[Voice, ...]:
        return ()

    def speak(self, utterance: Utterance, voice: VoiceChoice, context: Any) -> Speech:
        with self.log.open("a", encoding="utf-8") as log:
            log.write(utterance.spoken + "\n")
        period = b"".join((3000 * s).to_bytes(2, "little", signed=True) for s in (0, 1, 2, 1, 0, -1, -2, -1))
        return Speech(period * (len(utterance.spoken) * self.rate // 160), self.rate)

    @property
    def said(self) -> list[str]:
        return self.log.read_text("utf-8").splitlines() if self.log.exists() else []


class Diagnostics(list[Diagnostic]):
    """Collects what is reported."""

    @property
    def codes(self) -> list[str]:
        return [diagnostic.code for diagnostic in self]
