"""Measures: units, percentages, temperatures, feet and inches, coordinates."""

from __future__ import annotations

import re

from briefexport.narration.language.english import words
from briefexport.narration.language.english.amounts import DASH, MAGNITUDE, NUMBER, magnitude, plain_number
from briefexport.narration.language.english.money import is_attributive
from briefexport.narration.language.scanning import Rule, Scan, compiled

# Unit → (one, many). Prefixed SI units are spelled the American way; British spelling is changed at the end.
UNITS: dict[str, tuple[str, str]] = {}


def _unit(names: str, one: str, many: str = "") -> None:
    for name in names.split("|"):
        UNITS[name] = (one, many or one + "s")


for _prefix, _word in (("", ""), ("k", "kilo"), ("c", "centi"), ("m", "milli"), ("n", "nano"), ("µ", "micro"),
                       ("μ", "micro")):  # fmt: skip
    _unit(f"{_prefix}m", f"{_word}meter")
    _unit(f"{_prefix}m²|{_prefix}m2|sq {_prefix}m|sq. {_prefix}m", f"square {_word}meter")
    _unit(f"{_prefix}m³|{_prefix}m3|cu {_prefix}m", f"cubic {_word}meter")
for _prefix, _word in (("", ""), ("k", "kilo"), ("m", "milli"), ("µ", "micro"), ("μ", "micro")):
    _unit(f"{_prefix}g", f"{_word}gram")
for _prefix, _word in (("", ""), ("k", "kilo"), ("M", "mega"), ("G", "giga"), ("T", "tera")):
    _unit(f"{_prefix}W", f"{_word}watt")
    _unit(f"{_prefix}Wh", f"{_word}watt-hour")
    if _prefix:
        _unit(f"{_prefix}Hz", f"{_word}hertz", f"{_word}hertz")
        _unit(f"{_prefix}B", f"{_word}byte")
        _unit(f"{_prefix}bps|{_prefix}bit/s", f"{_word}bit per second", f"{_word}bits per second")
_unit("KB", "kilobyte")
_unit("Hz", "hertz", "hertz")
_unit("V", "volt")
_unit("kV", "kilovolt")
_unit("mV", "millivolt")
_unit("mAh", "milliamp hour")
_unit("L|l", "liter")
_unit("mL|ml", "milliliter")
_unit("cl|cL", "centiliter")
_unit("dl|dL", "deciliter")
_unit("mcg", "microgram")
_unit("ha", "hectare")
_unit("t", "ton")
_unit("kt", "kiloton")
_unit("Mt", "megaton")
_unit("Gt", "gigaton")
_unit("km/h|kph|kmh|km/hr", "kilometer per hour", "kilometers per hour")
_unit("m/s", "meter per second", "meters per second")
_unit("mph", "mile per hour", "miles per hour")
_unit("mpg", "mile per gallon", "miles per gallon")
_unit("rpm", "revolution per minute", "revolutions per minute")
_unit("bpm", "beat per minute", "beats per minute")
_unit("fps", "frame per second", "frames per second")
_unit("bpd|b/d", "barrel per day", "barrels per day")
_unit("ppm", "part per million", "parts per million")
_unit("ppb", "part per billion", "parts per billion")
_unit("psi", "pound per square inch", "pounds per square inch")
_unit("ft|ft.", "foot", "feet")
_unit("sq ft|sq. ft.|sq. ft|sq.ft.|ft²|ft2", "square foot", "square feet")
_unit("cu ft|cu. ft.|ft³", "cubic foot", "cubic feet")
_unit("sq mi|sq. mi.|mi²", "square mile")
_unit("mi|mi.", "mile")
_unit("yd|yd.|yds|yds.", "yard")
_unit("nmi", "nautical mile")
_unit("kn", "knot")
_unit("lb|lb.|lbs|lbs.", "pound")
_unit("oz|oz.", "ounce")
_unit("fl oz|fl. oz.", "fluid ounce")
_unit("gal|gal.", "gallon")
_unit("hr|hr.|hrs|hrs.|h", "hour")
_unit("min|min.|mins|mins.", "minute")
_unit("sec|sec.|secs|secs.", "second")
_unit("ms", "millisecond")
_unit("m/s²|m/s2", "meter per second squared", "meters per second squared")
_unit("km/s²|km/s2", "kilometer per second squared", "kilometers per second squared")
_unit("tsp|tsp.", "teaspoon")
_unit("tbsp|tbsp.", "tablespoon")
_unit("yr|yr.|yrs|yrs.", "year")
_unit("hp", "horsepower", "horsepower")
_unit("dB", "decibel")
_unit("Pa", "pascal")
_unit("kPa", "kilopascal")
_unit("hPa", "hectopascal")
_unit("kJ", "kilojoule")
_unit("kcal", "kilocalorie")
_unit("cal", "calorie")
_unit("bps|bp", "basis point")
_unit("pp", "percentage point")
_unit("kN", "kilonewton")
_unit("Nm", "newton meter")
_unit("px", "pixel")
_unit("MP", "megapixel")
_unit("TEU", "T E U")
_unit("CO2e", "carbon dioxide equivalent", "carbon dioxide equivalent")

_PER = {
    "h": "hour", "hr": "hour", "hour": "hour", "s": "second", "sec": "second", "min": "minute", "minute": "minute",
    "d": "day", "day": "day", "week": "week", "wk": "week", "month": "month", "mo": "month", "year": "year",
    "yr": "year", "L": "liter", "l": "liter", "dL": "deciliter", "mL": "milliliter", "kg": "kilogram",
    "km": "kilometer", "km²": "square kilometer", "m²": "square meter", "m³": "cubic meter", "m2": "square meter",
    "m3": "cubic meter", "person": "person", "capita": "capita", "barrel": "barrel", "gallon": "gallon",
    "gal": "gallon", "ha": "hectare", "kWh": "kilowatt-hour", "MWh": "megawatt-hour", "mile": "mile", "ton": "ton",
    "tonne": "tonne", "night": "night", "share": "share", "lb": "pound", "oz": "ounce", "sq ft": "square foot",
    "cm²": "square centimeter", "cm³": "cubic centimeter", "second": "second", "head": "head",
}  # fmt: skip
_ALT = "|".join(map(re.escape, sorted(UNITS, key=lambda name: (-len(name), name))))
_PER_ALT = "|".join(map(re.escape, sorted(_PER, key=lambda name: (-len(name), name))))


def unit_words(scan: Scan, one: str) -> str:
    """American or British spelling."""
    return re.sub(r"(met|lit)er", r"\1re", one) if scan.british else one


# After "42 W", a street: the letter is a point of the compass.
_WEST = r"\.?\s(?:\d+(?:st|nd|rd|th)|[A-Z][a-z]+)\s(?:St|Street|Ave|Avenue|Blvd|Rd|Road)\b"


def _measure(match: re.Match[str], scan: Scan) -> str | None:
    unit, scale = match["unit"], match["scale"]
    if unit == "l" and match["gap"] and scan.after(match.end()) != "of":
        return None
    if unit == "min" and match["gap"] == " " and scan.text[match.end() : match.end() + 1] == "i":
        return None
    if unit == "W" and compiled(_WEST).match(scan.text, match.end()):
        return None
    one, many = UNITS[unit]
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
        said += f" per {unit_words(scan, _PER[match['per']])}"
    # A point that ends the sentence was not the unit's.
    return said + (scan.stop(match.end()) if unit.endswith(".") else "")


def _qualifies(match: re.Match[str], scan: Scan) -> bool:
    """True where the measure stands before its noun: a 5-km walk, 155mm shells."""
    if "-" in match["gap"]:
        return True
    before, after = scan.before(match.start()).lower(), scan.after(match.end())
    if is_attributive(scan, before, match.end()):
        return True
    if after in words.MEASURED or (before in words.DETERMINERS and compiled(_EXTENT).match(scan.text, match.end())):
        return True
    thing = after.islower() and after not in words.FUNCTION_WORDS
    return match["unit"] in ("mm", "V", "kV", "W") and not match["gap"] and thing


# A 10 km deep hole, not "10 km deep in the sea".
_EXTENT = (
    r"\s(?:deep|high|long|old|tall|thick|wide)\s(?!(?:and|at|below|by|for|from|in|into|on|or|to|under|with)\b)[a-z]"
)


def _percent(match: re.Match[str], scan: Scan) -> str:
    low = plain_number(match["low"], scan) + (" percent" if match["own"] else "")
    both = f"{low} to {plain_number(match['high'], scan)}" if match["high"] else low
    return both + (" per thousand" if match["sign"] == "‰" else " percent")


_SCALES = {"C": "Celsius", "F": "Fahrenheit", "K": "Kelvin"}


def _temperature(match: re.Match[str], scan: Scan) -> str:
    amount = plain_number(match["low"], scan)
    if match["high"]:
        cold = "minus " if match["minus"] else ""
        amount += f" to {cold}{plain_number(match['high'], scan)}"
    degrees = "degree" if match["low"] == "1" and not match["high"] else "degrees"
    scale = _SCALES.get(match["scale"] or "", "")
    return f"{amount} {degrees} {scale}".strip()


def _clinging_temperature(match: re.Match[str], scan: Scan) -> str:
    return f"{plain_number(match[1], scan)} degrees {_SCALES[match[2]]}"


_POINTS = {"N": "north", "S": "south", "E": "east", "W": "west"}


def _coordinate(match: re.Match[str], scan: Scan) -> str:
    parts = [f"{plain_number(match['degrees'], scan)} degrees"]
    if match["minutes"]:
        parts.append(f"{plain_number(match['minutes'], scan)} minutes")
    if match["seconds"]:
        parts.append(f"{plain_number(match['seconds'], scan)} seconds")
    return " ".join((*parts, _POINTS[match["point"]]))


def _feet(match: re.Match[str], scan: Scan) -> str:
    feet = plain_number(match["feet"], scan)
    if not match["inches"]:
        return f"{feet} {'foot' if match['feet'] == '1' else 'feet'}"
    inches = plain_number(match["inches"], scan)
    return f"{feet} feet {inches} {'inch' if match['inches'] == '1' else 'inches'}"


def _per(match: re.Match[str], scan: Scan) -> str | None:
    """£2.50/kg, $20,000/year: after a quantity the slash is per."""
    if not re.search(
        r"[\d%]\s?(?:million|billion|[mkKMB]n?)?\Z", scan.text[max(0, match.start() - 12) : match.start()]
    ):
        return None
    name = match[1]
    return f"per {unit_words(scan, _PER.get(name) or UNITS[name][0])}"


def _closes(sign: str | None, lead: str) -> bool:
    """True for a mark that closes a quotation instead of meaning inches."""
    return (sign == '"' and lead.count('"') % 2 == 1) or (sign == "”" and lead.count("“") > lead.count("”"))


def _inches(match: re.Match[str], scan: Scan) -> str | None:
    if _closes(match["sign"], scan.text[max(0, match.start() - 5000) : match.start()]):
        return None
    single = match["low"] == "1" or is_attributive(scan, scan.before(match.start()).lower(), match.end())
    return f"{plain_number(match['low'], scan)} {'inch' if single else 'inches'}"


_SPREAD = rf"(?:{DASH}(?P<high>{NUMBER}))?"
RULES = (
    Rule(
        "coordinate",
        rf"(?P<degrees>{NUMBER})°\s?(?:(?P<minutes>\d+)['′’]\s?)?(?:(?P<seconds>{NUMBER})[\"″”]\s?)?(?P<point>[NSEW])\b",
        _coordinate,
        starts="d",
        needs="°",
    ),
    Rule(
        "temperature",
        rf"(?P<low>{NUMBER})(?:\s?°?[CF]?(?:{DASH}|\sto\s)(?P<minus>[-−])?(?P<high>{NUMBER}))?\s?[°º˚]\s?(?P<scale>[CFK]\b)?",
        _temperature,
        starts="d",
        needs="°º˚",
    ),
    Rule("temperature", r"(?<![\w.-])(\d{2,3})([CF])\b(?!-)", _clinging_temperature, starts="d", needs="CF"),
    Rule(
        "percentage",
        rf"(?P<low>{NUMBER})(?:(?P<own>\s?%)?{DASH}(?P<high>{NUMBER}))?\s?(?P<sign>[%‰٪])",
        _percent,
        starts="d",
        needs="%‰٪",
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
        r"(?<![\w.])(?P<feet>[3-8])['′’](?P<inches>1[01]|\d)(?![\w'’\"″”])",
        _feet,
        starts="d",
        needs="'′’",
    ),
    Rule(
        "seconds",
        r"(?<![\w.])(\d+\.\d+)\s?s(?![\w'’])",
        lambda match, scan: f"{plain_number(match[1], scan)} seconds",
        starts="d",
        needs="s",
    ),
    Rule("per", rf"/({_PER_ALT}|{_ALT})(?![\w²³])", _per, starts="s", needs="/"),
    Rule(
        "inches",
        rf"(?P<low>{NUMBER})(?:(?P<sign>[″\"”])(?!\w)|-in\.(?=\s)|\s?in\.(?=\s[a-z]))",
        _inches,
        starts="d",
        needs='″n"”',
    ),
    Rule(
        "measure",
        rf"(?P<low>{NUMBER})(?:{DASH}(?P<high>{NUMBER})|\s?[x×]\s?(?P<cross>{NUMBER}))?(?P<scale>{MAGNITUDE})?"
        rf"(?P<gap>[\s-]?)(?P<unit>{_ALT})(?:/(?P<per>{_PER_ALT}))?(?![\w²³/]|\.\w)",
        _measure,
        starts="d",
        needs="abcdefghiklmnopqrstuvwxyzWBVLMPTUHzC",
    ),
    Rule(
        "unit",
        r"(?<!\w)(km/h|m/s|km²|m²|m³)(?!\w)",
        lambda match, scan: unit_words(scan, UNITS[match[1]][1]),
        starts="l",
        needs="/²³",
    ),
)
