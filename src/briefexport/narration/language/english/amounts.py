"""Numbers in running text: what each is said as by the company it keeps (year, count, designation, digits)."""

from __future__ import annotations

import re

from briefexport.narration.language.english import words
from briefexport.narration.language.english.numbers import (
    below_hundred,
    cardinal,
    decimal,
    designation,
    digits,
    plural_of,
    year,
)
from briefexport.narration.language.scanning import DIGITS, Rule, Scan, compiled

# India sets two digits apart after the thousands: 1,20,000.
_INDIAN = r"\d{1,2}(?:,\d\d){1,6},\d{3}(?!,?\d)"
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?!,?\d)|{_INDIAN}|\d+)(?:\.\d+)?"
DASH = r"(?:[-‐‑–—−]|\s[-–—]\s)"
# Thousands and beyond: words and short forms that may stand apart, then those that cling to the number.
MAGNITUDES = {
    "hundred": "hundred", "thousand": "thousand", "million": "million", "billion": "billion",
    "trillion": "trillion", "quadrillion": "quadrillion", "crore": "crore", "lakh": "lakh",
    "lakh crore": "lakh crore", "lakh cr": "lakh crore",
    "thousand crore": "thousand crore", "cr": "crore", "mln": "million",
    "mn": "million", "bln": "billion", "bn": "billion", "tn": "trillion", "trn": "trillion", "k": "thousand",
    "K": "thousand", "m": "million", "M": "million", "MM": "million", "b": "billion", "B": "billion",
    "T": "trillion", "Bn": "billion", "Mn": "million",
}  # fmt: skip
MAGNITUDE = (
    r"(?:[\s-]?(?:(?:lakh|thousand)\scrore|lakh\scr|cr|hundred|thousand|million|billion|trillion|quadrillion|crore|lakh|mln|mn|bln|bn|tn|trn|Bn|Mn)"
    r"|(?:MM|[kKmMbBT]))(?![\w])"
)
# Longer runs of digits than this are no quantity anybody says.
LONGEST = 36


def magnitude(written: str | None) -> str:
    """` million` for ` million`, `m`, `-million` …; empty for none."""
    return f" {MAGNITUDES[written.strip(' -').strip()]}" if written else ""


def plain_number(text: str, scan: Scan) -> str:
    """A number that counts or measures."""
    if compiled(_INDIAN).match(text):
        return _in_lakhs(text, scan)
    whole = text.replace(",", "").partition(".")[0]
    if len(whole) > LONGEST or (len(whole) > 1 and whole[0] == "0" and "." not in text):
        return digits(text)
    return decimal(text, scan.british)


def _in_lakhs(text: str, scan: Scan) -> str:
    """12,34,567 as India counts: twelve lakh thirty-four thousand five hundred sixty-seven."""
    whole, point, fraction = text.replace(",", "").partition(".")
    crores, rest = divmod(int(whole), 10**7)
    lakhs, rest = divmod(rest, 10**5)
    last = decimal(f"{rest}{point}{fraction}", scan.british) if rest or point else ""
    named = ((crores, "crore"), (lakhs, "lakh"))
    return " ".join([*(f"{cardinal(count, scan.british)} {name}" for count, name in named if count), last]).strip()


def is_year(text: str) -> bool:
    """Four digits that can be read as a year of our era or the one before us."""
    return len(text) == 4 and text.isdecimal() and 1001 <= int(text) <= 2099


_OWN = ("'s", "’s")


def say_number(text: str, scan: Scan, start: int, end: int) -> str:
    """A bare number at `start`: digits, designation, year or count, by what stands around it."""
    before, after = scan.before(start).rstrip(".").lower(), scan.after(end)
    if text.isdecimal():
        if _is_dialled(text, before, after, scan.text[max(0, start - 64) : start]):
            return digits(text)
        highway = scan.before(start) == "US" and len(text) == 3 and not after.endswith("s")  # US 101
        highway = highway or (scan.before(start) in words.AIRLINES and len(text) in (3, 4))
        named = highway or (before.endswith("-") and len(before) > 2 and scan.before(start)[:-1].isupper())  # US-101
        if 3 <= len(text) <= 4 and text[0] != "0" and (named or before in words.DESIGNATED or _is_address(scan, end)):
            return designation(text)
        if re.fullmatch(r"7[0-8]7", text) and (after.lower() in words.AIRLINERS or scan.text[end : end + 2] in _OWN):
            return designation(text)
        if len(text) > 4 and before == "to" and compiled(r"\b[Tt]ext\w*\s\S+\sto\s\Z").search(scan.text[:start][-30:]):
            return digits(text)
        if before in ("pin", "passcode", "password", "otp"):
            return digits(text)
        if len(text) == 5 and (before in ("zip", "code") or _is_postcode(scan, start)):
            return digits(text)
        if len(text) == 3 and (before in ("ad", "a.d") or compiled(_ERA).match(scan.text, end)):
            return designation(text)
        if is_year(text):
            return counted(text, scan) if is_count(before, after) else year(int(text), scan.british)
        if before in ("by", "year") and len(text) == 4 and text < "3000" and text > "1000":
            return year(int(text), scan.british)
    return plain_number(text, scan)


def counted(text: str, scan: Scan) -> str:
    """Four digits that count: fifteen hundred, else the cardinal."""
    number = int(text)
    return year(number) if number % 100 == 0 and number % 1000 else cardinal(number, scan.british)


def is_count(before: str, after: str) -> bool:
    """True when a bare four-digit number counts what follows instead of being a year."""
    if before in words.APPROXIMATIONS:
        return True
    if before in words.BEFORE_YEARS or after != after.lower():
        return False
    plural = after.endswith("s") and not after.endswith(("ss", "'s", "’s")) and after not in words.NOT_PLURALS
    return (plural or after in words.COUNTED) and after not in words.EVENTS


def _is_dialled(text: str, before: str, after: str, lead: str) -> bool:
    if text not in ("911", "999", "112", "988", "311", "411", "211", "111", "101"):
        return False
    if before in ("or", "and") and compiled(_DIALLED_BEFORE).search(lead):
        return True
    if text == "911" and compiled(r"(?i:\bcall\b)[^!?]{0,60}\bor\s\Z").search(lead):
        return True
    return before in words.EMERGENCY_CALLS or (text == "911" and after.lower() in words.EMERGENCY_NOUNS)


_ERA = r"\s(?:B\.?C|A\.?D|B?\.?C\.?E)\b"
_DIALLED_BEFORE = r"(?i:call|dial|phone|ring)(?:s|ed|led|ing|ling)?\s[\d\s-]{3,16},?\s(?:or|and)\s\Z"
_ADDRESS = (
    r" (?:[NSEW]\.? )?(?:[A-Z][\w’'-]+ |\d+(?:st|nd|rd|th) ){1,3}"
    r"(?:St|Street|Ave|Avenue|Blvd|Boulevard|Rd|Road|Dr|Drive|Ln|Lane|Way|Place|Pl|Court|Ct|Terrace|Parkway|Pkwy)\b"
)


def _is_address(scan: Scan, end: int) -> bool:
    return bool(compiled(_ADDRESS).match(scan.text, end))


def _is_postcode(scan: Scan, start: int) -> bool:
    return bool(
        compiled(r"(?:\b[A-Z]{2}|\b[A-Z][a-z]+\.|[A-Z]\.[A-Z]\.) \Z").search(scan.text[max(0, start - 9) : start])
    )


def _number(match: re.Match[str], scan: Scan) -> str:
    return say_number(match.group(), scan, match.start(), match.end())


def _range(match: re.Match[str], scan: Scan) -> str:
    low, high = match["low"], match["high"]
    if compiled(r"\s?=").match(scan.text, match.end()):
        return f"{plain_number(low, scan)} minus {plain_number(high, scan)}"
    if match.group() in ("50-50", "50–50"):
        return "fifty-fifty"
    if re.fullmatch(r"7[0-8]7", low) and len(high) < 4:  # the model of an airliner
        return f"{designation(low)} {designation(high)}"
    if match["own"]:  # the 18–24s
        return f"{plain_number(low, scan)} to {plural_of(plain_number(high, scan))}"
    before, after = scan.before(match.start()).lower(), scan.after(match.end()).lower()
    if match.group() in ("1-2", "1–2") and after in ("punch", "finish", "combination", "combo"):
        return "one-two"
    if is_year(low) and high.isdecimal() and (len(high) == 2 or is_year(high)):
        counts = len(high) == 4 and is_count(before, after) and before not in ("the", "in")
        if not counts:
            return f"{year(int(low), scan.british)} to {_end_year(low, high, scan)}"
    if before in words.SCORES_AFTER or after in words.SCORES_BEFORE or compiled(_STAGE).match(scan.text, match.end()):
        return _score(low, high, scan)
    return f"{plain_number(low, scan)} to {plain_number(high, scan)}"


# Where a match stood so.
_STAGE = (
    r"\s(?:\(?(?:agg\b|AET|aet)|at\s(?:HT|FT|half|full|the\s(?:break|interval))|after\sextra"
    r"|on\s(?:pens|penalties|aggregate))"
)


def _end_year(low: str, high: str, scan: Scan) -> str:
    """1939–45 ends in forty-five, 2008–09 in two thousand nine."""
    if len(high) == 2 and int(high) > 9 and int(high) > int(low[2:]):
        return below_hundred(int(high))
    return year(int(low[:2] + high if len(high) == 2 else high), scan.british)


def _score(low: str, high: str, scan: Scan) -> str:
    """A score: three to two; in Britain three two."""
    nothing = "nil" if scan.british else "nothing"
    first, second = (nothing if side == "0" else plain_number(side, scan) for side in (low, high))
    return f"{first} {second}" if scan.british else f"{first} to {second}"


_CATALOGUED = ("ISBN", "ISBN-13", "ISBN-10", "ISSN", "IBAN", "PIN", "UPC", "DOI", "SSN", "ACCOUNT", "CODE")


def _chain(match: re.Match[str], scan: Scan) -> str:
    """Three numbers and more (4-4-2, 7-6-5): one after another; of a book or an account, digit by digit."""
    if scan.before(match.start()).rstrip(":").upper() in _CATALOGUED:
        return ", ".join(digits(part) for part in re.split(r"\D+", match.group()))
    return " ".join(plain_number(part, scan) for part in re.split(r"\D+", match.group()))


def _spaced(match: re.Match[str], scan: Scan) -> str | None:
    """1 000 000: thousands set apart by spaces; after a wide one only round, or where something is counted."""
    before, after = scan.before(match.start()).rstrip(".").lower(), scan.after(match.end())
    if before in words.DESIGNATED | words.PLACED:
        return None
    sure = " " not in match.group() or match.group().endswith("000")
    return plain_number(re.sub(r"\s", "", match.group()), scan) if sure or is_count("", after) else None


def _plural(match: re.Match[str], scan: Scan) -> str:
    """Things named by a number, in the plural: 747s, 100s."""
    return plural_of(designation(match[1]) if len(match[1]) <= 4 else digits(match[1]))


def _loose(match: re.Match[str], scan: Scan) -> str:
    """Digits inside something that no rule knows."""
    text = match.group()
    return plain_number(text, scan) if len(text) <= 4 or not text.isdecimal() else digits(text)


def _below_one(match: re.Match[str], scan: Scan) -> str:
    """.5 is zero point five; a batter who hits .312 hits three twelve."""
    before = scan.before(match.start()).lower()
    if match[1][1:] in ("22", "25", "32", "38", "40", "44", "45", "357") and before in words.DETERMINERS:  # a .45
        after = scan.after(match.end())
        if not after or after in words.FUNCTION_WORDS:
            return designation(match[1][1:])
    batting = len(match[1]) == 4 and match[1][1] != "0" and scan.before(match.start()).lower() in words.BATTING
    return designation(match[1][1:]) if batting else decimal("0" + match[1])


_OF_CALIBER = "cal|ACP|Magnum|Colt|rifle|pistol|revolver|handgun|round|ammunition|hitter|batting|batter"
CHAIN = Rule("numbers in a row", r"(?<![\w.])\d+(?:[-–]\d+){2,6}(?![\w-])", _chain, starts="d", needs="-–")
RANGE = Rule(
    "range",
    rf"(?<![\w.])(?P<low>{NUMBER}){DASH}(?P<high>{NUMBER})(?P<own>s(?!['’]))?(?![\w%°]|[.,:/-]\d)",
    _range,
    starts="d",
    needs="-‐‑–—−",
)
SPACED = Rule(
    "number",
    r"(?<![\w.,/-])(?<!\d\s)[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\w%/-]|[.,:]\d|\s\d)",
    _spaced,
    starts="d",
    needs=" \u00a0\u2009\u202f",
)
PLURAL = Rule("numbered things", r"(?<![\w.,])(\d+)s\b(?!['’])", _plural, starts="d", needs="s")
NUMBERS = (
    Rule("number", rf"(?<![\w.]){NUMBER}(?![\w]|[.,]\d)", _number, starts="d"),
    Rule(
        "caliber",
        rf"(?<![\w.])\.(\d{{2,3}})(?=[- ](?:{_OF_CALIBER}))",
        lambda m, scan: designation(m[1]),
        starts="s",
        needs=".",
        also=DIGITS,
    ),
    Rule("fraction of one", r"(?<![\w.])(\.\d+)", _below_one, starts="s", needs=".", also=DIGITS),
    Rule("digits", NUMBER, _loose, starts="d"),
)
