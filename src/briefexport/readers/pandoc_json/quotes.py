"""Whose a quotation is: its last line, where that begins with a dash, as in Markdown."""

from __future__ import annotations

from typing import Any

from briefexport.readers.common import signatures
from briefexport.readers.pandoc_json.inlines import words_in
from briefexport.readers.pandoc_json.state import content_of, kind_of

_BREAKS = frozenset({"SoftBreak", "LineBreak"})


def signed(held: list[Any]) -> tuple[list[Any], list[Any]]:
    """(the blocks without it, the inlines of the signature without its dash); no inlines where nobody signs."""
    last = held[-1] if held else None
    run = content_of(last) if kind_of(last) in {"Para", "Plain"} else None
    if not isinstance(run, list):
        return held, []
    cut = max((place for place, node in enumerate(run) if kind_of(node) in _BREAKS), default=-1)
    head, tail = run[: max(cut, 0)], run[cut + 1 :]
    if not (head or held[:-1]) or not _signs(tail):
        return held, []
    rest = [{"t": kind_of(last), "c": head}] if head else []
    return [*held[:-1], *rest], _undashed(tail)


def _signs(tail: list[Any]) -> bool:
    first = str(content_of(tail[0])) if tail and kind_of(tail[0]) == "Str" else ""
    return first.startswith(tuple("—―–-")) and bool(signatures.dash(words_in(tail)))


def _undashed(tail: list[Any]) -> list[Any]:
    bare = str(content_of(tail[0])).lstrip("—―–-")
    return [{"t": "Str", "c": bare}, *tail[1:]] if bare else tail[1:]
