"""IPA → espeak-ng's own notation, for the pronunciations of the lexicon in English text.

espeak's phonemes are each language's own, so only English ones are translated; a word with a sign that has no English
counterpart is said as it is written. Source of the notation: espeak-ng's documentation, "Phonemes" (docs/phonemes.md).
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = {
    "iː": "i:", "i": "i", "ɪ": "I", "eɪ": "eI", "ɛ": "E", "e": "E", "æ": "a", "aɪ": "aI", "aʊ": "aU", "a": "a",
    "ɑː": "A:", "ɑ": "A:", "ɒ": "0", "ɔː": "O:", "ɔ": "O:", "ɔɪ": "OI", "oʊ": "oU", "əʊ": "oU", "o": "oU", "ʊ": "U",
    "uː": "u:", "u": "u:", "ʌ": "V", "ɜː": "3:", "ɜ": "3:", "ɝ": "3:", "ɚ": "3", "ə": "@", "ɪə": "i@", "eə": "e@",
    "ɛə": "e@", "ʊə": "U@", "ɐ": "a#", "ɨ": "I", "y": "i", "ø": "3:", "œ": "3:",
    "p": "p", "b": "b", "t": "t", "d": "d", "k": "k", "ɡ": "g", "g": "g", "f": "f", "v": "v", "θ": "T", "ð": "D",
    "s": "s", "z": "z", "ʃ": "S", "ʒ": "Z", "h": "h", "ɦ": "h", "x": "x", "χ": "x", "m": "m", "n": "n", "ŋ": "N",
    "ɲ": "nj", "l": "l", "ɫ": "l", "ʎ": "lj", "r": "r", "ɹ": "r", "ʁ": "r", "ɾ": "r", "j": "j", "w": "w", "ʔ": "?",
    "tʃ": "tS", "dʒ": "dZ", "ts": "ts", "ʂ": "S", "ʐ": "Z", "ɕ": "S", "ʑ": "Z", "β": "v", "ɣ": "g", "q": "k", "c": "k",
    "ˈ": "'", "'": "'", "ˌ": ",", ".": "", "ː": "", "ʲ": "j", "ʰ": "", "ʼ": "",
}  # fmt: skip
_LONGEST = max(map(len, _LETTERS))
_IPA = re.compile(r"/([^/]+)/")


def notation(ipa: str) -> str:
    """espeak's notation of an IPA word, empty where it has none."""
    plain = "".join(c for c in unicodedata.normalize("NFC", ipa) if not unicodedata.combining(c))
    found: list[str] = []
    at = 0
    while at < len(plain):
        part = next((plain[at : at + n] for n in range(_LONGEST, 0, -1) if plain[at : at + n] in _LETTERS), "")
        if not part:
            return ""
        found.append(_LETTERS[part])
        at += len(part)
    return "".join(found)


def marked(spoken: str, phonemes: str) -> tuple[str, list[tuple[int, int]]]:
    """(text for espeak with `[[…]]`, [(offset there, offset in `spoken`)]) from words and the same words with IPA.

    `phonemes` is `spoken` with some words as `/IPA/`. Where the two do not run side by side nothing is marked.
    """
    text, places, at = "", [(0, 0)], 0
    pieces = _IPA.split(phonemes)
    for index in range(1, len(pieces), 2):
        before, after = pieces[index - 1], pieces[index + 1]
        start = at + len(before)
        end = _word_end(spoken, start, after)
        if spoken[at:start] != before or end <= start:
            return spoken, [(0, 0)]
        said = _in_brackets(pieces[index]) or spoken[start:end]
        text += before
        places.append((len(text), start))
        text += said
        places.append((len(text), end))
        at = end
    return text + spoken[at:], places


def _word_end(spoken: str, start: int, after: str) -> int:
    """Where the words that stand for the IPA end: where what follows it begins."""
    head = after[: after.find("/")] if "/" in after else after
    return spoken.find(head, start + 1) if head else len(spoken)


def _in_brackets(ipa: str) -> str:
    words = [notation(word) for word in ipa.split()]
    return " ".join(f"[[{word}]]" for word in words) if words and all(words) else ""


def place_of(offset: int, places: list[tuple[int, int]]) -> int:
    """The offset in the spoken words of an offset in the marked text; inside brackets, where their words begin."""
    index = max(index for index, place in enumerate(places) if place[0] <= offset)
    here, there = places[index]
    # Places come in pairs: where brackets open, and where they have closed.
    return there if index % 2 else there + offset - here
