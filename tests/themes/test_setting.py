"""What the line setting does with words that do not fit, and with spaces before elements."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefexport import model as m
from briefexport.errors import UsageError
from briefexport.plugin import Typography
from briefexport.render import themes
from briefexport.render.printed import printed
from briefexport.render.printed.initials import initial
from briefexport.render.printed.logos import Logo
from briefexport.render.setting import body
from briefexport.render.setting.ragged import kept_together
from briefexport.render.setting.settings import length, page_for

from .bars import Sheet, read
from .samples import text
from .test_bars import PLUGINS, formatter

COMPOUND = "Donaudampfschifffahrtsgesellschaft schließt Brückeninstandsetzungsbetriebsstätte"
ENDLESS = "Verkehrsinfrastrukturfinanzierungsgesellschaftsgesetzgebungsverfahrensordnung tritt in Kraft"
LONG = (
    "After eleven years of reports, warnings and unanswered letters the council at last agrees that the eastern "
    "bridge must close, and nobody knows who will pay for it"
)


def pages(
    theme: str, article: m.Article, folder: Path, *, paper: str = "A4", columns: int = 0
) -> tuple[list[Sheet], tuple[float, float], str]:
    """The pages of an article, the text area's left and right edge, and the markup."""
    weasyprint, fonts = formatter()
    resolved = themes.resolve(PLUGINS[theme](), theme)
    data = article.metadata
    edition = m.Edition(
        identifier="urn:x", slug="x", title=data.headline, language=data.language, date="2024-11-18",
        articles=(article,),
    )  # fmt: skip
    stamp = "2024-11-18T00:00:00Z"
    page = printed(edition, resolved, Typography(), page_size=paper, columns=columns, stamp=stamp)
    sheet = weasyprint.CSS(string=page.css, font_config=fonts)
    path = folder / "page.pdf"
    weasyprint.HTML(string=page.xhtml).write_pdf(path, stylesheets=[sheet], font_config=fonts)
    tokens = page_for(resolved, paper, columns).tokens
    sheets = read(path)
    right = sheets[0].width - length(str(tokens["margin-right"]))
    return sheets, (length(str(tokens["margin-left"])), right), page.xhtml


def article(headline: str, *paragraphs: str, heading: str = "", language: str = "en") -> m.Article:
    blocks: list[m.Block] = [m.Heading(id="h", level=2, content=text(heading))] if heading else []
    blocks += [m.Paragraph(id=f"p{n}", content=text(words)) for n, words in enumerate(paragraphs)]
    return m.Article(metadata=m.Metadata(headline=headline, language=language), body=tuple(blocks))


@pytest.mark.parametrize("theme", PLUGINS)
@pytest.mark.parametrize("words", [COMPOUND, ENDLESS])
def test_long_words_stay_on_the_page(theme: str, words: str, tmp_path: Path) -> None:
    given = article(words, "Der Rat beschloss es.", heading=words, language="de")
    sheets, (left, right), xhtml = pages(theme, given, tmp_path)
    lines = [line for sheet in sheets for line in sheet.lines]
    assert all(left - 6 <= line.x and line.end <= right + 6 for line in lines), [line.text for line in lines]
    headline = re.sub(r"<br\s*/>", "", re.findall(r"<h1[^>]*>(.*?)</h1>", xhtml)[0])
    assert " ".join(re.sub(r"<[^>]+>", "", headline).split()) == words, "no word is changed"


@pytest.mark.parametrize("theme", ["default", "policy", "largeprint"])
@pytest.mark.parametrize("words", [LONG, COMPOUND + " am Sonntagnachmittag", "X" * 160])
def test_a_running_title_leaves_room_for_the_page_number(theme: str, words: str, tmp_path: Path) -> None:
    given = article(words, *["The council voted on Tuesday to close the eastern bridge for good. " * 6] * 12)
    sheets, (_, right), _ = pages(theme, given, tmp_path)
    assert len(sheets) > 1
    foot = min(line.y for line in sheets[1].lines)
    title, number = (line for line in sheets[1].lines if line.y < foot + 1)
    assert title.text.endswith("…")
    assert title.end < number.x - 10 <= right


def test_a_short_headline_runs_whole(tmp_path: Path) -> None:
    _, _, xhtml = pages("default", article("Rates hold", "They hold."), tmp_path)
    assert "data-short" not in xhtml


def test_no_line_ends_after_its_first_word_before_an_element(tmp_path: Path) -> None:
    """WeasyPrint 70 does so where a text's last space does not fit on the line and an element follows it."""
    words = "That tunnel was built for half as many and its ventilation has failed twice since the start of the year."
    paragraphs = [f"{'a' * (n // 4)} {'i' * (n % 4)} {words}" for n in range(60)]
    sheets, (left, _), _ = pages("default", article("Rates hold", *paragraphs), tmp_path)
    lines = [line for sheet in sheets for line in sheet.lines if abs(line.x - left) < 1]
    assert not [line.text for line in lines if len(line.words) == 1 and line.text.islower()]


def test_lines_within_one_element_end_where_we_end_them(tmp_path: Path) -> None:
    """WeasyPrint 70 runs them together, over the edge of the paper, where words may be broken (overflow-wrap)."""
    words = "Could the money that was promised go elsewhere again, as it did three times before in this very town"
    counts = range(2, len(words.split()))
    asked = [m.Strong(content=text(" ".join(words.split(" ", count)[:count]) + "?")) for count in counts]
    said = m.Paragraph(id="p", content=text("Nobody knows."))
    body = [each for n, one in enumerate(asked) for each in (m.Paragraph(id=f"q{n}", content=(one,)), said)]
    given = m.Article(metadata=m.Metadata(headline="Rates hold"), body=tuple(body))
    sheets, (left, right), _ = pages("newspaper", given, tmp_path, columns=2)
    lines = [line for sheet in sheets for line in sheet.lines]
    assert all(left - 6 <= line.x and line.end <= right + 6 for line in lines), [line.text for line in lines]
    assert max(line.end - line.x for line in lines if "promised" in line.text) < (right - left) / 2


@pytest.mark.parametrize("theme", PLUGINS)
def test_what_leads_in_stands_with_what_it_leads_to(theme: str, tmp_path: Path) -> None:
    opens = m.Paragraph(id="lead", content=(m.Strong(content=text("Who is to pay for it?")),))
    answer = m.Paragraph(id="p", content=text("Answer 0. " * 40))
    line = m.Paragraph(id="q", content=text("The council voted on Tuesday to close it."))
    more = [m.Paragraph(id="r", content=text("The council voted on Tuesday to close it. " * 20))]
    for before in range(10, 22):
        article = m.Article(metadata=m.Metadata(headline="Rates hold"), body=(*[line] * before, opens, answer, *more))
        sheets, _, _ = pages(theme, article, tmp_path, paper="A5", columns=1)
        (sheet,) = (sheet for sheet in sheets if any("pay for it" in line.text for line in sheet.lines))
        assert any("Answer 0" in line.text for line in sheet.lines), before


def test_a_row_of_bold_paragraphs_leads_to_nothing() -> None:
    bold = '<p id="a"><strong>One</strong></p>\n'
    assert body._LEADS.findall(bold + bold + "<p>Two.</p>\n") == [' id="a"']
    assert body._LEADS.findall("<p><strong>One</strong> and</p>\n<p>Two.</p>\n") == []


def test_spaces_before_elements_get_one_of_their_own() -> None:
    assert kept_together("It is <em>so</em> late.", 9) == ("It is<span> </span><em>so</em> late.")
    assert kept_together('Here <span class="footnote">a</span> and there', 1).startswith('Here <span class="footnote"')


def table(*rows: tuple[str, ...]) -> m.Table:
    made = (
        m.Row(header=not n, cells=tuple(m.Cell(header=not n, content=text(c)) for c in row))
        for n, row in enumerate(rows)
    )
    return m.Table(id="t", rows=tuple(made))


STATIONS = table(
    ("Station", "Reading", "Unit", "Remark"),
    ("Sensor 1", "1,000.0", "microstrain", "within limits"),
)
BRIDGES = table(
    (
        "Bridge",
        "Built",
        "Bearings replaced",
        "Cost in millions",
        "Cars a day",
        "Condition",
        "Next inspection",
        "Authority",
    ),
    ("Älvsborg", "1931", "not since construction", "11.9", "19,565", "satisfactory", "September", "Administration"),
)


@pytest.mark.parametrize("theme", ["default", "newspaper", "policy"])
@pytest.mark.parametrize("given", [STATIONS, BRIDGES], ids=["four", "eight"])
def test_no_word_of_a_table_is_divided(theme: str, given: m.Table, tmp_path: Path) -> None:
    begin = tuple(m.Paragraph(id=f"p{n}", content=text("The council voted on Tuesday. " * 20)) for n in range(2))
    heading = m.Heading(id="h", level=2, content=text("The table"))
    whole = m.Article(metadata=m.Metadata(headline="Rates hold"), body=(*begin, heading, given, *begin))
    sheets, (left, right), _ = pages(theme, whole, tmp_path)
    lines = [line for sheet in sheets for line in sheet.lines]
    assert all(left - 6 <= line.x and line.end <= right + 6 for line in lines), [line.text for line in lines]
    shown = {word for line in lines for word in line.words}
    words = {word for row in given.rows for cell in row.cells for run in cell.content for word in run.text.split()}
    assert words - shown == set()


def test_the_heading_goes_across_with_its_table(tmp_path: Path) -> None:
    heading = m.Heading(id="h", level=2, content=text("The table"))
    begin = m.Paragraph(id="p", content=text("The council voted on Tuesday. " * 30))
    whole = m.Article(metadata=m.Metadata(headline="Rates hold"), body=(begin, heading, BRIDGES))
    _, _, xhtml = pages("newspaper", whole, tmp_path)
    assert re.search(r'<div class="across kept">\s*<h2[^>]*>The table</h2>\s*<table', xhtml)


@pytest.mark.parametrize("rows", [3, 12, 25, 40, 90])
@pytest.mark.parametrize("before", [1, 5, 9])
def test_a_table_across_columns_breaks_over_pages_and_loses_no_row(rows: int, before: int, tmp_path: Path) -> None:
    head, row = BRIDGES.rows
    many = tuple(m.Row(cells=(m.Cell(content=text(f"Bridge{n}x")), *row.cells[1:])) for n in range(rows))
    begin = tuple(m.Paragraph(id=f"p{n}", content=text("The council voted on Tuesday. " * 20)) for n in range(before))
    heading = m.Heading(id="h", level=2, content=text("The table"))
    whole = m.Article(
        metadata=m.Metadata(headline="Rates hold"), body=(*begin, heading, m.Table(id="t", rows=(head, *many)))
    )
    sheets, _, _ = pages("newspaper", whole, tmp_path)
    shown = [word for sheet in sheets for line in sheet.lines for word in line.words]
    assert [word for word in shown if word.startswith("Bridge") and word != "Bridge"] == [
        f"Bridge{n}x" for n in range(rows)
    ]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<p>“Inspectors", '<p><span class="initial">“I</span>nspectors'),
        ("<p>Été", '<p><span class="initial">É</span>té'),
        ("<p>صوت", "<p>صوت"),
        ("<p>परिषद", "<p>परिषद"),
        ("<p>1920", "<p>1920"),
    ],
)
def test_only_letters_that_stand_alone_are_dropped(body: str, wanted: str) -> None:
    assert initial(body) == wanted


def test_the_logo_stands_on_the_page_and_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>'
    )
    made = Logo.of("logo.svg", (tmp_path,))
    assert 'class="logo decoration"' in made.markup
    assert 'alt=""' in made.markup
    assert [kind for _, kind in made.assets.values()] == ["image/svg+xml"]
    assert list(made.names.values()) == ["logo.svg"]
    assert Logo.of("").markup == ""
    with pytest.raises(UsageError, match=r"none\.png"):
        Logo.of("none.png", (tmp_path,))


@pytest.mark.parametrize("lines", range(18, 34, 2))
def test_a_pull_quote_in_the_margin_stands_on_one_page(lines: int, tmp_path: Path) -> None:
    """Wherever on the page it comes: WeasyPrint breaks floats over pages."""
    quoted = ("Sixpence", "waited", "overlong", "everywhere", "throughout")
    said = m.Paragraph(id="q", content=text(" ".join(quoted)))
    given = article("Trams", *["One line of the text."] * lines, *["A last word. " * 30] * 3)
    quote = m.PullQuote(id="pull", content=(said,), attribution=text("Josephine Everyman"))
    body = (*given.body[:lines], quote, *given.body[lines:])
    sheets, _, _ = pages("policy", m.Article(metadata=given.metadata, body=body), tmp_path)
    on = [{word for line in sheet.lines for word in line.text.split()} for sheet in sheets]
    assert sum({*quoted, "Josephine", "Everyman"} <= words for words in on) == 1


@pytest.mark.parametrize("theme", PLUGINS)
@pytest.mark.parametrize("columns", [1, 2])
def test_lines_on_a_small_page_are_long_enough_to_read(theme: str, columns: int) -> None:
    page = page_for(themes.resolve(PLUGINS[theme](), theme), "A5", columns)
    size = 18.0 if theme == "largeprint" else 10.0
    assert page.measure / size > (22 if page.columns == 1 and size < 18 else 15)


def a_list(name: str, *items: m.Block) -> m.List:
    return m.List(id=name, items=tuple(m.ListItem(content=(item,)) for item in items))


def item(name: str) -> m.Paragraph:
    return m.Paragraph(id=name, content=text("Figures of the report"))


NOTHING_BUT = {
    "headings": tuple(m.Heading(id=f"h{n}", level=2, content=text(f"Heading {n}")) for n in range(60)),
    "items that are headings": (
        a_list("of", *(m.Heading(id=f"h{n}", level=3, content=text(f"Heading {n}")) for n in range(60))),
    ),
    "lists in one item": (
        m.List(id="of", items=(m.ListItem(content=tuple(a_list(f"l{n}", item(f"i{n}")) for n in range(80))),)),
    ),
}


@pytest.mark.parametrize("kept", NOTHING_BUT)
def test_what_keeps_to_the_next_begins_on_its_page(kept: str, tmp_path: Path) -> None:
    written = m.Article(metadata=m.Metadata(headline="Rates hold"), body=(item("p"), *NOTHING_BUT[kept], item("q")))
    sheets, _, _ = pages("default", written, tmp_path)
    assert len(sheets) > 1
    assert len(sheets[0].lines) > 15
