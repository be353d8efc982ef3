"""Short forms before and after names: titles, saints and streets, numbers of things, Roman numerals, initials."""

from __future__ import annotations

import re

from briefexport.narration.language.english import places, words
from briefexport.narration.language.english.abbreviations import BARE, NUMBERED, SHORT, TITLES
from briefexport.narration.language.english.amounts import DASH, NUMBER, plain_number, say_number
from briefexport.narration.language.english.numbers import designation
from briefexport.narration.language.scanning import Rule, Scan, compiled


def _title(match: re.Match[str], scan: Scan) -> str | None:
    if match[1] == "Gen" and match[2] == "":
        return None
    del scan
    return TITLES[match[1]]


_PAID = ("its", "share", "interim", "final", "special", "quarterly", "annual", "cash")


def _short(match: re.Match[str], scan: Scan) -> str:
    said = SHORT[match[1].casefold()]
    if match[1] == "div" and scan.before(match.start()).lower() in _PAID:
        said = "dividend"
    return (said.capitalize() if match[1][0].isupper() else said) + scan.stop(match.end())


_CLIPPED = {
    f"{letter}{rest}[’']{end}": word
    for rest, end, word in (("ov", "t", "government"), ("ep", "t", "department"), ("nt", "l", "international"),
                            ("at", "l", "national"))
    for letter in (word[0], word[0].upper())
}  # fmt: skip
_OVER = {"YoY": "year over year", "QoQ": "quarter over quarter", "MoM": "month over month"}


def _clipped_word(match: re.Match[str], scan: Scan) -> str:
    """Gov’t, int’l."""
    del scan
    written = re.sub(r"['’]", "[’']", match[1])
    said = _CLIPPED[written]
    return said.capitalize() if match[1][0].isupper() else said


def _numbered(match: re.Match[str], scan: Scan) -> str | None:
    if match["noun"] == "P" and match.start():  # Fed. R. Crim. P. 16
        return None
    one, many = NUMBERED[match["noun"].casefold()]
    number = (
        say_number(match["low"], scan, match.start("low"), match.end("low"))
        if one == "circa"
        else plain_number(match["low"], scan)
    )
    if one == "number" and match["noun"].casefold() == "no" and match["dash"] == "-":  # a docket: No. 23-939
        return f"{one} {number} {designation(match['high'])}"
    name = many if match["high"] else one
    name = name.capitalize() if match["noun"][0].isupper() and match.start() == 0 else name
    parts = "".join(f" {_part(part, scan)}" for part in re.findall(r"\w+", match["parts"] or ""))
    return f"{name} {number}{parts}" + (f" to {plain_number(match['high'], scan)}" if match["high"] else "")


# Before a Roman numeral, with their point.
_NUMERALLED = {name: NUMBERED[name][0] for name in ("vol", "ch", "pt", "fig", "art", "sec")} | {"bk": "book"}
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


def _company(match: re.Match[str], scan: Scan) -> str | None:
    before = scan.before(match.start())
    if match[1][0] == "c":
        return "company" + scan.stop(match.end()) if before.lower() in words.DETERMINERS else None
    if not (before[:1].isupper() or before in ("&", "and", "")):
        return None
    return ("Companies" if match[1] == "Cos" else "Company") + scan.stop(match.end())


_PARTIES = {"D": "Democrat", "R": "Republican", "I": "independent"}


def _party(match: re.Match[str], scan: Scan) -> str | None:
    """(D-N.Y.), R-Texas: the party, of the state that the next rule says."""
    lead = scan.text[max(0, match.start() - 2) : match.start()]
    return f"{_PARTIES[match[1]]} of" if lead.endswith(("(", ", ")) else None


def _century(match: re.Match[str], scan: Scan) -> str | None:
    """The 4th c. BC."""
    numbered = compiled(r"\d(?:st|nd|rd|th)\Z").search(scan.before(match.start()))
    return "century" + scan.stop(match.end()) if numbered else None


def _latin(match: re.Match[str], scan: Scan) -> str:
    del scan
    return "for example" if match[1] else "that is"


def _initials(match: re.Match[str], scan: Scan) -> str:
    """J. K. Rowling, Michael R. Turner: the letters, without points."""
    del scan
    return " ".join(sign for sign in match.group() if sign.isalpha())


# What is voted on in Congress.
_CHAMBERS = {"H": "House", "S": "Senate", "": "", "J.": "Joint", "Con.": "Concurrent", "Res": "Resolution",
             "Amdt": "Amendment", "Rept": "Report"}  # fmt: skip
_LIFE = {"b": "born", "d": "died", "r": "reigned", "fl": "flourished"}


def _life(match: re.Match[str], scan: Scan) -> str | None:
    """(b. 1950), (d. 4 May 1791): a year of birth or death, not a second letter."""
    opens = scan.text[max(0, match.start() - 2) : match.start()].endswith(("(", "[", ", ", "; "))
    return _LIFE[match[1]] if opens else None


RULES = (
    Rule(
        "number of",
        rf"(?P<noun>{'|'.join(NUMBERED)}|{'|'.join(n.capitalize() for n in NUMBERED)})\.\s?(?P<low>\d+(?:,\d{{3}})*)"
        rf"(?:(?P<dash>[-–])(?P<high>\d+)|(?P<parts>(?:\([A-Za-z0-9]{{1,3}}\)){{0,4}}))?(?![\d]|[.,]\d)",
        _numbered,
        heads=tuple(NUMBERED),
        needs=".",
    ),
    Rule(
        "number of",
        r"((?i:vol|ch|pt|fig|art|sec|bk))\.(?=\s[IVXLC]+\b)",
        lambda match, scan: _NUMERALLED[match[1].casefold()].capitalize(),
        heads=("vol", "ch", "pt", "fig", "art", "sec", "bk"),
        needs=".",
    ),
    Rule(
        "number of", r"No(?=\s\d{1,3}(?![\w.,:%]|\s[a-z]+s\b))", lambda match, scan: "Number", heads=("no",), needs="N"
    ),
    Rule(
        "number of",
        r"(Hwy|Rte|Rt|Fig|Figs|Vol|Ch|Apt|Art|Sec|Ext|Nos)(?=\s\d)",
        lambda match, scan: NUMBERED[match[1].casefold()][0].capitalize(),
        heads=("hwy", "rte", "rt", "fig", "figs", "vol", "ch", "apt", "art", "sec", "ext", "nos"),
    ),
    Rule("number of", r"ca?\.\s?(?=[$£€]?\d)", lambda match, scan: "circa", heads=("c", "ca"), needs="."),
    Rule(
        "life",
        r"([bdr]|fl)\.(?=\s(?:c(?:a)?\.\s)?(?:\d{1,2}\s)?(?:[A-Z][a-z]+\.?\s)?(?:\d{1,2},\s)?[12]\d{3}\b)",
        _life,
        heads=("b", "d", "r", "fl"),
        needs=".",
    ),
    Rule("magnitude", r"M(?:ww?|W)\s?(?=\d\.\d)", lambda match, scan: "magnitude", heads=("mw", "mww")),
    Rule(
        "title",
        r"Lt\.\s\(?[jJ]\.\s?[gG]\.\)?",
        lambda match, scan: "Lieutenant junior grade",
        heads=("lt",),
        needs="gG",
    ),
    Rule(
        "resolution",
        r"([HS])\.\s?(J\.|Con\.|)\s?(Res|Amdt|Rept)\.?(?=\s\d)",
        lambda match, scan: " ".join(filter(None, (_CHAMBERS[match[1]], _CHAMBERS[match[2]], _CHAMBERS[match[3]]))),
        starts="l",
        needs="RA",
    ),
    Rule("party", r"([DRI])[-–](?=[A-Z][a-z.])", _party, starts="l", needs="DRI"),
    *places.STATE_RULES,
    Rule(
        "title",
        rf"({places.TITLE})(\.)(?=[\s-]?[\s(“\"'’]*(?:[A-Z]|\d+(?:st|nd|rd|th)))",
        _title,
        heads=tuple(t.casefold() for t in TITLES),
        needs=".",
    ),
    Rule("title", rf"({'|'.join(BARE)})()(?=\s[A-Z][a-z])", _title, heads=tuple(t.casefold() for t in BARE)),
    Rule("title", r"(Mr|Mrs)(\.?)(?!\w)", _title, heads=("mr", "mrs")),
    Rule("title", r"Ms\.?(?=\s)", lambda match, scan: "Ms", heads=("ms",)),
    *places.STREET_RULES,
    Rule("company", r"(Co|Cos|co)\.(?!\w)", _company, heads=("co", "cos"), needs="."),
    Rule(
        "abbreviation",
        rf"({'|'.join(sorted(map(re.escape, SHORT), key=len, reverse=True))}|"
        rf"{'|'.join(sorted((re.escape(s.capitalize()) for s in SHORT), key=len, reverse=True))})\.(?!\w)",
        _short,
        heads=tuple(SHORT),
        needs=".",
    ),
    Rule(
        "century",
        r"(?:[cC]|[cC]ent)\.(?!\w)",
        lambda match, scan: _century(match, scan),
        heads=("c", "cent"),
        needs=".",
    ),
    Rule(
        "ordinals",  # the 18th-19th c.
        r"(?<=st|nd|rd|th)[-–](?=\d{1,3}(?:st|nd|rd|th)\b)",
        lambda match, scan: " to ",
        starts="s",
        needs="-–",
    ),
    # The kind of a case in an American docket: 22-cv-1234.
    Rule(
        "docket",
        r"-(cv|cr|mc|mj|bk|ap)-(?=\d)",
        lambda match, scan: f" {' '.join(match[1].upper())} ",
        starts="s",
        needs="-",
    ),
    Rule("mark", r"Mk\.?(?=[\s-]?(?:\d|[IVX]+\b))", lambda match, scan: "Mark", heads=("mk",)),
    Rule("abbreviation", rf"({'|'.join(_CLIPPED)})(?!\w)", _clipped_word, heads=("gov", "dep", "int", "nat")),
    Rule(
        "abbreviation",
        rf"({'|'.join(_OVER)})(?!\w)",
        lambda match, scan: _OVER[match[1]].replace("over", "on") if scan.british else _OVER[match[1]],
        heads=tuple(name.casefold() for name in _OVER),
    ),
    Rule("letters", r"pH(?!\w)", lambda match, scan: "P H", heads=("ph",)),
    Rule("abbreviation", r"(Jr|Sr)(?=[\s,;)]|\Z)", _short, heads=("jr", "sr")),
    Rule("versus", r"(?:vs?\.|vs)(?=\s[A-Z])", lambda match, scan: "versus", starts="l", heads=("v", "vs")),
    Rule("versus", r"vs(?=\s)", lambda match, scan: "versus", heads=("vs",)),
    Rule("latin", r"(?:([eE])\.\s?g|([iI])\.\s?e)\.(?!\w)", _latin, starts="l", needs="."),
    Rule(
        "with",
        r"w/(?:(o(?:ut)?)(?!\w)|(?=\s|[a-z]{3}))",
        lambda match, scan: "without" if match[1] else "with",
        starts="l",
        heads=("w",),
        needs="/",
    ),
    Rule(
        "section sign",
        rf"(?P<sign>§{{1,2}}|¶{{1,2}})\s?(?P<low>{NUMBER})(?:{DASH}(?P<high>{NUMBER}))?"
        r"(?P<parts>(?:\([a-z0-9]{1,3}\)){0,4})",
        _section,
        starts="s",
        needs="§¶",
    ),
    Rule(
        "initials",
        r"[A-Z]\.(?:\s?[A-Z]\.){1,5}(?=\s[A-Z][a-z’'])|[A-Z]\.(?=\s[A-Z][\w’'])",
        _initials,
        starts="l",
        needs=".",
    ),
)
