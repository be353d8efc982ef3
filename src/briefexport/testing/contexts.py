"""What an exporter is given in tests: a context with pictures in memory and a narration that speaks plainly."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from briefexport import text
from briefexport.identity import sentence_id
from briefexport.model import Article, Edition
from briefexport.plugin import (
    Asset,
    Assets,
    ContentError,
    Context,
    Diagnostic,
    Narration,
    Recording,
    Theme,
    Timeline,
    TimelineEntry,
    Utterance,
    Utterances,
    Word,
)

STAMP = "2024-11-17T09:30:00Z"


class MemoryAssets:
    """Assets by name, held in memory; anything else is missing."""

    def __init__(self, files: Mapping[str, Asset]) -> None:
        self.files = dict(files)

    def open(self, src: str) -> Asset:
        if src not in self.files:
            raise ContentError(f"there is no picture {src}", code="missing-image", hint="add it to the test's assets")
        return self.files[src]


class PlainNarration:
    """Sentences as utterances, without any normalisation, and a tenth of a second of near-silence for each word."""

    rate = 160
    samples = 8_000
    word_seconds = 0.1

    def utterances(self, edition: Edition) -> Utterances:
        return Utterances(utterances=tuple(said for article in edition.articles for said in _sentences(article)))

    def recording(self, edition: Edition) -> Recording:
        return PlainRecording(self.samples, _timeline(self.utterances(edition), self.word_seconds))


@dataclasses.dataclass
class PlainRecording:
    """A quiet recording as long as its timeline says."""

    rate: int
    timeline: Timeline
    loudness: float = -16.0
    peak: float = -1.0
    source_type: str = "algorithmicMedia"

    def pcm(self, *, gain: float = 0.0, headroom: float = 0.0) -> Iterator[bytes]:
        left = round(self.timeline.duration * self.rate)
        while left > 0:
            piece = min(left, self.rate)
            yield b"\x01\x00\xff\xff" * (piece // 2) + b"\x01\x00" * (piece % 2)
            left -= piece


def _sentences(article: Article) -> Iterator[Utterance]:
    for block in text.walk_article(article):
        runs = [text.squeeze(text.plain(run)) for run in text.own_inlines(block)]
        for number, words in enumerate(filter(None, runs), 1):
            yield Utterance(
                id=sentence_id(block.id, number), block=block.id, text=words, spoken=words,
                language=article.metadata.language, pause_ms=300,
            )  # fmt: skip


def _timeline(spoken: Utterances, word_seconds: float) -> Timeline:
    entries, clock = [], 0
    for utterance in spoken.utterances:
        words = tuple(
            Word(text=word, start=round((clock + n) * word_seconds, 3), end=round((clock + n + 1) * word_seconds, 3))
            for n, word in enumerate(utterance.spoken.split())
        )
        entries.append(TimelineEntry(id=utterance.id, start=words[0].start, end=words[-1].end, words=words))
        clock += len(words) + 3
    return Timeline(duration=round(clock * word_seconds, 3), entries=tuple(entries))


def make_context(
    folder: Path,
    *,
    formats: tuple[str, ...] = (),
    assets: Mapping[str, Asset] | Assets | None = None,
    theme: Theme | None = None,
    narration: Narration | None = None,
    report: Callable[[Diagnostic], None] | None = None,
    **more: Any,
) -> Context:
    """A context whose scratch folder is `folder/scratch`; `theme` is the default one when not given.

    `assets` is a mapping of names to `Asset`s, or an `Assets` of your own; without it the sample's picture is there.
    `more` are further fields of `plugin.Context`, `stamp` among them.
    """
    from briefexport.testing.samples import PICTURES

    scratch = folder / "scratch"
    scratch.mkdir(parents=True, exist_ok=True)
    given = PICTURES if assets is None else assets
    context = Context(
        assets=MemoryAssets(given) if isinstance(given, Mapping) else given,
        stamp=more.pop("stamp", STAMP),
        formats=formats,
        theme=theme or default_theme(),
        narration=narration or PlainNarration(),
        scratch=scratch,
        **more,
    )
    return msgspec.structs.replace(context, report=report) if report else context


def default_theme() -> Theme:
    """The theme `default`, resolved without overrides."""
    from briefexport.render import themes

    return themes.resolve(themes.DefaultTheme(), "default")
