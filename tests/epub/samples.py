"""Documents with every block kind, for every exporter's tests: by hand where a case has a name, generated in numbers.

every_block()      all blocks and inlines at once, with pictures
samples()          name → (article, assets), the hand-made ones: languages, directions, long and odd titles
generated(n)       n articles made from a seeded generator, unlike each other
"""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Mapping

import msgspec

from briefexport import identity
from briefexport import model as m
from briefexport.errors import ContentError
from briefexport.plugin import Asset

T = m.Text


class MemoryAssets(msgspec.Struct, frozen=True):
    """Assets held in a dictionary; anything else is missing."""

    held: dict[str, Asset] = {}

    def open(self, src: str) -> Asset:
        if src not in self.held:
            raise ContentError(f"the image {src} is missing", code="missing-image", hint="put it there")
        return self.held[src]


def png(width: int = 8, height: int = 6, grey: int = 128) -> bytes:
    """A grey PNG, made without an image library."""
    rows = b"".join(b"\0" + bytes([grey]) * width for _ in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def encoded(form: str, mode: str = "RGB", size: tuple[int, int] = (8, 6), **options: object) -> bytes:
    """A small picture in one of Pillow's formats."""
    from PIL import Image

    out = io.BytesIO()
    Image.new(mode, size).save(out, form, **options)
    return out.getvalue()


SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><title>Bars</title>'
    b'<rect width="10" height="20"/><rect x="15" width="10" height="12"/><text x="28" y="18">3</text></svg>'
)
ASSETS = {
    "images/chart.svg": Asset(SVG, "image/svg+xml"),
    "images/photo.png": Asset(png(), "image/png"),
    "asset:inline.png": Asset(png(grey=40), "image/png"),
}


def article(headline: str, *body: m.Block, notes: tuple[m.Note, ...] = (), **fields: object) -> m.Article:
    """An article with ids, as a reader would leave it."""
    metadata = m.Metadata(headline=headline, slug=identity.slugify(headline) or "brief", **fields)  # type: ignore[arg-type]
    named, _, _ = identity.identify(m.Article(metadata=metadata, body=body, notes=notes))
    return named


def paragraph(*content: m.Inline | str, role: str = "body") -> m.Paragraph:
    inlines = tuple(T(part) if isinstance(part, str) else part for part in content)
    return m.Paragraph(role=role, content=inlines)  # type: ignore[arg-type]


def heading(level: int, words: str) -> m.Heading:
    return m.Heading(level=level, content=(T(words),))


def every_inline() -> m.Paragraph:
    """Each inline once."""
    word = (T("word"),)
    return paragraph(
        "Plain, ",
        m.Code("x = a['b'] -- c"),
        " ",
        m.Emphasis((T("stressed"),)),
        " ",
        m.Strong((T("strong"),)),
        " ",
        m.Strikethrough((T("gone"),)),
        " H",
        m.Subscript((T("2"),)),
        "O m",
        m.Superscript((T("3"),)),
        " ",
        m.Mark((T("marked"),)),
        " ",
        m.Keyboard((T("Ctrl"),)),
        " ",
        m.Quotation((T("quoted"),)),
        " ",
        m.Cite((T("The Work"),)),
        " ",
        m.Link("https://example.org/a?b=1&c=2", "Title", word),
        " ",
        m.Link("javascript:alert(1)", content=(T("bad link"),)),
        " ",
        m.Abbreviation("North Atlantic Treaty Organization", (T("NATO"),)),
        " ",
        m.Span("fr", "", (T("Légion étrangère"),)),
        " ",
        m.Span("ar", "rtl", (T("مرحبا بالعالم"),)),
        " ",
        m.Time("2024-11-17", (T("17 November"),)),
        " ",
        m.Image("asset:inline.png", "a dot"),
        " ",
        m.Math(r"\frac{a}{b} < c"),
        m.LineBreak(),
        "after a break",
        m.NoteReference("one"),
        ".",
    )


def every_block() -> m.Article:
    """All blocks and inlines, nested and with notes, metadata in full."""
    cell = lambda words, **options: m.Cell(content=(T(words),), **options)  # noqa: E731
    table = m.Table(
        caption=(T("Deliveries"),),
        rows=(
            m.Row(header=True, cells=(cell(""), cell("2023"), cell("2024", align="right"))),
            m.Row(cells=(cell("Kyiv", header=True), cell("1"), cell("2", align="right"))),
            m.Row(cells=(cell("Lviv", header=True), cell("wide", colspan=2))),
        ),
    )
    figure = m.Figure(
        image=m.Image("images/chart.svg", "Two bars, the first taller"),
        caption=(T("Deliveries by "), m.Strong((T("year"),))),
        credit=(T("Graphic: the desk"),),
    )
    nested = m.List(
        ordered=True,
        start=3,
        items=(
            m.ListItem(content=(paragraph("third"),)),
            m.ListItem(
                content=(
                    paragraph("fourth"),
                    m.List(items=(m.ListItem(content=(paragraph("inner"),)),)),
                    m.CodeBlock(text="x"),
                )
            ),
        ),
    )
    tasks = m.List(
        items=(
            m.ListItem(checked=True, content=(paragraph("done"),)),
            m.ListItem(checked=False, content=(paragraph("open"),)),
        )
    )
    terms = m.DefinitionList(
        items=(
            m.Definition(term=(T("ATACMS"),), content=(paragraph("A missile."), paragraph("Of long range."))),
            m.Definition(term=(T("HIMARS"),), content=(paragraph("A launcher."),)),
        )
    )
    notes = (
        m.Note(
            id="one",
            content=(paragraph("A note with ", m.Emphasis((T("stress"),)), "."), paragraph("And more.")),
        ),
        m.Note(id="two", content=(m.CodeBlock(text="only code"),)),
    )
    return article(
        "Every block there is",
        paragraph("The lede says it first.", role="lede"),
        heading(2, "Words"),
        every_inline(),
        heading(3, "Lists"),
        nested,
        tasks,
        terms,
        heading(2, "Boxes"),
        m.Quote(content=(paragraph("We must act."), paragraph("Now.")), attribution=(T("A minister"),)),
        m.PullQuote(content=(paragraph("We must act."),), attribution=(T("A minister"),)),
        *(
            m.Callout(kind=kind, title=(T(kind.title()),), content=(paragraph(f"A {kind}."), tasks))
            for kind in ("note", "tip", "important", "warning", "summary", "odd-kind")
        ),
        m.Callout(content=(paragraph("Untitled."),)),
        heading(2, "Figures"),
        figure,
        m.Figure(image=m.Image("images/photo.png", decorative=True)),
        table,
        m.CodeBlock(text='\n  def f(x):\n\treturn "<&>"  # -- ...\n', language="python"),
        m.Verse(lines=(m.Line(content=(T("Roses are red,"),)), m.Line(content=(T("violets are blue."),)))),
        m.MathBlock(tex=r"\sum_{i=1}^{n} x_i^2 \le \sqrt{2}"),
        m.Rule(),
        paragraph("The end", m.NoteReference("two"), m.NoteReference("one"), "."),
        notes=notes,
        dek="A dek & more",
        kicker="Tests",
        dateline="Kyiv",
        published="2024-11-17T09:30:00Z",
        modified="2024-11-18",
        byline=(
            m.Person(name="A. Writer", role="reporter", affiliation="The Desk", url="https://example.org/a"),
            m.Person(name="A. Writer"),
        ),
        publisher=m.Publisher(name="Brief House", url="https://example.org"),
        rights="© 2024 Brief House",
        license="CC-BY-4.0",
        keywords=("tests", "blocks"),
        summary="All of it.",
        series="Samples",
        sources=(
            m.SourceReference(title="A report", url="https://example.org/r", publisher="Institute", date="2024-10-01"),
            m.SourceReference(title="An interview"),
        ),
        corrections=(m.Correction(date="2024-11-19", text="A name was misspelt."),),
    )


def arabic() -> m.Article:
    return article(
        "قرار جريء بشأن أوكرانيا",
        paragraph(
            "سمح الرئيس بايدن لأوكرانيا باستخدام صواريخ بعيدة المدى (ATACMS) لضرب أهداف داخل روسيا.",
            role="lede",
        ),
        heading(2, "لماذا الآن؟"),
        paragraph("حتى الآن كانت الولايات المتحدة حذرة", m.NoteReference("n"), "، بعد 10 أشهر."),
        m.List(
            ordered=True,
            items=(m.ListItem(content=(paragraph("أولًا"),)), m.ListItem(content=(paragraph("ثانيًا"),))),
        ),
        m.Quote(content=(paragraph("الصواريخ تتحدث عن نفسها."),), attribution=(T("زيلينسكي"),)),
        notes=(m.Note(id="n", content=(paragraph("حاشية."),)),),
        language="ar",
        direction="rtl",
        byline=(m.Person(name="كاتب"),),
        dek="ما الذي تغيّر",
        published="2024-11-17",
    )


def chinese() -> m.Article:
    return article(
        "拜登允许乌克兰使用远程导弹",
        paragraph("拜登总统已允许乌克兰使用美国提供的远程导弹打击俄罗斯境内的目标。", role="lede"),
        heading(2, "为什么是现在？"),
        paragraph("在此之前，美国一直很谨慎。"),
        language="zh-Hans",
        byline=(m.Person(name="记者"),),
        published="2024-11-17",
    )


def hebrew() -> m.Article:
    body = (
        paragraph("הנשיא ביידן התיר לאוקראינה.", role="lede"),
        heading(2, "מדוע עכשיו?"),
        paragraph("עד כה."),
    )
    return article("החלטה נועזת", *body, language="he", direction="rtl")


def french() -> m.Article:
    body = (paragraph('"Pourquoi ?" demande-t-il... 10 000 soldats; M. Dupont -- voilà !', role="lede"),)
    return article("Une décision audacieuse", *body, language="fr", published="2024-11-01")


ODD_TITLES = {
    "markup": "<b>Bold</b> & <script>alert('x')</script> \"quoted\"",
    "emoji": "🚀🔥💥",
    "long": "A headline that goes on and on, " * 125,
    "controls": "Bell\x07 and null\x00 and escape\x1b[31m",
    "only-controls": "\x01\x02\u200b",
    "quotes": "“‘\"'«»‹›",
    "cdata": "]]> &amp; <!-- --> <?php ?>",
    "lines": "One\nTwo\r\nThree\tFour",
    "digits-first": "007 returns",
    "nav": "nav",
}


def samples() -> Mapping[str, tuple[m.Article, Mapping[str, Asset]]]:
    """The hand-made documents by name, each with the assets it names."""
    body = (paragraph("A lede.", role="lede"), heading(2, "A heading"), paragraph("Some words."))
    odd = {f"title-{name}": (article(title, *body), {}) for name, title in ODD_TITLES.items()}
    found = {
        "every-block": (every_block(), ASSETS),
        "arabic": (arabic(), {}),
        "hebrew": (hebrew(), {}),
        "chinese": (chinese(), {}),
        "french": (french(), {}),
        "one-word": (article("Word", paragraph("Word.", role="lede")), {}),
        "jumps": (
            article("Jumps", paragraph("x"), heading(4, "Four"), heading(6, "Six"), heading(2, "Two")),
            {},
        ),
        "no-alt": (article("No alt", paragraph("x"), m.Figure(image=m.Image("images/photo.png"))), ASSETS),
        "tongues": (
            article(
                "Tongues",
                paragraph("x ", m.Span("xx-unknown", "", (T("y"),)), m.Span("qqq-q", "", (T("z"),))),
            ),
            {},
        ),
        "unknown-language": (article("Unknown", *body, language="xx-klingon"), {}),
        "empty-parts": (empty_parts(), {}),
        "untitled-tables": (tables(), {}),
        "deep": (article("Deep", deep(40)), {}),
    }
    return {**found, **odd}


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
