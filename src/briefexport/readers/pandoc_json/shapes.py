"""The shapes of pandoc's tree (pandoc-types 1.23, Text.Pandoc.Definition), to tell a broken tree from a fault of ours.

Asked only when the words do not come out even: to walk every tree for it would double what a reading costs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from briefexport.readers.pandoc_json.state import content_of, kind_of

Shape = Callable[[Any], bool]


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _nothing(value: Any) -> bool:
    return value is None or value == []


def _sign(value: Any) -> bool:
    """A constructor without words (`AlignLeft`, `Decimal`), some with a number (`ColWidth`)."""
    return (
        isinstance(value, dict) and kind_of(value) not in _SHAPES and not isinstance(value.get("c"), str | list | dict)
    )


def _anything(value: Any) -> bool:
    return True


def _citation(value: Any) -> bool:
    """One work cited; its words stand in the text as well."""
    return isinstance(value, dict) and "t" not in value


def _each(shape: Shape) -> Shape:
    return lambda value: isinstance(value, list) and all(map(shape, value))


def _of(*shapes: Shape) -> Shape:
    return lambda value: (
        isinstance(value, list)
        and len(value) == len(shapes)
        and all(fits(held) for fits, held in zip(shapes, value, strict=True))
    )


def _either(*shapes: Shape) -> Shape:
    return lambda value: any(fits(value) for fits in shapes)


def whole(node: Any) -> bool:
    """True for a node, and all within it, of a shape that pandoc writes; a kind unknown here may have any."""
    return _SHAPES.get(kind_of(node), _anything)(content_of(node)) if isinstance(node, dict) else False


_NODES = _each(whole)
_ATTR = _of(_text, _each(_text), _each(_of(_text, _text)))
_CAPTION = _of(_either(_nothing, _NODES), _NODES)
_TARGET = _of(_text, _text)
_CELL = _of(_ATTR, _sign, _number, _number, _NODES)
_ROWS = _each(_of(_ATTR, _each(_CELL)))
_TABLE = _of(
    _ATTR, _CAPTION, _each(_of(_sign, _sign)), _of(_ATTR, _ROWS), _each(_of(_ATTR, _number, _ROWS, _ROWS)),
    _of(_ATTR, _ROWS),
)  # fmt: skip
# Before 1.21: caption, alignments, widths, headers, rows.
_OLD_TABLE = _of(_NODES, _each(_sign), _each(_number), _each(_NODES), _each(_each(_NODES)))

_SHAPES: dict[str, Shape] = {
    "Str": _text,
    **dict.fromkeys(("Space", "SoftBreak", "LineBreak", "HorizontalRule", "Null"), _nothing),
    **dict.fromkeys(("Emph", "Strong", "Strikeout", "Superscript", "Subscript", "Underline", "SmallCaps"), _NODES),
    **dict.fromkeys(("Plain", "Para", "BlockQuote", "Note"), _NODES),
    **dict.fromkeys(("Link", "Image"), _of(_ATTR, _NODES, _TARGET)),
    **dict.fromkeys(("Code", "CodeBlock"), _of(_ATTR, _text)),
    **dict.fromkeys(("RawInline", "RawBlock"), _of(_text, _text)),
    **dict.fromkeys(("Span", "Div"), _of(_ATTR, _NODES)),
    **dict.fromkeys(("LineBlock", "BulletList"), _each(_NODES)),
    "Quoted": _of(_sign, _NODES),
    "Cite": _of(_each(_citation), _NODES),
    "Math": _of(_sign, _text),
    "OrderedList": _of(_of(_number, _sign, _sign), _each(_NODES)),
    "DefinitionList": _each(_of(_NODES, _each(_NODES))),
    "Header": _of(_number, _ATTR, _NODES),
    "Figure": _of(_ATTR, _CAPTION, _NODES),
    "Table": _either(_TABLE, _OLD_TABLE),
}
