"""Money: symbols, codes, magnitudes, ranges, cents."""

from __future__ import annotations

import re

from briefexport.narration.language.english import words
from briefexport.narration.language.english.amounts import MAGNITUDE, NUMBER, magnitude, plain_number
from briefexport.narration.language.english.attributes import is_attributive
from briefexport.narration.language.english.currencies import CODES, DOLLAR_COUNTRIES, SYMBOLS
from briefexport.narration.language.english.numbers import cardinal
from briefexport.narration.language.english.units import ANY_PER, ANY_UNIT, PER, UNITS, unit_words
from briefexport.narration.language.scanning import DIGITS, Rule, Scan, compiled

# South Africa's R and Malaysia's RM cling to their number.
_SPACED = [code for code in CODES if code not in ("R", "RM")]
_CAPITALS = "".join(sorted({code[0] for code in CODES}))
_DOLLAR_HEADS = tuple(name for name in DOLLAR_COUNTRIES if len(name) > 1 and "." not in name)
# Any sign but the dollar's may stand after its number, a space between; the dollar's clings.
_AFTER = "".join(sign for sign in SYMBOLS if sign != "$")
_SIGN = "[" + "".join(SYMBOLS) + "]"
_RAND = r"R(?=\d[\d.,]*\s?(?:[mb]n?\b|[mbt]r?illion)|\d+\.\d\d(?!\d)|\d{1,3}(?:,\d{3})+)|RM(?=\d)"
_DOLLAR = r"(?:U\.S\.|(?:US|AU|CA|NZ|HK|SG)D?|Can|NT|[ACSR])?\$"
_PREFIX = rf"(?:{_DOLLAR}|(?:CN|JP)¥|{_SIGN}|(?:{'|'.join(_SPACED)})\s?|Rs\.?\s?|{_RAND})"
_SCALE = rf"(?:{MAGNITUDE}|\s(?:[mMbB])(?!\w))"


def currency(written: str) -> tuple[str, str, str, str]:
    """(one, many, hundredth, hundredths) of a symbol or code."""
    name = written.strip()
    if name.startswith("Rs"):
        return SYMBOLS["₹"]
    if name == "CN¥":
        return CODES["CNY"]
    if name == "R$":
        return CODES["BRL"]
    country, dollar, _ = name.partition("$")
    if dollar and country:
        nation = DOLLAR_COUNTRIES[country]
        return (f"{nation} dollar", f"{nation} dollars", "cent", "cents")
    return CODES.get(name) or SYMBOLS[name[-1]]


def _amount(number: str, unit: tuple[str, str, str, str], scan: Scan) -> str:
    """A sum without magnitude: dollars and cents where it is written with two decimals."""
    whole, point, fraction = number.partition(".")
    one, many, hundredth, hundredths = unit
    if not (point and len(fraction) == 2 and hundredth):
        return f"{plain_number(number, scan)} {one if number == '1' else many}"
    cents = int(fraction)
    small = f"{cardinal(cents)} {hundredth if cents == 1 else hundredths}"
    if not cents:
        return _amount(whole, unit, scan)
    return small if not int(whole.replace(",", "") or "0") else f"{_amount(whole, unit, scan)} and {small}"


def _money(match: re.Match[str], scan: Scan) -> str:
    unit = currency(match["currency"])
    last = match["scale"]
    if match["high"]:
        return _between(match, unit, scan)
    if not last and _shares_scale(match, scan):
        return plain_number(match["low"], scan)
    if not last:
        sum_ = _amount(match["low"], unit, scan)
        return _singular(match, scan, unit, sum_) if "." not in match["low"] else _small(match, scan, unit, sum_)
    return _singular(match, scan, unit, f"{plain_number(match['low'], scan)}{magnitude(last)} {unit[1]}")


def _small(match: re.Match[str], scan: Scan, unit: tuple[str, str, str, str], said: str) -> str:
    """A $0.99 app: less than one of the unit, before its noun."""
    below_one = match["low"].replace(",", "").startswith(("0.", "."))
    if below_one and unit[3] and is_attributive(scan, scan.before(match.start()).lower(), match.end()):
        return said.removesuffix(unit[3]) + unit[2] if said.endswith(unit[3]) else said
    return said


def _shares_scale(match: re.Match[str], scan: Scan) -> bool:
    """True for the first sum of "between $1.5 and $2 billion": its unit is said with the second."""
    fraction = match["low"].partition(".")[2]
    first = len(fraction) == 1 or (not fraction and scan.before(match.start()).lower() in ("between", "from"))
    both = rf"\s(?:and|to|or)\s{re.escape(match['currency'])}{NUMBER}{_SCALE}"
    return first and bool(compiled(both).match(scan.text, match.end()))


def _pence(match: re.Match[str], scan: Scan) -> str | None:
    if match[1] in ("480", "720") and scan.after(match.end()) != "a":  # lines of a picture
        return None
    return "one penny" if match[1] == "1" else f"{plain_number(match[1], scan)} pence"


def _cents(match: re.Match[str], scan: Scan) -> str | None:
    """15c, where it is no name such as Section 12c."""
    before = scan.before(match.start())
    named = before[:1].isupper() and scan.text[: match.start()].rstrip() != before
    if named or before.lower() in words.DESIGNATED | words.PLACED:
        return None
    return "one cent" if match[1] == "1" else f"{plain_number(match[1], scan)} cents"


def _between(match: re.Match[str], unit: tuple[str, str, str, str], scan: Scan) -> str:
    low, high = match["low"], match["high"]
    if match["scale"] or not ("." in low or "." in high):
        ends = f"{plain_number(low, scan)}{magnitude(match['first'])} to {plain_number(high, scan)}"
        return _singular(match, scan, unit, f"{ends}{magnitude(match['scale'])} {unit[1]}")
    return f"{_amount(low, unit, scan)} to {_amount(high, unit, scan)}"


def _singular(match: re.Match[str], scan: Scan, unit: tuple[str, str, str, str], said: str) -> str:
    """The unit in the singular where the sum stands before its noun: a twenty million dollar deal."""
    if match["named"] and said.endswith(unit[1]):  # $3.5 trillion-dollar: written twice, said once
        return said[: len(said) - len(unit[1])] + match["named"][1:]
    before = scan.before(match.start()).lower()
    joined = (match["scale"] or "").startswith("-")  # the $2-trillion CARES Act
    if not said.endswith(unit[1]) or not (joined or is_attributive(scan, before, match.end())):
        return said
    return said[: len(said) - len(unit[1])] + unit[0]


_RATES = {"pp": "per person", "pcm": "per month", "pw": "per week", "pa": "per year"}


def _rate(match: re.Match[str], scan: Scan) -> str | None:
    """£900 pcm, $999 pp: what a sum is paid for."""
    paid = compiled(r"[$€£]\s?[\d.,]*\d[kKmM]?\s?\Z").search(scan.text[max(0, match.start() - 16) : match.start()])
    return _RATES[match[1]] if paid else None


def _code_after(match: re.Match[str], scan: Scan) -> str:
    name = match["currency"]
    if name == "¢":
        return f"{plain_number(match['low'], scan)} {'cent' if match['low'] == '1' else 'cents'}"
    unit = currency(name)
    if match["scale"]:
        return f"{plain_number(match['low'], scan)}{magnitude(match['scale'])} {unit[1]}"
    return _amount(match["low"], unit, scan)


def _clinging(match: re.Match[str], scan: Scan) -> str | None:
    """5$, where no formula ends: $x = 5$."""
    if compiled(r"\\|\$[^\d\s]").search(scan.text[: match.start()]):
        return None
    return _code_after(match, scan)


def _loss(match: re.Match[str], scan: Scan) -> str:
    """A sum in brackets, as accounts write what is below zero: $(12) million."""
    unit = currency(match["currency"])
    if match["scale"]:
        return f"minus {plain_number(match['low'], scan)}{magnitude(match['scale'])} {unit[1]}"
    return f"minus {_amount(match['low'], unit, scan)}"


def _exchanged(match: re.Match[str], scan: Scan) -> str | None:
    """A rate of exchange: 84.09/$, 41.2/USD."""
    rate = compiled(r"\d(?:[kmMbB]n?)?\Z").search(scan.text[max(0, match.start() - 4) : match.start()])
    return f"per {currency(match[1].rstrip('1'))[0]}" if match.start() and rate else None


def _or(match: re.Match[str], scan: Scan) -> str | None:
    """$999/£799: one price or the other; 41.3/$1 is a rate of exchange."""
    return None if compiled(r"/[$€£]1(?![\d.,]*\d)").match(scan.text, match.start()) else " or "


_COUNTED = {
    "k": "thousands", "thousand": "thousands", "000": "thousands", "m": "millions", "mn": "millions",
    "mln": "millions", "million": "millions", "b": "billions", "bn": "billions", "bln": "billions",
    "billion": "billions", "tn": "trillions", "trn": "trillions", "trillion": "trillions",
}  # fmt: skip
_MANY = r"(?:['’]?000s?|(?:k|m|mn|mln|b|bn|bln|tn|trn)s?|(?:thousand|million|billion|trillion)s?)"


def _counted_in(match: re.Match[str], scan: Scan) -> str:
    """$bn, £m, US$ millions, £'000, $/MWh: what the figures of a table are counted in."""
    many = currency(match["currency"])[1]
    scale = match["scale"].lower().strip("'’").removesuffix("s") if match["scale"] else ""
    said = f"{_COUNTED[scale]} of {many}" if scale else many
    return f"{said} per {unit_words(scan, PER.get(match['per']) or UNITS[match['per']][0])}" if match["per"] else said


def _continental(match: re.Match[str], scan: Scan) -> str:
    """€1,50 and €1.234,56: a comma before the cents."""
    return _amount(f"{match['whole'].replace('.', '')}.{match['cents']}", currency(match["currency"]), scan)


_RANGE = rf"(?:(?P<first>{_SCALE})?(?:\s?[-–—]\s?|\s?to\s?(?={_PREFIX}))(?:{_PREFIX})?(?P<high>{NUMBER}))?"
RULES = (
    Rule(
        "rate",  # £/$ 1.31
        r"([$€£¥])/([$€£¥])(?!\d)",
        lambda match, scan: f"{SYMBOLS[match[1]][0]} {SYMBOLS[match[2]][0]}",
        starts="s",
        needs="/",
        also="$€£¥",
    ),
    Rule(
        "money",  # in the low $70s
        r"(?<![\w$€£])(?P<currency>[$€£])(?P<low>\d0)s(?!\w)",
        lambda match, scan: f"{plain_number(match['low'], scan)} {currency(match['currency'])[1]}",
        starts="s",
        needs="$€£",
        also="s",
    ),
    Rule(
        "currency",
        rf"(?<![\w$€£])(?P<currency>{_DOLLAR}|{_SIGN})(?:\s?(?P<scale>{_MANY})(?!\w))?(?:/(?P<per>{ANY_PER}|{ANY_UNIT})(?![\w²³]))?"
        r"(?<=[\w²³])(?![$\d])",
        _counted_in,
        starts="sl",
        heads=tuple(name.casefold() for name in _DOLLAR_HEADS),
        needs="".join(SYMBOLS),
    ),
    Rule(
        "money",
        rf"(?<![\w$€£])(?P<currency>{_PREFIX})\s?(?P<whole>\d{{1,3}}(?:\.\d{{3}})*),(?P<cents>\d\d)(?![\w%]|[.,]\d)",
        _continental,
        starts="sl",
        heads=tuple(name.casefold() for name in ("Rs", "RM", *_DOLLAR_HEADS, *_SPACED)),
        needs=",",
        also="".join(SYMBOLS) + _CAPITALS,
    ),
    Rule(
        "money",  # 5,00 €
        rf"(?<![\w.,])(?P<whole>\d{{1,3}}(?:\.\d{{3}})*),(?P<cents>\d\d)\s?(?P<currency>[{_AFTER}]|(?:{'|'.join(_SPACED)})\b)(?!\d)",
        _continental,
        starts="d",
        needs=",",
        also=_AFTER + _CAPITALS,
    ),
    Rule(
        "money",
        rf"(?<![\w$€£])(?<!/(?=[A-Z]))(?P<currency>{_PREFIX})\s?(?P<low>{NUMBER}|\.\d\d(?!\d)){_RANGE}(?P<scale>{_SCALE})?(?P<named>[-\s]dollars?\b)?(?![\d]|,\d)(?:(?P<rate>pp|pcm|pw|pa)(?!\w))?",
        lambda match, scan: _money(match, scan) + (f" {_RATES[match['rate']]}" if match["rate"] else ""),
        starts="sl",
        heads=tuple(name.casefold() for name in ("Rs", "RM", "GH", "CN", "JP", *_DOLLAR_HEADS, *_SPACED)),
        needs="".join(SYMBOLS) + _CAPITALS,
        also=DIGITS,
    ),
    Rule(
        "money",
        rf"(?<![\w$€£])(?P<currency>{_PREFIX})\s?\((?P<low>{NUMBER})\)(?P<scale>{_SCALE})?",
        _loss,
        starts="sl",
        heads=tuple(name.casefold() for name in _DOLLAR_HEADS),
        needs="(",
    ),
    Rule("money", rf"\((?P<currency>{_PREFIX})\s?(?P<low>{NUMBER})\)(?P<scale>{_SCALE})", _loss, starts="s", needs="("),
    Rule("money", rf"(?<=[\dkmMKBn])/(?={_PREFIX}\s?\d)", _or, starts="s", needs="/"),
    Rule(
        "currency",
        rf"{_DOLLAR}(?![\d$(]|\s?\d)",
        lambda match, scan: None if match.group() == "$" or "\\" in scan.text else currency(match.group())[0],
        starts="l",
        heads=_DOLLAR_HEADS,
        needs="$",
    ),
    Rule("money", rf"(?P<currency>¢)\s?(?P<low>{NUMBER})(?!\w)", _code_after, starts="s", needs="¢"),
    Rule(
        "money",
        rf"(?P<low>{NUMBER})(?P<scale>{MAGNITUDE})?\s?(?P<currency>[¢{_AFTER}]|(?:{'|'.join(_SPACED)})\b)(?!\d)",
        _code_after,
        starts="d",
        needs="¢" + _AFTER + _CAPITALS,
    ),
    Rule(
        "money",
        rf"(?P<low>{NUMBER})(?P<scale>{MAGNITUDE})?(?P<currency>\$)(?![\w(])",
        _clinging,
        starts="d",
        needs="$",
    ),
    Rule(
        "money",  # $-5
        rf"(?<![\w$€£])(?P<currency>{_PREFIX})[-−](?P<low>{NUMBER})(?P<scale>{_SCALE})?",
        _loss,
        starts="s",
        needs="-−",
        also="".join(SYMBOLS),
    ),
    Rule("money", r"(?<![\w.,])(\d{1,3}(?:\.\d)?)p(?![\w-])", _pence, starts="d", needs="p"),
    Rule("rate", r"/([$€£](?:1(?![\d.,]*\d))?(?!\d)|(?:USD|EUR|GBP)\b(?!\s?\d))", _exchanged, starts="s", needs="/"),
    Rule("rate", rf"({'|'.join(_RATES)})(?!\w)", _rate, heads=tuple(_RATES), needs="$€£"),
    Rule("money", r"(?<![\w.,])(\d{1,2})c(?![\w-])", _cents, starts="d", needs="c"),
)
