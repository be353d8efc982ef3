"""A figure that does not fit leaves no hole before it, and neither do columns with notes."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from briefexport import identity
from briefexport import model as m
from briefexport.exporters.pdf import PdfOptions, trying
from briefexport.exporters.pdf.filling import narrowed
from briefexport.exporters.pdf.holes import Hole
from briefexport.exporters.pdf.jobs import Job
from briefexport.exporters.pdf.preparing import ordered
from briefexport.plugin import Asset
from briefexport.render import themes
from briefexport.render.setting.fitting import Hindsight
from briefexport.testing import make_context
from pdf.conftest import Set
from pdf.samples import article, edition, picture, said, words
from themes.bars import Bars, read

SAID = "The council voted on Tuesday to close the eastern bridge for good, and nobody knows who will pay for it. "
PICTURES = {
    "tall.png": Asset(picture(size=(400, 600)), "image/png"),
    "square.png": Asset(picture(size=(500, 500)), "image/png"),
    "wide.png": Asset(picture(size=(600, 400)), "image/png"),
}
MARGINS = {"default": (56, 66), "newspaper": (58, 46), "policy": (50, 62)}


def pictured(*names: str, paragraphs: int) -> m.Edition:
    body: list[m.Block] = []
    for name in names:
        body += [said(SAID * (3 + number % 3)) for number in range(paragraphs)]
        figure = m.Figure(image=m.Image(name, alt="The bridge"), caption=words("The bridge in May."))
        body.append(figure)
    return edition(article(body=(*body, *[said(SAID * 4)] * 3)))


@pytest.mark.parametrize("theme", MARGINS)
@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("names", [("tall.png",), ("wide.png", "tall.png")], ids="+".join)
def test_no_hole_stands_before_a_figure(set_pdf: Set, theme: str, columns: int, names: tuple[str, ...]) -> None:
    path = set_pdf(pictured(*names, paragraphs=3), PdfOptions(columns=columns), theme, pictures=PICTURES)
    bars = Bars(read(path), body=10, margins=MARGINS[theme])
    assert bars.hole() <= 0.2


def test_a_picture_is_lower_at_the_next_try_and_the_size_the_same() -> None:
    class Reckoned:
        size, leading = 11.0, 16.25

    first: Any = narrowed(Hindsight(1.1, ((10.0, 15.0),)), Reckoned(), Hole(0.3, 2, 150.0))  # type: ignore[arg-type]
    again = narrowed(first, None, Hole(0.3, 0, 90.0))
    assert first == Hindsight(1.1, ((10.0, 15.0),), (11.0, 16.25), ((2, 150.0),))
    assert again.heights == ((0, 90.0), (2, 150.0))


@pytest.mark.parametrize(("pages", "columns", "times"), [(2, 1, 9), (6, 2, 4), (20, 2, 2), (30, 2, 1), (50, 1, 2)])
def test_a_long_brief_is_not_set_again_and_again(
    pages: int, columns: int, times: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trying, "missing", lambda document: "")
    monkeypatch.setattr(trying, "last_page", lambda document: 1.0)
    monkeypatch.setattr(trying, "worst", lambda document: Hole(0.3, 0, 100.0))
    theme = themes.resolve(themes.DefaultTheme(), "default")
    context = make_context(tmp_path, formats=("pdf",), theme=theme, assets=PICTURES)
    order = ordered(pictured("tall.png", paragraphs=1), PdfOptions(columns=columns), context)
    jobs: list[Job] = []
    trying.best(order, lambda job: jobs.append(job) or SimpleNamespace(pages=[None] * pages))
    assert len(jobs) == times


@pytest.mark.parametrize("count", [20, 24, 28])
def test_notes_send_no_columns_to_the_next_page(set_pdf: Set, count: int) -> None:
    """WeasyPrint 70 moves all columns with notes that stand above something as wide as the page."""
    line = "The board voted on Tuesday to close the sluice for three months, which both sides had opposed. "
    noted = m.Paragraph(content=(m.Text(line), m.NoteReference("one")))
    plain = m.Paragraph(content=(m.Text(line * 2),))
    code = m.CodeBlock(text="a line of code that is wider than the column of a newspaper " * 2)
    note = m.Note(id="one", content=(m.Paragraph(content=(m.Text("Of whom forty came."),)),))
    body = (noted, *[plain] * count, code, *[plain] * 12, code, plain)
    given = m.Article(metadata=m.Metadata(headline="The long summer", slug="summer"), body=body, notes=(note,))
    first = read(set_pdf(edition(identity.identify(given)[0]), theme="newspaper"))[0]
    lowest = min((line.y for line in first.lines if "board" in line.text), default=first.height)
    assert lowest < 0.4 * first.height
