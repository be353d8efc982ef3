"""Powers, products, sizes and numbers as science writes them (1.6 × 10^-19, 6.02e23)."""

from __future__ import annotations

import re
import unicodedata

from briefexport.narration.language.english import words
from briefexport.narration.language.english.amounts import NUMBER, plain_number
from briefexport.narration.language.english.numbers import cardinal, designation, plural_of
from briefexport.narration.language.english.units import ANY_UNIT, UNITS, unit_words
from briefexport.narration.language.scanning import Rule, Scan, compiled

_RAISED = {"²": "squared", "³": "cubed"}


def _power(match: re.Match[str], scan: Scan) -> str:
    base, power = plain_number(match[1], scan), match[2]
    if power in _RAISED:
        return f"{base} {_RAISED[power]}{_unit(match, scan)}"
    plain = unicodedata.normalize("NFKC", power).replace("−", "-")
    sign = "minus " if plain.startswith("-") else ""
    return f"{base} to the power of {sign}{plain_number(re.sub(r'[^0-9]', '', plain) or '0', scan)}{_unit(match, scan)}"


def _scientific(match: re.Match[str], scan: Scan) -> str:
    """5e-2, 6.02E+23: as many tens as the number after the letter says."""
    sign = "minus " if match[2] in ("-", "−") else ""
    power = plain_number(match[3].lstrip("0") or "0", scan)
    return f"{plain_number(match[1], scan)} times ten to the power of {sign}{power}{_unit(match, scan)}"


# What makes of two numbers a product: a result, a power of ten, words of reckoning before them.
_RESULT = r"\s?[=≈]|\^|[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]|\s(?:is|equals|makes|gives)\s"
_RECKONED = r"(?i:[=≈(+−]\s?|\b(?:what(?:['’]s|\sis)?|calculat\w*|comput\w*|multipl\w*|solv\w*|equals)\s)\Z"


def _times(match: re.Match[str], scan: Scan) -> str:
    """3 × 4 = 12 is a product; a 2×4 and 1920×1080 are sizes, and so is 5 × 7 before its noun."""
    factors = compiled(r"\s?[x×]\s?").split(match.group())
    reckoned = compiled(_RESULT).match(scan.text, match.end()) or compiled(_RECKONED).search(
        scan.text[max(0, match.start() - 14) : match.start()]
    )
    apart = " " in match.group() and not _is_size(match, scan)
    return (" times " if reckoned or apart else " by ").join(plain_number(factor, scan) for factor in factors)


def _is_size(match: re.Match[str], scan: Scan) -> bool:
    """True where numbers set apart from their sign stand before a noun: 8 × 10 prints, a 5 x 7 frame."""
    after = scan.after(match.end())
    return after.islower() and after not in words.FUNCTION_WORDS


def _fold(match: re.Match[str], scan: Scan) -> str:
    return f"{plain_number(match[1], scan)} times"


_ELEMENTS = {
    "H": "hydrogen", "He": "helium", "Be": "beryllium", "C": "carbon", "N": "nitrogen", "O": "oxygen", "F": "fluorine",
    "P": "phosphorus", "K": "potassium", "Ar": "argon", "Fe": "iron", "Co": "cobalt", "Ni": "nickel", "Kr": "krypton",
    "Sr": "strontium", "Tc": "technetium", "I": "iodine", "Xe": "xenon", "Cs": "cesium", "Pb": "lead", "Po": "polonium",
    "Rn": "radon", "Ra": "radium", "Th": "thorium", "U": "uranium", "Pu": "plutonium", "Am": "americium",
}  # fmt: skip


def _isotope(match: re.Match[str], scan: Scan) -> str:
    """¹⁴C is carbon fourteen."""
    return f"{_ELEMENTS[match[2]]} {designation(unicodedata.normalize('NFKC', match[1]))}"


_MEASURED = rf"(?:\s?(?P<unit>{ANY_UNIT})(?![\w²³/]))?"


def _unit(match: re.Match[str], scan: Scan) -> str:
    """The unit after a power: 2.4×10⁹ km."""
    return f" {unit_words(scan, UNITS[match['unit']][1])}" if match["unit"] else ""


POWERS = (
    Rule(
        "ion",  # Ca²⁺
        r"([A-Z][a-z]?)([²³⁴]?)([⁺⁻])",
        lambda match, scan: (
            f"{' '.join(match[1].upper())} "
            f"{cardinal(int(unicodedata.normalize('NFKC', match[2]))) + ' ' if match[2] else ''}"
            f"{'plus' if match[3] == '⁺' else 'minus'}"
        ),
        starts="l",
        needs="⁺⁻",
    ),
    Rule(
        "isotope",
        rf"([⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,3}})({'|'.join(sorted(_ELEMENTS, key=len, reverse=True))})(?![a-z])",
        _isotope,
        starts="s",
        needs="⁰¹²³⁴⁵⁶⁷⁸⁹",
    ),
    Rule(
        "scientific notation",  # a capital only with a fraction or a sign: 3E4 may be a seat
        rf"(?<![\w.])({NUMBER})(?:e|(?:(?<=\.\d)|(?<=\.\d\d)|(?<=\.\d\d\d))E|E(?=[-+−]))([-+−]?)(\d{{1,3}})(?!\w){_MEASURED}",
        _scientific,
        starts="d",
        needs="eE",
    ),
    Rule("power", rf"({NUMBER})([⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+){_MEASURED}", _power, starts="d", needs="⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺"),
    Rule("power", rf"({NUMBER})\^([-−]?\d+)(?!\w){_MEASURED}", _power, starts="d", needs="^"),
)
MULTIPLICATION = (
    Rule(
        "multiplication",
        rf"(?<![\w.]){NUMBER}(?:\s?×\s?{NUMBER}|x{NUMBER}|\sx\s{NUMBER})+(?![\w⁺⁻])",
        _times,
        starts="d",
        needs="x×",
    ),
    Rule(
        "multiplication",
        r"(?<![\w.])(\d{1,2})[x×](\d{1,2})s(?!\w)",  # two by fours
        lambda match, scan: f"{plain_number(match[1], scan)} by {plural_of(plain_number(match[2], scan))}",
        starts="d",
        needs="x×",
    ),
    Rule(
        "times",
        rf"(?<![\w.])({NUMBER})[-–]({NUMBER})[x×](?!\w)",
        lambda match, scan: f"{plain_number(match[1], scan)} to {plain_number(match[2], scan)} times",
        starts="d",
        needs="x×",
    ),
    Rule("times", rf"(?<![\w.])({NUMBER})[x×](?!\w)", _fold, starts="d", needs="x×"),
)
