"""Dates as people write them, to RFC 3339. What could mean two days is not guessed."""

from __future__ import annotations

import datetime
import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
# Patterns are compiled when a first date is read: most briefs have none, and every command would wait for them.
_ISO = (
    r"^(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$"
)
_DAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
_MONTH_FIRST = rf"^{_DAY}({MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})$"
_DAY_FIRST = rf"^{_DAY}(\d{{1,2}})(?:st|nd|rd|th)?\.?\s+({MONTH}),?\s+(\d{{4}})$"
_SLASHED = r"^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$"


def rfc3339(value: str) -> str:
    """The RFC 3339 date or date-time that `value` certainly means; empty when it means none or could mean two.

    A time without a zone is read as UTC: an edition must not depend on where it is made.
    """
    value = value.strip()
    try:
        return _iso(value) or _spelt(value)
    except ValueError:  # 30 February
        return ""


def plain(value: datetime.date | datetime.datetime) -> str:
    """The RFC 3339 form of a TOML date."""
    if isinstance(value, datetime.datetime):
        return (value if value.tzinfo else value.replace(tzinfo=datetime.UTC)).isoformat().replace("+00:00", "Z")
    return value.isoformat()


def _iso(value: str) -> str:
    found = re.match(_ISO, value, re.I)
    if not found:
        slashed = re.match(_SLASHED, value)
        return datetime.date(*map(int, slashed.groups())).isoformat() if slashed else ""
    year, month, day, hour, minute, second, part, zone = found.groups()
    date = datetime.date(int(year), int(month), int(day)).isoformat()
    if hour is None:
        return date
    time = datetime.time(int(hour), int(minute), int(second or 0)).isoformat()
    return f"{date}T{time}{part or ''}{_zone(zone)}"


def _zone(zone: str | None) -> str:
    if not zone or zone.upper() in {"Z", "UTC", "GMT"}:
        return "Z"
    if int(zone[1:3]) > 14 or int(zone[-2:]) > 59:
        raise ValueError("no such time zone")
    return f"{zone[:3]}:{zone[-2:]}"


def _spelt(value: str) -> str:
    if found := re.match(_MONTH_FIRST, value, re.I):
        month, day, year = found.groups()
    elif found := re.match(_DAY_FIRST, value, re.I):
        day, month, year = found.groups()
    else:
        return ""
    number = next(n for n, name in enumerate(_MONTHS, 1) if month.lower().startswith(name))
    return datetime.date(int(year), number, int(day)).isoformat()
