"""Notes at the foot of the page: where they stand, how their calls look, what they cost."""

from __future__ import annotations

import subprocess

import pytest

from briefexport import model as m
from pdf.conftest import Set
from pdf.samples import edition, heading, said
from pdf.trees import read_tree
from themes.bars import read

SENTENCE = "The committee met on Tuesday to weigh a proposal which would change how the region pays for its water. "


def noted(number: int, words: str) -> m.Edition:
    body = (said(*(part for n in range(number) for part in (SENTENCE, m.NoteReference(f"n{n}"), " "))),)
    notes = tuple(m.Note(id=f"n{n}", content=(said(f"Note {n}: {words}"),)) for n in range(number))
    return edition(m.Article(metadata=m.Metadata(headline="Notes", language="en"), body=body, notes=notes))


def test_notes_as_long_as_the_body_do_not_drive_it_off_the_pages(set_pdf: Set) -> None:
    """Under columns they once left two lines on each of forty-four pages, after two minutes."""
    import pikepdf

    path = set_pdf(noted(60, SENTENCE), theme="newspaper")
    assert len(pikepdf.open(path).pages) < 8
    assert len(read_tree(path).all("Note")) == 60


@pytest.mark.parametrize("theme", ["default", "newspaper", "policy"])
def test_a_call_is_as_large_as_a_superscript_of_its_line(set_pdf: Set, theme: str) -> None:
    """An em at a call is the note's, which is small: calls were once specks, in headings a third of the letters."""
    body = (heading(2, "Why "), said("Text", m.NoteReference("a"), " and", m.Superscript((m.Text("9"),)), "."))
    titled = m.Heading(level=2, content=(m.Text("Why"), m.NoteReference("b")))
    notes = tuple(m.Note(id=id, content=(said("A note."),)) for id in "ab")
    article = m.Article(metadata=m.Metadata(headline="H", language="en"), body=(*body, titled), notes=notes)
    glyphs = [glyph for line in read(set_pdf(edition(article), theme=theme))[0].lines for glyph in line.glyphs]
    sizes = {glyph.text: glyph.size for glyph in reversed(glyphs)}  # the first of each: those of the notes come later
    assert sizes["1"] == pytest.approx(sizes["9"], rel=0.1)
    assert sizes["2"] > sizes["1"]


@pytest.mark.parametrize("theme", ["default", "newspaper", "largeprint"])
def test_a_comma_stands_between_calls_that_follow_one_another_and_nowhere_else(set_pdf: Set, theme: str) -> None:
    """Notes 1 and 2 of one word were note 12 on paper; in the book every later call of a paragraph had a comma."""
    call = {name: m.NoteReference(name) for name in "abc"}
    line = said("One", call["a"], call["b"], " two", call["c"], " three", call["a"], call["c"], ".")
    notes = tuple(m.Note(id=name, content=(said(f"Note {name}."),)) for name in "abc")
    article = m.Article(metadata=m.Metadata(headline="H", language="en"), body=(line,), notes=notes)
    text = subprocess.run(
        ["pdftotext", set_pdf(edition(article), theme=theme), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "One1,2 two3 three1,3." in text
