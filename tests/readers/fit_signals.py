"""Fits the weights of the heading signals to labelled texts: `python tests/readers/fit_signals.py FILE… [--pull 20]`.

Each file is written as those of `tests/readers/corpus`: `%% name | genre` begins a document, `§ ` marks a heading, `¶ `
the title. The fit is a logistic regression over the lines that the reader weighs. Each weight is pulled towards the one
in `signals.py`, keeps its sign (a reason is not turned round), and stays as it is where fewer than a hundred lines show
the signal. It prints what would change; the table is changed by hand, and only where pages that were not fitted gain.
"""

from __future__ import annotations

import argparse
import math
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from briefexport.readers.plaintext import judging, lines, openers, signals
from briefexport.readers.plaintext.evidence import Line

ENOUGH = 100
ROUNDS = 150
# A document with more lines than this counts as if it had so many: long lists of products would say everything else.
FEW = 12


class Case(NamedTuple):
    """A line: the numbers of the signals that hold, whether it is a heading, how much it counts."""

    held: list[int]
    heading: bool
    counts: float


def cases(path: Path) -> list[Case]:
    """The lines of all documents of a file that the reader weighs, titles apart."""
    parts = re.split(r"^%% .*\n", path.read_text("utf-8"), flags=re.M)[1:]
    return [case for part in parts for case in _of_document(part)]


def _of_document(part: str) -> list[Case]:
    units = lines.units(re.sub(r"^[§¶] ", "", part, flags=re.M))
    written = [line for line in part.split("\n") if line.strip()]
    if len(units) != len(written):
        return []  # lines broken at a width: the labels would slip
    taken = {claim.unit: claim.field for claim in openers.claims(units, (), "auto")}
    found = judging.weighable(units, taken, [judging.Verdict()] * len(units))
    return [
        Case(_held(line), written[n].startswith("§ "), min(1, FEW / len(found)))
        for n, line in found.items()
        if not written[n].startswith("¶ ")
    ]


def _held(line: Line) -> list[int]:
    return [number for number, signal in enumerate(signals.SIGNALS) if signal.holds(line)]


def fitted(given: list[Case], pull: float) -> list[float]:
    """The weights, by damped steps of Newton's method along each of them."""
    hand = [signal.weight for signal in signals.SIGNALS]
    shown = Counter(number for case in given for number in case.held)
    weights = list(hand)
    for _ in range(ROUNDS):
        slope, bend = _slope(given, weights)
        for number, seen in shown.items():
            if seen >= ENOUGH:
                down = slope[number] + 2 * pull * (weights[number] - hand[number])
                weights[number] = _kept(weights[number] - 0.2 * down / (bend[number] + 2 * pull), hand[number])
    return weights


def _slope(given: list[Case], weights: list[float]) -> tuple[list[float], list[float]]:
    """(how the error grows with each weight, how fast that changes)."""
    slope, bend = [0.0] * len(weights), [0.0] * len(weights)
    for held, heading, counts in given:
        odds = sum(weights[number] for number in held) - signals.THRESHOLD
        chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
        for number in held:
            slope[number] += counts * (chance - heading)
            bend[number] += counts * chance * (1 - chance)
    return slope, bend


def _kept(weight: float, hand: float) -> float:
    return max(weight, 0.0) if hand > 0 else min(weight, 0.0)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("files", nargs="+", type=Path)
    arguments.add_argument("--pull", type=float, default=20, help="how strongly the weights are held")
    given = arguments.parse_args()
    found = [case for path in given.files for case in cases(path)]
    print(f"{len(found)} lines, {sum(case.heading for case in found)} of them headings")  # noqa: T201
    for signal, weight in zip(signals.SIGNALS, fitted(found, given.pull), strict=True):
        if round(weight, 1) != signal.weight:
            print(f"{signal.name:40} {signal.weight:+.1f} → {weight:+.1f}")  # noqa: T201


if __name__ == "__main__":
    main()
