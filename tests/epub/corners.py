"""Corners: blocks with nothing in them, tables of every shape, deep nesting."""

from __future__ import annotations

from briefexport import model as m
from epub.making import T, article, paragraph


def empty_parts() -> m.Article:
    """Blocks with nothing in them, which some reader may make."""
    return article(
        "Empty parts",
        m.Paragraph(),
        m.List(),
        m.List(items=(m.ListItem(),)),
        m.DefinitionList(),
        m.Quote(),
        m.DefinitionList(items=(m.Definition(),)),
        m.PullQuote(),
        m.Callout(),
        m.Table(),
        m.Verse(),
        m.CodeBlock(text=""),
        m.MathBlock(tex=""),
        m.Heading(level=2),
        m.Rule(),
        paragraph(m.Link("https://example.org"), m.Link("#nowhere")),
        m.Table(caption=(T("only a caption"),)),
        m.Figure(image=m.Image("https://example.org/far.png", "far")),
    )


def tables() -> m.Article:
    cell = lambda words, **options: m.Cell(content=(T(words),), **options)  # noqa: E731
    only_heads = m.Table(rows=(m.Row(header=True, cells=(cell("a"), cell("b"))),))
    no_heads = m.Table(rows=(m.Row(cells=(cell("a"), cell("b"))), m.Row(cells=(cell("c"),))))
    all_heads = m.Table(rows=(m.Row(cells=(cell("a", header=True), cell("b", header=True))),) * 2)
    late = m.Table(rows=(m.Row(cells=(cell("a"), cell("b"))), m.Row(header=True, cells=(cell("c"), cell("d")))))
    spans = m.Table(
        rows=(
            m.Row(header=True, cells=(cell("both", colspan=2), cell("c", rowspan=2))),
            m.Row(header=True, cells=(cell("a"), cell("b"))),
            m.Row(cells=(cell("1", header=True, rowspan=2), cell("2"), cell("3"))),
            m.Row(cells=(cell("4"), cell("5"))),
        )
    )
    corner = m.Table(
        rows=(
            m.Row(header=True, cells=(cell("corner"), cell("x"))),
            m.Row(cells=(cell("r", header=True), cell("1"))),
        )
    )
    return article("Tables", only_heads, no_heads, all_heads, late, spans, corner)


def deep(depth: int) -> m.Block:
    block: m.Block = paragraph("deep down")
    for level in range(depth):
        block = m.Quote(content=(block,)) if level % 2 else m.List(items=(m.ListItem(content=(block,)),))
    return block


ODD_ADDRESSES = (
    "http://localhost:99999/", "http://[1:2:3:4:5:6:7:8:9]/", "http://[::1/", "http://a..b/", "http://xn--a/",
    "http://1.2.3/", "http://x y/", "http://x^y/", "http://é:é@x/", "http://💩.la/", "http://x/%%30", "http://x/[a]{b}|c",
    "http://x/?a#b#c", "mailto:?subject=[x]", "mailto:é@é.org", "tel:#x", "java\tscript:alert(1)", "//x", "#%", "?",
    "#", f"http://{'a' * 64}.org/", f"http://x/{'y' * 3000}",
)  # fmt: skip


def odd_addresses() -> m.Article:
    """Addresses that nobody should write, wherever an article may hold one."""
    links = (paragraph(m.Link(url, url, (T("a link"),)), m.Link(url)) for url in ODD_ADDRESSES)
    return article(
        "Odd addresses",
        *links,
        byline=tuple(m.Person(name="Somebody", url=url) for url in ODD_ADDRESSES),
        sources=tuple(m.SourceReference(title="A source", url=url) for url in ODD_ADDRESSES),
        publisher=m.Publisher(name="A house", url=ODD_ADDRESSES[0]),
    )


def formulas_alone() -> m.Article:
    """Formulas where words are expected: in a link, a heading, a header cell; and a link that holds a break only."""
    formula = m.Math("x^2")
    row = m.Row(header=True, cells=(m.Cell(content=(formula,)), m.Cell(content=(T("words"),))))
    return article(
        "Formulas alone",
        paragraph(
            m.Link("https://example.org", content=(formula,)), m.Link("https://example.org", content=(m.LineBreak(),))
        ),
        m.Heading(level=2, content=(formula,)),
        m.Heading(level=2, content=(T("\u200b"),)),
        m.Table(rows=(row, m.Row(cells=(m.Cell(content=(T("1"),)), m.Cell(content=(T("2"),)))))),
    )
