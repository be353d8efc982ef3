"""Bylines: "By Jane Doe and John Smith, Reuters" to people."""

from __future__ import annotations

import re

from briefexport import model as m

_BY = re.compile(r"^\s*(?:(?:words|written|reported|story|text|interview|reviewed?)\s+)?by[:\s]+", re.I)
# `Ortega y Gasset` stays one: every part must have the shape of a name.
_AND = re.compile(r"\s*(?:;|\s+(?:and|&|und|et|y|e|og|och|en)\s+)\s*", re.I)
# One name: two to five capitalised words, initials and particles; "McDonald", "O'Neil", "J. K. Rowling", "de la Cruz".
_WORD = r"(?:[^\W\d_a-z][\w'’.-]*)"
_PARTICLE = r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|al|bin|ibn|el|ter|ten|y)"
_NAME = re.compile(rf"^{_WORD}(?:\s+(?:{_WORD}|{_PARTICLE})){{1,4}}$")
_NOT_PEOPLE = re.compile(
    r"\b(?:Department|Ministry|Board|Council|Committee|Office|Institute|Agency|Department|Staff|Desk|Team|Group|Society|"
    r"Centre|Center|Foundation|University|Company|Corporation|Inc|Ltd|Association|Union|Bank|Press|News)\b"
)


def is_name(words: str) -> bool:
    """True for words with the shape of one person's name."""
    return bool(_NAME.match(words.strip())) and not _NOT_PEOPLE.search(words)


def people(written: str) -> tuple[m.Person, ...]:
    """The people of a byline. What is not certainly several people stays one name as written."""
    words = _BY.sub("", written).strip()
    parts = [part for part in _AND.split(words) if part]
    spread = [name.strip() for part in parts for name in part.split(",") if name.strip()]
    if len(spread) > 1 and all(map(is_name, spread)):
        return tuple(m.Person(name=name) for name in spread)
    if len(parts) > 1 and all(is_name(part.split(",")[0]) for part in parts):
        return tuple(_person(part) for part in parts)
    return (_person(words),) if words else ()


def _person(words: str) -> m.Person:
    """`Jane Doe, Reuters` is a name with an affiliation; `Jane Doe, Jr.` is a name."""
    name, comma, rest = words.partition(",")
    if comma and is_name(name) and rest.strip().rstrip(".") not in {"Jr", "Sr", "PhD", "MD", "II", "III"}:
        return m.Person(name=name.strip(), affiliation=rest.strip())
    return m.Person(name=words.strip())
