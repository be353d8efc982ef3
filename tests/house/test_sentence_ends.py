"""The published set of sentence ends: short forms, initials, quotations, lists, notes, and other languages."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from briefexport import model as m
from briefexport import text

FOLDER = Path(__file__).with_name("cases")


def cases() -> list[tuple[str, list[str]]]:
    """(language, sentences) of every line that is no heading."""
    lines = (FOLDER / "sentences.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("# ")]
    return [(language, written.split(" | ")) for language, written in rows]


def cut(words: str, language: str) -> list[str]:
    return [text.plain(part.content).strip() for part in text.sentences((m.Text(words),), language)]


@pytest.mark.parametrize(("language", "parts"), cases())
def test_sentences_end_where_they_end(language: str, parts: list[str]) -> None:
    space = "" if language in ("zh", "ja") else " "
    assert cut(space.join(parts), language) == parts


def test_the_set_is_large_enough() -> None:
    assert len(cases()) >= 200


@pytest.mark.parametrize("shard", ["He is in the U.S. He ", "etc. Now “", "no. Ten. ", "(A.) B ", "a.¹ ", "J. K. "])
def test_time_grows_with_the_text_and_no_faster(shard: str) -> None:
    def seconds(length: int) -> float:
        words = (shard * length)[:length]
        before = time.process_time()
        cut(words, "en")
        return time.process_time() - before

    seconds(2_000)
    # The least of three: in a whole run the collector of garbage may walk a large heap in between.
    short, long = (min(seconds(length) for _ in range(3)) for length in (8_000, 64_000))
    assert long <= 40 * short + 0.5
