"""Bytes to characters: UTF-8, or UTF-16 or UTF-32 by its byte order mark; else an error that names the byte.

Line ends become `\\n`. Characters that XML and speech cannot carry are taken out and reported with their place, and
bidirectional overrides, which can make a text read otherwise than it is written, are kept and reported.
"""

from __future__ import annotations

import codecs
import html
import re
import unicodedata
from collections.abc import Iterator

import msgspec

from briefexport.errors import ContentError
from briefexport.plugin import Diagnostic, Source, warning
from briefexport.readers.common import wrong_bytes

# A brief is some kilobytes. Beyond this no edition would be a brief, and parsers would take minutes.
MAX_BYTES = 16 * 1024 * 1024
MAX_CHARACTERS = 2_000_000
MAX_LINES = 40_000

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as that of UTF-16 does
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive (a Word document, an EPUB?)"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x7fELF", "a program"),
    (b"ID3", "an MP3"),
    (b"{\\rtf", "an RTF document"),
)
_MAGICS = tuple(magic for magic, _ in _MAGIC)
# XML 1.0 (2.2 Char) forbids the C0 controls and U+FFFE, U+FFFF; C1 controls are mojibake wherever they appear.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BIDI_REFERENCE = re.compile(r"&#(?:x0*(?:202[a-e]|206[6-9])(?![\da-f])|0*(?:823[4-8]|829[4-7])(?!\d));?", re.I)
_SPACES = "\x0b\x0c\x1c\x1d\x1e\x1f\x85"


class Decoded(msgspec.Struct, frozen=True):
    """Text with `\\n` line ends, and what had to be said about it."""

    text: str
    diagnostics: tuple[Diagnostic, ...]


def decode(source: Source, *, declared: str = "") -> Decoded:
    """The text of a source. Raises ContentError: empty, too large, binary, not in the encoding it should be in.

    `declared` is an encoding the format itself names (an HTML `meta charset`); a byte order mark outweighs it.
    """
    _refuse_unreadable(source)
    encoding, skip = _encoding(source.data, declared)
    if encoding == "utf-8" and not skip:
        wrong_bytes.refuse_wide(source)
    try:
        text = source.data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        raise wrong_bytes.error(source, error, skip) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip("\ufeff\u200b \t\n\x0b\x0c"):
        raise _empty(source)
    return clean(text)


def clean(text: str, *, line: int = 1) -> Decoded:
    """The text without what no edition can carry, and a warning with the first place of each such character."""
    if text.replace("\n", "").replace("\t", "").isprintable():
        return Decoded(text, ())  # nearly every text
    diagnostics = (*_unfit(text, line), *_overrides(text, line))
    if diagnostics:
        text = _UNFIT.sub(_replacement, text)
    return Decoded(text, diagnostics)


def referenced(text: str) -> tuple[Diagnostic, ...]:
    """The warning for a turning character that markup writes as a reference (`&#x202E;`)."""
    match = _BIDI_REFERENCE.search(text) if "&#" in text else None
    return (_override(html.unescape(match[0]), text, match.start(), 1),) if match else ()


def refuse_long(text: str) -> None:
    """Raises ContentError for a text that no brief can be: some two thousand printed pages, or as many short lines."""
    lines = text.count("\n") + 1
    if len(text) > MAX_CHARACTERS or lines > MAX_LINES:
        raise ContentError(
            f"the text has {len(text)} characters in {lines} lines; a brief may have {MAX_CHARACTERS} in {MAX_LINES}",
            code="source-too-large",
            hint="split it into several sources and bind them with --bind",
        )


def place(text: str, offset: int, first_line: int = 1) -> tuple[int, int]:
    """(line, column) of a character offset, both from 1."""
    start = text.rfind("\n", 0, offset) + 1
    return first_line + text.count("\n", 0, offset), offset - start + 1


def _refuse_unreadable(source: Source) -> None:
    data = source.data
    if not data:
        raise _empty(source)
    if len(data) > MAX_BYTES:
        raise ContentError(
            f"{source.name} holds {len(data) / 1e6:.0f} MB of text; a brief may have {MAX_BYTES / 1e6:.0f} MB",
            code="source-too-large",
            hint="split it into several sources and bind them with --bind",
            file=source.name,
        )
    if data.startswith(_MAGICS):
        kind = next(kind for magic, kind in _MAGIC if data.startswith(magic))
        raise ContentError(
            f"{source.name} is {kind}, not text",
            code="binary-source",
            hint="export the text from the program that made it, as .txt, .md or .html",
            file=source.name,
        )


def _encoding(data: bytes, declared: str) -> tuple[str, int]:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name, len(mark)
    try:
        return (codecs.lookup(declared).name if declared else "utf-8"), 0
    except LookupError:
        return "utf-8", 0


def _empty(source: Source) -> ContentError:
    return ContentError(
        f"{source.name} has no words", code="empty-source", hint="write the brief first", file=source.name
    )


def _unfit(text: str, first_line: int) -> Iterator[Diagnostic]:
    counts: dict[str, int] = {}
    places: dict[str, int] = {}
    for match in _UNFIT.finditer(text):
        counts[match[0]] = counts.get(match[0], 0) + 1
        places.setdefault(match[0], match.start())
    for character, count in counts.items():
        line, column = place(text, places[character], first_line)
        yield warning(
            "control-character",
            f"the character U+{ord(character):04X} cannot stand in a book and was taken out ({count} ×)",
            hint="delete it; it often comes from a wrong encoding or a copied terminal",
            line=line,
            column=column,
        )


def _overrides(text: str, first_line: int) -> Iterator[Diagnostic]:
    match = _BIDI.search(text)
    if match:
        yield _override(match[0], text, match.start(), first_line)


def _override(character: str, text: str, at: int, first_line: int) -> Diagnostic:
    line, column = place(text, at, first_line)
    return warning(
        "bidi-override",
        f"{unicodedata.name(character)} (U+{ord(character):04X}) can make words read otherwise than they are written",
        hint="delete it unless the text mixes right-to-left words on purpose",
        line=line,
        column=column,
    )


def _replacement(match: re.Match[str]) -> str:
    # NUL becomes the replacement character, as CommonMark (2.3) has it; what separates words stays a space.
    character = match[0]
    if character in _SPACES:
        return " "
    return "\ufffd" if character in "\x00\ufffe\uffff" or "\ud800" <= character <= "\udfff" else ""
