"""Weighs every unit: heading or not, and why. What else a unit is (list item, rule, quotation) is plain to see."""

from __future__ import annotations

import bisect
import itertools
import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property

import msgspec

from briefexport.readers.common.headline import same_words
from briefexport.readers.plaintext import signals, vocabulary
from briefexport.readers.plaintext.evidence import Line, is_listed
from briefexport.readers.plaintext.habits import Habits
from briefexport.readers.plaintext.lines import Unit
from briefexport.readers.plaintext.shapes import Shape, words_of

_HASHES = re.compile(r"^(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?$")
_UNKNOWN = (0.3, 0.3)  # how much of a line is taken up below it, where nothing can be said


class Verdict(msgspec.Struct):
    """What one unit became. `level` is the source's heading level (1 to 6), 0 for no heading."""

    level: int = 0
    text: str = ""
    score: float = 0.0
    signals: tuple[str, ...] = ()


def judge(units: list[Unit], taken: Mapping[int, str], headings: str) -> list[Verdict]:
    """A verdict for each unit; `taken` are those that became metadata already."""
    verdicts = [_explicit(unit, headings) for unit in units]
    if headings != "auto":
        return verdicts
    for n, line in weighable(units, taken, verdicts).items():
        score, held = signals.weigh(line)
        level = _level(units[n].shape) if score >= signals.THRESHOLD else 0
        verdicts[n] = Verdict(level, units[n].text, score, held)
    return verdicts


def weighable(units: list[Unit], taken: Mapping[int, str], verdicts: list[Verdict]) -> dict[int, Line]:
    """The units that may be headings, each with what stands around it and how many candidates there are like it."""
    marked = any(verdict.level for verdict in verdicts)
    open_ones = [n for n, verdict in enumerate(verdicts) if not verdict.level and n not in taken]
    around = _Surroundings(units, set(open_ones), marked, taken)
    lines = {n: around.line(n) for n in open_ones if _worth_weighing(units[n])}
    scores = {n: signals.score(line) for n, line in lines.items()}
    habits = Habits(lines, scores, [unit.shape.length for unit in units])
    return {n: habits.held_against(n, line) for n, line in lines.items()}


def _headline(units: list[Unit], taken: Mapping[int, str]) -> str:
    return next((units[n].text for n, field in taken.items() if field == "headline"), "")


def _explicit(unit: Unit, headings: str) -> Verdict:
    """A heading the writer marked: `# ` before it or a line under it."""
    found = _HASHES.match(unit.text)
    if headings == "none" or unit.quoted:
        return Verdict(text=unit.text)
    if found and found[2]:
        return Verdict(len(found[1]), found[2], 9.0, ("marked with # +9.0",))
    if unit.underline:
        return Verdict(1 if unit.underline == "=" else 2, unit.text, 9.0, ("underlined +9.0",))
    return Verdict(text=unit.text)


def _level(shape: Shape) -> int:
    """Level 2, or deeper by an outline number (`2.1` is one deeper)."""
    found = re.match(r"^\d{1,2}((?:\.\d{1,2})+)", shape.text)
    return 2 + found[1].count(".") if found else 2


def _worth_weighing(unit: Unit) -> bool:
    shape = unit.shape
    if unit.is_rule or unit.quoted or len(unit.text) > signals.MAX_CHARACTERS or not unit.text:
        return False
    return 0 < shape.length <= signals.MAX_WORDS and any(c.isalpha() for c in unit.text)


def _speakers(turns: list[Shape]) -> set[str]:
    """Labels before a colon that come again and once say a sentence, or several in capitals before words that are none.

    `Option 2` and `Step 3` count and do not speak.
    """
    labels = Counter(turn.speaker for turn in turns if not any(c.isdigit() for c in turn.speaker))
    talking = {turn.speaker for turn in turns if turn.is_text}
    loud = {turn.speaker for turn in turns if turn.speaker.isupper() and turn.case != "capitals"} & set(labels)
    again = {label for label, count in labels.items() if count > 1 and label in talking}
    return again | (loud if len(loud) > 1 else set()) | ({"Q", "A"} if {"Q", "A"} <= set(labels) else set())


def _says_i(words: str) -> bool:
    """True when somebody says “I” outside quotation marks."""
    return bool(vocabulary.FIRST_PERSON.search(re.sub(r"[“\"«„][^”\"»“]*[”\"»“]", " ", words)))


def _is_asked(question: Unit, answer: Unit) -> bool:
    """True when a question says “you” and its answer “I”."""
    return bool(vocabulary.ADDRESSED.search(question.text)) and _says_i(answer.text)


class _Surroundings:
    """Neighbours, rows and habits of one document."""

    def __init__(self, units: list[Unit], open_ones: set[int], marked: bool, taken: Mapping[int, str]) -> None:
        self.units = [unit for unit in units if not unit.is_rule]
        self.index = {id(unit): n for n, unit in enumerate(self.units)}
        self.source = units
        self.marked = marked
        self.headline = _headline(units, taken)
        self.title = Shape(self.headline).stems
        self.taken = {self.index[id(units[n])] for n in taken if id(units[n]) in self.index}
        parted = sum(unit.blank_before for unit in self.units[1:])
        self.mostly_parted = parted >= 0.5 * max(1, len(self.units) - 1)
        self.open = {self.index[id(units[n])] for n in open_ones if id(units[n]) in self.index}
        # A headline may be long, or a whole sentence: no paragraph for that.
        self.prose = [n for n, unit in enumerate(self.units) if unit.shape.is_prose and n not in self.taken]
        # Pull quotes belong to articles; in a text of a thousand lines the search would cost more than it finds.
        told = (unit.text.casefold() for unit in self.units if unit.shape.length > 20)
        self.told = "\n".join(told) if len(self.units) <= 1000 else ""
        self.small = frozenset(word for n in self.prose for word in self.units[n].shape.words if word.islower())
        self.rows = self._rows()
        self.series = self._series()
        self.unclosed = self._unclosed()
        self.speakers = _speakers([unit.shape for unit in self.units if unit.shape.speaker])
        self.interview = self._is_interview()
        self.texts = Counter(unit.text.casefold() for unit in self.units if unit.shape.length <= signals.MAX_WORDS)

    def line(self, number: int) -> Line:
        unit = self.source[number]
        n = self.index[id(unit)]
        run, place = self.rows.get(n, (1, 0))
        after = self._shape(n, 1)
        above = self.units[n - 1].shape if n else None
        below = self.units[n + 1].shape if n + 1 < len(self.units) else None
        return Line(
            shape=unit.shape,
            before=self._shape(n, -1),
            after=after,
            above=above,
            below=below,
            apart=not self.mostly_parted and unit.blank_before and n > 0,
            joined=self.mostly_parted and not unit.blank_after and unit.blank_before and bool(after and after.is_prose),
            run=run,
            place_in_run=place,
            siblings=0,
            series=n in self.series,
            unclosed=self.unclosed.get(n, (1, 0)),
            announced=self._announced(n),
            marked=self.marked,
            repeated=unit.shape.length >= 4 and unit.text.strip("“”\"'.,!? ").casefold() in self.told,
            opening=not self.prose or n <= self.prose[0],
            others=1,
            usual=0,
            turn=unit.shape.speaker in self.speakers,
            titled=bool(self.headline) and same_words(unit.text, self.headline),
            interview=self.interview,
            again=self.texts[unit.text.casefold()] > 1,
            taken_up=self._taken_up(n),
            named=self._named(n),
            rather_below=self._is_rather_below(n),
            second_above=self._second_above(n),
            kin=0.0,
            odd=False,
            room=0.0,
            section=0,
            alone=not any(shape.is_unclosed and not is_listed(shape) for shape in (above, below) if shape),
            proper=self._is_proper(unit.shape),
            mentioned=unit.shape.is_name and self._is_mentioned(n),
            names=0.0,
            strangers=0,
            lone_part=False,
        )

    def _taken_up(self, n: int) -> tuple[float, float]:
        """The share of its words that come in the paragraph below, and in the three paragraphs below."""
        stems = self.units[n].shape.stems
        after = self._shape(n, 1)
        if after is None or not after.is_prose:
            return _UNKNOWN
        place = bisect.bisect_right(self.prose, n)
        below = [self.units[k].shape.stems for k in self.prose[place : place + 3]]
        if not stems or not below:
            return _UNKNOWN
        return len(stems & below[0]) / len(stems), len(stems & frozenset().union(*below)) / len(stems)

    @cached_property
    def text(self) -> str:
        """All its paragraphs: asked for names alone, and not in a text of a thousand lines."""
        return "\n".join(self.units[n].text for n in self.prose) if len(self.units) <= 1000 else ""

    def _is_proper(self, shape: Shape) -> bool:
        """True when none of its capitalised words, up to a comma, stands in small letters anywhere in the text."""
        raised = (word.lower() for word in words_of(shape.text.partition(",")[0]) if not word.islower())
        return self.small.isdisjoint(raised)

    def _is_mentioned(self, n: int) -> bool:
        """True when the text says it, but none of its words where the paragraph below begins."""
        shape = self.units[n].shape
        place = bisect.bisect_right(self.prose, n)
        if place == len(self.prose) or shape.text.strip(" .:") not in self.text:
            return False
        return set(self.units[self.prose[place]].shape.words[:12]).isdisjoint(shape.words)

    def _named(self, n: int) -> float:
        """The share of its words that the headline has too."""
        stems = self.units[n].shape.stems
        return len(stems & self.title) / len(stems) if stems else 0.0

    def _is_rather_below(self, n: int) -> bool:
        """True when the paragraph below takes up more of its words than the one above."""
        stems = self.units[n].shape.stems
        above, below = bisect.bisect_left(self.prose, n), bisect.bisect_right(self.prose, n)
        if not above or below == len(self.prose):
            return False
        heard, told = self.units[self.prose[above - 1]].shape, self.units[self.prose[below]].shape
        return len(stems & told.stems) > len(stems & heard.stems)

    def _second_above(self, n: int) -> Shape | None:
        return self.units[n - 2].shape if n > 1 and n - 2 not in self.taken else None

    def _shape(self, n: int, step: int) -> Shape | None:
        """The neighbour in one direction; what pages put between paragraphs is looked past, a headline is none."""
        n += step
        while 0 <= n < len(self.units) and not self.units[n].shape.is_prose and self.units[n].shape.is_noise:
            n += step
        none = not 0 <= n < len(self.units) or (step < 0 and n in self.taken)
        return None if none else self.units[n].shape

    def _is_interview(self) -> bool:
        """True when questions are put to a person, who answers as “I”, or in any language in quotation marks."""
        asked = [n for n, unit in enumerate(self.units) if unit.shape.ending == "?" and unit.shape.length <= 40]
        answers = [self.units[n + 1] for n in asked if n + 1 < len(self.units)]
        if sum(map(_is_asked, (self.units[n] for n in asked), answers)) >= max(3, len(asked) / 4):
            return True  # whatever the writer says above
        quoted = sum(answer.shape.begins_quoted for answer in answers)
        if quoted >= max(3, len(asked) / 3):
            return True
        opening = self.units[: asked[0]] if asked else []
        if any(unit.shape.is_prose and _says_i(unit.text) for unit in opening):
            return False  # the writer says “I”
        personal = sum(bool(vocabulary.FIRST_PERSON.search(answer.text)) for answer in answers)
        return personal >= 2 or quoted >= 3

    def _rows(self) -> dict[int, tuple[int, int]]:
        """Unit → (length of the row of short lines it stands in, its place there)."""
        rows: dict[int, tuple[int, int]] = {}
        row: list[int] = []
        for n, unit in enumerate([*self.units, None]):
            short = unit is not None and n in self.open and unit.shape.length <= 10 and not unit.shape.is_prose
            if short and unit is not None and not unit.shape.bullet and not unit.shape.is_rank:
                row.append(n)
                continue
            rows.update({member: (len(row), place) for place, member in enumerate(row)})
            row = []
        return rows

    def _announced(self, n: int) -> bool:
        """True below a line that leads in, and not the first below it, with nothing but open lines between."""
        place = self.unclosed.get(n, (1, 0))[1]
        above = n - place - 1
        if place == 0 or above < 0:
            return False
        leading = self.units[above].shape
        return leading.ending == ":" and not leading.is_picture

    def _unclosed(self) -> dict[int, tuple[int, int]]:
        """Unit → (how many lines without closing punctuation stand together there, its place)."""
        rows: dict[int, tuple[int, int]] = {}
        for (unclosed, _), group in itertools.groupby(range(len(self.units)), self._opened):
            row = list(group)
            if unclosed:
                rows.update({n: (len(row), place) for place, n in enumerate(row)})
        return rows

    def _opened(self, n: int) -> tuple[bool, bool]:
        """Whether it closes without punctuation, and has a list's mark: a line without is no item below those."""
        shape = self.units[n].shape
        return shape.is_unclosed, is_listed(shape)

    def _series(self) -> set[int]:
        """Units numbered in step (1, 2, 3 …) with at least one paragraph between each two."""
        found: set[int] = set()
        numbered = [n for n, unit in enumerate(self.units) if unit.shape.number]
        for here, there in itertools.pairwise(numbered):
            step = abs(self.units[there].shape.number - self.units[here].shape.number) == 1
            between = self.units[here + 1 : there]
            if step and any(unit.shape.is_prose and not unit.shape.number for unit in between):
                found |= {here, there}
        return found
