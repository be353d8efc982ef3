"""Fractions, marks out of ten, odds, chances, and the pairs that have a name of their own (24/7, 9/11)."""

from __future__ import annotations

import re
import unicodedata

from briefexport.narration.language.english import words
from briefexport.narration.language.english.amounts import NUMBER, is_year, plain_number
from briefexport.narration.language.english.numbers import below_hundred, cardinal, ordinal, year
from briefexport.narration.language.english.words import word_set
from briefexport.narration.language.scanning import Rule, Scan, compiled

_HALVES = {2: ("half", "halves"), 4: ("quarter", "quarters")}


def fraction(above: int, below: int) -> str:
    """One half, three quarters, five eighths."""
    one, many = _HALVES.get(below, ("", ""))
    name = one or ordinal(below)
    return f"{cardinal(above)} {name if above == 1 else many or name + 's'}"


NAMED_PAIRS = {
    "24/7": "twenty-four seven", "9/11": "nine eleven", "7/7": "seven seven", "50/50": "fifty-fifty",
    "20/20": "twenty twenty", "24/7/365": "twenty-four seven three sixty-five",
}  # fmt: skip


_FORCES = word_set("Marines Marine Cavalry Infantry Battalion Armor Artillery Rifles Rangers")


def _slashed(match: re.Match[str], scan: Scan) -> str | None:
    whole = match["whole"]
    above, below = match["above"], match["below"]
    named = NAMED_PAIRS.get(f"{above}/{below}")
    if named and not whole:
        return named
    if is_year(above) and len(below) in (2, 4):
        end = below_hundred(int(below)) if len(below) == 2 and int(below) > 9 else year(int(above[:2] + below[-2:]))
        return f"{year(int(above), scan.british)} to {end}"
    if not whole and scan.after(match.end()) in _FORCES:  # the second battalion of the seventh
        return f"{plain_number(above, scan)} {plain_number(below, scan)}"
    if whole and int(below) not in (2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64):
        return None
    placed = scan.before(match.start()).lower() in words.PLACED
    if (
        not placed
        and len(above) <= 4
        and 1 < int(below) <= 1000
        and int(above) < int(below)
        and above[0] != "0" != below[0]
    ):
        part = fraction(int(above), int(below))
        part = part.replace("one ", "a ", 1) if whole and above == "1" else part
        return f"{plain_number(whole, scan)} and {part}" if whole else part
    if placed and not whole:
        return f"{plain_number(above, scan)} slash {plain_number(below, scan)}"
    odds = int(above) > int(below) and compiled(_ODDS).search(scan.text[max(0, match.start() - 40) : match.end() + 30])
    if odds and not whole:
        return f"{plain_number(above, scan)} to {plain_number(below, scan)}"
    if int(above) > 31 and 1 <= int(below) <= 10 and not whole:  # runs and wickets, long odds
        return f"{plain_number(above, scan)} {'to' if below == '1' else 'for'} {plain_number(below, scan)}"
    shares = int(above) + int(below) == 100  # a 60/40 split
    link = " over " if not shares and (int(above) > 31 or int(below) > 31) else " "
    if whole:
        return None
    return f"{plain_number(above, scan)}{link}{plain_number(below, scan)}"


def _chance(match: re.Match[str], scan: Scan) -> str:
    return f"{plain_number(match[1], scan)} in {plain_number(match[2], scan)}"


def _is_mark(match: re.Match[str], scan: Scan, after: str) -> bool:
    """Tenths are marks (8/10 on IMDb), but those of a mile, and one tenth."""
    part = match["low"] == "1" or after in ("of", "a", "an", "the") or after.removesuffix("s") + "s" in _MEASURES
    noun = after.islower() and after not in words.FUNCTION_WORDS
    return not (part or noun or compiled(r"\b\d/[2-9]\b").search(scan.text))


def _out_of(match: re.Match[str], scan: Scan) -> str | None:
    """A mark: 4.5/5 stars, scored 8/10, 9/10 dentists; what is no mark is a fraction."""
    low, high = match["low"], match["high"]
    decimal = "." in low or "." in high
    if low == high in ("5", "10", "100"):
        return f"{plain_number(low, scan)} out of {plain_number(high, scan)}"
    after = scan.after(match.end())
    lead = scan.text[max(0, match.start() - 40) : match.start()]
    if high == "10" and float(low.replace(",", "")) <= 10 and _is_mark(match, scan, after):
        return f"{plain_number(low, scan)} out of ten"
    if high in ("5", "10") and not after and compiled(r"\b(?:an?|solid|perfect|strong)\s\Z").search(lead):
        return f"{plain_number(low, scan)} out of {plain_number(high, scan)}"  # it is a 7/10
    if not decimal and (high not in _FULL_MARKS or after == "of" or int(low.replace(",", "")) > int(high)):
        return None
    counted = after.endswith("s") and after.islower() and after not in words.NOT_PLURALS | _MEASURES
    if decimal or counted or after == "star" or compiled(_RATED).search(lead) or (high == "100" and len(low) > 1):
        return f"{plain_number(low, scan)} out of {_full(high, scan)}"
    return None


def _full(high: str, scan: Scan) -> str:
    return plain_number(high.removesuffix(".0"), scan)


_ODDS = r"(?i:\bodds|favou?rite|\bbets?\b|\bbetting|bookmaker|\bshot\b|\bpriced?\b|outsider|each[-\s]way|\btips?\b)"
_MEASURES = word_set(
    """
    acres cents cups degrees feet gallons grams hours inches kilograms kilometers kilometres liters litres meters metres
    miles minutes ounces pints points pounds seconds tons yards
    """
)
_FULL_MARKS = ("5", "10", "20", "25", "30", "50", "100")
_RATED = (
    r"\b(?:scor(?:e[sd]?|ing)|rat(?:e[sd]?|ing)|gave|gives?|given|got|gets?|grade[sd]?|marks?|marked|award(?:s|ed)|earn(?:s|ed)"
    r"|review)\b[^.;?!]*\s\Z"
)


def _vulgar(match: re.Match[str], scan: Scan) -> str | None:
    """½, 3½: by the character's own value."""
    parts = unicodedata.normalize("NFKC", match["sign"]).split("⁄")
    if len(parts) != 2 or not all(part.isdecimal() for part in parts):
        return None
    said = fraction(int(parts[0]), int(parts[1]))
    if match["whole"]:
        said = said.replace("one ", "a ", 1) if parts[0] == "1" else said
        return f"{plain_number(match['whole'], scan)} and {said}{match['own'] or ''}"
    return said + (match["own"] or "")


VULGAR = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
RULES = (
    Rule("fraction", rf"(?P<whole>\d+)?\s?(?P<sign>[{VULGAR}])(?P<own>s(?!\w))?", _vulgar, starts="ds", needs=VULGAR),
    Rule(
        "three numbers",
        r"(?<![\w.])24/7/365(?!\w)",
        lambda match, scan: NAMED_PAIRS[match.group()],
        starts="d",
        needs="/",
    ),
    Rule(
        "out of",
        rf"(?<![\w./,$£€])(?P<low>{NUMBER})/(?P<high>\d{{1,3}}(?:\.\d)?)(?![\w/%]|[.,]\d)",
        _out_of,
        starts="d",
        needs="/",
    ),
    Rule(
        "fraction",
        r"(?<![\w./,])(?:(?P<whole>\d{1,3})[ -])?(?P<above>\d{1,4})[/⁄](?P<below>\d{1,4})(?:(?:th|rd|nd)s?\b)?"
        r"(?![\w/⁄]|[.,]\d)",
        _slashed,
        starts="d",
        needs="/⁄",
    ),
    Rule("chance", r"(?<![\w./,])(\d{1,3})/(\d+(?:,\d{3})+)(?![\w/⁄]|[.,]\d)", _chance, starts="d", needs="/"),
)
