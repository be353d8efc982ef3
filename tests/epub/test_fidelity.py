"""Our own judge: words, attributes and the case of foreign markup, article against book."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from briefexport import model as m
from briefexport import text
from briefexport.errors import ExporterError
from briefexport.exporters.epub.chapters import chapter
from briefexport.exporters.epub.fidelity import check_words, page_words
from briefexport.plugin import Typography
from briefexport.render.typography import apply
from briefexport.render.xhtml import mend
from epub.generating import generated
from epub.samples import SVG, article, every_block, paragraph, samples
from strategies import any_text, articles, edition_of

XHTML = "{http://www.w3.org/1999/xhtml}"


def paged(found: m.Article) -> tuple[m.Article, str]:
    """The article as it is rendered, and its page."""
    mended, _ = mend(found)
    whole = apply(mended, Typography())
    page, _ = chapter(whole, "one.xhtml", lambda image: f"images/{image.src}")
    return whole, str(page.data)


@given(articles())
@settings(max_examples=60)
def test_the_page_holds_the_words_in_order(found: m.Article) -> None:
    check_words(*paged(found))


@given(articles(text=any_text()))
@settings(max_examples=60)
def test_even_of_characters_that_xml_forbids(found: m.Article) -> None:
    check_words(*paged(found))


@pytest.mark.parametrize("name", samples())
def test_samples_hold_their_words(name: str) -> None:
    check_words(*paged(samples()[name][0]))


def test_generated_documents_hold_their_words() -> None:
    for found in generated(100):
        check_words(*paged(found))


@pytest.mark.parametrize(
    ("lost", "instead"),
    [
        ("stressed", ""),
        (">ATACMS<", "><"),
        ('alt="a dot"', 'alt=""'),
        ("Roses are red", "Roses red"),
    ],
)
def test_it_sees_what_is_lost(lost: str, instead: str) -> None:
    found, page = paged(every_block())
    assert lost in page
    with pytest.raises(ExporterError, match="words"):
        check_words(found, page.replace(lost, instead, 1))


def test_words_in_another_order_are_lost_words() -> None:
    found, page = paged(article("Title", paragraph("one"), paragraph("two")))
    with pytest.raises(ExporterError):
        check_words(found, page.replace("one", "x").replace("two", "one").replace(">x<", ">two<"))


@given(articles())
@settings(max_examples=40)
def test_attributes_say_what_the_article_says(found: m.Article) -> None:
    whole, page = paged(found)
    tree = etree.fromstring(page.encode())
    inlines = [inline for inline in text.inlines_of(whole) if not isinstance(inline, m.Image)]
    expansions = [" ".join(i.expansion.split()) for i in inlines if isinstance(i, m.Abbreviation)]
    assert sorted(filter(None, expansions)) == sorted(
        a.get("title") for a in tree.iter(f"{XHTML}abbr") if a.get("title")
    )
    spoken = [i.language for i in inlines if isinstance(i, m.Span) and i.language]
    section = tree.find(f".//{XHTML}section")
    said = [s.get("lang") for s in section.iter(f"{XHTML}span") if s.get("lang") and s.get("dir") != "ltr"]
    assert set(said) <= set(spoken)
    formulas = [i.tex for i in inlines if isinstance(i, m.Math)]
    math = [found.get("alttext") for found in tree.iter("{http://www.w3.org/1998/Math/MathML}math")]
    assert sorted(formulas) == sorted(math)


def test_case_of_drawings_and_formulas(bound: Any) -> None:
    from briefexport.plugin import Asset

    picture = m.Figure(image=m.Image("a.svg", "bars"))
    book = bound(article("Title", picture, m.MathBlock(tex=r"\vec{x}")), assets={"a.svg": Asset(SVG, "image/svg+xml")})
    assert b"viewBox" in book.files["EPUB/images/a.svg"]
    page = book.text("title-brief.xhtml")
    assert "<mover>" in page and "http://www.w3.org/1998/Math/MathML" in page
    item = next(
        i for i in book.package.iter("{http://www.idpf.org/2007/opf}item") if i.get("href") == "title-brief.xhtml"
    )
    assert item.get("properties") == "mathml"


@given(articles(max_blocks=3), articles(max_blocks=3))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whole_books_are_sound(bound: Any, first: m.Article, second: m.Article) -> None:
    """Exported, written, opened again: the fixture fails for any fault that `check` finds."""
    book = bound(first, second)
    assert len([name for name in book.names if name.endswith(".xhtml")]) == 6
    assert edition_of(first, second).identifier in book.text("content.opf")


def test_page_words_leave_our_own_out() -> None:
    _, page = paged(every_block())
    words = page_words(page)
    assert "Notes" not in words and "↩" not in words and "☑" not in words and "Sources" not in words
