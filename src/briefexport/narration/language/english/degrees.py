"""Degrees: temperatures, turns, and places on the globe."""

from __future__ import annotations

import re

from briefexport.narration.language.english import words
from briefexport.narration.language.english.amounts import DASH, NUMBER, plain_number
from briefexport.narration.language.english.attributes import is_attributive
from briefexport.narration.language.scanning import Rule, Scan, compiled

_SCALES = {"C": "Celsius", "F": "Fahrenheit", "K": "Kelvin"}


def _temperature(match: re.Match[str], scan: Scan) -> str:
    amount = plain_number(match["low"], scan)
    if match["high"]:
        cold = "minus " if match["minus"] else ""
        amount += f" to {cold}{plain_number(match['high'], scan)}"
    scale = _SCALES.get(match["scale"] or "", "")
    single = (match["low"] == "1" and not match["high"]) or _turns(match, scan)
    degrees = "degree" if single else "degrees"
    return f"{amount} {degrees} {scale}".strip()


def _turns(match: re.Match[str], scan: Scan) -> bool:
    """A 180° turn."""
    end = match.start() + len(match.group().rstrip())
    return not match["scale"] and is_attributive(scan, scan.before(match.start()).lower(), end)


def _clinging_temperature(match: re.Match[str], scan: Scan) -> str | None:
    before = scan.before(match.start()).lower()
    if before in words.DESIGNATED | words.PLACED:
        return None
    high = f" to {plain_number(match['high'], scan)}" if match["high"] else ""
    single = not high and (match["low"] == "1" or is_attributive(scan, before, match.end()))
    degrees = "degree" if single else "degrees"
    return f"{plain_number(match['low'], scan)}{high} {degrees} {_SCALES[match['scale']]}"


_WEATHER = (
    r"(?i:\b(?:temperatures?|degrees|warm\w*|cold\w*|cool\w*|heat\w*|hot\w*|frost\w*|freez\w*|chill\w*|snow\w*|rain\w*|ice|sun\w*"
    r"|weather|climate|forecast\w*|lows?|highs?|overnight|winter|summer|industrial|celsius|fahrenheit|fridge|thaw\w*|sea)\b)"
)


def _is_weather(match: re.Match[str], scan: Scan) -> bool:
    """True where one digit and C or F are degrees, not a seat or a form: the words around speak of heat or cold."""
    return bool(compiled(_WEATHER).search(scan.text[max(0, match.start() - 80) : match.end() + 60]))


def _two_temperatures(match: re.Match[str], scan: Scan) -> str | None:
    """From 5 to 8C, between 5C and 8C: one scale for both."""
    before = scan.before(match.start()).lower()
    if {before, before.removesuffix("s")} & (words.DESIGNATED | words.PLACED):  # seats 5 and 8C
        return None
    low, high = (plain_number(match[side], scan) for side in ("low", "high"))
    return f"{low} {match['link']} {high} degrees {_SCALES[match['scale']]}"


_POINTS = {"N": "north", "S": "south", "E": "east", "W": "west"}


def _coordinate(match: re.Match[str], scan: Scan) -> str:
    parts = [f"{plain_number(match['degrees'], scan)} degrees"]
    if match["minutes"]:
        parts.append(f"{plain_number(match['minutes'], scan)} minutes")
    if match["seconds"]:
        parts.append(f"{plain_number(match['seconds'], scan)} seconds")
    return " ".join((*parts, _POINTS[match["point"]]))


RULES = (
    Rule(
        "coordinate",
        rf"(?P<degrees>{NUMBER})°\s?(?:(?P<minutes>\d+)['′’]\s?)?(?:(?P<seconds>{NUMBER})[\"″”]\s?)?(?P<point>[NSEW])\b",
        _coordinate,
        starts="d",
        needs="°",
    ),
    Rule(
        "coordinates",  # 25.6N, 81.9W
        r"(?<![\w.])(?P<first>\d{1,2}(?:\.\d+)?)(?P<pole>[NS])(?P<comma>,?)\s?(?P<second>\d{1,3}(?:\.\d+)?)(?P<way>[EW])\b",
        lambda match, scan: (
            f"{plain_number(match['first'], scan)} degrees {_POINTS[match['pole']]}{match['comma']}"
            f" {plain_number(match['second'], scan)} degrees {_POINTS[match['way']]}"
        ),
        starts="d",
        needs="NS",
    ),
    Rule(
        "temperature",
        rf"(?P<low>{NUMBER})(?:\s?°?[CF]?(?:{DASH}|\sto\s)(?P<minus>[-−])?(?P<high>{NUMBER}))?\s?[°º˚]\s?(?P<scale>[CFK]\b)?",
        _temperature,
        starts="d",
        needs="°º˚",
    ),
    Rule(
        "temperature",
        rf"(?<![\w.-])(?P<low>\d{{2,3}}(?:\.\d)?)(?:[CF]?{DASH}(?P<high>\d{{2,3}}))?(?P<scale>[CF])\b(?!-)",
        _clinging_temperature,
        starts="d",
        needs="CF",
    ),
    Rule(
        "temperature",
        r"(?<![\w.-])(?P<low>\d{1,3}(?:\.\d)?)[CF]?\s(?P<link>to|and)\s(?P<high>\d{1,3}(?:\.\d)?)(?P<scale>[CF])(?![\w-])",
        _two_temperatures,
        starts="d",
        needs="CF",
    ),
    Rule(
        "temperature",  # after the sign of a minus, which stands after no word
        rf"(?:(?<=[\s(][-−–])|(?<=\A[-−–]))(?P<low>\d{{1,2}}(?:\.\d)?)(?:[CF]?{DASH}(?P<high>\d{{1,2}}))?(?P<scale>[CF])\b(?!-)",
        _clinging_temperature,
        starts="d",
        needs="CF",
    ),
    Rule(
        "temperature",
        rf"(?<![\w.-])(?P<low>\d(?:\.\d)?)(?:[CF]?{DASH}(?P<high>\d{{1,2}}(?:\.\d)?))?(?P<scale>[CF])\b(?!-)",
        lambda match, scan: (
            _clinging_temperature(match, scan) if "." in match.group() or _is_weather(match, scan) else None
        ),
        starts="d",
        needs="CF",
    ),
    Rule(
        "temperature",  # after a preposition: at 1,200 K
        rf"(?P<low>{NUMBER})\sK(?![\w-])",
        lambda match, scan: (
            f"{plain_number(match['low'], scan)} Kelvin"
            if scan.before(match.start()).lower() in ("at", "to", "of", "and", "about", "above", "below")
            else None
        ),
        starts="d",
        needs="K",
    ),
    Rule(
        "temperature",
        rf"(?<![\w.])(?P<low>{NUMBER})(?:{DASH}(?P<high>{NUMBER}))?\s(?P<scale>[CF])(?=[.,;:)]?(?:\s[a-z(]|\Z))",
        _clinging_temperature,
        starts="d",
        needs="CF",
    ),
)
