"""Words whose letters do not stand one behind the other, given whole.

A font of Devanagari, Bengali, Tamil or Khmer sets some vowels before their consonant, joins letters and puts marks
around them. WeasyPrint tells of each glyph what it stands for where it is met first, and that is other letters
elsewhere; a mark that is set apart ends a word for whoever extracts it. So a word that its glyphs do not spell, or that
has marks, is given as it was written (ActualText: ISO 32000-1, 14.9.4; ISO 14289-1, 7.2). Words from right to left are
left as they are: extractors read them backwards, and ActualText too.
"""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Iterator
from typing import Any

Range = tuple[int, int]


@dataclasses.dataclass
class Piece:
    """A word of a run: its first and last glyph, counted in the order of painting, and where it begins in the text."""

    first: int
    last: int
    start: int
    text: str

    def is_told_by(self, glyphs: str) -> bool:
        """True where what its glyphs stand for need not be replaced."""
        if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in self.text):
            return True
        return glyphs.translate(_UNSEEN) == self.text and not any(map(_is_mark, self.text))


def is_plain(text: str, glyphs: str) -> bool:
    """True for a text whose glyphs, one after the other, spell it."""
    return glyphs.translate(_UNSEEN) == text.translate(_UNSEEN) and not any(map(_is_mark, text))


# What a line need not show.
_UNSEEN = dict.fromkeys(map(ord, " \n\t\u00a0\u00ad\u200b\u2060"))


def _is_mark(letter: str) -> bool:
    return letter > "\u02ff" and unicodedata.category(letter)[0] == "M"


def pieces(box: Any) -> list[Piece]:
    """The words of a text box, in the order of painting."""
    found: list[Piece] = []
    text, ranges = _clusters(box)
    word: set[Range] = set()
    for place, (start, end) in enumerate(ranges):
        if text[start:end].isspace():
            word = set()
            continue
        if not word:
            found.append(Piece(place, place, start, ""))
        word.add((start, end))
        letters = b"".join(text[first:last] for first, last in sorted(word)).decode().translate(_UNSEEN)
        found[-1] = Piece(found[-1].first, place, min(start, found[-1].start), letters)
    return found


def respelled(found: list[Piece], written: str) -> list[Piece]:
    """The words as they were written, where there are as many."""
    words = written.split()
    if len(words) == len(found):
        for piece, word in zip(sorted(found, key=lambda piece: piece.start), words, strict=True):
            piece.text = word
    return found


def _clusters(box: Any) -> tuple[bytes, list[Range]]:
    """The box's text as UTF-8, and for each glyph that is painted the part of it that its cluster stands for."""
    layout = box.pango_layout
    layout.reactivate(box.style)
    try:
        line, _ = layout.get_first_line()
        return layout.text.encode(), [found for item in _items(line) for found in _of_item(item)]
    finally:
        layout.deactivate()


def _items(line: Any) -> Iterator[Any]:
    from weasyprint.text.ffi import ffi

    run = line.runs[0]
    while run != ffi.NULL:
        yield run.data
        run = run.next


def _of_item(item: Any) -> Iterator[Range]:
    from weasyprint.text.ffi import pango

    glyphs, offset = item.glyphs, item.item.offset
    clusters = list(glyphs.log_clusters[0 : glyphs.num_glyphs])
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], item.item.length], strict=True))
    for start, glyph in zip(clusters, glyphs.glyphs[0 : glyphs.num_glyphs], strict=True):
        if glyph.glyph != pango.PANGO_GLYPH_EMPTY:
            yield offset + start, offset + ends[start]
