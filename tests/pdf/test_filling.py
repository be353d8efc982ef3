"""The last page as it was laid out: what reckoning ahead got wrong is set again."""

from __future__ import annotations

import itertools

import pytest

from briefexport import model as m
from briefexport.exporters.pdf import PdfOptions
from briefexport.render.setting import fitting
from pdf.conftest import Set
from pdf.samples import edition
from pdf.test_exporter import has_face
from themes.bars import Bars, read

WORDS = "Inspectors found the first cracks in the old bridge, and the reports have grown longer since."


def said(count: int, *, headings: bool = False, quoted: bool = False) -> m.Article:
    """So many paragraphs, with a heading over each or with all but the first in a quotation."""
    blocks: list[m.Block] = []
    for number in range(count):
        if headings:
            blocks.append(m.Heading(id=f"h{number}", level=2, content=(m.Text(f"Point {number}"),)))
        blocks.append(m.Paragraph(id=f"p{number}", content=(m.Text(f"{number} {WORDS} {WORDS}"),)))
    if quoted:
        blocks = [blocks[0], m.Quote(id="q", content=tuple(blocks[1:]))]
    return m.Article(metadata=m.Metadata(headline="The old bridge closes"), body=tuple(blocks))


@pytest.mark.parametrize("theme", ["default", "newspaper", "policy", "largeprint"])
@pytest.mark.parametrize("count", [9, 14, 19])
@pytest.mark.parametrize("kind", ["plain", "headings", "quoted"])
def test_no_last_page_is_nearly_empty(theme: str, count: int, kind: str, set_pdf: Set) -> None:
    article = said(count, headings=kind == "headings", quoted=kind == "quoted")
    path = set_pdf(edition(article), PdfOptions(), theme)
    margins = {"newspaper": (58, 46), "policy": (50, 62), "largeprint": (60, 72)}.get(theme, (56, 66))
    assert Bars(read(path), body=10, margins=margins).last_page() >= 0.35


def test_a_size_that_failed_is_not_taken_again() -> None:
    from briefexport.render.setting.settings import Page, Setting

    text = fitting.Text(tuple(fitting.Block("p", (2.0,) * 60) for _ in range(20)), 0)
    setting, page = Setting(body_sizes=(10.0, 11.0)), Page(400, 700, 700, 400, 1, {})
    first = fitting.chosen(text, setting, page, 100)
    known = fitting.Hindsight(1.2, ((first.size, first.leading),))
    second = fitting.chosen(text, setting, page, 100, known)
    assert (second.size, second.leading) != (first.size, first.leading)
    assert second.pages - 1 + second.fill > first.pages - 1 + first.fill


@pytest.mark.skipif(not has_face("emoji"), reason="no face for emoji: apt-get install fonts-noto-color-emoji")
def test_emoji_are_as_large_as_the_text(set_pdf: Set) -> None:
    """A face of pictures has one size of its own; unscaled, its lines stand three times as far apart."""
    words = f"The mayor said no \U0001f600 and the deputy said yes. {WORDS} {WORDS} {WORDS}"
    article = m.Article(
        metadata=m.Metadata(headline="The old bridge closes"),
        body=(m.Paragraph(id="p", content=(m.Text(words),)), m.Paragraph(id="q", content=(m.Text(words),))),
    )
    (sheet,) = read(set_pdf(edition(article)))
    lines = [line for line in sheet.lines if any(word in line.text for word in ("mayor", "Inspectors", "reports"))]
    steps = {round(a.y - b.y) for a, b in itertools.pairwise(lines) if 0 < a.y - b.y < 60}
    assert max(steps) <= 30
