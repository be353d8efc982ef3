"""CPU seconds and peak memory of child processes, measured in turns."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEED = ROOT / "source" / "000_36ebadd4edbdb3b2.txt"
PYTHON = sys.executable
OURS = (str(Path(PYTHON).parent / "briefexport"),)


@dataclass(frozen=True)
class Cost:
    """What one run took: CPU seconds of the process and all its children, wall seconds, peak megabytes."""

    cpu: float
    wall: float
    memory: float


@dataclass(frozen=True)
class Row:
    """A line of the table. `bar` is the highest ratio the issues allow (the lowest, for a speed-up)."""

    what: str
    ours: float
    peer: float
    bar: str
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        return self.ours / self.peer if self.peer else float("nan")


def run(command: Sequence[str | Path], folder: Path, **environment: str) -> Cost:
    """One run. Its output is thrown away; a failure is an error."""
    begun = time.monotonic()
    with (folder / "bench.log").open("wb") as log:
        process = subprocess.Popen(
            [str(part) for part in command], cwd=folder, env={**os.environ, "HOME": str(folder), **environment},
            stdin=subprocess.DEVNULL, stdout=log, stderr=log,
        )  # fmt: skip
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command} gave {process.returncode}: {(folder / 'bench.log').read_text()[-2000:]}")
    return Cost(usage.ru_utime + usage.ru_stime, time.monotonic() - begun, usage.ru_maxrss / 1024)


def in_turns(commands: dict[str, Sequence[str | Path]], folder: Path, times: int = 7) -> dict[str, float]:
    """Median CPU seconds of each command, run in turns so that a busy minute hits all of them; one round is thrown."""
    costs: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(times + 1):
        for name, command in commands.items():
            cost = run(command, folder).cpu
            if turn:
                costs[name].append(cost)
    return {name: statistics.median(found) for name, found in costs.items()}


def briefs(folder: Path, count: int, suffix: str = ".md") -> list[Path]:
    """The seed as Markdown that every peer understands, `count` times with different words."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for number in range(count):
        lines = SEED.read_text("utf-8").splitlines()
        body = "\n\n".join(f"## {line}" if len(line) < 60 else f"{line} Item {number}." for line in lines)
        path = folder / f"brief-{number:04}{suffix}"
        path.write_text(f"---\ntitle: Brief {number}\n---\n\n{body}\n", "utf-8")
        made.append(path)
    return made
