"""HTML, as a whole tree or a fragment in other markup, through one allow-list into blocks and inlines.

Nothing is passed on: each element becomes a node of the model, is transparent, or is left out with a reason in the
ledger. `wrap` serves markup whose inline HTML comes in single tags (Markdown).
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from briefexport import model as m
from briefexport.plugin import Asset, Diagnostic, LedgerEntry, Position
from briefexport.readers.common.html_import.work import Work
from briefexport.text import plain

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Imported", "Work", "fragment", "inline_fragment", "plain_text", "regions", "tree", "wrap"]


class Imported(msgspec.Struct, frozen=True):
    """What an import made. Blocks carry provisional ids; headings keep the level of the source, 1 among them.

    `attributes` are words of the article that stood in attributes (alt texts, TeX), for who checks all words.
    """

    blocks: m.Blocks = ()
    inlines: m.Inlines = ()
    notes: tuple[m.Note, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()
    assets: dict[str, Asset] | None = None
    positions: dict[str, Position] | None = None
    attributes: tuple[str, ...] = ()


def fragment(html: str, *, line: int = 1, language: str = "", note_prefix: str = "") -> Imported:
    """The blocks of an HTML fragment that begins on `line` of its source.

    `note_prefix` keeps note ids of several fragments of one source apart. Raises `ContentError` (nesting-too-deep).
    """
    from briefexport.readers.common.html_import import parsing

    work = Work(line=line, language=language)
    root = parsing.parse_fragment(html, line=line)
    if html.count("<") > parsing.MAX_TREE_DEPTH // 2:  # with fewer tags no tree is too deep, ends left out or not
        parsing.check_depth(root, line=line)
    return regions(root, [root], work, note_prefix=note_prefix)


def tree(root: Element, work: Work, *, note_prefix: str = "") -> Imported:
    """The blocks of one element's content; what `work.claimed` names is left out with its reason."""
    from briefexport.readers.common.html_import import parsing

    parsing.check_depth(root, line=work.line)
    return regions(root, [root], work, note_prefix=note_prefix)


def regions(root: Element, parts: Sequence[Element], work: Work, *, note_prefix: str = "") -> Imported:
    """The blocks of some elements of a page, one after another; notes are looked for in all of `root`.

    Raises `ContentError` (nesting-too-deep), also where elements that each take several steps exhaust Python's own.
    """
    from briefexport.readers.common.html_import import parsing

    try:
        return _regions(root, parts, work, note_prefix)
    except RecursionError as error:
        raise parsing.too_deep(parsing.deepest_line(root) + work.line - 1) from error


def _regions(root: Element, parts: Sequence[Element], work: Work, note_prefix: str) -> Imported:
    from briefexport.readers.common.html_import import blocks, looks, notes

    work.looks = work.looks or looks.class_looks(root.getroottree().getroot())
    found = notes.Notes(work, root, parts, prefix=note_prefix)
    body: list[m.Block] = []
    for part in parts:
        body += blocks.flow(work, part) if part is root else blocks.part(work, part)
    return _imported(work, blocks=tuple(body), notes=found.take())


def inline_fragment(html: str, *, line: int = 1, language: str = "") -> Imported:
    """The inlines of an HTML fragment; block elements in it are set apart by breaks."""
    from briefexport.readers.common.html_import import inlines, parsing

    work = Work(line=line, language=language)
    root = parsing.parse_fragment(html, line=line)
    parsing.check_depth(root, line=line)
    return _imported(work, inlines=tuple(inlines.content(work, root)))


def plain_text(html: str) -> str:
    """All words of a fragment, whatever becomes of them: for the check of all words."""
    from briefexport.readers.common.html_import import parsing

    return parsing.words_of(parsing.parse_fragment(html))


def wrap(opening: str, content: m.Inlines, *, line: int = 1, language: str = "") -> Imported:
    """`content` in what an opening tag means (`<abbr title="…">`); for a void tag (`<br>`, `<img …>`) its own inline.

    Markup that gives inline HTML as single tags pairs them itself. An element that is no words for a reader
    (`<script>`) takes its content with it, and the ledger says so.
    """
    from briefexport.readers.common.html_import import inlines

    work = Work(line=line, language=language)
    element = _first_element(opening)
    if element is None:
        return _imported(work, inlines=content)
    if inlines.left_out(work, element):
        work.drop_words(plain(content), f"inside <{element.tag}>", line)
        return _imported(work)
    made = inlines.wrapper(work, element, content) if content else inlines.inline(work, element)
    return _imported(work, inlines=tuple(made))


def _first_element(opening: str) -> Element | None:
    """The element an opening tag begins. Texts repeat theirs, and a parser for `<br>` costs as much as a sentence."""
    return _kept_element(opening) if len(opening) <= _LONGEST_KEPT else _parsed_element(opening)


def _parsed_element(opening: str) -> Element | None:
    from briefexport.readers.common.html_import.parsing import parse_fragment

    return next((node for node in parse_fragment(opening).iterdescendants() if isinstance(node.tag, str)), None)


_kept_element = functools.lru_cache(256)(_parsed_element)
_LONGEST_KEPT = 500


def _imported(
    work: Work, *, blocks: m.Blocks = (), inlines: m.Inlines = (), notes: tuple[m.Note, ...] = ()
) -> Imported:
    return Imported(
        blocks=blocks,
        inlines=inlines,
        notes=notes,
        diagnostics=tuple(work.diagnostics),
        ledger=tuple(work.ledger),
        assets=work.assets,
        positions=work.positions,
        attributes=tuple(work.attributes),
    )
