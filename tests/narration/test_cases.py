"""The published set of hard cases: what is written, and what an American or British newsreader says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefexport.narration.language import leftovers, normalise
from briefexport.narration.lexicon import load

FOLDER = Path(__file__).with_name("cases")
LEXICON = load(None)


def cases(name: str) -> list[tuple[str, str]]:
    """(written, said) of every line that is no heading."""
    lines = (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines()
    return [(a, b) for line in lines if not line.startswith("# ") for a, _, b in [line.partition("\t")] if a]


def as_words(spoken: str) -> list[str]:
    """Words as compared: without case, stops and hyphens."""
    return re.sub(r"[^\w\s'’]|_", " ", spoken.casefold()).replace("’", "'").split()


@pytest.mark.parametrize("language", ["en-US", "en-GB"])
def test_at_least_97_percent_are_said_right(language: str) -> None:
    found = [(a, b, normalise(a, language, LEXICON).words) for a, b in cases(language)]
    wrong = [f"{a!r}: said {said!r}, wanted {b!r}" for a, b, said in found if as_words(b) != as_words(said)]
    assert len(wrong) <= 0.03 * len(found), "\n".join(wrong)


@pytest.mark.parametrize("language", ["en-US", "en-GB"])
def test_nothing_but_words_is_left(language: str) -> None:
    assert [a for a, _ in cases(language) if leftovers(normalise(a, language, LEXICON).words)] == []


def test_the_set_is_large_enough() -> None:
    assert len(cases("en-US")) >= 300
