"""What is read at one look is what markdown-it's tokens give: the same inlines, and the same account of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefexport.readers.common import ledger
from briefexport.readers.markdown import inlines, parser, plain_inlines
from briefexport.readers.markdown.work import Work

_BELOW = ("", "\n\n[a]: /b\n[^1]: note\n\n*[WHO]: Org", "\n\n{.a} == ~~ $x$ ^ | ::: ")


def _work(content: str, below: str) -> Work:
    lines = (content + below).split("\n")
    return Work(parser.parse(content + below, lines), lines, line=1, depth=1)


def _account(work: Work) -> tuple[object, ...]:
    """The record without its spaces: of line ends in it nobody keeps an account."""
    trail = [ledger._squeezed("".join("".join(words).split())) for words in (work.seen, work.kept)]
    return trail, work.ledger, work.used, work.deepest, work.called, work.diagnostics


def _same(content: str, below: str) -> bool:
    """True when it is read at one look, and as by markdown-it."""
    work, their_work = _work(content, below), _work(content, below)
    found = plain_inlines.read(work, content)
    if found is None:
        return False
    assert found == inlines.read(their_work, inlines.tokens_of(their_work, content), content)
    assert _account(work) == _account(their_work)
    return True


@pytest.mark.parametrize(
    "content",
    [
        "Words, **strong words**, *others* and _more_ of `them`.",
        "**Note:** see [the page](https://example.org/a_b?c=d#e), www.example.org/x_y or a_b.",
        "A [`name`](#name) in *`code`* and **[a link](/u)**.",
        "Lines\nwith *a\nbreak* and `two\nwords`, 2 * 3 < 7 & more!",
        '(*so*) "**it**" -_is_-.',
        "The **WHO** and `WHO`: <= 5",
        "A ![cat  on](mat.png), ![](x.png) and [![badge](b.svg) words](https://x.org).",
    ],
)
def test_the_usual_marks_are_read_at_one_look(content: str) -> None:
    assert _same(content, _BELOW[1])


def test_brackets_are_words_where_no_address_is_defined() -> None:
    assert _same("Dear [name], you [owe](/us) a[0].", "")
    assert not _same("Dear [a], you [owe](/us) us.", _BELOW[1])


@pytest.mark.parametrize(
    "content",
    ["***a***", "**a *b* c**", "*a", "a*b*", "*a*b", "* a*", "[a]", "[a][]", "[^1]", "![*a*](b)", "<b>a</b>", "&amp;",
     "\\*a\\*", "`a``", "``a``", "a  \n*b*", "*a*\tb", "[a](b 'c')", "[a](<b>)", "[a *b*](c)", "^[a]", "*a*{.b}",
     "~a~"],
)  # fmt: skip
def test_what_is_rarer_is_left_to_markdown_it(content: str) -> None:
    assert not _same(content, _BELOW[1])


_PIECES = st.sampled_from(
    ["a", "b c", " ", "\n", " \n", "*", "**", "_", "__", "`", "[", "]", "](", "[x](/u)", "[x](http://x.org/a_b*c)",
     "[`c`](#d)", "](/u)", "!", "![", "<", "< ", "<b>", "&", "& ", "&amp;", "\\", "$", "~", "^", "{.a}", "=", "==", "(",
     ")", ".", ":", "'", '"', "-", "—", "é", "中", "\u00a0", "\u202f", "\t", "www.x.org", "http://a.b/c_d", "a@b.cd",
     "x_y", "*e*", "**s**", "_e_", "__s__", "`c`", "` c `", "*`c`*", "**[x](/u)**", "**Note:** ", '*"q"*', "WHO",
     "[^1]", "[a]", "  ", "\U0001f680", "/", "€", "*a b*", "**a\nb**", "[a\nb](/u)", "***",
     "![a b](c.png)", "![](c.png)", "[![a](b)](c)", "[x y]", "[ ]", "[x]: y", "[a (b)]", "[!n]"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=10).map("".join), st.sampled_from(_BELOW))
def test_pieces_of_all_kinds_are_read_alike(content: str, below: str) -> None:
    _same(content.strip(), below)
