# ruff: noqa: E501 - a line of markup is read best whole
"""Pages that mean harm or are broken: an article or a named refusal, soon, and nothing else."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from briefexport import model as m
from briefexport.errors import ContentError
from briefexport.text import body_text
from import_kit import Read, codes

MANY = 8_000
HEAVY = {
    "unclosed bold": "<p>a" + "<b>" * MANY,
    "unclosed links": "<a href=x>a " * MANY,
    "unclosed lists": "<ul><li>a" * 150,
    "bare brackets": "<" * 300_000,
    "open comments": "<!--" * 100_000,
    "entities": "&amp;" * 200_000,
    "one huge attribute": f'<p class="{"a " * 300_000}">a</p>',
    "many attributes": "<p " + " ".join(f"a{n}=1" for n in range(MANY)) + ">a</p>",
    "many paragraphs": "<p>word word word, word word word word word word.</p>" * MANY,
    "many breaks": "a<br>" * MANY,
    "one long word": "<p>" + "a" * 2_000_000 + "</p>",
    "many spaces": "<p>a" + " " * 2_000_000 + "b</p>",
    "a wide table": "<table>" + "<tr>" + "<td colspan=999999>a" * 400 + "</table>",
    "many notes": "".join(f'<a href="#n{n}" id="r{n}">{n % 99}</a>' for n in range(1_500))
    + "".join(f'<p id="n{n}"><a href="#r{n}">^</a> note</p>' for n in range(1_500)),
    "broken linked data": '<script type="application/ld+json">' + "[" * 100_000 + "</script><p>a</p>",
    "many scripts": '<script type="application/ld+json">{"@type":"Article"}</script>' * 3_000 + "<p>a</p>",
}


@pytest.mark.parametrize("extract", ["whole", "article"])
@pytest.mark.parametrize("page", HEAVY.values(), ids=HEAVY.keys())
def test_heavy_pages_end_soon(page: str, extract: str, read_html: Read) -> None:
    began = time.process_time()
    try:
        reading = read_html(f"<html lang=en><body>{page}</body></html>", extract=extract)
    except ContentError as error:
        assert error.code in {"nesting-too-deep", "empty-source", "too-many-attributes"}
    else:
        assert "words-unaccounted" not in codes(reading)
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    "tag", ["div", "section", "span", "ul><li", "blockquote", "b", "table><tr><td", "em><a href=x"]
)
@pytest.mark.parametrize("depth", [60, 200, 500, 5_000])
def test_deep_nesting_is_an_article_with_its_words_or_an_error_with_its_line(
    tag: str, depth: int, read_html: Read
) -> None:
    page = "<html lang=en><body><p>Before.</p>\n\n" + f"<{tag}>" * depth + "the words"
    try:
        reading = read_html(page, extract="whole")
    except ContentError as error:
        assert error.code == "nesting-too-deep"
        assert error.line == 3
    else:
        assert "the words" in body_text(reading.article)


def test_a_page_of_fifty_megabytes_is_refused_by_name(read_html: Read) -> None:
    with pytest.raises(ContentError) as refused:
        read_html(b"<p>" + b"a " * 25_000_000)
    assert refused.value.code == "source-too-large"


@pytest.mark.parametrize("page", ["", "   \n", "<html></html>", "<p></p>", "<script>a</script>", "<!-- a -->"])
def test_a_page_without_words_is_refused(page: str, read_html: Read) -> None:
    with pytest.raises(ContentError) as refused:
        read_html(page)
    assert refused.value.code == "empty-source"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ('<meta charset="iso-8859-1"><p>caf\xe9 “no”'.encode("cp1252"), "café “no”"),
        ("<meta charset=utf-8><p>café</p>".encode(), "café"),
        ("\ufeff<p>café</p>".encode("utf-16"), "café"),
        ('<?xml version="1.0" encoding="windows-1251"?><p>Киев</p>'.encode("cp1251"), "Киев"),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=shift_jis"><p>東京</p>'.encode("shift_jis"),
            "東京",
        ),
    ],
)
def test_the_declared_encoding_is_used(data: bytes, words: str, read_html: Read) -> None:
    assert body_text(read_html(data).article) == words


def test_a_few_wrong_bytes_are_replaced_with_a_warning(read_html: Read) -> None:
    reading = read_html(b"<html lang=en><meta charset=utf-8><p>caf\xe9 au lait, every morning at seven.</p>")
    assert "bytes-replaced" in codes(reading, "warning")
    assert "au lait" in body_text(reading.article)


def test_a_page_that_was_put_into_utf8_twice_is_read_back(read_html: Read) -> None:
    page = "<html lang=en><meta charset=utf-8><p>“It’s the café’s pier”, they said – every morning.</p>"
    reading = read_html(page.encode().decode("latin-1").encode())
    assert body_text(reading.article) == "“It’s the café’s pier”, they said – every morning."
    assert "encoded-twice" in codes(reading, "warning")


@pytest.mark.parametrize("page", ["<p>CAFÉ», à côté, NÃO, Ã©</p>", "<p>“It’s” Ã¢\u0080\u0099</p>"])
def test_signs_that_only_look_so_stay_as_they_are(page: str, read_html: Read) -> None:
    assert "encoded-twice" not in codes(read_html(page.encode()))


def test_bidirectional_overrides_are_kept_with_a_warning(read_html: Read) -> None:
    reading = read_html("<html lang=en><p>abc \u202edcba</p></html>")
    assert "\u202e" in body_text(reading.article)
    assert "bidi-override" in codes(reading, "warning")


def test_entities_of_xml_are_not_expanded(read_html: Read) -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]><p>x &b; &f; y</p>'
    words = body_text(read_html(bomb).article)
    assert "haha" not in words
    assert words.startswith("x") or "]>" in words


def test_remote_pictures_keep_their_address(read_html: Read) -> None:
    from briefexport.text import images

    article = read_html('<html lang=en><p>Words.</p><p><img src="//x.org/a.png" alt="a"></p></html>').article
    assert [image.src for image in images(article)] == ["//x.org/a.png"]


@pytest.mark.parametrize("date", ["soon", "2024-02-30", "৩০-০৮-২০২০", "", "[]"])
def test_dates_that_are_none_are_not_metadata(date: str, read_html: Read) -> None:
    page = f'<html lang=en><head><meta property="article:published_time" content="{date}"></head><body><p>Words.</p></body></html>'
    assert read_html(page).article.metadata.published == ""


def test_the_same_page_reads_the_same(read_html: Read) -> None:
    from briefexport.model import to_json

    page = "<html lang=en><body><h1>T</h1><p>a<img alt=b src='data:image/png;base64,iVBORw0KGgo='></p></body></html>"
    assert to_json(read_html(page).article) == to_json(read_html(page).article)


def test_an_encoding_that_was_guessed_is_told_of_as_such(read_html: Read) -> None:
    words = "Паром вернулся в субботу, и никто этого не ждал. " * 4
    reading = read_html(f"<html lang=ru><title>T</title><p>{words}</p>".encode("koi8-r"))
    assert body_text(reading.article) == words.strip()
    assert ["read as koi8-r" in one.message for one in reading.diagnostics if one.code == "bytes-replaced"] == [True]


def test_the_declarations_of_a_document_type_are_no_words(read_html: Read) -> None:
    reading = read_html('<!DOCTYPE html [\n<!ENTITY x SYSTEM "file:///etc/passwd">\n]>\n<h1>T</h1><p>a &x; b</p>')
    assert (reading.article.metadata.headline, body_text(reading.article)) == ("T", "a &x; b")
    assert [position.line for position in reading.positions.values()] == [4]


@pytest.mark.parametrize(
    "page",
    [
        "<title>App</title><body><div id=root></div><noscript>Enable scripts to run this app.</noscript>",
        "<title>F</title><frameset cols='1,2'><frame src=a.html><noframes>No frames here.</noframes></frameset>",
    ],
)
def test_a_page_that_holds_no_words_of_its_own_is_refused(page: str, read_html: Read) -> None:
    with pytest.raises(ContentError) as caught:
        read_html(page)
    assert caught.value.code == "empty-source"


@pytest.mark.parametrize(
    "line",
    [
        "Les også: Fergen kommer tilbake",
        "Czytaj więcej",
        "Publisert 06.01.2026 - 17:29",
        "Offentliggjort 6. feb. 17:25",
    ],
)
def test_lines_of_the_page_are_known_in_several_languages(line: str, read_html: Read) -> None:
    prose = "<p>The harbour office counted more ferries this week than in any week since the strike ended.</p>" * 5
    page = f"<h1>The ferry came back</h1><p>{line}</p>{prose}"
    assert line not in body_text(read_html(page, extract="article").article)


@pytest.mark.parametrize("around", ["{}", "<h1>Title</h1><p>Words before.</p><p>{}</p><p>Words after.</p>"])
def test_naughty_strings_in_pages_make_valid_articles(around: str, read_html: Read) -> None:
    strings = json.loads((Path(__file__).parents[1] / "data" / "naughty-strings.json").read_text("utf-8"))
    for naughty in strings:
        try:
            reading = read_html(around.format(naughty).encode("utf-8", "surrogatepass"))
        except ContentError as error:
            assert error.code == "empty-source" and around == "{}", naughty
            continue
        assert codes(reading, "error") == []
        assert m.from_json(m.to_json(reading.article), m.Article) == reading.article


CROWDS = {
    "bare": " ".join(f"a{n}" for n in range(30_000)),
    "with values": " ".join(f"a{n}=1" for n in range(30_000)),
    "that hold signs": " ".join(f'a{n}=">"' for n in range(30_000)),
    "without spaces": "".join(f'a{n}="x"' for n in range(30_000)),
    "parted by slashes": "/".join(f"a{n}" for n in range(30_000)),
    "among stray quotes": " ".join(f'a{n} "' for n in range(30_000)),
}


@pytest.mark.parametrize("crowd", CROWDS.values(), ids=CROWDS.keys())
def test_an_element_of_thousands_of_attributes_is_refused_at_once(crowd: str, read_html: Read) -> None:
    """The parser compares each with all before it: two hundred thousand cost it minutes."""
    with pytest.raises(ContentError) as refused:
        read_html(f"<html><body>\n<p>Words.</p><p {crowd}>More.</p>")
    assert (refused.value.code, refused.value.line, refused.value.column) == ("too-many-attributes", 2, 14)


def test_many_elements_and_long_values_are_no_crowd(read_html: Read) -> None:
    page = f"<h1>T</h1>{'<p class=a id=b>x</p>' * 3_000}<p title='{'a b ' * 20_000}'>Words.</p>"
    assert read_html(page, extract="whole").article.body


def test_a_page_of_more_elements_than_a_brief_has_is_refused(read_html: Read) -> None:
    with pytest.raises(ContentError) as refused:
        read_html("<h1>T</h1>" + "<p>x" * 100_001)
    assert refused.value.code == "source-too-large"
