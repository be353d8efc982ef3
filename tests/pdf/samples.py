"""Articles for the printed edition: every block kind with what makes it hard on paper, scripts, many articles."""

from __future__ import annotations

import io

from briefexport import identity
from briefexport import model as m
from briefexport.plugin import Asset

_LONG = "The quick brown fox jumps over the lazy dog while the committee weighs its extraordinarily long options. "


def said(*parts: m.Inline | str, role: str = "body") -> m.Paragraph:
    content = tuple(m.Text(part) if isinstance(part, str) else part for part in parts)
    return m.Paragraph(role="lede" if role == "lede" else "body", content=content)


def words(text: str) -> m.Inlines:
    return (m.Text(text),)


def heading(level: int, text: str) -> m.Heading:
    return m.Heading(level=level, content=words(text))


def item(*blocks: m.Block, checked: bool | None = None) -> m.ListItem:
    return m.ListItem(checked=checked, content=blocks)


def picture(mode: str = "RGB", kind: str = "PNG", size: tuple[int, int] = (300, 160)) -> bytes:
    from PIL import Image

    sink = io.BytesIO()
    Image.new(mode, size).save(sink, kind)
    return sink.getvalue()


SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><rect width="100" height="50" fill="#9b1c1c"/></svg>'
)


def assets() -> dict[str, Asset]:
    return {
        "a.png": Asset(picture(), "image/png"),
        "clear.png": Asset(picture("RGBA"), "image/png"),
        "ink.jpg": Asset(picture("CMYK", "JPEG"), "image/jpeg"),
        "drawing.svg": Asset(SVG, "image/svg+xml"),
    }


def _inlines() -> m.Paragraph:
    return said(
        "Some ", m.Emphasis(words("emphasis")), " and ", m.Strong(words("strong")), ", ", m.Code("code()"), ", H",
        m.Subscript(words("2")), "O, ",
        m.Link("https://example.org/a", content=words("a link " + "on and " * 20)), ", ",
        m.Abbreviation("Army Tactical Missile System", words("ATACMS")), ", ", m.Span("fr", "", words("mot juste")),
        ", ", m.Cite(words("A Work")), ", ", m.Mark(words("marked")), ", before", m.LineBreak(), "after a break",
        m.NoteReference("two"), ". An inline picture ", m.Image("a.png", alt="a black box"), " stands here.",
    )  # fmt: skip


def _table() -> m.Table:
    head = m.Row(header=True, cells=tuple(m.Cell(header=True, content=words(x)) for x in ("Name", "Value", "Other")))
    return m.Table(
        caption=words("Numbers"),
        rows=(
            head,
            m.Row(cells=(m.Cell(header=True, content=words("Row")), m.Cell(content=words("12")), m.Cell())),
            m.Row(cells=(m.Cell(colspan=2, content=words("wide")), m.Cell(rowspan=9, content=words("tall")))),
            m.Row(cells=(m.Cell(content=words("short")),)),
        ),
    )


def blocks() -> m.Blocks:
    inner = m.List(ordered=True, start=3, items=(item(said("Two a")), item(said("Two b"))))
    return (
        said("The lede says it all", m.NoteReference("one"), ", in one go.", role="lede"),
        heading(2, "Inlines"),
        _inlines(),
        heading(3, "Lists"),
        m.List(items=(item(said("One")), item(said("Two"), inner), item(said("Three"), said("and more")))),
        m.DefinitionList(
            items=(
                m.Definition(term=words("Term"), content=(said("Meaning"),)),
                m.Definition(term=words("Other"), content=(said("One meaning"), said("Another meaning"))),
            )
        ),
        heading(2, "Quotes and boxes"),
        m.Quote(content=(said("To be or not to be."),), attribution=words("Hamlet")),
        m.PullQuote(content=(said("Pulled words that stand out."),), attribution=words("Somebody")),
        m.Callout(kind="summary", title=words("Key points"), content=(said("First"), m.List(items=(item(said("b")),)))),
        m.Figure(image=m.Image("a.png", alt="A rectangle"), caption=words("The caption."), credit=words("A. Nyone")),
        m.Figure(image=m.Image("drawing.svg", alt="A red rectangle"), caption=words("A drawing.")),
        m.Figure(image=m.Image("ink.jpg", alt="Printing ink")),
        m.Figure(image=m.Image("clear.png", decorative=True)),
        heading(2, "Tables"),
        _table(),
        m.CodeBlock(text="def f(x):\n    return x * 2\n", language="python"),
        m.Verse(lines=(m.Line(content=words("Roses are red")), m.Line(content=words("violets are blue")))),
        m.Rule(),
        *(said(_LONG * 9 + f"Paragraph {number}.") for number in range(4)),
        said("See ", m.Link("#tables", content=words("the tables")), "."),
    )


def article(slug: str = "matrix", body: m.Blocks | None = None, **metadata: object) -> m.Article:
    """Every block kind over several pages, or the given body."""
    known: dict[str, object] = {
        "headline": "The matrix of features",
        "slug": slug,
        "dek": "Every kind of block",
        "kicker": "Test",
        "published": "2024-11-17",
        "byline": (m.Person(name="Ann Lee", role="Reporter"), m.Person(name="Bo Ek")),
        "publisher": m.Publisher(name="The Brief"),
        "sources": (m.SourceReference(title="A source", url="https://example.org/s"),),
    }
    notes = (
        m.Note(id="one", content=(said("The first note with ", m.Emphasis(words("stress")), "."),)),
        m.Note(id="two", content=(said("The second."),)),
    )
    made = m.Article(
        metadata=m.Metadata(**{**known, **metadata}),  # type: ignore[arg-type]
        body=blocks() if body is None else body,
        notes=notes if body is None else (),
    )
    return identity.identify(made)[0]


def edition(*articles: m.Article) -> m.Edition:
    first = articles[0].metadata
    bound = len(articles) > 1
    return m.Edition(
        identifier=articles[0].identifier,
        slug="week" if bound else first.slug,
        title="The week in briefs" if bound else first.headline,
        language=first.language,
        date=first.published,
        publisher=first.publisher,
        articles=identity.bind(articles) if bound else articles,
    )
