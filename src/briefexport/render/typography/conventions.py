"""What each language's typographers do, as data.

Sources: The Chicago Manual of Style (17th ed., chapter 6) for English; Lexique des règles typographiques en usage à
l'Imprimerie nationale for French; Duden and DIN 5008 for German; Ortografía de la lengua española (RAE, 2010) for
Spanish; for the others the practice recorded in the Unicode CLDR (delimiters).
"""

from __future__ import annotations

import msgspec

NBSP = "\u00a0"
NARROW = "\u202f"


class Convention(msgspec.Struct, frozen=True):
    """`double` and `single` are the marks for " and ', opening and closing; `inner` stands inside the double ones.

    `dash` is what a double hyphen between words becomes. `high` stands before ; ! ? and `colon` before : (French).
    `titles` and `leads` are the words after which a name or number may not begin a line, `elided` those that begin
    with an apostrophe for letters left out ('em, 'ne).
    """

    double: tuple[str, str] = ("“", "”")
    single: tuple[str, str] = ("‘", "’")
    inner: str = ""
    dash: str = "—"
    high: str = ""
    colon: str = ""
    titles: tuple[str, ...] = ()
    leads: tuple[str, ...] = ("p.", "pp.")
    elided: tuple[str, ...] = ()


_ENGLISH_TITLES = (
    "Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "St.", "Gen.", "Sen.", "Rep.", "Gov.", "Lt.", "Col.", "Sgt.", "Capt.",
    "Rev.", "Hon.", "Adm.", "Maj.", "Mr", "Mrs", "Ms", "Dr",
)  # fmt: skip
_ENGLISH_ELIDED = ("tis", "twas", "twere", "twill", "em", "til", "cause", "bout", "round", "n", "s", "t")
_GERMAN_ELIDED = ("n", "ne", "nen", "nem", "ner", "s", "ran", "rauf", "raus", "rein", "rüber", "rum", "runter")
_FRENCH = Convention(
    double=("«", "»"), single=("“", "”"), inner=NBSP, dash="–", high=NARROW, colon=NBSP,
    titles=("M.", "MM.", "Mme", "Mmes", "Mlle", "Dr", "Pr", "Me", "Mgr"),
    leads=("p.", "n°", "nº", "no", "art.", "vol."),
)  # fmt: skip
_GERMAN = Convention(
    double=("„", "“"), single=("‚", "‘"), dash="–", titles=("Dr.", "Prof.", "Hr.", "Fr.", "Frhr."),
    leads=("S.", "Nr.", "Abs.", "Art.", "Bd.", "Kap.", "Abb."), elided=_GERMAN_ELIDED,
)  # fmt: skip
_SPANISH = Convention(
    double=("«", "»"), single=("“", "”"),
    titles=("Sr.", "Sra.", "Srta.", "Sres.", "Dr.", "Dra.", "D.", "Dña.", "Prof."),
    leads=("p.", "pág.", "págs.", "n.º", "núm.", "art.", "vol.", "cap."),
)  # fmt: skip

CONVENTIONS: dict[str, Convention] = {
    "en": Convention(
        titles=_ENGLISH_TITLES,
        leads=("p.", "pp.", "No.", "Nos.", "Vol.", "Fig.", "Art.", "Ch."),
        elided=_ENGLISH_ELIDED,
    ),
    "en-gb": Convention(
        titles=_ENGLISH_TITLES,
        leads=("p.", "pp.", "No.", "Nos.", "Vol.", "Fig."),
        dash="–",
        elided=_ENGLISH_ELIDED,
    ),
    "fr": _FRENCH,
    "fr-ca": msgspec.structs.replace(_FRENCH, high=""),
    "fr-ch": msgspec.structs.replace(_FRENCH, single=("‹", "›"), inner=NARROW, colon=NARROW),
    "de": _GERMAN,
    "de-ch": msgspec.structs.replace(_GERMAN, double=("«", "»"), single=("‹", "›")),
    "de-li": msgspec.structs.replace(_GERMAN, double=("«", "»"), single=("‹", "›")),
    "es": _SPANISH,
    # The Americas set “ ” first (CLDR es-419).
    **{
        f"es-{place}": msgspec.structs.replace(_SPANISH, double=("“", "”"), single=("‘", "’"))
        for place in ("419", "ar", "cl", "co", "mx", "pe", "us", "uy", "ve")
    },
    "it": Convention(double=("«", "»"), single=("“", "”"), dash="–", titles=("Sig.", "Dott.", "Prof.", "On.")),
    "pt": Convention(titles=("Sr.", "Sra.", "Dr.", "Dra.", "D.", "Prof."), leads=("p.", "n.º", "art.")),
    "pt-pt": Convention(double=("«", "»"), single=("“", "”"), titles=("Sr.", "Sra.", "Dr.", "Dra.", "D.", "Prof.")),
    "nl": Convention(
        dash="–",
        titles=("Dr.", "Prof.", "Mr.", "Ir.", "Drs."),
        elided=("s", "t", "n", "k", "m", "r"),
    ),
    "pl": Convention(double=("„", "”"), single=("‚", "’"), dash="–"),
    "uk": Convention(double=("«", "»"), single=("„", "“")),
    "ru": Convention(double=("«", "»"), single=("„", "“")),
    "sv": Convention(double=("”", "”"), single=("’", "’"), dash="–"),
    "fi": Convention(double=("”", "”"), single=("’", "’"), dash="–"),
    "da": Convention(double=("»", "«"), single=("›", "‹"), dash="–"),
    "nb": Convention(double=("«", "»"), single=("‘", "’"), dash="–"),
    "cs": Convention(double=("„", "“"), single=("‚", "‘"), dash="–"),
    "sk": Convention(double=("„", "“"), single=("‚", "‘"), dash="–"),
    "hu": Convention(double=("„", "”"), single=("»", "«"), dash="–"),
    "ro": Convention(double=("„", "”"), single=("«", "»"), dash="–"),
    "ca": Convention(double=("«", "»"), single=("“", "”"), dash="–"),
    "el": Convention(double=("«", "»"), single=("“", "”"), dash="–"),
    "tr": Convention(dash="–"),
}

# What never parts from the number before it.
UNITS = frozenset((
    "km", "m", "cm", "mm", "kg", "g", "mg", "t", "l", "ml", "ha", "km²", "m²", "m³", "km/h", "mph", "kW", "MW", "GW",
    "kWh", "MWh", "GWh", "V", "A", "Hz", "kHz", "MHz", "GHz", "kB", "MB", "GB", "TB", "°C", "°F", "°", "%", "‰", "€",
    "$", "£", "¥", "kg/m²", "lb", "oz", "ft", "in", "mi", "hPa", "min", "h", "s", "ms",
    "million", "billion", "trillion", "millions", "milliards", "Millionen", "Milliarden", "Mio.", "Mrd.", "millones",
    "percent", "Prozent", "a.m.", "p.m.",
))  # fmt: skip


def convention_of(language: str) -> Convention | None:
    """The convention for a BCP 47 tag, the most particular one; None for a language whose practice we do not know."""
    parts = language.lower().split("-")
    for length in range(len(parts), 0, -1):
        found = CONVENTIONS.get("-".join(parts[:length]))
        if found:
            return found
    # zh-Hant-TW has no entry, but de-Latn-CH should find de-ch.
    return CONVENTIONS.get(f"{parts[0]}-{parts[-1]}")
