"""Re-opening a book that was written: container, XML of every page, and every address inside it."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from briefexport.plugin import Diagnostic

_OPF = "{http://www.idpf.org/2007/opf}"
_PACKAGE = "EPUB/content.opf"
# RFC 3986 section 3.1: an address with a scheme leads out of the book.
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def faults(path: Path) -> Iterator[Diagnostic]:
    """Everything that would keep a reading system from opening the book; nothing for a sound one."""
    try:
        with zipfile.ZipFile(path) as archive:
            for message in _faults(archive):
                yield _fault(message)
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        yield _fault(f"it cannot be opened: {error}")


def _fault(message: str) -> Diagnostic:
    return Diagnostic(code="epub-unsound", severity="error", message=message)


def _faults(archive: zipfile.ZipFile) -> Iterator[str]:
    first = archive.infolist()[0]
    if first.filename != "mimetype" or first.compress_type or archive.read(first) != b"application/epub+zip":
        yield "its first entry is not a stored mimetype"
    names = set(archive.namelist())
    pages: dict[str, _Page] = {}
    for name in archive.namelist():
        data = archive.read(name)  # reads to the end, so that the checksum is compared
        if name.endswith((".xhtml", ".opf", ".ncx", ".svg", ".xml")):
            tree = _parsed(data)
            if isinstance(tree, str):
                yield f"{name} is not well-formed: {tree}"
            elif name.endswith(".xhtml"):
                pages[name] = _Page(tree)
            elif name == _PACKAGE:
                yield from _unlisted(tree, names)
    yield from _broken_addresses(pages, names)


class _Page:
    """What addresses need of a page; its tree is let go, or a book of a thousand briefs would fill the memory."""

    def __init__(self, tree: Any) -> None:
        self.ids = {name for found in tree.iter() if (name := found.get("id"))}
        self.addresses = list(_addresses(tree))


def _parsed(data: bytes) -> Any:
    """The tree, or the reason why there is none."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        return str(error)


def _unlisted(package: Any, names: set[str]) -> Iterator[str]:
    """Manifest and container name the same files."""
    listed = {f"EPUB/{unquote(item.get('href'))}" for item in package.iter(f"{_OPF}item")}
    here = {name for name in names if name.startswith("EPUB/") and name != _PACKAGE}
    yield from (f"{name} is missing" for name in sorted(listed - here))
    yield from (f"{name} is not in the manifest" for name in sorted(here - listed))


def _broken_addresses(pages: dict[str, _Page], names: set[str]) -> Iterator[str]:
    for name, page in pages.items():
        for address in page.addresses:
            target, _, fragment = address.partition("#")
            full = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(target))) if target else name
            if full not in names or (fragment and full in pages and fragment not in pages[full].ids):
                yield f"{name} names {address}, which is not there"


def _addresses(tree: Any) -> Iterator[str]:
    for element in tree.iter():
        for attribute in ("href", "src"):
            address = element.get(attribute)
            if address and not _SCHEME.match(address):
                yield address
