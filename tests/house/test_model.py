"""The canonical article: one JSON text for each article, and refusals that name the place."""

import json
import pickle

import msgspec
import pytest
from hypothesis import given

from briefexport import model as m
from strategies import articles


@given(articles())
def test_every_article_comes_back_from_json_as_it_was(article: m.Article) -> None:
    assert m.from_json(m.to_json(article), m.Article) == article


@given(articles())
def test_json_has_no_array_of_arrays(article: m.Article) -> None:
    def walk(value: object) -> None:
        if isinstance(value, list):
            assert not any(isinstance(item, list) for item in value)
        for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            walk(item)

    walk(json.loads(m.to_json(article))["body"])


def test_keys_stand_in_the_order_of_the_design() -> None:
    heading = m.Heading(id="b-x", level=2, content=(m.Link("u", "t", (m.Text("w"),)),))
    assert msgspec.json.encode(heading) == (
        b'{"type":"heading","id":"b-x","level":2,'
        b'"content":[{"type":"link","url":"u","title":"t","content":[{"type":"text","text":"w"}]}]}'
    )


@given(articles())
def test_the_text_is_the_same_from_whatever_process_the_article_came(article: m.Article) -> None:
    assert m.to_json(pickle.loads(pickle.dumps(article))) == m.to_json(article)


def test_fields_at_their_default_are_left_out_though_a_source_said_them() -> None:
    said = """{"format": "briefexport-article/1", "metadata": {"language": "en", "direction": "ltr", "publisher": {}},
        "body": [{"type": "paragraph", "role": "body"}, {"type": "callout", "kind": "note"}]}"""
    assert json.loads(m.to_json(m.from_json(said, m.Article))) == {
        "format": "briefexport-article/1",
        "body": [{"type": "paragraph"}, {"type": "callout"}],
    }


@pytest.mark.parametrize(
    ("article", "told"),
    [
        ('{"format": "briefexport-article/2"}', "$.format"),
        ('{"body": [{"type": "paragraph", "colour": 1}]}', "unknown field `colour` - at `$.body[0]`"),
        ('{"body": [{"type": "heading", "level": 1}]}', "$.body[0].level"),
        ('{"body": [{"type": "sidebar"}]}', "$.body[0].type"),
        ('{"metadata": {"published": "2024-02-30"}}', "$.metadata"),
        ('{"metadata": {"published": "soon"}}', "$.metadata.published"),
        ('{"metadata": {"language": "en_US"}}', "$.metadata.language"),
    ],
)
def test_a_wrong_article_is_refused_with_its_path(article: str, told: str) -> None:
    with pytest.raises(msgspec.ValidationError) as caught:
        m.from_json(article, m.Article)
    assert told in str(caught.value)


def test_nothing_in_an_article_can_be_changed() -> None:
    with pytest.raises(AttributeError):
        m.Text("x").text = "y"  # type: ignore[misc]


def test_the_schema_describes_every_node() -> None:
    defined = m.schema(m.Article)["$defs"]
    assert {"Paragraph", "Table", "Figure", "Link", "Metadata", "Note"} <= set(defined)
    assert defined["Metadata"]["properties"]["published"]["pattern"].startswith("^$|")
