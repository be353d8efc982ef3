"""One brief of 467 words is read in at most 10 ms of CPU in a warm process (issue 3)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readers.kit import plain
from readers.measure_cost import SEED, best, markdown, samples


@pytest.mark.parametrize(
    "read",
    [lambda: plain(SEED.read_bytes()), *(markdown(samples()[name]) for name in ("seed", "marked"))],
    ids=["plain text", "Markdown", "Markdown with marks"],
)
def test_a_brief_is_read_in_ten_milliseconds(read: Callable[[], object]) -> None:
    assert best(read, rounds=20) <= 10


@pytest.mark.parametrize("name", list(samples()))
def test_markdown_costs_little_more_than_its_parser(name: str) -> None:
    from markdown_it import MarkdownIt

    written = samples()[name]
    parser = MarkdownIt("commonmark")
    rounds = 400 // len(written.splitlines()) + 8  # short texts are read in less time than a busy machine's noise
    ratios = [best(markdown(written), rounds) / best(lambda: parser.parse(written), rounds) for _ in range(5)]
    assert min(ratios) <= 1.5
