"""Numbers that name: No. 10, vol. II, pp. 12–19, § 230, H.Res. 7, and what short words before a number mean."""

from __future__ import annotations

import re

from briefexport.narration.language.english.abbreviations import NUMBERED
from briefexport.narration.language.english.amounts import DASH, NUMBER, plain_number, say_number
from briefexport.narration.language.english.numbers import designation, plural_of
from briefexport.narration.language.scanning import DIGITS, Rule, Scan, compiled

_PAIRED = ("route", "resolution", "highway", "room", "apartment", "suite")
# Before an amount, which is said with its own unit.
_AMOUNTING = {"max": "maximum", "min": "minimum", "pop": "population", "mag": "magnitude"}


def _numbered(match: re.Match[str], scan: Scan) -> str | None:
    if match["noun"] == "P" and match.start():  # Fed. R. Crim. P. 16
        return None
    one, many = NUMBERED[match["noun"].casefold()]
    if one == "circa" and (match["high"] or scan.text[match.end() : match.end() + 1].isalpha()):
        return None  # years or a sum, which are said by themselves
    if match["own"]:  # twenty No. 1s
        return f"{one} {plural_of(plain_number(match['low'], scan))}"
    number = (
        say_number(match["low"], scan, match.start("low"), match.end("low"))
        if one == "circa"
        else plain_number(match["low"], scan)
    )
    if one == "number" and match["noun"].casefold() == "no" and match["dash"] == "-":  # a docket: No. 23-939
        return f"{one} {number} {designation(match['high'])}"
    if (
        one in ("route", "resolution", "highway", "room", "apartment", "suite") and not match["high"]
    ):  # Res. 2735, Rte. 101
        number = _labelled(match["low"], scan)
    name = many if match["high"] else one
    name = name.capitalize() if match["noun"][0].isupper() and match.start() == 0 else name
    parts = "".join(f" {_part(part, scan)}" for part in re.findall(r"\w+", match["parts"] or ""))
    return f"{name} {number}{parts}" + (f" to {plain_number(match['high'], scan)}" if match["high"] else "")


# Before a Roman numeral, with their point.
_NUMERALLED = {name: NUMBERED[name][0] for name in ("vol", "vols", "ch", "chs", "pt", "fig", "art", "sec")} | {
    "bk": "book"
}
_SECTION_SIGNS = {"§": "section", "¶": "paragraph"}


def _section(match: re.Match[str], scan: Scan) -> str:
    name = _SECTION_SIGNS[match["sign"][0]]
    several = len(match["sign"]) > 1 or match["high"]
    end = f" to {plain_number(match['high'], scan)}" if match["high"] else ""
    parts = "".join(f" {_part(part, scan)}" for part in re.findall(r"\w+", match["parts"]))
    return f"{name}{'s' if several else ''} {_labelled(match['low'], scan)}{end}{parts}"


def _part(part: str, scan: Scan) -> str:
    """What stands in brackets after a section's number: (c)(1)."""
    return plain_number(part, scan) if part.isdecimal() else " ".join(part.upper())


def _labelled(number: str, scan: Scan) -> str:
    """The number of a section: three digits and more in pairs (section two thirty)."""
    plain = number.isdecimal() and 3 <= len(number) <= 4 and number[0] != "0"
    return designation(number) if plain else plain_number(number, scan)


def _cups(match: re.Match[str], scan: Scan) -> str | None:
    """1½ c. flour; a circa stands before its year."""
    number = compiled(r"(?:\A|[\s(])(\d{1,2})?\s?([½¼¾⅓⅔]|\d/\d)?\s\Z").search(
        scan.text[max(0, match.start() - 9) : match.start()]
    )
    if not number or not (number[1] or number[2]):
        return None
    return "cups" if number[1] and (number[1] != "1" or number[2]) else "cup"


# What is voted on in Congress.
_CHAMBERS = {"H": "House", "S": "Senate", "": "", "J.": "Joint", "Con.": "Concurrent", "Res": "Resolution",
             "Amdt": "Amendment", "Rept": "Report"}  # fmt: skip
_TO_POINT = ("dew", "boiling", "freezing", "melting", "match")
RULES = (
    Rule(
        "abbreviation",
        r"([Ll]at|[Ll]on)g?(?:\.(?=\s\d)|(?=\s\d+(?:\.\d+)?°))",
        lambda match, scan: match[1] + ("itude" if match[1].endswith("at") else "gitude"),
        heads=("lat", "long", "lon"),
        needs=".°",
        also=DIGITS,
    ),
    Rule(
        "abbreviation",
        rf"({'|'.join(_AMOUNTING)})\.(?=\s[-−+~<>$€£]?\d)",
        lambda match, scan: _AMOUNTING[match[1]],
        heads=tuple(_AMOUNTING),
        needs=".",
    ),
    Rule("magnitude", r"(?<=\d-)mag\.?(?=\s)", lambda match, scan: "magnitude", heads=("mag",)),
    Rule(
        "abbreviation",  # the dew pt. is 72
        r"pt\.?(?=\s)",
        lambda match, scan: "point" if scan.before(match.start()).lower() in _TO_POINT else None,
        heads=("pt",),
    ),
    Rule(
        "number of",
        rf"(?P<noun>{'|'.join(NUMBERED)}|{'|'.join(n.capitalize() for n in NUMBERED)})\.\s?"
        r"(?P<low>\d+(?:,\d{3})*)(?P<own>s(?!\w))?"
        rf"(?:(?P<dash>[-–])(?P<high>\d+)|(?P<parts>(?:\([A-Za-z0-9]{{1,3}}\)){{0,4}}))?(?![\d]|[.,]\d)",
        _numbered,
        heads=tuple(NUMBERED),
        needs=".",
    ),
    Rule(
        "number of",
        r"((?i:vols?|chs?|pt|fig|art|sec|bk))\.(?=\s[IVXLC]+\b)",
        lambda match, scan: _NUMERALLED[match[1].casefold()].capitalize(),
        heads=tuple(_NUMERALLED),
        needs=".",
    ),
    Rule(
        "number of",
        r"No(?=\s\d{1,3}(?![\w:%]|[.,]\d|\s[a-z]+s\b))",
        lambda match, scan: "Number",
        heads=("no",),
        needs="N",
    ),
    Rule(
        "number of",
        r"(Hwy|Rte|Rt|Fig|Figs|Vol|Ch|Apt|Art|Sec|Ext|Nos)(?:(?=\s\d)|\.(?=\s\d+\.\d))",
        lambda match, scan: NUMBERED[match[1].casefold()][0].capitalize(),
        heads=("hwy", "rte", "rt", "fig", "figs", "vol", "ch", "apt", "art", "sec", "ext", "nos"),
    ),
    Rule("number of", r"ca?\.\s?(?=[$£€]?\d)", lambda match, scan: "circa", heads=("c", "ca"), needs="."),
    Rule(
        "resolution",
        r"([HS])\.\s?(J\.|Con\.|)\s?(Res|Amdt|Rept)\.?(?=\s\d)",
        lambda match, scan: " ".join(filter(None, (_CHAMBERS[match[1]], _CHAMBERS[match[2]], _CHAMBERS[match[3]]))),
        heads=("h", "s"),
        needs="RA",
    ),
    Rule(
        "cups",  # of flour
        r"c\.(?=\s[a-z])",
        lambda match, scan: _cups(match, scan),
        heads=("c",),
        needs=".",
    ),
    # The kind of a case in an American docket: 22-cv-1234.
    Rule(
        "docket",
        r"-(cv|cr|mc|mj|bk|ap)-(?=\d)",
        lambda match, scan: f" {' '.join(match[1].upper())} ",
        starts="s",
        needs="-",
        also=DIGITS,
    ),
    Rule(
        "section sign",
        rf"(?P<sign>§{{1,2}}|¶{{1,2}})\s?(?P<low>{NUMBER})(?:{DASH}(?P<high>{NUMBER}))?"
        r"(?P<parts>(?:\([a-z0-9]{1,3}\)){0,4})",
        _section,
        starts="s",
        needs="§¶",
    ),
)
