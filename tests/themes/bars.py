"""What can be measured on a page: text origins read back from the PDF, and the bars that a theme must pass.

pages = read(path)                 every page's lines of text (origin, size, words) and its other boxes
Bars(pages, body=…, column=…)      the figures of `docs/themes.md`, "What is measured"
"""

from __future__ import annotations

import dataclasses
import itertools
import statistics
from collections import Counter
from pathlib import Path
from typing import Any

# A word space wider than this (em) is loose.
LOOSE = 0.45


@dataclasses.dataclass
class Glyph:
    text: str
    x: float
    y: float
    size: float
    advance: float
    font: str


@dataclasses.dataclass
class Line:
    """One line of one column: its glyphs from left to right."""

    glyphs: list[Glyph]

    @property
    def text(self) -> str:
        out = ""
        for before, glyph in zip([None, *self.glyphs], self.glyphs, strict=False):
            if before and not out.endswith(" ") and glyph.text != " " and _gap(before, glyph) > 0.12 * glyph.size:
                out += " "
            out += glyph.text
        return out.strip()

    @property
    def y(self) -> float:
        return Counter(round(glyph.y, 2) for glyph in self.glyphs).most_common(1)[0][0]

    @property
    def x(self) -> float:
        return self.glyphs[0].x

    @property
    def end(self) -> float:
        last = [glyph for glyph in self.glyphs if glyph.text != " "][-1]
        return last.x + last.advance

    @property
    def size(self) -> float:
        return Counter(round(glyph.size, 2) for glyph in self.glyphs).most_common(1)[0][0]

    @property
    def font(self) -> str:
        return Counter(glyph.font for glyph in self.glyphs).most_common(1)[0][0]

    @property
    def spaces(self) -> list[float]:
        """Every word space in em: the white between the ink boxes of two words' advances."""
        inked = [glyph for glyph in self.glyphs if glyph.text != " "]
        gaps = [_gap(a, b) / b.size for a, b in itertools.pairwise(inked)]
        return [gap for gap in gaps if gap > 0.12]

    @property
    def words(self) -> list[str]:
        return self.text.split()


def _gap(before: Glyph, after: Glyph) -> float:
    return after.x - (before.x + before.advance)


@dataclasses.dataclass
class Sheet:
    """A page: its size, its lines, and the boxes (top, bottom) of pictures and rules."""

    width: float
    height: float
    lines: list[Line]
    boxes: list[tuple[float, float]]
    fonts: set[str]


def read(path: Path) -> list[Sheet]:
    """The pages of a PDF."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    found = []
    with path.open("rb") as file:
        for page in PDFPage.get_pages(file):
            interpreter.process_page(page)
            found.append(_sheet(device.get_result()))
    return found


def _sheet(page: Any) -> Sheet:
    from pdfminer.layout import LTChar, LTCurve, LTFigure, LTImage

    glyphs: list[Glyph] = []
    boxes: list[tuple[float, float]] = []

    def walk(items: Any) -> None:
        for item in items:
            if isinstance(item, LTChar):
                x, y = item.matrix[4], item.matrix[5]
                scale = abs(item.matrix[3]) * item.fontsize if hasattr(item, "fontsize") else item.size
                glyphs.append(Glyph(item.get_text(), x, y, scale, item.adv * abs(item.matrix[0]), item.fontname))
            elif isinstance(item, LTFigure):
                boxes.append((item.y1, item.y0))
                walk(item)
            elif isinstance(item, LTImage | LTCurve):
                boxes.append((item.y1, item.y0))

    walk(page)
    return Sheet(page.width, page.height, _lines(glyphs), boxes, {glyph.font for glyph in glyphs})


def _lines(glyphs: list[Glyph]) -> list[Line]:
    """Glyphs in the order they are painted, cut where the pen goes back or up or down by more than a superior."""
    lines: list[Line] = []
    for glyph in glyphs:
        last = lines[-1].glyphs[-1] if lines else None
        base = lines[-1].glyphs[0] if lines else None
        same = last and base and abs(glyph.y - base.y) < 0.5 * max(base.size, glyph.size) and glyph.x >= last.x - 0.5
        if same and last and _gap(last, glyph) < 2.0 * max(glyph.size, last.size):
            lines[-1].glyphs.append(glyph)
        else:
            lines.append(Line([glyph]))
    return [line for line in lines if line.text]


@dataclasses.dataclass
class Figures:
    """The measured figures of one PDF."""

    characters: float
    leading: float
    on_grid: float
    loose: float
    widest: float
    hyphenated: float
    hyphen_run: int
    last_page: float
    lonely: list[str]
    stranded: list[str]
    hole: float
    fonts: set[str]
    pages: int


class Bars:
    """Measures a PDF. `body` is the body's size, `leading` its leading, `margins` (top, bottom) of the text area,
    `front` is how
    many pages (cover, contents) stand before the text."""

    def __init__(self, sheets: list[Sheet], *, body: float, margins: tuple[float, float], front: int = 0) -> None:
        # Cover and contents are no text pages.
        sheets = sheets[front:]
        self.sheets, self.body_size = sheets, body
        self.top, self.bottom = margins
        self.body = [[line for line in sheet.lines if self._is_body(line)] for sheet in sheets]
        flat = [line for page in self.body for line in page]
        self.font = Counter(line.font for line in flat).most_common(1)[0][0] if flat else ""

    def _is_body(self, line: Line) -> bool:
        return abs(line.size - self.body_size) < 0.06

    def prose(self) -> list[list[Line]]:
        """The lines of running text, page by page: the body's size in the body's most frequent face."""
        return [[line for line in page if line.font == self.font] for page in self.body]

    def paragraphs(self) -> list[list[Line]]:
        """Prose cut into paragraphs: lines one below the other at one leading, in one column."""
        found: list[list[Line]] = []
        for page in self.prose():
            for line in page:
                above = found[-1][-1] if found and found[-1] and found[-1][-1] in page else None
                if above and 0 < above.y - line.y < 1.75 * self.body_size and not self._opens(line, above):
                    found[-1].append(line)
                else:
                    found.append([line])
        return found

    def _opens(self, line: Line, above: Line) -> bool:
        return line.x - above.x > 0.5 * self.body_size or above.end < line.x + 0.2 * self.body_size

    def characters(self) -> float:
        """The median length of full lines (the last line of a paragraph is not full)."""
        full = [len(line.text) for lines in self.paragraphs() for line in lines[:-1]]
        return statistics.median(full) if full else 0

    def leading(self) -> float:
        steps = [a.y - b.y for lines in self.paragraphs() for a, b in itertools.pairwise(lines)]
        return statistics.median(steps) / self.body_size if steps else 0

    def on_grid(self, leading: float) -> float:
        """The part of the body's lines that stand within half a point of the grid of their columns. Each brief on a
        page has its own; a headline begins the next."""
        hits = total = 0
        for band in self._bands():
            origin = Counter(round(line.y % leading, 1) for line in band).most_common(1)[0][0]
            offs = [abs((line.y - origin + leading / 2) % leading - leading / 2) for line in band]
            hits, total = hits + sum(off <= 0.5 for off in offs), total + len(offs)
        return hits / total if total else 1.0

    def _bands(self) -> list[list[Line]]:
        found: list[list[Line]] = []
        for sheet, page in zip(self.sheets, self.prose(), strict=True):
            heads = sorted((line.y for line in sheet.lines if line.size > 1.9 * self.body_size + 8), reverse=True)
            edges = [sheet.height, *heads, 0.0]
            bands = ([ln for ln in page if low < ln.y <= high] for high, low in itertools.pairwise(edges))
            found.extend(band for band in bands if band)
        return found

    def justified(self) -> list[Line]:
        """Lines that are stretched to the measure: all but the last of each paragraph."""
        return [line for lines in self.paragraphs() for line in lines[:-1] if line.spaces]

    def loose(self) -> tuple[float, float]:
        """(the part of justified lines whose widest space is over .45 em, the widest space of all)."""
        widest = [statistics.median(line.spaces) for line in self.justified()]
        return (sum(w > LOOSE for w in widest) / len(widest), max(widest)) if widest else (0.0, 0.0)

    def hyphenated(self, words: set[str]) -> tuple[float, int]:
        """(the part of all lines that end in a hyphen which is not the word's own, the longest run of them)."""
        count = run = longest = total = 0
        for lines in self.paragraphs():
            run = 0
            for line, below in zip(lines, [*lines[1:], None], strict=True):
                total += 1
                ends = line.text.endswith(("-", "\u2010")) and below is not None
                whole = line.words[-1] + (below.words[0] if below and below.words else "") if line.words else ""
                run = run + 1 if ends and whole.strip("“”‘’.,;:!?()") not in words else 0
                count, longest = count + bool(run), max(longest, run)
        return (count / total if total else 0.0), longest

    def last_page(self) -> float:
        """How far down the last page's text area its contents reach, 0 to 1; 1 for a single page."""
        if len(self.sheets) == 1:
            return 1.0
        sheet = self.sheets[-1]
        feet = self._feet(sheet)
        area = sheet.height - self.top - self.bottom
        return (sheet.height - self.top - min(feet, default=sheet.height - self.top)) / area

    def _feet(self, sheet: Sheet) -> list[float]:
        inside = [line.y for line in sheet.lines if self.bottom - 4 < line.y < sheet.height - self.top + 4]
        return inside + [low for _, low in sheet.boxes if low > self.bottom - 4]

    def hole(self) -> float:
        """The largest white, as a part of the page, between two things on a page or under the last of a page that is
        not the document's last."""
        worst = 0.0
        for number, sheet in enumerate(self.sheets):
            spans = [(line.y + line.size * 0.7, line.y) for line in sheet.lines] + list(sheet.boxes)
            spans = sorted((high, low) for high, low in spans if low >= self.bottom - 4)
            spans = sorted(spans, key=lambda span: -span[0])
            reach = spans[0][1] if spans else sheet.height
            for high, low in spans[1:]:
                worst = max(worst, (reach - high) / sheet.height)
                reach = min(reach, low)
            if number < len(self.sheets) - 1:
                worst = max(worst, (reach - self.bottom) / sheet.height)
        return worst

    def stranded(self, headings: set[str]) -> list[str]:
        """Headings with fewer than two lines under them in their column."""
        found = []
        for sheet in self.sheets:
            for line in sheet.lines:
                if line.text in headings:
                    under = [
                        other
                        for other in sheet.lines
                        if 0 < line.y - other.y < 8 * self.body_size and abs(other.x - line.x) < 6 * self.body_size
                    ]
                    boxes = [box for box in sheet.boxes if 0 < line.y - box[1] < sheet.height and box[0] - box[1] > 40]
                    if len(under) < 2 and not boxes:
                        found.append(line.text)
        return found

    def lonely(self, texts: list[str]) -> list[str]:
        """Of the given display texts, those that are set in several lines with one word on the last."""
        found = []
        for text in texts:
            words = text.split()
            lines = self._lines_of(words)
            if len(lines) > 1 and lines[-1] == 1:
                found.append(text)
        return found

    def _lines_of(self, words: list[str]) -> list[int]:
        """How many words of a text stand on each of its lines (empty when it is not found in one piece)."""
        for sheet in self.sheets:
            for start in range(len(sheet.lines)):
                counts, taken = [], 0
                for line in sheet.lines[start:]:
                    here = [word for word in line.words if word not in ("•", "–")]
                    if here != words[taken : taken + len(here)] or not here:
                        break
                    counts.append(len(here))
                    taken += len(here)
                    if taken == len(words):
                        return counts
        return []

    def figures(self, *, leading: float, words: set[str], headings: set[str], display: list[str]) -> Figures:
        """Everything at once."""
        loose, widest = self.loose()
        hyphenated, run = self.hyphenated(words)
        return Figures(
            characters=self.characters(),
            leading=self.leading(),
            on_grid=self.on_grid(leading),
            loose=loose,
            widest=widest,
            hyphenated=hyphenated,
            hyphen_run=run,
            last_page=self.last_page(),
            lonely=self.lonely(display),
            stranded=self.stranded(headings),
            hole=self.hole(),
            fonts=set().union(*(sheet.fonts for sheet in self.sheets)),
            pages=len(self.sheets),
        )
