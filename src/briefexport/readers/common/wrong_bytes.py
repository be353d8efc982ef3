"""What to say of bytes that are not in the encoding they should be in: the likely one, half a sign, or cut short."""

from __future__ import annotations

import codecs
import re

from briefexport.errors import ContentError
from briefexport.plugin import Source

_WIDE = re.compile("utf-(16|32)")
_SIGNS = re.compile("[\x80-\U0010ffff]")


def error(source: Source, found: UnicodeDecodeError, skip: int) -> ContentError:
    """The error for a byte that cannot be read; `skip` is the length of the byte order mark."""
    offset = found.start + skip
    told = f"is not {found.encoding.upper()}: byte 0x{source.data[offset]:02X} at offset {offset}"
    return _refused(
        source, told, _advice(source.data[skip:], found), found.object[: found.start].decode(found.encoding)
    )


def refuse_wide(source: Source) -> None:
    """Raises ContentError for UTF-16 and UTF-32 without their mark: in English they are UTF-8 too, full of NULs."""
    if (likely := wide_encoding(source.data)) and b"\x00" in source.data[:8]:
        offset = source.data.index(0)
        told = f"is not UTF-8 or has no byte order mark: byte 0x00 at offset {offset}"
        raise _refused(source, told, _converted(likely), source.data[:offset].decode("latin-1"))


def _refused(source: Source, told: str, hint: str, before: str) -> ContentError:
    before = before.replace("\r\n", "\n").replace("\r", "\n")
    return ContentError(
        f"{source.name} {told}",
        code="undecodable-source",
        hint=hint,
        file=source.name,
        line=before.count("\n") + 1,
        column=len(before) - before.rfind("\n"),
    )


def _advice(data: bytes, found: UnicodeDecodeError) -> str:
    """What the writer can do: convert the file, fetch it once more, or type one sign anew."""
    is_wide = bool(_WIDE.match(found.encoding))
    text = data.decode(found.encoding, "replace")
    wrong = text.count("\ufffd")
    signs = len(_SIGNS.findall(text)) - wrong
    if found.end >= len(data) and (signs or is_wide) and wrong == 1:
        return "it is cut short in the middle of a sign: fetch or copy it once more"
    if is_wide or _has_halves(data) or signs > 2 * wrong:
        return "the rest of it can be read: delete what stands there and type it anew"
    likely = likely_encoding(data)
    return _converted(likely) if likely else "it is not text"


def _has_halves(data: bytes) -> bool:
    """Nothing but surrogates, halves of a sign that a program cut in two, keeps the bytes from being UTF-8."""
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _converted(likely: str) -> str:
    return f"it looks like {likely}; convert it with: iconv -f {likely} -t UTF-8"


def wide_encoding(data: bytes) -> str:
    """UTF-16 or UTF-32, by where its NULs stand; empty when there are not as many."""
    sample = data[:400]
    least = max(2, min(20, len(sample) // 4))
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    if max(odd, even) < least or max(odd, even) < len(sample) // 8:
        return ""
    ends = "BE" if sample[:1] == b"\0" or even > odd else "LE"
    both = min(sample[2::4].count(0), sample[1::4].count(0)) >= len(sample) // 5
    return f"UTF-{32 if both else 16}{ends}"


def likely_encoding(data: bytes) -> str:
    """The encoding that bytes which are not UTF-8 were most likely written in; empty when they look binary."""
    sample = data[:65536]
    if wide := wide_encoding(sample):
        return wide
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
