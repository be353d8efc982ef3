"""Roman numerals of rulers, wars, popes, chapters, sequels and centuries."""

from __future__ import annotations

import re

from briefexport.narration.language.english.numbers import cardinal, ordinal
from briefexport.narration.language.english.words import word_set
from briefexport.narration.language.scanning import Rule, Scan, compiled

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_IS_ROMAN = r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_RULERS = word_set(
    """
    Abdullah Akihito Albert Alexander Alfonso Alfred Amenhotep Anne Arthur Augustus Baldwin Baudouin Benedict
    Boniface Canute Carl Carlos Catherine Charles Christian Christina Clement Constantine Cyril Darius David
    Demetrius Edward Elizabeth Eric Ethelred Eugene Felipe Ferdinand Francis Franz Frederick Friedrich Gaius George
    Gregory Gustaf Gustav Haakon Hadrian Harald Hassan Henri Henry Hussein Innocent Isabel Isabella Ivan James Jean
    John Joseph Josef Juan Julius Justinian Karl Kirill Leo Leopold Louis Ludwig Luis Manuel Margrethe Maria Mary
    Matilda Maximilian Mehmed Mohammed Murad Napoleon Nicholas Olav Olaf Oscar Otto Paul Pedro Peter Philip Philippe
    Pius Rama Ramesses Ramses Rainier Richard Robert Rudolf Sancho Sigismund Sixtus Stanislaus Stephen Suleiman
    Theodore Theodosius Thutmose Tikhon Tutankhamun Umberto Urban Victor Victoria Vittorio Wilhelm Wilhelmina
    William Xerxes
    """
)
_HONOURS = word_set(
    """
    King Queen Pope Emperor Empress Tsar Czar Kaiser Prince Princess Patriarch Sultan Shah Duke Saint St.
    """
)
_CROWNS = _HONOURS - {"Saint", "St."} | word_set("Emir Catholicos Negus Pharaoh Maharaja Maharana Nawab Nizam Oba")
# After "I", what only a speaker says; then what no thing does, though a king may.
_MINE = word_set("am believe fear feel hate hear hope know like love remember think want wish write")
_PERSONAL = _MINE | word_set("felt hated heard knew liked loved met never remembered thought wanted wrote")
# What a numeral after a word of small letters belongs to: a phase I trial.
_GRADED = word_set(
    """
    antibody beta cancer cancers clinical collagen diabetes diabetic drug drugs error errors interferon patients
    recall secretion site studies study survey test testing tests trial trials tumor tumors tumour tumours
    """
)
# Games and films, whose parts have numbers from the second on.
_SEQUELS = word_set("auto dragon evil fantasy fighter kombat man quest souls wars")
_THINGS = word_set(
    """
    war wwi bowl chapter part title article act phase type class level volume book section stage schedule appendix
    table figure tier vatican rocky apollo gemini saturn olympiad wrestlemania world page annex grade category mark
    ii basel camp symphony group factor star final halloween creed rambo elisabeth vol trident titan minuteman
    protocol stalag oplan division corps round sonata opus scene canto block zone unit model version episode ultra
    rule exhibit solvency block blk div ch pt fig art sec bk
    """
)


# The XVIII Airborne Corps, the III Marine Expeditionary Force.
_FORMATION = r"\s(?:[A-Z][a-z]+\s)?(?:Corps|Expeditionary Force)\b"


def roman(text: str) -> int:
    """The value of a Roman numeral."""
    values = [_ROMAN[letter] for letter in text]
    later = [*values[1:], 0]
    return sum(-value if value < following else value for value, following in zip(values, later, strict=True))


def _numeral(match: re.Match[str], scan: Scan) -> str | None:
    """King Charles III is the Third, World War II is Two, the XIX century is the nineteenth."""
    before = scan.before(match.start()).rstrip(".")
    if match[1] in ("C", "D", "M") or (match[1] == "L" and before not in ("Bowl", "Chapter", "Psalm")):
        return None  # Group C, James C. Hu: nobody is the hundredth
    value = roman(match[1])
    own = match[2] or ""
    if scan.after(match.end()).lower() in (
        "century",
        "centuries",
        "dynasty",
        "olympiad",
        "olympic",
        "olympics",
        "congress",
    ):
        return ordinal(value) + own
    if compiled(r"\b[A-Z][a-z]+ [IVX]+ of \Z").search(scan.text[max(0, match.start() - 30) : match.start()]):
        return cardinal(value).capitalize() + own  # Part I of III
    if before.lower() in _SEQUELS and len(match[1]) > 1:
        return cardinal(value).capitalize() + own
    kinds = {before.lower(), before.lower().removesuffix("s")}
    if (
        kinds & _THINGS
        and not _is_pronoun(match, scan, before)
        and (len(match[1]) > 1 or match[1] in "VX" or before.lower() not in ("star", "group", "class"))
    ):
        return cardinal(value).capitalize() + own if before[:1].isupper() else cardinal(value) + own
    if value in (11, 15) and compiled(r"\d(?:st|nd|rd|th)\Z").search(before):  # the 1st XV
        return cardinal(value)
    if compiled(_FORMATION).match(scan.text, match.end()):
        return ordinal(value).capitalize()
    if match[1] in ("II", "III", "IV") and _follows_name(match, scan):  # John Smith, III,
        return f"the {ordinal(value).capitalize()}{own}"
    if (said := _second(match, scan, value)) is not None:
        return said + own
    if before.isupper() and len(before) > 2 and len(match[1]) > 1 and value < 40:  # SALT II
        return cardinal(value).capitalize() + own
    if _is_ruler(scan, match.start(), before) or _is_heir(match, scan, before) or _reigns(match, scan, before):
        return f"the {ordinal(value).capitalize()}{own}"
    part = _is_name(before) and (_IS_PART.match(match[1]) or match[1] in ("II", "III", "IV"))
    return cardinal(value).capitalize() + own if part else None


def _is_pronoun(match: re.Match[str], scan: Scan, before: str) -> bool:
    """The part I like: a person, where a verb follows or nothing that a numeral counts."""
    if match[1] != "I":
        return False
    after = scan.after(match.end())
    if before[:1].isupper():
        return after in _PERSONAL
    ends = compiled(r"\s*(?:[.,;:)–-]|\Z)|\s(?:and|or|to|through|&)\s[IVX]+\b").match(scan.text, match.end())
    return not (ends or after in _GRADED)


def _is_heir(match: re.Match[str], scan: Scan, before: str) -> bool:
    """Robert Downey III; what has one name only is a thing: Artemis II."""
    if not (_is_name(before) and match[1] in ("II", "III", "IV")):
        return False
    lead = scan.text[max(0, match.start() - 60) : match.start()].rstrip()
    return bool(compiled(rf"\b(?!The\b)[A-Z][\w.’-]*\s{re.escape(before)}\Z").search(lead))


def _reigns(match: re.Match[str], scan: Scan, before: str) -> bool:
    """A ruler no list holds: a crown before the name (King Zog I), or a realm after it (Tupou VI of Tonga)."""
    if not _is_name(before):
        return False
    lead = scan.text[max(0, match.start() - 60) : match.start()].split()
    if len(lead) > 1 and lead[-2] in _CROWNS:
        return match[1] != "I" or scan.after(match.end()) not in _MINE
    return match[1] not in ("I", "X", "C", "L", "D", "M") and bool(
        compiled(r"\sof\s[A-Z][a-z]").match(scan.text, match.end())
    )


def _follows_name(match: re.Match[str], scan: Scan) -> bool:
    lead = scan.text[max(0, match.start() - 30) : match.start()]
    ends = compiled(r"[,.;)]|\Z").match(scan.text, match.end())
    return bool(ends and compiled(r"[A-Z][a-z.]+ [A-Z][a-z’'-]+,\s\Z").search(lead))


def _second(match: re.Match[str], scan: Scan, value: int) -> str | None:
    """The second of two: Type I and II, World Wars I and II, Elizabeth I and II."""
    pair = compiled(r"\b([A-Za-z][a-z]+) [IVX]+(?:,\s[IVX]+){0,6}(?:,?\s(?:and|or|to|through|&)|,)\s\Z").search(
        scan.text[max(0, match.start() - 30) : match.start()]
    )
    if not pair or (match[1] == "I" and pair.group().endswith(", ")):
        return None
    if pair[1].lower().removesuffix("s") in _THINGS:
        return cardinal(value).capitalize() if pair[1][0].isupper() else cardinal(value)
    return f"the {ordinal(value).capitalize()}" if pair[1] in _RULERS else None


def _is_ruler(scan: Scan, at: int, before: str) -> bool:
    return before in _RULERS and (scan.text[at : at + 2] != "I " or _is_crowned(scan, at))


def _is_crowned(scan: Scan, at: int) -> bool:
    """For "Charles I", which may begin another clause: a crown stands before it, or no verb of mine follows."""
    lead = scan.text[max(0, at - 60) : at].split()[-4:-1]
    follows = scan.after(at + 1)
    if compiled(r"\b[A-Z][a-z]+ [IVX]+,?\s(?:and\s)?[A-Z][a-z]+\s\Z").search(scan.text[max(0, at - 40) : at]):
        return True  # Ivan IV and Peter I
    crowned = any(word in _HONOURS for word in lead) and follows not in _MINE
    return crowned or follows in (
        "of",
        "was",
        "and",
        "in",
        "ruled",
        "reigned",
        "died",
        "is",
    )


# Numerals of a part or sequel: letters that spell no word.
_IS_PART = re.compile(r"(?:VI{1,3}|XI{1,3}|XIV|XV|XVI{0,3})\Z")


def _is_name(before: str) -> bool:
    """A capitalised word of small letters: a family that counts its sons, or a thing with parts."""
    return bool(re.match(r"[A-Z][a-zà-ÿ’'-]+\Z", before))


def _world_war(match: re.Match[str], scan: Scan) -> str:
    del scan
    number = {"I": "One", "1": "One", "II": "Two", "2": "Two", "III": "Three", "3": "Three"}[match[1]]
    return f"World War {number}"


def _is_initial(match: re.Match[str], scan: Scan) -> bool:
    """James V. Forrestal: one letter between names, where no crown stands before them and no war or part is counted."""
    if len(match[3]) > 1 or not compiled(r"\.\s[A-Z][\w’'-]").match(scan.text, match.end(3)):
        return False
    lead = scan.text[max(0, match.start() - 60) : match.start()].split()[-4:]
    return not (any(word in _HONOURS for word in lead) or (lead and lead[-1].lower() in _THINGS))


def _either(match: re.Match[str], scan: Scan) -> str | None:
    """The numeral inside a sentence or before its full stop."""
    if match[1]:
        return _numeral(match, scan)
    if _is_initial(match, scan):
        return None
    again = compiled(rf"({_IS_ROMAN})()").match(scan.text, match.start(3))
    return _numeral(again, scan) if again else None


_GRADES = tuple(
    f"{numeral}{letter}" for numeral in ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"] for letter in "abcde"
)


def _graded(match: re.Match[str], scan: Scan) -> str | None:
    """Stage IIIB, Block IIA: the number, then its letter."""
    if scan.before(match.start()).rstrip(".").lower() not in _THINGS:
        return None
    return f"{cardinal(roman(match[1]))} {match[2].upper()}"


def _span(match: re.Match[str], scan: Scan) -> str | None:
    """Vols. I–III, Acts I-II."""
    before = scan.before(match.start()).rstrip(".")
    if not {before.lower(), before.lower().removesuffix("s")} & _THINGS:
        return None
    low, high = cardinal(roman(match[1])), cardinal(roman(match[2]))
    return f"{low.capitalize()} to {high.capitalize()}" if before[0].isupper() else f"{low} to {high}"


RULES = (
    Rule("Roman numerals", rf"({_IS_ROMAN})[-–]({_IS_ROMAN})(?![\w’'-])", _span, starts="l", needs="-–", also="IVX"),
    Rule("Roman numeral", r"(I{1,3}|IV|V|VI{1,3})([A-Ea-e])(?![\w’'])", _graded, heads=_GRADES),
    Rule("world war", r"WW\s?(I{1,3}|[123])\b", _world_war, starts="l", heads=("ww", "wwi", "wwii", "wwiii")),
    Rule(
        "Roman numeral",
        rf"({_IS_ROMAN})([’']s)?(?![\w’'.-]|\.\w)|({_IS_ROMAN})(?=\.(?:\s|\Z))",
        lambda match, scan: _either(match, scan),
        starts="l",
        needs="IVXLC",
    ),
)
