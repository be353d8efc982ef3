"""A sentence's inlines as segments to be spoken: what is said for each, and in which language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

import msgspec

from briefexport import model as m
from briefexport.text import plain

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\Z|[\w.-]+\.[a-z]{2,}/\S*\Z")
_SUPERSCRIPT = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_SUBSCRIPT = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class Segment(msgspec.Struct, frozen=True):
    """`written` as printed; `said` is what the normaliser reads instead; `expansion` is what an abbreviation means."""

    written: str
    said: str
    language: str
    expansion: str = ""


def segments(inlines: m.Inlines, language: str, *, alt: bool = True) -> tuple[Segment, ...]:
    """The segments in order, neighbours of one language merged. `alt`: images are said by their description."""
    merged: list[Segment] = []
    for segment in _flat(inlines, language, alt):
        last = merged[-1] if merged else None
        if last and not (last.expansion or segment.expansion) and _same(last, segment):
            merged[-1] = Segment(last.written + segment.written, last.said + segment.said, last.language)
        else:
            merged.append(segment)
    return tuple(merged)


def _same(left: Segment, right: Segment) -> bool:
    # What has no letters (spaces, stops) belongs to any language.
    return primary(left.language) == primary(right.language) or not any(map(str.isalnum, right.said))


def primary(language: str) -> str:
    """The primary subtag: `en` of `en-GB`."""
    return language.split("-")[0].casefold()


def _flat(inlines: m.Inlines, language: str, alt: bool) -> Iterator[Segment]:
    for inline in inlines:
        match inline:
            case m.Text(text=words) | m.Code(text=words):
                yield Segment(words, words, language)
            case m.Math(tex=tex):
                yield Segment(tex, tex, language)
            case m.LineBreak():
                yield Segment(" ", " ", language)
            case m.NoteReference():
                continue
            case m.Image(alt=words):
                yield Segment(words, words if alt else "", language)
            case m.Superscript(content=content) | m.Subscript(content=content):
                raised = isinstance(inline, m.Superscript)
                yield from _shifted(plain(content), language, _SUPERSCRIPT if raised else _SUBSCRIPT)
            case m.Quotation(content=content):
                yield Segment("", "“", language)
                yield from _flat(content, language, alt)
                yield Segment("", "”", language)
            case m.Link(content=content) if _ADDRESS.match(plain(content).strip()):
                yield Segment(plain(content), _host(plain(content)), language)
            case m.Abbreviation(expansion=expansion, content=content):
                yield Segment(plain(content), plain(content), language, expansion)
            case m.Span(language=own, content=content):
                yield from _flat(content, own or language, alt)
            case (
                m.Emphasis(content=content)
                | m.Strong(content=content)
                | m.Strikethrough(content=content)
                | m.Mark(content=content)
                | m.Keyboard(content=content)
                | m.Cite(content=content)
                | m.Link(content=content)
                | m.Time(content=content)
            ):
                yield from _flat(content, language, alt)
            case _:
                assert_never(inline)


def _shifted(words: str, language: str, table: dict[int, int]) -> Iterator[Segment]:
    """Raised and lowered digits as the characters for them, so that 10² is not read as 102."""
    digits = bool(words) and all(chr(c) in "0123456789+-−" for c in map(ord, words))
    yield Segment(words, words.translate(table) if digits else words, language)


def _host(address: str) -> str:
    """A printed address as a reader would name it: its host."""
    bare = re.sub(r"\A\s*(?:https?://)?(?:www\.)?", "", address)
    return re.split(r"[/?#]", bare, maxsplit=1)[0].strip()
