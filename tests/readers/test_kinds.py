"""Where kinds of the model are told apart by a table, every kind stands in it and means what it meant."""

from __future__ import annotations

from hypothesis import given

from briefexport import model as m
from briefexport.readers.common.finish import is_deep
from briefexport.text import plain
from strategies import blocks, inlines

FIELDS = ("content", "items", "attribution", "title", "caption", "credit", "term", "lines", "rows", "cells")


def said(inline: m.Inline) -> str:
    match inline:
        case m.Text(text=words) | m.Code(text=words) | m.Math(tex=words) | m.Image(alt=words):
            return words
        case m.LineBreak():
            return " "
        case m.NoteReference():
            return ""
        case _:
            return "".join(map(said, inline.content))


def levels(node: object) -> int:
    """How many levels a node and what it holds make; words, items, rows and cells are none of their own."""
    inner = [
        levels(held) + (field not in {"items", "rows", "cells"})
        for field in FIELDS
        for held in getattr(node, field, ())
        if not isinstance(held, m.Text | str)
    ]
    return max(inner, default=1)


@given(inlines())
def test_the_words_of_a_run_are_those_of_its_parts(run: m.Inlines) -> None:
    assert plain(run) == "".join(map(said, run))


@given(blocks())
def test_a_block_is_deep_where_it_has_more_levels_than_are_left(block: m.Block) -> None:
    depth = levels(block)
    assert is_deep(block, depth - 1)
    assert not is_deep(block, depth)
