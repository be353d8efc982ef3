"""One document in four formats (exported by pandoc 3): the same outline, the same words, the same metadata."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import word

from briefexport.plugin import Reading, ReadingContext, Source
from briefexport.readers.docx import DocxReader
from briefexport.readers.html import HtmlReader
from briefexport.readers.markdown import MarkdownReader
from briefexport.readers.pandoc_json import PandocJsonReader
from briefexport.text import body_text, images, outline, plain

STYLES = f"""<w:styles xmlns:w="{word.W}">
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="AbstractTitle"><w:name w:val="Abstract Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Abstract"><w:name w:val="Abstract"/></w:style></w:styles>"""
FOLDER = Path(__file__).parent / "same"
OTHERS = [("brief.html", HtmlReader), ("brief.docx", DocxReader), ("brief.pandoc.json", PandocJsonReader)]


def reading(name: str, reader: Any) -> Reading:
    found = reader().read(Source((FOLDER / name).read_bytes(), name), reader.Options(), ReadingContext())
    assert isinstance(found, Reading)
    return found


@pytest.fixture(scope="module")
def original() -> Reading:
    return reading("brief.md", MarkdownReader)


@pytest.mark.parametrize(("name", "reader"), OTHERS)
def test_outline_and_words_are_those_of_the_markdown(name: str, reader: Any, original: Reading) -> None:
    other = reading(name, reader).article
    assert [(h.level, plain(h.content)) for h in outline(other)] == [
        (h.level, plain(h.content)) for h in outline(original.article)
    ]
    assert body_text(other) == body_text(original.article)


@pytest.mark.parametrize(("name", "reader"), OTHERS)
def test_metadata_notes_and_pictures_agree(name: str, reader: Any, original: Reading) -> None:
    other, first = reading(name, reader).article, original.article
    for field in ("headline", "dek", "byline", "published", "slug"):
        assert getattr(other.metadata, field) == getattr(first.metadata, field), field
    assert len(other.notes) == len(first.notes) == 2
    assert [image.alt for image in images(other)] == [image.alt for image in images(first)]


@pytest.mark.parametrize(("name", "reader"), OTHERS)
def test_nothing_is_lost_or_invented(name: str, reader: Any) -> None:
    assert [one.code for one in reading(name, reader).diagnostics if one.severity != "notice"] == []


def test_an_abstract_is_the_summary_without_its_label() -> None:
    page = (
        '<html lang=en><body><header id="title-block-header"><h1 class="title">The ferry</h1>'
        '<div class="abstract"><div class="abstract-title">Abstract</div>It came back.</div></header><p>Words.</p>'
    )
    document = word.document(
        word.paragraph("The ferry", "Title")
        + word.paragraph("Abstract", "AbstractTitle")
        + word.paragraph("It came back.", "Abstract")
        + word.paragraph("Words."),
        {"word/styles.xml": STYLES},
    )
    for data, reader in ((page.encode(), HtmlReader()), (document, DocxReader())):
        found = reader.read(Source(data, "a"), reader.Options(), ReadingContext())
        assert (found.article.metadata.summary, body_text(found.article)) == ("It came back.", "Words.")
        assert [one.code for one in found.diagnostics if one.severity == "error"] == []


HEAD = "<html lang=en><head><title>{}</title></head><body>{}</body></html>"


@pytest.mark.parametrize(
    ("title", "body", "headline", "left"),
    [
        pytest.param("brief2", "<h1>Grid</h1><p>Words.</p><h2>Next</h2><p>More.</p>", "Grid", [(2, "Next")], id="one"),
        pytest.param("brief2", "<h1>Grid</h1><p>Words.</p><h1>Next</h1><p>More.</p>", "Grid", [(2, "Next")], id="two"),
        pytest.param(
            "A title of words", "<h1>Grid</h1><p>Words.</p><h1>Next</h1><p>More.</p>", "A title of words",
            [(2, "Grid"), (2, "Next")], id="sections under a title",
        ),
        pytest.param(
            "A title", '<h1 class="title">A title</h1><h3 class="date">2026-01-02</h3><p>Words.</p>', "A title", [],
            id="pandoc's block of HTML 4",
        ),
    ],
)  # fmt: skip
def test_the_first_heading_outranks_a_file_name_for_a_title(
    title: str, body: str, headline: str, left: list[tuple[int, str]]
) -> None:
    page = HEAD.format(title, body)
    found = HtmlReader().read(Source(page.encode(), "brief2.html"), HtmlReader.Options(), ReadingContext()).article
    assert found.metadata.headline == headline
    assert [(h.level, plain(h.content)) for h in outline(found)] == left
