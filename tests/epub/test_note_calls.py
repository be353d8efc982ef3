"""Calls of notes in the book: a comma between two that follow one another, none anywhere else."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from briefexport import model as m
from briefexport.exporters.epub import EpubExporter
from briefexport.testing import make_context


def test_only_a_call_right_behind_another_is_parted_from_it(tmp_path: Path) -> None:
    """A sheet that says `sup + sup` passes over the words between them: every later call of a paragraph had a comma."""
    a, b = m.NoteReference("a"), m.NoteReference("b")
    words = (m.Text("One"), a, b, m.Text(" two"), b, m.Text(" three"), m.Emphasis((a,)), m.Text("."))
    notes = tuple(m.Note(id=name, content=(m.Paragraph(content=(m.Text("A note."),)),)) for name in "ab")
    metadata = m.Metadata(headline="H", slug="h", language="en")
    article = m.Article(metadata=metadata, body=(m.Paragraph(id="p", content=words),), notes=notes)
    edition = m.Edition(identifier="urn:x:h", slug="h", title="H", language="en", articles=(article,))
    (artifact,) = EpubExporter().export(edition, EpubExporter.Options(), make_context(tmp_path, formats=("epub",)))
    with (tmp_path / "h.epub").open("wb") as sink:
        artifact.write(sink)
    book = zipfile.ZipFile(tmp_path / "h.epub")
    calls = re.findall(r"<sup\b[^>]*>", book.read("EPUB/h.xhtml").decode())
    assert ["data-next" in call for call in calls] == [False, True, False, False]
    assert "sup[data-next]::before" in book.read("EPUB/book.css").decode()
