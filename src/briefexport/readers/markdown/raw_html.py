"""Blocks of raw HTML within Markdown, through the allow-list of the HTML reader."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from briefexport import model as m
from briefexport import text
from briefexport.readers.common import ledger
from briefexport.readers.common.finish import is_deep
from briefexport.readers.markdown.parser import refuse_marks
from briefexport.readers.markdown.work import Work

if TYPE_CHECKING:
    from briefexport.readers.common.html_import import Imported

# What of HTML is no text: scripts, style sheets, comments, tags, entities.
_MARKS = re.compile(
    r"<(script|style|title)\b.*?(?:</\1\s*>|$)|<!--.*?(?:-->|$)|<\?.*?(?:\?>|$)|"
    r"""<[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*>?|&#?\w+;?""",
    re.S | re.I,
)
_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.S)
# Where no words stand around them, these give nothing: READMEs set lone tags to centre what follows.
_SILENT = re.compile(
    r"<!--.+-->|</?(?:a|b|br|center|details|div|em|font|i|p|picture|small|source|span|strong|sub|summary|sup)(?:\s[^<>]*)?/?>",
    re.S | re.I,
)
_ALT = re.compile(r"""<img\b[^>]*?\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.I)


def blocks(work: Work, written: str, index: int) -> m.Blocks:
    """The blocks that `written`, from line `index` of the text on, gives. Raises ContentError: too many marks."""
    work.begin(index)
    refuse_marks(written, work.line)
    before = len(work.kept)
    if not _account(work, written):
        return ()
    made = _imported(work, written)
    work.imports.append((work.line, "".join(work.kept[before:]), made))
    return made.blocks


def is_more_than_comments(written: str) -> bool:
    """True for a text in which tags stand, and not only within comments."""
    return "<" in written and bool(_COMMENT.sub("", written).strip())


def tell_swallowed(work: Work) -> bool:
    """Tell the words that a tag or an entity without its end took from the text; True when there are any.

    What ends where there is guessed by `_account`, and by the parser otherwise.
    """
    told = False
    for line, met, made in work.imports:
        shown = _shown(made)
        if lost := ledger.ink(met) - ledger.ink(shown):
            words = " ".join(ledger.fewer_words(met, shown))
            work.line, told = line, True
            work.leave(words if lost <= ledger.ink(words) else met, "inside a tag that is not closed")
    return told


def _shown(made: Imported) -> str:
    """All words that an import gave, or told of as no words of its blocks."""
    article = m.Article(metadata=m.Metadata(), body=made.blocks, notes=made.notes)
    told = [entry.words for entry in made.ledger if entry.fate != "body" or entry.reason]
    return "\n".join([text.body_text(article), *told])


def _imported(work: Work, written: str) -> Imported:
    from briefexport.readers.common import html_import

    work.fragments += 1
    made = html_import.fragment(
        _readable(written), line=work.line, language=work.language, note_prefix=f"html-{work.fragments}-"
    )
    work.diagnostics.extend(made.diagnostics)
    work.ledger.extend(made.ledger)
    work.assets.update(made.assets or {})
    work.positions.update(made.positions or {})
    work.inline_notes.extend(made.notes)
    for note in made.notes:
        work.note_ids[note.id] = note.id
    held = (*made.blocks, *(block for note in made.notes for block in note.content))
    if any(is_deep(block, m.MAX_DEPTH - work.depth - 4) for block in held):
        work.deepest = m.MAX_DEPTH  # so that the whole is looked through
    return made


def _account(work: Work, written: str) -> bool:
    """Tell marks and words in turn; True when anything in them can give a block.

    Where the allow-list leaves words out, its own account says so, and then all letters are counted.
    """
    at = 0
    speaks = False
    for found in _MARKS.finditer(written):
        speaks = _words(work, written[at : found.start()]) or speaks or not _SILENT.fullmatch(found[0])
        _mark(work, found[0])
        at = found.end()
    return _words(work, written[at:]) or speaks


def _mark(work: Work, written: str) -> None:
    """A tag, with the alt text it may bring, or an entity; `AT&T` has none."""
    said = html.unescape(written) if written[0] == "&" else ""
    if said == written:
        work.read(written)
        return
    work.mark(written, "HTML")
    if said:
        work.kept.append(said)
    elif alt := _ALT.match(written):
        work.kept.append(html.unescape(alt[1] or alt[2] or ""))


def _words(work: Work, between: str) -> bool:
    if says := bool(between.strip()):
        work.read(between)
    return says


def _readable(written: str) -> str:
    """A text area in a written text is there to be read; the dead raw elements of HTML are text (GFM 6.11)."""
    written = re.sub(r"<(/?)textarea\b", r"<\1pre", written, flags=re.I)
    return re.sub(r"<(?=/?(?:xmp|plaintext|noembed|noframes)\b)", "&lt;", written, flags=re.I)
