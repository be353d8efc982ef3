"""Documents in numbers: put together at random, each from its own seed, so that every run makes the same ones."""

from __future__ import annotations

import random

from briefexport import model as m
from epub.making import T, article


def generated(count: int, *, images: bool = True, seed: int = 1) -> list[m.Article]:
    """Articles put together at random, each from its own seed."""
    return [_generated(random.Random(f"{seed}/{number}"), number, images) for number in range(count)]


_WORDS = [
    "the",
    "missile",
    "treaty",
    "said",
    "on",
    "Monday",
    "U.S.",
    "officials",
    "10,000",
    "troops",
    "«guillemets»",
    "“quotes”",
    "café",
    "naïve",
    "1990s",
    "—",
    "…",
    "&",
    "<b>",
]


def _generated(dice: random.Random, number: int, images: bool) -> m.Article:
    def words(least: int = 2, most: int = 25) -> str:
        return " ".join(dice.choice(_WORDS) for _ in range(dice.randint(least, most)))

    def run() -> tuple[m.Inline, ...]:
        kinds = (
            m.Emphasis,
            m.Strong,
            m.Superscript,
            m.Mark,
            m.Quotation,
            m.Cite,
            m.Keyboard,
            m.Strikethrough,
        )
        parts: list[m.Inline] = [T(words())]
        for _ in range(dice.randint(0, 3)):
            parts += [T(" "), dice.choice(kinds)((T(words(1, 4)),)), T(" " + words(1, 6))]
        return tuple(parts)

    def block(depth: int = 2) -> m.Block:
        inner = lambda: tuple(block(depth - 1) for _ in range(dice.randint(1, 3)))  # noqa: E731
        plain = [
            lambda: m.Paragraph(content=run()),
            lambda: m.Paragraph(content=run()),
            lambda: m.Heading(level=dice.randint(2, 6), content=run()),
            lambda: m.CodeBlock(text=words(), language="sh"),
            lambda: m.MathBlock(tex="x^2"),
            lambda: m.Rule(),
            lambda: m.Verse(lines=tuple(m.Line(content=run()) for _ in range(3))),
            lambda: m.Table(
                caption=run(),
                rows=(
                    m.Row(header=True, cells=(m.Cell(content=run()),) * 2),
                    m.Row(cells=(m.Cell(content=run()),) * 2),
                ),
            ),
        ]
        if images:
            plain.append(lambda: m.Figure(image=m.Image("images/photo.png", words(2, 6)), caption=run(), credit=run()))
        if depth:
            plain += [
                lambda: m.List(ordered=dice.random() < 0.5, items=tuple(m.ListItem(content=inner()) for _ in range(2))),
                lambda: m.Quote(content=inner(), attribution=run()),
                lambda: m.PullQuote(content=inner()),
                lambda: m.Callout(kind=dice.choice(("note", "tip", "warning")), title=run(), content=inner()),
                lambda: m.DefinitionList(items=(m.Definition(term=run(), content=inner()),)),
            ]
        return dice.choice(plain)()

    notes = (m.Note(id="n", content=(m.Paragraph(content=run()),)),) if dice.random() < 0.5 else ()
    calls = (m.Paragraph(content=(T("Called"), m.NoteReference("n"))),) if notes else ()
    body = (m.Paragraph(role="lede", content=run()), *(block() for _ in range(dice.randint(2, 9))), *calls)
    return article(f"Brief {number}: {words(2, 6)}", *body, notes=notes, published="2024-11-17")
