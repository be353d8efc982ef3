"""No words lost: source, article and ledger agree, and the check notices when they do not."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefexport import model as m
from briefexport import text
from briefexport.errors import ContentError
from briefexport.plugin import LedgerEntry
from briefexport.readers.common import ledger
from readers.kit import codes, markdown, plain
from readers.measure_headings import HALVES, documents

DOCUMENTS = [document for half in HALVES for document in documents(half)]


@pytest.mark.parametrize("document", DOCUMENTS, ids=[document.name for document in DOCUMENTS])
def test_every_word_of_the_corpus_is_accounted_for(document: object) -> None:
    source = getattr(document, "source")  # noqa: B009
    for reading in (plain(source), markdown(source)):
        assert "words-unaccounted" not in codes(reading)
        assert not [entry for entry in reading.ledger if entry.fate == "dropped"]


def test_the_account_of_a_plain_text_repeats_the_source_in_order() -> None:
    source = DOCUMENTS[0].source
    told = " ".join(entry.words for entry in plain(source).ledger)
    assert re.findall(r"\w+", told) == re.findall(r"\w+", source)


LINES = st.lists(
    st.one_of(
        st.text(st.sampled_from("ab cD.é?!:,“”'-—*_#>[]()|~^=$`1.2 \t🙂中文"), max_size=60),
        st.sampled_from(["# Title", "- item", "* item", "1. one", "2. two", "> quoted", "Why now?", "KICKER", "=====",
                         "---", "By Ann Lee", "17 November 2024", "Sources", "", "", "“Said.”", "— Ann Lee",
                         "LONDON, Nov. 14 (Wire) — Words.", "[^1]: note", "call[^1]", "::: note", ":::", "| a | b |",
                         "|---|---|", "[a]: /url", "[a]", "<b>x</b>", "<!-- c -->", "&amp; &copy;", "```", "    code",
                         "*[ab]: explained", "![alt](src \"title\")", "Term", ": definition",
                         "A sentence of words, which is long enough to be taken for a paragraph of prose, ends here."]),
    ), min_size=1, max_size=14,
)  # fmt: skip


@given(LINES)
def test_no_text_loses_words(lines: list[str]) -> None:
    for read in (plain, markdown):
        try:
            reading = read("\n".join(lines))
        except ContentError as error:
            assert error.code in {"empty-source", "front-matter", "front-matter-unclosed"}
            continue
        assert [one.message for one in reading.diagnostics if one.code == "words-unaccounted"] == []
        assert m.from_json(m.to_json(reading.article), m.Article) == reading.article


@pytest.mark.parametrize("read", [plain, markdown])
def test_front_matter_is_accounted_for_key_by_key(read: object) -> None:
    written = "---\ntitle: T\ntags:\n  - a\n  - b\ntheme: policy\nx-desk: 7\ncolour: red\n---\nWords of the body.\n"
    told = [(e.line, e.fate, e.where, e.words) for e in read(written).ledger]  # type: ignore[operator]
    assert told[:5] == [
        (2, "metadata", "headline", "title: T"),
        (3, "metadata", "keywords", "tags:\n  - a\n  - b"),
        (6, "metadata", "theme", "theme: policy"),
        (7, "metadata", "extra", "x-desk: 7"),
        (8, "dropped", "", "colour: red"),
    ]


def body(words: str) -> str:
    return text.body_text(m.Article(body=(m.Paragraph(content=(m.Text(words),)),)))


@pytest.mark.parametrize(
    ("source", "kept", "entries", "fault"),
    [
        ("one two three", "one three", (), "two"),
        ("one three", "one two three", (), "two"),
        ("one two", "one", (LedgerEntry(words="two", fate="dropped", reason="test"),), ""),
        ("one two", "one", (LedgerEntry(words="two", fate="metadata", where="kicker"),), ""),
        ("one two", "one two", (LedgerEntry(words="one two", fate="body", where="b"),), ""),
        ("1. one", "one", (LedgerEntry(words="1.", fate="body", reason="list mark"),), ""),
        ("price €5", "price 5", (), "€"),
        ("un**believ**able", "unbelievable", (), ""),
    ],
)
def test_the_check(source: str, kept: str, entries: tuple[LedgerEntry, ...], fault: str) -> None:
    found = ledger.check(source, body(kept), entries)
    assert [one.severity for one in found] == (["error"] if fault else [])
    assert all(fault in one.message for one in found)


def test_a_reader_that_drops_a_word_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    from briefexport.readers.markdown import inlines, plain_inlines

    monkeypatch.setitem(inlines._MAKERS, "em_open", lambda content: (m.Strong(()),))
    monkeypatch.setitem(plain_inlines._WRAPPERS, "*", lambda content: m.Strong(()))
    assert "words-unaccounted" in codes(markdown("Some *emphasised* words."), "error")
    assert "words-unaccounted" in codes(markdown("Some *emphasised \\words*."), "error")


@pytest.mark.parametrize(
    "written",
    [
        "See [one][a], [two] and ![three][A].\n\n[a]: https://x.org/a 'A title'\n[two]: /b\n\nWords.\n\n[three]: /c",
        "Fish &amp; chips &copy; 2024, `&amp;` and \\*stars\\*.",
        "# The [headline](https://x.org/h)\n\nWords.",
        "Words.\n\n<p align='center'>\n  <img src='a.png' alt='A cat'> sat &amp; slept\n</p>\n\n<br>\n\nMore.",
        "A <img src='a.png' alt='cat'> in a <b>line</b>.\n\n<img src='b.png' alt='cats &#38; dogs &copy;'> sat",
        "Quoi\u202f?\u2002Rien.\u200a—\u200aA [lien](#été) and [another](https://пример.укр/шлях).",
    ],
)
def test_the_record_of_a_markdown_text_runs_in_its_order(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Where it does, no letter has to be counted, which would cost more than the reading of a short text.
    monkeypatch.setattr(ledger, "Counter", _no_counting)
    assert codes(markdown(written), "error") == []


def _no_counting(letters: bytes) -> Counter[int]:
    assert len(letters) < 30  # those of a headline that moved
    return Counter(letters)


def test_what_the_allow_list_leaves_out_of_html_is_counted() -> None:
    reading = markdown("Words.\n\n<div>kept <button>Subscribe</button> too</div>")
    assert [entry.words for entry in reading.ledger if entry.fate == "dropped"] == ["Subscribe"]
    assert codes(reading, "error") == []
