"""The lint of spoken text: letters, white space and the stops of prose, nothing else."""

from __future__ import annotations

import unicodedata

# Stops that mark a pause or a tone and are never read out.
STOPS = frozenset(".,;:?!…'’‘\"“”„«»‹›()-‐‑–—¿¡、。「」『』，！？；：（）・،؛؟।·")


def leftovers(spoken: str) -> str:
    """The characters of `spoken` that are not plain words (digits, signs, controls); empty when it is clean."""
    rest = spoken.translate(_USUAL)
    return "".join(sign for sign in rest if not is_plain(sign)) if rest else ""


def is_plain(sign: str) -> bool:
    """A letter, a mark on a letter, white space or a stop."""
    if sign.isascii():
        return sign.isalpha() or sign in STOPS or sign in " \n\t"
    category = unicodedata.category(sign)
    # Modifier letters that are signs of their own (superscripts and the like) have a compatibility form.
    return sign in STOPS or category in _PLAIN_CATEGORIES


# The most of any text, taken out at one look.
_USUAL = dict.fromkeys([*filter(lambda code: chr(code).isalpha(), range(128)), *map(ord, STOPS), *b" \n\t"])
_PLAIN_CATEGORIES = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc"})
