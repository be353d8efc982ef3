"""Signs, the last rules of all: said by name where they mean something, left out where they are only for the eye."""

from __future__ import annotations

import re
import unicodedata

from briefexport.narration.language.english.currencies import SYMBOLS
from briefexport.narration.language.english.emoji import emoji_name, is_emoji
from briefexport.narration.language.english.numbers import cardinal, decimal
from briefexport.narration.language.english.units import UNITS
from briefexport.narration.language.scanning import DIGITS, Rule, Scan, compiled
from briefexport.narration.language.speech_lint import is_plain

NAMES = {
    "&": "and", "%": "percent", "+": "plus", "=": "equals", "@": "at", "°": "degrees", "©": "copyright", "×": "times",
    "÷": "divided by", "±": "plus or minus", "−": "minus", "≈": "approximately", "≠": "is not equal to",
    "≤": "less than or equal to", "≥": "greater than or equal to", "∞": "infinity", "√": "square root of", "→": "to",
    "№": "number", "℃": "degrees Celsius", "℉": "degrees Fahrenheit", 
    "¢": "cents", "§": "section", "¶": "paragraph", "‰": "per thousand", "≡": "equals",
    "∑": "sum", "∆": "delta", "⁄": "over", "➔": "to", "➜": "to", "⟶": "to", "⇒": "to", "#": "hash",
    "♥": "heart", "♡": "heart", "★": "star", "☆": "star", "²": "squared", "³": "cubed",
} | {sign: names[0] for sign, names in SYMBOLS.items()}  # fmt: skip
_PAIRS = {"and/or": "and or", "he/she": "he or she", "she/he": "she or he", "his/her": "his or her",
    "him/her": "him or her",
          "s/he": "she or he", "either/or": "either or", "a/c": "A C", "n/a": "N A", "c/o": "care of",
    "y/y": "year over year", "q/q": "quarter over quarter", "m/m": "month over month", "d/d": "day over day",
    "w/w": "week over week"}  # fmt: skip


def _is_alone(match: re.Match[str], scan: Scan) -> bool:
    """The dollar or the hash as a word of its own, not the mark of a formula, a heading or a name."""
    before = scan.text[max(0, match.start() - 2) : match.start()]
    if match.group() == "#":
        return not compiled(r".?\S").match(scan.text, match.end())
    ends = compiled(r"[\s,;:!?)\"”’]|\.(?!\w)|\Z").match(scan.text, match.end())
    return bool(ends) and (not before or before[-1] in " (-“\"‘'\n\xa0")


def _sign(match: re.Match[str], scan: Scan) -> str | None:
    sign = match.group()
    if is_plain(sign) and not "\ufe00" <= sign <= "\ufe0f":
        return None
    if "\ufe00" <= sign <= "\ufe0f":  # how the sign before it is drawn
        return ""
    paired = "/" in scan.text[max(0, match.start() - 1) : match.end() + 1]
    if sign in "$#" and not paired and not _is_alone(match, scan):
        return ""
    if sign in NAMES:
        return NAMES[sign]
    value = unicodedata.numeric(sign, None)
    if value is None:
        return ""
    return cardinal(int(value)) if value == int(value) else decimal(f"{value:.2f}".rstrip("0"))


def _minus(match: re.Match[str], scan: Scan) -> str | None:
    """A dash before a number and after nothing it could join: below zero."""
    before = scan.text[match.start() - 1 : match.start()]
    return "minus" if not before or before in ' (\n\t[“"/=<>≈~' or before == "\xa0" else None


def _compare(match: re.Match[str], scan: Scan) -> str | None:
    names = {"<": "less than", ">": "greater than", "~": "about", "<=": "less than or equal to", "≲": "about",
             ">=": "greater than or equal to"}  # fmt: skip
    said = names[match[1]]
    # Two sides compared, and no verb: if five is greater than three.
    two = match[1] not in "~≲" and compiled(_OPERAND).search(scan.text[max(0, match.start() - 12) : match.start()])
    return f"is {said}" if two else said


_OPERAND = r"(?:\A|[\s(])(?:[\d.,]*\d%?|(?![aAI])[A-Za-z])\s\Z"


def _grade(match: re.Match[str], scan: Scan) -> str | None:
    """A school's mark or a debtor's: a B-, BB-."""
    mark = compiled(_MARK).search(scan.text[max(0, match.start() - 5) : match.start()])
    return " minus" if mark else None


_MARK = r"(?:\A|[^\w-])(?:A{1,3}|B{1,3}|C{1,3}|D)\Z"


def _hyphen(match: re.Match[str], scan: Scan) -> str | None:
    """Between capitals and a number the hyphen is not a pause: Covid nineteen."""
    before = scan.before(match.start())
    return " " if before and any(map(str.isupper, before)) else None


def _slash(match: re.Match[str], scan: Scan) -> str:
    around = scan.text[max(0, match.start() - 1) : match.end() + 1]
    if compiled(r"[\w\s\"“]/\w").match(around):
        return "slash"
    return "," if around == " / " else ""


def _squared(match: re.Match[str], scan: Scan) -> str | None:
    """E = mc²: the letters of a formula, the last one raised; m² is a unit."""
    del scan
    if match.group() in UNITS:
        return None
    return f"{' '.join(match[1].upper())} {NAMES[match[2]]}"


_GREEK = {
    "µ": "micro",
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
    "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "ο": "omicron", "π": "pi", "ρ": "rho",
    "σ": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
}  # fmt: skip


# A change of something: Δv.
_DELTAS = tuple(f"δ{letter}" for letter in "abcefghklmnpqrstuvwxyz")


def _greek(match: re.Match[str], scan: Scan) -> str:
    """A Greek letter by itself, or before a sign: 4.2σ, β-blockers."""
    del scan
    return _GREEK[match.group().lower()]


def _initials_of_pair(match: re.Match[str], scan: Scan) -> str:
    """P/E, N/A, I/O: letters."""
    del scan
    return " ".join(match.group().split("/"))


def _pair(match: re.Match[str], scan: Scan) -> str:
    said = _PAIRS[match.group().casefold()]
    said = said.replace(" over ", " on ") if scan.british else said
    return said[0].upper() + said[1:] if match.group()[0].isupper() else said


def _by(match: re.Match[str], scan: Scan) -> str | None:
    if _after_number(match, scan):
        return "by"
    things = compiled(r"\d\s[a-z]{4,}\s\Z").search(scan.text[max(0, match.start() - 24) : match.start()])
    return "times" if things else None


def _after_number(match: re.Match[str], scan: Scan) -> bool:
    """True where a number, or a number and its unit, stands before the sign."""
    return bool(compiled(r".*[\d¼-¾⅐-⅞]\s?[a-z]{0,4}\s\Z").match(scan.text[max(0, match.start() - 12) : match.start()]))


def _raised(match: re.Match[str], scan: Scan) -> str:
    del scan
    power = match[1].replace("−", "-")
    named = {"2": "squared", "3": "cubed"}.get(power)
    return named or f"to the power of {cardinal(int(power[:30]))}"


def _emoji(match: re.Match[str], scan: Scan) -> str | None:
    """Emoji by name, a run of one and the same with its count."""
    return emoji_name(scan.text, match.start(), match.group())


def _decoration(match: re.Match[str], scan: Scan) -> str:
    del match, scan
    return ""


def _quote(match: re.Match[str], scan: Scan) -> str | None:
    """Quotation marks said, where the policy asks for it."""
    if not scan.quotes:
        return None
    opening, closing = scan.quotes
    before = scan.text[match.start() - 1 : match.start()]
    opens = match.group() in "“«„" or (match.group() == '"' and (not before or before in " (\n\t—–[\xa0"))
    return f"{opening}," if opens else _closing(match, scan, before, closing)


def _closing(match: re.Match[str], scan: Scan, before: str, said: str) -> str:
    """The end of a quotation, between the stops that set it apart from what follows: “No,” he said."""
    if before not in (",", ".", "!", "?", "…"):
        return f", {said}"
    if compiled(r"\s\w").match(scan.text, match.end()):
        return f" {said},"
    return f" {said[0].upper()}{said[1:]}." if before != "," else f" {said}"


# Everything that a picture may be made of: pictographs, their modifiers, joiners, flags, keycaps.
_PICTURE = (
    r"[0-9#*]\uFE0F?\u20E3|[\U0001F1E6-\U0001F1FF]{2}"
    r"|(?:[\U0001F000-\U0001FAFF\u2600-\u27BF\u2B00-\u2BFF\u2300-\u23FF\u203C\u2049\u2139\u2194-\u21AA\u3030\u303D\u3297\u3299]"
    r"[\uFE0E\uFE0F]?[\U0001F3FB-\U0001F3FF]?)(?:\u200D[\U0001F000-\U0001FAFF\u2600-\u27BF\u2190-\u21FF][\uFE0F]?[\U0001F3FB-\U0001F3FF]?)*"
)
RULES = (
    Rule("quotation announced", r"[“”«»„\"]", _quote, starts="s"),
    Rule("power", r"\^([-−]?\d+)", _raised, starts="s", needs="^"),
    Rule("plus or minus", r"\+/[-−–]", lambda match, scan: "plus or minus", starts="s", needs="+"),
    Rule(
        "star",
        r"(?<=[\d½¼¾⅓⅔k])\s?[★☆⭐]+",
        lambda match, scan: " star" if compiled(r"(?<![\d.])1\Z").search(scan.text[: match.start()]) else " stars",
        starts="s",
        needs="★☆⭐",
    ),
    Rule("emoji", rf"({_PICTURE})(?:\s?\1)*", _emoji, starts="sd"),
    Rule("star", r"(?<=\bGrade\sII)\*", lambda match, scan: " star", starts="s", needs="*"),
    Rule("decoration", r"([*_~=#|<>^`•·▪◦‣►§+-])\1{2,}|[*_`|^•▪◦‣►\\]+", _decoration, starts="s"),
    Rule("minus", r"[-–−‑](?=\.?\d|[$€£¥₹]\s?\d)", _minus, starts="s", needs="-–−‑", also=DIGITS),
    # Not where a second word shares the ending: vitamin A- and D-rich.
    Rule("grade", r"-(?=[.,;:!?)\"”’/]|\s(?!(?:and|or|to)\b)|\Z)", _grade, starts="s", needs="ABCD"),
    Rule(
        "point",
        r"\.(?=(?:com|gov|org|net|edu|NET)\b)|(?<=\w)\.(?=(?:js|py|pdf|txt|csv|exe|docx?|xlsx?|zip)\b)",
        lambda match, scan: " dot ",
        starts="s",
        needs=".",
    ),
    # The exchange after a company's letters: (AAPL.O).
    Rule("point", r"(?<=[A-Z])\.(?=[A-Z]{1,2}[),])", lambda match, scan: " dot ", starts="s", needs="."),
    # … after its number: 7203.T.
    Rule("point", r"(?<=\d)\.(?=[A-Z]{1,3}(?!\w))", lambda match, scan: " dot ", starts="s", needs=".", also=DIGITS),
    Rule(
        "point",
        r"\.(?=\d)",
        lambda match, scan: (
            " point " if compiled(r"[A-Z\d]").search(scan.text[max(0, match.start() - 1) : match.start()]) else None
        ),
        starts="s",
        needs=".",
        also=DIGITS,
    ),
    Rule("hyphen", r"-(?=\d)", _hyphen, starts="s", needs="-", also=DIGITS),
    Rule(
        "comparison",
        r"(<=|>=|[<>~≲])"
        r"(?=\s?(?:[A-Z]{0,3}[$€£¥₹₽₴₩₺₪]|Rs\.?\s?)?\.?[\d¼-¾⅐-⅞]|(?<=\s.)\s)",
        _compare,
        starts="s",
        needs="<>~≲",
    ),
    Rule("range", r"(?:(?<=[A-Z]\d)|(?<=[A-Z]\d\d))–(?=[A-Z]?\d)", lambda match, scan: " to ", starts="s", needs="–"),
    Rule("number", r"#(?=\sof\b)", lambda match, scan: "number", starts="s", needs="#"),
    Rule("sharp", r"(?<=\b[A-G])#(?!\w)", lambda match, scan: " sharp", starts="s", needs="#"),
    Rule("about", r"~(?=[a-z])", lambda match, scan: "about ", starts="s", needs="~"),
    Rule("slash", r"/", _slash, starts="s", needs="/"),
    Rule("sign", r"(?s:.)", _sign, starts="sd"),
)
BY = (Rule("by", r"x(?=\s\d)", _by, starts="l", needs="x", also=DIGITS),)
PAIRS = (
    Rule("letters", r"[A-Z](?:/[A-Z]){1,5}(?![\w/-])", _initials_of_pair, starts="l", needs="/"),
    Rule("power", r"([A-Za-z]{1,2})([²³])(?![\w⁺⁻])", _squared, starts="l", needs="²³"),
    Rule(
        "Greek letter",
        r"(?<![^\W\d_])[µα-ωΓΔΘΛΞΠΣΦΨΩ](?![^\W\d_])",
        _greek,
        starts="l",
        needs="".join(_GREEK) + "".join(_GREEK).upper(),
    ),
    Rule("Greek letter", r"Δ(?=[A-Za-z])", lambda match, scan: "delta ", heads=_DELTAS, needs="Δ"),
    Rule(
        "pair",
        rf"(?i:{'|'.join(map(re.escape, _PAIRS))})(?!\w)",
        _pair,
        starts="l",
        needs="/",
        heads=tuple({pair.split("/")[0] for pair in _PAIRS}),
    ),
)
__all__ = ["BY", "NAMES", "PAIRS", "RULES", "is_emoji"]
