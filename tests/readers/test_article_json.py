"""The canonical JSON: exact both ways, and faulty files told with their place."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings

from briefexport import model as m
from briefexport.errors import ContentError
from briefexport.plugin import Reading, ReadingContext, Source
from briefexport.readers.article_json import ArticleJsonReader
from briefexport.readers.common import decoding, json_places
from strategies import articles


def read(data: bytes, **context: object) -> Reading:
    source = Source(data=data, name="brief.json")
    return ArticleJsonReader().read(source, ArticleJsonReader.Options(), ReadingContext(**context))  # type: ignore[arg-type]


@settings(max_examples=15)
@given(articles())
def test_an_article_is_given_back_exactly(article: m.Article) -> None:
    metadata = msgspec.structs.replace(
        article.metadata, headline=article.metadata.headline or "T", slug=article.metadata.slug or "t"
    )
    article = msgspec.structs.replace(article, metadata=metadata, identifier=article.identifier or "urn:x")
    assert read(m.to_json(article)).article == article


def test_what_is_laid_over_it() -> None:
    data = m.to_json(m.Article(metadata=m.Metadata(headline="Own", rights="Own")))
    found = read(data, metadata={"rights": "Workspace", "license": "CC0-1.0"}, overrides={"title": "Over"})
    metadata = found.article.metadata
    assert (metadata.headline, metadata.rights, metadata.license, metadata.slug) == ("Over", "Own", "CC0-1.0", "brief")


@pytest.mark.parametrize(
    ("data", "code", "told"),
    [
        (b'{"format": "briefexport-article/2"}', "newer-format", "briefexport-article/2"),
        (b'{"format": ', "bad-json", "not JSON"),
        (b"{}", "bad-article-json", "`format`"),
        (b'{"format": "briefexport-article/1"}', "empty-source", "no words"),
        (b'{"format": "briefexport-article/1", "body": [{"type": "rule"}]}', "empty-source", "no words"),
        (b'{"format": "briefexport-article/1", "body": [{"type": "para"}]}', "bad-article-json", "$.body[0].type"),
        (b'{"format": "briefexport-article/1", "metadata": {"titel": ""}}', "bad-article-json", "titel"),
        (b'{"format": "briefexport-article/1", "metadata": {"published": "2024-02-30"}}', "bad-article-json", "day"),
        (b'{"format": "briefexport-article/1", "body": [{"type": "rule", "id": "a"}, {"type": "rule", "id": "a"}]}',
         "duplicate-id", "'a'"),
        (b"[]", "bad-article-json", "array"),
        (b"", "empty-source", "no words"),
    ],
)  # fmt: skip
def test_faulty_files(data: bytes, code: str, told: str) -> None:
    with pytest.raises(ContentError) as caught:
        read(data)
    assert caught.value.code == code
    assert told in caught.value.message


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [("$.body[1].level", 4, 32), ("$.body[1].nothing", 4, 1), ("$.body[7]", 2, 9), ("$.metadata.headline", 6, 26),
     ("$", 1, 1)],
)  # fmt: skip
def test_a_path_is_placed_in_its_line(path: str, line: int, column: int) -> None:
    written = (
        '{"format": "x",\n"body": [\n{"type": "rule", "id": "a, ]}"},\n{"type": "heading",  "level":  9}\n],\n'
        '"metadata": {"headline": ["T"]}}'
    )
    assert decoding.place(written, json_places.offset(written, path)) == (line, column)


def test_a_faulty_article_names_its_line() -> None:
    with pytest.raises(ContentError) as caught:
        read(b'{"format": "briefexport-article/1",\n"body": [\n{"type": "heading", "level": 9}]}')
    assert (caught.value.line, caught.value.column) == (3, 30)


def test_a_key_that_stands_twice_is_told_with_its_place() -> None:
    with pytest.raises(ContentError, match="the key 'headline' stands twice") as refusal:
        read(b'{"format": "briefexport-article/1", "metadata": {"headline": "A",\n "headline": "B"}}')
    assert (refusal.value.code, refusal.value.line, refusal.value.column) == ("duplicate-key", 2, 2)


def test_characters_that_no_edition_carries_come_out_of_escapes_too() -> None:
    block = rb'{"type": "paragraph", "content": [{"type": "text", "text": "a\u0007b"}]}'
    found = read(b'{"format": "briefexport-article/1", "body": [' + block + b"]}")
    assert found.article.body[0] == m.Paragraph(id=found.article.body[0].id, content=(m.Text("ab"),))
    assert "control-character" in [one.code for one in found.diagnostics]


def test_nesting_beyond_the_limit_is_refused() -> None:
    quote: m.Block = m.Paragraph(content=(m.Text("x"),))
    for _ in range(80):
        quote = m.Quote(content=(quote,))
    with pytest.raises(ContentError) as caught:
        read(m.to_json(m.Article(metadata=m.Metadata(headline="T"), body=(quote,))))
    assert caught.value.code == "nesting-too-deep"
