"""Tables and code too wide for a column: their words stay whole, across the columns or smaller where they must."""

from __future__ import annotations

import html
import re
from collections import defaultdict

from briefexport.render.setting.measuring import Measure
from briefexport.render.setting.settings import Page, Setting

_HEADING = r"(?:<h[2-6]\b[^>]*>(?:(?!</h[2-6]>).)*</h[2-6]>\n)?"
_WIDE = re.compile(rf"({_HEADING})(<(table|pre)\b[^>]*>.*?</\3>\n)", re.DOTALL)
_ROW, _CELL = re.compile(r"<tr>(.*?)</tr>", re.DOTALL), re.compile(r"<(t[hd])\b([^>]*)>(.*?)</t[hd]>", re.DOTALL)
_NESTS = re.compile(r"<(/?)(?:ul|ol|dl|blockquote|aside|figure|section|div)\b")
_TAG = re.compile(r"<[^>]+>")
# White between two columns of a table and around code (points), the width of a letter of code (em of the body).
_GUTTER, _AROUND, _LETTER = 12.0, 16.0, 0.49
# A table may be made so much smaller to stay whole, but not below so many points.
_LEAST, _SMALLEST = 0.72, 6.4
# The part of the page's height that is kept on one page with the heading over it.
_KEPT = 0.6
# So many characters stand before a table that reaches into the margin column: there the byline is.
_BYLINE = 600


class Tables:
    """Settles the tables and the code of one body."""

    def __init__(self, setting: Setting, page: Page, measure: Measure, size: float) -> None:
        self.setting, self.page, self.measure = setting, page, measure
        self.size = size * setting.table

    def settled(self, matter: str) -> str:
        """The matter with each table told how it fits; what goes across takes the heading over it along."""
        self.matter = matter
        return _WIDE.sub(self._settled, matter) if "<table" in matter or "<pre" in matter else matter

    def _settled(self, found: re.Match[str]) -> str:
        heading, element, name = found[1], found[2], found[3]
        top = not _depth(self.matter[: found.start()])
        width = self._table(element) if name == "table" else self._code(element)
        room = self.page.measure if top else 0.8 * self.page.measure
        across = top and width > room and self._may_cross(found.start())
        room = self.page.width if across else room
        fitted = self._fitted(element, width, room) if name == "table" else element
        if not across:
            return heading + fitted
        # WeasyPrint 70 loses its place in a spanning box of two elements that it breaks: only what surely stays on
        # one page is kept with its heading.
        if heading and self._height(element, name) < _KEPT * self.page.height:
            return f'<div class="across kept">\n{heading}{fitted}</div>\n'
        return f'{heading}<div class="across">\n{fitted}</div>\n'

    def _height(self, element: str, name: str) -> float:
        """What the element takes of the page's height, rather more than less."""
        rows = _ROW.findall(element) if name == "table" else element.split("\n")
        share = self.page.width / max(len(_CELL.findall(row)) or 1 for row in rows)
        letters = (max((len(_TAG.sub("", cell[2])) for cell in _CELL.findall(row)), default=len(row)) for row in rows)
        lines = sum(1 + int(count * 0.6 * self.size / share) for count in letters)
        return (lines + 4) * 2 * self.size

    def _may_cross(self, start: int) -> bool:
        if self.page.width < 1.05 * self.page.measure:
            return False
        return self.page.columns > 1 or len(_TAG.sub("", self.matter[:start])) > _BYLINE

    def _fitted(self, table: str, width: float, room: float) -> str:
        if width <= room:
            return _told(table, "")
        smaller = self.size * room / width
        if smaller < max(_SMALLEST, _LEAST * self.size) or self.setting.table >= 1:
            return table
        return _told(table, f"{smaller:.2f}")

    def _code(self, element: str) -> float:
        longest = max(map(len, html.unescape(_TAG.sub("", element)).split("\n")))
        return longest * _LETTER * self.size / self.setting.table + _AROUND

    def _table(self, element: str) -> float:
        """The least width at which no word is divided, in points."""
        widest: dict[int, float] = defaultdict(float)
        for row in _ROW.findall(element):
            for column, (name, attributes, inner) in enumerate(_CELL.findall(row)):
                if "colspan" not in attributes:
                    widest[column] = max(widest[column], self._word(inner, 600 if name == "th" else 400))
        return sum(widest.values()) * self.size + _GUTTER * len(widest)

    def _word(self, inner: str, weight: int) -> float:
        stack = self.measure.stack("sans", weight)
        words = html.unescape(_TAG.sub("", inner)).split()
        return max((self.measure.spaced(word, stack, 0.0) for word in words), default=0.0)


def _depth(before: str) -> int:
    return sum(-1 if closing else 1 for closing in _NESTS.findall(before))


def _told(table: str, size: str) -> str:
    """The table with the class of whole words and, where it is not the sheet's, a size in points."""
    style = f' style="font-size:{size}pt"' if size else ""
    if table.startswith('<table class="'):
        return table.replace('<table class="', f'<table{style} class="whole ', 1)
    return table.replace("<table", f'<table{style} class="whole"', 1)
