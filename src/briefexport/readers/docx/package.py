"""The zip archive a Word document is: opened only when nothing in it can hurt."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from briefexport.errors import ContentError

MAX_ENTRIES = 5_000
MAX_UNPACKED = 256 * 1024 * 1024
# XML packs about 10:1 to 30:1; a bomb a thousand to one.
MAX_RATIO = 200
_SMALL = 4 * 1024 * 1024
_UNSAFE = re.compile(r"^([/\\]|[A-Za-z]:)|(^|[/\\])\.\.([/\\]|$)|\x00")
_DECLARATION = re.compile(rb"<!(DOCTYPE|ENTITY)|<\x00!\x00(D\x00O\x00C|E\x00N\x00T)|\x00<\x00!\x00(D\x00O|E\x00N)")

_STRICT = re.compile(rb'"http://purl\.oclc\.org/ooxml/(wordprocessingml|drawingml|officeDocument)/(\w+)')


def parts(data: bytes, name: str) -> dict[str, bytes]:
    """Every part of the document by its name. Raises ContentError: broken, hostile names, bombs, entities."""
    _refuse_other(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_hostile(archive, name)
            found = {entry.filename: _usual(archive.read(entry)) for entry in archive.infolist() if not entry.is_dir()}
    # What an archive raises that is cut short or damaged, or packed in a way that Python does not know.
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        hint = "fetch or copy it once more, or open it in Word or Google Docs and save it again"
        raise refused(name, f"is a damaged or incomplete Word document ({error})", hint) from error
    _refuse_entities(found, name)
    return found


def _refuse_other(data: bytes, name: str) -> None:
    """Raises ContentError for what is no archive: an empty file, a document of Word 97, text with a wrong suffix."""
    if not data.strip():
        raise ContentError(f"{name} has no words", code="empty-source", hint="write the brief first", file=name)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise refused(name, "is an old or a password-protected Word document", "save it as .docx without a password")
    if not data.startswith(b"PK"):
        hint = "name the right reader with --from (plaintext, markdown, html …), or save it as .docx"
        raise refused(name, "is not a Word document, whatever its name says", hint)


def _usual(data: bytes) -> bytes:
    """A part with the names of the usual form, where it was saved as Strict Open XML (ISO/IEC 29500-1, annex A)."""
    return _STRICT.sub(rb'"http://schemas.openxmlformats.org/\1/2006/\2', data) if b"ooxml/" in data[:4096] else data


def packed(found: dict[str, bytes]) -> bytes:
    """The parts as an archive again; nothing outside this process sees it, so its times do not matter."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in found.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return buffer.getvalue()


def _refuse_hostile(archive: zipfile.ZipFile, name: str) -> None:
    entries = archive.infolist()
    unsafe = next((entry.filename for entry in entries if _UNSAFE.search(entry.filename)), "")
    if unsafe:
        raise refused(name, f"holds a part whose name leads outside it: {unsafe!r}", "do not trust this file")
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise refused(name, "would unpack to more than a brief can be", "do not trust this file, or split it")
    if len({entry.filename for entry in entries}) < len(entries):
        raise refused(name, "holds two parts of one name, so that programs read it differently", "save it again")
    for entry in entries:
        if entry.file_size > _SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise refused(name, f"holds a zip bomb: {entry.filename}", "do not trust this file")


def _refuse_entities(found: dict[str, bytes], name: str) -> None:
    """OOXML parts have no document type (ECMA-376 part 2, 6.2.5): one that has means harm."""
    for part, data in found.items():
        if part.endswith((".xml", ".rels")) and _DECLARATION.search(data):
            raise refused(name, f"declares entities in {part}", "do not trust this file; Word never writes that")


def refused(name: str, why: str, hint: str) -> ContentError:
    """The error for a document that is not read, and what to do about it."""
    return ContentError(f"{name} {why}", code="docx-refused", hint=hint, file=name)
