"""Dates as people write them, to RFC 3339. What could mean two days is not guessed."""

from __future__ import annotations

import datetime
import re

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
# The months' names and abbreviations in the languages desks write in, January to December. None means two months.
_MONTHS = (
    "january jan januar jänner jän janvier janv enero ene gennaio gen janeiro januari",
    "february feb februar février févr fév febrero febbraio fevereiro fev februari",
    "march mar märz mär mars marzo março maart mrt marts",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag maio mei maj",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug août agosto ago augustus augusti",
    "september sep sept septembre septiembre setiembre settembre setembro set",
    "october oct oktober okt octobre octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro",
)
_WEEKDAYS = (
    "monday mon montag mo lundi lun lunes lunedì segunda maandag måndag mandag "
    "tuesday tue tues dienstag di mardi mar martes martedì terça dinsdag tisdag tirsdag "
    "wednesday wed mittwoch mi mercredi mer miércoles mié mercoledì quarta woensdag onsdag "
    "thursday thu thur thurs donnerstag do jeudi jeu jueves jue giovedì gio quinta donderdag torsdag "
    "friday fri freitag fr vendredi ven viernes vie venerdì sexta vrijdag fredag "
    "saturday sat samstag sonnabend sa samedi sam sábado sáb sabato sab zaterdag lördag lørdag "
    "sunday sun sonntag so dimanche dim domingo dom domenica zondag söndag søndag"
)
# Any month's name in any of them, for patterns; the dot of an abbreviation apart.
ANY_MONTH = f"(?:{'|'.join(sorted(' '.join(_MONTHS).split(), key=len, reverse=True))})"
# Offsets that a name has in one place only; ET, CST, IST and BST have several.
_OFFSETS = {
    "z": "Z", "utc": "Z", "gmt": "Z", "cet": "+01:00", "mez": "+01:00", "cest": "+02:00", "mesz": "+02:00",
    "est": "-05:00", "edt": "-04:00", "pst": "-08:00", "pdt": "-07:00",
}  # fmt: skip
# Patterns are compiled when a first date is read: most briefs have none, and every command would wait for them.
_ISO = (
    r"^(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$"
)
_NAME = r"([^\W\d_]{3,10})\.?"
_DAY = r"(?:([^\W\d_]{2,11})(?:-feira)?\.?,?\s+)?"
_MONTH_FIRST = rf"^{_DAY}{_NAME}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})$"
_DAY_FIRST = rf"^{_DAY}(\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+)?{_NAME},?\s+(?:del?\s+)?(\d{{4}})$"
_SLASHED = r"^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$"
_DOTTED = rf"^{_DAY}(\d{{1,2}})\.\s?(\d{{1,2}})\.\s?(\d{{4}})$"  # wherever dots part a date, the day comes first
_CLOCK = (
    r"(?P<hour>\d{1,2})(?:\s?[:.h]\s?(?P<minute>\d{2})(?:\s*(?:hrs?|hours|uhr|h)(?!\w))?)?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*\(?(?P<zone>[a-z]{1,4}|(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?)?\)?"
)
_AT = r"(?:\s*[,|·–—]\s*|\s+(?:at|um|à|a las|alle|às|kl\.?|om)\s+|\s+)"
_TIMED = (rf"^(?P<day>.*\d{{4}}){_AT}{_CLOCK}$", rf"^{_CLOCK}(?:\s*[,|·–—]\s*|\s+on\s+|\s+)(?P<day>.*\d{{4}})$")


def rfc3339(value: str, *, zoned: bool = False) -> str:
    """The RFC 3339 date or date-time that `value` certainly means; empty when it means none or could mean two.

    A time without a zone is read as UTC (an edition must not depend on where it is made), with `zoned` as none.
    """
    value = value.strip()
    try:
        return _iso(value, zoned) or _spelt(value) or _timed(value, zoned)
    except ValueError:  # 30 February
        return ""


def plain(value: datetime.date | datetime.datetime) -> str:
    """The RFC 3339 form of a TOML date."""
    if isinstance(value, datetime.datetime):
        return (value if value.tzinfo else value.replace(tzinfo=datetime.UTC)).isoformat().replace("+00:00", "Z")
    return value.isoformat()


def _iso(value: str, zoned: bool) -> str:
    found = re.match(_ISO, value, re.I)
    if not found:
        slashed = re.match(_SLASHED, value)
        return datetime.date(*map(int, slashed.groups())).isoformat() if slashed else ""
    year, month, day, hour, minute, second, part, zone = found.groups()
    date = datetime.date(int(year), int(month), int(day)).isoformat()
    if hour is None:
        return date
    if zoned and not zone:
        return ""
    time = datetime.time(int(hour), int(minute), int(second or 0)).isoformat()
    return f"{date}T{time}{part or ''}{_zone(zone)}"


def _zone(zone: str | None) -> str:
    """`Z` for none; `+02:00` for `+2`, `UTC+2` and `CEST`. ValueError for a name that is none, or means several."""
    if not zone:
        return "Z"
    signed = re.match(r"(?:utc|gmt)?([+-])(\d{1,2}):?(\d{2})?$", zone, re.I)
    if not signed:
        if zone.lower() not in _OFFSETS:
            raise ValueError("no such time zone")
        return _OFFSETS[zone.lower()]
    sign, hours, minutes = signed.groups()
    if int(hours) > 14 or int(minutes or 0) > 59:
        raise ValueError("no such time zone")
    return f"{sign}{int(hours):02}:{minutes or '00'}"


def _spelt(value: str) -> str:
    """`17 November 2024`, `Sunday, Nov. 17th, 2024`, `17 de novembre de 2024`, `17.11.2024`."""
    if found := re.match(_DOTTED, value):
        weekday, day, month, year = found.groups()
        return datetime.date(int(year), int(month), int(day)).isoformat() if _is_weekday(weekday) else ""
    if found := re.match(_MONTH_FIRST, value, re.I):
        weekday, name, day, year = found.groups()
    elif found := re.match(_DAY_FIRST, value, re.I):
        weekday, day, name, year = found.groups()
    else:
        return ""
    number = _month(name)
    return datetime.date(int(year), number, int(day)).isoformat() if number and _is_weekday(weekday) else ""


def _month(name: str) -> int:
    """1 to 12, or 0 for a word that is no month's name."""
    return next((n for n, names in enumerate(_MONTHS, 1) if name.lower() in names.split()), 0)


def _is_weekday(word: str | None) -> bool:
    return not word or word.lower() in _WEEKDAYS.split()


def _timed(value: str, zoned: bool) -> str:
    """A date and a time of day, either first: `12 November 2026, 6:30am GMT`, `06.30 on Thursday 12 November 2026`."""
    for pattern in _TIMED:
        found = re.match(pattern, value, re.I)
        day = _spelt(found["day"]) or _iso(found["day"], zoned) if found else ""
        if found and day and (found["minute"] or found["half"]) and (found["zone"] or not zoned):
            return f"{day}T{_time(found)}{_zone(found['zone'])}"
    return ""


def _time(found: re.Match[str]) -> str:
    """`18:30:00` for `6:30 p.m.`; ValueError for an hour that no clock has."""
    hour, half = int(found["hour"]), (found["half"] or "")[:1].lower()
    if half and not 1 <= hour <= 12:
        raise ValueError("no such hour")
    return datetime.time(hour % 12 + 12 * (half == "p") if half else hour, int(found["minute"] or 0)).isoformat()
