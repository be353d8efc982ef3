"""Ellipses, dashes, and the spaces at which no line may break."""

from __future__ import annotations

import re
from functools import lru_cache

from briefexport.render.typography.conventions import NARROW, NBSP, UNITS, Convention
from briefexport.render.typography.editing import Piecewise, addresses

_SPACE = "[ \u00a0\u202f]"
_ELLIPSIS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_RANGE = re.compile(r"(?<=\d)--(?=\d)")
_LONG = re.compile(r"(?<=\w)---(?=\w)|(?<=\s)---(?=\s)")
_SPACED = re.compile(r"(?<=\S\s)--(?=\s\S)")
_CLOSED = re.compile(r"(?<=[^\W\d])--(?=[^\W\d])|(?<=[^\W\d])--(?=\d)|(?<=\d)--(?=[^\W\d])|(?<=[”’»“.,!?)])--(?=\w)")
_HYPHEN = re.compile(r"(?<=[^\W\d_] )-(?= [^\W\d_])")
_BEFORE_DASH = re.compile(r"(?<=\S)( )(?=[–—]\s)")
_THOUSANDS = re.compile(r"(?<![\d.,\u202f])(?<!\d[ \u00a0])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d])")
_GROUP = re.compile(r"(?<=\d)([ \u00a0])(?=\d)")
_UNIT = re.compile(rf"(?<=\d)( )(?=(?:{'|'.join(map(re.escape, sorted(UNITS, key=len, reverse=True)))})(?!\w))")
_INITIALS = re.compile(r"(?<=\b[A-ZÀ-Þ]\.)( )(?=[A-ZÀ-Þ]\.)")
_MIDDLE = re.compile(r"\b[A-ZÀ-Þ][^\W\d_]+( )(?=[A-ZÀ-Þ]\.[ \u00a0][A-ZÀ-Þ][^\W\d_])")
_SIGNS = re.compile(r"(?<=[§№¶])( )(?=\d)")
_GERMAN_SHORT = re.compile(r"\b(?:z|d|u|i|o|s)\.( )(?=(?:B|h|a|d|R|ä|E|o|u|U|A)\.)")


_DIGIT_GAP = re.compile(r"\d[ \u00a0]")


def dashes(run: Piecewise, convention: Convention) -> None:
    """Three stops, double and triple hyphens, and a hyphen that stands for a dash."""
    text = run.text
    if "..." in text:
        run.replace(_ELLIPSIS, "…")
    if "--" in text:
        for pattern, sign in ((_RANGE, "–"), (_LONG, "—"), (_SPACED, convention.dash), (_CLOSED, "—")):
            run.replace(pattern, sign)
    if " - " in text:
        run.replace(_HYPHEN, "–")


def spaces(run: Piecewise, convention: Convention, *, german: bool = False) -> None:
    """Spaces that keep together what belongs together."""
    text = run.text
    if _DIGIT_GAP.search(text):
        _thousands(run)
        run.replace(_UNIT, NBSP)
    if " –" in text or " —" in text:
        run.replace(_BEFORE_DASH, NBSP)
    for pattern in (_INITIALS, _MIDDLE, _SIGNS, *_words(convention)):
        run.replace(pattern, NBSP)
    if german:
        run.replace(_GERMAN_SHORT, NARROW)
    for pattern, space in _punctuation(convention):
        run.replace(pattern, space)


def _thousands(run: Piecewise) -> None:
    spare = addresses(run.text)
    for found in reversed(list(_THOUSANDS.finditer(run.text))):
        low = found.start()
        groups = [(low + gap.start(), low + gap.end(), NARROW) for gap in _GROUP.finditer(found[0])]
        run.edit(edit for edit in groups if not spare(*edit[:2]))


@lru_cache(maxsize=32)
def _punctuation(convention: Convention) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The spaces inside guillemets and before high punctuation: (where, which)."""
    rules = []
    if convention.inner:
        rules.append((re.compile(f"(?<=«)({_SPACE}*)(?=[^\\s»])"), convention.inner))
        rules.append((re.compile(f"(?<=[^\\s«])({_SPACE}*)(?=»)"), convention.inner))
    end = r"(?=$|[\s)\]»”’…,.;!?])"
    if convention.high:
        rules.append((re.compile(f"(?<=[\\w)\\]»”’%…])({_SPACE}*)(?=[;!?]+{end})"), convention.high))
    if convention.colon:
        rules.append((re.compile(f"(?<=[\\w)\\]»”’%])({_SPACE}*)(?=:(?:$|\\s))"), convention.colon))
    return tuple(rules)


@lru_cache(maxsize=32)
def _words(convention: Convention) -> tuple[re.Pattern[str], ...]:
    """The space after a title and before a name, and the one after an abbreviation and before a number."""

    def after(words: tuple[str, ...], follows: str) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})( )(?={follows})")

    found = []
    if convention.titles:
        found.append(after(convention.titles, "[A-ZÀ-Þ]"))
    if convention.leads:
        found.append(after(convention.leads, r"\d"))
    return tuple(found)
