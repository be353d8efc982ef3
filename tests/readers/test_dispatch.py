"""Rules chosen by their sign, and our own for headings, paragraphs and links, read what markdown-it's own way reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefexport.readers.markdown import parser

if TYPE_CHECKING:
    from markdown_it.token import Token

_DATA = Path(__file__).parent / "data"
EXAMPLES = [written for _, written, _ in json.loads((_DATA / "commonmark-0.31.2.json").read_text("utf-8"))]


def _theirs(needs: tuple[str, ...]) -> MarkdownIt:
    """markdown-it's own rules, with the same plugins and rules of ours as a text needs."""
    made = MarkdownIt("commonmark", {"maxNesting": parser.MAX_NESTING})
    made.inline.ruler2.disable("fragments_join")
    for name in needs:
        if name in parser._SWITCHES:
            parser._SWITCHES[name](made)
    return made


def _told(tokens: list[Token]) -> list[tuple[Any, ...]]:
    """The tokens as plain values, with headings and paragraphs as one."""
    told: list[tuple[Any, ...]] = []
    opening: Token | None = None
    for token in tokens:
        if token.type in {"paragraph_open", "heading_open"}:
            opening = token
        elif opening:
            if token.type == "inline":
                told.append((opening.type[:-5], opening.tag[1:], opening.map, token.content, opening.level))
            else:
                opening = None
        elif token.type in {"paragraph", "heading"}:
            told.append((token.type, token.tag[1:], token.map, token.content, token.level))
        else:
            told.append((token.type, token.tag, token.map, token.content, token.level, token.info, token.attrs))
    return told


def _same(written: str) -> None:
    parsed = parser.parse(written, written.split("\n"))
    if parsed.plain is not None:
        return
    theirs = _theirs(parser._needs(written, written.split("\n")))
    tokens: list[Token] = []
    env: dict[str, Any] = {"first_line": 1}
    theirs.block.parse(written, theirs, env, tokens)
    assert _told(parsed.tokens) == _told(tokens)
    assert parsed.env.get("references") == env.get("references")
    for token in parsed.tokens:
        if token.type in {"paragraph", "heading"}:
            _same_inline(parsed, theirs, env, token.content)


def _same_inline(parsed: parser.Parsed, theirs: MarkdownIt, env: dict[str, Any], content: str) -> None:
    wanted = theirs.inline.parse(content, theirs, env, [])
    told = [[(t.type, t.content, t.attrs, t.level, t.markup) for t in run] for run in (parsed.inline(content), wanted)]
    assert told[0] == told[1]


_FRAMES = ["{}", "> {}", "- {}", "1. {}", "Term\n: {}", "[^1]: {}\n\nx[^1] {{.a}} $x$ H~2~O", "::: note\n{}\n:::"]


@pytest.mark.parametrize("frame", _FRAMES)
def test_every_example_of_the_specification_gives_the_same_tokens(frame: str) -> None:
    for written in EXAMPLES:
        lines = written.split("\n")
        indent = "\n> " if frame.startswith(">") else "\n" if frame.startswith((":", "{")) else "\n    "
        _same(frame.format(indent.join(lines)))


_LINES = st.sampled_from(
    ["", "words", "  words", "     words", "---", "===", "=== =", "- item", "-", "1. item", "2) item", "> quoted", ">",
     "# heading #", "#", "#not", "```", "~~~", "    code", "\tcode", "***", "_ _ _", "<div>", "</div>", "<!-- x -->",
     "[a]: /u 'v'", "[a]: <", "[^1]: note", ": defined", "~ defined", "::: tip", ":::", "$$", "*[A]: B", "| a | b |",
     "|---|---|", "  - nested", "   1. nested", "> - both", "- > both", "- # both", "- ```", "[a] [^1] A", "x\\", "x  ",
     "<b>", "<i a='b'>x", "<!-- a", "-->", "<?php", "<!DOCTYPE html>", "<![CDATA[", "]]>", "<STYLE>", "</style>", "<p",
     "> <div>", "- <!-- a", "<x-y b=c>  ", "<pres>"]
)  # fmt: skip


@given(st.lists(_LINES, max_size=10).map("\n".join))
def test_lines_of_all_kinds_give_the_same_blocks(written: str) -> None:
    _same(written)


_PIECES = st.sampled_from(
    ["a", " ", "\n", "*", "**", "_", "`", "``", "[", "]", "](", ")", "[]", "][", "](/u)", "](/u 't')", "](<u>)", "!",
     "![", "<b>", "</b>", "<http://x>", "<", "&amp;", "&", "\\", "\\]", "$", "$x$", "~", "~~", "^", "^[", "[^1]",
     "{.a}", "{", "==", "(", "/u", "www.x.org", "(/u(v)w)", "é", "\u00a0", "\t", "[a](#b)", "[![a](/u)](http://x/?b&c)",
     "![a](https://x.org/%20b.png)", "[a *b*](/u)", "](//x)", "](x&lt;)", "](x:y)",
     "<a href='u' b>", "<a\nb = \"c\" />", "<br/>", "</a >", "<a b=c>", "<a b='", "<a:b>", "<a@b.c>", "<!-- c -->"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=14).map("".join))
def test_pieces_of_all_kinds_give_the_same_inlines(content: str) -> None:
    _same(f"# {content}\n\n- x\n\n{content}\n\n[a]: /b\n[^1]: c\n")
