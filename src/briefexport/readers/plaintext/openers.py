"""What stands around the text of a brief and is about it: taken as metadata only where nothing else could be meant.

Each claim names the field, its value, and the unit it took; a field that front matter or the command line gives is not
claimed, and the words stay where they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

import msgspec

from briefexport import model as m
from briefexport.readers.common import bylines, dates
from briefexport.readers.common.dates import ANY_MONTH, MONTH
from briefexport.readers.plaintext.lines import Unit
from briefexport.readers.plaintext.vocabulary import BYLINE

_PUBLISHED = re.compile(
    r"^(?:(?:first )?published|posted|date|issued|released|veröffentlicht|erschienen|publiée?|"
    r"publicad[oa]|pubblicat[oa])(?:\s+(?:on|at|am|le|el|em|il))?\s*:?\s+",
    re.I,
)
_MODIFIED = re.compile(
    r"^(?:last )?(?:updated|modified|revised|aktualisiert|stand|mis à jour|actualizad[oa]|atualizad[oa]|aggiornat[oa])"
    r"(?:\s+(?:on|at|am|le|el|em|il))?\s*:?\s+",
    re.I,
)
_EMBARGO = re.compile(r"^(?:strictly )?(?:under )?embargo(?:ed)?(?:\s+until|\s+to|\s*:)\s*:?\s*(.+)$", re.I)
_CORRECTION = re.compile(r"^corrections?(?:\s*\(([^)]+)\)|,\s*([^:]{6,30}))?\s*:\s*(.+)$", re.I)
_OWN_BYLINE = re.compile(r"^(?:(?:words|written|reported|story|text|interview|reviewed?)\s+)?by\b", re.I)
_SOURCES = re.compile(r"^(?:sources?|quellen?|fuentes?|font[ei]s?|bronn?en|källor|kilder)\s*:?\s*$", re.I)
# A mail pasted whole.
_SUBJECT = re.compile(r"^(?:subject|betreff|objet|asunto|oggetto|assunto|onderwerp)\s*:\s*(?=\S)", re.I)
_RIGHTS = re.compile(r"^(?:©|\(c\)(?=\s)|copyright\s+(?:©|\(c\)|\d{4}))\s*\S", re.I)
_OPENING = 10  # so many units may stand above the first paragraph
_LONGEST_RIGHTS = 24  # words: a longer one is a paragraph of the small print
_URL = re.compile(r"https?://\S+[^\s.,;)\]]")
# KYIV, Ukraine, Nov. 17 (Reuters) — : the place in capitals, perhaps a country, a date, an agency, then a dash. A place
# that is not in capitals needs its date or an agency everybody knows.
_LARGE = "A-ZÀ-ÖØ-Þ"
_DAY = rf"(?:{MONTH}\s+\d{{1,2}}|\d{{1,2}}\.?\s+(?:de\s+)?(?:(?i:{ANY_MONTH})\b\.?))(?:,?\s+(?:del?\s+)?\d{{4}})?"
_REGION = rf"(?:,\s+[{_LARGE}][\w.]+(?:\s[{_LARGE}][\w.]+)?)?"
_AGENCY = r"\s+(?:\(\w[\w ./]+\)|/[A-Z][\w ]+/)"
_KNOWN = r"\s+\((?:Reuters|AP|AFP|PA|UPI|CNN|BBC|dpa|DPA|EFE|ANSA|TASS|Xinhua|Bloomberg|VOA|RFE/RL)\)"
_DATELINE = re.compile(
    rf"^((?:[{_LARGE}][{_LARGE}.'’-]+(?:[ /-][{_LARGE}][{_LARGE}.'’-]+){{0,3}}{_REGION}(?:,\s+{_DAY})?(?:{_AGENCY})?"
    rf"|[{_LARGE}][\w.'’-]+(?:[ /][{_LARGE}][\w.'’-]+){{0,3}}{_REGION}(?:,\s+{_DAY}(?:{_AGENCY})?|{_KNOWN})))"
    r"(?:\s*\.?(?:—|–|--|-\s)\s*)(?=\S)"
)
_NO_PLACE = re.compile(
    r"^(?:THE|AN?|BREAKING|EXCLUSIVE|UPDATED?|ANALYSIS|OPINION|EDITORIAL|COMMENT|WATCH|LISTEN|LIVE|NEWS|NOTE|WARNING|"
    r"ALERT|CORRECTION|CLARIFICATION|FACTBOX|EXPLAINER|TIMELINE|INTERVIEW|FEATURE|Q&A|TL;DR)\b"
)


class Claim(msgspec.Struct, frozen=True):
    """A unit (by number) that became metadata."""

    unit: int
    field: str
    value: Any


def claims(units: list[Unit], given: Collection[str], headings: str) -> Iterator[Claim]:
    """What the units say about the brief. `given` are fields that are known already."""
    taken: dict[str, Claim] = {}
    for claim in (*_opening(units, headings), *_closing(units)):
        if claim.field not in given and (claim.field not in taken or claim.field == "corrections"):
            taken[claim.field] = claim
            yield claim


def _opening(units: list[Unit], headings: str) -> Iterator[Claim]:
    """Lines above the first paragraph, in any order: kicker, headline, byline, dates, embargo, correction."""
    headline = _headline(units) if headings == "auto" else None
    if headline is not None:
        yield from _kicker(units, headline)
        yield Claim(headline, "headline", _SUBJECT.sub("", units[headline].text))
    for n, unit in enumerate(units[:_OPENING]):
        if n == headline:
            continue
        about = tuple(_about(units, n, headline))
        yield from about
        if unit.shape.is_prose and not about and not _CORRECTION.match(unit.text):
            return


def _about(units: list[Unit], n: int, headline: int | None) -> Iterator[Claim]:
    words = units[n].text
    if units[n].shape.is_byline and _OWN_BYLINE.match(words):
        yield Claim(n, "byline", msgspec.to_builtins(bylines.people(words)))
    elif headline is not None and n == headline + 1 and (people := _signed(units[n])):
        yield Claim(n, "byline", msgspec.to_builtins(people))
    elif headline is not None and n == headline + 1 and units[n].shape.is_name and _dated(units, n + 1):
        yield Claim(n, "byline", [{"name": words}])
    elif found := _EMBARGO.match(words):
        if instant := dates.rfc3339(found[1].rstrip("."), zoned=True):
            yield Claim(n, "embargo_until", instant)
    elif told := _date_line(words):
        yield Claim(n, *told)
    else:
        yield from _correction(units, n)


def _signed(unit: Unit) -> tuple[m.Person, ...]:
    """The people of `Von Anna Muster und Paul Meier`, right below a headline: the word is a part of many names too."""
    found = BYLINE.match(unit.text) if unit.shape.is_byline else None
    people = bylines.people(found[1]) if found and found[1] else ()
    return people if all(bylines.is_name(one.name) and not one.affiliation for one in people) else ()


def _closing(units: list[Unit]) -> Iterator[Claim]:
    """Corrections, sources, rights and a byline below the last paragraph."""
    for n in range(max(1, len(units) - 8), len(units)):
        yield from _correction(units, n)
    for n in range(max(1, len(units) - 3), len(units)):
        if units[n].shape.is_byline and _OWN_BYLINE.match(units[n].text):
            yield Claim(n, "byline", msgspec.to_builtins(bylines.people(units[n].text)))
    end = len(units)
    if end > 1 and units[-1].shape.length <= _LONGEST_RIGHTS and _RIGHTS.match(units[-1].text):
        end -= 1
        yield Claim(end, "rights", units[end].text)
    yield from _sources(units[:end])


def _headline(units: list[Unit]) -> int | None:
    """The first title-like line, when prose follows: at the top, or below a kicker, date or byline there."""
    for n, unit in enumerate(units[:4]):
        if unit.underline or unit.text.startswith("#") or unit.is_rule or unit.quoted:
            return None
        above = _is_kicker(unit) or unit.shape.is_furniture  # of its own page: `POLICY BRIEF No. 14 | November 2026`
        if _is_small_print(unit) or (above and n + 1 < len(units) and _is_title(units, n + 1)):
            continue
        return n if _is_title(units, n) else None
    return None


def _is_title(units: list[Unit], n: int) -> bool:
    shape = units[n].shape
    if shape.ending in {".", ",", "…", ":"} or not 2 <= shape.length <= 22 or len(units[n].text) > 160:
        return False
    if (
        shape.bullet
        or shape.number
        or shape.is_quoted
        or shape.is_furniture
        or shape.is_address
        or _is_turn(shape.speaker)
    ):
        return False
    if (
        shape.is_furniture
        or shape.is_date
        or shape.is_picture
        or shape.case == "lower"
        or shape.has_quote_inside
        or units[n].underline
    ):
        return False
    rest = [unit for unit in units[n + 1 :] if not unit.is_rule]
    return any(unit.shape.is_prose for unit in rest[:6]) and not _is_salutation(units[n].text)


def _is_turn(speaker: str) -> bool:
    """`Q:` and `REPORTER:` are turns; `Heat pumps: your questions answered` is a title."""
    return speaker in {"Q", "A"} or (len(speaker) > 1 and speaker.isupper() and " " not in speaker)


def _is_salutation(words: str) -> bool:
    return bool(re.match(r"^(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|to)\b", words, re.I))


def _is_small_print(unit: Unit) -> bool:
    return bool(unit.shape.is_date or _EMBARGO.match(unit.text) or _date_line(unit.text) or unit.shape.is_byline
                or re.match(r"^for immediate release\b", unit.text, re.I))  # fmt: skip


def _is_kicker(unit: Unit) -> bool:
    return unit.shape.case == "capitals" and unit.shape.length <= 4 and unit.shape.ending in {"", ":"}


def _kicker(units: list[Unit], headline: int) -> Iterator[Claim]:
    for n in range(headline):
        if _is_kicker(units[n]) and not _is_small_print(units[n]):
            yield Claim(n, "kicker", units[n].text.rstrip(":"))


def _dated(units: list[Unit], n: int) -> bool:
    return n < len(units) and units[n].shape.is_date


def _date_line(words: str) -> tuple[str, str] | None:
    """(field, date) of a line that is nothing but a date, perhaps after "Published" or "Updated"."""
    for field, prefix in (("modified", _MODIFIED), ("published", _PUBLISHED)):
        bare = prefix.sub("", words)
        if bare != words or field == "published":
            found = dates.rfc3339(bare) or dates.rfc3339(bare.rstrip("."))
            return (field, found) if found else None
    return None


def _correction(units: list[Unit], n: int) -> Iterator[Claim]:
    found = _CORRECTION.match(units[n].text)
    if found and units[n].shape.length >= 6:
        when = dates.rfc3339(found[1] or found[2] or "")
        if when or not (found[1] or found[2]):
            yield Claim(n, "corrections", {"date": when, "text": found[3]})


def _sources(units: list[Unit]) -> Iterator[Claim]:
    """A last section headed "Sources" that holds nothing but list items, lines with an address, or short lines."""
    start = next((n for n in range(len(units) - 1, 0, -1) if _SOURCES.match(units[n].text)), 0)
    listed = units[start + 1 :]
    if not start or not listed or not all(map(_is_reference, listed)):
        return
    entries = [_source(re.sub(r"^(?:[-*+•·▪▫◦‣●○■□–—]|\(?\d{1,3}[.)])\s+", "", unit.text)) for unit in listed]
    yield Claim(start, "sources", entries)


def _is_reference(unit: Unit) -> bool:
    listed = unit.shape.bullet or unit.shape.number or _URL.search(unit.text)
    return bool(listed) or (unit.shape.is_unclosed and not unit.shape.is_prose)


def _source(words: str) -> dict[str, str]:
    found = _URL.search(words)
    title = _URL.sub("", words).strip(" ,;:–—-()<>") if found else words
    return {"title": title or words, "url": found[0] if found else ""}


def dateline(words: str) -> str:
    """The dateline a first paragraph opens with, its dash included; empty when it has none."""
    found = _DATELINE.match(words)
    return found[0] if found and not _NO_PLACE.match(words) else ""


def place_filed(found: str) -> str:
    """A dateline without its dash (`(EFE).-` has a full stop in it too)."""
    bare = found.rstrip(" -–—")
    return bare[:-1] if bare.endswith(").") else bare
