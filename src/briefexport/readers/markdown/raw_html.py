"""Blocks of raw HTML within Markdown, through the allow-list of the HTML reader."""

from __future__ import annotations

import html
import re

from briefexport import model as m
from briefexport.readers.common.finish import is_deep
from briefexport.readers.markdown.parser import refuse_marks
from briefexport.readers.markdown.work import Work

# What of HTML is no text: scripts, style sheets, comments, tags, entities.
_MARKS = re.compile(
    r"<(script|style|title)\b.*?(?:</\1\s*>|$)|<!--.*?(?:-->|$)|<\?.*?(?:\?>|$)|"
    r"""<[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*>?|&#?\w+;""",
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
    return _imported(work, written) if _account(work, written) else ()


def is_more_than_comments(written: str) -> bool:
    """True for a text in which tags stand, and not only within comments."""
    return "<" in written and bool(_COMMENT.sub("", written).strip())


def _imported(work: Work, written: str) -> m.Blocks:
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
    return made.blocks


def _account(work: Work, written: str) -> bool:
    """Tell marks and words in turn; True when anything in them can give a block.

    Where the allow-list leaves words out, its own account says so, and then all letters are counted.
    """
    at = 0
    speaks = False
    for found in _MARKS.finditer(written):
        speaks |= _words(work, written[at : found.start()]) or not _SILENT.fullmatch(found[0])
        work.mark(found[0], "HTML")
        if found[0][0] == "&":
            work.kept.append(html.unescape(found[0]))
        elif alt := _ALT.match(found[0]):
            work.kept.append(html.unescape(alt[1] or alt[2] or ""))
        at = found.end()
    return _words(work, written[at:]) or speaks


def _words(work: Work, between: str) -> bool:
    if says := bool(between.strip()):
        work.read(between)
    return says


def _readable(written: str) -> str:
    """A text area in a written text is there to be read; the dead raw elements of HTML are text (GFM 6.11)."""
    written = re.sub(r"<(/?)textarea\b", r"<\1pre", written, flags=re.I)
    return re.sub(r"<(?=/?(?:xmp|plaintext|noembed|noframes)\b)", "&lt;", written, flags=re.I)
