"""Ids last through edits, slugs are safe names, identifiers are the same tomorrow."""

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefexport import identity, text
from briefexport import model as m
from strategies import articles


def paragraphs(*words: str) -> m.Article:
    return m.Article(body=tuple(m.Paragraph(content=(m.Text(line),)) for line in words))


def ids(article: m.Article) -> list[str]:
    return [block.id for block in identity.identify(article)[0].body]


def test_a_paragraphs_id_comes_from_its_words() -> None:
    before = ids(paragraphs("One.", "Two.", "Three."))
    after = ids(paragraphs("New.", "One.", "Two, edited.", "Three."))
    assert (before[0], before[2]) == (after[1], after[3])
    assert all(re.fullmatch(r"b-[a-z2-7]{10}", name) for name in before)


def test_a_duplicate_is_numbered_and_composed_forms_are_one() -> None:
    first, second, third = ids(paragraphs("Café", "Cafe\u0301", "Café"))
    assert (second, third) == (f"{first}-2", f"{first}-3")


def test_containers_and_wordless_blocks_are_named_by_kind_and_ordinal() -> None:
    article = m.Article(body=(m.Rule(), m.List(), m.Rule(), m.DefinitionList(), m.PullQuote()))
    assert ids(article) == ["rule-1", "list-1", "rule-2", "definition-list-1", "pull-quote-1"]


def test_a_provisional_name_is_its_place_and_leads_to_the_lasting_one() -> None:
    article = m.Article(body=(m.Paragraph(id="@3:1", content=(m.Text("x"),)),))
    named, names, stable = identity.identify(article)
    assert names == {"@3:1": named.body[0].id}
    assert not stable


@given(articles())
def test_ids_are_unique_after_naming(article: m.Article) -> None:
    bare = text.rename(article, identifier=lambda _: "", image=lambda src: src)
    named = [block.id for block in text.walk_article(identity.identify(bare)[0])]
    assert all(named)
    assert len(named) == len(set(named))


@given(st.text(max_size=300))
def test_a_slug_is_a_safe_file_name(title: str) -> None:
    slug = identity.slug_of("", "", title)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= identity.SLUG_LENGTH


@pytest.mark.parametrize(
    ("given_slug", "stem", "headline", "slug"),
    [
        ("kursk", "file", "Headline", "kursk"),
        ("", "000_36eb", "Headline", "000-36eb"),
        ("", "", "What’s Behind the Décision?", "whats-behind-the-decision"),
    ],
)
def test_a_slug_is_given_or_made_from_the_file_or_the_headline(
    given_slug: str, stem: str, headline: str, slug: str
) -> None:
    assert identity.slug_of(given_slug, stem, headline) == slug


def test_publisher_and_slug_name_an_article_for_good() -> None:
    def article(words: str) -> m.Article:
        metadata = m.Metadata(slug="kursk", publisher=m.Publisher(name="The Brief"))
        return msgspec.structs.replace(paragraphs(words), metadata=metadata)

    first, second = (identity.identify(article(words)) for words in ("Before.", "After an edit."))
    assert first[0].identifier == second[0].identifier
    assert first[2]


@given(articles(), articles())
def test_binding_keeps_ids_apart(first: m.Article, second: m.Article) -> None:
    both = identity.bind(
        msgspec.structs.replace(article, metadata=msgspec.structs.replace(article.metadata, slug=slug))
        for article, slug in ((first, "one"), (second, "2-two"))
    )
    names = [block.id for article in both for block in text.walk_article(article)]
    assert len(names) == len(set(names))
    assert all(name.startswith(("one.", "a-2-two.")) for name in names)
