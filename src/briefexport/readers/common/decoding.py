"""Bytes to characters: UTF-8, or UTF-16 by its byte order mark; anything else is an error that names the byte.

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

# A brief is some kilobytes. Beyond this no edition would be a brief, and parsers would take minutes.
MAX_BYTES = 16 * 1024 * 1024
MAX_CHARACTERS = 2_000_000
MAX_LINES = 40_000

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
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
    try:
        text = source.data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(source, error, skip) from error
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


def _undecodable(source: Source, error: UnicodeDecodeError, skip: int) -> ContentError:
    offset = error.start + skip
    before = source.data[:offset]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    likely = likely_encoding(source.data)
    return ContentError(
        f"{source.name} is not {error.encoding.upper()}: byte 0x{source.data[offset]:02X} at offset {offset}",
        code="undecodable-source",
        hint=f"it looks like {likely}; convert it with: iconv -f {likely} -t UTF-8" if likely else "it is not text",
        file=source.name,
        line=line,
        column=column,
    )


def likely_encoding(data: bytes) -> str:
    """The encoding that bytes which are not UTF-8 were most likely written in; empty when they look binary."""
    sample = data[:65536]
    if sample[1:400:2].count(0) > 20 or sample[0:400:2].count(0) > 20:
        return "UTF-16LE" if sample[1:400:2].count(0) > sample[0:400:2].count(0) else "UTF-16BE"
    if b"\x00" in sample or sum(byte < 9 or 13 < byte < 32 for byte in sample) > len(sample) // 50:
        return ""
    ranked = sorted(_CANDIDATES, key=lambda name: _strangeness(sample, name))
    return ranked[0]


_CANDIDATES = ("windows-1252", "windows-1251", "koi8-r", "shift_jis", "gb18030", "big5", "euc-kr", "macintosh")


def _strangeness(sample: bytes, encoding: str) -> float:
    """How unlike writing the bytes are when read in an encoding: undecodable, odd, or of two scripts in a word."""
    try:
        text = codecs.getincrementaldecoder("mac_roman" if encoding == "macintosh" else encoding)().decode(sample)
    except UnicodeDecodeError:
        return 2.0
    high = [c for c in text if ord(c) > 127]
    odd = sum(not (c.isalpha() or c in "–—‘’“”…«»€£°©•、。，「」（）：；！？") or _halfwidth(c) for c in high)
    mixed = len(re.findall(r"[a-z][\u0400-\u04ff]|[\u0400-\u04ff][a-z]|[a-z][\u3040-\u9fff\uac00-\ud7a3][a-z]", text))
    # Latin words seldom have three accented letters in a row; Cyrillic read as Latin has nothing else.
    foreign = len(re.findall(r"[\u00c0-\u024f]{3}", text))
    shouting = len(re.findall(r"[a-zа-я][А-Я]", text))
    return (odd + 2 * mixed + 2 * foreign + shouting) / (len(high) or 1)


def _halfwidth(character: str) -> bool:
    return "\uff61" <= character <= "\uff9f"


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
