"""The columns of a table: where its cells stand, and how wide its words want the columns to be."""

from __future__ import annotations

import dataclasses
import html
import math
import re
from collections.abc import Iterator

from briefexport.render.setting.measuring import Measure

_ROW, _CELL = re.compile(r"<tr\b[^>]*>(.*?)</tr>", re.DOTALL), re.compile(r"<(t[hd])\b([^>]*)>(.*?)</t[hd]>", re.DOTALL)
_SPAN = re.compile(r'\b(col|row)span="(\d+)"')
_OWN_BREAK = re.compile(r"<br\b[^>]*>")
_BREAK, _TAG = re.compile(r"<(?:br|wbr|img)\b[^>]*>"), re.compile(r"<[^>]+>")
# Where a line may end: at white that is not meant to keep, after a hyphen between two parts of a word.
_GAPS = re.compile(r"[ \t\r\n\u00ad\u200b\u2009]+|(?<=[^\W\d_]{3}[-\u2010])(?=[^\W\d_]{3})")
# Scripts whose lines may end after any character, or where only a dictionary knows (UAX #14, classes ID, SA).
_ALONE = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f"
    "\uff00-\uffef\U00020000-\U0003ffff]"
)
# A word of more letters than this (an address, a long compound) may be divided before a table is set otherwise.
_ENDLESS = 24
# A label is no wider than this (em): some thirty letters. What is wider is text, and its lines are broken.
_LABEL = 15.0
# What our widths may be off by.
_SURE = 1.015
# White beside the words of a column in points, where the sheet has its way (more beside numbers) and where it is tight.
_GUTTER, _NUMBERS, _TIGHT = 12.0, 15.0, 5.5


@dataclasses.dataclass(frozen=True)
class Cell:
    """A cell as it is written, and the place of its first column; it reaches over `across` columns and `down` rows."""

    name: str
    attributes: str
    inner: str
    column: int
    across: int
    down: int


def placed(table: str) -> list[list[Cell]]:
    """The cells of every row of a part of a table, as HTML places them (HTML, 4.9.12)."""
    made: list[list[Cell]] = []
    held: dict[int, int] = {}  # column → rows that a cell above still covers
    for row in _ROW.findall(table):
        line: list[Cell] = []
        column = 0
        for name, attributes, inner in _CELL.findall(row):
            while held.get(column):
                column += 1
            spans = {kind: int(count) for kind, count in _SPAN.findall(attributes)}
            line.append(Cell(name, attributes, inner, column, spans.get("col", 1), spans.get("row", 1)))
            held.update(dict.fromkeys(range(column, column + line[-1].across), line[-1].down))
            column += line[-1].across
        held = {column: rows - 1 for column, rows in held.items() if rows > 1}
        made.append(line)
    return made


@dataclasses.dataclass(frozen=True)
class Columns:
    """For every column, in em: the widest word, the widest that must stay whole, the widest cell in one line,
    and with those of the head in two; in points: the white beside them."""

    widest: tuple[float, ...]
    ordinary: tuple[float, ...]
    lines: tuple[float, ...]
    halved: tuple[float, ...]
    white: tuple[float, ...]

    def size_for(self, room: float, *, tight: bool) -> float:
        """The largest size in points at which every word is whole."""
        white = _TIGHT * len(self.widest) if tight else sum(self.white)
        return max(0.0, room - white) / max(sum(self.widest), 0.01)

    def fitted(self, room: float, size: float, *, tight: bool) -> tuple[tuple[float, ...], bool]:
        """Widths in points that fill the room, about those a formatter gives, and whether ours are the better ones: so
        that labels stand in one line, and not only longer texts."""
        white = [_TIGHT] * len(self.lines) if tight else list(self.white)
        wanted = [size * width + more for width, more in zip(self.halved, white, strict=True)]
        made = [size * width + more for width, more in zip(self.widest, white, strict=True)]
        all_fit = size * sum(self.lines) / _SURE + sum(white) <= room
        labels = [] if all_fit else self._labels(wanted, made, room)
        for place in labels:
            made[place] = wanted[place]
        texts = [place for place in range(len(made)) if place not in labels] or labels
        parts = [math.sqrt(width) if place in texts else 0.0 for place, width in enumerate(self.halved)]
        free = max(0.0, room - sum(made)) / max(sum(parts), 0.01)
        return tuple(a + free * part for a, part in zip(made, parts, strict=True)), bool(labels)

    def _labels(self, wanted: list[float], least: list[float], room: float) -> list[int]:
        """The columns of labels that have room in one line, the narrowest first. Beside longer texts a label may ask no
        more than its even share of what is left; beside others no more than leaves their words whole."""
        found: list[int] = []
        ranked = sorted(range(len(wanted)), key=wanted.__getitem__)
        among_texts = self.halved[ranked[-1]] > _LABEL
        while ranked and self.halved[ranked[0]] <= _LABEL:
            label, *ranked = ranked
            others = sum(least[place] for place in ranked)
            if wanted[label] > (room / (len(ranked) + 1) if among_texts else room - others):
                break
            room -= wanted[label]
            found.append(label)
        return found if sum(least[place] for place in range(len(least)) if place not in found) <= room else []

    def shares(self, room: float, size: float, *, ordinary: bool = True) -> tuple[float, ...] | None:
        """Widths in points that fill the room, where only words wider than their share are divided; of ordinary words
        none, or nothing where that cannot be."""
        least = [_TIGHT + size * (width if ordinary else 0.0) for width in self.ordinary]
        wanted = [_TIGHT + size * width for width in self.widest]
        if sum(least) > room:
            return None
        caps = sorted({0.0, *least, *wanted})
        made = least
        for cap in caps:  # the highest that leaves room for all
            capped = [max(a, min(b, cap)) for a, b in zip(least, wanted, strict=True)]
            made = capped if sum(capped) <= room else made
        more = (room - sum(made)) / max(1, sum(a < b for a, b in zip(made, wanted, strict=True)))
        return tuple(a + more if a < b else a for a, b in zip(made, wanted, strict=True))


def columns_of(rows: list[list[Cell]], measure: Measure, heads: int = 0) -> Columns:
    """How wide the words of these rows are; the first `heads` are the table's head."""
    count = max((cell.column + cell.across for row in rows for cell in row), default=1)
    widest, ordinary, white = [0.0] * count, [0.0] * count, [_GUTTER] * count
    lines, halved = [0.0] * count, [0.0] * count
    every = sorted((cell for row in rows for cell in row), key=lambda cell: cell.across)
    head = {id(cell) for row in rows[:heads] for cell in row}
    for cell in every:
        words = list(_widths(cell, measure))
        if cell.across == 1:
            lines[cell.column] = max(lines[cell.column], _line(cell, measure))
            halved[cell.column] = max(halved[cell.column], _line(cell, measure, halved=id(cell) in head))
        _widen(widest, cell, max((width for width, _ in words), default=0.0))
        _widen(ordinary, cell, max((width for width, letters in words if letters <= _ENDLESS), default=0.0))
        if 'class="right"' in cell.attributes:
            white[cell.column] = _NUMBERS
    lines, halved = list(map(max, lines, widest)), list(map(max, halved, widest))
    return Columns(tuple(widest), tuple(ordinary), tuple(lines), tuple(halved), tuple(white))


def _line(cell: Cell, measure: Measure, *, halved: bool = False) -> float:
    """How wide the cell is in one line, or (`halved`) in two; a break that it has is none of ours."""
    bold, mono = cell.name == "th" or "<strong" in cell.inner, "<code" in cell.inner or "<kbd" in cell.inner

    def width(words: list[str]) -> float:
        return _SURE * measure.cell(" ".join(words), bold=bold, mono=mono)

    words = [plain(part).split() for part in _OWN_BREAK.split(cell.inner)]
    if halved and len(words) == 1:
        (every,) = words
        return min((max(width(every[:at]), width(every[at:])) for at in range(1, len(every) + 1)), default=0.0)
    return max(map(width, words))


def _widen(widths: list[float], cell: Cell, width: float) -> None:
    """The columns of a cell made wide enough for it, each by as much."""
    reach = range(cell.column, cell.column + cell.across)
    lacking = max(0.0, width - sum(widths[place] for place in reach)) / cell.across
    for place in reach:
        widths[place] += lacking


def _widths(cell: Cell, measure: Measure) -> Iterator[tuple[float, int]]:
    """(width in em, letters) of every word of a cell."""
    bold = cell.name == "th" or "<strong" in cell.inner
    mono = "<code" in cell.inner or "<kbd" in cell.inner
    for word in pieces(cell.inner):
        yield _SURE * measure.cell(word, bold=bold, mono=mono), len(word)


def pieces(inner: str) -> Iterator[str]:
    """What no line end divides: words, or single characters of scripts without spaces."""
    for word in _GAPS.split(plain(inner)):
        alone = _ALONE.findall(word)
        yield from alone
        yield from filter(None, _ALONE.split(word) if alone else (word,))


def plain(inner: str) -> str:
    """The words of a cell."""
    return html.unescape(_TAG.sub("", _BREAK.sub(" ", inner)))
