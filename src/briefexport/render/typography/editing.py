"""One run of text in several pieces (the words between and inside emphasis, links …), edited as if it were one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable

Edit = tuple[int, int, str]


class Piecewise:
    """`text` is the pieces in one; edits keep every character in the piece it stood in."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces = list(pieces)

    @property
    def text(self) -> str:
        """All pieces in one."""
        return "".join(self._pieces)

    @property
    def pieces(self) -> list[str]:
        return self._pieces

    def edit(self, edits: Iterable[Edit]) -> None:
        """Replace `text[start:end]` by words, for edits that do not overlap, in order.

        An edit that reaches over the end of a piece is left undone: its characters belong to different inlines.
        """
        starts, offset = [], 0
        for piece in self._pieces:
            starts.append(offset)
            offset += len(piece)
        shifts = [0] * len(self._pieces)
        for start, end, words in edits:
            index = bisect_right(starts, start) - 1
            while index < len(self._pieces) - 1 and start == end == starts[index] and not self._pieces[index]:
                index += 1
            low = start - starts[index] + shifts[index]
            high = end - starts[index] + shifts[index]
            if high > len(self._pieces[index]):
                continue
            piece = self._pieces[index]
            self._pieces[index] = piece[:low] + words + piece[high:]
            shifts[index] += len(words) - (end - start)

    def replace(self, pattern: str, words: str | Callable[[re.Match[str]], str]) -> None:
        """Replace group 1 of every match (the whole match where there is no group), but nothing inside an address."""
        text = self.text
        matches = list(re.finditer(pattern, text))
        if not matches:
            return
        group = 1 if matches[0].re.groups else 0
        spare = addresses(text)
        found = [(*match.span(group), words if isinstance(words, str) else words(match)) for match in matches]
        self.edit(edit for edit in found if text[edit[0] : edit[1]] != edit[2] and not spare(*edit[:2]))


_WHITE = re.compile(r"[^\S ]")
Spared = Callable[[int, int], bool]
# Addresses are not prose, nor are a command's options: nothing in them is a quotation mark or a dash. Each pattern is
# tried only on text that holds its sign, because most text holds none.
_ADDRESSES = (
    ("://", r"[A-Za-z][A-Za-z0-9+.-]*://\S+"),
    ("www.", r"www\.\S+"),
    ("@", r"[\w.+-]+@[\w-]+\.[\w.-]+"),
    (" -", r"(?<!\S)--?\w[\w-]*(?:=\S*)?"),
)


def addresses(text: str) -> Spared:
    """A test for places inside an address (or a command's option) in this text."""
    signs = " " + _WHITE.sub(" ", text)  # an option begins the text or follows white space of any kind
    spans = [found.span() for sign, pattern in _ADDRESSES if sign in signs for found in re.finditer(pattern, text)]
    return lambda start, end: any(low < max(end, start + 1) and start < high for low, high in spans)
