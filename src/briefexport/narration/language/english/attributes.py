"""Whether a quantity stands before the noun it tells of, and so in the singular: a $2 million deal, a 5-km walk."""

from __future__ import annotations

from briefexport.narration.language.english import words
from briefexport.narration.language.scanning import Scan, compiled


def is_attributive(scan: Scan, before: str, end: int) -> bool:
    """True when a quantity qualifies the noun after it: by a hyphen, or between a determiner and a noun."""
    if aside := compiled(r"\s\([$€£¥₹][^()]{1,24}\)(?=\s[a-z])").match(scan.text, end):  # a $2bn (£1.6bn) plan
        end = aside.end()
    if rate := compiled(r"/[a-z]{1,8}(?=\s[a-z])").match(scan.text, end):  # the $15/hour wage
        end = rate.end()
    if compiled(r"-[a-z]").match(scan.text, end):
        return not compiled(r"-(?:to|plus|per)\b").match(scan.text, end)
    if _is_owner(before) and compiled(_MODIFIED).match(scan.text, end):
        return True
    quoted = compiled(r"\s[‘'“\"]([a-z][\w’'-]*)").match(scan.text, end)
    after = quoted[1] if quoted else scan.after(end)
    if before in ("a", "an", "this", "that", "its", "his", "her", "their", "my") and _is_model(after):
        return scan.text[end : end + 1].isspace()  # a $999 iPhone, a $1,500 Samsung
    if before == "the" and compiled(r"\s[A-Za-z]\w*[A-Z]\w*\s|\s(?:[A-Z]\w+\s)+\d").match(scan.text, end):
        return True
    noun = (
        (after.islower() or (after.isupper() and len(after) > 1))
        and after not in words.FUNCTION_WORDS
        and not after.endswith(("ed", "ly"))
    )
    if after in words.FUNDED or after.removesuffix("s") in words.FUNDED:
        return True
    return noun and (before in _COUNTS or _is_owner(before)) and scan.text[end : end + 1].isspace()


def _is_owner(before: str) -> bool:
    """The, our, Iran's: what stands before a quantity that stands before its noun."""
    return before in words.DETERMINERS or (before.endswith(("'s", "’s")) and before[:-2] not in _NO_OWNERS)


# Two 8-inch rounds: what counts things stands before their measure too.
_COUNTS = words.word_set("two three four five six seven eight nine ten eleven twelve several many")
# It's six hours: the verb, clipped.
_NO_OWNERS = words.word_set("he here how it let she that there what when where who why")


def _is_model(after: str) -> bool:
    """A name of a thing to buy: iPhone, Samsung."""
    return len(after) > 2 and not after.islower() and after[1:] != after[1:].upper()


# A $1.5 billion, 10-year contract: a second word or number with a hyphen before the noun.
_MODIFIED = r",\s(?:\d[\d,.]*|[a-z]+)-[A-Za-z]+(?:-[a-z]+)?\s[a-z]"
