"""Footnotes that do not hang together: called but not written, written but not called, calling each other in a ring."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from briefexport import model as m
from briefexport import text
from briefexport.plugin import Diagnostic, warning
from briefexport.plugin.notes import first, shown, unused_note


def mended(article: m.Article) -> tuple[m.Article, tuple[Diagnostic, ...]]:
    """The article without calls that lead nowhere or round in a ring, and a warning for each such fault."""
    if not article.notes and not any(_calls(article.body)):
        return article, ()
    known = {note.id for note in article.notes}
    placed = tuple(_placed(article))
    told = [_missing(name, block) for block, name in placed if name not in known]
    rings = _rings(article)
    told += [_ring(note) for note in article.notes if note.id in rings]
    called = {name for _, name in placed}
    told += [unused_note(note) for note in article.notes if note.id not in called]
    whole = called <= known and not rings
    return article if whole else _cut(article, known, rings), tuple(told)


def _missing(name: str, block: str) -> Diagnostic:
    message, hint = f"the note '{name}' is called but not written", "write the note, or take its call out"
    return warning("missing-note", message, hint=hint, block=block)


def _ring(note: m.Note) -> Diagnostic:
    told = f"the note {shown(note)} calls itself, directly or through other notes; the calls inside it were taken out"
    return warning("cyclic-note", told, hint="let notes not call each other in a ring", block=first(note))


def _placed(article: m.Article) -> Iterator[tuple[str, str]]:
    for block in text.walk_article(article):
        for name in _called(block):
            yield block.id, name


def _calls(blocks: m.Blocks) -> Iterator[str]:
    for block in text.walk(blocks):
        yield from _called(block)


def _called(block: m.Block) -> list[str]:
    """The notes that a block's own text calls, in order."""
    found: list[str] = []
    for run in (block.content,) if isinstance(block, (m.Paragraph, m.Heading)) else text.own_inlines(block):
        _gather(run, found)
    return found


def _gather(run: m.Inlines, found: list[str]) -> None:
    """Adds the notes a run calls. Nearly all of a text is `Text`, which calls none."""
    for inline in run:
        if isinstance(inline, m.NoteReference):
            found.append(inline.note)
        elif not isinstance(inline, m.Text):
            _gather(getattr(inline, "content", ()), found)


def _rings(article: m.Article) -> frozenset[str]:
    """The notes from which following calls leads back to themselves."""
    calls = {note.id: set(_calls(note.content)) for note in article.notes}
    calling = {name for name, called in calls.items() if called}
    return frozenset(name for name in calling if _returns(name, calls))


def _returns(start: str, calls: dict[str, set[str]]) -> bool:
    seen: set[str] = set()
    waiting = list(calls[start])
    while waiting:
        name = waiting.pop()
        if name == start:
            return True
        if name not in seen:
            seen.add(name)
            waiting += calls.get(name, ())
    return False


def _cut(article: m.Article, known: set[str], rings: frozenset[str]) -> m.Article:
    """Calls of unknown notes are taken out everywhere, all calls inside notes that stand in a ring."""
    body = tuple(_without(block, known, frozenset()) for block in article.body)
    notes = tuple(_note(note, known, frozenset(known if note.id in rings else ())) for note in article.notes)
    return msgspec.structs.replace(article, body=body, notes=notes)


def _note(note: m.Note, known: set[str], refused: frozenset[str]) -> m.Note:
    return msgspec.structs.replace(note, content=tuple(_without(block, known, refused) for block in note.content))


def _without(block: m.Block, known: set[str], refused: frozenset[str]) -> m.Block:
    def run(inlines: m.Inlines) -> m.Inlines:
        kept = (i for i in inlines if not isinstance(i, m.NoteReference) or (i.note in known and i.note not in refused))
        return tuple(_inside(i) for i in kept)

    def _inside(inline: m.Inline) -> m.Inline:
        content: m.Inlines = getattr(inline, "content", ())
        return msgspec.structs.replace(inline, content=run(content)) if content else inline

    return text.map_children(text.map_runs(block, run), lambda held: _without(held, known, refused))
