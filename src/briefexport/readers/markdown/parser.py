"""A markdown-it parser with the rules that a text can need.

A rule costs time on every line, so it is switched on only when the text holds its marker; parsers are kept by their
set of rules. Only the block stage runs here: a paragraph without any marker needs no inline parser at all.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from briefexport import model as m
from briefexport.errors import ContentError
from briefexport.readers.common import decoding
from briefexport.readers.common.finish import too_deep
from briefexport.readers.markdown import dispatch, leaf_rules, plain_blocks

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# markdown-it drops what is nested deeper without a word; a list in a list takes two of its levels.
MAX_NESTING = 2 * m.MAX_DEPTH + 8
# Markdown's rules are slow on hostile input; within this bound for a paragraph the worst known takes a second.
MAX_MARKS = 3_000
_MARKS = re.compile(r"[\\`*_\[\]<&~^${!]|==")

# What a text holds when it may need a rule of ours, or one of markdown-it's own: an unneeded rule costs on every line.
_OURS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("table", ("|",)),
    ("strikethrough", ("~~",)),
    ("footnotes", ("[^", "^[")),
    ("definitions", ("\n:", "\n~", "\n :", "\n ~", "  : ", "  ~ ", "> : ")),
    ("attributes", ("{",)),
    ("box", (":::",)),
    ("math", ("$",)),
    ("math_block", ("$$",)),
    ("abbreviations", ("*[",)),
    ("mark", ("==",)),
    ("sub", ("~",)),
    ("sup", ("^",)),
)
_THEIRS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("code", ("    ", "\t")),
    ("fence", ("```", "~~~")),
    ("blockquote", (">",)),
    ("reference", ("]:",)),
    ("html_block", ("<",)),
    ("heading", ("#",)),
    ("escape", ("\\",)),
    ("backticks", ("`",)),
    ("emphasis", ("*", "_")),
    ("link", ("[",)),
    ("image", ("![",)),
    ("autolink", ("<",)),
    ("html_inline", ("<",)),
    ("entity", ("&",)),
)
# (rule, the marker's first sign, the marker): one sign is looked for far faster than two.
_TESTS = tuple((name, marker.strip()[:1], marker) for name, markers in (*_OURS, *_THEIRS) for marker in markers)
# A note, a definition and a box may begin with a list on their own first line, and an item with a rule.
_BEGINNERS = frozenset({"footnotes", "definitions", "box"})


def _needs(text: str, lines: list[str]) -> tuple[str, ...]:
    """The names of the rules a text may need."""
    found = list(dict.fromkeys([name for name, sign, marker in _TESTS if sign in text and marker in text]))
    firsts = {line.lstrip(" \t>")[:1] for line in lines}
    if not firsts.isdisjoint("=-"):
        found.append("lheading")
    if not firsts.isdisjoint("-+*0123456789") or not _BEGINNERS.isdisjoint(found):
        found += ["list", "hr"]
    elif "_" in firsts:
        found.append("hr")
    return tuple(found)


# An address that markdown-it would leave as it is, at a tenth of the cost.
_PLAIN_URL = re.compile(r"^https?://[a-z0-9.-]+(?::\d{1,5})?(?:/[A-Za-z0-9/.,~_?&=#+:;!*'()@$-]*)?$")


class Parsed(NamedTuple):
    """Block tokens, the environment they share, and the parser for their inline text.

    `marks` finds whatever can begin an inline construct in this text; a paragraph without any is plain.
    `plain` are the blocks of a text that holds only headings, paragraphs and fenced code.
    """

    tokens: list[Token]
    env: dict[str, Any]
    parser: MarkdownIt
    marks: re.Pattern[str]
    plain: list[plain_blocks.Plain] | None = None

    def inline(self, content: str) -> list[Token]:
        """The inline tokens of a block's text."""
        return self.parser.inline.parse(content, self.parser, self.env, [])


def parse(text: str, lines: list[str], first_line: int = 1, *, html: bool = True) -> Parsed:
    """The block structure of a text; without `html`, tags are words. Raises ContentError: too long, too deep."""
    from briefexport.readers.markdown import tokens

    decoding.refuse_long(text)
    code = plain_blocks.fences(lines) if "```" in text or "~~~" in text else []
    around = plain_blocks.outside(lines, code) if code else lines
    written = "\n".join(around) if code else text
    needs = _needs(written, around)
    if code is not None and _ONLY_PLAIN.issuperset(needs):
        return Parsed([], {}, *_parser(needs), plain_blocks.blocks(lines, code))
    if code:
        # Four spaces before its end leave a fence open.
        needs = (*needs, "fence", "code") if _stand_alone(code, lines, written, needs) else _needs(text, lines)
    parser, marks = _parser(needs if html else tuple(name for name in needs if not name.startswith("html_")))
    env: dict[str, Any] = {"first_line": first_line}
    found = tokens.of_blocks(parser, text, lines, env)
    line = 0
    for token in found:
        if token.map:
            line = token.map[0]
        if token.level >= MAX_NESTING - 1:
            raise too_deep(line + first_line)
    return Parsed(found, env, parser, marks)


def _stand_alone(code: list[plain_blocks.Fence], lines: list[str], around: str, needs: tuple[str, ...]) -> bool:
    """True when what looks like fenced code cannot stand in a formula, or in HTML (which most often ends before it)."""
    if "math_block" in needs:
        return False
    above = (lines[fence.start - 1] for fence in code if fence.start)
    return "html_block" not in needs or not (_HOLDING.search(around) or any(map(str.strip, above)))


# HTML that ends at no empty line (CommonMark 4.6).
_HOLDING = re.compile(r"<(?:script|pre|style|textarea|[!?])", re.I)
# Rules that leave blocks alone, and the one of ATX headings.
_ONLY_PLAIN = frozenset(
    ("heading", "escape", "backticks", "emphasis", "strikethrough", "link", "image", "entity", "mark", "sub", "sup",
     "math", "attributes")
)  # fmt: skip


def refuse_marks(content: str, line: int) -> None:
    """Raises ContentError for a paragraph of nothing but markup: Markdown's rules can take minutes over it."""
    if len(content) > MAX_MARKS and (count := len(_MARKS.findall(content))) > MAX_MARKS:
        raise ContentError(
            f"one paragraph holds {count} marks of Markdown; {MAX_MARKS} are allowed",
            code="too-many-marks",
            hint="put a \\ before marks that are meant as text, or the whole into a code block",
            line=line,
        )


@functools.lru_cache(128)
def _parser(needs: tuple[str, ...]) -> tuple[MarkdownIt, re.Pattern[str]]:
    """The parser with these rules, and what finds the signs that its inline rules begin with."""
    from markdown_it import MarkdownIt

    from briefexport.readers.markdown import link_parts

    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING, "store_labels": True})
    parser.disable([name for name in (*(rule for rule, _ in _THEIRS), "lheading", "list", "hr") if name not in needs])
    parser.block.ruler.at("heading", leaf_rules.heading, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.block.ruler.at("lheading", leaf_rules.underlined)
    parser.block.ruler.at("paragraph", leaf_rules.paragraph)
    parser.inline.ruler2.disable("fragments_join")  # `words.settled` joins adjacent text
    for name in {"link", "image"}.intersection(needs):
        parser.inline.ruler.before(name, f"whole_{name}", link_parts.WHOLE[name])
    if "html_inline" in needs:
        _html(parser)
    for name in needs:
        if name in _SWITCHES:
            _SWITCHES[name](parser)
    normalized = parser.normalizeLink
    parser.normalizeLink = lambda url: url if _PLAIN_URL.match(url) else normalized(url)  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # `addresses` judges them
    stops = "".join(character for name in needs for character in _STOPS.get(name, ""))
    # Only these characters can begin a construct here; each other stop would try every rule for nothing.
    parser.inline.terminator_re = re.compile("[" + re.escape("\n]" + stops) + "]")
    dispatch.by_sign(parser)
    parser.helpers = link_parts.HELPERS  # type: ignore[assignment]
    # Two spaces at a line's end break it; a tab there is kept, which only markdown-it's rule knows.
    return parser, re.compile("|".join(filter(None, ["  \n", "\t", f"[{re.escape(stops)}]" if stops else ""])))


_STOPS = {
    "strikethrough": "~", "footnotes": "[^", "attributes": "[{", "math": "$", "mark": "=", "sub": "~", "sup": "^",
    "escape": "\\", "backticks": "`", "emphasis": "*_", "link": "[", "image": "!", "autolink": "<", "html_inline": "<",
    "entity": "&",
}  # fmt: skip


def _html(parser: MarkdownIt) -> None:
    from briefexport.readers.markdown import html_rules

    parser.inline.ruler.before("autolink", "whole_tag", html_rules.tag)
    parser.block.ruler.at("html_block", html_rules.block, {"alt": ["paragraph", "reference", "blockquote"]})


def _rule_alternates(parser: MarkdownIt, before: str, name: str, rule: Any) -> None:
    parser.block.ruler.before(before, name, rule, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _table(parser: MarkdownIt) -> None:
    from briefexport.readers.markdown import table_rule

    parser.enable("table")
    parser.block.ruler.at("table", table_rule.table, {"alt": ["paragraph", "reference"]})


def _strikethrough(parser: MarkdownIt) -> None:
    from briefexport.readers.markdown import rules

    parser.enable("strikethrough")
    parser.inline.ruler.before("strikethrough", "tildes", rules.tildes)


def _footnotes(parser: MarkdownIt) -> None:
    from mdit_py_plugins.footnote import footnote_plugin

    footnote_plugin(parser, move_to_end=False)


def _definitions(parser: MarkdownIt) -> None:
    from mdit_py_plugins.deflist import deflist_plugin

    deflist_plugin(parser)


def _attributes(parser: MarkdownIt) -> None:
    from mdit_py_plugins.attrs import attrs_plugin

    from briefexport.readers.markdown import rules

    attrs_plugin(parser, spans=True)
    for rule in parser.inline.ruler.__rules__:
        if rule.name in rules.BRACED:
            rule.fn = rules.BRACED[rule.name](rule.fn)


def _box(parser: MarkdownIt) -> None:
    from briefexport.readers.markdown import rules

    _rule_alternates(parser, "fence", "box", rules.box)


def _math(parser: MarkdownIt) -> None:
    from briefexport.readers.markdown import rules

    parser.inline.ruler.before("escape", "math_inline", rules.math_inline)


def _math_block(parser: MarkdownIt) -> None:
    from briefexport.readers.markdown import rules

    _rule_alternates(parser, "fence", "math_block", rules.math_block)


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
    "table": _table,
    "strikethrough": _strikethrough,
    "footnotes": _footnotes,
    "definitions": _definitions,
    "attributes": _attributes,
    "box": _box,
    "math": _math,
    "math_block": _math_block,
    "abbreviations": _abbreviations,
    "mark": _pair("mark"),
    "sub": _pair("sub"),
    "sup": _pair("sup"),
}
