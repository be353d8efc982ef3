"""Units to blocks, with the account of every word."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from briefexport import model as m
from briefexport.plugin import LedgerEntry
from briefexport.readers.common import signatures
from briefexport.readers.plaintext.judging import Verdict
from briefexport.readers.plaintext.lines import Unit
from briefexport.readers.plaintext.vocabulary import BULLET, NUMBER

_LINK = re.compile(r"https?://[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]’'…]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Marks that also begin ordinary sentences: two items at least make them a list.
_DOUBTFUL = frozenset("-–—*+→o")


class Build(msgspec.Struct):
    """The blocks so far, what became of each unit (`became`, for people), and the account."""

    units: list[Unit]
    verdicts: list[Verdict]
    taken: dict[int, str]
    blocks: list[m.Block] = msgspec.field(default_factory=list)
    ledger: list[LedgerEntry] = msgspec.field(default_factory=list)
    became: dict[int, str] = msgspec.field(default_factory=dict)
    parted: bool = False

    def run(self) -> Build:
        """All units in order; each step takes one or more."""
        self.parted = any(unit.blank_before for unit in self.units[1:])
        n = 0
        while n < len(self.units):
            n += self._step(n)
        return self

    def _step(self, n: int) -> int:
        unit, verdict = self.units[n], self.verdicts[n]
        if n in self.taken or not unit.text:
            if unit.text:
                self.became[n] = f"metadata: {self.taken[n]}"
                self._account(unit, unit.text, "metadata", self.taken[n])
            return 1
        if unit.is_rule:
            self._mark(unit, unit.text, "rule")
            return self._add(n, m.Rule(id=_place(unit)), "rule")
        if verdict.level:
            heading = m.Heading(id=_place(unit), level=verdict.level, content=_inlines(verdict.text))
            return self._add(n, heading, f"heading, level {verdict.level}", verdict.text)
        if unit.quoted:
            return self._quote(n)
        return self._list(n) or self._pull_quote(n) or self._attributed(n) or self._address(n) or self._paragraph(n)

    def _paragraph(self, n: int) -> int:
        unit = self.units[n]
        return self._add(n, m.Paragraph(id=_place(unit), content=_inlines(unit.text)), "paragraph", unit.text)

    def _add(self, n: int, block: m.Block, became: str, words: str = "") -> int:
        self.blocks.append(block)
        self.became[n] = became
        if words:
            self._account(self.units[n], words, "body", block.id)
        return 1

    def _account(self, unit: Unit, words: str, fate: str, where: str) -> None:
        self.ledger.append(LedgerEntry(words=words, fate=fate, where=where, line=unit.line, column=unit.indent + 1))  # type: ignore[arg-type]

    def _mark(self, unit: Unit, words: str, reason: str) -> None:
        self.ledger.append(LedgerEntry(words=words, fate="body", where=_place(unit), reason=reason, line=unit.line))

    # Quotations

    def _quote(self, n: int) -> int:
        """Lines that begin with >, as in mail."""
        end = n
        while end < len(self.units) and (self.units[end].quoted or not self.units[end].text):
            end += 1
        content = []
        for number in range(n, end):
            unit = self.units[number]
            if unit.text:
                content.append(m.Paragraph(id=_place(unit), content=_inlines(unit.text)))
                self.became[number] = "quotation"
                self._account(unit, unit.text, "body", _place(unit))
        self.blocks.append(m.Quote(id=_place(self.units[n], "q"), content=tuple(content)))
        return end - n

    def _attributed(self, n: int) -> int:
        """A quotation with a line below that says whose it is, after a dash."""
        if n + 1 >= len(self.units) or not self.units[n].shape.begins_quoted:
            return 0
        unit, below = self.units[n], self.units[n + 1]
        dash = signatures.dash(below.text)
        if not dash or not unit.shape.is_quoted:
            return 0
        paragraph = m.Paragraph(id=_place(unit), content=_inlines(unit.text))
        attribution = _inlines(below.text[dash:])
        self._account(unit, unit.text, "body", _place(unit))
        self._account(below, below.text, "body", _place(unit, "q"))
        self.blocks.append(m.Quote(id=_place(unit, "q"), content=(paragraph,), attribution=attribution))
        self.became |= {n: "quotation", n + 1: "attribution of the quotation"}
        return 2

    def _pull_quote(self, n: int) -> int:
        """A line in quotation marks that another paragraph says too: repeated for the eye."""
        unit = self.units[n]
        words = unit.text.strip('“”"«»„ .,').casefold()
        if not unit.shape.is_quoted or not 5 <= unit.shape.length <= 40 or len(self.units) > 1000:
            return 0
        others = (other.text.casefold() for k, other in enumerate(self.units) if k != n and k not in self.taken)
        if not any(words in other and len(other) > len(words) + 12 for other in others):
            return 0
        paragraph = m.Paragraph(id=_place(unit), content=_inlines(unit.text))
        return self._add(n, m.PullQuote(id=_place(unit, "q"), content=(paragraph,)), "pull quote", unit.text)

    def _address(self, n: int) -> int:
        """Short lines between blank lines: an address or a signature, one paragraph with breaks."""
        if not self.parted or not self.units[n].blank_before:
            return 0
        end = n
        while end < len(self.units) and self._belongs(end) and (end == n or not self.units[end].blank_before):
            end += 1
        group = self.units[n:end]
        closed = end >= len(self.units) or self.units[end].blank_before
        if len(group) < 2 or not closed:
            return 0
        content: list[m.Inline] = []
        for unit in group:
            content += [*([m.LineBreak()] if content else []), *_inlines(unit.text)]
        block = m.Paragraph(id=_place(group[0]), content=tuple(content))
        for number in range(n, end):
            self.became[number] = "line of a paragraph"
            self._account(self.units[number], self.units[number].text, "body", block.id)
        self.blocks.append(block)
        return end - n

    def _belongs(self, n: int) -> bool:
        unit = self.units[n]
        plain = not (self.verdicts[n].level or n in self.taken or unit.is_rule or unit.quoted or unit.shape.bullet)
        return plain and len(unit.text) <= 60 and unit.shape.ending not in {".", "?", "!", "…"}

    # Lists

    def _list(self, n: int) -> int:
        """A list of at least two items (one, where its mark can be nothing else), with lists inside by indentation."""
        end = self._list_end(n, self.units[n].indent)
        if not self._is_list(n, end):
            return 0
        self.blocks.append(self._list_block(n, end))
        return end - n

    def _is_list(self, n: int, end: int) -> bool:
        first = self.units[n]
        members = [unit for unit in self.units[n:end] if unit.indent <= first.indent + 1 and _marker(unit)]
        if first.shape.bullet:
            return len(members) > 1 or first.shape.bullet not in _DOUBTFUL
        return bool(first.shape.number) and len(members) > 1

    def _list_end(self, n: int, indent: int) -> int:
        """The unit after the last of the list that begins at `n`."""
        if not _marker(self.units[n]):
            return n
        end, last = n + 1, self.units[n]
        while end < len(self.units) and self._goes_on(last, self.units[end], end, indent):
            last = self.units[end] if _marker(self.units[end]) and self.units[end].indent <= indent + 1 else last
            end += 1
        return end

    def _goes_on(self, last: Unit, unit: Unit, n: int, indent: int) -> bool:
        if self.verdicts[n].level or n in self.taken or unit.is_rule or unit.quoted:
            return False
        if unit.indent > indent + 1:
            return True
        if not _marker(unit) or unit.indent < indent - 1:
            return False
        if last.shape.bullet:
            return unit.shape.bullet == last.shape.bullet
        return unit.shape.number == last.shape.number + 1

    def _list_block(self, n: int, end: int) -> m.List:
        first = self.units[n]
        items: list[m.ListItem] = []
        held: list[m.Block] = []
        number = n
        while number < end:
            unit = self.units[number]
            if _marker(unit) and unit.indent <= first.indent + 1:
                if held:
                    items.append(m.ListItem(content=tuple(held)))
                held = [self._item(number)]
                number += 1
                continue
            inner = min(self._list_end(number, unit.indent), end)
            if inner > number:  # inside a list and further in, even one mark is a list
                held.append(self._list_block(number, inner))
                number = inner
            else:
                held.append(m.Paragraph(id=_place(unit), content=_inlines(unit.text)))
                self._account(unit, unit.text, "body", _place(unit))
                self.became[number] = "paragraph of a list item"
                number += 1
        items.append(m.ListItem(content=tuple(held)))
        start = first.shape.number or 1
        return m.List(id=_place(first, "l"), ordered=not first.shape.bullet, start=start, items=tuple(items))

    def _item(self, n: int) -> m.Block:
        unit = self.units[n]
        mark = (BULLET.match(unit.text) or NUMBER.match(unit.text) or [""])[0]
        self._mark(unit, mark.strip(), "list mark")
        words = unit.text[len(mark) :]
        self._account(unit, words, "body", _place(unit))
        self.became[n] = "list item"
        return m.Paragraph(id=_place(unit), content=_inlines(words))


def _marker(unit: Unit) -> bool:
    return bool(unit.shape.bullet or unit.shape.number)


def _place(unit: Unit, suffix: str = "") -> str:
    """A provisional id; containers take a suffix, for they begin where their first block begins."""
    return f"@{unit.line}:{unit.indent + 1}{'.' + suffix if suffix else ''}"


def _inlines(words: str) -> m.Inlines:
    """Text, with addresses of the net and of mail as links."""
    if "://" not in words and "@" not in words:
        return (m.Text(words),)
    return tuple(_linked(words))


def _linked(words: str) -> Iterator[m.Inline]:
    at = 0
    for found in _LINK.finditer(words):
        if found.start() > at:
            yield m.Text(words[at : found.start()])
        address = found[0]
        yield m.Link(url=address if "://" in address else f"mailto:{address}", content=(m.Text(address),))
        at = found.end()
    if at < len(words):
        yield m.Text(words[at:])
