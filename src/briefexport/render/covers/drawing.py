"""The cover itself: the edition's words in the theme's design."""

from __future__ import annotations

from briefexport.model import Edition
from briefexport.plugin import Assets, Theme
from briefexport.render.covers import fitting
from briefexport.render.covers.design import HEIGHT, WIDTH, Design, Line, design_of
from briefexport.render.covers.painting import Canvas
from briefexport.render.covers.wording import Words, words_of
from briefexport.render.fonts.checking import needed_faces
from briefexport.render.fonts.shaping import shape, width
from briefexport.render.themes.faces import FontFace, font_faces


def cover(edition: Edition, theme: Theme, assets: Assets | None = None) -> bytes:
    """A PNG of 1600 × 2560 pixels. Raises `ContentError` for a character that no font here has.

    `assets` is there for designs that show a picture; the built-in ones are all type.
    """
    design, words = design_of(theme), words_of(edition)
    return _Cover(design, words, theme).painted().png()


class _Cover:
    def __init__(self, design: Design, words: Words, theme: Theme) -> None:
        self.design, self.words, self.theme = design, words, theme
        self.canvas = Canvas(WIDTH, HEIGHT, self._color(design.ground))
        self.measure = WIDTH - 2 * design.margin
        self.fallbacks = needed_faces(theme, words.all(), language=words.language)

    def painted(self) -> Canvas:
        self._rules()
        self._headline()
        self._dek()
        self._pair(self.design.name, self.words.name, self.design.issue, self.words.issue)
        self._pair(self.design.kicker, self.words.kicker, None, "")
        self._pair(self.design.byline, self.words.byline, self.design.date, self.words.date)
        return self.canvas

    def _rules(self) -> None:
        for rule in self.design.rules:
            if not rule.beside or any(getattr(self.words, text) for text in rule.beside):
                self.canvas.bar(self.design.margin, rule.y, self.measure, rule.height, self._color(rule.color))

    def _headline(self) -> None:
        slot, text = self.design.headline, self.words.headline
        if not text:
            return
        faces = self._faces(slot.font, slot.weight)
        fitted = fitting.headline(text, slot, faces, self.measure, self.words.language)
        first = slot.top + 0.7 * fitted.size  # capitals stand about seven tenths of the size high
        self._lines(fitted, first, faces, slot.color)

    def _dek(self) -> None:
        slot = self.design.dek
        faces = self._faces(slot.font, slot.weight)
        fitted = fitting.foot(self.words.dek, slot, faces, self.measure) if self.words.dek else None
        if fitted and fitted.lines:
            first = slot.last - fitted.size * fitted.leading * (len(fitted.lines) - 1)
            self._lines(fitted, first, faces, slot.color)

    def _lines(self, fitted: fitting.Fitted, first: float, faces: tuple[FontFace, ...], color: str) -> None:
        placed = []
        for number, text in enumerate(fitted.lines):
            runs = shape(text, faces, rtl=self.words.rtl)
            x = self._x(sum(run.advance for run in runs) * fitted.size, end=False)
            placed.append((runs, x, first + number * fitted.size * fitted.leading))
        self.canvas.text(placed, fitted.size, self._color(color))

    def _pair(self, near: Line | None, text: str, far: Line | None, other: str) -> None:
        """Two texts on one line: the far one first, the near one in what room it leaves."""
        used = self._line(far, other, self.measure * 0.45) if far else 0.0
        if near:
            self._line(near, text, self.measure - used - (48 if used else 0))

    def _line(self, slot: Line, text: str, room: float) -> float:
        if not text:
            return 0.0
        faces = self._faces(slot.font, slot.weight)
        fitted = fitting.line(text, slot, faces, room)
        long = width(fitted.lines[0], faces) * fitted.size
        runs = shape(fitted.lines[0], faces, rtl=self.words.rtl)
        self.canvas.text([(runs, self._x(long, slot.end), slot.baseline)], fitted.size, self._color(slot.color))
        return long

    def _x(self, long: float, end: bool) -> float:
        """The left edge of a line; a page that reads from the right is mirrored."""
        return WIDTH - self.design.margin - long if end != self.words.rtl else self.design.margin

    def _color(self, token: str) -> str:
        return str(self.theme.tokens[token])

    def _faces(self, token: str, weight: int) -> tuple[FontFace, ...]:
        """The face of a font token nearest in weight, then the theme's others, then those of other scripts."""
        family = self.theme.tokens[token]
        upright = [face for face in font_faces(self.theme) if face.style == "normal"]
        own = sorted((f for f in upright if f.family == family), key=lambda face: abs(face.weight - weight))[:1]
        rest = sorted((f for f in upright if f.family != family), key=lambda face: abs(face.weight - weight))
        heavy = sorted(self.fallbacks, key=lambda face: abs(face.weight - weight))
        return (*own, *heavy, *rest)
