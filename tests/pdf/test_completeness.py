"""Every word is on the paper, or the command says which are not."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from briefexport import model as m
from briefexport.errors import ExporterError
from briefexport.exporters.pdf import PdfOptions, trying
from briefexport.exporters.pdf.jobs import Job
from briefexport.exporters.pdf.preparing import ordered
from briefexport.render import themes
from briefexport.testing import make_context
from pdf.conftest import THEMES, Set
from pdf.samples import said, words
from pdf.test_corners import one
from pdf.test_exporter import has_face
from pdf.test_words import extracted
from pdf.trees import read_tree
from themes.bars import read

SMALL = PdfOptions(page_size="A5", columns=2)


def together(path: Path) -> str:
    return "".join(extracted(path))


def row(*texts: str, header: bool = False) -> m.Row:
    return m.Row(cells=tuple(m.Cell(content=words(text), header=header) for text in texts), header=header)


def test_long_notes_under_columns_are_whole(set_pdf: Set) -> None:
    sentences = [[f"Sentence {name}{number}x of the note. " for number in range(40)] for name in "abcdefghijklmn"]
    notes = tuple(m.Note(id=f"n{i}", content=(said("".join(note)),)) for i, note in enumerate(sentences))
    more = "And it goes on for some time, so that the page is filled with words of the body. " * 3
    body = [said("The council will mend the roads.", m.NoteReference(note.id), " " + more) for note in notes]
    found = together(set_pdf(one(*body, notes=notes), SMALL))
    assert [each for note in sentences for each in note if each.split()[1] not in found] == []


@pytest.mark.parametrize("reach", [1, 2])
def test_a_table_of_very_many_columns_stays_on_the_paper(set_pdf: Set, reach: int) -> None:
    """Each name is on a line of its own paper, in one piece, and none is set over another."""
    names = [f"Municipality{number}x" for number in range(24)]
    first = m.Cell(content=words(names[0]), rowspan=reach)
    rows = (row(*names, header=True), m.Row(cells=(first, *row(*names[1:]).cells)), row(*names[reach - 1 :]))
    path = set_pdf(one(m.Table(rows=rows)), SMALL)
    shown = [line for sheet in read(path) for line in sheet.lines]
    assert all(line.x >= 0 and line.end <= 420 for line in shown)
    assert set(names) - {word for line in shown for word in line.words} == set()
    assert extracted(path, "-raw")[1:] == [*names, *names, *names[reach - 1 :]]
    assert [leaf.text() for leaf in read_tree(path).all("TH")] == names


def test_a_head_taller_than_the_page_is_shown(set_pdf: Set) -> None:
    long = "Whoever reads this head reads on for many lines. " * 40
    table = m.Table(rows=(row(long + "Last", "B", header=True), row("one", "two"), row("three", "four")))
    for columns in (1, 2):
        path = set_pdf(one(table), PdfOptions(page_size="A5", columns=columns))
        head, *_ = read_tree(path).all("TH")
        assert head.text().split() == (long + "Last").split()
        assert [leaf.attributes["Scope"] for leaf in read_tree(path).all("TH")] == ["/Column", "/Column"]
        assert together(path).count("Whoever") == 40


@pytest.mark.parametrize("sentences", [8, 25, 40])
def test_a_tall_head_in_columns_is_set_in_time(set_pdf: Set, sentences: int) -> None:
    """WeasyPrint 70 looks for ever for a column that a repeated head fits into."""
    long = "Whoever reads this head reads on for many lines. " * sentences
    table = m.Table(rows=(row(long, "B", header=True), row("one", "two"), row("three", "four")))
    body = [said("The council will mend the roads, all of them, and soon. " * 6)] * 6
    found = together(set_pdf(one(*body, table, *body), PdfOptions(page_size="A5", columns=2, timeout=20)))
    assert found.count("Whoever") == sentences


@pytest.mark.skipif(not has_face("Chinese"), reason="no face: apt-get install fonts-noto-cjk")
@pytest.mark.parametrize("theme", THEMES)
def test_a_pull_quote_in_a_script_without_italics_stays_on_the_paper(set_pdf: Set, theme: str) -> None:
    """The upright face that stands in for the italic one is measured too."""
    sentence = "政府星期二宣布了一項新的供水計畫，預計耗資三百五十萬元。"
    quote = m.PullQuote(content=(said(sentence * 3),))
    assert sentence in together(set_pdf(one(quote, said(sentence), language="zh-TW"), theme=theme))


def test_words_that_no_setting_shows_are_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trying, "missing", lambda document: "The council will mend…")
    tried = []
    context = make_context(tmp_path, formats=("pdf",), theme=themes.resolve(themes.NewspaperTheme(), "newspaper"))
    order = ordered(one(said("The council will mend the roads.")), PdfOptions(columns=2), context)
    with pytest.raises(ExporterError, match="The council will mend") as caught:
        trying.best(order, tried.append)
    assert caught.value.code == "pdf-words-lost"
    assert ["tr { break-inside: auto }\nth" in job.css for job in tried] == [False] * 3 + [True] * 2


def test_lost_words_are_set_in_another_size_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables stay whole, and notes at the foot, where only one breaking of the lines loses words."""
    lost = iter(["the roads.", ""])
    monkeypatch.setattr(trying, "missing", lambda document: next(lost))
    monkeypatch.setattr(trying, "last_page", lambda document: 1.0)
    jobs: list[Job] = []
    context = make_context(tmp_path, formats=("pdf",), theme=themes.resolve(themes.NewspaperTheme(), "newspaper"))
    order = ordered(one(said("The council will mend the roads.")), PdfOptions(columns=2), context)
    taken = trying.best(order, lambda job: jobs.append(job) or SimpleNamespace(pages=[None]))
    assert taken.job is jobs[1]
    assert jobs[0].css != jobs[1].css
    assert "tr { break-inside: auto }\nth" not in jobs[1].css
