"""Tables and code too wide for a column: their words stay whole, across the columns or smaller where they must."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from briefexport.render.setting.cards import cards
from briefexport.render.setting.columns import Cell, Columns, columns_of, placed, plain
from briefexport.render.setting.measuring import Measure
from briefexport.render.setting.settings import Page, Setting

_HEADING = r"(?:<h[2-6]\b[^>]*>(?:(?!</h[2-6]>).)*</h[2-6]>\n)?"
_WIDE = re.compile(rf"({_HEADING})(<(table|pre)\b[^>]*>.*?</\3>\n)", re.DOTALL)
_NESTS = re.compile(r"<(/?)(?:ul|ol|dl|blockquote|aside|figure|section|div)\b")
_HEAD = re.compile(r"<thead>.*?</thead>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
# White around code (points), the width of a letter of code (em of the body).
_AROUND, _LETTER = 16.0, 0.49
# A table may be made so much smaller to stay whole, but not below so many points; so much before its white goes.
_LEAST, _SMALLEST, _LITTLE = 0.72, 6.4, 0.88
# The part of the page's height that is kept on one page with the heading over it; what a head may take that is
# repeated; what a row may take that is kept whole; what a table may take that is (a hole no larger is none).
_KEPT, _REPEATED, _WHOLE, _SHORT = 0.6, 0.3, 0.3, 0.17
# What a row may take that is kept with the next at the table's ends: three lines (em).
_LOW = 4.5
# So many characters stand before a table that reaches into the margin column: there the byline is.
_BYLINE = 600


class Tables:
    """Settles the tables and the code of one body."""

    def __init__(self, setting: Setting, page: Page, measure: Measure, size: float) -> None:
        self.setting, self.page, self.measure = setting, page, measure
        self.size = size * setting.table
        self.least = self.size if setting.table >= 1 else max(_SMALLEST, _LEAST * self.size)

    def settled(self, matter: str) -> str:
        """The matter with each table told how it fits; what goes across takes the heading over it along."""
        self.matter = matter
        return _WIDE.sub(self._settled, matter) if "<table" in matter or "<pre" in matter else matter

    def _settled(self, found: re.Match[str]) -> str:
        heading, element, name = found[1], found[2], found[3]
        top = not _depth(self.matter[: found.start()])
        room = self.page.measure if top else 0.8 * self.page.measure
        wide = self.page.width if top and self._may_cross(found.start()) else 0.0
        if name == "pre":
            return self._placed(heading, element, element, across=wide > 0.0 and self._code(element) > room)
        fitted, across = self._fitted(element, room, wide)
        return self._placed(heading, element, fitted, across=across)

    def _fitted(self, table: str, room: float, wide: float) -> tuple[str, bool]:
        """The table as it fits into the column's room, else the page's (`wide`), and whether it goes across."""
        rows = placed(table)
        columns = columns_of(rows, self.measure, _heads(table))
        made = self._within(table, columns, room)
        across = not made and wide > 0.0
        most = wide if across else room
        if made := made or self._smaller(table, columns, most):
            return self._parted(made, rows, columns.fitted(most, self.size, tight=False)[0]), across
        if made := cards(table):
            return self._cards(made, room), False
        return self._parted(self._divided(table, columns, most), rows, _even(rows, most)), across

    # words stay whole -----------------------------------------------------------------------------------------------

    def _within(self, table: str, columns: Columns, room: float) -> str:
        """The table in its column, in its own size; empty where a word does not fit."""
        for tight in (False, True):
            if columns.size_for(room, tight=tight) >= self.size:
                return self._whole(table, columns, room, self.size, tight=tight)
        return ""

    def _whole(self, table: str, columns: Columns, room: float, size: float, *, tight: bool) -> str:
        """The table with its words whole in this size, and its labels too."""
        kind = "whole tight" if tight else "whole"
        shares, ours = columns.fitted(room, size, tight=tight)
        told = _told(table, f"shared {kind}" if ours else kind, size, self.size)
        return _shared(told, shares) if ours else told

    def _smaller(self, table: str, columns: Columns, room: float) -> str:
        """The table in a size at which its words are whole, or all but endless ones; empty where there is none."""
        for tight, least in ((False, max(self.least, _LITTLE * self.size)), (True, self.least)):
            size = columns.size_for(room, tight=tight)
            if size >= least:
                return self._whole(table, columns, room, min(size, self.size), tight=tight)
        for size in (self.size, (self.size + self.least) / 2, self.least):
            shares = columns.shares(room, size)
            if shares:
                return _shared(_told(table, "shared tight", size, self.size), shares)
        return ""

    def _divided(self, table: str, columns: Columns, room: float) -> str:
        """The table with words divided where they are wider than their share."""
        shares = columns.shares(room, self.least, ordinary=False)
        return _shared(_told(table, "shared divided tight", self.least, self.size), shares) if shares else table

    # where it may be broken -----------------------------------------------------------------------------------------

    def _parted(self, table: str, rows: list[list[Cell]], widths: Sequence[float]) -> str:
        """The table told where a page may part it: WeasyPrint 70 leaves out a head that is taller than the page, or
        looks for a place for it for ever; and a tall row that is kept whole leaves a hole before it."""
        heights = [self._tall(row, widths) for row in rows]
        heads = _heads(table)
        if sum(heights[:heads]) > _REPEATED * self.page.height:
            return _told(table, "long-head long-rows")
        if max(heights, default=0.0) > _WHOLE * self.page.height:
            return _told(table, "long-rows")
        if max(heights[heads:], default=0.0) < _LOW * self.size:
            return _told(table, "low-rows kept" if sum(heights) < _SHORT * self.page.height else "low-rows")
        return table

    def _cards(self, table: str, room: float) -> str:
        """Cards told whether a page may part one: each is as high as its lines, and no higher hole is left for it."""
        rows = placed(_HEAD.sub("", table))
        heights = [sum(self._lines(plain(cell.inner), room) for cell in row) for row in rows]
        return _told(table, "cards long-rows" if max(heights, default=0.0) > _SHORT * self.page.height else "cards")

    def _lines(self, words: str, room: float) -> float:
        """How high the lines of these words will be, about."""
        return (1 + int(len(words) * 0.6 * self.size / max(1.0, room))) * 1.45 * self.size

    def _tall(self, row: list[Cell], widths: Sequence[float]) -> float:
        """How high a row will be, about: that of its highest cell."""
        wide = [(cell, sum(widths[cell.column : cell.column + cell.across])) for cell in row]
        return max((self._lines(plain(cell.inner), room) for cell, room in wide), default=self._lines("", 1.0))

    def _placed(self, heading: str, element: str, fitted: str, *, across: bool) -> str:
        if not across:
            return heading + fitted
        # WeasyPrint 70 loses its place in a spanning box of two elements that it breaks: only what surely stays on
        # one page is kept with its heading.
        if heading and self._height(element) < _KEPT * self.page.height:
            return f'<div class="across kept">\n{heading}{fitted}</div>\n'
        return f'{heading}<div class="across">\n{fitted}</div>\n'

    def _height(self, element: str) -> float:
        """What the element takes of the page's height, rather more than less."""
        if element.startswith("<table"):
            rows = placed(element)
            widths = _even(rows, self.page.width)
            return sum(1.3 * self._tall(row, widths) for row in rows) + 8 * self.size
        lines = (1 + int(len(_TAG.sub("", row)) * 0.6 * self.size / self.page.width) for row in element.split("\n"))
        return (sum(lines) + 4) * 2 * self.size

    def _may_cross(self, start: int) -> bool:
        if self.page.width < 1.05 * self.page.measure:
            return False
        return self.page.columns > 1 or len(_TAG.sub("", self.matter[:start])) > _BYLINE

    def _code(self, element: str) -> float:
        longest = max(map(len, html.unescape(_TAG.sub("", element)).split("\n")))
        return longest * _LETTER * self.size / self.setting.table + _AROUND


def _even(rows: list[list[Cell]], room: float) -> list[float]:
    """Columns of one width that fill the room."""
    count = max((cell.column + cell.across for row in rows for cell in row), default=1)
    return [room / count] * count


def _depth(before: str) -> int:
    return sum(-1 if closing else 1 for closing in _NESTS.findall(before))


def _told(table: str, classes: str, size: float = 0.0, usual: float = 0.0) -> str:
    """The table with more classes and, where it is not the sheet's, a size in points."""
    style = f' style="font-size:{size:.2f}pt"' if size < usual else ""
    opening, rest = table.split(">", 1)
    if ' class="' in opening:
        return opening.replace(' class="', f'{style} class="{classes} ', 1) + ">" + rest
    return opening.replace("<table", f'<table{style} class="{classes}"', 1) + ">" + rest


def _heads(table: str) -> int:
    """How many rows its head has."""
    found = _HEAD.search(table)
    return found[0].count("<tr") if found else 0


def _shared(table: str, shares: tuple[float, ...]) -> str:
    """The table with columns of these widths, after its caption."""
    group = "".join(f'<col style="width:{share:.1f}pt"/>' for share in shares)
    end = table.index("</caption>\n") + 11 if "</caption>\n" in table else table.index(">\n") + 2
    return f"{table[:end]}<colgroup>{group}</colgroup>\n{table[end:]}"
