"""Text on its way into XML: escaped, and without the characters that XML forbids."""

from __future__ import annotations

import re
import unicodedata

# XML 1.0 (fifth edition), production 2: what is not a Char may not stand in a document, not even as a reference.
# The C1 controls are legal but mean nothing in a book, and HTML forbids most of them.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_TROUBLE = re.compile('[&<>"\r\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]')
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "\n"}


def clean(text: str) -> str:
    """The text without characters that XML forbids, for places that escape on their own."""
    return FORBIDDEN.sub(_nothing, text) if FORBIDDEN.search(text) else text


def visible(text: str) -> bool:
    """True when some character of the text can be seen: not only white space, controls and zero-width signs."""
    return any(unicodedata.category(character)[0] not in "CZ" for character in text)


def escape(text: str) -> str:
    """The text fit for element content and for a double-quoted attribute."""
    return _TROUBLE.sub(_replace, text) if _TROUBLE.search(text) else text


def _replace(match: re.Match[str]) -> str:
    return _ENTITIES.get(match[0]) or _nothing(match)


def _nothing(match: re.Match[str]) -> str:
    """Controls that separate words (form feed, vertical tab) still do."""
    return " " if match[0].isspace() else ""


def attribute(name: str, value: str) -> str:
    """` name="value"`, or nothing for an empty value. White space in attributes folds to spaces, as XML itself does."""
    return f' {name}="{escape(" ".join(value.split()))}"' if value else ""
