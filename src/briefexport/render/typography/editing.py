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

    def replace(self, pattern: re.Pattern[str], words: str | Callable[[re.Match[str]], str], spare: Spared) -> None:
        """Replace group 1 of every match (the whole match where there is no group), but nothing in `spare`."""
        group = 1 if pattern.groups else 0
        edits = []
        for found in pattern.finditer(self.text):
            start, end = found.span(group)
            new = words if isinstance(words, str) else words(found)
            if start >= 0 and new != found[group] and not spare(start, end):
                edits.append((start, end, new))
        self.edit(edits)


Spared = Callable[[int, int], bool]
# Addresses are not prose: nothing in them is a quotation mark or a dash.
_ADDRESS = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+|(?<!\S)--?\w[\w-]*(?:=\S*)?")


def addresses(text: str) -> Spared:
    """A test for places inside an address (or a command's option) in this text."""
    spans = [found.span() for found in _ADDRESS.finditer(text)]
    return lambda start, end: any(low < max(end, start + 1) and start < high for low, high in spans)
