"""Measures: units, percentages, temperatures, feet and inches, coordinates."""

from __future__ import annotations

import re
import unicodedata

from briefexport.narration.language.english import feet, words
from briefexport.narration.language.english.amounts import DASH, MAGNITUDE, NUMBER, magnitude, plain_number
from briefexport.narration.language.english.attributes import is_attributive
from briefexport.narration.language.english.fractions import VULGAR, fraction
from briefexport.narration.language.english.units import ANY_PER, ANY_UNIT, PER, SECOND_SENSES, UNITS, unit_words
from briefexport.narration.language.scanning import Rule, Scan, compiled

# After "42 W", a street: the letter is a point of the compass.
_WEST = r"\.?\s(?:\d+(?:st|nd|rd|th)|[A-Z][a-z]+)\s(?:St|Street|Ave|Avenue|Blvd|Rd|Road)\b"


def _measure(match: re.Match[str], scan: Scan) -> str | None:
    unit, scale = match["unit"], match["scale"]
    if len(unit) == 1 and not match["gap"] and scan.before(match.start()).lower() in words.DESIGNATED | words.PLACED:
        return None
    amount = match["high"] or "." in match["low"] or scan.text[match.end() : match.end() + 1] in (")", ",", ".", ";")
    if unit == "l" and match["gap"] and scan.after(match.end()) != "of" and not amount:
        return None
    if unit == "min" and match["gap"] == " " and scan.text[match.end() : match.end() + 1] == "i":
        return None
    if unit.startswith("cal") and match["gap"] == "-":  # a 50-cal. gun
        return None
    if unit == "W" and compiled(_WEST).match(scan.text, match.end()):
        return None
    one, many = UNITS[unit]
    if unit == "pp" and match["low"].replace(",", "").isdecimal() and int(match["low"].replace(",", "")) > 25:
        one, many = "page", "pages"
    if unit in SECOND_SENSES and _is_other(match, scan):
        one, many = SECOND_SENSES[unit][1:]
    if unit == "m" and compiled(r"\d\s?h(?:rs?)?\s?\Z").search(scan.text[max(0, match.start() - 8) : match.start()]):
        one, many = UNITS["min"]  # 2h 15m
    amount = plain_number(match["low"], scan)
    if match["more"]:
        amount += " plus"
    if match["high"]:
        amount += f" to {plain_number(match['high'], scan)}"
    elif match["cross"]:
        amount += f" by {plain_number(match['cross'], scan)}"
    amount += magnitude(scale)
    single = (match["low"] == "1" and not (match["high"] or scale)) or _qualifies(match, scan)
    said = f"{amount} {unit_words(scan, one if single else many)}"
    if match["per"]:
        said += f" per {unit_words(scan, PER[match['per']])}"
    if match["per2"]:
        said += f" per {unit_words(scan, PER[match['per2']])}"
    # A point that ends the sentence was not the unit's.
    return said + (scan.stop(match.end()) if unit.endswith(".") else "")


def _is_other(match: re.Match[str], scan: Scan) -> bool:
    """True where kt counts kilotons instead of knots, nm miles at sea, mb what a computer keeps."""
    near = scan.text[max(0, match.start() - 60) : match.end() + 40]
    return bool(compiled(SECOND_SENSES[match["unit"]][0]).search(near))


def _qualifies(match: re.Match[str], scan: Scan) -> bool:
    """True where the measure stands before its noun: a 5-km walk, 155mm shells."""
    if "-" in match["gap"] or compiled(r"[a-z]-\Z").search(
        scan.text[max(0, match.start() - 2) : match.start()]
    ):  # a sub-3hr marathon
        return True
    before, after = scan.before(match.start()).lower(), scan.after(match.end())
    alone = not after or after in words.FUNCTION_WORDS
    if before in ("a", "an") and alone and not compiled(r"\s\d|\sby\b").match(scan.text, match.end()):
        return True  # shot with a 9mm
    if is_attributive(scan, before, match.end()):
        return True
    if after in words.MEASURED or (before in words.DETERMINERS and compiled(_EXTENT).match(scan.text, match.end())):
        return True
    thing = after.islower() and after not in words.FUNCTION_WORDS
    if match["unit"] == "L" and compiled(r"\s[VIW]\d").match(scan.text, match.end()):  # a 3.0L V6
        return True
    if match["unit"] == "nm" and after.removesuffix("s") in ("chip", "process", "node", "wafer", "laser"):
        return True
    return match["unit"] in ("mm", "V", "kV", "W") and not match["gap"] and thing


# A 10 km deep hole, not "10 km deep in the sea".
_EXTENT = (
    r"\s(?:deep|high|long|old|tall|thick|wide)\s(?!(?:and|at|below|by|for|from|in|into|on|or|to|under|with)\b)[a-z]"
)


def _percent(match: re.Match[str], scan: Scan) -> str:
    low = plain_number(match["low"], scan) + (" percent" if match["own"] else "")
    both = f"{low} to {plain_number(match['high'], scan)}" if match["high"] else low
    stop = scan.stop(match.end()) if match["sign"].endswith(".") else ""
    return both + (" per thousand" if match["sign"] == "‰" else " percent") + stop


def _part_of_unit(match: re.Match[str], scan: Scan) -> str | None:
    """3½ hrs, 3/4 mi., 1 1/2 oz: a fraction with a short unit."""
    parts = re.split("[/⁄]", unicodedata.normalize("NFKC", match["part"]))
    if len(parts) != 2 or not 0 < int(parts[0]) < int(parts[1]):
        return None
    one, many = UNITS.get(match["unit"], ("inch", "inches"))
    said = fraction(int(parts[0]), int(parts[1]))
    stop = scan.stop(match.end()) if match["unit"].endswith(".") else ""
    if match["whole"]:
        unit = one if match["gap"] == "-" else many
        return (
            f"{plain_number(match['whole'], scan)} and {said.replace('one ', 'a ', 1)} {unit_words(scan, unit)}{stop}"
        )
    after = scan.after(match.end())
    if match["gap"] == "-" or (match["unit"] in '″"' and after.islower() and after not in words.FUNCTION_WORDS):
        return f"{said} {unit_words(scan, one)}{stop}"
    article = "an" if one.startswith(("hour", "ounce", "inch", "acre")) else "a"
    return f"{'half' if said == 'one half' else said + ' of'} {article} {unit_words(scan, one)}{stop}"


def _per(match: re.Match[str], scan: Scan) -> str | None:
    """£2.50/kg, $20,000/year: after a quantity the slash is per."""
    if not re.search(
        r"[\d%¼½¾]\s?(?:million|billion|[bmtkKMBT]n?|[pc¢x])?\Z", scan.text[max(0, match.start() - 12) : match.start()]
    ):
        return None
    name = match[1]
    return f"per {unit_words(scan, PER.get(name) or UNITS[name][0])}"


def _each(match: re.Match[str], scan: Scan) -> str | None:
    """4 million barrels/day: things counted, and the time in which they are."""
    counted = compiled(r"\d[\w.,]*\s(?:[a-z]+\s){0,2}[a-z]+s\Z").search(
        scan.text[max(0, match.start() - 50) : match.start()]
    )
    return f"per {unit_words(scan, PER.get(match[1], match[1]))}" if counted else None


def _per_many(match: re.Match[str], scan: Scan) -> str | None:
    """$5/1M tokens, £2/100g: the price of so many."""
    price = compiled(r"[$€£¥]\s?[\d.,]*\d\Z|\d(?:p|¢)\Z").search(scan.text[max(0, match.start() - 14) : match.start()])
    return "per" if price else None


RULES = (
    Rule(
        "percentage",
        rf"({NUMBER})%-?(ers?)(?!\w)",  # the 1%ers
        lambda match, scan: f"{plain_number(match[1], scan)} percent{match[2]}",
        starts="d",
        needs="%",
    ),
    Rule(
        "percentage",
        rf"(?P<low>{NUMBER})(?:(?P<own>\s?%)?{DASH}(?P<high>{NUMBER}))?\s?(?P<sign>[%‰٪]|p(?:ct|c)\b\.?)",
        _percent,
        starts="d",
        needs="%‰٪c",
    ),
    *feet.FEET,
    Rule(
        "seconds",
        r"(?<![\w.])(\d+\.\d+|\d[\d,]*(?= s)|(?<=\dm\s)\d\d?|(?<=min\s)\d\d?)\s?s(?![\w'’])|(\d+)-s\.?(?=\s[a-z])",
        lambda match, scan: (
            f"{plain_number(match[1], scan)} seconds" if match[1] else f"{plain_number(match[2], scan)}-second"
        ),
        starts="d",
        needs="s",
    ),
    Rule("per", rf"/(household|{ANY_PER})(?![\w²³])", _each, starts="s", needs="/"),
    Rule("per", r"/(?=\d+(?:[kKmM]|,000)?[\s-]?[a-zA-Z]{1,20}\b)", _per_many, starts="s", needs="/"),
    Rule(
        "per",
        rf"/({ANY_PER}|{ANY_UNIT})(?![\w²³])(?:(?<=mo|yr|hr|wk|lb|oz)\.(?=\s[a-z]|[,;:)])|(?<=gal|doz|min|sec)\.(?=\s[a-z]|[,;:)]))?",
        _per,
        starts="s",
        needs="/",
    ),
    feet.INCHES,
    Rule(
        "measure",
        rf"(?P<low>{NUMBER})(?P<more>\+)?(?:{DASH}(?P<high>{NUMBER})|\s?[x×]\s?(?P<cross>{NUMBER}))?(?P<scale>{MAGNITUDE})?"
        rf"(?P<gap>[\s-]?)(?P<unit>{ANY_UNIT})(?:/(?P<per>{ANY_PER})(?:/(?P<per2>{ANY_PER}))?)?(?![\w²³]|/(?!\d)|\.\w)",
        _measure,
        starts="d",
        needs="abcdefghiklmnopqrstuvwxyzWBVLMPTUHzC",
    ),
    Rule(
        "unit",
        r"(?<=\d\s)mm\s?Hg(?!\w)",
        lambda match, scan: unit_words(scan, "millimeters of mercury"),
        heads=("mm", "mmhg"),
        needs="H",
    ),
    Rule(
        "unit",
        r"sq\.?(?=\s(?:miles?|f(?:ee|oo)t|(?:kilo)?met(?:er|re)s?|yards?|inches)\b)",
        lambda match, scan: "square",
        heads=("sq",),
    ),
    Rule(
        "unit",  # in ng/L
        rf"(?<!\w)([nmµk]?g|mm|cm|km|kWh)/({ANY_PER})(?![\w²³])",
        lambda match, scan: f"{unit_words(scan, UNITS[match[1]][1])} per {unit_words(scan, PER[match[2]])}",
        starts="l",
        needs="/",
    ),
    Rule(
        "unit",
        r"(?<!\w)(km/h|m/s²|m/s|km²|m²|m³)(?![\w²³])",
        lambda match, scan: unit_words(scan, UNITS[match[1]][scan.before(match.start()).lower() not in ("per", "a")]),
        starts="l",
        needs="/²³",
    ),
)
# Before the rules for fractions, which would leave the unit.
PARTS = (
    Rule(
        "measure",
        rf"(?:(?P<whole>\d{{1,3}})(?:[ -](?=\d)|\s?(?=[{VULGAR}])))?"
        rf"(?P<part>[{VULGAR}]|\d\d?[/⁄]\d\d?)(?P<gap>[\s-]?)(?P<unit>{ANY_UNIT}|in\.|[″\"])(?![\w²³/]|\.\w)",
        _part_of_unit,
        starts="ds",
        needs=f"/⁄{VULGAR}",
    ),
)
