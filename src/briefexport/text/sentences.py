"""Sentences: where they end, and how a run of inlines is cut there and joined again without loss."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from briefexport import model as m
from briefexport.text.sentence_ends import mended
from briefexport.text.walking import plain


class Sentence(msgspec.Struct, frozen=True):
    """One sentence of a run. `welded` counts the nodes that the cut before it went through (0: between two nodes)."""

    content: m.Inlines
    welded: int = 0


def sentences(inlines: m.Inlines, language: str = "en") -> tuple[Sentence, ...]:
    """The run cut at its sentence ends; `join(sentences(x)) == x` for every run. White space stays where it was."""
    found: list[Sentence] = []
    rest, welded = inlines, 0
    for end in _lengths(plain(inlines), language):
        left, rest, depth = _cut(rest, end)
        found.append(Sentence(left, welded))
        welded = depth
    if rest:
        found.append(Sentence(rest, welded))
    return tuple(found)


def join(parts: Iterable[Sentence]) -> m.Inlines:
    """The run that `sentences` cut."""
    joined: m.Inlines = ()
    for part in parts:
        joined = _weld(joined, part.content, part.welded)
    return joined


def _lengths(words: str, language: str) -> list[int]:
    """The length of every sentence but the last, which takes what remains."""
    # 4 MB of compiled rules that only narration and captions need.
    import sentencex

    primary = language.split("-")[0] or "en"
    found = [len(sentence) for sentence in sentencex.segment(primary, words)]
    if sum(found) != len(words):
        return []
    return mended(words, found, primary)[:-1]


def _cut(inlines: m.Inlines, offset: int) -> tuple[m.Inlines, m.Inlines, int]:
    """(left, right, nodes cut through). What has no width at the cut (a note's call) stays left."""
    start = 0
    for index, inline in enumerate(inlines):
        end = start + len(plain((inline,)))
        if end > offset:
            if start >= offset:
                return inlines[:index], inlines[index:], 0
            return _cut_inside(inlines, index, offset - start)
        start = end
    return inlines, (), 0


def _cut_inside(inlines: m.Inlines, index: int, offset: int) -> tuple[m.Inlines, m.Inlines, int]:
    inline = inlines[index]
    before, after = inlines[:index], inlines[index + 1 :]
    match inline:
        case m.Text(text=words):
            return (*before, m.Text(words[:offset])), (m.Text(words[offset:]), *after), 1
        case m.Code() | m.Math() | m.Image() | m.LineBreak() | m.NoteReference():
            return (*before, inline), after, 0
        case _:
            left, right, depth = _cut(inline.content, offset)
            if not right:  # the cut fell into something that cannot be cut, the last of this wrapper
                return (*before, inline), after, 0
            head, tail = (msgspec.structs.replace(inline, content=part) for part in (left, right))
            return (*before, head), (tail, *after), depth + 1


def _weld(left: m.Inlines, right: m.Inlines, depth: int) -> m.Inlines:
    if not depth:
        return left + right
    last, first = left[-1], right[0]
    if isinstance(last, m.Text) and isinstance(first, m.Text):
        return (*left[:-1], m.Text(last.text + first.text), *right[1:])
    content = _weld(getattr(last, "content"), getattr(first, "content"), depth - 1)  # noqa: B009 - a wrapper of some kind
    return (*left[:-1], msgspec.structs.replace(last, content=content), *right[1:])
