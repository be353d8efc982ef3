"""Every article the model can hold renders as well-formed XHTML that holds its words."""

from __future__ import annotations

from hypothesis import given, settings
from lxml import etree

from briefexport import model as m
from briefexport.render.xhtml import Markup, apparatus, endnotes, mend, render_blocks, title_block
from strategies import any_text, articles


def rendered(article: m.Article, **options: object) -> str:
    mended, _ = mend(article)
    markup = Markup.of(mended, **options)  # type: ignore[arg-type]
    body = render_blocks(mended.body, markup)
    return title_block(mended.metadata, markup) + body + endnotes(markup) + apparatus(mended, markup)


def parsed(fragment: str) -> etree._Element:
    return etree.fromstring(f'<root xmlns:epub="http://www.idpf.org/2007/ops">{fragment}</root>')


@given(articles())
@settings(max_examples=60, deadline=None)
def test_it_is_well_formed_and_its_ids_are_unique(article: m.Article) -> None:
    ids = [found.get("id") for found in parsed(rendered(article)).iter() if found.get("id")]
    assert len(ids) == len(set(ids))


@given(articles(text=any_text()))
@settings(max_examples=60, deadline=None)
def test_characters_xml_forbids_never_come_out(article: m.Article) -> None:
    parsed(rendered(article))
    parsed(rendered(article, medium="print", footnotes="inline"))


@given(articles())
@settings(max_examples=40, deadline=None)
def test_every_fragment_link_finds_its_target(article: m.Article) -> None:
    tree = parsed(rendered(article))
    ids = {found.get("id") for found in tree.iter()}
    links = [found.get("href") for found in tree.iter("a")]
    assert all(link[1:] in ids for link in links if link.startswith("#"))


def test_only_items_with_a_box_are_told_apart() -> None:
    """So that sheets take the bullets off these and leave the others theirs."""
    items = [
        m.ListItem(checked=checked, content=(m.Paragraph(content=(m.Text("a"),)),)) for checked in (True, None, False)
    ]
    tree = parsed(render_blocks((m.List(items=tuple(items)),), Markup.of(m.Article(metadata=m.Metadata(), body=()))))
    assert [item.get("class") for item in tree.iter("li")] == ["task", None, "task"]
    assert [found.get("class") for found in tree.iter("ul")] == [None]


def test_a_link_that_spells_its_address_is_told_apart() -> None:
    """Sheets divide its words without a hyphen, which would lead elsewhere."""
    said = {"https://e.org/a": True, "e.org/a": True, "the report": False}
    links = [m.Link(url="https://e.org/a", content=(m.Text(words),)) for words in said]
    body = (m.Paragraph(content=tuple(links)),)
    tree = parsed(render_blocks(body, Markup.of(m.Article(metadata=m.Metadata(), body=body))))
    assert [link.get("class") == "url" for link in tree.iter("a")] == list(said.values())
