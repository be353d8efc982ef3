"""Where sentences end, after sentencex: its wrong cuts undone, and those it misses added."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What sentencex cuts and no writer does. In English: after a title or a name cut short …
_TITLE = re.compile(
    r"(?:^|[\s(“\"])(?:Dr|Mr|Mrs|Ms|Mx|Messrs|Prof|Gen|Lt|Col|Maj|Sgt|Cpl|Capt|Cmdr|Adm|Brig|Sen|Sens|Rep|Reps|Gov|Govs"
    r"|Rev|Msgr|Pres|Supt|Atty|Amb|Hon|Ft|Mt|St|Ste|Wm|Geo|Chas|Thos|Jas|Robt|Benj|Bn|Regt|Sqn|Cllrs?|Ald|Insp|Const|Det)\.\s*\Z"
)
# (not when a name ends with it: he lives on Main St. She does not) …
_BEGINS = re.compile(r"(?:And|At|But|He|Her|His|In|It|On|She|The|Their|Then|There|They|This|That|We)\b")
# … between an hour and its day or zone …
_HOUR = re.compile(r"\b[ap]\.m\.\s*\Z")
_AFTER_HOUR = re.compile(
    r"(?:[ECMP][SD]?T|GMT|UTC|BST|CET|Eastern|Central|Pacific|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|Jan|Feb|March|April|May \d|June \d|July \d|Aug|Sept|Oct|Nov|Dec)\b"
)
# … between a short word and its number, in any language …
_NUMBERED = re.compile(
    r"(?:^|[\s(’'\"“])(?:approx|app|apt|art|avg|bldg|ca|cap|cat|cf|ch|chap|cl|div|eq|eqs|est|ep|ex|ext|fig|figs|hwy|lot|max|min"
    r"|no|nos|op|p|para|paras|pg|pp|pt|ref|reg|rm|rt|rte|sec|secs|ste|tel|ver|vol|vols|cor|gen|isa|jer|matt|pet|ps|rev|rom|sam|thess|tim|abs|bd|env|godz|kap|n|nr|nº|núm|num|ok"
    r"|pág|par|poz|s|str|ust|вип|гл|м|п|пор|рис|см|ст|стор|стр|т|тел|ч)\.\s*\Z",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[$€£§]?\d|[IVX]+\b")
# … before a small letter, when the point before it was an abbreviation's or the mark a name's (Jeopardy! host) …
_POINT = re.compile(r"\w[.!?]\s*\Z")
# … after the number of a point in a list …
_MARKER = re.compile(r"\s*(?:\(?\d{1,3}[.)]|[A-Za-z]\.|[ivx]{1,4}\.)\s*\Z")
# … and after an initial, in the languages whose initials it does not know.
_INITIAL = re.compile(r"(?:^|[\s(«„“\"])[^\W\d_]\.\s*\Z")
_NEXT_INITIAL = re.compile(r"[^\W\d_]\.")
_MONSIEUR = re.compile(r"(?:^|\s)MM?\.\s*\Z")

# In German a number with a point is a date's or a rank: am 1. Mai, im 17. Jahrhundert, in der 2. Runde.
_RANK = re.compile(
    r"(?:\b(?:[Aa]b|[Aa]m|[Ii]m|[Vv]om|[Zz]u[mr]|[Bb]eim|[Bb]is|[Ss]eit|[Dd]e[mnrs]|[Dd]ie|[Dd]as|[Dd]iese[mnrs]?|[Jj]ede[mnrs]"
    r"|[Ii]hre?[mnrs]?|[Ss]eine?[mnrs]?|und|oder|bis)|[,–-])\s?\d{1,2}\.\s*\Z"
)

_NOTE = re.compile(r"[¹²³⁰⁴-⁹†‡]+\s*")

# What ends a sentence that sentencex takes for short forms only.
_MISSED = re.compile(
    r"\b(?:no|etc)\.\s+(?=[“\"‘]?[A-Z])"
    r"|\b(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.\s+(?=[“\"‘]?[A-Z][a-z]+\s[a-z])"
    r"|(?<![\w.])(?!e\.g|i\.e|a\.k\.a)(?:[A-Za-z]\.){2,}\s+(?=(?:After|All|And|As|At|Before|But|For|From|He|Her|His|However|If|In"
    r"|It|Its|Many|Most|No|Nobody|Not|Now|On|One|She|Since|So|Some|That|The|Their|Then|There|These|They|This|Those|Two|We|What"
    r"|When|Where|While|Why|With|Yet|You)\b)"
    r"|[.!?][)\]]\s+(?=[“\"‘(\[]?[A-Z])"
)
_QUOTES = re.compile(r'[“”"]')
# Proper names that begin with a word of sentences: the U.S. No. 1, the U.S. In God We Trust.
_NAME = re.compile(r"No\.\s\d|\S{1,40}(?:\s[A-Z]\w{0,40}){3}")


def mended(words: str, lengths: list[int], language: str) -> list[int]:
    """The lengths of the sentences of `words`, corrected. Each cut looks only at the few characters around it."""
    found: list[int] = []
    end, joins = 0, False
    for length in _after_notes(words, lengths):
        start = end
        end += length
        if joins:
            found[-1] += length
        else:
            found.append(length)
        joins = _goes_on(words, end, language) or (not joins and _is_marker(words, start, end))
    return list(_cut_where_missed(words, found)) if language == "en" else found


def _after_notes(words: str, lengths: list[int]) -> Iterator[int]:
    """The lengths with the marks of notes (He fell.¹ She rose.) left to the sentence before."""
    end, moved = 0, 0
    for length in lengths:
        end += length
        note = _NOTE.match(words, end)
        taken = note.end() - end if note else 0
        if length - moved > 0:
            yield length - moved + taken
        moved = taken


def _goes_on(words: str, end: int, language: str) -> bool:
    before = words[max(0, end - 20) : end]
    if words[end - 1 : end] == "." and words[end : end + 1].isalnum():  # D-N.Y.: no space, no end
        return True
    if words[end : end + 1] in (",", ";", ":", "&"):  # Mon., Wed. and Fri.; nothing begins with such a stop
        return True
    if _POINT.search(before) and _is_small(words[end : end + 2]):
        return True
    if _NUMBERED.search(before) and _NUMBER.match(words, end):
        return True
    if language == "en":
        titled = _TITLE.search(before) and not _BEGINS.match(words, end)
        return bool(titled or (_HOUR.search(before) and _AFTER_HOUR.match(words, end)))
    if language == "de" and _RANK.search(before):
        return True
    named = language == "fr" and _MONSIEUR.search(before)
    return bool(named or (_INITIAL.search(before) and _NEXT_INITIAL.match(words, end)))


def _is_small(letters: str) -> bool:
    """True for a word in small letters; iPhone may begin a sentence."""
    return letters[:1].islower() and not letters[1:].isupper()


def _is_marker(words: str, start: int, end: int) -> bool:
    return end - start < 8 and end < len(words) and bool(_MARKER.match(words, start, end))


def _cut_where_missed(words: str, lengths: list[int]) -> Iterator[int]:
    start = 0
    for length in lengths:
        end, at = start + length, start
        for place in _missed(words, start, end):
            yield place - at
            at = place
        yield end - at
        start = end


def _missed(words: str, start: int, end: int) -> Iterator[int]:
    """Where a sentence ends between `start` and `end`, outside quotations: those are kept whole."""
    opened, seen = 0, start
    for match in _MISSED.finditer(words, start, end):
        for quote in _QUOTES.finditer(words, seen, match.end()):
            opened = _after_quote(quote.group(), opened)
        seen = match.end()
        bracketed = match.group()[1] not in ")]" or words[start] in "(["
        if bracketed and not opened and match.end() < end and not _NAME.match(words, match.end()):
            yield match.end()


def _after_quote(sign: str, opened: int) -> int:
    return 1 - opened if sign == '"' else int(sign == "“")
