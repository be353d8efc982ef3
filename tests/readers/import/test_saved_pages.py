"""On 72 saved pages of 24 layouts: the article is found, its structure survives, every word is accounted for."""

from __future__ import annotations

import statistics

import pytest
from saved_pages import Page, pages, recall_and_foreign

from briefexport import model as m
from briefexport.text import body_text, outline, plain, walk
from import_kit import Read, codes

PAGES = list(pages())
by_name = pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])


@by_name
def test_nearly_all_of_the_article_and_little_else_is_read(page: Page, read_html: Read) -> None:
    reading = read_html(page.html, extract="article")
    recall, foreign = recall_and_foreign(page.words, body_text(reading.article))
    assert recall >= 0.98, page.name
    assert foreign <= 0.10, page.name


@by_name
def test_every_word_of_the_page_is_accounted_for(page: Page, read_html: Read) -> None:
    for extract in ("auto", "article", "whole"):
        assert "words-unaccounted" not in codes(read_html(page.html, extract=extract)), extract


@by_name
def test_the_title_is_the_published_one(page: Page, read_html: Read) -> None:
    assert read_html(page.html).article.metadata.headline == page.title


@by_name
def test_the_headings_are_those_of_the_article(page: Page, read_html: Read) -> None:
    found = [(h.level, plain(h.content)) for h in outline(read_html(page.html, extract="article").article)]
    assert [words for _, words in found] == list(page.headings)
    assert found[0][0] == 2


def test_the_medians_are_within_the_bar(read_html: Read) -> None:
    scores = [recall_and_foreign(p.words, body_text(read_html(p.html).article)) for p in PAGES]
    assert statistics.median(recall for recall, _ in scores) >= 0.99
    assert statistics.median(foreign for _, foreign in scores) <= 0.02


@pytest.mark.parametrize("page", [p for p in PAGES if p.name.endswith("bridge")], ids=lambda page: page.name)
def test_figure_list_and_quotation_keep_their_structure(page: Page, read_html: Read) -> None:
    blocks = list(walk(read_html(page.html, extract="article").article.body))
    figure = next(b for b in blocks if isinstance(b, m.Figure) and "inspectors" in b.image.alt)
    assert plain(figure.caption) == "Inspectors found the cracks during a routine visit in October."
    assert plain(figure.credit) == "Photo: Ida Holm/Valley Press"
    assert any(isinstance(b, m.List) and len(b.items) == 3 and not b.ordered for b in blocks)
    quote = next(b for b in blocks if isinstance(b, m.Quote))
    assert plain(quote.attribution) == "Tomas Reuter, county treasurer"


@pytest.mark.parametrize("page", [p for p in PAGES if p.name.endswith("budget")], ids=lambda page: page.name)
def test_the_table_keeps_its_caption_headers_and_cells(page: Page, read_html: Read) -> None:
    blocks = list(walk(read_html(page.html, extract="article").article.body))
    table = next(b for b in blocks if isinstance(b, m.Table))
    assert plain(table.caption) == "Spending by department, billions"
    assert [row.header for row in table.rows] == [True, False, False, False]
    assert [plain(cell.content) for cell in table.rows[2].cells] == ["Education", "28.7", "29.1"]
    assert any(isinstance(b, m.List) and b.ordered and len(b.items) == 3 for b in blocks)


def test_what_is_dropped_has_its_reason(read_html: Read) -> None:
    page = next(p for p in PAGES if p.name == "wordpress-classic-bridge")
    dropped = [entry for entry in read_html(page.html).ledger if entry.fate == "dropped"]
    assert all(entry.reason for entry in dropped)
    reason = next(entry.reason for entry in dropped if "Nobody who lives here" in entry.words)
    assert reason in {"comments", "outside the article"}
    assert any(entry.reason == "share buttons" for entry in dropped)


def test_whole_keeps_every_word(read_html: Read) -> None:
    page = next(p for p in PAGES if p.name == "drupal-harvest")
    words = body_text(read_html(page.html, extract="whole").article)
    assert "Flu clinics open on Saturdays" in words
    assert "four dry days" in words


def test_metadata_comes_from_linked_data_above_open_graph(read_html: Read) -> None:
    page = next(p for p in PAGES if p.name == "wire-service-bridge")
    metadata = read_html(page.html).article.metadata
    assert [person.name for person in metadata.byline] == ["Ana Petrov", "Bo Lee"]
    assert metadata.published == "2024-11-17T09:30:00Z"
    assert metadata.publisher.name == "WireExample"
    assert metadata.language == "en"
