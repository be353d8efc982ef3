"""The last step of every reader: headline, slug, lede, lasting identities, the account, and the `Reading`."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping

import msgspec

from briefexport import identity, text
from briefexport import model as m
from briefexport.errors import ContentError
from briefexport.plugin import (
    Asset,
    Decision,
    Diagnostic,
    LedgerEntry,
    Position,
    Reading,
    Source,
    notice,
    warning,
)
from briefexport.readers.common import headline
from briefexport.readers.common import ledger as account
from briefexport.readers.common.notes import mended

COMMENT = "a comment"
# What is left out for these reasons was never meant for readers.
QUIET = frozenset({COMMENT, "a processing instruction"})
_PLACE = re.compile(r"^@(\d+):(\d+)")


def finish(
    *,
    source: Source,
    metadata: m.Metadata,
    body: m.Blocks,
    notes: tuple[m.Note, ...] = (),
    words: str | None = None,
    exact: bool = True,
    trail: account.Trail | None = None,
    deepest: int | None = None,
    called: frozenset[str] | None = None,
    above: tuple[LedgerEntry, ...] = (),
    ledger: Iterable[LedgerEntry] = (),
    decisions: Iterable[Decision] = (),
    diagnostics: Iterable[Diagnostic] = (),
    assets: Mapping[str, Asset] | None = None,
    positions: Mapping[str, Position] | None = None,
) -> Reading:
    """The reading of a source whose blocks are made.

    Blocks carry provisional ids `@line:column` (`@12:1.2` for a second one there), headings their source's levels from
    1 on. `words` is the source's text as people would read it; with it every word is checked against article and
    ledger (`ledger.check` has `exact` and `trail`). `above` accounts for what stood above
    those words (front matter). `ledger` and `diagnostics` may name blocks by provisional ids.
    A reader that knows how deep its article is at most says so in `deepest`, one that knows which notes are called, and
    that no note calls another, in `called`. Raises ContentError: no words, too deep.
    """
    settled = headline.settle(metadata, body)
    # The account compares the body with its headline still in place, so that no reader has to know what moved.
    entries = tuple(ledger)
    if settled.moved:
        entries = _moved(entries, settled)
    article = _article(source, settled, notes)
    if deepest is None or deepest > m.MAX_DEPTH:
        refuse_deep(article)
    sound = called == frozenset(note.id for note in notes)
    article, told = (article, ()) if sound or not notes else mended(article)
    known = positions or {}
    leaves: dict[int, str] = {}
    words_of_body = text.body_text(article, leaves)
    named, renamed, stable = identity.identify(article, words_of_body, leaves)
    entries = tuple([_renamed_entry(entry, renamed) if entry.where[:1] == "@" else entry for entry in entries])
    found = [*diagnostics, *settled.diagnostics, *told, *unstable(stable), *_dropped(entries)]
    if words is not None:
        found += account.check(words, words_of_body, entries, exact=exact, trail=trail)
    return Reading(
        article=named,
        assets=dict(assets or {}),
        positions={new: known.get(old) or _position(old) for old, new in renamed.items()},
        ledger=(*above, *entries),
        decisions=tuple(decisions),
        diagnostics=tuple(_renamed_diagnostic(one, renamed) for one in found),
    )


def _article(source: Source, settled: headline.Settled, notes: tuple[m.Note, ...]) -> m.Article:
    metadata = settled.metadata
    notes = tuple([msgspec.structs.replace(note, content=headline.shifted(note.content)) for note in notes])
    slug = identity.slug_of(metadata.slug, source.stem, metadata.headline)
    article = m.Article(
        metadata=msgspec.structs.replace(metadata, slug=slug), body=_with_lede(settled.body), notes=notes
    )
    if not article.body and metadata.working_title:
        raise ContentError(f"{source.name} has no words", code="empty-source", hint="write the brief first")
    return article


def _with_lede(body: m.Blocks) -> m.Blocks:
    """The first paragraph is the lede, when nothing but pictures, rules and boxes stands before it."""
    first = next((block for block in body if type(block) is m.Paragraph or type(block) is m.Heading), None)
    if type(first) is not m.Paragraph or any(type(b) is m.Paragraph and b.role == "lede" for b in body):
        return body
    return tuple([msgspec.structs.replace(block, role="lede") if block is first else block for block in body])


def refuse_deep(article: m.Article) -> None:
    """Raises ContentError for blocks or inlines nested deeper than `model.MAX_DEPTH`."""
    for block in (*article.body, *(block for note in article.notes for block in note.content)):
        if is_deep(block, m.MAX_DEPTH):
            place = _PLACE.match(block.id)
            raise too_deep(int(place[1]), int(place[2])) if place else too_deep(0)


def too_deep(line: int, column: int = 0) -> ContentError:
    """The error for nesting that editions could not show."""
    return ContentError(
        f"lists, quotes or emphasis are nested more than {m.MAX_DEPTH} deep here",
        code="nesting-too-deep",
        hint="no edition could show it; flatten that part",
        line=line,
        column=column or min(line, 1),
    )


# Each field of the model that holds others, and whether what it holds is a level further in.
_HOLDERS = {"content": 1, "items": 0, "attribution": 1, "title": 1, "caption": 1, "credit": 1, "term": 1, "lines": 1,
            "rows": 0, "cells": 0}  # fmt: skip


def is_deep(node: msgspec.Struct, left: int) -> bool:
    """True when anything in a node is nested further than `left` levels. Items and rows are no level of their own."""
    if left <= 0:
        return True
    for field, level in _holders(type(node)):
        for held in getattr(node, field):
            if type(held) is not m.Text and type(held) is not str and is_deep(held, left - level):
                return True
    return False


@functools.cache
def _holders(kind: type[msgspec.Struct]) -> tuple[tuple[str, int], ...]:
    return tuple((field, level) for field, level in _HOLDERS.items() if field in kind.__struct_fields__)


def _moved(entries: tuple[LedgerEntry, ...], settled: headline.Settled) -> tuple[LedgerEntry, ...]:
    """The entries with those of the heading that became the headline told as moved."""
    found = tuple(
        msgspec.structs.replace(entry, fate="metadata", where="headline")
        if entry.where == settled.left and settled.left and entry.fate == "body" and not entry.reason
        else entry
        for entry in entries
    )
    return found if found != entries else (*settled.moved, *entries)


def _position(place: str) -> Position:
    found = _PLACE.match(place)
    return Position(int(found[1]), int(found[2])) if found else Position(0, 0)


def _renamed_entry(entry: LedgerEntry, renamed: Mapping[str, str]) -> LedgerEntry:
    # A block that went into another (a line of verse, a term) has no id of its own.
    return msgspec.structs.replace(entry, where=renamed.get(entry.where, ""))


def _renamed_diagnostic(found: Diagnostic, renamed: Mapping[str, str]) -> Diagnostic:
    """The diagnostic with its block's lasting name; what is known to a line alone begins where the line does."""
    if new := renamed.get(found.block):
        found = msgspec.structs.replace(found, block=new)
    return msgspec.structs.replace(found, column=1) if found.line and not found.column else found


def unstable(stable: bool) -> tuple[Diagnostic, ...]:
    """The notice for an identifier that an edit would change."""
    if stable:
        return ()
    told = "the identifier was made from the words, so an edited brief will be a new book to reading systems"
    return (notice("identity-unstable", told, hint="give a publisher (briefexport.toml) or an `identifier`"),)


def _dropped(entries: tuple[LedgerEntry, ...]) -> tuple[Diagnostic, ...]:
    """One warning for each reason words were left out; `--strict` refuses them."""
    reasons: dict[str, list[LedgerEntry]] = {}
    for entry in entries:
        if entry.fate == "dropped":
            reasons.setdefault(entry.reason, []).append(entry)
    return tuple(
        (notice if reason in QUIET else warning)(
            "words-dropped",
            f"left out ({reason}): “{_shown(group)}”",
            hint="`briefexport inspect --explain` lists every word left out and why",
            line=group[0].line,
            column=group[0].column,
        )
        for reason, group in reasons.items()
    )


def _shown(group: list[LedgerEntry]) -> str:
    words = " … ".join(entry.words for entry in group)
    return words if len(words) <= 80 else words[:79].rsplit(None, 1)[0] + "…"
