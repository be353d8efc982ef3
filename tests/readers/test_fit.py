"""The fit of the signals' weights: what it may change and what it may not."""

from __future__ import annotations

from collections import Counter

import pytest

from briefexport.readers.plaintext import signals
from readers.fit_signals import ENOUGH, Case, cases, fitted
from readers.measure_headings import CORPUS, documents

HAND = [signal.weight for signal in signals.SIGNALS]


def test_every_heading_of_a_labelled_text_is_a_case_and_no_title_is() -> None:
    found = cases(CORPUS / "development.txt")
    plain = [document for document in documents("development") if "wrapped" not in document.genre]
    assert sum(case.heading for case in found) == sum(len(document.headings) for document in plain)


def test_no_reason_is_turned_round_and_rare_signals_keep_their_weight() -> None:
    found = cases(CORPUS / "development.txt")
    shown = Counter(number for case in found for number in case.held)
    for number, weight in enumerate(fitted(found, pull=1)):
        assert weight * HAND[number] >= 0
        assert shown[number] >= ENOUGH or weight == HAND[number]


@pytest.mark.parametrize("heading", [True, False])
def test_a_weight_moves_to_where_the_cases_say(heading: bool) -> None:
    moved = fitted([Case([0], heading, 1.0)] * ENOUGH, pull=1)[0]
    assert moved > HAND[0] if heading else moved < HAND[0]
    assert fitted([Case([0], heading, 1.0)] * ENOUGH, pull=1e6)[0] == pytest.approx(HAND[0], abs=0.01)
