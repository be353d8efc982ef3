"""One utterance as a reader wants it on paper: letters joined by hyphens, pronunciation in brackets at first use."""

from __future__ import annotations

import re

from briefexport.plugin import Substitution, Utterance
from briefexport.text import squeeze

# What is said for a written form stands within so many characters of the one before it.
_WINDOW = 10_000
_LETTERS = re.compile(r"(?:[A-Z] )+[A-Z](?=\b)")


class Reading:
    """Remembers which pronunciations were shown, so that each is shown once."""

    def __init__(self) -> None:
        self._shown: set[str] = set()

    def line(self, item: Utterance) -> str:
        """The words of `item` as they stand in the script."""
        out: list[str] = []
        at = 0
        for change in item.substitutions:
            said = change.from_ if "pronunciation" in change.rule else squeeze(change.to)
            start = item.spoken.find(said, at, at + _WINDOW) if said else -1
            if start >= 0:
                out += [item.spoken[at:start], self._shown_as(change, said)]
                at = start + len(said)
        return "".join((*out, item.spoken[at:]))

    def _shown_as(self, change: Substitution, said: str) -> str:
        if not change.rule.startswith("lexicon") or change.rule.endswith("expansion"):
            return _hyphened(said)
        written, first = change.from_, change.from_ not in self._shown
        self._shown.add(written)
        if "pronunciation" in change.rule:
            return f"{said} [{change.to}]" if first and not change.to.startswith("/") else said
        if _LETTERS.fullmatch(said) or any(map(str.isdigit, written)):
            return _hyphened(said)
        if said.casefold() == written.casefold():
            return written
        return f"{written} [{said}]" if first else written


def _hyphened(words: str) -> str:
    """Letters that are said one by one, joined: U-S."""
    return _LETTERS.sub(lambda match: match.group().replace(" ", "-"), words)
