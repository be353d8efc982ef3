"""The words of the lines put right: what a line break took from them, or added.

At the end of a line WeasyPrint drops the space and adds a hyphen, or breaks an address where it finds no hyphen, and a
drop capital stands apart from its word. On paper that is right; for whoever listens, copies or searches it glues words
together or cuts them (ISO 32000-1, 14.8.2.5 asks for spaces between words; ISO 14289-1, 7.2, for text that maps to what
was written). So

* a space that the document has and the line lost is shown again at the line's end, where nothing is seen of it;
* a word cut at a line's end is given whole by its first part (ActualText), and its other parts are silent;
* a drop capital is silent, and the rest of its word gives the whole word.

The document's own text tells which is which: a hyphen that the writer wrote stays one.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

import pydyf

_HYPHENS = ("-", "\u2010")
_TOKENS = re.compile(r"<([0-9a-f]*)>|(-?[0-9.]+)")


@dataclasses.dataclass(eq=False)
class Run:
    """One line's words of one element: `text` as laid out, `mark` its marked-content number on `page`.

    `line` is the line's number in the document. `divided`: its last character is a hyphen of the layout; `hyphened`: a
    hyphen of the line setting follows it; `broken`: the line ends within a word that has no hyphen there.
    """

    page: int
    mark: int
    text: str
    initial: bool = False
    line: int = 0
    start: int = -1
    end: int = -1
    divided: bool = False
    hyphened: bool = False
    broken: bool = False
    spaced: bool = False


def align(runs: Sequence[Run], text: str) -> None:
    """Find each run in its block's own text: where it stands, whether a word was divided or a space lost."""
    written = _plain(text)
    folded, cursor, before = _folded(written), 0, None
    for run in runs:
        words = _plain(run.text).strip()
        start = cursor + (written[cursor : cursor + 1] == " ")
        length = _matched(folded, _folded(words), start) if words else 0
        if not length:
            continue
        run.start, run.end, run.divided = start, start + length, length < len(words)
        if before and start > cursor and not before.text[-1:].isspace() and not run.text[:1].isspace():
            before.spaced = True
        if before and start == before.end and run.line != before.line:
            before.broken = _in_a_word(written[start - 1 : start + 1])
        cursor, before = run.end, run


def _matched(text: str, words: str, start: int) -> int:
    """How many characters of the text the run shows; less than it has when its last is a hyphen of the layout."""
    if text.startswith(words, start):
        return len(words)
    if words.endswith(_HYPHENS) and len(words) > 1 and text.startswith(words[:-1], start):
        return len(words) - 1
    return 0


def _folded(text: str) -> str:
    """The text without its capitals, letter for letter: "ß" stays one."""
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def _in_a_word(around: str) -> bool:
    """True for two characters of one word; scripts without spaces between words may be broken anywhere."""
    return not any(map(_joins_words, around)) and " " not in around


def _joins_words(character: str) -> bool:
    """True for the scripts whose words no space parts (UAX #14, classes ID, CJ and SA), and their punctuation."""
    return unicodedata.east_asian_width(character) in ("W", "F") or bool(_SOUTH_EAST.match(character))


# Thai, Lao; Myanmar; Khmer, Tai Le, New Tai Lue; Tai Tham.
_SOUTH_EAST = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf]")


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00ad", ""))


def mend(runs: Sequence[Run], text: str, lines: Sequence[Lines]) -> None:
    """Write into the pages' streams what `align` found."""
    written = _plain(text)
    silent_until = -1
    for index, run in enumerate(runs):
        if run.start < 0:
            continue
        shown = lines[run.page].of(run.mark)
        if shown is None:
            continue
        if run.start < silent_until:
            shown.head(min(run.end, silent_until) - run.start, "")
        if _is_cut(run, written) and run.end > silent_until:
            stop = _word_end(written, run.end)
            first = run.end - len(_last_word(written[run.start : run.end]))
            if stop > run.end and _goes_on(runs, index):
                shown.tail(run.end - first + run.divided, written[first:stop])
                silent_until = stop
        if run.spaced:
            shown.space()


def _is_cut(run: Run, written: str) -> bool:
    """True where a word goes on in the next run; after a writer's hyphen too, which extractors drop at a line's end."""
    at_hyphen = written[run.end - 1 : run.end] in _HYPHENS
    return run.divided or run.hyphened or run.broken or run.initial or at_hyphen


def _goes_on(runs: Sequence[Run], index: int) -> bool:
    return any(run.start >= 0 for run in runs[index + 1 :])


def _last_word(text: str) -> str:
    start = len(text)
    while start and not _parts(text[start - 1]):
        start -= 1
    return text[start:]


def _word_end(text: str, start: int) -> int:
    return next((place for place in range(start, len(text)) if _parts(text[place])), len(text))


def _parts(character: str) -> bool:
    """True for what is between words, or may stand for it."""
    return character == " " or _joins_words(character)


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
    """The text of one run in the content stream. Mends are made in place; `head` before `tail` before `space`."""

    def __init__(self, items: list[Any], places: list[tuple[int, Any]]) -> None:
        self._items, self._places = items, places

    def tail(self, characters: int, text: str) -> None:
        """The last so many characters stand for `text`."""
        index, font = self._places[-1]
        item = self._items[index]
        if item.endswith(b"EMC\n"):  # all of it is silent already
            return
        begin = item.rfind(b"[")
        tokens = _tokens(item[begin:])
        count, place = 0, len(tokens)
        while place and count < characters:
            place -= 1
            count += len(_shows(tokens[place], font))
        self._items[index] = item[:begin] + _joined(tokens[:place]) + _replaced(tokens[place:], text)

    def head(self, characters: int, text: str) -> None:
        """The first so many characters stand for `text`."""
        index, font = self._places[0]
        tokens = _tokens(self._items[index])
        count = 0
        for place, token in enumerate(tokens, start=1):
            count += len(_shows(token, font))
            if count >= characters:
                self._items[index] = _replaced(tokens[:place], text) + _joined(tokens[place:])
                return
        self._items[index] = _replaced(tokens, text)

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


def _replaced(tokens: Sequence[str], text: str) -> bytes:
    """The tokens, standing for `text`."""
    return b"/Span <</ActualText " + bytes(pydyf.String(text).data) + b">> BDC\n" + _joined(tokens) + b"EMC\n"
