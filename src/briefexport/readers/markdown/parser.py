"""A markdown-it parser with the rules that a text can need.

A rule costs time on every line, so it is switched on only when the text holds its marker; parsers are kept by their
set of rules. Only the block stage runs here: a paragraph without any marker needs no inline parser at all.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from briefexport import model as m
from briefexport.readers.common.finish import too_deep

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# markdown-it drops what is nested deeper without a word; a list in a list takes two of its levels.
MAX_NESTING = 2 * m.MAX_DEPTH + 8
# Whatever can begin an inline construct; a text without any is plain.
MARKERS = re.compile(r"[\\`*_\[<&\n~^${]|==")

_NEEDS = (
    ("table", re.compile(r"\|")),
    ("strikethrough", re.compile(r"~~")),
    ("footnotes", re.compile(r"\[\^|\^\[")),
    ("definitions", re.compile(r"^[ >]*[:~][ \t]", re.M)),
    ("attributes", re.compile(r"\{")),
    ("box", re.compile(r"^[ >]*:::", re.M)),
    ("math", re.compile(r"\$")),
    ("abbreviations", re.compile(r"^ {0,3}\*\[", re.M)),
    ("mark", re.compile(r"==\S")),
    ("sub", re.compile(r"~\S")),
    ("sup", re.compile(r"\^\S")),
)


class Parsed(NamedTuple):
    """Block tokens, the environment they share, and the parser for their inline text."""

    tokens: list[Token]
    env: dict[str, Any]
    parser: MarkdownIt

    def inline(self, content: str) -> list[Token]:
        """The inline tokens of a block's text."""
        return self.parser.inline.parse(content, self.parser, self.env, [])


def parse(text: str, first_line: int = 1) -> Parsed:
    """The block structure of a text. Raises ContentError with the line where nesting passes what we can represent."""
    parser = _parser(tuple(name for name, marker in _NEEDS if marker.search(text)))
    env: dict[str, Any] = {}
    tokens: list[Token] = []
    parser.block.parse(text, parser, env, tokens)
    line = 0
    for token in tokens:
        if token.map:
            line = token.map[0]
        if token.level >= MAX_NESTING - 1:
            raise too_deep(line + first_line)
    return Parsed(tokens, env, parser)


@functools.cache
def _parser(needs: tuple[str, ...]) -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
    for name in needs:
        _SWITCHES[name](parser)
    return parser


def _rule_alternates(parser: MarkdownIt, before: str, name: str, rule: Any) -> None:
    parser.block.ruler.before(before, name, rule, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _footnotes(parser: MarkdownIt) -> None:
    from mdit_py_plugins.footnote import footnote_plugin

    footnote_plugin(parser, move_to_end=False)


def _definitions(parser: MarkdownIt) -> None:
    from mdit_py_plugins.deflist import deflist_plugin

    deflist_plugin(parser)


def _attributes(parser: MarkdownIt) -> None:
    from mdit_py_plugins.attrs import attrs_plugin

    attrs_plugin(parser, spans=True)


def _box(parser: MarkdownIt) -> None:
    from briefexport.readers.markdown import rules

    _rule_alternates(parser, "fence", "box", rules.box)


def _math(parser: MarkdownIt) -> None:
    from briefexport.readers.markdown import rules

    _rule_alternates(parser, "fence", "math_block", rules.math_block)
    parser.inline.ruler.before("escape", "math_inline", rules.math_inline)


def _abbreviations(parser: MarkdownIt) -> None:
    from briefexport.readers.markdown import rules

    _rule_alternates(parser, "reference", "abbreviation", rules.abbreviation)


def _pair(name: str) -> Any:
    def switch(parser: MarkdownIt) -> None:
        from briefexport.readers.markdown import rules

        rule = {"mark": rules.mark, "sub": rules.subscript, "sup": rules.superscript}[name]
        parser.inline.ruler.before("emphasis", name, rule)

    return switch


_SWITCHES: dict[str, Any] = {
    "table": lambda parser: parser.enable("table"),
    "strikethrough": lambda parser: parser.enable("strikethrough"),
    "footnotes": _footnotes,
    "definitions": _definitions,
    "attributes": _attributes,
    "box": _box,
    "math": _math,
    "abbreviations": _abbreviations,
    "mark": _pair("mark"),
    "sub": _pair("sub"),
    "sup": _pair("sup"),
}
