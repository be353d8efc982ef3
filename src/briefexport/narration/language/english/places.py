"""Places: saints and streets, drives and roads, points of the compass, states after towns."""

from __future__ import annotations

import re

from briefexport.narration.language.english import words
from briefexport.narration.language.english.abbreviations import COUNTIES, STATES, TITLES
from briefexport.narration.language.scanning import Rule, Scan, compiled

# Any title before a name, as a pattern.
TITLE = "|".join(sorted(TITLES, key=len, reverse=True))
_DIRECTIONS = {"N": "North", "S": "South", "E": "East", "W": "West"}
_REGIONS = (
    r"(?:Africa|America|Asia|Europe|Ireland|Germany|Korea|Sudan|Vietnam|Macedonia|Yemen|Ossetia|Carolina|Dakota|Virginia"
    r"|Yorkshire|Jerusalem|Timor|Bank|Coast|Side|Sea|Shore|Midlands|Wales|Australia|Lebanon|Gaza|Sussex|Tower|Fork|Rim|Pole|Wing|Gate|Branch|Beach|Entrance|Yorks|Lothian|Devon|Lancashire|Kivu|Waziristan)(?:ns?|s)?\b"
)


def _saint_or_street(match: re.Match[str], scan: Scan) -> str | None:
    """St.: Saint before a name of a saint, Street after the name of one."""
    before, after = scan.before(match.start()), scan.after(match.end())
    name = re.sub(r"['’]s?$", "", after)
    if after[:1].isupper() and _is_person(before, scan, match.start()):
        return "Saint"
    if match[1] == "St" and not match[2] and not (name[:1].isupper() and (name in words.SAINTS)):
        return "Street" if _is_place(before) and not after[:1].isupper() else None
    if name in words.SAINTS:
        return "Saint"
    if _is_place(before):
        return "Street" + (scan.stop(match.end()) if match[2] else "")
    return "Saint" if after[:1].isupper() else "Street" + scan.stop(match.end())


def _is_person(before: str, scan: Scan, end: int) -> bool:
    """True for a given name, or any name after a title: Judge Amy St. Eve."""
    lead = scan.text[max(0, end - 60) : end]
    if before in words.GIVEN:
        return not re.search(rf"\b(?:on|at|off|along)\s(?:\w+\s)?{before}\s\Z", lead)
    titled = rf"\b(?:(?:{TITLE})\.|Mr|Mrs|Ms|Dr\.?|{words.OFFICES})\s{re.escape(before)}\s\Z"
    return before.istitle() and bool(re.search(titled, lead))


def _is_place(before: str) -> bool:
    """A capitalised or numbered name that a street or drive may carry."""
    return bool(re.match(r"[A-Z][\w’'-]+\Z|(?:Jr|Sr)\.\Z|\d+(?:st|nd|rd|th)\Z", before)) and before not in (
        "In", "At", "From", "The", "To", "Of", "Near", "And", "On", "For", "By", "When", "With",
    )  # fmt: skip


def _doctor_or_drive(match: re.Match[str], scan: Scan) -> str | None:
    before, after = scan.before(match.start()), scan.after(match.end())
    if _is_place(before) and not after[:1].isupper():
        return "Drive" + (scan.stop(match.end()) if match[2] else "")
    return "Doctor" if match[2] or after[:1].isupper() else None


_ROADS = ("rd", "ln", "pl", "sq", "ct", "ave", "blvd", "pk", "hts")


def _road(match: re.Match[str], scan: Scan) -> str | None:
    names = {
        "Rd": "Road",
        "Ln": "Lane",
        "Pl": "Place",
        "Sq": "Square",
        "Ct": "Court",
        "Pk": "Park",
        "Hts": "Heights",
        "Ave": "Avenue",
        "Blvd": "Boulevard",
    }
    before = scan.before(match.start())
    placed = _is_place(before) or (match[1] == "Ct" and before in ("Dist.", "Sup.", "Super.", "App.", "Fam.", "Cir."))
    return names[match[1]] + scan.stop(match.end()) if placed else None


# With or without a space inside: W.Va., W. Va.
_STATE = "|".join(re.escape(name).replace("\\.", r"\.\s?") for name in sorted(STATES, key=len, reverse=True))


# What is no word, name or other short form may stand anywhere.
_PLAIN = words.word_set(
    """
    W.Va Ala Alta Ariz Calif Colo Conn Fla Ky Mich Minn Mont Neb Nev Okla Ont Que Sask Tenn Tex Vt Wis Wyo
    """
)


_BEFORE_STATE = (
    r"\b(?:in|from|for|to|of|near|across|through|won|wins?|lost|loses?|carried|flipped|swept|leads?|led|visited|left)"
    r"\s\Z"
)


def _state(match: re.Match[str], scan: Scan) -> str | None:
    """A state after a town and a comma, or after a party's letter: Paterson, N.J.; D-Calif."""
    lead = scan.text[max(0, match.start() - 3) : match.start()]
    name = re.sub(r"\s", "", match[1])
    placed = compiled(_BEFORE_STATE).search(scan.text[max(0, match.start() - 9) : match.start()])
    inside = placed and re.match(r",?\s[a-z]", scan.text[match.end() : match.end() + 3])
    if name not in _PLAIN and not inside and not re.search(r"(?:[\w.],\s|\b[DRI][-–])\Z", lead):
        return None
    return STATES[name] + scan.stop(match.end())


_COMPASS = {**{point: name.casefold() for point, name in _DIRECTIONS.items()}, "NE": "northeast", "NW": "northwest",
            "SE": "southeast", "SW": "southwest"}  # fmt: skip
_POINTS = ("n", "s", "e", "w", "ne", "nw", "se", "sw", "nne", "nnw", "ene", "ese", "sse", "ssw", "wnw", "wsw")
_POINT = r"(?:[NS](?:N[EW]|S[EW]|[EW])?|[EW](?:N[EW]|S[EW])?)"
_WAY = (
    r"\d\s?(?:km|mi\.?|nmi?|m|miles?|kilomet(?:er|re)s?|met(?:er|re)s?|yards|feet|ft|in\.?|inches|[\"″”]|blocks|leagues|nautical\smiles?|knots|kts?|mph)"
    r"\s(?:to\sthe\s|due\s)?\Z"
)
_HEADED = (
    r"(?i:\b(?:(?:winds?|gusts?|swells?)(?:\sfrom\sthe)?|heading|bearing|moving|drifting|tracking|blowing|facing"
    r"|to\sthe|from\sthe|due))\s\Z"
)
_PAVED = (
    r"\b(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Boulevard|Dr|Drive|Pl|Place|Ct|Court|Way"
    r"|Terrace|Highway|Circle|Square|Lane|Ln)\.?,?\s\Z"
)


def _compass(match: re.Match[str], scan: Scan) -> str | None:
    """15 km NW of Gaziantep, winds NNE at 10 knots, NW winds; after a street the quarter of a town, with a capital."""
    point = match["point"]
    lead = scan.text[max(0, match.start() - 30) : match.start()]
    if len(point) == 2 and compiled(_PAVED).search(lead):
        return _COMPASS[point].capitalize()
    placed = compiled(_WAY).search(lead) or (
        len(point) > 1 and (match["of"] is not None or compiled(_HEADED).search(lead))
    )
    if not placed:
        return None
    return _COMPASS[point] if len(point) < 3 else f"{_COMPASS[point[0]]}-{_COMPASS[point[1:]]}"


def _in_county(match: re.Match[str], scan: Scan) -> bool:
    """Marlborough, Wilts; with its point after a preposition or another county too (the Bucks are a team)."""
    lead = scan.text[max(0, match.start() - 8) : match.start()]
    return bool(compiled(r"[a-z],\s\Z" if not match[2] else r"(?:[a-z],|\b(?:in|of|from|near|and)|&)\s\Z").search(lead))


STATE_RULES = (
    Rule(
        "state",
        rf"({_STATE})\.(?!\w)",
        _state,
        heads=tuple(re.split(r"\.", s)[0].casefold() for s in STATES),
        needs=".",
    ),
)
COUNTY_RULES = (
    Rule(
        "county",
        rf"({'|'.join(COUNTIES)})(\.|(?![\w’'-]))",
        lambda match, scan: (
            COUNTIES[match[1]] + (scan.stop(match.end()) if match[2] else "") if _in_county(match, scan) else None
        ),
        heads=tuple(name.casefold() for name in COUNTIES),
    ),
)
STREET_RULES = (
    Rule("saint or street", r"(St)(\.?)(?![\w])", _saint_or_street, heads=("st",)),
    Rule("saints", r"Sts\.(?=\s[A-Z])", lambda match, scan: "Saints", heads=("sts",), needs="."),
    Rule("doctor or drive", r"(Dr)(\.?)(?!\w)", _doctor_or_drive, heads=("dr",)),
    Rule("doctor or drive", r"Drs\.(?=\s)", lambda match, scan: "Doctors", heads=("drs",), needs="."),
    Rule(
        "road",
        r"(Rd|Ln|Pl|Sq|Ct|Ave|Blvd|Pk|Hts)\.?(?!\w)",
        _road,
        heads=_ROADS,
    ),
    Rule(
        "direction",
        r"([NSEW])\.(?=\s(?:\d+(?:st|nd|rd|th)|[A-Z][a-z]+)\s(?:St|Street|Ave|Avenue|Blvd|Rd|Road)\b)",
        lambda match, scan: (
            _DIRECTIONS[match[1]]
            if scan.before(match.start()).isdecimal() or compiled(r"\s\d").match(scan.text, match.end())
            else None
        ),
        starts="l",
        needs=".",
    ),
    Rule(
        "compass",
        rf"(?P<point>{_POINT})(?![\w’'-]|\.\w)(?P<of>(?=\sof\s(?:[A-Z]|the\b)|\s(?:winds?|gusts?|gales?|breezes?|corner|coast|swells?|quadrant|edge|side)\b))?",
        _compass,
        heads=_POINTS,
        needs="NSEW",
    ),
    Rule(
        "direction",
        rf"([NSEW])\.(?=[\s-]{_REGIONS})",
        lambda match, scan: _DIRECTIONS[match[1]],
        starts="l",
        needs=".",
    ),
)
