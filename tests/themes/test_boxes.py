"""The layout does not wander: the key boxes of the seed's first page stand where they stood when it was looked at.

A design that was changed on purpose: `PYTHONPATH=tests python -m themes.boxes`, then read the difference in git.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from .boxes import PAPERS, TOLERANCE, differences, golden, measured
from .test_bars import PLUGINS


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("theme", list(PLUGINS))
def test_the_key_boxes_stand_where_they_stood(theme: str, paper: str, tmp_path: Path) -> None:
    assert differences(measured(theme, paper, tmp_path), golden()[theme][paper]) == []


def test_every_page_has_its_key_boxes() -> None:
    for theme, papers in golden().items():
        for boxes in papers.values():
            assert {"headline", "dek", "byline", "dateline", "body", "section", "columns"} <= set(boxes), theme


def test_the_newspaper_has_two_columns_and_the_others_one() -> None:
    counts = {theme: {len(boxes["columns"]) for boxes in papers.values()} for theme, papers in golden().items()}
    assert counts == {"default": {1}, "newspaper": {2}, "policy": {1}, "largeprint": {1}}


def test_a_box_that_wanders_too_far_is_named() -> None:
    wanted = golden()["newspaper"]["A4"]
    x, y, size = wanted["headline"]
    assert differences(wanted | {"headline": [x, y + TOLERANCE - 0.1, size]}, wanted) == []
    for moved in ([x, y + TOLERANCE + 0.1, size], [x - TOLERANCE - 0.1, y, size], [x, y, size + 1]):
        assert differences(wanted | {"headline": moved}, wanted) == [f"headline: {moved}, not {wanted['headline']}"]


def test_a_box_or_a_column_or_a_page_too_many_or_too_few_is_named() -> None:
    wanted = golden()["newspaper"]["A4"]
    without = {name: box for name, box in wanted.items() if name != "dek"}
    assert differences(without, wanted) == [f"dek: missing, not {wanted['dek']}"]
    assert differences(wanted, without) == [f"dek: {wanted['dek']}, not there before"]
    assert len(differences(wanted | {"columns": [50.0], "pages": [2]}, wanted)) == 2
