"""Capitals: acronyms spelled or said as a word, and names of letters and digits together (F-16s, G7, CO2)."""

from __future__ import annotations

import re

from briefexport.narration.language.english.amounts import is_year, plain_number
from briefexport.narration.language.english.numbers import cardinal, decimal, designation, digits, plural_of
from briefexport.narration.language.english.regions import REGIONS
from briefexport.narration.language.english.shouting import SPELLED, WEIGHTY, shouting
from briefexport.narration.language.english.units import UNITS
from briefexport.narration.language.scanning import Rule, Scan, compiled

# Consonants and vowels by turns: four letters that can only be a word (FIFA, NASA, OPEC) …
_FOUR = re.compile(r"(?:[^AEIOUY][AEIOU][^AEIOUY][AEIOU]|[AEIOU][^AEIOUY][AEIOU][^AEIOUY])\Z")
# … five, with the clusters that begin and end English words (CAIRO, CHINA, EGYPT, not NAACP or UNHCR) …
_FIVE = re.compile(
    r"(?:[^AEIOUY]|CH|SH|TH|ST|SP|BR|CR|DR|FR|GR|PR|TR|BL|CL|FL|GL|PL|SL|SC)?[AEIOUY]{1,2}"
    r"(?:[^AEIOUY]{1,2}[AEIOUY]{1,2})+(?:[^AEIOUY]|ND|NT|NG|NK|ST|SK|RK|RD|RT|LD|LT|PT|CK|CH|SH|TH|SS|LL)?\Z"
)
# … and more, by having vowels and no heap of consonants.
_MORE = re.compile(r"(?!.*[^AEIOUY]{4})(?=.*[AEIOUY].*[AEIOUY])")


def spelled(letters: str) -> str:
    """Letter by letter."""
    return " ".join(sign.upper() for sign in letters if sign.isalpha())


def is_word(capitals: str) -> bool:
    """True for an acronym that is said as a word by its look; the lexicon knows the exceptions."""
    size = len(capitals)
    return size > 3 and bool((_FOUR if size == 4 else _FIVE if size == 5 else _MORE).match(capitals))


def _is_name(word: str, scan: Scan) -> bool:
    """True for a country, or a name the lexicon knows in small letters (KYIV in a dateline)."""
    found = scan.lexicon.find(word.capitalize(), 0, scan.language, scan.barred)
    return (found is not None and found.end == len(word)) or (len(word) > 3 and word.capitalize() in _COUNTRIES)


_COUNTRIES = frozenset(" ".join(REGIONS.values()).split()) | {"York", "Oslo", "Bern", "Bonn", "Lyon", "Reuters"}


def capitals(word: str, scan: Scan) -> str:
    """A word in capitals as it is said."""
    if word in WEIGHTY or _is_name(word, scan):
        return word.capitalize()
    if word not in SPELLED and shouting(scan) and (compiled(r".*[AEIOUY]").match(word) or len(word) > 5):
        return word.capitalize()
    return word.capitalize() if is_word(word) else spelled(word)


def _capitals(match: re.Match[str], scan: Scan) -> str:
    word, plural = match[1], match["plural"]
    said = capitals(word, scan)
    if plural and " " in said:
        return f"{said}’s"  # CEOs and CEOs’ alike
    return said + (plural or "")


def _dotted(match: re.Match[str], scan: Scan) -> str:
    plural = "’s" if match["plural"] else ""
    ends = match.group().endswith(".")
    return spelled(match["letters"]) + plural + (scan.stop(match.end()) if ends else "")


def _letters_and(match: re.Match[str], scan: Scan) -> str:
    """AT&T, R&D, Q&A."""
    del scan
    return " and ".join(spelled(part) for part in match.group().split("&"))


_PARTS = re.compile(r"[A-Za-z]+|\d+(?:\.\d+)?")


def _designator(match: re.Match[str], scan: Scan) -> str | None:
    """A name of letters and digits: each run of letters spelled or said, each number as a designation."""
    parts = _PARTS.findall(match.group())
    if len(parts) == 2 and is_year(parts[1]) and parts[0].istitle() and len(parts[0]) > 2:
        return None
    said: list[str] = []
    for index, part in enumerate(parts):
        last = index == len(parts) - 1
        if part == "s" and last and said:
            said[-1] = plural_of(said[-1])
        elif last and said and compiled(r"[A-Z]{2,3}s\Z").match(part):  # F-15EXs
            said.append(spelled(part[:-1]) + "s")
        else:
            said.append(_part(part, scan, first=index == 0))
    return " ".join(said)


def _part(part: str, scan: Scan, *, first: bool) -> str:
    if part[0].isdigit():
        return _number(part)
    if not part.isupper() and (len(part) > 1):
        return _with_small(part) if len(part) > 2 and part[:-1].isupper() else part
    if len(part) == 1:
        return part if first else part.upper()
    known = scan.lexicon.find(part, 0, scan.language, scan.barred)
    if known and known.end == len(part) and known.entry.respelling:
        return known.entry.respelling
    return part.capitalize() if is_word(part) else spelled(part)


def _number(part: str) -> str:
    if "." in part:
        return decimal(part)
    return digits(part) if len(part) > 4 or (part[0] == "0" and len(part) > 1) else designation(part)


_SIDES = {"L": "left", "R": "right", "C": "center"}


def _digits_first(match: re.Match[str], scan: Scan) -> str | None:
    """5G, 3D, 401k, 2FA."""
    number, letters = match[1], match[2]
    if letters in _SIDES and (
        scan.before(match.start()).lower() in ("runway", "runways")
        or compiled(r"[Rr]unways?\s\d\d[LRC]?/\Z").search(scan.text[max(0, match.start() - 14) : match.start()])
    ):
        return f"{digits(number)} {_SIDES[letters]}"
    if letters.isupper() or len(letters) == 1:
        said = spelled(letters) if letters.isupper() else letters
        return f"{designation(number) if len(number) > 2 else plain_number(number, scan)} {said}"
    return None


def _standard(match: re.Match[str], scan: Scan) -> str:
    """802.11ac: a standard's number is a name, a smaller one a decimal (1.9TDI)."""
    if len(match[1]) == 3 and len(match[2]) == 2:
        number = f"{designation(match[1])} point {designation(match[2])}"
    else:
        number = plain_number(f"{match[1]}.{match[2]}", scan)
    return f"{number} {spelled(match[3])}"


def _bracketed(match: re.Match[str], scan: Scan) -> str:
    """401(k), 501(c)(3), section numbers with letters."""
    del scan
    said = [designation(match[1]) if len(match[1]) < 5 else digits(match[1])]
    for part in re.findall(r"\((\w{1,2})\)", match[2]):
        said.append(cardinal(int(part)) if part.isdecimal() else " ".join(part.upper()))
    return " ".join(said) + ("’s" if match[3] else "")


def _mixed(match: re.Match[str], scan: Scan) -> str | None:
    if match[1]:
        return f"{spelled(match[1])} {capitals(match[2], scan)}"
    if match[3]:
        return spelled(match[3]) + ("’s" if match[4] else "")
    return None if match[5] in UNITS else _with_small(match[5])


def _with_small(letters: str) -> str:
    """PCIe, IPv: the last letter stays small."""
    return f"{spelled(letters[:-1])} {letters[-1]}"


_LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")


def _formula(match: re.Match[str], scan: Scan) -> str:
    """CO₂, H₂O: letters and lowered digits."""
    del scan
    parts = re.findall(r"[A-Z][a-z]?|\d+", match.group().translate(_LOWERED))
    return " ".join(cardinal(int(part)) if part.isdecimal() else spelled(part) for part in parts)


FIRST = (
    Rule(
        "grade",
        r"(?=[A-E*]{0,9}\*)([A-E]\*?){1,5}(s?)(?![\w*])",
        lambda match, scan: " ".join(match.group().removesuffix("s").replace("*", "☆")).replace("☆", "star") + match[2],
        starts="l",
        needs="*",
    ),
    # Sets of the American forces, AN/SPY-6.
    Rule("letters", r"AN/(?=[A-Z]{2,4}-\d)", lambda match, scan: "A N ", heads=("an",), needs="/"),
    Rule(
        "letters",
        r"F/A-(\d{1,2})([A-Z])?(?:/([A-Z]))?(s?)(?!\w)",
        lambda match, scan: " ".join(filter(None, ("F A", cardinal(int(match[1])), match[2], match[3]))) + match[4],
        starts="l",
        needs="/",
    ),
    Rule(
        "letters",
        r"(?P<letters>(?:[A-Z][a-z]?\.){2,}[A-Z]?|(?:[a-z]\.){2,})(?P<plural>s\b)?(?!\w)",
        _dotted,
        starts="l",
        needs=".",
    ),
    Rule("letters", r"[A-Z]{1,4}(?:&[A-Z]{1,3})+(?!\w)", _letters_and, starts="l", needs="&"),
    Rule(
        "formula",
        r"(?:[A-Z][a-z]?[₀-₉]*){0,8}[A-Z][a-z]?[₀-₉]+(?:[A-Z][a-z]?[₀-₉]*){0,8}",
        _formula,
        starts="l",
        needs="₀₁₂₃₄₅₆₇₈₉",
    ),
    Rule(
        "letters and digits",
        r"(?:[A-Z][A-Za-z]{0,6}|[a-z])-?\d{1,8}(?:\.\d+)?(?:-?[A-Z]{1,3}\d{1,3}|-\d{1,5}|[a-z]\d{1,3}){0,4}(?:-?[A-Z]{1,3})?(?:neo|ceo|[a-z])?(?![\w%]|[,:]\d)",
        _designator,
        starts="l",
        heads=(
            "covid",
            "sputnik",
            "catch",
            "mi",
            "su",
            "tu",
            "il",
            "an",
            "mig",
            "boeing",
            "type",
            "omega",
            "cop",
            "vega",
            "ariane",
            "soyuz",
            "apollo",
            "gpt",
        ),
        needs="0123456789",
    ),
)
DIGITS = (
    Rule(
        "digits and letters",
        r"(?<![\w.,])(\d{1,3})\.(\d{1,2})([A-Z]{1,3}|[a-z]{1,2})(?![\w’'])",
        _standard,
        starts="d",
        needs=".",
    ),
    Rule(
        "digits and letters",
        r"(?<![\w.,])(\d{1,4})((?:\([A-Za-z0-9]{1,2}\))+)(s(?!\w))?",
        _bracketed,
        starts="d",
        needs="(",
    ),
    Rule("letters and digits", r"(?<![\w.,])\d{1,2}[A-Z]\d{1,4}(?!\w)", _designator, starts="d"),
    Rule("digits and letters", r"(?<![\w.,])(\d{1,4})-?([A-Z]{1,4}|[a-z])(?![\w’'])", _digits_first, starts="d"),
)
LAST = (
    Rule(
        "letters",
        # tRNA, eSIM; DoD, MoUs, where the o is an "of"; PCIe
        r"([a-z]{1,2})([A-Z]{2,5})(?!\w)|([A-Z][of][A-Z])(s?)(?!\w)|([A-Z]{2,5}[a-rt-z])(?=(?:['’]s)?(?![\w'’]))",
        _mixed,
        starts="l",
    ),
    Rule("capitals", r"([A-Z]{2,})(?P<plural>s(?:['’](?!\w))?)?(?![\w])", _capitals, starts="l"),
)
