"""Dates in figures: 2024-06-03, 6/3/24, 03.06.2024, month and day alone (on 9/15), a machine's date and hour."""

from __future__ import annotations

import re

from briefexport.narration.language.english import words
from briefexport.narration.language.english.dates import DAY, MONTHS, YEAR, spoken_year
from briefexport.narration.language.english.fractions import NAMED_PAIRS
from briefexport.narration.language.english.numbers import below_hundred, cardinal, digits, ordinal
from briefexport.narration.language.english.times import clock
from briefexport.narration.language.scanning import Rule, Scan, compiled


def _in_full(short: str) -> str:
    """The year of 6/3/24, said with its century, which a date in figures leaves out."""
    return f"20{short}" if short < "40" else f"19{short}"


def _numeric(match: re.Match[str], scan: Scan) -> str | None:
    """2024-06-03, 6/3/2024 (month first, day first in Britain or when it can be no month), 03.06.2024."""
    first, second, third = re.split(r"[-/.]", match.group())
    points = "." in match.group()
    if len(first) == 4:
        which, month, day = first, second, third
    elif points or scan.british or int(first) > 12:
        day, month, which = first, second, third
    else:
        month, day, which = first, second, third
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    written = spoken_year(which if len(which) == 4 else _in_full(which), scan)
    return f"{_named_day(month, day, day_first=scan.british or points)}, {written}"


def _named_day(month: str, day: str, *, day_first: bool) -> str:
    name, nth = MONTHS[int(month) - 1], ordinal(int(day))
    return f"the {nth} of {name}" if day_first else f"{name} {nth}"


def _stamp(match: re.Match[str], scan: Scan) -> str:
    """2024-11-17T08:30:15Z: the date, the hour, the zone."""
    day = _named_day(match["month"], match["day"], day_first=scan.british)
    said = f"{day}, {spoken_year(match['year'], scan)}, at {clock(match['hour'], match['minute'], half=False)}"
    if match["second"]:
        part = f" point {digits(match['part'])}" if match["part"] else ""
        said += (
            f" and {cardinal(int(match['second']))}{part} second{'' if match['second'] == '01' and not part else 's'}"
        )
    return said + _zone(match)


def _zone(match: re.Match[str]) -> str:
    if not match["zone"]:
        return ""
    if match["zone"] in ("Z", "z"):
        return " U T C"
    hours, minutes = match["zone"][1:3], match["zone"][-2:] if len(match["zone"]) > 3 else "00"
    sign = "plus" if match["zone"][0] == "+" else "minus"
    return f" U T C {sign} {below_hundred(int(hours))}" + (f" {below_hundred(int(minutes))}" if minutes != "00" else "")


# After these two numbers with a slash are a day …
_SURE = (
    r"(?i:\b(?:on|since|until|till|thru|through|due|dated|expir(?:es|ed|ing)|effective|eff\.?"
    r"|(?:as|week|month|night|morning) of"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?|deadline:?|date:?))"
    r"\s\(?(?:\d\d?/\d\d?(?:,?\s(?:and|or|to|&)|,)\s){0,5}\Z"
)
# … and after these, unless they are a part that people speak of (by 2/3, from 1/4).
_MAYBE = (
    r"(?i:\b(?:by|before|after|from|between|to|ending|beginning|starting|ended|ends|started|starts|began|begins|opened|opens"
    r"|closed|closes|released|arrived|scheduled))\s\Z"
)
_PARTS = (2, 3, 4, 5, 6, 8, 10, 16)


def _day_of_year(match: re.Match[str], scan: Scan) -> str | None:
    """On 9/15, 9/15–9/20: month and day without a year, day and month in Britain or where it can be no month."""
    if f"{match['first']}/{match['second']}" in NAMED_PAIRS or not _is_dated(match, scan):
        return None
    first = _month_and_day(match["first"], match["second"], scan)
    if not first or not match["second2"]:
        return first
    if not match["first2"]:
        last = int(match["second2"])
        return f"{first} to {'the ' if scan.british else ''}{ordinal(last)}" if 0 < last < 32 else None
    second = _month_and_day(match["first2"], match["second2"], scan)
    return f"{first} to {second}" if second else None


def _month_and_day(first: str, second: str, scan: Scan) -> str | None:
    day_first = scan.british if int(second) < 13 else False
    month, day = (second, first) if day_first or int(first) > 12 else (first, second)
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    return _named_day(month, day, day_first=scan.british)


def _is_dated(match: re.Match[str], scan: Scan) -> bool:
    """By the word before; a noun after it is what a fraction is of (on 9/15 patients)."""
    after = scan.after(match.end())
    if after == "of" or (after.islower() and after not in words.FUNCTION_WORDS):
        return False
    lead = scan.text[max(0, match.start() - 50) : match.start()]
    if compiled(_SURE).search(lead):
        return True
    above, below = int(match["first"]), int(match["second"])
    part = 0 < above < below and below in _PARTS
    return not part and bool(match["first2"] or compiled(_MAYBE).search(lead))


_TWO = r"[0-5]\d"
RULES = (
    Rule(
        "date and time",
        r"(?<![\w/.-])(?P<year>1\d{3}|20\d\d)-?(?P<month>0[1-9]|1[0-2])-?(?P<day>0[1-9]|[12]\d|3[01])(?:[Tt_]|,?\s(?=\d\d:))"
        rf"(?P<hour>[01]\d|2[0-4])(?::?(?P<minute>{_TWO}))(?::?(?P<second>{_TWO})(?:[.,](?P<part>\d{{1,9}}))?)?"
        rf"(?:\s?(?P<zone>[Zz]|[-+−][01]\d(?::?{_TWO})?))?(?![\w:-]|[.,]\d)",
        _stamp,
        starts="d",
        needs=":Tt",
    ),
    Rule(
        "date",
        rf"(?<![\w/.-])(?:{YEAR}([-/.])(?:0?[1-9]|1[0-2])\1{DAY}|\d\d?([/.-])\d\d?\2(?:{YEAR}|\d\d))(?![\w/-]|\.\d)",
        _numeric,
        starts="d",
        needs="-/.",
    ),
    Rule(
        "date",
        r"(?<![\w./,$£€-])(?P<first>\d\d?)/(?P<second>\d\d?)(?:\s?[-–—]\s?(?:(?P<first2>\d\d?)/)?(?P<second2>\d\d?))?"
        r"(?![\w/%⁄]|[.,:]\d|-\w)",
        _day_of_year,
        starts="d",
        needs="/",
    ),
)
