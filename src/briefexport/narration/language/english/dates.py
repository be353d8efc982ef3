"""Dates: month and day in either order, ISO and slashed, with weekday abbreviations."""

from __future__ import annotations

import re

from briefexport.narration.language.english.amounts import is_year
from briefexport.narration.language.english.numbers import below_hundred, cardinal, ordinal, year
from briefexport.narration.language.scanning import DIGITS, Rule, Scan, compiled

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SHORT = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10,
          "nov": 11, "dec": 12}  # fmt: skip
_NUMBERS = {name.casefold(): index for index, name in enumerate(MONTHS, 1)} | _SHORT
_WEEKDAYS = {
    "mon": "Monday", "tue": "Tuesday", "tues": "Tuesday", "wed": "Wednesday", "weds": "Wednesday", "thu": "Thursday",
    "thur": "Thursday", "thurs": "Thursday", "fri": "Friday", "sat": "Saturday", "sun": "Sunday",
}  # fmt: skip
_DAYS = "|".join(sorted(_WEEKDAYS, key=len, reverse=True))
_MONTH = rf"(?P<month>(?:{'|'.join(MONTHS)}|(?i:{'|'.join(_SHORT)})\b\.?))"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_SUFFIX = r"(?:st|nd|rd|th)?"
YEAR = r"(?:1\d{3}|20\d\d)"
# What may not follow a day or a year, or it is another number: more digits, a decimal, a clock, a scale.
_END = r"(?![\w%°$]|[.,:]\d|\s?(?:million|billion|thousand|percent|%)\b)"


def month_name(written: str) -> str:
    """The month in full."""
    return MONTHS[_NUMBERS[written.rstrip(".").casefold()] - 1]


def spoken_year(text: str, scan: Scan) -> str:
    if len(text) == 4:
        return year(int(text), scan.british) if is_year(text) else cardinal(int(text), scan.british)
    number = int(text)
    return ("oh " if number < 10 else "") + below_hundred(number)


def _month_day(match: re.Match[str], scan: Scan) -> str:
    said = f"{month_name(match['month'])} {_days(match, scan)}"
    if match["year"]:
        said += f"{match['comma'] or ''} {spoken_year(match['year'], scan)}"
    return said


def _days(match: re.Match[str], scan: Scan) -> str:
    first = ordinal(int(match["day"]))
    if scan.british:
        first = "the " + first
    if not match["last"]:
        return first
    article = "the " if scan.british else ""
    return f"{first} to {article}{ordinal(int(match['last']))}"


def _month_year(match: re.Match[str], scan: Scan) -> str:
    return f"{month_name(match['month'])}{match['comma']} {spoken_year(match['year'], scan)}"


def _day_month(match: re.Match[str], scan: Scan) -> str:
    given = scan.before(match.start()).lower() == "the"
    said = ("" if given else "the ") + ordinal(int(match["day"]))
    if match["last"]:
        said += f" to the {ordinal(int(match['last']))}"
    said += f" of {month_name(match['month'])}"
    if match["year"]:
        said += f"{match['comma'] or ''} {spoken_year(match['year'], scan)}"
    return said


def _month_alone(match: re.Match[str], scan: Scan) -> str:
    return month_name(match["month"]) + scan.stop(match.end())


def _weekday(match: re.Match[str], scan: Scan) -> str:
    return _WEEKDAYS[match[1].casefold()] + (match[2] or "")


_NAMED = rf"(?:{'|'.join(MONTHS)}|(?:{'|'.join(name.capitalize() for name in _SHORT)})\b\.?)"
_DATED = rf"(?:{_NAMED}\s{DAY}{_SUFFIX}|(?<!\w){DAY}{_SUFFIX}\s(?:of\s)?{_NAMED})(?:,?\s{YEAR})?\s?\Z"


def _day_alone(match: re.Match[str], scan: Scan) -> str | None:
    before = scan.before(match.start()).casefold()
    if match[1] in ("Sat", "Sun") and before not in ("on", "last", "next", "every", "until", "by"):
        return None
    return _WEEKDAYS[match[1].casefold()] + scan.stop(match.end())


_ANY_DAY = "Mon|Tues?|Weds?|Thu|Thurs?|Fri|Sat|Sun"
_LISTED = rf"(?:\b(?:on|every|last|next|until|till|by|since)\s|\b(?:{_ANY_DAY})\b\.?(?:,\s|\sand\s|\sor\s|,\sand\s))\Z"
_OTHER_DAY = r"\b(?:Mon|Tue|Wed|Thu|Fri)(?:s|rs|nes|day|sday|nesday|rsday)?\b"


def _months(match: re.Match[str], scan: Scan) -> str:
    """Apr-Jun, Jan–Mar 2024."""
    said = f"{month_name(match[1])} to {month_name(match[2])}"
    return f"{said} {spoken_year(match['year'], scan)}" if match["year"] else said + _stop(match, scan)


def _stop(match: re.Match[str], scan: Scan) -> str:
    return scan.stop(match.end()) if match.group().endswith(".") else ""


def _until(match: re.Match[str], scan: Scan) -> str | None:
    """From a day of one month to one of another: July 31–Aug. 2, 5 Oct. – 7 Nov."""
    dated = compiled(_DATED).search(scan.text[max(0, match.start() - 30) : match.start()])
    return " to " if dated else None


_HEADS = tuple(_NUMBERS)
_MONTH_DAY = rf"{_MONTH}\s(?P<day>{DAY}){_SUFFIX}(?:\s?[-–—]\s?(?P<last>{DAY}){_SUFFIX})?"
RULES = (
    Rule(
        "date",
        rf"{_MONTH_DAY}(?:(?P<comma>,)?\s(?P<year>{YEAR})|(?P<comma2>,)?\s[’'‘](?P<clipped>\d\d))?{_END}",
        lambda match, scan: _month_day(match, scan) if not match["clipped"] else _clipped_date(match, scan),
        heads=_HEADS,
        needs="0123456789",
    ),
    Rule(
        "date", rf"{_MONTH}(?P<comma>,?)\s(?P<year>{YEAR})(?!\w|[,.]\d)", _month_year, heads=_HEADS, needs="0123456789"
    ),
    Rule(
        "months",
        rf"({_NAMED})[-–]({_NAMED})(?:\s(?P<year>{YEAR}))?(?![\w-])",
        _months,
        heads=_HEADS,
        needs="-–",
    ),
    Rule(
        "date",
        r"(?<![\w./,-])(0?[1-9]|1[0-2])/((?:19|20)\d\d)(?![\w/]|[.,]\d)",
        lambda match, scan: f"{MONTHS[int(match[1]) - 1]} {spoken_year(match[2], scan)}",
        starts="d",
        needs="/",
    ),
    Rule(
        "date",
        rf"(?<![\w./])(?P<day>{DAY})/(?P<last>{DAY})\s(?P<month>{_NAMED})(?:(?P<comma>,)?\s(?P<year>{YEAR}))?(?![\w]|[.,:]\d)",
        _day_month,
        starts="d",
        needs="/",
    ),
    Rule(
        "date",
        rf"(?<![\w.-])(?P<day>{DAY})(?P<last>)[-/](?P<month>{'|'.join(MONTHS)}|(?i:{'|'.join(_SHORT)}))(?P<comma>)[-/](?P<year>{YEAR})(?![\w-])",
        _day_month,
        starts="d",
        needs="-/",
    ),
    Rule("month", rf"(?P<month>(?i:{'|'.join(_SHORT)})\.)", _month_alone, heads=tuple(_SHORT), needs="."),
    Rule(
        "date",
        rf"(?<![\w.,$£€])(?P<day>{DAY}){_SUFFIX}(?:\s?[-–—]\s?(?P<last>{DAY}){_SUFFIX})?\s(?:of\s)?{_MONTH}"
        rf"(?:(?P<comma>,)?\s(?P<year>{YEAR}))?(?!\w|[.,:]\d)",
        _day_month,
        starts="d",
        needs="JFMASONDjfmasond",
    ),
    Rule(
        "dates",
        rf"[-–—]\s?(?={_NAMED}\s\d|{DAY}{_SUFFIX}\s(?:of\s)?{_NAMED})",
        _until,
        starts="s",
        needs="-–—",
        also=DIGITS,
    ),
    Rule(
        "weekdays",
        rf"((?i:{_DAYS}))\.?([-–/])((?i:{_DAYS}))(?:\.|\b)",
        lambda match, scan: (
            f"{_WEEKDAYS[match[1].casefold()]} {'and' if match[2] == '/' else 'to'} {_WEEKDAYS[match[3].casefold()]}"
        ),
        heads=tuple(_WEEKDAYS),
        needs="-–/",
    ),
    Rule("weekday", r"(Mon|Tues?|Weds?|Thu|Thurs?|Fri)(,)?(?=\s\d)", _weekday, heads=tuple(_WEEKDAYS)),
    Rule(
        "weekday",
        rf"(Sat|Sun)(,?)(?=\s(?:\d\d?\s{_NAMED}|{_NAMED}\s\d|\d\d?(?:[:.]\d\d)?\s?[ap]\.?m))",
        _weekday,
        heads=("sat", "sun"),
    ),
    Rule(  # in a row of days
        "weekday",
        r"(Sat|Sun)(,?)(?=\s\d)",
        lambda match, scan: _weekday(match, scan) if compiled(_OTHER_DAY).search(scan.text) else None,
        heads=("sat", "sun"),
    ),
    Rule(
        "weekday",
        rf"(?=[A-Z])((?i:{_DAYS}))\.(,)?"
        rf"(?=\s(?:{'|'.join(MONTHS)}|[A-Z][a-z]{{2,3}}\.\s\d|\d|at\b|and\b|through\b|to\b))",
        _weekday,
        heads=tuple(_WEEKDAYS),
        needs=".",
    ),
    Rule(
        "weekday",  # They meet on Tues and Thurs
        r"(Tues?|Weds?|Thu|Thurs?|Fri)()(?![\w.'’-])",
        lambda match, scan: (
            _weekday(match, scan)
            if compiled(_LISTED).search(scan.text[max(0, match.start() - 16) : match.start()])
            else None
        ),
        heads=tuple(_WEEKDAYS),
    ),
    Rule(  # in a row of days, and before a part of one
        "weekday",
        rf"({_ANY_DAY})\.(?=,\s(?:{_ANY_DAY})\b|\s(?:night|morning|afternoon|evening|and\s(?:{_ANY_DAY})\b))",
        lambda match, scan: _WEEKDAYS[match[1].casefold()],
        heads=tuple(_WEEKDAYS),
        needs=".",
    ),
    # The sun and what sat are known from a day by the word before only.
    Rule("weekday", r"(Mon|Tues?|Weds?|Thu|Thurs?|Fri|Sat|Sun)\.(?!\w)", _day_alone, heads=tuple(_WEEKDAYS), needs="."),
)


def _clipped_date(match: re.Match[str], scan: Scan) -> str:
    said = f"{month_name(match['month'])} {_days(match, scan)}"
    return f"{said}{match['comma2'] or ''} {spoken_year(match['clipped'], scan)}"
