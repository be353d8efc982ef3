"""Any other language: its number words from num2words, signs that have a word in it, every other sign left out.

This is the frame that a language's own rules replace: English shows how. num2words (LGPL) knows the number words of
some fifty languages; in the others digits stay as they are, for the engine, which counts in all its languages.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Any

from briefexport.narration.language.scanning import Rule, Rules, Scan, compiled
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
cs: procent, stupňů, plus, minus, a, eur, dolarů, liber
sk: percent, stupňov, plus, mínus, a, eur, dolárov, libier
ro: la sută, grade, plus, minus, și, euro, dolari, lire
hu: százalék, fok, plusz, mínusz, és, euró, dollár, font
fi: prosenttia, astetta, plus, miinus, ja, euroa, dollaria, puntaa
el: τοις εκατό, βαθμοί, συν, πλην, και, ευρώ, δολάρια, λίρες
bg: процента, градуса, плюс, минус, и, евро, долара, лири
hr: posto, stupnjeva, plus, minus, i, eura, dolara, funti
ca: per cent, graus, més, menys, i, euros, dòlars, lliures
vi: phần trăm, độ, cộng, trừ, và, euro, đô la, bảng
id: persen, derajat, plus, minus, dan, euro, dolar, pound
ar: بالمئة, درجة, زائد, ناقص, و, يورو, دولار, جنيه
he: אחוז, מעלות, פלוס, מינוס, ו, אירו, דולר, לירות
fa: درصد, درجه, بعلاوه, منفی, و, یورو, دلار, پوند
hi: प्रतिशत, डिग्री, जमा, ऋण, और, यूरो, डॉलर, पाउंड
ja: パーセント, 度, プラス, マイナス, アンド, ユーロ, ドル, ポンド
ko: 퍼센트, 도, 플러스, 마이너스, 앤드, 유로, 달러, 파운드
"""
_SIGNS: dict[str, dict[str, str]] = {
    row[:2]: dict(zip(_NAMED, row[4:].split(", "), strict=True)) for row in _TABLE.strip().splitlines()
}
# What n°, nº, n.º and № before a number are short for.
_NUMERO = {
    "fr": "numéro", "es": "número", "it": "numero", "pt": "número", "ca": "número", "ro": "numărul", "uk": "номер",
    "ru": "номер", "bg": "номер",
}  # fmt: skip
_SCALES = {"C": "Celsius", "F": "Fahrenheit"}
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
        minus = Rule("minus", r"(?<![\w.)])[-−](?=\d)", _minus, starts="s")
        starts = (_NUMBERED, money, minus, *_CLOCKS, *_ORDINALS, number, *starts)
    return _filed((_DEGREES, _OF_HUNDRED, *starts))


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


def _parts(match: re.Match[str], scan: Scan) -> str:
    """14:30, 17.11.2024: number by number; what stands between them is no pause."""
    return " ".join(_said(part.lstrip("0") or "0", scan) for part in match.groups() if part)


def _numbered(match: re.Match[str], scan: Scan) -> str | None:
    return _NUMERO.get(scan.language[:2].casefold())


def _ordinal(match: re.Match[str], scan: Scan) -> str | None:
    """The 1er, the 2e of French; others write their ordinals otherwise."""
    if scan.language[:2].casefold() != "fr" or (match[1] == "1") != (match[2] in ("er", "re", "ère")):
        return None
    return "première" if match[2] in ("re", "ère") else _words(int(match[1]), scan.language, "ordinal")


def _rank(match: re.Match[str], scan: Scan) -> str | None:
    """Am 3. Oktober, die 2. Runde: German writes its ordinals with a point; the words before tell the ending."""
    lead = scan.text[max(0, match.start() - 24) : match.start()]
    weak = compiled(_WEAK).search(lead)
    if scan.language[:2].casefold() != "de" or not (weak or compiled(_STRONG).search(lead)):
        return None
    return _words(int(match[1]), scan.language, "ordinal") + ("n" if weak else "")


_WEAK = (
    r"(?i:\b(?:ab|am|beim|bis|de[mns]|diese[mns]|eine[mnr]|im|jede[mn]|seit|vom|zu[mr]"
    r"|(?:an|auf|aus|bei|in|mit|nach|seit|von|vor|während|zu)\sder))\s\Z"
)
_STRONG = r"(?i:\b(?:das|die|der|diese[r]?|eine|jede[r]?))\s\Z"


def _degrees(match: re.Match[str], scan: Scan) -> str | None:
    named = _signs(scan).get("°")
    return f"{named} {_SCALES[match[1]]}" if named and unicodedata.name(named[0]).startswith("LATIN") else None


def _of_hundred(match: re.Match[str], scan: Scan) -> str | None:
    """Chinese says the hundred first."""
    return "百分之" + match[1] if scan.language[:2].casefold() == "zh" else None


_NUMBERED = Rule("number", r"[nN](?:°|º|\.º)(?=\s?\d)|№(?=\s?\d)", _numbered, starts="ls", needs="°º№")
_ORDINALS = (
    Rule("ordinal", r"(\d{1,3})(er|re|ère|e|ème)(?!\w)", _ordinal, starts="d", needs="e"),
    Rule("ordinal", r"(\d{1,3})\.(?=\s[A-ZÄÖÜ])", _rank, starts="d", needs="."),
)
_DEGREES = Rule("temperature", r"°\s?([CF])(?!\w)", _degrees, starts="s", needs="°")
_OF_HUNDRED = Rule("percentage", r"(\d[\d.,]*)\s?[%％]", _of_hundred, starts="d", needs="%％")
_CLOCKS = (
    Rule("date", r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?![\d])", _parts, starts="d", needs="."),
    Rule("time", r"(?<![\d:])(\d{1,2}):(\d{2})(?::(\d{2}))?(?![\d:])", _parts, starts="d", needs=":"),
    Rule("score", r"(?<![\d:])(\d{1,2}):(\d)(?![\d:])", _parts, starts="d", needs=":"),
)


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
