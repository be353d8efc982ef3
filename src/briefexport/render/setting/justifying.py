"""Paragraphs justified as a whole (Knuth and Plass, "Breaking Paragraphs into Lines", 1981): the lines whose spaces
are evenest together, with few hyphens, and a last line that is not one short word. Widths are in em."""

from __future__ import annotations

import bisect
import dataclasses

from briefexport.render.setting.atoms import Atom, hyphens, joints
from briefexport.render.setting.measuring import Measure

# A word space may give way by this much and stretch by this much before it is felt (em).
SHRINK, STRETCH = 0.065, 0.11
# Spaces are set a little tighter than the font has them.
TIGHT = 0.02
# Letters may be spaced by so much where the word spaces alone would be felt: nobody sees one part in eighty. A
# paragraph that still has a gaping line is tried again with more.
TRACKING = ((-0.007, 0.012), (-0.010, 0.018), (-0.012, 0.026))
# The extra width of a word space that gapes; where nothing helps, the line stays short instead.
GAPING, WIDEST = 0.29, 0.305
# A paragraph with more hyphens than this, in parts of its lines, is tried again without, as long as no line gets loose.
MOST_DIVIDED, LOOSE = 0.1, 0.21
_HYPHEN, _NAME, _DASH, _RUN, _LONELY = 8000.0, 12000.0, 200.0, 5000.0, 60000.0
_FORBIDDEN = 1e9
# How far punctuation hangs into the margin, as a part of its glyph.
_HANG_RIGHT = {"-": 0.55, ".": 0.6, ",": 0.6, "”": 0.45, "’": 0.45, "—": 0.2}
_HANG_LEFT = {"“": 0.45, "‘": 0.45}


@dataclasses.dataclass(slots=True)
class Place:
    """A place where a line may end: after `atom` (cut at `offset` where that is not its end).

    `before` is the width of everything up to here without the space, `after` with it; `gaps` counts spaces likewise.
    """

    atom: int
    offset: int
    before: float
    after: float
    gaps: int
    next_gaps: int
    hyphen: float
    charge: float
    hang: float
    start_hang: float
    letters: int = 0


@dataclasses.dataclass(slots=True)
class Line:
    """A line: where it ends, the extra width of each of its spaces, how far its first mark hangs out, and the spacing
    of its letters; em."""

    end: Place
    extra: float
    hang: float
    tracking: float = 0.0
    last: bool = False


def places(found: list[Atom], measure: Measure, language: str) -> list[Place]:
    """Every place where a line may end; the last is the end of the paragraph."""
    made: list[Place] = []
    width, gaps, letters = 0.0, 0, 0
    dash = measure.word("-")
    for index, atom in enumerate(found):
        if atom.kind == "space":
            if width:
                hang = _hang_right(_text_before(found, index), measure)
                start = _hang_left(_text_after(found, index), measure)
                bound = _NAME if _bound(found, index) else 0.0
                made.append(
                    Place(index, 0, width, width + atom.width, gaps, gaps + 1, 0.0, bound, hang, start, letters)
                )
            gaps += 1
        elif atom.kind == "text":
            made.extend(_inside(atom, index, width, (gaps, letters), dash, measure, language))
        width += atom.width
        letters += len(atom.text)
    hang = _hang_right(_text_before(found, len(found)), measure)
    made.append(Place(len(found), 0, width, width, gaps, gaps, 0.0, 0.0, hang, 0.0, letters))
    return made


def _inside(
    atom: Atom, index: int, width: float, so_far: tuple[int, int], dash: float, measure: Measure, language: str
) -> list[Place]:
    """Places within a word: after its own hyphens and dashes, and at hyphenation points."""
    gaps, letters = so_far
    made: dict[int, Place] = {}
    if atom.capitals or atom.mono or "&" in atom.markup:
        return []
    for offset in joints(atom):
        at = width + _part(atom, offset, measure)
        hang = _hang_right(atom.text[:offset], measure)
        made[offset] = Place(index, offset, at, at, gaps, gaps, 0.0, _DASH, hang, 0.0, letters + offset)
    charge = _NAME if atom.text[:1].isupper() else _HYPHEN
    for offset in hyphens(atom.text, language):
        at = width + _part(atom, offset, measure)
        hang = dash * _HANG_RIGHT["-"]
        made.setdefault(offset, Place(index, offset, at, at, gaps, gaps, dash, charge, hang, 0.0, letters + offset))
    return [made[offset] for offset in sorted(made)]


def _part(atom: Atom, offset: int, measure: Measure) -> float:
    return measure.word(atom.text[:offset], bold=atom.bold, italic=atom.italic)


def _text_before(found: list[Atom], index: int) -> str:
    return next((atom.text for atom in reversed(found[:index]) if atom.kind in ("text", "call")), "")


def _text_after(found: list[Atom], index: int) -> str:
    return next((atom.text for atom in found[index + 1 : index + 4] if atom.kind == "text"), "")


def _bound(found: list[Atom], index: int) -> bool:
    """True for a space that holds a name to its initial: "Michael R."."""
    after = _text_after(found, index)
    return len(after) == 2 and after[1] == "." and after[0].isupper() and _text_before(found, index)[:1].isupper()


def _hang_right(text: str, measure: Measure) -> float:
    mark = text[-1:]
    return measure.word(mark) * _HANG_RIGHT[mark] if mark in _HANG_RIGHT else 0.0


def _hang_left(text: str, measure: Measure) -> float:
    mark = text[:1]
    return measure.word(mark) * _HANG_LEFT[mark] if mark in _HANG_LEFT else 0.0


def lines(found: list[Atom], made: list[Place], room: float, indent: float, measure: Measure) -> list[Line] | None:
    """The best lines for a measure (em), or None when some word is too long for it."""
    best: list[Line] | None = None
    for tracking in TRACKING:
        best = _lines(found, made, room, indent, measure, tracking)
        if best is None or max(line.extra for line in best) <= GAPING:
            break
    if best and _divided(best) > max(1, MOST_DIVIDED * len(best)):
        dear = [dataclasses.replace(p, charge=p.charge * 8) if p.hyphen else p for p in made]
        other = _lines(found, dear, room, indent, measure, TRACKING[1])
        if other and max(line.extra for line in other) <= LOOSE:
            return other
    return [_capped(line) for line in best] if best else None


def _capped(line: Line) -> Line:
    """The line with no space wider than is to be seen: spaced letters stand further from it on either side."""
    return dataclasses.replace(line, extra=min(line.extra, WIDEST - 2 * max(line.tracking, 0.0)))


def _divided(made: list[Line]) -> int:
    return sum(bool(line.end.hyphen) for line in made)


def _lines(
    found: list[Atom], made: list[Place], room: float, indent: float, measure: Measure, tracking: tuple[float, float]
) -> list[Line] | None:
    first = _hang_left(_text_after(found, -1), measure)
    start = Place(-1, 0, 0.0, 0.0, 0, 0, 0.0, 0.0, 0.0, first)
    every = [start, *made]
    afters = [place.after - place.start_hang for place in every]
    cost = [_FORBIDDEN * 10] * len(every)
    cost[0], back, runs = 0.0, [0] * len(every), [0] * len(every)
    reach = room * 1.08
    for end in range(1, len(every)):
        low = bisect.bisect_left(afters, every[end].before - reach, 0, end)
        for begin in range(low, end):
            if cost[begin] >= _FORBIDDEN * 10:
                continue
            value = cost[begin] + _worth(
                every, begin, end, room - (indent if begin == 0 else 0.0), runs[begin], tracking
            )
            if value < cost[end]:
                cost[end], back[end] = value, begin
                runs[end] = runs[begin] + 1 if every[end].hyphen else 0
    return None if cost[-1] >= _FORBIDDEN else _traced(every, back, room, indent, tracking)


def _extra(begin: Place, end: Place, room: float, limits: tuple[float, float]) -> tuple[float, int, float]:
    """(what each space of the line must take up, how many spaces there are, the spacing of its letters)."""
    missing = room - (end.before + end.hyphen - end.hang - begin.after - begin.start_hang)
    gaps = end.gaps - begin.next_gaps
    if not gaps:
        return missing, 0, 0.0
    letters = end.letters - begin.letters
    wanted = missing - gaps * (0.0 if missing < 0 else STRETCH * 0.6)
    tracking = min(max(wanted / letters if letters else 0.0, limits[0]), limits[1])
    if -SHRINK * 0.5 < missing / gaps < STRETCH * 0.6:
        tracking = 0.0
    return (missing - tracking * letters) / gaps, gaps, tracking


def _worth(every: list[Place], begin: int, end: int, room: float, run: int, tracking: tuple[float, float]) -> float:
    place = every[end]
    extra, gaps, _ = _extra(every[begin], place, room, tracking)
    if end == len(every) - 1:
        return _last(every, begin, extra, gaps)
    if extra < -SHRINK or (not gaps and extra < 0):
        return _FORBIDDEN
    ratio = (extra + TIGHT) / STRETCH if extra >= -TIGHT else -(extra + TIGHT) / (SHRINK - TIGHT)
    bad = (1.0 + 100.0 * ratio * ratio * ratio) if gaps else 1e5
    charge = place.charge
    if run and place.hyphen:
        charge += _RUN if run < 2 else 1e7
    return bad * bad / 100 + charge


def _last(every: list[Place], begin: int, extra: float, gaps: int) -> float:
    if extra < -SHRINK or (not gaps and extra < 0):
        return _FORBIDDEN
    if every[begin].hyphen:
        return _LONELY
    return _LONELY if gaps == 0 and begin else 0.0


def _traced(every: list[Place], back: list[int], room: float, indent: float, limits: tuple[float, float]) -> list[Line]:
    ends, end = [], len(every) - 1
    while end:
        ends.append((back[end], end))
        end = back[end]
    made = []
    for begin, end in reversed(ends):
        here = room - (indent if begin == 0 else 0.0)
        extra, _, tracking = _extra(every[begin], every[end], here, limits)
        last = end == len(every) - 1
        if last and extra > -TIGHT:
            extra, tracking = -TIGHT, 0.0
        made.append(Line(every[end], min(extra, WIDEST), every[begin].start_hang, tracking, last))
    return made
