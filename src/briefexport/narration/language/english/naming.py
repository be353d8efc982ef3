"""Short forms before and after names: titles, saints and streets, numbers of things, Roman numerals, initials."""

from __future__ import annotations

import re

from briefexport.narration.language.english import places, words
from briefexport.narration.language.english.abbreviations import BARE, CHRISTENED, POINTLESS, SHORT, TITLES
from briefexport.narration.language.scanning import DIGITS, Rule, Scan, compiled


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


def _bare(match: re.Match[str], scan: Scan) -> str:
    del scan
    said = SHORT[match[1].casefold()]
    return said.capitalize() if match[1][0].isupper() else said


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


_LIFE = {"b": "born", "d": "died", "m": "married", "r": "reigned", "fl": "flourished"}


def _life(match: re.Match[str], scan: Scan) -> str | None:
    """(b. 1950), (d. 4 May 1791): a year of birth or death, not a second letter."""
    opens = scan.text[max(0, match.start() - 2) : match.start()].endswith(("(", "[", ", ", "; "))
    return _LIFE[match[1]] if opens or not match.start() else None


def _is_labelled(match: re.Match[str], scan: Scan) -> bool:
    """Trump (R) v Harris (D): a name with its party or town in brackets."""
    return bool(
        compiled(r"\b[A-Z]\w+\s\([\w.\s-]{1,16}\)\s\Z").search(scan.text[max(0, match.start() - 40) : match.start()])
    )


RULES = (
    Rule(
        "abbreviation",
        r"est\.(?!\s(?:in\s|c\.\s)?\d{3,4}\b)",
        lambda match, scan: "estimated" + scan.stop(match.end()),
        heads=("est",),
    ),
    Rule(
        "life",
        r"([bdmr]|fl)\.(?=\s(?:\d\d?/\d\d?/\d\d|(?:c(?:a)?\.\s)?(?:\d{1,2}\s)?(?:[A-Z][a-z]+\.?\s)?(?:\d{1,2},\s)?[12]\d{3}\b|[’']\d\d\b))",
        _life,
        heads=("b", "d", "m", "r", "fl"),
        needs=".",
    ),
    Rule("party", r"(?<=\()([DRI])\.(?=,\s[A-Z])", lambda match, scan: _PARTIES[match[1]], starts="l", needs="DRI"),
    Rule(
        "magnitude",
        r"M(?:ww?|W)(?:\s?(?=\d\.\d)|(?=\s(?:earthquake|quake|tremor)))",
        lambda match, scan: "magnitude",
        heads=("mw", "mww"),
    ),
    Rule(
        "title",
        r"Lt\.\s\(?[jJ]\.\s?[gG]\.\)?",
        lambda match, scan: "Lieutenant junior grade",
        heads=("lt",),
        needs="gG",
    ),
    Rule("party", r"([DRI])[-–](?=[A-Z][a-z.])", _party, starts="l", needs="DRI"),
    *places.STATE_RULES,
    *places.COUNTY_RULES,
    Rule(
        "title",
        rf"({places.TITLE})(\.)(?=[\s-]?[\s(“\"'’]*(?:[A-Z]|\d+(?:st|nd|rd|th)))",
        _title,
        heads=tuple(t.casefold() for t in TITLES),
        needs=".",
    ),
    Rule("title", rf"({'|'.join(BARE)})()(?=\s[A-Z][a-z])", _title, heads=tuple(t.casefold() for t in BARE)),
    # By itself: the Capt. said.
    Rule(
        "title",
        r"(Capt|Sgt|Lt|Govs?|Sens?|Cmdr|Profs?|Supt|Cpl|Cllr|Attys?|Reps|Gens?)\.(?=[),;]|\s[a-z]|\s*\Z)",
        lambda match, scan: TITLES[match[1]] + scan.stop(match.end()),
        heads=tuple(t.casefold() for t in TITLES),
        needs=".",
    ),
    Rule("circuit", r"Cir\.(?!\w)", lambda match, scan: "Circuit" + scan.stop(match.end()), heads=("cir",), needs="."),
    Rule(
        "abbreviation",
        r"(?<=\b[aA][\s-])(yr|wk|mth|hr)(?![\w.])|(?<=\bper\s)(yr|wk|mth|hr)(?![\w.])",
        lambda match, scan: SHORT.get(match.group()) or "hour",
        heads=("yr", "wk", "mth", "hr"),
    ),
    Rule("title", r"Sec\.(?=\sof\s)", lambda match, scan: "Secretary", heads=("sec",), needs="."),
    Rule("title", r"Op\.(?=\s[A-Z][a-z])", lambda match, scan: "Operation", heads=("op",), needs="."),
    Rule("title", r"(?:Rte|Rt)\.(?=\s[A-Z][a-z])", lambda match, scan: "Route", heads=("rte",), needs="."),
    Rule("title", r"(Mr|Mrs)(\.?)(?!\w)", _title, heads=("mr", "mrs")),
    Rule(
        "title",
        r"Rt\.?\sHon\.?(?!\w)",
        lambda match, scan: f"Right Hono{'u' if scan.british else ''}rable",
        heads=("rt",),
    ),
    Rule(
        "given name",
        rf"({'|'.join(CHRISTENED)})\.(?=\s[A-Z])",
        lambda match, scan: CHRISTENED[match[1]],
        heads=tuple(name.casefold() for name in CHRISTENED),
        needs=".",
    ),
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
        "abbreviation",
        rf"({'|'.join(POINTLESS)}|{'|'.join(name.capitalize() for name in POINTLESS)})(?![\w.’'/-])",
        _bare,
        heads=POINTLESS,
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
        also=DIGITS,
    ),
    Rule("mark", r"Blk\.?(?=\s(?:\d|[IVX]+[A-E]?\b))", lambda match, scan: "Block", heads=("blk",)),
    Rule("mark", r"Mk\.?(?=[\s-]?(?:\d|[IVX]+\b))", lambda match, scan: "Mark", heads=("mk",)),
    Rule("abbreviation", rf"({'|'.join(_CLIPPED)})(?!\w)", _clipped_word, heads=("gov", "dep", "int", "nat")),
    Rule(
        "abbreviation",
        rf"({'|'.join(_OVER)})(?!\w)",
        lambda match, scan: _OVER[match[1]].replace("over", "on") if scan.british else _OVER[match[1]],
        heads=tuple(name.casefold() for name in _OVER),
    ),
    Rule(  # a bill of the Senate
        "letters",
        r"S\.(?=\s\d{1,4}\b)",
        lambda match, scan: None if scan.before(match.start())[:1].isupper() else "S",
        starts="l",
        needs=".",
    ),
    Rule("letters", r"pH(?!\w)", lambda match, scan: "P H", heads=("ph",)),
    Rule("abbreviation", r"(Jr|Sr)(?=[\s,;)]|\Z)", _short, heads=("jr", "sr")),
    Rule("versus", r"(?:vs?\.|vs)(?=\s(?:[A-Z]|[’']?\d))", lambda match, scan: "versus", starts="l", heads=("v", "vs")),
    Rule(  # Leeds v Spurs
        "versus",
        r"v(?=\s(?:the\s)?[A-Z])",
        lambda match, scan: "versus" if scan.before(match.start())[:1].isupper() or _is_labelled(match, scan) else None,
        heads=("v",),
    ),
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
        "initials",
        r"[A-Z]\.(?:\s?[A-Z]\.){1,5}(?=\s[A-Z][a-z’'])|[A-Z]\.(?=\s[A-Z][\w’'])",
        _initials,
        starts="l",
        needs=".",
    ),
)
