"""English number words: cardinals, ordinals, years, digits one by one.

American by default ("one hundred one"); British with `joined=True` ("one hundred and one").
"""

from __future__ import annotations

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
# Short scale, as in all English since 1974; beyond it digits are said one by one.
SCALES = [
    "_",
    "thousand",
    "million",
    "billion",
    "trillion",
    "quadrillion",
    "quintillion",
    "sextillion",
    "septillion",
    "octillion",
    "nonillion",
    "decillion",
]
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip


def cardinal(number: int, joined: bool = False) -> str:
    """1,234 → one thousand two hundred thirty-four. Beyond the named scales: digit by digit."""
    if number < 0:
        return "minus " + cardinal(-number, joined)
    if number < 1000:
        return _below_thousand(number, joined)
    if number >= 1000 ** len(SCALES):
        return digits(str(number))
    groups: list[str] = []
    rest, scale = number, 0
    while rest:
        rest, group = divmod(rest, 1000)
        if group:
            groups.append(_below_thousand(group, joined) + (f" {SCALES[scale]}" if scale else ""))
        scale += 1
    last = number % 1000
    if joined and 0 < last < 100:  # one thousand and one
        groups[0] = "and " + groups[0]
    return " ".join(reversed(groups))


def _below_thousand(number: int, joined: bool) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return below_hundred(rest)
    words = f"{ONES[hundreds]} hundred"
    return words if not rest else f"{words}{' and' if joined else ''} {below_hundred(rest)}"


def below_hundred(number: int) -> str:
    """0 to 99."""
    if number < 20:
        return ONES[number]
    tens, ones = divmod(number, 10)
    return TENS[tens] + (f"-{ONES[ones]}" if ones else "")


def ordinal(number: int, joined: bool = False) -> str:
    """22 → twenty-second."""
    return ordinal_of(cardinal(number, joined))


def ordinal_of(words: str) -> str:
    """The ordinal of a cardinal in words: its last word changes."""
    for separator in ("-", " "):
        before, mark, last = words.rpartition(separator)
        if mark and " " not in last:
            return before + mark + ordinal_of(last)
    if words in _ORDINALS:
        return _ORDINALS[words]
    return words[:-1] + "ieth" if words.endswith("y") else words + "th"


def year(number: int, joined: bool = False) -> str:
    """2024 → twenty twenty-four, 1905 → nineteen oh five, 2003 → two thousand three, 1900 → nineteen hundred."""
    century, rest = divmod(number, 100)
    if number < 1000 or number >= 10_000 or century % 10 == 0:
        return cardinal(number, joined) if rest < 10 or century % 10 or number >= 10_000 else _pair(century, rest)
    return _pair(century, rest)


def _pair(century: int, rest: int) -> str:
    if not rest:
        return f"{below_hundred(century)} hundred"
    return f"{below_hundred(century)} {'oh ' if rest < 10 else ''}{below_hundred(rest)}"


def decade(number: int) -> str:
    """1990 → nineteen nineties, 2000 → two thousands, 90 → nineties."""
    return plural_of(year(number) if number >= 1000 else cardinal(number))


def plural_of(words: str) -> str:
    """The plural of a number in words: fifties, sixteens, sixes."""
    if words.endswith("y"):
        return words[:-1] + "ies"
    return words + ("es" if words.endswith("x") else "s")


def digits(text: str) -> str:
    """Each digit by its name: 911 → nine one one. Anything else in `text` is left out."""
    return " ".join(ONES[int(sign)] for sign in text if sign.isdecimal())


def decimal(text: str, joined: bool = False) -> str:
    """A number as written with an optional fraction (3.5, 1,000, .75): three point five …"""
    whole, point, fraction = text.replace(",", "").partition(".")
    words = cardinal(int(whole or "0"), joined) if len(whole) <= 36 else digits(whole)
    return f"{words} point {digits(fraction)}" if point and fraction else words


def designation(text: str) -> str:
    """The number of a thing (Boeing 737, room 101, C-130): seven thirty-seven, one oh one, one thirty."""
    number = int(text)
    if text.startswith("0") or len(text) > 4:
        return digits(text)
    if number < 100 or number % 1000 == 0 or (number < 1000 and number % 100 == 0):
        return cardinal(number)
    return _pair(*divmod(number, 100))
