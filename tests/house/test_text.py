"""Sentences cut and joined without loss; words in the order in which every edition shows them."""

from pathlib import Path

import pytest
from hypothesis import given

from briefexport import model as m
from briefexport import text
from strategies import articles, inlines


@given(inlines())
def test_joining_the_sentences_restores_the_run(run: m.Inlines) -> None:
    assert text.join(text.sentences(run)) == run


@given(inlines())
def test_sentences_hold_all_words_in_order(run: m.Inlines) -> None:
    assert "".join(text.plain(sentence.content) for sentence in text.sentences(run)) == text.plain(run)


def test_the_seed_has_31_sentences(seed: Path) -> None:
    lines = seed.read_text("utf-8").splitlines()
    assert sum(len(text.sentences((m.Text(line),))) for line in lines if line.strip()) == 31


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("The U.S. policy changed. It was late.", 2),
        ("Dr. Smith met Sen. Lee at 5 p.m. on Monday. They left.", 2),
        ("“Missiles don’t need announcements. They’ll speak,” he said. We heard.", 2),
        ("It cost $3.5 million. Nobody paid.", 2),
        ("J. K. Rowling wrote it. We read it.", 2),
    ],
)
def test_abbreviations_and_initials_end_no_sentence(words: str, count: int) -> None:
    assert len(text.sentences((m.Text(words),))) == count


def test_a_sentence_that_ends_inside_a_wrapper_is_cut_there() -> None:
    run = (m.Text("He said: "), m.Emphasis((m.Text("Stop. Now go"),)), m.Text(" on."))
    first, second = text.sentences(run)
    assert text.plain(first.content) == "He said: Stop. "
    assert second == text.Sentence((m.Emphasis((m.Text("Now go"),)), m.Text(" on.")), welded=2)


@given(articles())
def test_walking_meets_every_block_once(article: m.Article) -> None:
    ids = [block.id for block in text.walk_article(article)]
    assert len(ids) == len(set(ids))


@given(articles())
def test_renaming_with_the_same_names_changes_nothing(article: m.Article) -> None:
    assert text.rename(article, identifier=lambda name: name, image=lambda src: src) == article


def test_a_quotes_attribution_comes_after_it() -> None:
    quote = m.Quote(content=(m.Paragraph(content=(m.Text("Words."),)),), attribution=(m.Text("Somebody"),))
    assert text.body_text(m.Article(body=(quote,))) == "Words.\nSomebody"


@pytest.mark.parametrize(
    "src", ["https://e.org/a.png", "FTP://e.org/a.png", "//e.org/a", "file:///a", "data:image/png,", "http://[::1"]
)
def test_an_address_with_a_scheme_or_a_host_is_remote(src: str) -> None:
    assert text.is_remote(src)


@pytest.mark.parametrize(
    "src", ["", "a.png", "a/b:c.png", "C:/a.png", "asset:a.png", "asset:0/a.png", "/a//b.png", "12:30.png"]
)
def test_a_file_of_the_source_is_not_remote(src: str) -> None:
    assert not text.is_remote(src)
