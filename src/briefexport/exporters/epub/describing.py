"""Metadata of the package: Dublin Core from the edition and its articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefexport import model as m
from briefexport.exporters.epub.book import Statement
from briefexport.render.xhtml import clean
from briefexport.render.xhtml.languages import settled


def describe(edition: m.Edition, title: str) -> tuple[Statement, ...]:
    """Title, languages, people, dates, subjects, rights: each once, each with words in it."""
    return tuple(statement for statement in _all(edition, title) if statement.value)


def _all(edition: m.Edition, title: str) -> Iterator[Statement]:
    yield Statement("title", title, (("id", "title"),))
    yield _refine("title-type", "main", "title")
    languages = [settled(edition.language) or "en", *(article.metadata.language for article in edition.articles)]
    yield from (Statement("language", language) for language in dict.fromkeys(languages))
    yield from _people(edition.articles)
    yield Statement("publisher", _text(edition.publisher.name))
    yield Statement("date", edition.date[:10])
    yield from _each("subject", (word for article in edition.articles for word in article.metadata.keywords))
    yield from _each("rights", (article.metadata.rights for article in edition.articles))
    if len(edition.articles) == 1:
        metadata = edition.articles[0].metadata
        yield Statement("description", _text(metadata.summary or metadata.dek))
        yield Statement("source", _text(metadata.url))
        yield from _series(metadata.series)
    else:
        yield from _each("relation", (article.identifier for article in edition.articles))


def _people(articles: Iterable[m.Article]) -> Iterator[Statement]:
    """Everyone in a byline once; two people with one name in one byline stay two."""
    seen: list[tuple[str, int]] = []
    for article in articles:
        names = [_text(person.name) for person in article.metadata.byline]
        seen += [key for key in ((name, names[:i].count(name)) for i, name in enumerate(names)) if key not in seen]
    for number, (name, _) in enumerate((found for found in seen if found[0]), start=1):
        yield Statement("creator", name, (("id", f"creator-{number}"),))
        role = (("refines", f"#creator-{number}"), ("property", "role"), ("scheme", "marc:relators"))
        yield Statement("meta", "aut", role, "")


def _series(name: str) -> Iterator[Statement]:
    if _text(name):
        yield Statement("meta", _text(name), (("property", "belongs-to-collection"), ("id", "series")), "")
        yield _refine("collection-type", "series", "series")


def _each(name: str, values: Iterable[str]) -> Iterator[Statement]:
    yield from (Statement(name, value) for value in dict.fromkeys(map(_text, values)) if value)


def _refine(property: str, value: str, subject: str) -> Statement:
    return Statement("meta", value, (("refines", f"#{subject}"), ("property", property)), "")


def _text(value: str) -> str:
    return " ".join(clean(value).split())
