"""White space as a browser shows it: folded across elements, none at the ends, neighbours of one kind joined."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from briefexport import model as m
from briefexport.readers.common.soft_breaks import softened

# ASCII white space only: a no-break space is the writer's.
_SPACE = re.compile(r"[ \t\n\f\r]+")
_TABS = re.compile(r"[\t\f\r]+")
# Kinds are told apart by `type`: to be found no instance of a model's class takes thrice as long, and pages have many.
_MERGED = frozenset({m.Emphasis, m.Strong, m.Strikethrough, m.Superscript, m.Subscript, m.Mark})
_SHOWN = frozenset({m.Image, m.Math, m.NoteReference})
_WHOLE = frozenset({m.Image, m.Math, m.Code})


def tidy(inlines: Sequence[m.Inline]) -> m.Inlines:
    """A block's inlines, folded and trimmed; nothing when they hold neither words nor pictures."""
    if len(inlines) == 1 and type(lone := inlines[0]) is m.Text:  # nearly every cell of a table
        words = _folded(lone.text).strip(" ")
        return (m.Text(words),) if words.strip() else ()
    folded, _ = _fold(inlines, after_space=True)
    trimmed = _trim_end(folded)
    return trimmed if says_something(trimmed) else ()


def says_something(inlines: Sequence[m.Inline]) -> bool:
    """True when there is a word, a picture, a formula or a note's call."""
    for inline in inlines:
        if type(inline) is m.Text or type(inline) is m.Code:
            says = bool(inline.text.strip())
        else:
            says = type(inline) in _SHOWN or says_something(getattr(inline, "content", ()))
        if says:
            return True
    return False


def _folded(words: str) -> str:
    """White space as one space each; none at a line end between signs of a script without spaces (CSS Text 4.1.3)."""
    if "\n" in words and not words.isascii():
        words = softened(_TABS.sub(" ", words))
    return _SPACE.sub(" ", words)


def _fold(inlines: Sequence[m.Inline], *, after_space: bool) -> tuple[list[m.Inline], bool]:
    folded: list[m.Inline] = []
    for inline in inlines:
        if type(inline) is m.Text:
            text = _folded(inline.text)
            text = text[1:] if after_space and text[:1] == " " else text
            if text:
                after_space = text[-1] == " "
                _append(folded, m.Text(text))
        elif held := getattr(inline, "content", ()):
            content, after_space = _fold(held, after_space=after_space)
            if content:
                _append(folded, msgspec.structs.replace(inline, content=tuple(content)))
        elif type(inline) is m.LineBreak:
            _strip_end(folded)
            folded.append(inline)
            after_space = True
        elif type(inline) is m.NoteReference:
            folded.append(inline)
        elif type(inline) in _WHOLE:
            folded.append(inline)
            after_space = False
    return folded, after_space


def _append(folded: list[m.Inline], inline: m.Inline) -> None:
    """Add one inline, joined to a neighbour of its kind: editors cut one emphasis into several runs."""
    last = folded[-1] if folded else None
    if type(last) is m.Text and type(inline) is m.Text:
        folded[-1] = m.Text(last.text + inline.text)
    elif type(last) is type(inline) and type(inline) in _MERGED:
        joined: list[m.Inline] = list(getattr(last, "content", ()))
        for part in getattr(inline, "content", ()):
            _append(joined, part)
        folded[-1] = msgspec.structs.replace(inline, content=tuple(joined))
    else:
        folded.append(inline)


def _strip_end(kept: list[m.Inline]) -> None:
    """Take the spaces at the end away, in place: copying would cost the square of a page of breaks."""
    while kept:
        last = kept[-1]
        if type(last) is m.Text:
            words = last.text.rstrip(" ")
            if words:
                kept[-1] = m.Text(words)
                return
        else:
            inner = list(getattr(last, "content", ()))
            if not inner:
                return
            _strip_end(inner)
            if inner:
                kept[-1] = msgspec.structs.replace(last, content=tuple(inner))
                return
        kept.pop()


def _trim_end(inlines: Sequence[m.Inline]) -> m.Inlines:
    kept = list(inlines)
    _strip_end(kept)
    while kept and type(kept[-1]) is m.LineBreak:
        kept.pop()
        _strip_end(kept)
    start = next((place for place, inline in enumerate(kept) if type(inline) is not m.LineBreak), len(kept))
    return tuple(kept[start:])


def paragraphs(inlines: Sequence[m.Inline]) -> list[list[m.Inline]]:
    """The run cut where two line breaks follow each other: old editors end paragraphs so."""
    parts: list[list[m.Inline]] = [[]]
    breaks = 0
    for inline in inlines:
        blank = type(inline) is m.Text and not inline.text.strip(" \t\n\f\r")
        if type(inline) is m.LineBreak:
            breaks += 1
        elif not blank:
            if breaks > 1 and parts[-1]:
                parts.append([])
            breaks = 0
        parts[-1].append(inline)
    return parts
