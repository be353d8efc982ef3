"""Bylines: "By Jane Doe and John Smith, Reuters" to people."""

from __future__ import annotations

import itertools
import re

import msgspec

from briefexport import model as m

_BY = re.compile(r"^\s*(?:(?:words|written|reported|story|text|interview|reviewed?)\s+)?by[:\s]+", re.I)
# `Ortega y Gasset` stays one: every part must have the shape of a name.
_PICTURES = r"photo(?:graph)?s|pictures|illustrations?|graphics"
_AND = re.compile(rf"\s*(?:;|\s+(?:and|&|und|et|y|e|og|och|en|with)\s+|,?\s+(?=(?:{_PICTURES}) by\s))\s*", re.I)
_CREDIT = re.compile(rf"^({_PICTURES}) by\s+", re.I)
# What somebody is, at the end or before the place of it: `Health Editor`, `Senior Fellow at the Institute for Water`.
_ROLE = re.compile(
    r"\b(?:correspondent|editor|reporter|writer|columnist|critic|analyst|producer|contributor|journalist|photographer|"
    r"staff|director|fellow|professor|researcher|secretary)s?(?:\s+(?:at|of|for|in)\s.*)?$",
    re.I,
)
# `Ann Lee | The Quay`, `Ann Lee (Reuters)`, `Ann Lee for The Quay`, `Ann Lee in Kyiv`
_TAIL = re.compile(
    r"^(?P<name>.+?)(?:\s*[|/]\s*|\s+[–—-]\s+|\s+(?:for|of|at|from)\s+|\s+(?=in\s)|\s*\((?=[^()]+\)$))(?P<tail>\D+?)\)?$",
    re.I,
)
_SUFFIXES = frozenset({"Jr", "Sr", "PhD", "MD", "II", "III"})
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
    """The people of a byline. What is not certainly several people stays one name as written.

    `Jane Doe and John Smith, Reuters` are both of Reuters; `Jane Doe and John Smith, Health Editor` is one editor.
    """
    words = _BY.sub("", written).strip()
    groups = [_group(part) for part in _AND.split(words) if part]
    if not groups or not all(groups):
        return (m.Person(name=words),) if words else ()
    return _shared([person for group in groups for person in group])


def _group(words: str) -> list[m.Person]:
    """People parted by commas, the last with what stands behind the name; empty where the first is none."""
    credit = _CREDIT.match(words)
    pieces = [piece.strip() for piece in words[credit.end() if credit else 0 :].split(",") if piece.strip()]
    names = list(itertools.takewhile(_is_person, pieces))
    rest = pieces[len(names) :]
    if rest and (found := _TAIL.match(rest[0])) and _is_person(found["name"]):
        names.append(found["name"])
        rest[0] = found["tail"]
    if rest and names and rest[0].rstrip(".") in _SUFFIXES:
        names[-1] += f", {rest.pop(0)}"
    people = [m.Person(name=name, role=credit[1].lower() if credit else "") for name in names]
    return [*people[:-1], _said(people[-1], ", ".join(rest))] if people else []


def _is_person(words: str) -> bool:
    return is_name(words) and not _ROLE.search(words)


def _said(person: m.Person, behind: str) -> m.Person:
    """With what stands behind the name: what somebody is, or whom they write for."""
    if not behind or person.role:
        return msgspec.structs.replace(person, affiliation=behind)
    field = "role" if _ROLE.search(behind) else "affiliation"
    return msgspec.structs.replace(person, **{field: behind})


def _shared(people: list[m.Person]) -> tuple[m.Person, ...]:
    """What only the last one has behind the name is said of all, where it can be: one editor is one person."""
    *others, last = people
    several = last.role.endswith("s") and _ROLE.search(last.role)
    if any(one.role or one.affiliation for one in others) or not (last.affiliation or several):
        return tuple(people)
    return tuple(msgspec.structs.replace(one, role=last.role, affiliation=last.affiliation) for one in people)
