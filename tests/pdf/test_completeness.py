"""Every word is on the paper, or the command says which are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefexport import model as m
from briefexport.errors import ExporterError
from briefexport.exporters.pdf import PdfOptions, trying
from briefexport.exporters.pdf.preparing import ordered
from briefexport.render import themes
from briefexport.testing import make_context
from pdf.conftest import THEMES, Set
from pdf.samples import said, words
from pdf.test_corners import one
from pdf.test_exporter import has_face
from pdf.test_words import extracted

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


def test_a_table_of_very_many_columns_stays_on_the_paper(set_pdf: Set) -> None:
    names = [f"Municipality{number}x" for number in range(24)]
    found = together(set_pdf(one(m.Table(rows=(row(*names, header=True), row(*names)))), SMALL))
    assert [name for name in names if found.count(name[-3:]) < 2] == []


def test_a_head_taller_than_the_page_is_shown(set_pdf: Set) -> None:
    long = "Whoever reads this head reads on for many lines. " * 40
    table = m.Table(rows=(row(long + "Last", "B", header=True), row("one", "two"), row("three", "four")))
    found = together(set_pdf(one(table), PdfOptions(page_size="A5", columns=1)))
    assert found.count("readson") == 40
    assert "Last" in found


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
    assert ["table-layout: fixed" in job.css for job in tried] == [False, True, True]
