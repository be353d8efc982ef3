"""One document, laid out: its markup with the breaks we chose, and the sizes the stylesheet is to use."""

from __future__ import annotations

import dataclasses
import html
import itertools
import re
from collections.abc import Callable

import msgspec

from briefexport.plugin import Theme
from briefexport.render.setting import fitting
from briefexport.render.setting.body import Body
from briefexport.render.setting.display import displayed
from briefexport.render.setting.measuring import Measure
from briefexport.render.setting.settings import Lines, Page, Setting, chosen_outside, length, page_for, setting_for
from briefexport.render.setting.tables import Tables
from briefexport.render.themes.faces import FontFace
from briefexport.render.themes.tokens import Value

_ARTICLE = re.compile(r"(<article\b[^>]*>)(.*?)(</article>)", re.DOTALL)
_MATTER = re.compile(r'(<div class="matter">\n)(.*)(</div>\n)', re.DOTALL)
_HEADLINE = re.compile(r'(<h1 class="headline"[^>]*)>([^<]*)</h1>')
_DEK = re.compile(r'(<p class="dek"[^>]*>)([^<]*)</p>')
# Who and when, in one box of its own, so that a theme may set it beside the text.
_META = re.compile(r'((?:<p class="(?:byline|dateline)">.*?</p>\n)+)(?=</header>)', re.DOTALL)
_PICTURE = re.compile(r'(<figure\b[^>]*><img\b[^>]*?\bsrc="([^"]*)"[^>]*?)(?=/>)')
_HEIGHT = re.compile(r"(?<=;height:)[^\"]*(?=\"$)")
_LANGUAGE = re.compile(r'<(?:html|article)\b[^>]*\blang="([^"]*)"')

# The part of the page's foot that is the running title's; the rest is the page number's.
_FOOT = 0.75


@dataclasses.dataclass(frozen=True)
class Laid:
    """The document with our line breaks, the settings for `themes.stylesheet(settings=…)`, and how the pages were
    reckoned to fill (None where the size is not ours to choose)."""

    xhtml: str
    settings: dict[str, Value]
    reckoned: fitting.Estimate | None = None


def _unknown(_address: str) -> tuple[float, float] | None:
    return None


def lay_out(
    xhtml: str,
    theme: Theme,
    *,
    page_size: str = "",
    columns: int = 0,
    fallbacks: tuple[FontFace, ...] = (),
    picture_size: Callable[[str], tuple[float, float] | None] = _unknown,
    known: fitting.Hindsight | None = None,
) -> Laid:
    """The print document of `render.printed`, set for a theme on a page size ("" and 0: the theme's own).

    `picture_size` gives width and height in points of the picture at an address of the document, as
    `pictures.picture_size` reads them; `known` is what an earlier try has shown.
    """
    setting, page = setting_for(theme), page_for(theme, page_size, columns)
    if page.columns == 1 and setting.leading_single:
        setting = msgspec.structs.replace(setting, leading=setting.leading_single)
    return _Layout(theme, setting, page, Measure(theme, fallbacks), picture_size, known).laid(xhtml)


class _Layout:
    def __init__(
        self,
        theme: Theme,
        setting: Setting,
        page: Page,
        measure: Measure,
        picture_size: Callable[[str], tuple[float, float] | None],
        known: fitting.Hindsight | None,
    ) -> None:
        self.theme, self.setting, self.page, self.measure = theme, setting, page, measure
        self.picture, self.known = picture_size, known
        self.reckoned: fitting.Estimate | None = None
        self.wide = page.width
        self.heights: list[float] = []
        self.bare = not setting.pull_quotes

    def laid(self, xhtml: str) -> Laid:
        found = _LANGUAGE.search(xhtml)
        self.language = found[1] if found else "en"
        fronts = _ARTICLE.sub(self._front, xhtml)
        size, leading = self._size(fronts)
        self.body = Body(self.setting, self.page, self.measure, size, leading)
        made = self._limited(_ARTICLE.sub(self._matter, fronts))
        return Laid(made, self._settings(size, leading), self.reckoned)

    def _settings(self, size: float, leading: float) -> dict[str, Value]:
        made: dict[str, Value] = {"body-size": f"{size:g}pt", "leading": f"{leading:g}pt"}
        return {name: value for name, value in made.items() if not chosen_outside(self.theme, name)}

    # the title block ------------------------------------------------------------------------------------------------

    def _front(self, article: re.Match[str]) -> str:
        """The article with the lines of its headline and dek; `heights` gets that of its title block."""
        self.height, self.spoken = 0.0, self._language(article[1])
        inner = _HEADLINE.sub(self._headline, article[2], count=1)
        inner = _DEK.sub(self._dek, inner, count=1)
        inner = _META.sub(r'<div class="meta">\n\1</div>\n', inner, count=1)
        heights = self.setting.heights
        self.height += heights.kicker if '<p class="kicker"' in inner else 0.0
        self.height += heights.byline if '<p class="byline"' in inner or '<p class="dateline"' in inner else 0.0
        self.heights.append(self.height)
        return article[1] + inner + article[3]

    def _language(self, tag: str) -> str:
        found = _LANGUAGE.search(tag)
        return found[1] if found else self.language

    def _headline(self, found: re.Match[str]) -> str:
        slot = self.setting.headline
        shown = self._shown(found[2], slot, "headline-size")
        running = self._running(found[2])
        if not shown or not slot:
            return f"{found[1]}{running}{self._as_paragraph(slot)}>{found[2]}</h1>"
        self.height += shown[1] * shown[2] * slot.leading + self.setting.heights.headline
        opening = found[1].replace('class="headline"', 'class="headline set"')
        return f'{opening}{running} style="font-size:{shown[1]:g}pt;white-space:nowrap">{shown[0]}</h1>'

    def _as_paragraph(self, slot: Lines | None) -> str:
        """How a headline is set that is too long to be one: in its smallest size, and it may go over to the next page;
        else it would leave the first one white."""
        small = slot and slot.sizes and not chosen_outside(self.theme, "headline-size")
        return f' style="{f"font-size:{slot.sizes[-1]:g}pt;" if slot and small else ""}break-inside:auto"'

    def _running(self, headline: str) -> str:
        """`data-short`, where the headline is too long for one line at the foot of a page: as much of it as fits."""
        text = " ".join(html.unescape(headline).split())
        stack = self.measure.stack("sans")
        room = _FOOT * self.page.width / self.setting.running
        widths = itertools.accumulate(self.measure.spaced(letter, stack, 0.0) for letter in text)
        fits = sum(width < room for width in widths)
        if fits == len(text):
            return ""
        short = text[: fits - 1].rsplit(" ", 1)[0] if " " in text[: fits - 1] else text[: fits - 1]
        return f' data-short="{html.escape(short.rstrip(" ,;:—–"))}…"'

    def _dek(self, found: re.Match[str]) -> str:
        slot = self.setting.dek
        shown = self._shown(found[2], slot, "dek-size")
        if not shown or not slot:
            return found[0]
        self.height += shown[1] * shown[2] * slot.leading + self.setting.heights.dek
        opening = found[1][:-1].replace('class="dek"', 'class="dek set"')
        return f'{opening} style="white-space:nowrap">{shown[0]}</p>'

    def _shown(self, markup: str, slot: Lines | None, token: str) -> tuple[str, float, int] | None:
        """(markup, size, lines) of a display text, or None where it is left to the formatter."""
        if not slot or not slot.sizes:
            return None
        size = length(str(self.page.tokens[token])) if chosen_outside(self.theme, token) else 0.0
        made = displayed(html.unescape(markup), slot, self.measure, self.wide, size, language=self.spoken)
        return (made.markup, made.size, made.lines) if made else None

    # the body -------------------------------------------------------------------------------------------------------

    def _size(self, xhtml: str) -> tuple[float, float]:
        tokens = self.page.tokens
        size, leading = length(str(tokens["body-size"])), length(str(tokens["leading"]))
        found = [(article[2], _MATTER.search(article[2])) for article in _ARTICLE.finditer(xhtml)]
        # What follows the body (sources, corrections) is read with it.
        matters = [(matter[2], inner[matter.end() :]) for inner, matter in found if matter]
        if not self.setting.body_sizes:
            return size, leading
        fixed = chosen_outside(self.theme, "leading")
        if not matters or chosen_outside(self.theme, "body-size"):
            return size, leading if fixed else fitting.leading_of(self.setting, size)
        best = self.reckoned = self._fitted(matters)
        return best.size, leading if fixed else best.leading

    def _fitted(self, matters: list[tuple[str, str]]) -> fitting.Estimate:
        """The body's size and leading; pull quotes are given up only where that fills the pages better."""
        bare = [(fitting.without_pull_quotes(matter), tail) for matter, tail in matters]
        best = self._estimate(bare if self.bare else matters)
        if bare != matters and not best.serves(self.setting.pages):
            other = self._estimate(bare)
            if other.serves(self.setting.pages) or other.fill > best.fill:
                best, self.bare = other, True
        return best

    def _size_of(self, address: str) -> tuple[float, float]:
        return self.picture(html.unescape(address)) or (self.page.measure, self.page.measure / 2)

    def _estimate(self, matters: list[tuple[str, str]]) -> fitting.Estimate:
        texts = [fitting.read(matter, tail, self.measure.word, self._size_of) for matter, tail in matters]
        text = fitting.joined(texts, self.heights)
        setting = self.setting if len(texts) == 1 else msgspec.structs.replace(self.setting, pages=0)
        masthead = setting.heights.masthead if len(texts) == 1 else 0.0
        return fitting.chosen(text, setting, self.page, self.heights[0] + masthead, self.known)

    def _matter(self, article: re.Match[str]) -> str:
        language = self._language(article[1])
        return (
            article[1]
            + _MATTER.sub(lambda m: m[1] + self._body(m[2], language) + m[3], article[2], count=1)
            + article[3]
        )

    def _picture(self, found: re.Match[str]) -> str:
        """A picture in columns takes a whole number of lines, so that the text under it stays on the grid."""
        size = self._size_of(found[2])
        lines = fitting.picture_lines(size, self.page, self.body.leading, self.setting)
        width = fitting.picture_width(size[0], self.page, self.setting)
        return f'{found[1]} style="width:{width:g}pt;height:{round(lines) * self.body.leading:g}pt"'

    def _limited(self, xhtml: str) -> str:
        """The document with the pictures lower that would leave a hole before them."""
        heights = dict(self.known.heights) if self.known else {}
        if not heights:
            return xhtml
        counted = itertools.count()
        return _PICTURE.sub(lambda found: self._lower(found, heights.get(next(counted), 0.0)), xhtml)

    def _lower(self, found: re.Match[str], most: float) -> str:
        if not most:
            return found[0]
        if not self.setting.justify:
            return f'{found[1]} style="max-height:{most:.1f}pt"'
        whole = max(2, int(most / self.body.leading)) * self.body.leading
        return _HEIGHT.sub(f"{whole:g}pt", found[1])

    def _body(self, matter: str, language: str) -> str:
        if self.setting.justify:
            matter = _PICTURE.sub(self._picture, matter)
        made = self.body.set(fitting.without_pull_quotes(matter) if self.bare else matter, language)
        if not self.setting.heights.pull_quote:  # they stand in the margin
            made = fitting.with_whole_pull_quotes(made)
        return Tables(self.setting, self.page, self.measure, self.body.size).settled(made)
