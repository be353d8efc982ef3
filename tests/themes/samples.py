"""The briefs that every theme is measured on."""

from __future__ import annotations

from pathlib import Path

import msgspec

from briefexport import model as m

SEED = Path(__file__).parents[2] / "source" / "000_36ebadd4edbdb3b2.txt"
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 90"><rect x="60" y="12" width="220" height="22" '
    'fill="#767676"/><rect x="60" y="52" width="90" height="22" fill="#444"/></svg>'
)
QUOTE = "“Missiles don’t need announcements. They’ll speak for themselves.”"


def text(words: str) -> m.Inlines:
    return (m.Text(words),)


def said(words: str, id: str, *, lede: bool = False) -> m.Paragraph:
    return m.Paragraph(id=id, role="lede" if lede else "body", content=text(words))


def metadata() -> m.Metadata:
    return m.Metadata(
        headline="A longer reach: why Washington let Ukraine strike inside Russia",
        dek="Approval to fire ATACMS missiles across the border ends months of caution, two months before a change of "
        "president.",
        kicker="Explainer",
        byline=(m.Person(name="Staff writer"),),
        dateline="Washington",
        published="2024-11-18",
        publisher=m.Publisher(name="The Morning Brief"),
    )


def body(prefix: str = "") -> list[m.Block]:
    """The seed's blocks: short lines are its headings, the first paragraph its lede."""
    lines = SEED.read_text(encoding="utf-8").strip().split("\n")
    return [
        m.Heading(id=f"{prefix}h{number}", level=2, content=text(line))
        if len(line) < 60
        else said(line, f"{prefix}p{number}", lede=number == 0)
        for number, line in enumerate(lines)
    ]


def seed(prefix: str = "") -> m.Article:
    """The seed with a footnote and a pull quote."""
    blocks = body(prefix)
    first = blocks[0]
    assert isinstance(first, m.Paragraph) and isinstance(first.content[0], m.Text)
    words = first.content[0].text
    cut = words.index("ATACMS,") + len("ATACMS,")
    call: m.Inlines = (m.Text(words[:cut]), m.NoteReference(f"{prefix}n"), m.Text(words[cut:]))
    blocks[0] = msgspec.structs.replace(first, content=call)
    attribution = text("Volodymyr Zelensky")
    blocks.insert(8, m.PullQuote(id=f"{prefix}q", content=(said(QUOTE, f"{prefix}q1"),), attribution=attribution))
    note = said("ATACMS, the Army Tactical Missile System: a ballistic missile fired from launchers.", f"{prefix}n1")
    return m.Article(metadata=metadata(), body=tuple(blocks), notes=(m.Note(id=f"{prefix}n", content=(note,)),))


def short() -> m.Article:
    return m.Article(metadata=m.Metadata(headline="Rates hold", published="2024-11-18"), body=tuple(body()[:1]))


def long() -> m.Article:
    return m.Article(metadata=metadata(), body=tuple(block for n in range(4) for block in body(f"r{n}")[1:]))


def figures(prefix: str = "") -> m.Article:
    blocks = body(prefix)
    for number, place in enumerate((2, 6, 10, 14)):
        caption = text("The two systems compared. Range in kilometres, from the makers’ own figures.")
        image = m.Image(src="drawing.svg", alt="Two bars")
        credit = text("Chart: The Morning Brief")
        blocks.insert(place, m.Figure(id=f"f{number}", image=image, caption=caption, credit=credit))
    return m.Article(metadata=metadata(), body=tuple(blocks))


def tables() -> m.Article:
    blocks = body()
    blocks.insert(3, _table("t1", 5, 3))
    blocks.insert(9, _table("t2", 40, 4))
    return m.Article(metadata=metadata(), body=tuple(blocks))


def _table(id: str, rows: int, columns: int) -> m.Table:
    names = ("System", "Range", "First used", "Notes")[:columns]
    head = m.Row(header=True, cells=tuple(m.Cell(header=True, content=text(name)) for name in names))
    made = []
    for number in range(rows):
        words = (f"System {number}", str(70 + number * 13), f"May {1990 + number}", "Wheeled launcher")[:columns]
        made.append(m.Row(cells=tuple(m.Cell(header=not i, content=text(word)) for i, word in enumerate(words))))
    return m.Table(id=id, caption=text("Range of the systems named"), rows=(head, *made))


def summary() -> m.Article:
    """The seed with its key points before it."""
    points = (
        "Washington now lets Ukraine fire ATACMS at targets inside Russia.",
        "The trigger was the arrival of more than 10,000 North Korean troops.",
        "Advisers remain split: the gain on the ground is set against the risk of retaliation.",
    )
    items = tuple(m.ListItem(content=(said(point, f"k{number}"),)) for number, point in enumerate(points))
    box = m.Callout(id="box", kind="summary", title=text("Key points"), content=(m.List(id="points", items=items),))
    article = seed()
    return msgspec.structs.replace(article, body=(box, *article.body))


def bound() -> tuple[m.Article, ...]:
    return seed("a-"), short(), figures("b-")


SAMPLES = {
    "seed": (seed(),),
    "summary": (summary(),),
    "short": (short(),),
    "long": (long(),),
    "figures": (figures(),),
    "tables": (tables(),),
    "bound": bound(),
}


def edition(name: str) -> m.Edition:
    """An edition of a sample."""
    articles = SAMPLES[name]
    title = articles[0].metadata.headline if len(articles) == 1 else "The week in briefs"
    publisher = articles[0].metadata.publisher
    return m.Edition(
        identifier="urn:x", slug="x", title=title, date="2024-11-18", publisher=publisher, articles=articles
    )
