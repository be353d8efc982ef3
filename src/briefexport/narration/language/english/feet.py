"""Feet and inches, and the minutes and seconds that are written with the same marks."""

from __future__ import annotations

import re

from briefexport.narration.language.english import words
from briefexport.narration.language.english.amounts import DASH, NUMBER, plain_number
from briefexport.narration.language.english.attributes import is_attributive
from briefexport.narration.language.english.units import ANY_PER, PER, unit_words
from briefexport.narration.language.scanning import Rule, Scan, compiled


def _feet(match: re.Match[str], scan: Scan) -> str:
    feet = plain_number(match["feet"], scan)
    foot = "foot" if match["feet"] == "1" else "feet"
    if not match["inches"]:
        single = is_attributive(scan, scan.before(match.start()).lower(), match.end())
        return f"{feet} {'foot' if single else foot}"
    inches = plain_number(match["inches"], scan)
    if compiled(r"-[a-z]").match(scan.text, match.end()):  # a 5'10"-tall man
        return f"{feet} foot {inches}"
    if int(match["inches"]) > 11:  # behind the first by 1'23"
        minute = "minute" if match["feet"] == "1" else "minutes"
        return f"{feet} {minute} {inches} seconds"
    return f"{feet} {foot} {inches} {'inch' if match['inches'] == '1' else 'inches'}"


def _is_quoted(match: re.Match[str], scan: Scan) -> bool:
    """True where the mark closes a quotation: ‘we lost 2,000’."""
    lead = scan.text[max(0, match.start() - 300) : match.start()]
    return bool(compiled(r"(?:\A|[\s(\[—–])['‘](?!\d0s)").search(lead))


_BEFORE_FEET = r"(?:\b(?:with|by|to|about|over|under|than|of|up|elevation|altitude)|\belev\.|\balt\.|\bw/)\s\Z"
_MATCH = r"(?i:\b(?:goals?|scor(?:ed?|ing)|header|penalt(?:y|ies)|minute|booked|substitut\w*|equali[sz]\w*)\b)"


def _are_feet(match: re.Match[str], scan: Scan) -> bool:
    """Where one mark stands alone: 200' tall, 46.3', 8,500', under 11' of snow; no end of a quotation."""
    if _is_quoted(match, scan):
        return False
    number = match["feet"]
    if compiled(r"\s(?:above|below|deep|high|long|tall|wide)\b").match(scan.text, match.end()):
        return True
    if match["low"]:
        return bool(compiled(r"\s[a-z]").match(scan.text, match.end()))
    if "." in number or "," in number or (len(number) > 2 and number.endswith("0")):
        return True
    if is_attributive(scan, scan.before(match.start()).lower(), match.end()):
        return not compiled(_MATCH).search(scan.text[max(0, match.start() - 80) : match.end() + 80])
    measured = compiled(_BEFORE_FEET).search(scan.text[max(0, match.start() - 8) : match.start()])
    return bool(measured) and not compiled(_MATCH).search(scan.text[max(0, match.start() - 80) : match.end() + 80])


def _two_sides(match: re.Match[str], scan: Scan) -> str:
    """12' x 14', 8"x10"."""
    unit = "feet" if match[2] in "'′’" else "inches"
    return f"{plain_number(match[1], scan)} {unit} by {plain_number(match[3], scan)} {unit}"


def _closes(sign: str | None, lead: str) -> bool:
    """True for a mark that closes a quotation instead of meaning inches."""
    opened = len(compiled(r'(?:\A|[\s(\[—–])"').findall(lead)) - len(compiled(r'[^\s\d(\[—–]"').findall(lead))
    return (sign == '"' and opened > 0) or (sign == "”" and lead.count("“") > lead.count("”"))


def _inches(match: re.Match[str], scan: Scan) -> str | None:
    if _closes(match["sign"], scan.text[max(0, match.start() - 5000) : match.start()]):
        return None
    per = f" per {unit_words(scan, PER[match['per'] or match['per2']])}" if match["per"] or match["per2"] else ""
    single = match["low"] == "1" or match["gap"] or scan.after(match.end()) in words.MEASURED
    single = single or is_attributive(scan, scan.before(match.start()).lower(), match.end())
    high = f" to {plain_number(match['high'], scan)}" if match["high"] else ""
    if match["cross"]:
        sides = f"{plain_number(match['low'], scan)} by {plain_number(match['cross'], scan)}"
        return f"{sides} {'inch' if single else 'inches'}"
    return f"{plain_number(match['low'], scan)}{high} {'inch' if single and not high else 'inches'}{per}"


FEET = (
    Rule(
        "feet and inches",
        r"(?P<feet>\d{1,3})\s?(?:['′’](?![^\W\d]|\d{3})[\s-]?|ft\.?\s)(?:(?P<inches>\d{1,2})\s?(?:[\"″”]|''|’’|in\b\.?))?(?!\w)",
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
        r"(?<![\w.,'’])(?:(?P<low>\d{1,3})[-–])?(?P<feet>\d{1,3}(?:,\d{3})?(?:\.\d)?)['’](?P<inches>)(?!\w)",
        lambda match, scan: (
            f"{(match['low'] and plain_number(match['low'], scan) + ' to ') or ''}{_feet(match, scan)}"
            if _are_feet(match, scan)
            else None
        ),
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
)
INCHES = Rule(
    "inches",
    rf"(?P<low>{NUMBER})(?:{DASH}(?P<high>{NUMBER})|[x×](?P<cross>{NUMBER}))?(?:(?P<sign>[″\"”])(?!\w)(?:/(?P<per>{ANY_PER})\b)?|(?P<gap>-)in\.(?=\s)|in(?![\w.])|\s?in\.(?:/(?P<per2>{ANY_PER})\b|(?=\s[a-z]|\))))",
    _inches,
    starts="d",
    needs='″n"”',
)
