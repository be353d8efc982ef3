"""What all readers share: decoding, front matter, metadata."""

from __future__ import annotations

import datetime
import difflib
from typing import Any

import pytest

from briefexport import model as m
from briefexport.errors import ContentError
from briefexport.plugin import Position, ReadingContext, Source
from briefexport.readers.common import bylines, dates, decoding, frontmatter, languages, metadata, signatures
from readers.kit import codes, markdown, plain


def decode(data: bytes) -> decoding.Decoded:
    return decoding.decode(Source(data=data, name="brief.txt"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_utf_8_and_wide_encodings_by_their_mark(encoding: str) -> None:
    assert decode("naïve\r\ncafé\r".encode(encoding)).text == "naïve\ncafé\n"


@pytest.mark.parametrize(
    ("encoding", "words", "likely"),
    [
        ("windows-1252", "It’s a “naïve” café", "windows-1252"),
        ("windows-1251", "Новости сегодня: переговоры продолжаются", "windows-1251"),
        ("koi8-r", "Новости сегодня: переговоры продолжаются", "koi8-r"),
        ("shift_jis", "地方鉄道の再建案を発表した。", "shift_jis"),
        ("utf-16-le", "Plain words without a mark, but in a wide encoding é", "UTF-16LE"),
    ],
)
def test_another_encoding_is_refused_with_its_byte_and_likely_name(encoding: str, words: str, likely: str) -> None:
    data = b"First line.\n" + words.encode(encoding) if encoding != "utf-16-le" else words.encode(encoding)
    with pytest.raises(ContentError) as caught:
        decode(data)
    error = caught.value
    assert error.code == "undecodable-source"
    offset = int(error.message.rsplit(" ", 1)[1])
    assert f"0x{data[offset]:02X}" in error.message
    assert f"iconv -f {likely} " in error.hint
    assert error.line == (1 if encoding == "utf-16-le" else 2)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("words", ["# A\n\nOnly English words.", "Größe: 5 €\n"])
def test_wide_encodings_without_their_mark_are_refused_though_they_may_be_utf_8_with_nuls(
    encoding: str, words: str
) -> None:
    with pytest.raises(ContentError) as caught:
        decode(words.encode(encoding))
    likely = encoding.upper().replace("-LE", "LE").replace("-BE", "BE")
    assert (caught.value.code, caught.value.line) == ("undecodable-source", 1)
    assert f"iconv -f {likely} " in caught.value.hint


@pytest.mark.parametrize(
    ("data", "place", "hint"),
    [
        ("Größe\n„Wind“".encode()[:-1], (2, 6), "cut short"),
        ("A word\nor two".encode("utf-16")[:-1], (2, 6), "cut short"),
        (b"A half: \xed\xa0\x80.", (1, 9), "type it anew"),
        ("A\r\nhalf: \ud83d.".encode("utf-16", "surrogatepass"), (2, 7), "type it anew"),
        ("Größe für Jörg ".encode() + b"\xff, sagte er.", (1, 16), "type it anew"),
        ("Café".encode("latin-1"), (1, 4), "windows-1252"),
    ],
)
def test_what_is_wrong_with_a_byte_is_said_with_its_place(data: bytes, place: tuple[int, int], hint: str) -> None:
    with pytest.raises(ContentError) as caught:
        decode(data)
    assert (caught.value.line, caught.value.column) == place
    assert hint in caught.value.hint


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"PK\x03\x04", b"\x89PNG\r\n"])
def test_binary_files_are_refused_by_name(data: bytes) -> None:
    with pytest.raises(ContentError) as caught:
        decode(data + b"\x00" * 40)
    assert caught.value.code == "binary-source"


def test_control_characters_are_taken_out_and_told_once_with_their_first_place() -> None:
    found = decode(b"a\x00b\nc\x07d\x07\ne\x0bf")
    assert found.text == "a\ufffdb\ncd\ne f"
    assert [(one.code, one.line, one.column) for one in found.diagnostics] == [
        ("control-character", 1, 2), ("control-character", 2, 2), ("control-character", 3, 2)
    ]  # fmt: skip


def test_bidirectional_overrides_are_kept_with_a_warning() -> None:
    found = decode("safe\nuser\u202egnp.exe".encode())
    assert "\u202e" in found.text
    assert [(one.code, one.severity, one.line, one.column) for one in found.diagnostics] == [
        ("bidi-override", "warning", 2, 5)
    ]


@pytest.mark.parametrize("read", [plain, markdown])
def test_a_fifty_megabyte_file_is_refused_at_once(read: Any) -> None:
    with pytest.raises(ContentError) as caught:
        read(b"words and words\n" * 3_200_000)
    assert caught.value.code == "source-too-large"


@pytest.mark.parametrize(
    ("written", "code", "line"),
    [
        ("---\ntitle: T\n", "front-matter-unclosed", 1),
        ("---\ntitle: T\nlang: en\ntitle: U\n---\nx", "duplicate-key", 4),
        ("---\ntitle: a: b\n---\nx", "front-matter", 2),
        ("---\ntitle: T\ntags: [a, b\n---\nx", "front-matter", 0),
        ("---\na: &x 1\nb: *x\n---\nx", "front-matter", 2),
        ("---\ntitle: !!python/object:os.system T\n---\nx", "front-matter", 2),
        ("+++\ntitle = T\n+++\nx", "front-matter", 2),
        ("+++\ntitle = 'T'\ntitle = 'U'\n+++\nx", "duplicate-key", 3),
        ("+++\n[cover]\nsrc = 'a'\n[cover]\nalt = 'b'\n+++\nx", "duplicate-key", 4),
        ("---\ndate: soon\n---\nx", "bad-metadata", 2),
        ("---\ntitle: [a]\n---\nx", "bad-metadata", 2),
        ("---\ntitle: T\ndraft: perhaps\n---\nx", "bad-metadata", 3),
        ("---\ndate: 2024-02-30\n---\nx", "bad-metadata", 2),
        ("---\nlang: klingon!\n---\nx", "bad-metadata", 2),
        ("---\ntitle: T\n--- # two\nlang: en\n---\nx", "front-matter", 3),
    ],
)
def test_faulty_front_matter_is_an_error_with_its_line(written: str, code: str, line: int) -> None:
    with pytest.raises(ContentError) as caught:
        markdown(written)
    assert caught.value.code == code
    assert caught.value.line == line or (not line and caught.value.line > 1)
    assert caught.value.hint


def test_what_only_looks_like_front_matter_is_text() -> None:
    assert frontmatter.split("---\nFoo\n---\nBar\n").raw == {}
    assert frontmatter.split("+++\n").raw == {}
    assert frontmatter.split("---\n\nAfter a rule.\n").raw == {}


def test_yaml_words_stay_words() -> None:
    raw = frontmatter.split('---\na: no\nb: 2024-11-17\nc: 012\nd: 1_000\ne: true\nf: 7\ng: "7"\nh:\n---\n').raw
    assert raw == {"a": "no", "b": "2024-11-17", "c": "012", "d": "1_000", "e": True, "f": 7, "g": "7", "h": None}


def settle(raw: dict[str, Any], **context: Any) -> metadata.Settled:
    return metadata.settle(raw, context=ReadingContext(**context), source=Source(data=b"", name="a.md"))


def test_aliases_and_shapes() -> None:
    found = settle(
        {
            "Title": "T", "standfirst": "D", "section": "K", "authors": ["Ann Lee", {"name": "Tom", "role": "editor"}],
            "location": "KYIV", "date": datetime.date(2024, 11, 17), "lastmod": "2024-11-18 09:30",
            "publishDate": "17 November 2024", "description": "S", "lang": "en_us", "copyright": "© X",
            "image": {"src": "c.png", "alt": "A cat"}, "tags": "a, b", "permalink": "https://example.org/t",
            "publisher": {"name": "P", "url": "https://example.org"}, "source": ["https://example.org/report"],
            "correction": {"date": "2024-11-19", "text": "Fixed."}, "version": 1.5, "x-desk": {"a": 1}, "draft": True,
        }
    )  # fmt: skip
    assert found.diagnostics == ()
    assert found.metadata == m.Metadata(
        headline="T", dek="D", kicker="K", byline=(m.Person(name="Ann Lee"), m.Person(name="Tom", role="editor")),
        dateline="KYIV", published="2024-11-17", modified="2024-11-18T09:30:00Z", embargo_until="2024-11-17",
        summary="S", language="en-US", rights="© X", cover=m.Cover(src="c.png", alt="A cat"), keywords=("a", "b"),
        url="https://example.org/t", publisher=m.Publisher(name="P", url="https://example.org"), version="1.5",
        sources=(m.SourceReference(title="https://example.org/report", url="https://example.org/report"),),
        corrections=(m.Correction(date="2024-11-19", text="Fixed."),), draft=True,
        extra=(m.Extra("x-desk", '{"a": 1}'),),
    )  # fmt: skip


def test_precedence() -> None:
    found = settle(
        {"title": "source", "rights": "source"},
        metadata={"headline": "workspace", "rights": "workspace", "license": "CC0-1.0"},
        overrides={"headline": "sidecar"},
        language="fr",
    ).metadata
    assert (found.headline, found.rights, found.license, found.language) == ("sidecar", "source", "CC0-1.0", "fr")


def test_yaml_values_hold_values() -> None:
    written = "---\na:\n  - b\n  - - c\n    - 'no'\n  - d: [1, {e: f}]\n? [g, h]\n: i\n---\n"
    found = frontmatter.split(written)
    assert found.raw == {"a": ["b", ["c", "no"], {"d": [1, {"e": "f"}]}], "['g', 'h']": "i"}
    assert found.positions == {"a": Position(2, 1), "['g', 'h']": Position(7, 3)}


def test_only_a_name_that_is_near_is_proposed() -> None:
    names = [*metadata.FIELDS, *metadata.ALIASES]
    keys = [name[:cut] + other + name[cut + 1 :] for name in names for cut in (0, 3, 7) for other in ("", "x", "ion")]
    for key in keys:
        near = difflib.get_close_matches(key, names, n=1, cutoff=0.7)
        assert metadata._near(key) == (f"did you mean '{near[0]}'?" if near else "a key of your own begins with x-")


def test_misspelt_unknown_and_doubled_keys_warn() -> None:
    reading = markdown("---\nauthr: A\ntitle: T\nheadline: H\ncolour: red\nslug: My Slug\nlang: xx\n---\nText.")
    told = {one.code: (one.line, one.hint) for one in reading.diagnostics if one.severity == "warning"}
    assert told["duplicate-metadata"][0] == 4
    assert told["unknown-language"][0] == 7
    assert told["slug-changed"][0] == 6
    misspelt = [one for one in reading.diagnostics if one.code == "unknown-metadata"]
    assert (misspelt[0].line, misspelt[0].hint) == (2, "did you mean 'author'?")
    assert len(misspelt) == 2
    assert reading.article.metadata.headline == "H"
    assert reading.article.metadata.slug == "my-slug"


def test_language_and_direction() -> None:
    assert settle({"lang": "ar"}).metadata.direction == "rtl"
    assert settle({"lang": "az-Arab"}).metadata.direction == "rtl"
    assert settle({"lang": "English"}).metadata.language == "en"
    assert [one.code for one in settle({}).diagnostics] == ["language-assumed"]
    assert languages.tag("zh_hant_tw") == "zh-Hant-TW"


def test_sources_that_say_nothing_of_themselves_are_each_in_their_desk_s_language() -> None:
    read = [markdown("Words.", language=language) for language in ("ar", "", "fr", "ar")]
    assert [one.article.metadata.language for one in read] == ["ar", "en", "fr", "ar"]
    assert [one.article.metadata.direction for one in read] == ["rtl", "ltr", "ltr", "rtl"]
    assert ["language-assumed" in codes(one) for one in read] == [False, True, False, False]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("2024-11-17", "2024-11-17"), ("17 November 2024", "2024-11-17"), ("Nov. 17, 2024", "2024-11-17"),
        ("Sunday, November 17th, 2024", "2024-11-17"), ("2024-11-17T09:30+02:00", "2024-11-17T09:30:00+02:00"),
        ("12 November 2026, 6:30am", "2026-11-12T06:30:00Z"), ("Nov. 12, 2026 6 PM EST", "2026-11-12T18:00:00-05:00"),
        ("Thu 12 Nov 2026 06.30 GMT", "2026-11-12T06:30:00Z"),
        ("00:01 CET on 12 May 2026", "2026-05-12T00:01:00+01:00"),
        ("Donnerstag, 12.11.2026, 06:30 Uhr", "2026-11-12T06:30:00Z"), ("1er août 2026", "2026-08-01"),
        ("Lunes, 12 de octubre de 2026", "2026-10-12"), ("12 November 2026 12am UTC+2", "2026-11-12T00:00:00+02:00"),
        ("Nov. 12, 2026 6:30 AM ET", ""), ("12 November 2026 13pm", ""), ("12 November 2026 6", ""),
        ("Marketing 12, 2026", ""), ("Money 12 November 2026", ""), ("30 February 2026, 9am", ""), ("31.13.2026", ""),
        ("11/12/2024", ""), ("2024-13-01", ""), ("soon", ""), ("2024-11-17T25:00Z", ""), ("2024-11-17T09:30+99:00", ""),
    ],
)  # fmt: skip
def test_dates(written: str, found: str) -> None:
    assert dates.rfc3339(written) == found


@pytest.mark.parametrize(
    ("written", "found"), [("12 May 2026, 9:30", ""), ("12 May 2026, 9:30 UTC", "2026-05-12T09:30:00Z")]
)
def test_an_hour_without_a_zone_is_no_instant_where_that_matters(written: str, found: str) -> None:
    assert dates.rfc3339(written, zoned=True) == found


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("By Ann Lee and Tom Ortiz, Political Editors", ["Ann Lee: Political Editors", "Tom Ortiz: Political Editors"]),
        ("By Ann Lee, Health Editor", ["Ann Lee: Health Editor"]),
        ("Ann Lee and Tom Ortiz, Health Editor", ["Ann Lee", "Tom Ortiz: Health Editor"]),
        ("By Ann Lee and Tom Ortiz, Reuters", ["Ann Lee (Reuters)", "Tom Ortiz (Reuters)"]),
        ("Ann Lee, Reuters and Tom Ortiz, AP", ["Ann Lee (Reuters)", "Tom Ortiz (AP)"]),
        ("By Ann Lee | The Quay", ["Ann Lee (The Quay)"]), ("By Ann Lee (Reuters)", ["Ann Lee (Reuters)"]),
        ("By Ann Lee for The Quay", ["Ann Lee (The Quay)"]), ("By Ann Lee in Kyiv", ["Ann Lee (in Kyiv)"]),
        ("Words by Ann Lee, photographs by Tom Ortiz", ["Ann Lee", "Tom Ortiz: photographs"]),
        ("By Ann Lee with Jo Bell", ["Ann Lee", "Jo Bell"]), ("Ann Lee, Jr., Reuters", ["Ann Lee, Jr. (Reuters)"]),
        ("By Ann Lee | 3 min read", ["Ann Lee | 3 min read"]), ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("By Staff Reporter", ["Staff Reporter"]), ("Professor Ann Lee and Jo Bell", ["Professor Ann Lee", "Jo Bell"]),
    ],
)  # fmt: skip
def test_bylines_say_what_people_are_and_whom_they_write_for(written: str, people: list[str]) -> None:
    told = [
        one.name + (f": {one.role}" if one.role else "") + (f" ({one.affiliation})" if one.affiliation else "")
        for one in bylines.people(written)
    ]
    assert told == people


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("By Ann Lee", ["Ann Lee"]), ("Ann Lee and Tom Ortiz", ["Ann Lee", "Tom Ortiz"]),
        ("Ann Lee, Tom Ortiz and J. K. Low", ["Ann Lee", "Tom Ortiz", "J. K. Low"]),
        ("Department of Health and Care", ["Department of Health and Care"]), ("Ann Lee, Jr.", ["Ann Lee, Jr."]),
    ],
)  # fmt: skip
def test_bylines(written: str, names: list[str]) -> None:
    assert [person.name for person in bylines.people(written)] == names


def test_positions_are_those_of_the_source() -> None:
    found = frontmatter.split("---\ntitle: T\n# remark\ndate: 2024-11-17\n---\nBody\n")
    assert found.positions == {"title": Position(2, 1), "date": Position(4, 1)}
    assert (found.first_line, found.body) == (6, "Body\n")


@pytest.mark.parametrize("read", [markdown, plain])
@pytest.mark.parametrize("block", ["- a\n- b", "\ttitle: x", "  title: x\n  date: y", "[a, b]", "{title: x}"])
def test_a_block_that_is_no_mapping_is_text_and_told(block: str, read: Any) -> None:
    told = [
        one
        for one in read(f"---\n{block}\n---\n\nThe text, in a sentence.\n").diagnostics
        if one.code == "front-matter-ignored"
    ]
    assert [(one.severity, one.line) for one in told] == [("warning", 2)]


@pytest.mark.parametrize(
    ("written", "place", "said"),
    [
        ('---\ntitle: "T\ndek: D\n---\nx', (2, 8), "a quotation mark opens here"),
        ("---\ntitle: Ferry: back\n---\nx", (2, 13), "a value holds a colon"),
        ("---\ntitle: T\n\tdek: D\n---\nx", (3, 1), "a tab"),
        ("---\ntitle: @ferry\n---\nx", (2, 8), "a sign that must stand in quotes"),
        ("---\ntitle: - ferry\n---\nx", (2, 8), "begins with a dash"),
        ("---\ntitle: [WATCH] the ferry\n---\nx", (2, 16), "something follows"),
        ("---\ntitle: 'it's back'\n---\nx", (2, 12), "something follows"),
    ],
)
def test_the_commonest_slips_of_yaml_are_told_in_plain_words(written: str, place: tuple[int, int], said: str) -> None:
    with pytest.raises(ContentError) as caught:
        markdown(written)
    assert (caught.value.line, caught.value.column) == place
    assert said in caught.value.message


@pytest.mark.parametrize("read", [markdown, plain])
@pytest.mark.parametrize(("above", "line"), [("\n\n", 3), (" ", 1), ("\n  ", 2)])
def test_keys_that_begin_below_the_first_line_are_told_of(above: str, line: int, read: Any) -> None:
    for block in ("---\ntitle: T\nlang: en\n---\n", "+++\ntitle = 'T'\n+++\n"):
        told = [one for one in read(f"{above}{block}\nWords.\n").diagnostics if one.code == "front-matter-ignored"]
        assert [(one.severity, one.line) for one in told] == [("warning", line)]


@pytest.mark.parametrize("text", ["\n---\nStill: this is prose.\n---\n", "\n---\n\ntitle: T\n", "\nWords.\n---\n"])
def test_a_rule_below_an_empty_line_is_told_nothing(text: str) -> None:
    assert "front-matter-ignored" not in codes(markdown(text))


@pytest.mark.parametrize("text", ["---\nFoo\n---\nBar.\n", "---\n\n- a\n\n---\nBar.\n", "---\n- a list\n\nWords.\n"])
def test_a_rule_above_a_text_is_told_nothing(text: str) -> None:
    assert "front-matter-ignored" not in codes(markdown(text))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r'"\ud83d\ude00 smile"', "\U0001f600 smile"),
        (r'"a \\ud83d\ude00"', None),
        (r"'\ud83d\ude00'", r"\ud83d\ude00"),
        (r"\ud83d\ude00", r"\ud83d\ude00"),
        (r'"\ud83d alone"', None),
    ],
)
def test_surrogate_pairs_of_json_are_joined(written: str, read: str | None) -> None:
    source = f"---\ntitle: {written}\n---\nBody.\n"
    if read is not None:
        assert frontmatter.split(source).raw == {"title": read}
        return
    with pytest.raises(ContentError) as caught:
        frontmatter.split(source)
    assert caught.value.line == 2


def test_plain_texts_have_front_matter_too() -> None:
    assert plain("+++\ntitle = 'T'\n+++\nWords.\n").article.metadata.headline == "T"
    assert codes(plain("---\ntitle: T\nlang: en\n---\nWords.\n"), "warning") == []


@pytest.mark.parametrize(
    ("line", "name"),
    [("— Ann Lee", "Ann Lee"), ("-- Ann Lee", "Ann Lee"), ("--- Ann Lee", "Ann Lee"), ("—Ann Lee", "Ann Lee")],
)
def test_a_quotation_is_signed_after_a_dash_of_any_length(line: str, name: str) -> None:
    assert line[signatures.dash(line) :] == name


@pytest.mark.parametrize("line", ["Ann Lee", "- an item", "—", f"— {'word ' * 21}"])
def test_what_signs_nothing_has_no_dash(line: str) -> None:
    assert signatures.dash(line) == 0
