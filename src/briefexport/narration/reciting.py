"""The reciter: keeps the order of the utterances, their ids, their pauses and what is skipped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import msgspec

from briefexport import model as m
from briefexport import plugin, text
from briefexport.identity import sentence_id
from briefexport.narration.language import Spoken, normalise, says_numbers, scrubbed
from briefexport.narration.language.phrases import Phrases, phrases
from briefexport.narration.lexicon.entries import Lexicon
from briefexport.narration.policy import SpeakingPolicy
from briefexport.narration.segments import Segment, primary, segments
from briefexport.text import plain, squeeze

Report = Callable[[plugin.Diagnostic], None]

# Controls and lone surrogates: no format can hold them, and no voice says them.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
NOTHING_TO_SAY = "nothing to say"


class Reciter:
    """Collects utterances in the order in which they are said."""

    def __init__(self, policy: SpeakingPolicy, lexicon: Lexicon, report: Report) -> None:
        self.policy = policy
        self.lexicon = lexicon
        self.report = report
        self.language = "en"
        self._said: list[plugin.Utterance] = []
        self._ordinals: Counter[str] = Counter()
        self._introduced: set[str] | None = set() if policy.acronyms == "expand-first" else None
        self._skipping = ""
        self._uncounted: set[str] = set()

    def finished(self) -> tuple[plugin.Utterance, ...]:
        """All utterances so far."""
        return tuple(self._said)

    @property
    def phrases(self) -> Phrases:
        """What narration adds in the article's language."""
        return phrases(self.language)

    @contextmanager
    def skipping(self, reason: str) -> Iterator[None]:
        """Everything said meanwhile is listed as skipped, with this reason (an empty one changes nothing)."""
        before = self._skipping
        self._skipping = before or reason
        yield
        self._skipping = before

    def pause(self, milliseconds: int) -> None:
        """Make the silence after the last spoken utterance at least this long."""
        for index in range(len(self._said) - 1, -1, -1):
            last = self._said[index]
            if not last.skipped:
                longer = max(last.pause_ms, milliseconds)
                self._said[index] = msgspec.structs.replace(last, pause_ms=longer)
                return

    def run(self, block: str, inlines: m.Inlines, role: str, *, frame: str = "{}", skip: str = "") -> None:
        """Say a run of inlines sentence by sentence; `frame` sets words of ours around the whole of it."""
        cut = text.sentences(inlines, self.language)
        before, _, after = frame.partition("{}")
        for index, sentence in enumerate(cut):
            opening = before if index == 0 else ""
            closing = after if index == len(cut) - 1 else ""
            self._sentence(block, sentence.content, role, (opening, closing), skip)
        self.pause(self.policy.paragraph_pause)

    def words(self, block: str, words: str, role: str, *, frame: str = "{}", skip: str = "") -> None:
        """Say plain text as `run` does."""
        self.run(block, (m.Text(words),) if words else (), role, frame=frame, skip=skip)

    def ours(self, block: str, words: str, role: str) -> None:
        """Say words that narration adds by itself, where its language has them."""
        if words and not self._skipping:
            self._add(self._next_id(block), block, words, self._normal(words, self.language), role, self.language)

    def whole(self, block: str, words: str, role: str, reason: str) -> None:
        """List words that are not said as one skipped utterance."""
        if squeeze(words):
            name = self._next_id(block)
            self._add(name, block, words, Spoken(""), role, self.language, self._skipping or reason)
            self.pause(self.policy.paragraph_pause)

    def row(self, block: str, written: str, said: str, role: str, skip: str = "") -> None:
        """Say one sentence of ours for what is printed another way (a table's row)."""
        skip = self._skipping or skip
        if squeeze(written):
            spoken = Spoken("") if skip else self._normal(said, self.language)
            self._add(self._next_id(block), block, written, spoken, role, self.language, skip)

    def _normal(self, words: str, language: str) -> Spoken:
        if not says_numbers(language) and any(map(str.isdecimal, words)) and language not in self._uncounted:
            self._uncounted.add(language)
            self.report(plugin.notice("speech-digits", f"Digits in “{language}” are read by the engine, not by rules."))
        own = phrases(language)
        marks = (own.quote, own.end_quote) if self.policy.quotations == "announce" and own.quote else None
        return normalise(words, language, self.lexicon, self._introduced, marks)

    def _sentence(self, block: str, inlines: m.Inlines, role: str, around: tuple[str, str], skip: str) -> None:
        name = self._next_id(block)
        written = squeeze(plain(inlines))
        if not written:
            return
        skip = self._skipping or skip
        if skip:
            self._add(name, block, written, Spoken(""), role, self.language, skip)
            return
        parts = self._parts(inlines)
        for index, part in enumerate(parts):
            own = name if index == 0 else f"{name}p{index + 1}"
            ends = (around[0] if index == 0 else "", around[1] if index == len(parts) - 1 else "")
            self._part(own, block, part, role, ends)
            if index < len(parts) - 1:  # the sentence goes on in another language
                self._said[-1] = msgspec.structs.replace(self._said[-1], pause_ms=0)

    def _parts(self, inlines: m.Inlines) -> list[list[Segment]]:
        """The sentence's segments, grouped by language: each group is an utterance of its own."""
        alt = self.policy.image_descriptions == "say"
        groups: list[list[Segment]] = []
        for segment in segments(inlines, self.language, alt=alt):
            if groups and primary(groups[-1][-1].language) == primary(segment.language):
                groups[-1].append(segment)
            else:
                groups.append([segment])
        return groups

    def _part(self, name: str, block: str, part: list[Segment], role: str, around: tuple[str, str]) -> None:
        language = part[0].language
        given = [(segment.written, self._said_for(segment)) for segment in part]
        spoken = self._normal("".join(said for _, said in given), language)
        meant = [pair for segment, pair in zip(part, given, strict=True) if segment.expansion and pair[0] != pair[1]]
        spoken = _recorded(spoken, [plugin.Substitution(from_=a, to=b, rule="abbreviation") for a, b in meant])
        framed = _framed(spoken, around)
        written = squeeze("".join(segment.written for segment in part))
        has_words = any(map(str.isalpha, spoken.words))
        self._add(name, block, written, framed, role, language, "" if has_words else NOTHING_TO_SAY)

    def _said_for(self, segment: Segment) -> str:
        """The segment's words, or what an abbreviation means at its first use where the policy asks for it."""
        if self._introduced is None or not segment.expansion or segment.written in self._introduced:
            return segment.said
        self._introduced.add(segment.written)
        return segment.expansion

    def _next_id(self, block: str) -> str:
        self._ordinals[block] += 1
        return sentence_id(block, self._ordinals[block])

    def _add(
        self, name: str, block: str, written: str, spoken: Spoken, role: str, language: str, skipped: str = ""
    ) -> None:
        self._said.append(
            plugin.Utterance(
                id=name,
                block=block,
                text=_CONTROLS.sub(" ", written),
                spoken="" if skipped else scrubbed(squeeze(spoken.words), language),
                phonemes="" if skipped else spoken.phonemes,
                language=language,
                role=role,
                pause_ms=0 if skipped else self.policy.sentence_pause,
                skipped=skipped,
                substitutions=() if skipped else spoken.substitutions,
            )
        )


def _recorded(spoken: Spoken, more: list[plugin.Substitution]) -> Spoken:
    return Spoken(spoken.words, (*more, *spoken.substitutions), spoken.phonemes) if more else spoken


def _framed(spoken: Spoken, around: tuple[str, str]) -> Spoken:
    """The spoken words between words of ours, which are recorded as said."""
    opening, closing = around
    if not (opening or closing):
        return spoken
    added = plugin.Substitution(from_="", to=squeeze(f"{opening} … {closing}"), rule="announced")
    phonemes = f"{opening}{spoken.phonemes}{closing}" if spoken.phonemes else ""
    return Spoken(f"{opening}{spoken.words}{closing}", (added, *spoken.substitutions), phonemes)
