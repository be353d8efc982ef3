"""The text that a page's content stream shows, and how to let other text stand for it (ISO 32000-1, 14.9.4)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

import pydyf

from briefexport.exporters.pdf.clusters import Piece, is_plain

_Place = tuple[int, int]  # an item of the content stream, a token of it
_TOKENS = re.compile(r"<([0-9a-f]*)>|(-?[0-9.]+)")


class Lines:
    """A page's content stream, read once: which items show the text of which mark, in which font."""

    def __init__(self, items: list[Any], fonts: dict[str, Any]) -> None:
        self._items = items
        self._shown: dict[int, list[tuple[int, Any]]] = {}
        self._read(fonts)

    def _read(self, fonts: dict[str, Any]) -> None:
        stack: list[int] = []
        font = None
        for index, item in enumerate(self._items):
            if isinstance(item, pydyf.Dictionary) and "MCID" in item:
                self._shown[item["MCID"]] = []
            elif isinstance(item, bytes):
                if item == b"BDC":
                    before = self._items[index - 1]
                    stack.append(before.get("MCID", -1) if isinstance(before, dict) else -1)
                elif item == b"BMC":
                    stack.append(-1)
                elif item == b"EMC":
                    stack.pop()
                elif item.endswith(b" Tf"):
                    font = fonts.get(item[1:].split(b" ", 1)[0].decode())
                elif item.endswith(b"] TJ") and stack and stack[-1] >= 0:
                    self._shown[stack[-1]].append((index, font))

    def of(self, mark: int) -> Shown | None:
        """The text shown under a mark; None where nothing is, or in a bitmap font."""
        shown = self._shown.get(mark)
        return Shown(self._items, shown) if shown and all(font is not None for _, font in shown) else None


class Shown:
    """The text of one run in the stream. Mends are made in place: `head`, `tail`, `whole`, `space`, in this order."""

    def __init__(self, items: list[Any], places: list[tuple[int, Any]]) -> None:
        self._items, self._places = items, places

    def tail(self, characters: int, text: str) -> None:
        """The last so many characters stand for `text`; in whatever fonts they are (a Korean word, a Latin dot)."""
        for place, (index, font) in reversed(list(enumerate(self._places))):
            item = self._items[index]
            if item.endswith(b"EMC\n"):  # all of it is silent already
                return
            begin = item.rfind(b"[")
            tokens = _tokens(item[begin:])
            kept = len(tokens)
            while kept and characters > 0:
                kept -= 1
                characters -= len(_shows(tokens[kept], font))
            done = characters <= 0 or place == 0
            self._items[index] = item[:begin] + _joined(tokens[:kept]) + _replaced(tokens[kept:], text if done else "")
            if done:
                return

    def head(self, characters: int, text: str) -> None:
        """The first so many characters stand for `text`."""
        for index, font in self._places:
            tokens = _tokens(self._items[index])
            kept = 0
            while kept < len(tokens) and characters > 0:
                characters -= len(_shows(tokens[kept], font))
                kept += 1
            self._items[index] = _replaced(tokens[:kept], text) + _joined(tokens[kept:])
            if characters <= 0:
                return
            text = ""

    def is_plain(self, text: str) -> bool:
        """True where the glyphs spell the text; also where they were mended already."""
        told = "".join(shown for _, shown in self._glyphs())
        return is_plain(text, told) or any(b"ActualText" in self._items[index] for index, _ in self._places)

    def whole(self, pieces: Sequence[Piece], end: str) -> bool:
        """Words that their glyphs do not spell are given whole. True where the last is, with `end` after it."""
        glyphs = list(self._glyphs())
        if not pieces or pieces[-1].last >= len(glyphs):  # a bitmap font's
            return False
        final = max(pieces, key=lambda piece: piece.start)
        texts, ends = {}, set()
        for piece in pieces:
            own = glyphs[piece.first : piece.last + 1]
            if not piece.is_told_by("".join(shown for _, shown in own)):
                texts[own[0][0]] = piece.text + (end if piece is final else "")
                ends.add(own[-1][0])
        for index, _ in self._places if texts else ():
            self._items[index] = b"".join(_parted(index, _tokens(self._items[index]), texts, ends))
        return glyphs[final.first][0] in texts

    def _glyphs(self) -> Iterator[tuple[_Place, str]]:
        """Where each glyph stands, and what the font says that it shows."""
        for index, font in self._places:
            for place, token in enumerate(_tokens(self._items[index])):
                if token.startswith("<"):
                    yield (index, place), _shows(token, font)

    def space(self) -> None:
        """A space after the words, in their font; where that has none, the words stand for themselves with a space."""
        index, font = self._places[-1]
        glyph = next((glyph for glyph, text in font.to_unicode.items() if text == " "), None)
        item = self._items[index]
        last = item.rfind(b"] TJ")
        tokens = _tokens(item[item.rfind(b"[", 0, last) :])
        if glyph is None:
            if item.startswith(b"["):  # not mended already
                self._items[index] = _replaced(tokens, "".join(_shows(token, font) for token in tokens) + " ")
        elif _is_right_to_left(tokens, font):
            first = item.find(b"[")
            back = f"[<{glyph:04x}>{font.widths.get(glyph, 0)}".encode()
            self._items[index] = item[:first] + back + item[first + 1 :]
        else:
            self._items[index] = item[:last] + f"<{glyph:04x}>".encode() + item[last:]


def _is_right_to_left(tokens: Sequence[str], font: Any) -> bool:
    return any(unicodedata.bidirectional(c) in ("R", "AL") for token in tokens for c in _shows(token, font))


def _tokens(item: bytes) -> list[str]:
    """Single glyphs (four hexadecimal digits) and adjustments of a `[…] TJ`."""
    return list(_split(item.decode("ascii")))


def _split(item: str) -> Iterator[str]:
    for glyphs, number in _TOKENS.findall(item):
        if number:
            yield number
        else:
            yield from ("<" + glyphs[start : start + 4] for start in range(0, len(glyphs), 4))


def _shows(token: str, font: Any) -> str:
    return str(font.to_unicode.get(int(token[1:], 16), "")) if token.startswith("<") else ""


def _joined(tokens: Sequence[str]) -> bytes:
    """The tokens as one TJ; nothing for none."""
    if not tokens:
        return b""
    body = "".join(token + ">" if token.startswith("<") else f"{token} " for token in tokens)
    return f"[{body.replace('><', '')}] TJ\n".encode()


def _parted(index: int, tokens: Sequence[str], texts: dict[_Place, str], ends: set[_Place]) -> Iterator[bytes]:
    """The tokens of an item, with the beginning of each replacement and its end."""
    waiting: list[str] = []
    for place, token in enumerate(tokens):
        if (index, place) in texts:
            yield _joined(waiting) + _opening(texts[index, place])
            waiting = []
        waiting.append(token)
        if (index, place) in ends:
            yield _joined(waiting) + b"EMC\n"
            waiting = []
    yield _joined(waiting)


def _opening(text: str) -> bytes:
    return b"/Span <</ActualText " + bytes(pydyf.String(text).data) + b">> BDC\n"


def _replaced(tokens: Sequence[str], text: str) -> bytes:
    """The tokens, standing for `text`."""
    return _opening(text) + _joined(tokens) + b"EMC\n"
