"""Language tags (BCP 47): which are known, which are written from right to left."""

from __future__ import annotations

import re

from briefexport.plugin import Diagnostic, warning

# ISO 639-1. Three-letter codes (ISO 639-2, -3) are too many to list and are taken as they come.
_TWO = frozenset(
    re.findall(
        r"\w+",
        "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee "
        "el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is "
        "it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms "
        "mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk "
        "sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi "
        "yo za zh zu",
    )
)
_NAMES = {
    "english": "en", "french": "fr", "francais": "fr", "français": "fr", "german": "de", "deutsch": "de",
    "spanish": "es", "español": "es", "italian": "it", "portuguese": "pt", "dutch": "nl", "swedish": "sv",
    "norwegian": "no", "danish": "da", "finnish": "fi", "polish": "pl", "czech": "cs", "russian": "ru",
    "ukrainian": "uk", "greek": "el", "turkish": "tr", "arabic": "ar", "hebrew": "he", "persian": "fa", "urdu": "ur",
    "hindi": "hi", "bengali": "bn", "chinese": "zh", "japanese": "ja", "korean": "ko", "vietnamese": "vi", "thai": "th",
}  # fmt: skip
_RTL = {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "nqo", "pnb", "ps", "sd", "syr", "ug", "ur", "yi"}
_RTL_SCRIPTS = {"arab", "hebr", "thaa", "syrc", "nkoo", "adlm", "rohg", "mand", "samr"}
_TAG = re.compile(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$")


def tag(written: str) -> str:
    """The tag in its usual writing (`en_us` → `en-US`, `English` → `en`); empty when it cannot be one."""
    written = _NAMES.get(written.strip().lower(), written.strip()).replace("_", "-")
    if not _TAG.match(written):
        return ""
    first, *rest = written.split("-")
    return "-".join([first.lower(), *map(_subtag, rest)])


def _subtag(part: str) -> str:
    if len(part) == 2:
        return part.upper()
    return part.title() if len(part) == 4 and part.isalpha() else part.lower()


def is_known(language: str) -> bool:
    """False for a two-letter code that no registry has (three-letter ones are not checked)."""
    primary = language.split("-")[0].lower()
    return len(primary) == 3 or primary in _TWO


def known(written: str) -> str:
    """The tag, where a registry may have it; else empty."""
    found = tag(written)
    return found if found and is_known(found) else ""


def doubt(written: str, line: int = 0, column: int = 0) -> Diagnostic | None:
    """The warning for a language that nobody knows; None for a known one, for none, and for a private one (`x-…`)."""
    written = written.strip()
    if not written or known(written) or written.lower().startswith("x-"):
        return None
    told = f"no registry knows the language '{written[:40]}'; its words stay without one"
    near = meant(written)
    hint = f"did you mean '{near}'?" if near else "use a BCP 47 tag such as en, pt-BR or zh-Hant"
    return warning("unknown-language", told, hint=hint, line=line, column=column)


def meant(written: str) -> str:
    """The tag that an unknown language name may have meant; empty when none is near."""
    import difflib

    near = difflib.get_close_matches(written.strip().lower(), _NAMES, n=1)
    return _NAMES[near[0]] if near else ""


def direction(language: str) -> str:
    """`rtl` or `ltr`, by the script subtag, else by the language."""
    first, *rest = language.lower().split("-")
    scripts = [part for part in rest if len(part) == 4 and part.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in _RTL_SCRIPTS else "ltr"
    return "rtl" if first in _RTL else "ltr"
