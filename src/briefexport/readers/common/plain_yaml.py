"""The front matter nearly every text has, an entry at one look: `key: value`, quoted or not, and simple lists.

The YAML library makes an event of every key, value and item, at ten times the cost. Whatever is not certainly plain is
left to it, faults among them; a test holds the two to one result.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from briefexport.plugin import Position

# A quoted value may go on over lines, with no empty one among them; `---` and `...` would end the document.
_ON = r"\n(?! *\n|---|\.\.\.)"
_ESCAPE = r"\\(?:[\"\\]|U000[1-9A-Fa-f][0-9A-Fa-f]{4})"
_QUOTED = rf"""(?:"[^"\\\n]*(?:(?:{_ON}|{_ESCAPE})[^"\\\n]*)*"|'[^'\n]*(?:(?:{_ON}|'')[^'\n]*)*')"""
# No indicator (YAML 1.2, 5.3) begins such words, and neither `: ` nor ` #` stands in them.
_WORDS = r"""[^\s?:,\[\]{}#&*!|>'"%@`-][^\n:#]*(?:(?::(?=\S)|(?<=\S)#)[^\n:#]*)*"""
_VALUE = rf"(?:{_QUOTED}|{_WORDS})"
_LISTED = rf"(?:{_QUOTED}|[\w/][\w.+/ -]*)"
_END = r" *+(?:(?<= )#.*)?(?:\n|\Z)"
_ENTRY = re.compile(
    rf"(?P<key>[A-Za-z_][A-Za-z0-9_-]{{0,60}}):(?:"
    rf" ++(?P<value>{_VALUE}){_END}"
    rf"| ++\[ *+(?P<listed>(?:(?>{_LISTED} *)(?:, *+(?>{_LISTED} *))*)?)\]{_END}"
    rf"|{_END}(?P<items>(?P<indent> *+)- ++{_VALUE}{_END}(?:(?P=indent)- ++{_VALUE}{_END})*)?)"
    r"|(?:#.*)?(?:\n|\Z)"
)
_OF_LIST = re.compile(_LISTED)
_ITEM = re.compile(rf" *- +({_VALUE}){_END}")
_FOLD = re.compile(r" *\n *")
_MEANT = re.compile(r"\\(?:U([0-9A-Fa-f]{8})|(.))")

Plain = Callable[[str], Any]


def read(written: str, plain: Plain) -> tuple[dict[str, Any], dict[str, Position]] | None:
    """The values and places of the keys of front matter, which begins on line 2; None where YAML must be asked.

    `plain` gives what words without quotes mean.
    """
    if not written.replace("\n", "").isprintable():
        return None
    found: dict[str, Any] = {}
    places: dict[str, Position] = {}
    at, line = 0, 2
    while at < len(written):
        entry = _ENTRY.match(written, at)
        if not entry or (key := entry["key"]) in found:
            return None
        if key:
            found[key], places[key] = _value(entry, plain), Position(line, 1)
        line += entry[0].count("\n")
        at = entry.end()
    return found, places


def _value(entry: re.Match[str], plain: Plain) -> Any:
    if entry["value"]:
        return _scalar(entry["value"], plain)
    if entry["items"]:
        return [_scalar(item, plain) for item in _ITEM.findall(entry["items"])]
    return None if entry["listed"] is None else [_scalar(one, plain) for one in _OF_LIST.findall(entry["listed"])]


def _scalar(written: str, plain: Plain) -> Any:
    if written[0] not in "\"'":
        return plain(written.rstrip(" "))
    words = written[1:-1]
    if "\n" in words:
        words = _FOLD.sub(" ", words)
    if written[0] == "'":
        return words.replace("''", "'")
    return _MEANT.sub(lambda escape: chr(int(escape[1], 16)) if escape[1] else escape[2], words)
