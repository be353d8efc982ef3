"""Short forms before and after names: titles, saints and streets, numbers of things, Roman numerals, initials."""

from __future__ import annotations

import re

from briefexport.narration.language.english import words
from briefexport.narration.language.english.amounts import DASH, NUMBER, plain_number, say_number
from briefexport.narration.language.english.numbers import cardinal, designation, ordinal
from briefexport.narration.language.scanning import Rule, Scan, compiled

# Before a name.
TITLES = {
    "Mr": "Mister", "Mrs": "Missus", "Messrs": "Messieurs", "Mx": "Mix", "Gov": "Governor", "Govs": "Governors",
    "Sen": "Senator", "Sens": "Senators", "Rep": "Representative", "Reps": "Representatives", "Gen": "General",
    "Gens": "Generals", "Lt": "Lieutenant", "Col": "Colonel", "Maj": "Major", "Sgt": "Sergeant", "Capt": "Captain",
    "Cmdr": "Commander", "Adm": "Admiral", "Brig": "Brigadier", "Cpl": "Corporal", "Pvt": "Private", "Pfc": "Private First Class",
    "Rev": "Reverend", "Fr": "Father", "Hon": "Honorable", "Prof": "Professor", "Profs": "Professors", "Pres": "President",
    "Supt": "Superintendent", "Insp": "Inspector", "Det": "Detective", "Atty": "Attorney", "Amb": "Ambassador",
    "Sec": "Secretary", "Rt": "Right", "Mt": "Mount", "Mts": "Mountains", "Ft": "Fort", "Ste": "Sainte", "Msgr": "Monsignor", "Cdr": "Commander",
    "Spc": "Specialist", "Ens": "Ensign", "Cllr": "Councillor", "Asst": "Assistant", "Del": "Delegate", "Ald": "Alderman",
}  # fmt: skip
# These need no point to be known, before a name.
_BARE = ("Mr", "Mrs", "Lt", "Col", "Sgt", "Capt", "Prof", "Cllr", "Cpl", "Messrs")
# Anywhere, with their point.
SHORT = {
    "vs": "versus", "etc": "et cetera", "approx": "approximately", "dept": "department", "govt": "government",
    "assn": "association", "univ": "university", "inc": "incorporated", "corp": "corporation", "ltd": "limited",
    "bros": "brothers", "jr": "junior", "sr": "senior", "esq": "esquire", "natl": "national", "intl": "international",
    "ave": "avenue", "blvd": "boulevard", "hwy": "highway", "pkwy": "parkway", "bldg": "building", "dist": "district",
    "intl.": "international", "mgmt": "management", "mfg": "manufacturing", "misc": "miscellaneous", "cf": "compare",
    "viz": "namely", "ibid": "ibidem", "appt": "appointment", "apt": "apartment", "comm": "committee", "tel": "telephone",
    "est": "established",
}  # fmt: skip
# Before a number, with their point.
NUMBERED = {
    "no": ("number", "numbers"), "nos": ("numbers", "numbers"), "vol": ("volume", "volumes"), "vols": ("volumes", "volumes"),
    "p": ("page", "pages"), "pp": ("pages", "pages"), "fig": ("figure", "figures"), "figs": ("figures", "figures"),
    "ch": ("chapter", "chapters"), "sec": ("section", "sections"), "art": ("article", "articles"), "para": ("paragraph", "paragraphs"),
    "pt": ("part", "parts"), "eq": ("equation", "equations"), "ca": ("circa", "circa"), "c": ("circa", "circa"),
    "rt": ("route", "routes"), "rte": ("route", "routes"), "hwy": ("highway", "highways"), "apt": ("apartment", "apartments"),
    "rm": ("room", "rooms"), "ste": ("suite", "suites"), "op": ("opus", "opera"),
}  # fmt: skip
# After a town and a comma (Associated Press style), and in party labels.
STATES = {
    "Ala": "Alabama", "Ariz": "Arizona", "Ark": "Arkansas", "Calif": "California", "Colo": "Colorado",
    "Conn": "Connecticut", "Del": "Delaware", "Fla": "Florida", "Ga": "Georgia", "Ill": "Illinois", "Ind": "Indiana",
    "Kan": "Kansas", "Ky": "Kentucky", "La": "Louisiana", "Md": "Maryland", "Mass": "Massachusetts", "Mich": "Michigan",
    "Minn": "Minnesota", "Miss": "Mississippi", "Mo": "Missouri", "Mont": "Montana", "Neb": "Nebraska", "Nev": "Nevada",
    "Okla": "Oklahoma", "Ore": "Oregon", "Pa": "Pennsylvania", "Tenn": "Tennessee", "Tex": "Texas", "Vt": "Vermont",
    "Va": "Virginia", "Wash": "Washington", "Wis": "Wisconsin", "Wyo": "Wyoming", "N.H": "New Hampshire",
    "N.J": "New Jersey", "N.M": "New Mexico", "N.Y": "New York", "N.C": "North Carolina", "N.D": "North Dakota",
    "R.I": "Rhode Island", "S.C": "South Carolina", "S.D": "South Dakota", "W.Va": "West Virginia", "Ont": "Ontario",
    "Que": "Quebec", "Alta": "Alberta", "Sask": "Saskatchewan", "Man": "Manitoba",
}  # fmt: skip


def stop(scan: Scan, end: int) -> str:
    """The point of an abbreviation that ends the sentence ends it still."""
    return "" if compiled(r"[\W_]*\w").match(scan.text, end) else "."


def _title(match: re.Match[str], scan: Scan) -> str | None:
    if match[1] == "Gen" and match[2] == "":
        return None
    del scan
    return TITLES[match[1]]


def _short(match: re.Match[str], scan: Scan) -> str:
    said = SHORT[match[1].casefold()]
    return (said.capitalize() if match[1][0].isupper() else said) + stop(scan, match.end())


def _numbered(match: re.Match[str], scan: Scan) -> str:
    one, many = NUMBERED[match["noun"].casefold()]
    number = (
        say_number(match["low"], scan, match.start("low"), match.end("low"))
        if one == "circa"
        else plain_number(match["low"], scan)
    )
    name = many if match["high"] else one
    name = name.capitalize() if match["noun"][0].isupper() and match.start() == 0 else name
    return f"{name} {number}" + (f" to {plain_number(match['high'], scan)}" if match["high"] else "")


_SECTION_SIGNS = {"§": "section", "¶": "paragraph"}


def _section(match: re.Match[str], scan: Scan) -> str:
    name = _SECTION_SIGNS[match["sign"][0]]
    several = len(match["sign"]) > 1 or match["high"]
    end = f" to {plain_number(match['high'], scan)}" if match["high"] else ""
    return f"{name}{'s' if several else ''} {_labelled(match['low'], scan)}{end}"


def _labelled(number: str, scan: Scan) -> str:
    """The number of a section: three digits and more in pairs (section two thirty)."""
    plain = number.isdecimal() and 3 <= len(number) <= 4 and number[0] != "0"
    return designation(number) if plain else plain_number(number, scan)


def _saint_or_street(match: re.Match[str], scan: Scan) -> str | None:
    """St.: Saint before a name of a saint, Street after the name of one."""
    before, after = scan.before(match.start()), scan.after(match.end())
    name = re.sub(r"['’]s?$", "", after)
    if match[1] == "St" and not match[2] and not (name[:1].isupper() and (name in words.SAINTS)):
        return "Street" if _is_place(before) and not after[:1].isupper() else None
    if name in words.SAINTS:
        return "Saint"
    if _is_place(before):
        return "Street" + (stop(scan, match.end()) if match[2] else "")
    return "Saint" if after[:1].isupper() else "Street" + stop(scan, match.end())


def _is_place(before: str) -> bool:
    """A capitalised or numbered name that a street or drive may carry."""
    return bool(re.match(r"[A-Z][\w’'-]+\Z|\d+(?:st|nd|rd|th)\Z", before)) and before not in (
        "In", "At", "From", "The", "To", "Of", "Near", "And", "On", "For", "By", "When", "With",
    )  # fmt: skip


def _doctor_or_drive(match: re.Match[str], scan: Scan) -> str | None:
    before, after = scan.before(match.start()), scan.after(match.end())
    if _is_place(before) and not after[:1].isupper():
        return "Drive" + (stop(scan, match.end()) if match[2] else "")
    return "Doctor" if match[2] or after[:1].isupper() else None


def _road(match: re.Match[str], scan: Scan) -> str | None:
    names = {
        "Rd": "Road",
        "Ln": "Lane",
        "Pl": "Place",
        "Sq": "Square",
        "Ct": "Court",
        "Ave": "Avenue",
        "Blvd": "Boulevard",
    }
    return names[match[1]] + stop(scan, match.end()) if _is_place(scan.before(match.start())) else None


def _company(match: re.Match[str], scan: Scan) -> str | None:
    before = scan.before(match.start())
    if not (before[:1].isupper() or before in ("&", "and", "")):
        return None
    return ("Companies" if match[1] == "Cos" else "Company") + stop(scan, match.end())


def _state(match: re.Match[str], scan: Scan) -> str | None:
    """A state after a town and a comma, or after a party's letter: Paterson, N.J.; D-Calif."""
    lead = scan.text[max(0, match.start() - 3) : match.start()]
    if not re.search(r"(?:\w,\s|\b[DRI][-–])\Z", lead):
        return None
    return STATES[match[1]] + stop(scan, match.end())


_PARTIES = {"D": "Democrat", "R": "Republican", "I": "independent"}


def _party(match: re.Match[str], scan: Scan) -> str | None:
    """(D-N.Y.), R-Texas: the party, of the state that the next rule says."""
    lead = scan.text[max(0, match.start() - 2) : match.start()]
    return f"{_PARTIES[match[1]]} of" if lead.endswith(("(", ", ")) else None


def _latin(match: re.Match[str], scan: Scan) -> str:
    del scan
    return "for example" if match[1].casefold() == "e" else "that is"


def _initials(match: re.Match[str], scan: Scan) -> str:
    """J. K. Rowling, Michael R. Turner: the letters, without points."""
    del scan
    return " ".join(sign for sign in match.group() if sign.isalpha())


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_IS_ROMAN = r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_RULERS = frozenset(
    """Abdullah Akihito Albert Alexander Alfonso Alfred Amenhotep Anne Arthur Augustus Baldwin Baudouin Benedict Boniface
    Canute Carl Carlos Catherine Charles Christian Christina Clement Constantine Cyril Darius David Demetrius Edward
    Elizabeth Eric Ethelred Eugene Felipe Ferdinand Francis Franz Frederick Friedrich Gaius George Gregory Gustaf Gustav
    Haakon Hadrian Harald Hassan Henri Henry Hussein Innocent Isabel Isabella Ivan James Jean John Joseph Josef Juan
    Julius Justinian Karl Kirill Leo Leopold Louis Ludwig Luis Manuel Margrethe Maria Mary Matilda Maximilian
    Mehmed Mohammed Murad Napoleon Nicholas Olav Olaf Oscar Otto Paul Pedro Peter Philip Philippe Pius Rama Ramesses
    Ramses Rainier Richard Robert Rudolf Sancho Sigismund Sixtus Stanislaus Stephen Suleiman Theodore Theodosius
    Thutmose Tikhon Tutankhamun Umberto Urban Victor Victoria Vittorio Wilhelm Wilhelmina William Xerxes""".split()
)
_HONOURS = frozenset(
    "King Queen Pope Emperor Empress Tsar Czar Kaiser Prince Princess Patriarch Sultan Shah Duke Saint St.".split()
)
_THINGS = frozenset(
    """war wwi bowl chapter part title article act phase type class level volume book section stage schedule appendix
    table figure tier vatican rocky apollo gemini saturn olympiad wrestlemania world page annex grade category mark ii
    basel camp symphony group factor star final halloween creed rambo elisabeth vol trident titan minuteman protocol
    stalag oplan division corps round sonata opus scene canto block zone unit model version episode ultra solvency""".split()
)


def roman(text: str) -> int:
    """The value of a Roman numeral."""
    values = [_ROMAN[letter] for letter in text]
    later = [*values[1:], 0]
    return sum(-value if value < following else value for value, following in zip(values, later, strict=True))


def _numeral(match: re.Match[str], scan: Scan) -> str | None:
    """King Charles III is the Third, World War II is Two, the XIX century is the nineteenth."""
    before = scan.before(match.start())
    value = roman(match[1])
    own = match[2] or ""
    if scan.after(match.end()).lower() in ("century", "centuries", "dynasty", "olympiad", "congress"):
        return ordinal(value) + own
    if before.lower() in _THINGS and (
        len(match[1]) > 1 or match[1] in "VX" or before.lower() not in ("star", "group", "class")
    ):
        return cardinal(value).capitalize() + own if before[:1].isupper() else cardinal(value) + own
    if scan.after(match.end()) == "Corps":
        return ordinal(value).capitalize()
    if _is_ruler(scan, match.start(), before) or (_is_name(before) and match[1] in ("II", "III", "IV")):
        return f"the {ordinal(value).capitalize()}{own}"
    return cardinal(value).capitalize() + own if _is_name(before) and _IS_PART.match(match[1]) else None


def _is_ruler(scan: Scan, at: int, before: str) -> bool:
    return before in _RULERS and (scan.text[at : at + 2] != "I " or _is_crowned(scan, at))


def _is_crowned(scan: Scan, at: int) -> bool:
    """For "Charles I", which may begin another clause: a crown stands before it, or no verb of mine follows."""
    lead = scan.text[max(0, at - 60) : at].split()[-4:-1]
    follows = scan.after(at + 1)
    return any(word in _HONOURS for word in lead) or follows in (
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


_TITLE_ALT = "|".join(sorted(TITLES, key=len, reverse=True))
RULES = (
    Rule("world war", r"WW\s?(I{1,3}|[123])\b", _world_war, starts="l", heads=("ww", "wwi", "wwii", "wwiii")),
    Rule("number of", rf"(?P<noun>{'|'.join(NUMBERED)}|{'|'.join(n.capitalize() for n in NUMBERED)})\.\s?(?P<low>\d+(?:,\d{{3}})*)"
         rf"(?:[-–](?P<high>\d+))?(?![\d]|[.,]\d)", _numbered, heads=tuple(NUMBERED), needs="."),
    Rule("party", r"([DRI])[-–](?=[A-Z][a-z.])", _party, starts="l", needs="DRI"),
    Rule("state", rf"({'|'.join(re.escape(s) for s in sorted(STATES, key=len, reverse=True))})\.", _state,
         heads=tuple(re.split(r"\.", s)[0].casefold() for s in STATES), needs="."),
    Rule("title", rf"({_TITLE_ALT})(\.)(?=[\s-]?[\s(“\"'’]*(?:[A-Z]|\d+(?:st|nd|rd|th)))", _title, heads=tuple(t.casefold() for t in TITLES), needs="."),
    Rule("title", rf"({'|'.join(_BARE)})()(?=\s[A-Z][a-z])", _title, heads=tuple(t.casefold() for t in _BARE)),
    Rule("title", r"(Mr|Mrs)(\.?)(?!\w)", _title, heads=("mr", "mrs")),
    Rule("title", r"Ms\.(?=\s)", lambda match, scan: "Ms", heads=("ms",), needs="."),
    Rule("saint or street", r"(St)(\.?)(?![\w])", _saint_or_street, heads=("st",)),
    Rule("saints", r"Sts\.(?=\s[A-Z])", lambda match, scan: "Saints", heads=("sts",), needs="."),
    Rule("doctor or drive", r"(Dr)(\.?)(?!\w)", _doctor_or_drive, heads=("dr",)),
    Rule("doctor or drive", r"Drs\.(?=\s)", lambda match, scan: "Doctors", heads=("drs",), needs="."),
    Rule("road", r"(Rd|Ln|Pl|Sq|Ct|Ave|Blvd)\.?(?!\w)", _road, heads=("rd", "ln", "pl", "sq", "ct", "ave", "blvd")),
    Rule("company", r"(Co|Cos)\.(?!\w)", _company, heads=("co", "cos"), needs="."),
    Rule("abbreviation", rf"({'|'.join(sorted(map(re.escape, SHORT), key=len, reverse=True))}|"
         rf"{'|'.join(sorted((re.escape(s.capitalize()) for s in SHORT), key=len, reverse=True))})\.(?!\w)", _short,
         heads=tuple(SHORT), needs="."),
    Rule("abbreviation", r"(Jr|Sr)(?=[\s,;)]|\Z)", _short, heads=("jr", "sr")),
    Rule("versus", r"(?:vs?\.|vs)(?=\s[A-Z])", lambda match, scan: "versus", starts="l", heads=("v", "vs")),
    Rule("versus", r"vs(?=\s)", lambda match, scan: "versus", heads=("vs",)),
    Rule("latin", r"([eEiI])\.\s?[geGE]\.(?!\w)", _latin, starts="l", needs="."),
    Rule("with", r"w/(o)?(?=\s)", lambda match, scan: "without" if match[1] else "with", starts="l", heads=("w",), needs="/"),
    Rule("Roman numeral", rf"({_IS_ROMAN})([’']s)?(?![\w’'.-]|\.\w)|({_IS_ROMAN})(?=\.(?:\s|\Z))", lambda match, scan: _either(match, scan),
         starts="l", needs="IVXLC"),
    Rule("section sign", rf"(?P<sign>§{{1,2}}|¶{{1,2}})\s?(?P<low>{NUMBER})(?:{DASH}(?P<high>{NUMBER}))?", _section, starts="s",
         needs="§¶"),
    Rule("initials", r"[A-Z]\.(?:\s?[A-Z]\.)+(?=\s[A-Z][a-z’'])|[A-Z]\.(?=\s[A-Z][\w’'])", _initials, starts="l", needs="."),
)  # fmt: skip


def _either(match: re.Match[str], scan: Scan) -> str | None:
    """The numeral inside a sentence or before its full stop."""
    if match[1]:
        return _numeral(match, scan)
    again = compiled(rf"({_IS_ROMAN})()").match(scan.text, match.start(3))
    return _numeral(again, scan) if again else None
