"""The transform itself: every run of every block, each in its own language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from briefexport import model as m
from briefexport import text
from briefexport.plugin import Typography
from briefexport.render.typography.conventions import Convention, convention_of
from briefexport.render.typography.editing import Piecewise, addresses
from briefexport.render.typography.quoting import quotes
from briefexport.render.typography.spacing import dashes, spaces

# Stands for what is not prose (code, a formula, words in another language): a letter to the rules, never edited.
_OBJECT = "\ufffc"
_METADATA = ("headline", "dek", "kicker")


def apply(article: m.Article, settings: Typography) -> m.Article:
    """The article as a typographer would set it; the same article when `settings.smart` is off."""
    if not settings.smart:
        return article
    language = article.metadata.language

    def block(old: m.Block) -> m.Block:
        return text.map_children(text.map_runs(old, lambda run: set_run(run, language)), block)

    body = tuple(map(block, article.body))
    notes = tuple(m.Note(id=note.id, content=tuple(map(block, note.content))) for note in article.notes)
    return msgspec.structs.replace(article, metadata=_metadata(article.metadata), body=body, notes=notes)


def _metadata(metadata: m.Metadata) -> m.Metadata:
    language = metadata.language
    words = {name: set_words(getattr(metadata, name), language) for name in _METADATA}
    corrections = tuple(
        msgspec.structs.replace(correction, text=set_words(correction.text, language))
        for correction in metadata.corrections
    )
    return msgspec.structs.replace(metadata, **words, corrections=corrections)


def set_words(words: str, language: str) -> str:
    """One string, set."""
    convention = convention_of(language)
    return "".join(_set([words], convention, language)) if convention and words else words


def set_run(run: m.Inlines, language: str) -> m.Inlines:
    """One run of inlines, set as one text; spans in other languages by their own conventions."""
    run = tuple(_foreign(inline, language) for inline in run)
    convention = convention_of(language)
    pieces = list(_pieces(run, language))
    if convention is None or not any(pieces):
        return run
    return _rebuilt(run, iter(_set(pieces, convention, language)), language)


def _set(pieces: Sequence[str], convention: Convention, language: str) -> list[str]:
    joined = Piecewise(pieces)
    dashes(joined, convention)
    whole = joined.text
    if '"' in whole or "'" in whole:
        joined.edit(quotes(whole, convention, addresses(whole)))
    spaces(joined, convention, german=language.lower().startswith("de"))
    return joined.pieces


def _foreign(inline: m.Inline, language: str) -> m.Inline:
    """Spans in another language, set by it, wherever they stand."""
    if isinstance(inline, m.Span) and inline.language and inline.language != language:
        return msgspec.structs.replace(inline, content=set_run(inline.content, inline.language))
    content = getattr(inline, "content", None)
    if not content or isinstance(inline, m.Keyboard):
        return inline
    changed = tuple(_foreign(part, language) for part in content)
    return inline if changed == content else msgspec.structs.replace(inline, content=changed)


def _pieces(run: Sequence[m.Inline], language: str) -> Iterator[str]:
    """The run's text, one piece for each node that has or stands for some."""
    for inline in run:
        if isinstance(inline, m.Text):
            yield inline.text
        elif isinstance(inline, m.LineBreak):
            yield "\n"
        elif isinstance(inline, m.NoteReference):
            yield ""
        elif _is_opaque(inline, language):
            yield _OBJECT
        else:
            yield from _pieces(getattr(inline, "content", ()), language)


def _rebuilt(run: Sequence[m.Inline], pieces: Iterator[str], language: str) -> m.Inlines:
    """The run with its text taken from the pieces, in the order in which `_pieces` gave them."""
    found: list[m.Inline] = []
    for inline in run:
        if isinstance(inline, m.Text):
            words = next(pieces)
            found.append(inline if words == inline.text else m.Text(words))
        elif isinstance(inline, m.LineBreak | m.NoteReference) or _is_opaque(inline, language):
            next(pieces)
            found.append(inline)
        else:
            content = _rebuilt(getattr(inline, "content", ()), pieces, language)
            found.append(msgspec.structs.replace(inline, content=content))
    return tuple(found)


def _is_opaque(inline: m.Inline, language: str) -> bool:
    if isinstance(inline, m.Span):
        return bool(inline.language) and inline.language != language
    return isinstance(inline, m.Code | m.Math | m.Image | m.Keyboard)
