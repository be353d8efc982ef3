"""`briefexport audio --explain`: every substitution with its rule, and what would be worth a lexicon entry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from briefexport import model as m
from briefexport import plugin
from briefexport.narration.lexicon.entries import Lexicon
from briefexport.narration.policy import SpeakingPolicy
from briefexport.narration.utterances import utterances

_ACRONYM_RULES = ("capitals", "letters")
# A capitalised word inside a sentence: a name, or part of one.
_NAME = re.compile(r"(?<=[\w,;:] )[A-Z][^\W\d_]*[a-zà-ÿ][^\W\d_]*(?:[-’'][^\W\d_]+)*")
# Letters that English spelling does not lead a voice through.
_HARD = re.compile(
    r"[^\x00-\x7f’]|zh|kh|[^aeiou]y[^aeiou\W]y|dz|sz|cz|tsk|vsk|szcz|q(?!u)|\bx|\bts|\bng|\bmb|iya|iy|yy|aa|uu|ii|iu|uo|vi[ck]h?\b|[aeo]v\b"
    r"|[iou]\b|nko\b|uyg|jian|[^s]ch[kn]|[^aeiou\W]{5,}",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"[’']s?\Z")


def explain(edition: m.Edition, settings: SpeakingPolicy, lexicon: Lexicon) -> str:
    """Text for a terminal: the substitutions sentence by sentence, what is skipped, unknown acronyms and names."""
    said = utterances(edition, settings, lexicon, lambda _: None).utterances
    parts = (
        _section("SUBSTITUTIONS", _substitutions(said)),
        _section("NOT SAID", [f"  {item.id}  {item.skipped}" for item in said if item.skipped]),
        _section(f"ACRONYMS without an entry in the lexicon{_HOW}", _counted(_acronyms(said))),
        _section("NAMES without an entry, the ones hardest to guess first", _counted(_names(said, lexicon))),
    )
    return "\n".join(filter(None, parts)) or "Every word is said as it is written.\n"


_HOW = ' (lexicon.toml: [respelling] "NATO" = "Nato" says one as a word)'


def _section(title: str, lines: Sequence[str]) -> str:
    return "\n".join((title, *lines, "")) if lines else ""


def _substitutions(said: Sequence[plugin.Utterance]) -> list[str]:
    rows = [(item.id, change) for item in said for change in item.substitutions]
    widest = max((len(name) for name, _ in rows), default=0)
    return [f"  {name:<{widest}}  {_quoted(c.from_)} → {_quoted(c.to)}  ({c.rule})" for name, c in rows]


def _quoted(words: str) -> str:
    shown = "".join(sign if sign.isprintable() else "�" for sign in words)
    return shown if shown.strip() else "nothing"


def _acronyms(said: Sequence[plugin.Utterance]) -> Counter[tuple[str, str]]:
    """(acronym, how it is said now) → how often."""
    changes = (change for item in said for change in item.substitutions if change.rule in _ACRONYM_RULES)
    return Counter((_quoted(change.from_), change.to.rstrip(".")) for change in changes)


def _names(said: Sequence[plugin.Utterance], lexicon: Lexicon) -> Counter[tuple[str, str]]:
    """(name, remark) → how often, for names that the lexicon does not know."""
    prose = (item.text for item in said if not item.skipped and item.role not in ("heading", "headline", "kicker"))
    found = Counter(
        part for text in prose for match in _NAME.findall(text) for part in _POSSESSIVE.sub("", match).split("-")
    )
    known = familiar()
    unknown = {
        name: count
        for name, count in found.items()
        if name[:1].isupper() and name not in known and not lexicon.find(name, 0)
    }
    return Counter({(name, _remark(name)): count for name, count in unknown.items()})


def familiar() -> frozenset[str]:
    """Capitalised words that every English voice says right: countries, calendar, offices, common first names."""
    from briefexport.narration.language.english import abbreviations, dates
    from briefexport.narration.language.english.regions import REGIONS

    titles = " ".join((*abbreviations.TITLES.values(), *abbreviations.STATES.values())).split()
    countries = " ".join(REGIONS.values()).split()
    return frozenset((*dates.MONTHS, *titles, *countries, *_FAMILIAR.split()))


_FAMILIAR = """
Africa African Africans America American Americans Asia Asian Australian Bill Bob Brazilian Britain British Canadian
Catholic Charles Chinese Christian Congress Constitution Court David Democrat Democratic Democrats Dutch East
Eastern Elizabeth English Europe European Europeans Federal French Friday George German Germans God Greek Henry
House I Indian Iranian Iraqi Irish Islamic Israeli Israelis Italian Jack James Japanese Jewish Jews Joe John Jones
King Korean London Mark Mary Mexican Michael Ministry Monday Muslim Muslims Nations New North Northern Olympic
Palestinian Palestinians Parliament Party Paul Peter Polish Prime Prince Queen Republic Republican Republicans
Richard Robert Roman Russian Russians Sarah Saturday Scottish Security Senate Smith South Southern Soviet Spanish
State States Sunday Supreme Swedish Thomas Thursday Tuesday Turkish Ukrainian Ukrainians Union United Washington
Wednesday Welsh West Western White William York
"""


def _remark(name: str) -> str:
    return "spelled unlike English" if _HARD.search(name) else ""


def _counted(found: Counter[tuple[str, str]]) -> list[str]:
    ordered = sorted(found.items(), key=lambda row: (not row[0][1], -row[1], row[0]))
    widest = max((len(name) for (name, _), _ in ordered), default=0)
    return [line.rstrip() for line in _rows(ordered, widest)]


def _rows(ordered: Sequence[tuple[tuple[str, str], int]], widest: int) -> Iterator[str]:
    for (name, remark), count in ordered:
        yield f"  {name:<{widest}}  {count} ×  {remark}"
