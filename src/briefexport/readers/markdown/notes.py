"""Footnotes: `[^label]` with its definition, and `^[written in the line]`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefexport import model as m
from briefexport import text
from briefexport.plugin import Diagnostic, warning
from briefexport.readers.markdown.work import Work

if TYPE_CHECKING:
    from markdown_it.token import Token

_CALL = re.compile(r"\[\^([^\]\s]+)\]")


def call(work: Work, token: Token) -> m.NoteReference:
    """The call for a note; a note written in the line is kept as well."""
    if "label" in token.meta:
        return work.call(work.note_id(token.meta["label"]))
    label = f"^{len(work.inline_notes)}.{token.meta['id']}"
    name = work.note_id(label)
    written = work.parsed.env["footnotes"]["list"][token.meta["id"]]
    work.inline_notes.append(m.Note(id=name))
    from briefexport.readers.markdown.inlines import Reader

    with work.in_note(label):
        content = Reader(work).read(written["tokens"], written["content"])
    place = work.place(work.line - work.first_line)
    note = m.Note(id=name, content=(m.Paragraph(id=place, content=content),))
    work.inline_notes = [note if known.id == name else known for known in work.inline_notes]
    return work.call(name)


def missing(blocks: m.Blocks, written: str) -> Iterator[Diagnostic]:
    """A warning for each call whose note is not written: to Markdown it is words in brackets, and they stay."""
    if "[^" not in written:
        return
    for block in text.walk(blocks):
        words = (
            part.text for run in text.own_inlines(block) for part in text.inline_tree(run) if isinstance(part, m.Text)
        )
        for label in (label for part in words for label in _CALL.findall(part)):
            if rf"\[^{label}]" not in written:
                told = f"the note '{label}' is called but not written; the call stays as words"
                yield warning("missing-note", told, hint="write the note, or take its call out", block=block.id)


def define(work: Work, label: str, content: m.Blocks) -> None:
    """A definition; a label's second one continues the first, so that no words are lost."""
    before = work.written_notes.get(label)
    name = work.note_id(label)
    work.written_notes[label] = m.Note(id=name, content=(*(before.content if before else ()), *content))


def kept(work: Work) -> str:
    """The words that must stand in the article, in its order: those of the body, then those of each note."""
    apart = [words for label in work.note_ids for words in work.kept_in_notes.get(label, ())]
    return "".join(work.kept + apart)


def in_order(work: Work) -> tuple[m.Note, ...]:
    """All notes in the order of their first calls."""
    order = {name: place for place, name in enumerate(work.note_ids.values())}
    found = (*work.written_notes.values(), *work.inline_notes)
    return tuple(sorted(found, key=lambda note: order[note.id]))
