"""The frame: a text in a language in, words as said out, with the account of every substitution."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from briefexport.narration.language.lexical import IPA
from briefexport.narration.language.scanning import Piece, Rules, Scan, joined, marked, tidy
from briefexport.narration.language.speech_lint import leftovers
from briefexport.narration.lexicon.entries import Lexicon
from briefexport.plugin import Substitution

_NO_LEXICON = Lexicon()
# Characters of no width that would break words: soft hyphen, zero-width space, joiners of words, marks of direction.
_INVISIBLE = dict.fromkeys(
    (0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), None
)


class Spoken(msgspec.Struct, frozen=True):
    """Words as said. `phonemes` is `words` with what the lexicon knows by IPA between slashes, empty without any."""

    words: str
    substitutions: tuple[Substitution, ...] = ()
    phonemes: str = ""


def normalise(
    text: str,
    language: str = "en",
    lexicon: Lexicon | None = None,
    introduced: set[str] | None = None,
    quotes: tuple[str, str] | None = None,
) -> Spoken:
    """What is said for `text`: plain words without digits or signs.

    `quotes` are the words for an opening and a closing quotation mark; `None` leaves the marks unsaid.
    `introduced` holds the written forms whose expansion was said already and gains new ones; `None` expands none.
    """
    text = text.translate(_INVISIBLE)
    scan = Scan(text, language, rules_of(language), _NO_LEXICON if lexicon is None else lexicon, introduced, quotes)
    pieces = scan.run()
    substitutions = tuple(substitution for piece in pieces for substitution in _recorded(text, piece))
    return Spoken(scrubbed(joined(pieces), language), substitutions, marked(pieces, scan.rules.pronounced))


def _recorded(text: str, piece: Piece) -> Iterator[Substitution]:
    """What is to be told of a piece: that other words are said, or how its words are pronounced."""
    written = text[piece.start : piece.end]
    if piece.rule == IPA:
        yield Substitution(from_=written, to=piece.pronouncer, rule=piece.rule)
    elif piece.rule and piece.words != written:
        yield Substitution(from_=written, to=piece.words, rule=piece.rule)


def rules_of(language: str) -> Rules:
    """The rule table of a language: English, or the frame for all others."""
    if language.split("-")[0].casefold() in ("en", ""):
        from briefexport.narration.language import english

        return english.RULES
    from briefexport.narration.language import plain

    return plain.rules(language)


def says_numbers(language: str) -> bool:
    """False for the languages in which digits are left to the engine, because nobody here knows their words."""
    if language.split("-")[0].casefold() in ("en", ""):
        return True
    from briefexport.narration.language import plain

    return plain.has_numbers(language)


def scrubbed(words: str, language: str = "en") -> str:
    """The words without any character the lint would name: the last net under all rules."""
    stray = set(leftovers(words))
    if stray and not says_numbers(language):
        stray = {sign for sign in stray if not sign.isdecimal()}
    return tidy(words.translate({ord(sign): " " for sign in stray})) if stray else words
