"""What a start costs, against a bare Python."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.bench.measuring import OURS, PYTHON, SEED, Row, in_turns


def rows(folder: Path) -> Iterator[Row]:
    commands = {
        "bare": (PYTHON, "-c", "pass"),
        "--version": (*OURS, "--version"),
        "--help": (*OURS, "--help"),
        "epub of the seed": (*OURS, "epub", SEED, "-o", "seed.epub"),
    }
    costs = in_turns(commands, folder, times=15)
    for name, bar in (("--version", "≤ 2.5"), ("--help", "≤ 12"), ("epub of the seed", "≤ 16")):
        yield Row(f"{name} / python -c pass", costs[name] * 1000, costs["bare"] * 1000, bar)
