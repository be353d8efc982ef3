"""Who is quoted: each quotation of the article with the words that name its source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefexport.plugin import Utterance
from briefexport.text import squeeze

_QUOTED = re.compile(r"“([^“”]{12,})”|(?<![\w)>])\"(?=\w)([^\"]{12,})\"(?!\w)")
# A name: capitalised words in a row, initials and small particles among them.
_NAME = re.compile(
    r"(?<![\w’'.-])(?:[A-Z][\w’'.-]{0,40}\s(?:(?:de|da|van|von|der|bin|al|el|of)\s)?){1,4}[A-Z][\w’-]{0,40}"
)
# Words with which a sentence begins, and which no name does.
_NO_NAMES_TEXT = """
    A All An And As At But By For From He Her His If In It Its Many Most No On One Other Others Our She Some That
    The Their These They This Those To Two We When While With
"""
_NO_NAMES = frozenset(_NO_NAMES_TEXT.split())
_LONGEST = 60


def quotations(utterances: Sequence[Utterance]) -> list[tuple[str, str]]:
    """(words quoted, source) in order. The source is what the sentence says beside the quotation, with the last name
    before it where the sentence has none; a block quotation's is its attribution."""
    found: list[tuple[str, str]] = []
    last_name = ""
    for index, item in enumerate(utterances):
        if item.skipped:
            continue
        for match in _QUOTED.finditer(item.text):
            beside = squeeze(item.text[: match.start()] + " … " + item.text[match.end() :]).strip(" …,")
            source = _source(beside, last_name) or _attribution(utterances[index + 1 :])
            found.append((_short(match[1] or match[2]), source))
        names = [name for name in _NAME.findall(_QUOTED.sub(" ", item.text)) if name.split()[0] not in _NO_NAMES]
        last_name = names[0] if names else last_name
    return found


def _source(beside: str, last_name: str) -> str:
    words = _short(beside)
    if not any(map(str.isalpha, words)):
        return last_name
    named = _NAME.search(beside) or not last_name
    return words if named else f"{words} ({last_name})"


def _attribution(rest: Sequence[Utterance]) -> str:
    return next((item.text for item in rest[:3] if item.role == "attribution"), "no source is named")


def _short(words: str) -> str:
    words = squeeze(words)
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"
