"""Units: their written forms, what one and many of them are called, and what may stand after "per"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefexport.narration.language.scanning import Scan

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
for _prefix, _word in (("", ""), ("k", "kilo"), ("m", "milli"), ("µ", "micro"), ("μ", "micro"), ("n", "nano")):
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
# Said alike; Britain writes the metric one so.
_unit("t", "tonne")
_unit("Mt", "megatonne")
_unit("Gt", "gigatonne")
_unit("km/h|kph|k.p.h.|kmh|km/hr", "kilometer per hour", "kilometers per hour")
_unit("m/s", "meter per second", "meters per second")
_unit("mph|m.p.h.", "mile per hour", "miles per hour")
_unit("mpg|m.p.g.", "mile per gallon", "miles per gallon")
_unit("rpm|r.p.m.", "revolution per minute", "revolutions per minute")
_unit("bpm", "beat per minute", "beats per minute")
_unit("fps", "frame per second", "frames per second")
_unit("bpd|b/d", "barrel per day", "barrels per day")
_unit("ppm", "part per million", "parts per million")
_unit("ppb", "part per billion", "parts per billion")
_unit("psi", "pound per square inch", "pounds per square inch")
_unit("ft|ft.", "foot", "feet")
_unit("sq.-ft.|sq-ft|sq ft|sq. ft.|sq. ft|sq.ft.|ft²|ft2", "square foot", "square feet")
_unit("cu.-ft.|cu-ft|cu ft|cu. ft.|ft³", "cubic foot", "cubic feet")
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
_unit("cfs", "cubic foot per second", "cubic feet per second")
_unit("cwt", "hundredweight", "hundredweight")
_unit("mtpa|Mtpa|MTPA", "million tons per year", "million tons per year")
_unit("ns", "nanosecond")
_unit("µs|μs", "microsecond")
_unit("mth|mth.|mths|mths.", "month")
_unit("ka", "thousand years ago", "thousand years ago")
_unit("m/s²|m/s2", "meter per second squared", "meters per second squared")
_unit("km/s²|km/s2", "kilometer per second squared", "kilometers per second squared")
_unit("tsp|tsp.", "teaspoon")
_unit("tbsp|tbsp.|Tbsp|Tbsp.|tbs|tbs.|Tbs.", "tablespoon")
_unit("y.o.|y/o", "year-old", "year-old")
_unit("wkt|wkts", "wicket")
_unit("yr|yr.|yrs|yrs.", "year")
_unit("hp", "horsepower", "horsepower")
_unit("dB", "decibel")
_unit("Pa", "pascal")
_unit("kWh/100km|kWh/100 km", "kilowatt-hour per hundred kilometers", "kilowatt-hours per hundred kilometers")
_unit("mm Hg", "millimeter of mercury", "millimeters of mercury")
_unit("ppt|ppts|p.p.", "percentage point")
_unit("kPa", "kilopascal")
_unit("hPa", "hectopascal")
_unit("kJ", "kilojoule")
_unit("kcal", "kilocalorie")
_unit("cal|cal.", "calorie")
_unit("qt|qt.|qts|qts.", "quart")
_unit("bps|bp", "basis point")
_unit("pp", "percentage point")
_unit("kN", "kilonewton")
_unit("Nm", "newton meter")
_unit("px", "pixel")
_unit("MP", "megapixel")
_unit("mb|mbar|mbars|millibar", "millibar")
_unit("mmHg", "millimeter of mercury", "millimeters of mercury")
_unit("inHg", "inch of mercury", "inches of mercury")
_unit("kt|kts|kts.", "knot")
_unit("pt|pts|pts.", "point")
_unit("wk|wks|wks.", "week")
_unit("mos|mos.", "month")
_unit("IU", "international unit")
_unit("U/mL|U/ml", "unit per milliliter", "units per milliliter")
_unit("U/L", "unit per liter", "units per liter")
_unit("L/100km|l/100km|L/100 km|l/100 km", "liter per hundred kilometers", "liters per hundred kilometers")
_unit("kBq", "kilobecquerel")
_unit("Bq", "becquerel")
_unit("mSv", "millisievert")
_unit("µSv|μSv", "microsievert")
_unit("Sv", "sievert")
_unit("kA", "kiloamp")
_unit("mA", "milliamp")
_unit("nT", "nanotesla")
_unit("eV", "electron volt")
_unit("keV", "kiloelectron volt")
_unit("MeV", "megaelectron volt")
_unit("GeV", "gigaelectron volt")
_unit("TeV", "teraelectron volt")
_unit("Myr", "million years", "million years")
_unit("Ma", "million years ago", "million years ago")
_unit("Gyr", "billion years", "billion years")
_unit("ly", "light-year")
_unit("kpc", "kiloparsec")
_unit("Mpc", "megaparsec")
_unit("AU", "astronomical unit")
_unit("MPa", "megapascal")
_unit("GPa", "gigapascal")
_unit("MJ", "megajoule")
_unit("GJ", "gigajoule")
_unit("TJ", "terajoule")
_unit("kN·m", "kilonewton meter")
_unit("cc", "cubic centimeter")
_unit("sqft", "square foot", "square feet")
_unit("sqm", "square meter")
_unit("mbd|mb/d", "million barrels per day", "million barrels per day")
_unit("boe", "barrel of oil equivalent", "barrels of oil equivalent")
_unit("boe/d|boepd", "barrel of oil equivalent per day", "barrels of oil equivalent per day")
_unit("mmBtu|MMBtu", "million B T U", "million B T U")
_unit("BTU|Btu", "B T U")
_unit("ft/s", "foot per second", "feet per second")
_unit("kbps|kb/s", "kilobit per second", "kilobits per second")
_unit("Mb/s", "megabit per second", "megabits per second")
_unit("MB/s", "megabyte per second", "megabytes per second")
_unit("GB/s", "gigabyte per second", "gigabytes per second")
_unit("bbl|bbl.|bbls", "barrel")
_unit("bbl/d|bbls/d|bopd", "barrel per day", "barrels per day")
_unit("bcm", "billion cubic meters", "billion cubic meters")
_unit("mcm", "million cubic meters", "million cubic meters")
_unit("bcf", "billion cubic feet", "billion cubic feet")
_unit("tcf", "trillion cubic feet", "trillion cubic feet")
_unit("TEU", "T E U", "T E U")
for _prefix, _word in (("t", "tonne"), ("kt", "kilotonne"), ("Mt", "megatonne"), ("Gt", "gigatonne"), ("g", "gram"),
                       ("kg", "kilogram"), ("mt", "megatonne")):  # fmt: skip
    _unit(f"{_prefix}CO2|{_prefix}CO₂", f"{_word} of C O two", f"{_word}s of C O two")
    _gas = "C O two equivalent"
    _unit(
        f"{_prefix}CO2e|{_prefix}CO₂e|{_prefix}CO2eq|{_prefix}CO₂eq|{_prefix}CO2-eq",
        f"{_word} of {_gas}",
        f"{_word}s of {_gas}",
    )
_unit("CO2e", "carbon dioxide equivalent", "carbon dioxide equivalent")

PER = {
    "h": "hour", "hr": "hour", "hour": "hour", "s": "second", "sec": "second", "min": "minute", "minute": "minute",
    "d": "day", "day": "day", "week": "week", "wk": "week", "month": "month", "mo": "month", "year": "year",
    "yr": "year", "y": "year", "L": "liter", "l": "liter", "dL": "deciliter", "mL": "milliliter", "kg": "kilogram",
    "km": "kilometer", "km²": "square kilometer", "m²": "square meter", "m³": "cubic meter", "m2": "square meter",
    "m3": "cubic meter", "person": "person", "capita": "capita", "barrel": "barrel", "b": "barrel",
    "bbl": "barrel", "gallon": "gallon",
    "gal": "gallon",  "ha": "hectare", "kWh": "kilowatt-hour", "MWh": "megawatt-hour", "mile": "mile", "ton": "ton",
    "tonne": "tonne", "night": "night", "share": "share", "lb": "pound", "oz": "ounce", "sq ft": "square foot",
    "cm²": "square centimeter", "cm³": "cubic centimeter", "second": "second", "head": "head",
    "mm³": "cubic millimeter", "mm3": "cubic millimeter", "µL": "microliter", "μL": "microliter", "kcal": "kilocalorie",
    "mi": "mile", "in": "inch", "in.": "inch", "ft": "foot", "tCO2": "ton of C O two", "tCO₂": "ton of C O two",
    "doz": "dozen", "dozen": "dozen", "side": "side", "serving": "serving", "portion": "portion",
    "slice": "slice", "cup": "cup", "bottle": "bottle",
    "liter": "liter", "litre": "liter", "pint": "pint", "pound": "pound", "kilo": "kilo", "acre": "acre",
    "unit": "unit", "metre": "meter",
    "meter": "meter", "sqm": "square meter", "page": "page", "word": "word", "pupil": "pupil",
    "patient": "patient", "passenger": "passenger", "seat": "seat", "room": "room", "game": "game", "term": "term",
    "bu": "bushel", "bushel": "bushel", "cwt": "hundredweight",
}  # fmt: skip

# Units with two senses: the words near them by which the second is known, and its names.
SECOND_SENSES = {
    "ppt": (
        r"(?i:\b(?:pfo?a?s?|water|limits?|contamin\w*|dioxins?|toxic|chemicals?|methane|ng/l)\b)",
        "part per trillion",
        "parts per trillion",
    ),
    "kt": (
        r"(?i:yield|warhead|bomb|nuclear|atomic|explo|blast|tnt|carbon|co2|co₂|emi(?:t|ssion)|copper|ore)|\Wof\W",
        "kiloton",
        "kilotons",
    ),
    "nm": (
        r"(?is)\A(?!.*(?:chip|process|node|wafer|transistor|laser|wavelength|semiconductor|light|infrared|photon|particle"
        r"|nano|beam|lithograph|spectr|film|layer))"
        r".*(?:\b(?:ships?|vessels?|tankers?|boats?|yachts?|coast|offshore|islands?|ports?|nav(?:y|al)|warships?|shore|flew|fly|flight|aircraft|bombers?|sorties?|sail(?:ed|ing)?|missiles?|sea|radius|convoy)\b"
        r"|\d,\d{3}\snm"
        r"|\b(?:sank|sunk|sinks?|straits?|channel|gulf|waters|navigat\w*|wreck|ferry|cargo|crew|cruise|reef|patrol|carriers?"
        r"|destroyers?|submarines?|fleet|airspace|airport|pilots?|jets?|helicopters?|storm|hurricane|cyclone|typhoon)\b"
        r"|nm\s(?:off|from|north|south|east|west|[NS]?[NSEW]{1,2}\b))",
        "nautical mile",
        "nautical miles",
    ),
    "Ma": (r"\b(?:is|was|are|were|aged?|of)\s[\d.,–-]+\sMa\b|Ma\s(?:ago|old)\b", "million years", "million years"),
    "mb": (
        r"(?i:\b(?:data|files?|memory|download\w*|upload\w*|attachments?|storage|disks?|e-?mails?|ram|app)\b)",
        "megabyte",
        "megabytes",
    ),
}


def _longest_first(names: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))


# As patterns.
ANY_UNIT = _longest_first(UNITS)
ANY_PER = _longest_first(PER)


def unit_words(scan: Scan, one: str) -> str:
    """American or British spelling."""
    return re.sub(r"(met|lit)er", r"\1re", one) if scan.british else one.replace("tonne", "ton")
