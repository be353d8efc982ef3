"""News JSON: ninjs of every version and schema.org, field by field as the design's table has them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from briefexport.errors import ContentError
from briefexport.plugin import Reading, ReadingContext, Source
from briefexport.readers.news_json import NewsJsonOptions, NewsJsonReader
from briefexport.readers.pandoc_json import PandocJsonReader
from briefexport.text import body_text, outline
from import_kit import codes


def read(item: Any) -> Reading:
    data = json.dumps(item).encode()
    assert NewsJsonReader.sniff(data)
    assert not PandocJsonReader.sniff(data)
    return NewsJsonReader().read(Source(data, "item.json"), NewsJsonOptions(), ReadingContext())


ITEM = {
    "uri": "urn:newsml:example.org:20241117:4711",
    "standard": {"name": "ninjs", "version": "3.1"},
    "type": "text",
    "version": "2",
    "firstCreated": "2024-11-17T08:00:00Z",
    "versionCreated": "2024-11-17T09:30:00+01:00",
    "embargoedUntil": "2024-11-18T06:00:00Z",
    "pubStatus": "usable",
    "language": "en-GB",
    "copyrightNotice": "© 2024 Example Agency",
    "usageTerms": "Not for archives",
    "edNote": "Corrects the number of passengers in paragraph 1",
    "headlines": [
        {"role": "main", "value": "The ferry came back"},
        {"role": "subhead", "value": "Forty passengers and a band"},
        {"role": "seo", "value": "ferry aven county"},
    ],
    "descriptions": [{"role": "summary", "value": "A county buys a boat."}],
    "bodies": [
        {"role": "text", "contentType": "text/plain", "value": "Plain words."},
        {
            "role": "main",
            "contentType": "text/html",
            "value": "<p>Nobody had crossed.</p><h2>Money</h2><p>It was paid.</p>",
        },
    ],
    "by": "By Ana Petrov and Bo Lee",
    "slugline": "Ferry Return",
    "located": "Sellin",
    "infoSources": [
        {"name": "Example Agency", "role": "publisher"},
        {"name": "County office", "uri": "https://c.example.org"},
    ],
    "subjects": [{"name": "transport"}, {"name": "rivers"}],
    "associations": [
        {
            "type": "picture",
            "descriptions": [{"value": "The ferry at the quay"}],
            "renditions": [
                {"href": "https://x.org/s.jpg", "width": 100},
                {"href": "https://x.org/l.jpg", "width": 900},
            ],
        }
    ],
    "digitalSourceType": {"uri": "http://cv.iptc.org/newscodes/digitalsourcetype/humanEdits"},
}


def test_every_field_of_ninjs_finds_its_place() -> None:
    reading = read(ITEM)
    metadata = reading.article.metadata
    assert metadata.headline == "The ferry came back"
    assert metadata.dek == "Forty passengers and a band"
    assert metadata.slug == "ferry-return"
    assert [person.name for person in metadata.byline] == ["Ana Petrov", "Bo Lee"]
    assert metadata.dateline == "Sellin"
    assert metadata.published == "2024-11-17T08:00:00Z"
    assert metadata.modified == "2024-11-17T09:30:00+01:00"
    assert metadata.embargo_until == "2024-11-18T06:00:00Z"
    assert metadata.summary == "A county buys a boat."
    assert metadata.language == "en-GB"
    assert metadata.publisher.name == "Example Agency"
    assert metadata.rights == "© 2024 Example Agency"
    assert metadata.license == "Not for archives"
    assert [(s.title, s.url) for s in metadata.sources] == [("County office", "https://c.example.org")]
    assert [c.text for c in metadata.corrections] == ["Corrects the number of passengers in paragraph 1"]
    assert metadata.cover is not None
    assert (metadata.cover.src, metadata.cover.alt) == ("https://x.org/l.jpg", "The ferry at the quay")
    assert metadata.keywords == ("transport", "rivers")
    assert metadata.identifier == "urn:newsml:example.org:20241117:4711"
    assert metadata.version == "2"
    assert metadata.digital_source_type.endswith("humanEdits")
    assert not metadata.draft
    assert body_text(reading.article) == "Nobody had crossed.\nMoney\nIt was paid."
    assert len(outline(reading.article)) == 1
    assert codes(reading, "warning", "error") == []


@pytest.mark.parametrize(
    "item",
    [
        {
            "versioncreated": "2024-11-17T09:30:00Z",
            "headline": "T",
            "byline": "Ana Petrov",
            "body_text": "One.\n\nTwo.",
        },
        {
            "versioncreated": "2024-11-17T09:30:00Z",
            "headline_main": "T",
            "byline": "Ana Petrov",
            "body_richtext": "<p>One.</p><p>Two.</p>",
        },
        {
            "versionCreated": "2024-11-17T09:30:00Z",
            "headlines": [{"value": "T"}],
            "by": "Von Ana Petrov",
            "bodies": [{"value": "One.\nTwo."}],
        },
    ],
)
def test_older_versions_read_alike(item: dict[str, Any]) -> None:
    article = read(item).article
    assert article.metadata.headline == "T"
    assert [person.name for person in article.metadata.byline] == ["Ana Petrov"]
    assert body_text(article) == "One.\nTwo."


def test_a_withheld_item_is_a_draft_with_a_warning() -> None:
    reading = read({**ITEM, "pubStatus": "canceled"})
    assert reading.article.metadata.draft
    assert "item-not-usable" in codes(reading, "warning")


def test_a_note_for_desks_is_told_and_not_printed() -> None:
    reading = read({**ITEM, "edNote": "Picture to follow at noon"})
    assert reading.article.metadata.corrections == ()
    assert "editorial-note" in codes(reading, "notice")


def test_linked_data_reads_into_the_same_fields() -> None:
    reading = read(
        {
            "@context": "https://schema.org",
            "@graph": [
                {"@type": "WebSite", "name": "Site"},
                {
                    "@type": ["NewsArticle"],
                    "headline": "Fish &amp; chips",
                    "alternativeHeadline": "A dek",
                    "articleSection": "Food",
                    "author": [{"@type": "Person", "name": "By Ana Petrov", "jobTitle": "Cook"}],
                    "datePublished": "2024-11-17T09:30:00.123+0100",
                    "publisher": {"@type": "Organization", "name": "Site", "url": "https://x.org"},
                    "inLanguage": "en",
                    "keywords": "fish, chips",
                    "correction": {"@type": "CorrectionComment", "text": "It was cod.", "datePublished": "2024-11-18"},
                    "citation": ["https://y.org/report"],
                    "isPartOf": {"@type": "CreativeWorkSeries", "name": "Meals"},
                    "articleBody": "One.\n\nTwo.",
                },
            ],
        }
    )
    metadata = reading.article.metadata
    assert (metadata.headline, metadata.dek, metadata.kicker) == ("Fish & chips", "A dek", "Food")
    assert [(p.name, p.role) for p in metadata.byline] == [("Ana Petrov", "Cook")]
    assert metadata.published == "2024-11-17T09:30:00.123+01:00"
    assert (metadata.publisher.name, metadata.series) == ("Site", "Meals")
    assert [(c.date, c.text) for c in metadata.corrections] == [("2024-11-18", "It was cod.")]
    assert metadata.sources[0].url == "https://y.org/report"
    assert body_text(reading.article) == "One.\nTwo."


@pytest.mark.parametrize("data", [b"{}", b"[]", b'{"a": 1}', b"[1, 2]", b'"text"'])
def test_what_is_no_news_item_is_refused(data: bytes) -> None:
    with pytest.raises(ContentError) as refused:
        NewsJsonReader().read(Source(data, "a.json"), NewsJsonOptions(), ReadingContext())
    assert refused.value.code == "not-news-json"


@pytest.mark.parametrize("field", sorted(ITEM))
@pytest.mark.parametrize("value", [None, 7, True, "x", [], {}, [None], [[]], {"a": {"b": []}}])
def test_a_field_of_the_wrong_kind_breaks_nothing(field: str, value: Any) -> None:
    if field in {"bodies", "embargoedUntil"}:
        return
    reading = read({**ITEM, field: value})
    assert "words-unaccounted" not in codes(reading)


@pytest.mark.parametrize("value", [7, True, "soon", [None], {"a": 1}])
@pytest.mark.parametrize("key", ["embargoedUntil", "embargoed"])
def test_an_embargo_that_cannot_be_read_stops_the_reading_with_its_place(key: str, value: Any) -> None:
    item = {name: held for name, held in ITEM.items() if name != "embargoedUntil"} | {key: value}
    with pytest.raises(ContentError) as refused:
        NewsJsonReader().read(
            Source(json.dumps(item, indent=1).encode(), "a.json"), NewsJsonOptions(), ReadingContext()
        )
    assert refused.value.code == "bad-metadata"
    assert refused.value.line > 2


def test_prose_that_no_edition_shows_is_told_of_and_what_the_body_says_already_is_not() -> None:
    other = {"role": "other", "value": "A second body says what the first one leaves out."}
    assert codes(read({**ITEM, "bodies": [*ITEM["bodies"], other]}), "warning") == ["words-dropped"]
    again = {"role": "other", "value": "Nobody had crossed.\n\nMoney\n\nIt was paid."}
    assert codes(read({**ITEM, "bodies": [*ITEM["bodies"], again]}), "warning") == []


def test_a_keyword_in_a_text_does_not_account_for_the_text() -> None:
    reading = read(
        {**LINKED, "keywords": "ferry", "abstract": "S.", "description": "The ferry to Aven came back at last."}
    )
    assert [(entry.words, entry.where) for entry in reading.ledger if entry.where == "keywords"] == [
        ("ferry", "keywords")
    ]


@pytest.mark.parametrize(
    ("item", "key", "near"),
    [
        ({"headlnies": [{"value": "A"}], "bodies": [{"value": "Words."}]}, "headlnies", "headlines"),
        ({"headlines": [{"value": "A"}], "bodies": [{"value": "W."}], "langauge": "de"}, "langauge", "language"),
        ({"@type": "NewsArticle", "headline": "A", "articleBody": "W.", "athor": "Ann Lee"}, "athor", "author"),
    ],
)
def test_a_misspelt_key_is_told_of_with_its_place_and_the_near_one(item: Any, key: str, near: str) -> None:
    told = [one for one in read(item).diagnostics if one.code == "unknown-metadata"]
    assert [(f"'{key}'" in one.message, f"'{near}'" in one.hint, one.line) for one in told] == [(True, True, 1)]


@pytest.mark.parametrize("key", ["x_desk", "agencyPriority", "schema:x", "body_short"])
def test_a_publishers_own_keys_are_not(key: str) -> None:
    assert "unknown-metadata" not in codes(read({**ITEM, key: "1"}))


def test_what_stands_bare_where_a_list_should_is_read() -> None:
    bare = {"uri": "urn:x", "headlines": "A ferry", "bodies": {"value": "Words."}, "by": ["Ann Lee", "By Bo Ek"]}
    article = read(bare).article
    assert (article.metadata.headline, body_text(article)) == ("A ferry", "Words.")
    assert [person.name for person in article.metadata.byline] == ["Ann Lee", "Bo Ek"]


@pytest.mark.parametrize("holder", ["@list", "@set"])
def test_lists_and_sets_of_json_ld_are_what_they_hold(holder: str) -> None:
    author = {holder: [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Ek"}]}
    assert [person.name for person in read({**LINKED, "author": author}).article.metadata.byline] == [
        "Ann Lee",
        "Bo Ek",
    ]


@pytest.mark.parametrize("value", [[], {}, [["picture"]]])
def test_a_type_of_the_wrong_kind_breaks_nothing_without_pictures_either(value: Any) -> None:
    assert read({**ITEM, "associations": [], "type": value}).article.metadata.cover is None


LINKED = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "The ferry came back",
    "articleBody": "Nobody had expected it.",
}


def test_what_a_graph_names_by_id_stands_in_the_article() -> None:
    graph = [
        {**LINKED, "author": [{"@id": "#ana"}], "publisher": {"@id": "#post"}, "image": {"@id": "#quay"}},
        {"@type": "Person", "@id": "#ana", "name": "Ana Petrov", "jobTitle": "Reporter"},
        {"@type": "Organization", "@id": "#post", "name": "The Harbour Post"},
        {"@type": "ImageObject", "@id": "#quay", "url": "https://example.org/quay.jpg", "caption": "The quay"},
    ]
    found = read({"@graph": graph}).article.metadata
    assert [(person.name, person.role) for person in found.byline] == [("Ana Petrov", "Reporter")]
    assert found.publisher.name == "The Harbour Post"
    assert found.cover is not None and (found.cover.src, found.cover.alt) == (
        "https://example.org/quay.jpg",
        "The quay",
    )


def test_prefixed_keys_are_the_same_keys() -> None:
    prefixed = {("schema:" + key if key[0] != "@" else key): words for key, words in LINKED.items()}
    reading = read({**prefixed, "@type": "schema:NewsArticle"})
    assert (reading.article.metadata.headline, body_text(reading.article)) == (
        "The ferry came back",
        "Nobody had expected it.",
    )


def test_a_live_blog_is_its_entries() -> None:
    updates = [
        {"@type": "BlogPosting", "headline": "It is here", "articleBody": "At nine.\n\nForty passengers."},
        {"@type": "BlogPosting", "articleBody": "<p>It <em>left</em>.</p>"},
    ]
    live = {**LINKED, "@type": "LiveBlogPosting", "liveBlogUpdate": updates}
    reading = read(live)
    assert body_text(reading.article) == "Nobody had expected it.\nIt is here\nAt nine.\nForty passengers.\nIt left."
    assert [heading.level for heading in outline(reading.article)] == [2]
    assert codes(reading, "error") == []


@pytest.mark.parametrize("body", [{"@value": "Nobody had expected it."}, ["Nobody had", {"@value": "expected it."}]])
def test_a_body_may_come_in_a_value_or_in_parts(body: Any) -> None:
    assert body_text(read({**LINKED, "articleBody": body}).article).split() == ["Nobody", "had", "expected", "it."]


@pytest.mark.parametrize("key", ["datePublished", "dateModified"])
def test_a_date_that_is_none_is_told_of(key: str) -> None:
    assert "date-unreadable" in codes(read({**LINKED, key: "soon"}), "warning")


@pytest.mark.parametrize(
    ("date", "meant"),
    [
        ("20241117", "2024-11-17"),
        ("Sun, 17 Nov 2024 10:00:00 GMT", "2024-11-17T10:00:00Z"),
        ("17 Nov 2024 23:30 -0500", "2024-11-17T23:30:00-05:00"),
        ("Sun, 31 Nov 2024 10:00:00 GMT", ""),
        ("Sunday, 17 November 2024", "2024-11-17"),
    ],
)
def test_a_date_may_be_written_in_several_ways(date: str, meant: str) -> None:
    assert read({**LINKED, "datePublished": date}).article.metadata.published == meant


@pytest.mark.parametrize(
    "author",
    [
        "Ann Lee and Tom Ortiz",
        "By Ann Lee, Tom Ortiz",
        {"@type": "Person", "name": "Ann Lee and Tom Ortiz"},
        {"@type": "Person", "name": ["Ann Lee", "Tom Ortiz"]},
        ["Ann Lee", {"name": "Tom Ortiz"}, "Ann Lee"],
    ],
)
def test_several_authors_are_several_people_however_they_are_written(author: Any) -> None:
    assert [one.name for one in read({**LINKED, "author": author}).article.metadata.byline] == ["Ann Lee", "Tom Ortiz"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("AT&amp;T said x &lt; y.", "AT&T said x < y."),
        ("&lt;p&gt;One &amp;amp; two.&lt;/p&gt;&lt;p&gt;Three.&lt;/p&gt;", "One & two.\nThree."),
        ("If x<y then <this> stays.", "If x<y then <this> stays."),
    ],
)
def test_references_in_a_body_mean_their_signs(body: str, words: str) -> None:
    assert body_text(read({**LINKED, "articleBody": body}).article) == words


@pytest.mark.parametrize(
    "items",
    [
        pytest.param([{**LINKED, "articleBody": "One."}, {**LINKED, "articleBody": "Two."}], id="schema.org"),
        pytest.param([ITEM, ITEM], id="ninjs"),
    ],
)
def test_of_several_items_none_is_lost_without_a_word(items: Any) -> None:
    with pytest.raises(ContentError) as refused:
        read(items)
    assert refused.value.code == "not-news-json" and "2 news items" in str(refused.value)


def test_every_field_is_accounted_for() -> None:
    reading = read({**LINKED, "author": "Ann Lee", "backstory": "How it was made", "articleBody": "One."})
    told = {entry.words: (entry.fate, entry.where) for entry in reading.ledger}
    assert told["Ann Lee"] == ("metadata", "byline")
    assert told["How it was made"] == ("dropped", "")
    assert codes(reading, "warning", "error") == []
