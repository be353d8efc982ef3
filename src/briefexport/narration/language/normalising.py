"""The frame: a text in a language in, words as said out, with the account of every substitution."""

from __future__ import annotations

from dataclasses import dataclass

from briefexport.narration.language.scanning import Piece, Rules, Scan, joined
from briefexport.narration.lexicon.entries import Lexicon
from briefexport.plugin import Substitution

_NO_LEXICON = Lexicon()


@dataclass(frozen=True)
class Spoken:
    """Words as said. `phonemes` is `words` with what the lexicon knows by IPA between slashes, empty without any."""

    words: str
    substitutions: tuple[Substitution, ...] = ()
    phonemes: str = ""


def normalise(
    text: str,
    language: str = "en",
    lexicon: Lexicon | None = None,
    introduced: set[str] | None = None,
) -> Spoken:
    """What is said for `text`: plain words without digits or signs.

    `introduced` holds the written forms whose expansion was said already and gains new ones; `None` expands none.
    """
    scan = Scan(text, language, rules_of(language), _NO_LEXICON if lexicon is None else lexicon, introduced)
    pieces = scan.run()
    substitutions = tuple(
        Substitution(from_=text[piece.start : piece.end], to=piece.words, rule=piece.rule)
        for piece in pieces
        if piece.rule and piece.words != text[piece.start : piece.end]
    )
    return Spoken(joined(pieces), substitutions, _phonemes(pieces))


def rules_of(language: str) -> Rules:
    """The rule table of a language."""
    from briefexport.narration.language import english

    return english.RULES


def _phonemes(pieces: list[Piece]) -> str:
    if not any(piece.ipa for piece in pieces):
        return ""
    return joined([Piece(p.start, p.end, f"/{p.ipa}/" if p.ipa else p.words, p.rule) for p in pieces])
