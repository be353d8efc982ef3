"""Ellipses, dashes, and the spaces at which no line may break."""

from __future__ import annotations

import re
from functools import lru_cache

from briefexport.render.typography.conventions import NARROW, NBSP, UNITS, Convention
from briefexport.render.typography.editing import Piecewise, addresses

_SPACE = "[ \u00a0\u202f]"
# Patterns are compiled when a text asks for them (`re` keeps them): most briefs ask for few.
_ELLIPSIS = r"(?<!\.)\.\.\.(?!\.)"
_RANGE = r"(?<=\d)--(?=\d)"
_LONG = r"(?<=\w)---(?=\w)|(?<=\s)---(?=\s)"
_SPACED = r"(?<=\S\s)--(?=\s\S)"
_CLOSED = r"(?<=[^\W\d])--(?=[^\W\d])|(?<=[^\W\d])--(?=\d)|(?<=\d)--(?=[^\W\d])|(?<=[.,!?)])--(?=\w)"
# Beside a mark that closes before the dash or opens after it. A mark that opens before it quotes a command's option.
_MARK = "[\"'“”‘’„‚«»‹›]"
_QUOTED = rf"(?<=[\w.,!?…]{_MARK})--(?={_MARK}?\w)|(?<=[\w.,!?)])--(?={_MARK}\w)"
_HYPHEN = r"(?<=[^\W\d_] )-(?= [^\W\d_])"
_BEFORE_DASH = r"(?<=\S)( )(?=[–—]\s)"
_THOUSANDS = r"(?<![\d.,\u202f])(?<!\d[ \u00a0])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d])"
_GROUP = r"(?<=\d)([ \u00a0])(?=\d)"
_AFTER_NUMBER = r"(?<=\d)( )([ap]\.m\.|[^\W\d_][^\W\d_²³/]*\.?|[%‰°€$£¥][CF]?)(?!\w)"
_INITIALS = r"(?<=\b[A-ZÀ-Þ]\.)( )(?=[A-ZÀ-Þ]\.)"
_MIDDLE = r"\b[A-ZÀ-Þ][^\W\d_]+( )(?=[A-ZÀ-Þ]\.[ \u00a0][A-ZÀ-Þ][^\W\d_])"
_SIGNS = r"(?<=[§№¶])( )(?=\d)"
_GERMAN_SHORT = r"\b(?:z|d|u|i|o|s)\.( )(?=(?:B|h|a|d|R|ä|E|o|u|U|A)\.)"


# Cheap looks that spare most texts the patterns above, which look behind at every character.
_DIGIT_GAP = r"\d[ \u00a0]"
_GROUPED = r"\d[ \u00a0\u202f]\d{3}"
_INITIAL = r"[A-ZÀ-Þ]\.[ \u00a0]"


def dashes(run: Piecewise, convention: Convention) -> None:
    """Three stops, double and triple hyphens, and a hyphen that stands for a dash."""
    text = run.text
    if "..." in text:
        run.replace(_ELLIPSIS, "…")
    if "--" in text:
        for pattern, sign in ((_RANGE, "–"), (_LONG, "—"), (_SPACED, convention.dash), (_CLOSED, "—"), (_QUOTED, "—")):
            run.replace(pattern, sign)
    if " - " in text:
        run.replace(_HYPHEN, "–")


def spaces(run: Piecewise, convention: Convention, *, german: bool = False) -> None:
    """Spaces that keep together what belongs together."""
    text = run.text
    if re.search(_DIGIT_GAP, text):
        if re.search(_GROUPED, text):
            _thousands(run)
        run.replace(_AFTER_NUMBER, lambda found: NBSP if not UNITS.isdisjoint((found[2], found[2][:-1])) else found[1])
    if " –" in text or " —" in text:
        run.replace(_BEFORE_DASH, NBSP)
    if re.search(_INITIAL, text):
        run.replace(_INITIALS, NBSP)
        run.replace(_MIDDLE, NBSP)
    for pattern in (_SIGNS, *_words(convention)):
        run.replace(pattern, NBSP)
    if german:
        run.replace(_GERMAN_SHORT, NARROW)
    for pattern, space in _punctuation(convention):
        run.replace(pattern, space)


def _thousands(run: Piecewise) -> None:
    numbers = list(re.finditer(_THOUSANDS, run.text))
    spare = addresses(run.text) if numbers else None
    for found in reversed(numbers):
        low = found.start()
        groups = [(low + gap.start(), low + gap.end(), NARROW) for gap in re.finditer(_GROUP, found[0])]
        run.edit(edit for edit in groups if spare and not spare(*edit[:2]))


@lru_cache(maxsize=32)
def _punctuation(convention: Convention) -> tuple[tuple[str, str], ...]:
    """The spaces inside guillemets and before high punctuation: (where, which)."""
    rules = []
    if convention.inner:
        rules.append((f"(?<=«)({_SPACE}*)(?=[^\\s»])", convention.inner))
        rules.append((f"(?<=[^\\s«])({_SPACE}*)(?=»)", convention.inner))
    end = r"(?=$|[\s)\]»”’…,.;!?])"
    if convention.high:
        rules.append((f"(?<=[\\w)\\]»”’%…])({_SPACE}*)(?=[;!?]+{end})", convention.high))
    if convention.colon:
        rules.append((f"(?<=[\\w)\\]»”’%])({_SPACE}*)(?=:(?:$|\\s))", convention.colon))
    return tuple(rules)


@lru_cache(maxsize=32)
def _words(convention: Convention) -> tuple[str, ...]:
    """The space after a title and before a name, and the one after an abbreviation and before a number."""

    def after(words: tuple[str, ...], follows: str) -> str:
        return rf"\b(?:{'|'.join(map(re.escape, words))})( )(?={follows})"

    found = []
    if convention.titles:
        found.append(after(convention.titles, "[A-ZÀ-Þ]"))
    if convention.leads:
        found.append(after(convention.leads, r"\d"))
    return tuple(found)
