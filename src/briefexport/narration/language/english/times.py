"""Times of day, durations by the clock, and ranges of hours."""

from __future__ import annotations

import re

from briefexport.narration.language.english.numbers import below_hundred, cardinal, digits
from briefexport.narration.language.scanning import DIGITS, Rule, Scan, compiled

_HALF = r"(?:\s?(?P<half>[aApP])\.?\s?[mM](?:\.|\b))"
_CLOCK = r"(?:[01]?\d|2[0-4])"


def clock(hour: str, minute: str | None, *, half: bool) -> str:
    """The words of an hour and minute: five thirty, nine oh five, seventeen forty-five, twelve o'clock."""
    hours = int(hour)
    name = below_hundred(hours) if hours or not minute else "zero"
    if len(hour) == 2 and hour[0] == "0" and hours and not half:
        name = "oh " + name
    if not minute:
        return name
    minutes = int(minute)
    if minutes:
        return f"{name} {'oh ' if minutes < 10 else ''}{below_hundred(minutes)}"
    if half:
        return name
    return f"{name} hundred" if hours > 12 or not hours or hour[0] == "0" else f"{name} o’clock"


def _half(match: re.Match[str], name: str = "half") -> str:
    return f" {match[name].upper()} M"


def _time(match: re.Match[str], scan: Scan) -> str:
    """With a.m. or p.m., maybe a span: 5:30 p.m., 9–11 a.m."""
    said = clock(match["hour"], match["minute"], half=True)
    if match["second"]:
        own = f" {match['half1'].upper()} M" if match["half1"] else ""
        said += f"{own} to {clock(match['second'], match['minute2'], half=True)}"
    return said + _half(match) + _stop(match, scan)


def _stop(match: re.Match[str], scan: Scan) -> str:
    """The point of `p.m.` that ends the sentence ends it still."""
    return scan.stop(match.end()) if match.group().endswith(".") else ""


_COMPARED = r"\b(?:ratio|scale|odds)(?:\s(?:of|is|was))?\s\Z"


def _day_clock(match: re.Match[str], scan: Scan) -> str | None:
    if int(match["minute"]) > 59:
        return None
    if compiled(_COMPARED).search(scan.text[max(0, match.start() - 16) : match.start()]):
        return f"{cardinal(int(match['hour']))} to {cardinal(int(match['minute']))}"
    if match["hour"] in ("00", "24") and match["minute"] == "00" and not match["second"]:
        return "midnight"
    said = clock(match["hour"], match["minute"], half=False)
    if match["second"]:
        said += f" to {clock(match['second'], match['minute2'], half=False)}"
    if said.endswith("o’clock") and scan.after(match.end()) in ("o’clock", "o'clock"):
        said = said.removesuffix(" o’clock")
    return said


def _lap(match: re.Match[str], scan: Scan) -> str:
    """A race won in 3:43.13."""
    seconds, fraction = match["second"], match["fraction"]
    spoken = f"oh {below_hundred(int(seconds))}" if 0 < int(seconds) < 10 else below_hundred(int(seconds))
    return f"{cardinal(int(match['minute']), scan.british)} {spoken} point {digits(fraction)}"


def _duration(match: re.Match[str], scan: Scan) -> str:
    """1:02:03 by its parts."""
    parts = [int(part) for part in match["whole"].split(":")]
    names = ("hour", "minute", "second")
    spoken = [
        f"{cardinal(n, scan.british)} {name}{'' if n == 1 else 's'}" for n, name in zip(parts, names, strict=True)
    ]
    if match["part"]:
        spoken[2] = f"{cardinal(parts[2])} point {digits(match['part'])} seconds"
    return ", ".join(spoken[:2]) + f" and {spoken[2]}"


def _military(match: re.Match[str], scan: Scan) -> str:
    del scan
    return _four(match[1])


def _four(text: str) -> str:
    if text.endswith("00"):
        lead = "oh " + below_hundred(int(text[1])) if text[0] == "0" and text[1] != "0" else cardinal(int(text[:2]))
        return f"{lead} hundred" if text[:2] != "00" else "zero hundred"
    lead = digits(text[:2]).replace("zero", "oh") if text[0] == "0" else below_hundred(int(text[:2]))
    return f"{lead} {'oh ' if text[2] == '0' else ''}{below_hundred(int(text[2:]))}"


# What stands before an hour of four digits with no word after it.
_AT = (
    "at",
    "by",
    "from",
    "until",
    "till",
    "before",
    "after",
    "around",
    "about",
    "since",
    "hour",
    "was",
    "is",
    "to",
    "between",
)


def _military_alone(match: re.Match[str], scan: Scan) -> str | None:
    """At 0430, from 0600: a count does not begin with nought."""
    return _military(match, scan) if scan.before(match.start()).lower() in _AT else None


def _two_zones(match: re.Match[str], scan: Scan) -> str | None:
    """The hour of a broadcast in the east and in the middle of America: 8/7c."""
    east, middle = int(match[1]), int(match[2])
    if (middle - east) % 12 != 11:
        return None
    return f"{cardinal(east)}, {cardinal(middle)} central"


def _is_departure(match: re.Match[str], scan: Scan) -> bool:
    before = scan.before(match.start()).lower()
    if before in ("until", "till"):
        return True
    leaves = compiled(r"\s(?:from|to|train|service|bus|flight|ferry|departure|sailing|out\sof)\b")
    return before == "the" and bool(leaves.match(scan.text, match.end()))


def _minute(match: re.Match[str], scan: Scan) -> str:
    """The minute of a match and what was added after it: 45+2'."""
    del scan
    mark = "" if match.group()[-1].isdecimal() else " minutes"
    return f"{cardinal(int(match[1]))} plus {cardinal(int(match[2]))}{mark}"


RULES = (
    Rule(
        "duration",  # 1h10m
        r"(?<![\w.])(\d{1,3})h\s?(\d{1,2})m(?:in)?(?:\s?(\d{1,2})s)?(?!\w)",
        lambda match, scan: " ".join(
            f"{cardinal(int(part), scan.british)} {name}{'' if part == '1' else 's'}"
            for part, name in zip(match.groups(), ("hour", "minute", "second"), strict=True)
            if part
        ),
        starts="d",
        needs="h",
    ),
    Rule("two zones", r"(?<![\w./])(1[0-2]|[1-9])/(1[0-2]|[1-9])\s?[cC](?!\w)", _two_zones, starts="d", needs="cC"),
    Rule(
        "time",
        rf"(?<![\w.:$])(?P<hour>{_CLOCK})(?:[:.](?P<minute>[0-5]\d))?(?:\s?(?P<half1>[aApP])\.?[mM]\.?)?\s?(?:[-–—]|to)\s?"
        rf"(?P<second>{_CLOCK})(?:[:.](?P<minute2>[0-5]\d))?{_HALF}",
        _time,
        starts="d",
        needs="mM",
    ),
    Rule(
        "time",
        rf"(?<![\w.:$])(?P<hour>{_CLOCK})(?:[:.](?P<minute>[0-5]\d))?(?P<second>)(?P<minute2>)(?P<half1>){_HALF}",
        _time,
        starts="d",
        needs="mM",
    ),
    Rule(
        "lap",
        r"(?<![\w.:])(?P<minute>\d{1,3}):(?P<second>[0-5]\d)\.(?P<fraction>\d{1,3})(?!\w)",
        _lap,
        starts="d",
        needs=":",
    ),
    Rule(
        "minute",
        r"(?<![\w.])(\d{1,3})\s?\+\s?(\d{1,2})(?:['’′](?![\w'’])|(?=\s?min(?:ute)?s?\b))",
        _minute,
        starts="d",
        needs="+",
    ),
    Rule(
        "military time",
        r"(?<![\w.,:])(?P<hour>[01]\d|2[0-4])(?P<mark>:?)(?P<minute>[0-5]\d)\s?Z(?!\w)",
        lambda match, scan: f"{_four(match['hour'] + match['minute'])} Zulu",
        starts="d",
        needs="Z",
    ),
    # Britain's clock with a point: until 23.30, the 11.15 from Euston.
    Rule(
        "time",
        r"(?<![\w.:,$£€])(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)(?P<second>)(?![\w%]|[.,]\d)",
        lambda match, scan: _day_clock(match, scan) if scan.british and _is_departure(match, scan) else None,
        starts="d",
        needs=".",
    ),
    Rule(
        "span", r"(?<=[Nn]oon|ight)\s?[-–—]\s?(?=\d)", lambda match, scan: " to ", starts="s", needs="-–—", also=DIGITS
    ),
    Rule(
        "duration",
        r"(?<![\w.:])(?P<whole>\d{1,2}:[0-5]\d:[0-5]\d)(?:\.(?P<part>\d{1,3}))?(?![\w:])",
        _duration,
        starts="d",
        needs=":",
    ),
    Rule(
        "time",
        r"(?<![\w.:])(?P<hour>\d{1,2}):(?P<minute>[0-5]\d)(?:\s?[-–—]\s?(?P<second>\d{1,2}):(?P<minute2>[0-5]\d))?(?![\w:]|,\d{3}(?!\d))",
        _day_clock,
        starts="d",
        needs=":",
    ),
    Rule(
        "military time",
        r"(?<![\w.,])((?:[01]\d|2[0-4])[0-5]\d)(?=\s(?:hours|hrs|GMT|UTC|Zulu)\b)",
        _military,
        starts="d",
        needs="hGUZ",
    ),
    Rule(
        "military time",
        r"(?<![\w.,])(0\d[0-5]\d)[-–](([012]\d)[0-5]\d)(?![\w-])",
        lambda match, scan: f"{_four(match[1])} to {_four(match[2])}",
        starts="d",
        needs="-–",
    ),
    Rule(
        "time", r"(?<![\w.])(?P<hour>\d{1,2})h(?P<minute>[0-5]\d)(?P<second>)(?!\w)", _day_clock, starts="d", needs="h"
    ),
    Rule("military time", r"(?<![\w.,])(0\d[0-5]\d)(?![\w:/]|[.,-]\d)", _military_alone, starts="d", needs="0"),
)
