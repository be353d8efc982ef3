"""An article of every block kind and every inline, for tests of whatever renders articles."""

from __future__ import annotations

import base64
from types import MappingProxyType

import msgspec

from briefexport import identity
from briefexport import model as m
from briefexport.plugin import Asset

# A grey square of eight by eight pixels.
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR4nGNgwA4AABAAAZ4mVbcAAAAASUVORK5CYII="
)
PICTURES = MappingProxyType({"picture.png": Asset(data=PICTURE, media_type="image/png")})


def _text(words: str) -> tuple[m.Inline, ...]:
    return (m.Text(words),)


def _said(words: str, **fields: str) -> m.Paragraph:
    return msgspec.convert({"content": [{"type": "text", "text": words}], "type": "paragraph", **fields}, m.Paragraph)


_INLINES: tuple[m.Inline, ...] = (
    m.Text("Plain, "), m.Emphasis(_text("stressed")), m.Text(", "), m.Strong(_text("strong")), m.Text(", "),
    m.Strikethrough(_text("struck")), m.Text(", x"), m.Superscript(_text("2")), m.Text(", H"), m.Subscript(_text("2")),
    m.Text("O, "), m.Mark(_text("marked")), m.Text(", "), m.Keyboard(_text("Ctrl")), m.Text(", "),
    m.Quotation(_text("quoted")), m.Text(", "), m.Cite(_text("The Work")), m.Text(", "), m.Code("a = b"), m.LineBreak(),
    m.Text("a "), m.Link(url="https://example.org/", title="Example", content=_text("link")), m.Text(", the "),
    m.Abbreviation(expansion="World Health Organization", content=_text("WHO")), m.Text(", "),
    m.Span(language="fr", content=_text("en français")), m.Text(", "),
    m.Span(language="ar", direction="rtl", content=_text("بالعربية")), m.Text(", "),
    m.Time(datetime="2024-11-17", content=_text("17 November")), m.Text(", "), m.Math("x^2"), m.Text(" and a note"),
    m.NoteReference("note-1"), m.Text("."),
)  # fmt: skip


def _table() -> m.Table:
    header = m.Row(header=True, cells=(m.Cell(header=True, content=_text("Country")), m.Cell(header=True)))
    rows = tuple(
        m.Row(cells=(m.Cell(header=True, content=_text(name)), m.Cell(align="right", content=_text(count))))
        for name, count in (("France", "68"), ("Spain", "48"))
    )
    named = msgspec.structs.replace(header.cells[1], content=_text("Millions"))
    return m.Table(
        caption=_text("People"), rows=(msgspec.structs.replace(header, cells=(header.cells[0], named)), *rows)
    )


def _blocks() -> m.Blocks:
    picture = m.Image(src="picture.png", alt="A grey square")
    item = m.ListItem(content=(_said("An item"), m.List(items=(m.ListItem(content=(_said("within an item"),)),))))
    return (
        _said("The first paragraph says what the brief is about.", role="lede"),
        m.Heading(level=2, content=_text("Words")),
        m.Paragraph(content=_INLINES),
        m.Heading(level=3, content=_text("Groups")),
        m.List(items=(item, m.ListItem(content=(_said("Another item"),)))),
        m.List(ordered=True, start=3, items=(m.ListItem(content=(_said("Third"),)),)),
        m.List(items=(m.ListItem(checked=True, content=(_said("Done"),)),)),
        m.DefinitionList(items=(m.Definition(term=_text("Term"), content=(_said("Its meaning"),)),)),
        m.Quote(content=(_said("What was said."),), attribution=_text("A speaker")),
        m.PullQuote(content=(_said("What the brief is about."),)),
        m.Callout(kind="note", title=_text("Note well"), content=(_said("Beside the argument."),)),
        m.Figure(image=picture, caption=_text("A caption"), credit=_text("A credit")),
        _table(),
        m.CodeBlock(text="for x in y:\n    pass", language="python"),
        m.Verse(lines=(m.Line(content=_text("One line,")), m.Line(content=_text("and another.")))),
        m.MathBlock(tex="a^2 + b^2 = c^2"),
        m.Rule(),
        _said("The last paragraph."),
    )


def sample_article(slug: str = "sample") -> m.Article:
    """An article with all metadata, every block kind and every inline; its one picture is `picture.png`."""
    metadata = m.Metadata(
        headline="A sample of everything", dek="One of each kind, for tests", kicker="Samples", slug=slug,
        byline=(m.Person(name="Ada Example", role="Reporter"),), dateline="Geneva", published="2024-11-17",
        summary="Everything an article may hold.", publisher=m.Publisher(name="The Example"), rights="Public domain",
        sources=(m.SourceReference(title="A source", url="https://example.org/source"),),
        corrections=(m.Correction(date="2024-11-18", text="A word was wrong."),), keywords=("sample",),
    )  # fmt: skip
    note = m.Note(id="note-1", content=(_said("What the note says."),))
    return identity.identify(m.Article(metadata=metadata, body=_blocks(), notes=(note,)))[0]


def sample_edition(*slugs: str) -> m.Edition:
    """An edition of the sample article; with several slugs, a bound edition with one article for each."""
    articles = tuple(sample_article(slug) for slug in slugs or ("sample",))
    first = articles[0].metadata
    return m.Edition(
        identifier=identity.edition_identifier(articles, first.publisher, "-".join(slugs) or first.slug),
        slug="-".join(slugs) or first.slug, title=first.headline, language=first.language, date=first.published,
        publisher=first.publisher, articles=identity.bind(articles) if len(articles) > 1 else articles,
    )  # fmt: skip
