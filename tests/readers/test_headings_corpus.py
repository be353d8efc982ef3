"""The bar for headings on bare lines (issue 3): precision 0.93 and recall 0.88, in every layout of both halves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from readers.measure_headings import HALVES, LAYOUTS, documents, score

PAGE = Path(__file__).parents[2] / "docs" / "reading.md"


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("half", HALVES)
def test_headings_reach_the_bar(half: str, layout: str) -> None:
    found = score(half, layout)
    assert found.precision >= 0.93
    assert found.recall >= 0.88


def test_the_corpus_is_varied() -> None:
    both = [document for half in HALVES for document in documents(half)]
    assert len(both) >= 60
    assert len({document.name for document in both}) == len(both)
    assert len({re.split(r",", document.genre)[0] for document in both}) >= 20
    assert sum(not document.headings for document in both) >= 8  # where every heading found is wrong


@pytest.mark.parametrize("half", HALVES)
def test_the_documentation_publishes_what_is_measured(half: str) -> None:
    found = score(half)
    row = next(line for line in PAGE.read_text("utf-8").split("\n") if line.startswith(f"| {half} "))
    assert f"{found.precision:.3f}" in row
    assert f"{found.recall:.3f}" in row
