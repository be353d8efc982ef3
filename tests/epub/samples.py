"""Documents by hand, for every exporter's tests (`making` has the tools, `generating` makes others in numbers).

every_block()      all blocks and inlines at once, with pictures
samples()          name → (article, assets): languages, directions, long and odd titles, empty parts, tables
"""

from __future__ import annotations

from collections.abc import Mapping

from briefexport import model as m
from briefexport.plugin import Asset
from epub.corners import deep, empty_parts, formulas_alone, odd_addresses, tables
from epub.making import ASSETS, SVG, MemoryAssets, T, article, encoded, heading, paragraph, png

__all__ = [
    "ASSETS", "ODD_TITLES", "SVG", "MemoryAssets", "T", "arabic", "article", "chinese", "encoded", "every_block",
    "french", "heading", "hebrew", "paragraph", "png", "samples",
]  # fmt: skip


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
        "formulas-alone": (formulas_alone(), {}),
        "odd-addresses": (odd_addresses(), {}),
        "untitled-tables": (tables(), {}),
        "deep": (article("Deep", deep(40)), {}),
    }
    return {**found, **odd}
