"""Only the rules that can begin with the sign at hand are tried.

markdown-it tries every rule at every line and at every stop in a text; each looks at one sign and declines. Here the
sign is looked at once. A test compares the tokens with those of markdown-it's own way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

BlockRule = Callable[["StateBlock", int, int, bool], bool]
InlineRule = Callable[["StateInline", bool], bool]

# The first signs of a line that each block rule takes; a rule named nowhere here may begin with any.
_LINE_SIGNS = {
    "code": "", "fence": "`~", "blockquote": ">", "hr": "-*_", "list": "-+*0123456789", "reference": "[",
    "html_block": "<", "heading": "#", "footnote_def": "[", "box": ":", "math_block": "$", "abbreviation": "*",
}  # fmt: skip
# Where a definition ends a paragraph, it begins with its mark; as a block of its own it begins with its term.
_ENDING_SIGNS = _LINE_SIGNS | {"deflist": ":~"}
_SIGNS = {
    "newline": "\n", "escape": "\\", "backticks": "`", "strikethrough": "~", "tildes": "~", "emphasis": "*_",
    "whole_link": "[", "link": "[", "span": "[", "whole_image": "!", "image": "!", "footnote_inline": "^",
    "footnote_ref": "[", "whole_tag": "<", "autolink": "<", "html_inline": "<", "entity": "&", "attr": "{",
    "math_inline": "$", "mark": "=", "sub": "~", "sup": "^",
}  # fmt: skip


def by_sign(parser: MarkdownIt) -> None:
    """Let a parser whose rules are settled choose them by sign."""
    from markdown_it.rules_inline import text

    blocks, inlines = parser.block.ruler, parser.inline.ruler
    chains = {chain: [_block(*_sorted(_active(blocks, chain), signs))] for chain, signs in _CHAINS.items()}
    parser.block.tokenize = _walk(chains[""][0], parser.options.maxNesting)  # type: ignore[method-assign]
    chosen, others, _ = _sorted(_active(inlines, ""), _SIGNS)
    inline = [_inline(chosen, others)]
    blocks.getRules = lambda chainName="": chains.get(chainName, [])  # type: ignore[method-assign]
    inlines.getRules = lambda chainName="": inline  # type: ignore[method-assign]
    deepest = parser.options.maxNesting
    at_stops = {sign: tuple(rule for rule in rules if rule is not text) for sign, rules in chosen.items()}
    tokenize = _tokenizer(at_stops, others, parser.inline.terminator_re, deepest)
    parser.inline.tokenize = tokenize  # type: ignore[method-assign]
    parser.inline.parse = _reading(tokenize, parser.inline.ruler2.getRules(""))  # type: ignore[method-assign]


_CHAINS = {"": _LINE_SIGNS} | dict.fromkeys(("paragraph", "reference", "blockquote", "list"), _ENDING_SIGNS)


def _active(ruler: Any, chain: str) -> list[tuple[str, Any]]:
    """(name, rule) of a chain's rules that are switched on."""
    chosen = set(ruler.getRules(chain))
    return [(rule.name, rule.fn) for rule in ruler.__rules__ if rule.enabled and rule.fn in chosen]


def _sorted(rules: Iterable[tuple[str, Any]], signs: dict[str, str]) -> tuple[dict[str, Any], Any, Any]:
    """(the rules of each sign, those of any other sign, all), each in the parser's order."""
    named = list(rules)
    special = {sign for name, _ in named for sign in signs.get(name, "")}
    chosen = {sign: tuple(rule for name, rule in named if sign in signs.get(name, sign)) for sign in special}
    return chosen, tuple(rule for name, rule in named if name not in signs), tuple(rule for _, rule in named)


def _block(chosen: dict[str, tuple[BlockRule, ...]], others: tuple[BlockRule, ...], every: Any) -> BlockRule:
    def first(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        if state.sCount[line] - state.blkIndent >= 4:
            rules = every  # indented code, and what its rule leaves
        else:
            at = state.bMarks[line] + state.tShift[line]
            rules = chosen.get(state.src[at : at + 1], others)
        for rule in rules:  # noqa: SIM110 - a generator would cost more than most rules
            if rule(state, line, end, silent):
                return True
        return False

    return first


def _walk(rule: BlockRule, deepest: int) -> Any:
    """markdown-it's walk through the lines, from one block to the next."""

    def tokenize(state: StateBlock, line: int, end: int) -> None:
        begins, indents, ends = state.bMarks, state.tShift, state.eMarks
        loose = False
        while line < end:
            while line < state.lineMax and begins[line] + indents[line] >= ends[line]:
                line += 1
            state.line = line
            if line >= end or state.sCount[line] < state.blkIndent:
                return
            if state.level >= deepest:
                state.line = end
                return
            rule(state, line, end, False)
            state.tight = not loose
            # A block may end with an empty line of its own, or before one.
            line = state.line
            if line <= end and begins[line - 1] + indents[line - 1] >= ends[line - 1]:
                loose = True
            if line < end and begins[line] + indents[line] >= ends[line]:
                loose = True
                state.line = line = line + 1

    return tokenize


def _inline(chosen: dict[str, tuple[InlineRule, ...]], others: tuple[InlineRule, ...]) -> InlineRule:
    def first(state: StateInline, silent: bool) -> bool:
        for rule in chosen.get(state.src[state.pos], others):  # noqa: SIM110
            if rule(state, silent):
                return True
        return False

    return first


def _tokenizer(
    chosen: dict[str, tuple[InlineRule, ...]], others: tuple[InlineRule, ...], stops: re.Pattern[str], deepest: int
) -> Any:
    """markdown-it's walk through a text, from one stop to the next."""

    def tokenize(state: StateInline) -> None:
        src, end = state.src, state.posMax
        while (start := state.pos) < end:
            found = stops.search(src, start, end) if state.level < deepest else None
            at = state.pos = found.start() if found else end
            if at > start:
                state.append_pending(src[start:at])
            if at == end:
                break
            for rule in chosen.get(src[at], others):
                if rule(state, False):
                    break
            else:
                state.append_pending(src[at])
                state.pos = at + 1
        if state.pending:
            state.pushPending()

    return tokenize


def _reading(tokenize: Callable[[StateInline], None], pairing: list[Callable[[StateInline], None]]) -> Any:
    """The walk, then the rules that pair what it met; most texts have nothing to pair."""
    from briefexport.readers.markdown.tokens import Inlines

    def parse(src: str, parser: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = Inlines(src, parser, env, tokens)
        tokenize(state)
        for rule in pairing if state.paired else ():
            rule(state)
        return state.tokens

    return parse
