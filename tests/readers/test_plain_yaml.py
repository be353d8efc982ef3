"""Front matter read line by line is what YAML makes of it, or is left to YAML."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefexport.errors import ContentError
from briefexport.plugin import Position
from briefexport.readers.common import frontmatter, plain_yaml

PLAIN = (
    """\
title: Storm Shadow: no
""",
    """\
# A remark.
headline: "Britain’s \\"missiles\\"
  \U0001f680 and \\U0001F680"  # another
dek: 'It''s a start'
published: 2024-11-17
draft: true
version: 1.50
rights:
keywords: [energy, "a, b", 12,  two words ]
byline:
  - Jane Doe
  - 'John: Smith'
sources:
- https://example.org/a#b
summary: Figures (from 12:30) don't add up

""",
)


def test_what_most_texts_begin_with_needs_no_yaml() -> None:
    read = plain_yaml.read(PLAIN[1], frontmatter._plain)
    assert read is not None
    assert read[0] == {
        "headline": 'Britain’s "missiles" \U0001f680 and \U0001f680',
        "dek": "It's a start",
        "published": "2024-11-17",
        "draft": True,
        "version": 1.5,
        "rights": None,
        "keywords": ["energy", "a, b", 12, "two words"],
        "byline": ["Jane Doe", "John: Smith"],
        "sources": ["https://example.org/a#b"],
        "summary": "Figures (from 12:30) don't add up",
    }
    assert read[1]["dek"] == Position(5, 1)
    assert read == frontmatter._any_yaml(PLAIN[1])


@pytest.mark.parametrize(
    "written",
    [
        PLAIN[0], "a: |\n  b", "a: >\n  b", "a:\n  b: c", "a: {b: c}", "a: &b c", "a: *b", "a: !b c", "a: @b",
        "a: b\n c", "a: b\na: c", "a: - b", "a: ? b", '"a": b', "a:b", "a : b", "a: 'b", 'a: "\\x41"', "a: [b: c]",
        "a: [b, ]", "a:\n - b\n  - c", "a:\n- b: c", "a: b\n- c", "- a", "a: 'b\n\n c'", "a: 'b'c", "a:\tb",
        "a: b\u2028c: d",
    ],
)  # fmt: skip
def test_what_is_not_certainly_plain_is_left_to_yaml(written: str) -> None:
    assert plain_yaml.read(written, frontmatter._plain) is None


_PIECES = (
    "a", "b", "key", "c: ", ": ", ":", " ", "  ", "- ", "\n- ", "\n  - ", '"', "'", "''", "[", "]", ", ", ",", "#",
    " #", "\n", "\n\n", "\n ", "\n# d\n", "12", "1.5", "true", "null", "~", "é", "\U0001f680", "http://a.b/c",
    "2024-01-02", "|", ">", "{", "}", "&", "*", "!", "%", "@", "`", "?", "? ", ".", "\n... ", "\n--- ", "\\", '\\"',
    "\\U0001F680", "\\U0010FFFF", "=", "<<", "+1", "-2", "(x)", "\t", "\u2028", "\u00a0", "d: x\n", 'e: "y"\n',
    "f: 'z'\n", "g:\n", "h: [a, b]\n",
)  # fmt: skip
_BEGINNINGS = ("", "a: ", "a:\n- ", "a: [", 'a: "', "a: '")


@given(st.sampled_from(_BEGINNINGS), st.lists(st.sampled_from(_PIECES), max_size=9).map("".join))
@example("a: ", "'x\n--- y'")
def test_what_is_read_line_by_line_is_what_yaml_reads(beginning: str, rest: str) -> None:
    written = beginning + rest
    read = plain_yaml.read(written, frontmatter._plain)
    if read is None:
        return
    try:
        wanted = frontmatter._any_yaml(written)
    except ContentError as error:
        pytest.fail(f"YAML refuses {written!r}: {error}")
    assert repr(read) == repr(wanted)  # 1 and true are equal, and not the same
