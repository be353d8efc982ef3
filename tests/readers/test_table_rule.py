"""Our rule of tables reads what markdown-it's own reads: the same cells on the same lines, and the same text around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefexport.readers.markdown import table_rule

if TYPE_CHECKING:
    from markdown_it.token import Token

_THEIRS = MarkdownIt("commonmark").enable("table")
_OURS = MarkdownIt("commonmark").enable("table")
_OURS.block.ruler.at("table", table_rule.table, {"alt": ["paragraph", "reference"]})

_LINES = st.one_of(
    st.text("|-: a\\\t`", max_size=12),
    st.sampled_from(
        ["| a | b |", "|---|---|", "|:-|-:|", "a | b", "--- | ---", "| x \\| y | z |", "| one |", "| 1 | 2 | 3 |", "",
         "- item | x", "> quoted | x", "> |---|---|", "    code | x", "# heading | x", "```", "<div>|</div>",
         "a\\\\|b|c",
         "  | a | b |", "- | a | b |", "  |---|---|", "[x]: /u | v", ":-: | :-:", "|", "||", "|-|", "- |"]
    ),
)  # fmt: skip
_SIDES = {"text-align:left": "left", "text-align:right": "right", "text-align:center": "center", "": ""}


def _told(tokens: list[Token]) -> list[object]:
    """The tokens as plain values, markdown-it's tables in the form of ours."""
    told: list[object] = []
    rows: list[tuple[int, list[tuple[str, str]]]] = []
    inside = False
    align = ""
    for token in tokens:
        if token.type == "table":
            cells = [(row.line, list(zip(row.cells, token.meta["aligns"], strict=True))) for row in token.meta["rows"]]
            told.append(("table", token.map, cells))
        elif token.type == "table_open":
            inside, rows = True, []
            told.append(("table", token.map, rows))
        elif token.type == "table_close":
            inside = False
        elif not inside:
            told.append((token.type, token.map, token.content, token.level))
        elif token.type == "tr_open" and token.map:
            rows.append((token.map[0], []))
        elif token.type in {"th_open", "td_open"}:
            align = _SIDES[str(token.attrs.get("style", ""))]
        elif token.type == "inline":
            rows[-1][1].append((token.content, align))
    return told


def _blocks(parser: MarkdownIt, written: str) -> list[object]:
    tokens: list[Token] = []
    parser.block.parse(written, parser, {}, tokens)
    return _told(tokens)


@given(st.lists(_LINES, max_size=8).map("\n".join))
def test_tables_are_read_as_markdown_it_reads_them(written: str) -> None:
    assert _blocks(_OURS, written) == _blocks(_THEIRS, written)


def test_a_text_of_short_rows_ends_its_table_where_markdown_it_does() -> None:
    written = "|" + "a|" * 300 + "\n|" + "-|" * 300 + "\n" + "|x\n" * 400
    assert _blocks(_OURS, written) == _blocks(_THEIRS, written)
