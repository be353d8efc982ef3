"""Measures: units, percentages, temperatures, feet and inches, coordinates."""

from __future__ import annotations

import re
import unicodedata

from briefexport.narration.language.english import words
from briefexport.narration.language.english.amounts import DASH, MAGNITUDE, NUMBER, magnitude, plain_number
from briefexport.narration.language.english.counting import VULGAR, fraction
from briefexport.narration.language.english.money import is_attributive
from briefexport.narration.language.english.units import ANY_PER, ANY_UNIT, PER, SECOND_SENSES, UNITS
from briefexport.narration.language.scanning import Rule, Scan, compiled


def unit_words(scan: Scan, one: str) -> str:
    """American or British spelling."""
    return re.sub(r"(met|lit)er", r"\1re", one) if scan.british else one


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
    if unit == "W" and compiled(_WEST).match(scan.text, match.end()):
        return None
    one, many = UNITS[unit]
    if unit == "pp" and match["low"].replace(",", "").isdecimal() and len(match["low"]) > 2:
        one, many = "page", "pages"
    if unit in SECOND_SENSES and _is_other(match, scan):
        one, many = SECOND_SENSES[unit][1:]
    if unit == "m" and compiled(r"\d\s?h(?:rs?)?\s?\Z").search(scan.text[max(0, match.start() - 8) : match.start()]):
        one, many = UNITS["min"]  # 2h 15m
    amount = plain_number(match["low"], scan)
    if match["high"]:
        amount += f" to {plain_number(match['high'], scan)}"
    elif match["cross"]:
        amount += f" by {plain_number(match['cross'], scan)}"
    amount += magnitude(scale)
    single = (match["low"] == "1" and not (match["high"] or scale)) or _qualifies(match, scan)
    said = f"{amount} {unit_words(scan, one if single else many)}"
    if match["per"]:
        said += f" per {unit_words(scan, PER[match['per']])}"
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


def _feet(match: re.Match[str], scan: Scan) -> str:
    feet = plain_number(match["feet"], scan)
    if not match["inches"]:
        return f"{feet} {'foot' if match['feet'] == '1' else 'feet'}"
    inches = plain_number(match["inches"], scan)
    if compiled(r"-[a-z]").match(scan.text, match.end()):  # a 5'10"-tall man
        return f"{feet} foot {inches}"
    return f"{feet} feet {inches} {'inch' if match['inches'] == '1' else 'inches'}"


def _two_sides(match: re.Match[str], scan: Scan) -> str:
    """12' x 14', 8"x10"."""
    unit = "feet" if match[2] in "'′’" else "inches"
    return f"{plain_number(match[1], scan)} {unit} by {plain_number(match[3], scan)} {unit}"


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
    if match["gap"] == "-":
        return f"{said} {unit_words(scan, one)}{stop}"
    article = "an" if one.startswith(("hour", "ounce", "inch", "acre")) else "a"
    return f"{'half' if said == 'one half' else said + ' of'} {article} {unit_words(scan, one)}{stop}"


def _per(match: re.Match[str], scan: Scan) -> str | None:
    """£2.50/kg, $20,000/year: after a quantity the slash is per."""
    if not re.search(
        r"[\d%]\s?(?:million|billion|[mkKMB]n?|[pc¢])?\Z", scan.text[max(0, match.start() - 12) : match.start()]
    ):
        return None
    name = match[1]
    return f"per {unit_words(scan, PER.get(name) or UNITS[name][0])}"


def _each(match: re.Match[str], scan: Scan) -> str | None:
    """4 million barrels/day: things counted, and the time in which they are."""
    counted = compiled(r"\d[\w.,]*\s(?:[a-z]+\s){0,2}[a-z]+s\Z").search(
        scan.text[max(0, match.start() - 50) : match.start()]
    )
    return f"per {match[1]}" if counted else None


def _closes(sign: str | None, lead: str) -> bool:
    """True for a mark that closes a quotation instead of meaning inches."""
    opened = len(compiled(r'(?:\A|[\s(\[—–])"').findall(lead)) - len(compiled(r'[^\s\d(\[—–]"').findall(lead))
    return (sign == '"' and opened > 0) or (sign == "”" and lead.count("“") > lead.count("”"))


def _inches(match: re.Match[str], scan: Scan) -> str | None:
    if _closes(match["sign"], scan.text[max(0, match.start() - 5000) : match.start()]):
        return None
    per = f" per {unit_words(scan, PER[match['per'] or match['per2']])}" if match["per"] or match["per2"] else ""
    single = (
        match["low"] == "1" or match["gap"] or is_attributive(scan, scan.before(match.start()).lower(), match.end())
    )
    high = f" to {plain_number(match['high'], scan)}" if match["high"] else ""
    return f"{plain_number(match['low'], scan)}{high} {'inch' if single and not high else 'inches'}{per}"


_SPREAD = rf"(?:{DASH}(?P<high>{NUMBER}))?"
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
    Rule(
        "feet and inches",
        r"(?P<feet>\d{1,3})\s?(?:['′’](?![^\W\d]|\d{3})\s?|ft\.?\s)(?:(?P<inches>\d{1,2})\s?(?:[\"″”]|''|’’|in\b\.?))?(?!\w)",
        lambda match, scan: _feet(match, scan) if match["inches"] or "′" in match.group() else None,
        starts="d",
        needs="'′’f",
    ),
    Rule(
        "feet and inches",
        r"(?<![\w.])(?P<feet>[3-8])(?:['′’]|ft\s?)(?P<inches>1[01]|\d)(?:in\b)?(?![\w'’\"″”])",
        _feet,
        starts="d",
        needs="'′’f",
    ),
    Rule(
        "feet",
        r"(?<![\w.,'’])(?P<feet>\d{1,3}(?:,\d{3})?)['’](?P<inches>)(?=\s(?:above|below|deep|high|long|tall|wide)\b)",
        _feet,
        starts="d",
        needs="'’",
    ),
    Rule(
        "feet by feet",
        r"(?<![\w.])(\d{1,4})(['′’\"″”])\s?[x×]\s?(\d{1,4})\2(?!\w)",
        _two_sides,
        starts="d",
        needs="x×",
    ),
    Rule(
        "seconds",
        r"(?<![\w.])(\d+\.\d+|\d[\d,]*(?= s))\s?s(?![\w'’])",
        lambda match, scan: f"{plain_number(match[1], scan)} seconds",
        starts="d",
        needs="s",
    ),
    Rule("per", r"/(day|week|month|year|hour|night|person|head|household)(?!\w)", _each, starts="s", needs="/"),
    Rule(
        "per",
        rf"/({ANY_PER}|{ANY_UNIT})(?![\w²³])(?:(?<=mo|yr|hr|wk|lb|oz)\.(?=\s[a-z]))?",
        _per,
        starts="s",
        needs="/",
    ),
    Rule(
        "inches",
        rf"(?P<low>{NUMBER})(?:{DASH}(?P<high>{NUMBER}))?(?:(?P<sign>[″\"”])(?!\w)(?:/(?P<per>{ANY_PER})\b)?|(?P<gap>-)in\.(?=\s)|in(?![\w.])|\s?in\.(?:/(?P<per2>{ANY_PER})\b|(?=\s[a-z]|\))))",
        _inches,
        starts="d",
        needs='″n"”',
    ),
    Rule(
        "measure",
        rf"(?P<low>{NUMBER})(?:{DASH}(?P<high>{NUMBER})|\s?[x×]\s?(?P<cross>{NUMBER}))?(?P<scale>{MAGNITUDE})?"
        rf"(?P<gap>[\s-]?)(?P<unit>{ANY_UNIT})(?:/(?P<per>{ANY_PER}))?(?![\w²³]|/(?!\d)|\.\w)",
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
        "unit",
        r"(?<!\w)(km/h|m/s|km²|m²|m³)(?!\w)",
        lambda match, scan: unit_words(scan, UNITS[match[1]][1]),
        starts="l",
        needs="/²³",
    ),
)
# Before the rules for fractions, which would leave the unit.
PARTS = (
    Rule(
        "measure",
        rf"(?:(?P<whole>\d{{1,3}})(?:[ -](?=\d)|\s?(?=[{VULGAR}])))?"
        rf"(?P<part>[{VULGAR}]|\d\d?[/⁄]\d\d?)(?P<gap>[\s-]?)(?P<unit>{ANY_UNIT}|in\.)(?![\w²³/]|\.\w)",
        _part_of_unit,
        starts="ds",
        needs=f"/⁄{VULGAR}",
    ),
)
