"""Any other language: its number words from num2words, signs that have a word in it, every other sign left out.

This is the frame that a language's own rules replace: English shows how. num2words (LGPL) knows the number words of
some fifty languages; in the others digits stay as they are, for the engine, which counts in all its languages.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Any

from briefexport.narration.language.scanning import Rule, Rules, Scan
from briefexport.narration.language.speech_lint import is_plain

# What the signs % ° + - & € $ £ are called, by language.
_NAMED = "%°+-&€$£"
_TABLE = """
fr: pour cent, degrés, plus, moins, et, euros, dollars, livres
de: Prozent, Grad, plus, minus, und, Euro, Dollar, Pfund
es: por ciento, grados, más, menos, y, euros, dólares, libras
it: per cento, gradi, più, meno, e, euro, dollari, sterline
pt: por cento, graus, mais, menos, e, euros, dólares, libras
nl: procent, graden, plus, min, en, euro, dollar, pond
sv: procent, grader, plus, minus, och, euro, dollar, pund
da: procent, grader, plus, minus, og, euro, dollar, pund
no: prosent, grader, pluss, minus, og, euro, dollar, pund
pl: procent, stopni, plus, minus, i, euro, dolarów, funtów
uk: відсотків, градусів, плюс, мінус, і, євро, доларів, фунтів
ru: процентов, градусов, плюс, минус, и, евро, долларов, фунтов
tr: yüzde, derece, artı, eksi, ve, avro, dolar, sterlin
"""
_SIGNS: dict[str, dict[str, str]] = {
    row[:2]: dict(zip(_NAMED, row[4:].split(", "), strict=True)) for row in _TABLE.strip().splitlines()
}
# Tags whose number words num2words files under another name.
_FILED = {"nb": "no", "nn": "no", "kk": "kz", "pt-br": "pt_BR", "fr-be": "fr_BE", "fr-ch": "fr_CH"}
# Numbers of more digits than this are read one by one.
_LONGEST = 15


def rules(language: str) -> Rules:
    """The rules of a language that has none of its own here."""
    counts = _counts(language.casefold())
    starts: tuple[Rule, ...] = (Rule("sign", r"(?s:.)", _sign, starts="s"),)
    if counts:
        money = Rule("money", rf"([€$£])\s?({_NUMBER})", _money, starts="s", needs="€$£")
        number = Rule("number", rf"{_NUMBER}(?!\d)|\d+", _number, starts="d")
        starts = (money, Rule("minus", r"(?<![\w.)])[-−](?=\d)", _minus, starts="s"), number, *starts)
    return _filed(starts)


@functools.cache
def _filed(starts: tuple[Rule, ...]) -> Rules:
    return Rules.of(starts)


# Thousands set apart by points, thin or plain spaces, apostrophes; a comma before the fraction.
_NUMBER = r"(?:\d{1,3}(?:[.\u202f\u00a0\u2009 ’']\d{3})+(?!\d)|\d+)(?:,\d+)?"


@functools.cache
def _counts(language: str) -> str:
    """The name under which num2words knows the language; empty when it does not."""
    import num2words

    primary = language.split("-")[0]
    names = (_FILED.get(language, ""), _FILED.get(primary, ""), primary)
    return next((name for name in names if name in num2words.CONVERTER_CLASSES), "")


def has_numbers(language: str) -> bool:
    """True where digits become words."""
    return bool(_counts(language.casefold()))


def _words(number: Any, language: str, kind: str = "cardinal") -> str:
    import num2words

    try:
        return str(num2words.num2words(number, lang=_counts(language.casefold()), to=kind))
    except NotImplementedError:
        return _words(number, language) if kind != "cardinal" else str(number)


def _number(match: re.Match[str], scan: Scan) -> str:
    return _said(match.group(), scan)


def _said(written: str, scan: Scan) -> str:
    whole, comma, fraction = re.sub(r"[.\u202f\u00a0\u2009 ’']", "", written).partition(",")
    if len(whole) > _LONGEST or (len(whole) > 1 and whole[0] == "0"):
        return " ".join(_words(int(digit), scan.language) for digit in whole + fraction)
    if comma:
        from decimal import Decimal

        return _words(Decimal(f"{int(whole)}.{int(fraction):0{len(fraction)}d}"), scan.language)
    year = len(written) == 4 and 1100 <= int(whole) <= 2099
    return _words(int(whole), scan.language, "year" if year and scan.language[:2] == "de" else "cardinal")


def _money(match: re.Match[str], scan: Scan) -> str:
    name = _signs(scan).get(match[1], "")
    return f"{_said(match[2], scan)} {name}".strip()


def _minus(match: re.Match[str], scan: Scan) -> str:
    del match
    return _signs(scan).get("-", "")


def _signs(scan: Scan) -> dict[str, str]:
    return _SIGNS.get(_FILED.get(scan.language.casefold(), scan.language).split("-")[0].casefold(), {})


def _sign(match: re.Match[str], scan: Scan) -> str | None:
    sign = match.group()
    if is_plain(sign) and not "\ufe00" <= sign <= "\ufe0f":
        return None
    if sign in _signs(scan) and sign != "-":
        return _signs(scan)[sign]
    plain = unicodedata.normalize("NFKC", sign)
    return " ".join(_said(part, scan) for part in re.findall(r"\d+", plain)) if has_numbers(scan.language) else ""
