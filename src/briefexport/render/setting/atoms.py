"""The inside of a paragraph as atoms: words with their widths, spaces, tags, and the places where a line may end."""

from __future__ import annotations

import dataclasses
import functools
import html
import re
from collections.abc import Iterator
from typing import Any

from briefexport.render.setting.measuring import Measure

_TOKEN = re.compile(r'<span class="footnote"[^>]*>|<[^>]+>|[^<]+')
_TAG = re.compile(r"</?([a-z0-9]+)")
_WORD = re.compile(r"[ \n\t]+|[^ \n\t]+")
# A line may end after a dash or an explicit hyphen between letters; never after "U.S.-".
_INNER = re.compile(r"(?<=[^\W\d_]{2})(?<!\.)-(?=[^\W\d_]{2})|[—–](?=\w)|/(?=\w{3})")
_CAPITALS = re.compile(r"(?<![\w.-])([A-Z]{4,})(?![\w])")
# What total-fit cannot measure is left to the formatter: pictures, breaks, scripts that need real bidi or kinsoku.
_STRANGE = re.compile(
    "[\u0590-\u08ff\u0900-\u1cff\u2e80-\ua4cf\ua960-\ud7ff\uf900-\ufdff\ufe30-\ufeff\U0001f000-\U0003ffff]"
)
_UNMEASURED = ("<img", "<br", "<math", "<svg", "<kbd", "<sup>", "<sub>", 'class="initial"', "small-capitals", "<input")


@dataclasses.dataclass(slots=True)
class Atom:
    """`kind`: text, space, tag (markup of no width) or call (a footnote with its call).

    For text: `cuts` are offsets where a hyphen may divide it, `joints` where it may be divided without one.
    """

    kind: str
    markup: str
    text: str = ""
    width: float = 0.0
    bold: bool = False
    italic: bool = False
    mono: bool = False
    capitals: bool = False


def measurable(inner: str) -> bool:
    """True when every part of the paragraph has a width we can know."""
    return not _STRANGE.search(inner) and not any(part in inner for part in _UNMEASURED)


def atoms(inner: str, measure: Measure, *, capitals: bool, notes: int = 0) -> list[Atom]:
    """The paragraph's atoms in order; `notes` is how many footnotes were called before it."""
    found: list[Atom] = []
    style: list[str] = []
    tokens = iter(_TOKEN.findall(inner))
    for token in tokens:
        if token.startswith('<span class="footnote"'):
            notes += 1
            found.append(_call(token, tokens, notes, measure))
        elif token.startswith("<"):
            _note_style(token, style)
            found.append(Atom("tag", token))
        else:
            found.extend(_words(token, measure, style, capitals))
    return found


def _call(token: str, tokens: Iterator[str], number: int, measure: Measure) -> Atom:
    """A footnote, whole, with the width of the number that stands for it in the line."""
    markup, depth = token, 1
    for part in tokens:
        markup += part
        depth += part.startswith("<span") - part.startswith("</span")
        if not depth:
            break
    shown = f",{number}" if " data-next=" in token else str(number)
    return Atom("call", markup, width=0.66 * measure.word(shown))


def _note_style(tag: str, style: list[str]) -> None:
    name = _TAG.match(tag)
    if not name or tag.endswith("/>"):
        return
    if tag.startswith("</"):
        if name[1] in style:
            style.reverse()
            style.remove(name[1])
            style.reverse()
    else:
        style.append(name[1])


def _words(text: str, measure: Measure, style: list[str], capitals: bool) -> Iterator[Atom]:
    bold = "strong" in style or "b" in style
    italic = any(name in style for name in ("em", "i", "cite", "dfn", "var"))
    mono = any(name in style for name in ("code", "samp"))
    for word in _WORD.findall(text):
        if word.isspace():
            yield Atom("space", " ", " ", measure.word(" ", bold=bold, italic=italic), bold, italic, mono)
        elif capitals and not mono and _CAPITALS.search(html.unescape(word)):
            yield from _split_capitals(word, measure, bold, italic)
        else:
            yield _text(word, measure, bold, italic, mono)


def _text(markup: str, measure: Measure, bold: bool, italic: bool, mono: bool) -> Atom:
    plain = html.unescape(markup)
    return Atom("text", markup, plain, measure.word(plain, bold=bold, italic=italic, mono=mono), bold, italic, mono)


def _split_capitals(word: str, measure: Measure, bold: bool, italic: bool) -> Iterator[Atom]:
    for number, part in enumerate(_CAPITALS.split(word)):
        if part and number % 2:
            width = measure.capitals(part)
            yield Atom("text", small_capitals(part), part, width, bold, italic, False, True)
        elif part:
            yield _text(part, measure, bold, italic, False)


def small_capitals(word: str) -> str:
    """An acronym marked for small capitals."""
    return f'<span class="small-capitals">{word}</span>'


def mark_capitals(text: str) -> str:
    """A run of text with its acronyms marked (tags and their attributes left alone)."""
    return "".join(
        part if part.startswith("<") else _CAPITALS.sub(lambda found: small_capitals(found[1]), part)
        for part in _TOKEN.findall(text)
    )


def joints(atom: Atom) -> list[int]:
    """Offsets in the text after which a line may end without a hyphen of ours."""
    if atom.capitals or atom.mono or "&" in atom.markup:
        return []
    return [found.end() for found in _INNER.finditer(atom.text)]


@functools.lru_cache(maxsize=16)
def _dictionary(language: str) -> Any:
    import pyphen

    known = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=known, left=3, right=3) if known else None


@functools.lru_cache(maxsize=8192)
def hyphens(word: str, language: str) -> tuple[int, ...]:
    """Offsets at which a word may be divided: six letters or more, three on either side (as print.css asks)."""
    core = word.rstrip('.,;:!?”’")»')
    start = len(core) - len(core.lstrip('“‘"(«'))
    core = core[start:]
    dictionary = _dictionary(language)
    if dictionary is None or len(core) < 6 or not core.isalpha() or core.isupper():
        return ()
    return tuple(start + int(at) for at in dictionary.positions(core))
