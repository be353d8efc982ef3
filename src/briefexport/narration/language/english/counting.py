"""Ordinals, decades, clipped years, crowds, ratios and versions."""

from __future__ import annotations

import re

from briefexport.narration.language.english.amounts import LONGEST, NUMBER, plain_number
from briefexport.narration.language.english.numbers import (
    below_hundred,
    cardinal,
    decade,
    designation,
    digits,
    ordinal,
)
from briefexport.narration.language.scanning import DIGITS, Rule, Scan


def _ordinal(match: re.Match[str], scan: Scan) -> str | None:
    number = match[1].replace(",", "")
    if len(number) > LONGEST:
        return None
    if match[2] == "st" and (number[-1] != "1" or number.endswith("11")):  # nine stone, a weight
        return f"{plain_number(number, scan)} stone"
    return ordinal(int(number), scan.british) + match["own"]


def _decade(match: re.Match[str], scan: Scan) -> str | None:
    del scan
    number = int(match["decade"])
    if number < 1000 and number not in range(10, 100, 10):
        return None
    return decade(number)


def _crowd(match: re.Match[str], scan: Scan) -> str:
    """1,000s of people: thousands of them."""
    del scan
    zeros = match.group().count("0")
    tens = ("", "tens of ", "hundreds of ")[zeros % 3] if zeros > 3 else ""
    return tens + ("hundreds" if zeros == 2 else "thousands" if zeros < 6 else "millions")


def _named_by(match: re.Match[str], scan: Scan) -> str:
    """Teams and others named by a number: 49ers, 76ers."""
    said = cardinal(int(match[1]), scan.british)
    return said + ("rs" if said.endswith("e") else "ers")


def _clipped(match: re.Match[str], scan: Scan) -> str:
    """A year without its century: '24, '05."""
    del scan
    return _short_year(match[1])


def _short_year(text: str) -> str:
    number = int(text)
    return ("oh " if 0 < number < 10 else "") + below_hundred(number)


def _ratio(match: re.Match[str], scan: Scan) -> str:
    return f"{plain_number(match[1], scan)} to {plain_number(match[2], scan)}"


def _numbered(match: re.Match[str], scan: Scan) -> str:
    return f"number {plain_number(match[1], scan)}"


def _version(match: re.Match[str], scan: Scan) -> str:
    """Three numbers with points between (1.0.3, 192.168.0.1): point by point; 1.000.000 counts as its writer does."""
    if re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3}){2,}", match.group()):
        return plain_number(match.group().replace(".", ""), scan)
    parts = match.group().split(".")
    if len(parts) == 4 and any(len(part) > 1 for part in parts) and all(int(part) < 256 for part in parts):
        return " dot ".join(designation(part) for part in parts)  # a machine's address
    return " point ".join(plain_number(part, scan) if len(part) < 5 else digits(part) for part in parts)


RULES = (
    Rule(
        "decades",
        r"(?<![\w.,])(\d{3}0|[1-9]0)s[-–—](\d{3}0|[1-9]0)s(?!\w)",
        lambda match, scan: f"{decade(int(match[1]))} to {decade(int(match[2]))}",
        starts="d",
        needs="s",
    ),
    Rule(
        "ordinal",
        r"(?<![\w.])(\d{1,3}(?:,\d{3})+|\d+)(st|nd|rd|th|ST|ND|RD|TH|ˢᵗ|ⁿᵈ|ʳᵈ|ᵗʰ)(?P<own>s?)(?!\w)",
        _ordinal,
        starts="d",
        needs="tdTDᵗᵈʰ",
    ),
    Rule(  # the 2d Cavalry, 3d Cir.
        "ordinal",
        r"(?<![\w.,])(\d*[23])d(?=\s[A-Z][a-z])",
        lambda match, scan: ordinal(int(match[1])) if len(match[1]) < 4 else None,
        starts="d",
        needs="d",
    ),
    Rule("crowd", r"(?<![\w.,])1(?:00|0{0,2},?000|,?000,?000)s(?= of\b)", _crowd, starts="d", needs="s"),
    Rule("named by number", r"(?<![\w.,])(\d{1,3})ers\b", _named_by, starts="d", needs="s"),
    Rule(
        "clipped year",
        r"(?<=\b[QH][1-4])['’](\d\d)(?!\w)",
        lambda m, scan: f" {_clipped(m, scan)}",
        starts="s",
        needs="'’",
        also=DIGITS,
    ),
    Rule(
        "decade",
        r"(?<![\w.,])(?<![A-Z]-)(?P<decade>\d{3}0|[1-9]0)(?P<mark>['’]?)(?P<own>s)(?!\w)",
        _decade,
        starts="d",
        needs="s",
    ),
    Rule(
        "decade",
        r"(?<![\w])['’‘](?P<decade>[1-9]0)(?P<mark>)(?P<own>s)(?!\w)",
        _decade,
        starts="s",
        needs="'’‘",
        also=DIGITS,
    ),
    Rule(
        "clipped years",
        r"(?<!\w)['’‘](\d\d)\s?[-–—]\s?['’‘]?(\d\d)(?![\w'’]|[.,:]\d)",
        lambda match, scan: f"{_short_year(match[1])} to {_short_year(match[2])}",
        starts="s",
        needs="'’‘",
        also=DIGITS,
    ),
    Rule("clipped years", r"(?<=\d)[-–—](?=['’]\d\d(?!\w))", lambda match, scan: " to ", starts="s", needs="'’"),
    Rule("clipped year", r"(?<![\w])['’‘](\d\d)(?![\w'’]|[.,:]\d)", _clipped, starts="s", needs="'’‘", also=DIGITS),
    Rule("version", r"(?<![\w.])\d+(?:\.\d+){2,}(?!\w)", _version, starts="d", needs="."),
    Rule(
        "ratio",
        r"(?<![\w.:])(\d+|\d+\.\d+(?=:\d(?!\d)))(?::|\s:\s)(\d{1,3}(?:,\d{3})+|\d(?:\.\d+)?|\d{3,})(?![\w:]|[.,]\d)",
        _ratio,
        starts="d",
        needs=":",
    ),
    Rule("numbered", rf"#\s?({NUMBER})(?!\w)", _numbered, starts="s", needs="#"),
)
