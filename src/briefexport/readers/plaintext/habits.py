"""What the likely headings of one document have in common, and how far apart they stand: a line is held against them.

One hand wrote and set them, with a section below each: they are alike in case and length, and stand apart. So every
line is weighed twice: by itself, and with what the lines that are headings by themselves say of this document.
"""

from __future__ import annotations

import bisect
import itertools
import math
from collections import Counter
from collections.abc import Mapping

import msgspec

from briefexport.readers.plaintext.evidence import Line, is_stranger
from briefexport.readers.plaintext.shapes import Shape

# So much by itself makes a line a candidate, whose form others may share, and so much a heading but for the rest.
CANDIDATE, SURE = 2.3, 3.1
# From so many on there is something usual; fewer may be alike by chance.
SOME = 3


class Habits:
    """Of `lines`, whose `scores` by themselves are known; `lengths` are the words of all units of the document."""

    def __init__(self, lines: Mapping[int, Line], scores: Mapping[int, float], lengths: list[int]) -> None:
        self.candidates = {n for n, score in scores.items() if score >= CANDIDATE}
        self.forms = Counter(lines[n].shape.form for n in self.candidates)
        self.lengths = sorted(lines[n].shape.length for n in self.candidates)
        self.sure = [n for n in sorted(self.candidates) if scores[n] >= SURE]
        self.cases = Counter(lines[n].shape.case for n in self.sure)
        self.names = sum(lines[n].shape.is_name for n in self.sure)
        self.sure_ones = frozenset(self.sure)
        self.strangers = sum(is_stranger(lines[n]) for n in self.sure)
        self.numbered = [n for n in self.sure if lines[n].shape.is_numbered]
        self.words = sum(lines[n].shape.length for n in self.sure)
        self.squares = sum(lines[n].shape.length ** 2 for n in self.sure)
        self.until = list(itertools.accumulate(lengths, initial=0))
        self.section = max(1, self.until[-1] // (len(self.sure) + 1))

    def held_against(self, n: int, line: Line) -> Line:
        """The line, with what is known of the others."""
        own, sure = n in self.candidates, n in self.sure_ones
        return msgspec.structs.replace(
            line,
            siblings=self.forms[line.shape.form] - own,
            others=len(self.candidates) - own,
            usual=self.lengths[len(self.lengths) // 2] if len(self.lengths) > SOME else 0,
            kin=self._kin(line.shape.case, sure),
            odd=self._is_odd(line.shape.length, sure),
            room=self._room(n, sure) / self.section if len(self.sure) > sure else 0.0,
            section=self.section,
            names=self._names(line.shape, sure),
            strangers=self.strangers - (sure and is_stranger(line)),
            lone_part=self._is_lone_part(n, line.shape, sure),
        )

    def _kin(self, case: str, own: bool) -> float:
        others = len(self.sure) - own
        return (self.cases[case] - own) / others if others > 1 else 0.0

    def _names(self, shape: Shape, own: bool) -> float:
        others = len(self.sure) - own
        return (self.names - (own and shape.is_name)) / others if others else 0.0

    def _is_lone_part(self, n: int, shape: Shape, own: bool) -> bool:
        """True for an unnumbered line that stands alone between two of at least three numbered headings."""
        place = bisect.bisect_left(self.numbered, n)
        if shape.is_numbered or len(self.numbered) < SOME or not 0 < place < len(self.numbered):
            return False
        parts = bisect.bisect_left(self.sure, self.numbered[place]) - bisect.bisect_right(
            self.sure, self.numbered[place - 1]
        )
        return parts == own

    def _is_odd(self, length: int, own: bool) -> bool:
        """True for a length far from the others', measured by how far those are from each other."""
        others = len(self.sure) - own
        if others < SOME:
            return False
        mean = (self.words - own * length) / others
        spread = math.sqrt(max(0.0, (self.squares - own * length * length) / others - mean * mean))
        return abs(length - mean) > 2 * (spread + 1.5)

    def _room(self, n: int, own: bool) -> int:
        """How many words stand on its emptier side, up to the next sure heading or the edge of the document."""
        place = bisect.bisect_left(self.sure, n)
        above = self.sure[place - 1] + 1 if place else 0
        place += own
        below = self.sure[place] if place < len(self.sure) else len(self.until) - 1
        return min(self.until[n] - self.until[above], self.until[below] - self.until[n + 1])
