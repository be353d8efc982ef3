"""What is done to a document's XML before mammoth reads it, and what is learnt from it.

mammoth drops formulas and knows only styles by name; the words are counted here on their own, so that the account of
every word does not rest on the library that is being checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefexport.plugin import Diagnostic, LedgerEntry, warning
from briefexport.readers.docx import formulas, mending, notes, package, unread
from briefexport.readers.docx.numbering import Lists
from briefexport.readers.docx.relations import Relation, main_part, related, relations
from briefexport.readers.docx.styles import Styles
from briefexport.readers.docx.xml import M, W, parsed, remove, run, too_deep, written

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SIGNS = {f"{W}noBreakHyphen": "\u2011", f"{W}softHyphen": "\u00ad"}
_WORDED = (f"{W}t", f"{W}tab", f"{W}br", *_SIGNS)
_OTHERS = "an OpenDocument text, an EPUB or a Pages document has to be saved as .docx first"
_UNCALLED = "a note that the text does not call"


@dataclass
class Prepared:
    """The parts to be read, the style map, the words to be found again, and what was left out or has to be said."""

    parts: dict[str, bytes]
    styles: str = ""
    style_sheet: bytes = b""
    main: str = ""
    comments: int = 0
    words: list[str] = field(default_factory=list)
    ledger: list[LedgerEntry] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def drop(self, words: str, reason: str) -> None:
        """Account for words of the text that the article will not have."""
        self.words.append(words)
        self.ledger.append(LedgerEntry(words=words, fate="dropped", reason=reason))


def prepare(parts: Mapping[str, bytes], name: str) -> Prepared:
    """Raises ContentError: no text in the archive, XML that is broken or nested too deeply."""
    found = Prepared(dict(parts))
    main = found.main = main_part(parts, name)
    known = {one.key: one for one in relations(parts, main, name)}
    styles = Styles(_root(parts, related(parts, main, "styles", name), name))
    lists = Lists(_root(parts, related(parts, main, "numbering", name), name), styles)
    found.style_sheet = parts.get(related(parts, main, "styles", name), b"")
    found.styles = styles.map()
    body = _root(parts, main, name)
    if body is None:
        raise package.refused(name, "holds no text of Word's", _OTHERS)
    gone = notes.deleted(body)
    _mend(found, body, main, name, known, styles)
    held = _notes(found, body, gone, main, name, styles)
    found.diagnostics += unread.drawings(body)
    for entry in unread.entries(parts, known, name):
        found.drop(entry.words, entry.reason)
    for part, root in ((main, body), *held):
        found.words += _words(root)
        lists.number(root)
        found.parts[part] = written(root)
    comments = _root(parts, related(parts, main, "comments", name), name)
    found.comments = len(list(comments.iter(f"{W}comment"))) if comments is not None else 0
    return found


def _root(parts: Mapping[str, bytes], part: str, name: str) -> Element | None:
    return parsed(parts[part], part, name) if part in parts else None


def _mend(found: Prepared, root: Element, part: str, name: str, known: Mapping[str, Relation], styles: Styles) -> None:
    for words in mending.misplaced(root):
        found.drop(words, "where Word shows no text")
    mending.without_deleted(root)
    _formulas_as_tex(root, part, name)
    for words in mending.mend(root, known, found.parts, styles):
        found.drop(words, "hidden text")


def _notes(
    found: Prepared, body: Element, gone: notes.Keys, main: str, name: str, styles: Styles
) -> list[tuple[str, Element]]:
    """The parts of the notes, mended; a call without its note and a note without a call are told of."""
    held = []
    for kind in notes.KINDS:
        part = related(found.parts, main, f"{kind}s", name)
        root = _root(found.parts, part, name)
        if missing := notes.without_missing(body, kind, notes.names(root, kind) if root is not None else ()):
            told = f"{missing} calls of notes that the document does not hold were left out"
            found.diagnostics.append(warning("missing-note", told, hint="write the note, or take the call out"))
        if root is not None:
            for words in notes.uncalled(root, kind, notes.called(body), gone):
                found.drop(words, _UNCALLED)
            _mend(found, root, part, name, {one.key: one for one in relations(found.parts, part, name)}, styles)
            held.append((part, root))
    return held


def _formulas_as_tex(root: Element, part: str, name: str) -> None:
    """Office formulas as runs of TeX: mammoth would drop them."""
    for formula in list(root.iter(f"{M}oMath")):
        parent = formula.getparent()
        if parent is None:
            continue
        try:
            tex = formulas.tex(formula)
        except RecursionError as error:
            raise too_deep(name, part) from error
        display = parent.tag == f"{M}oMathPara"
        made = run(rf"\[{tex}\]" if display else rf"\({tex}\)", "BriefDisplay" if display else "BriefFormula")
        made.tail = formula.tail
        parent.replace(formula, made)
    for several in list(root.iter(f"{M}oMathPara")):
        _on_lines(several)


def _on_lines(several: Element) -> None:
    """Formulas set apart: the first where they stand, each further one in a paragraph of its own."""
    from lxml import etree

    first, *others = several.findall(f"{W}r") or [run("")]
    several.addprevious(first)
    paragraph = next(several.iterancestors(f"{W}p"), None)
    for made in reversed(others):
        if paragraph is None:
            several.addprevious(made)
        else:
            below = etree.Element(f"{W}p")
            below.append(made)
            paragraph.addnext(below)
    remove(several)


def _words(root: Element) -> Iterator[str]:
    """The document's visible words, paragraph by paragraph; deleted text (`w:delText`) is not visible."""
    for paragraph in root.iter(f"{W}p"):
        yield "".join(
            _text(node) for node in paragraph.iter(*_WORDED) if next(node.iterancestors(f"{W}p")) is paragraph
        )


def _text(node: Element) -> str:
    return node.text or "" if node.tag == f"{W}t" else _SIGNS.get(str(node.tag), " ")
