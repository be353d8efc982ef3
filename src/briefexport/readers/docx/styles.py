"""The document's styles: what each means, by its own name, by the one it descends from, by its outline level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefexport.readers.docx.xml import W, is_on, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Built-in names, which Word writes in English whatever its own language, and the names pandoc and LibreOffice use.
MAP = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Author'] => p.author:fresh
p[style-name='Date'] => p.date:fresh
p[style-name='Abstract Title'] => p.abstract-title:fresh
p[style-name='Abstract'] => p.abstract:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='Image Caption'] => p.caption:fresh
p[style-name='Table Caption'] => p.caption:fresh
p[style-name='Figure'] => p:fresh
p[style-name='Captioned Figure'] => p:fresh
p[style-name='Definition Term'] => dl > dt:fresh
p[style-name='Definition'] => dl > dd:fresh
p[style-name='Source Code'] => pre:separator('\\n')
p[style-name='HTML Preformatted'] => pre:separator('\\n')
p[style-name='Preformatted Text'] => pre:separator('\\n')
r[style-name='Verbatim Char'] => code
r[style-name='HTML Code'] => code
r[style-name='Source Text'] => code
r.BriefFormula => span.math.inline
r.BriefDisplay => span.math.display
r.BriefNumber => span.brief-number
r[style-name='Strong'] => strong
r[style-name='Emphasis'] => em
strike => s
highlight => mark
"""

# Word writes built-in names in English whatever its language; other programs write them as they show them.
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|titulo|títol|titlu|kop|rubrik|overskrift|otsikko|nadpis|nagłówek"
    r"|başlık|címsor|naslov|заголовок|заглавие|επικεφαλίδα|כותרת|عنوان|見出し|标题|標題|제목) ?([1-9])"
)
_TRANSLATED = {
    **dict.fromkeys(
        ("titel", "tittel", "titre", "título", "títol", "titolo", "tytuł", "název", "rubrik", "otsikko", "cím", "titlu",
         "naslov", "konu başlığı", "название", "заголовок", "назва", "заглавие", "τίτλος", "כותרת טקסט", "العنوان",
         "表題", "标题", "標題", "제목"),
        "h1.title",
    ),
    **dict.fromkeys(
        ("untertitel", "ondertitel", "undertitel", "undertittel", "underrubrik", "sous-titre", "subtítulo", "subtítol",
         "sottotitolo", "podtytuł", "podnadpis", "podnaslov", "alaotsikko", "alcím", "subtitlu", "подзаголовок",
         "підзаголовок", "подзаглавие", "υπότιτλος", "副題", "副标题", "副標題", "부제"),
        "p.subtitle",
    ),
    **dict.fromkeys(("zitat", "citation", "cita", "citazione", "citaat", "citat", "cytat", "цитата"), "blockquote > p"),
    **dict.fromkeys(("beschriftung", "légende", "leyenda", "didascalia", "bijschrift"), "p.caption"),
}  # fmt: skip

# mammoth knows lists of five levels; Word has nine.
_DEEPEST = 9
# The style that a paragraph with an outline level of its own is given, and those of a further paragraph of an item.
OUTLINE = "BriefOutline"
RULE = "BriefRule"
CONTINUED = "BriefContinued"
CONTINUED_QUOTE = "BriefContinuedQuote"
# The styles of items that stand deeper than the level of their list.
BULLET, COUNTED = "BriefBullet", "BriefCounted"
_DEEP_LIST = re.compile("list (bullet|number|continue)(?: ([2-5]))?")


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: Element | None) -> None:
        found = root.iter(f"{W}style") if root is not None else ()
        self.known: dict[str, Element] = {style.get(f"{W}styleId") or "": style for style in found}
        self.hidden = frozenset(key for key in self.known if self._hides(key))

    def ancestry(self, key: str) -> Iterator[Element]:
        """A style and those it is based on, nearest first."""
        seen: set[str] = set()
        while key in self.known and key not in seen:
            seen.add(key)
            yield self.known[key]
            key = value(self.known[key], "basedOn")

    def _hides(self, key: str) -> bool:
        """True when text of this style is hidden."""
        switches = (style.find(f"{W}rPr/{W}vanish") for style in self.ancestry(key))
        return is_on(next((switch for switch in switches if switch is not None), None))

    def is_quote(self, key: str) -> bool:
        """True for a style that the map makes a quotation."""
        said = value(self.known.get(key), "name")
        return f"p[style-name='{said}'] => blockquote" in MAP or _TRANSLATED.get(said.lower(), "").startswith("block")

    def depth(self, key: str, kind: str = "") -> int:
        """How deep Word's own styles of single levels stand (`List Bullet 2`: 1); -1 for others, or of another kind."""
        for style in self.ancestry(key):
            if found := _DEEP_LIST.fullmatch(value(style, "name").lower()):
                return int(found[2] or 1) - 1 if kind in {"", found[1]} else -1
        return -1

    def map(self) -> str:
        """mammoth's style map for this document."""
        outlines = (f"p.{OUTLINE}{level} => h{level}:fresh" for level in range(1, 7))
        return MAP + "\n".join((f"p.{RULE} => hr:fresh", *outlines, *self._own(), *_lists()))

    def _own(self) -> Iterator[str]:
        """A line for each style of the writer's own, or of a program that translates the built-in names."""
        for key, style in self.known.items():
            said = value(style, "name")
            if style.get(f"{W}type") != "paragraph" or not said or re.search(r"['\\\n]", said):
                continue
            if made := _TRANSLATED.get(said.lower()):
                yield f"p[style-name='{said}'] => {made}:fresh"
            elif level := self.level(key):
                yield f"p[style-name='{said}'] => h{min(level, 6)}:fresh"

    def level(self, key: str) -> int:
        """The heading level of a paragraph style by its ancestry; 0 when it is none."""
        for style in self.ancestry(key):
            if style.get(f"{W}type") != "paragraph":
                return 0
            if found := _HEADING.fullmatch(value(style, "name").lower()):
                return int(found[1])
            outline = value(style, "pPr/outlineLvl")
            if re.fullmatch("[0-8]", outline):
                return int(outline) + 1
        return 0


def _lists() -> Iterator[str]:
    for level in range(1, _DEEPEST + 1):
        above = "ul|ol > li > " * (level - 1)
        yield f"p.{CONTINUED}{level} => {above}ul|ol > li > p:fresh"
        yield f"p.{CONTINUED_QUOTE}{level} => {above}ul|ol > li > blockquote > p:fresh"
        yield f"p.{BULLET}{level} => {above}ul > li:fresh"
        yield f"p.{COUNTED}{level} => {above}ol > li:fresh"
        if level > 5:
            yield f"p:unordered-list({level}) => {above}ul > li:fresh"
            yield f"p:ordered-list({level}) => {above}ol > li:fresh"
