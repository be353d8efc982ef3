"""What is said of a note by readers, and by whoever renders what a stranger's reader made: one finding, told once."""

from __future__ import annotations

from briefexport import model as m
from briefexport import text
from briefexport.plugin.diagnostics import Diagnostic, warning

_LONGEST = 40


def unused_note(note: m.Note) -> Diagnostic:
    """No word calls the note. Whoever finds it says the same, so a reporter keeps it once."""
    told = f"the note {shown(note)} is never called; it stands after the others"
    return warning("unused-note", told, hint="call it where it belongs, or take it out", block=first(note))


def shown(note: m.Note) -> str:
    """The note by its first words: its name is ours, and its label the writer's alone in some formats."""
    words = " ".join(text.block_words(block) for block in note.content[:1])
    cut = words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + "…"
    return f"“{cut}”" if cut else f"'{note.id}'"


def first(note: m.Note) -> str:
    """The block that stands for the note's place; empty for a note without content."""
    return note.content[0].id if note.content else ""
