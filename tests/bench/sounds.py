"""What a second of sound costs, against bare espeak-ng and LAME."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.measuring import OURS, SEED, Row, run
from tests.bench.warm import child


def seconds_of(vtt: Path) -> float:
    """The end of the last cue."""
    last = [line for line in vtt.read_text("utf-8").splitlines() if "-->" in line][-1]
    *hours, minutes, seconds = last.split("--> ")[1].split()[0].split(":")
    return (int(hours[0]) * 3600 if hours else 0) + int(minutes) * 60 + float(seconds)


def rows(folder: Path) -> Iterator[Row]:
    text = folder / "seed.txt"
    shutil.copyfile(SEED, text)
    command = (*OURS, "audio", text, "-q", "-o", "sound/")
    cold, bare = _in_turn(text, 7, lambda number: _cold(command, folder, number))
    length = seconds_of(folder / "sound" / "seed.vtt")
    yield Row("seed to MP3, VTT, script / espeak and LAME", cold * 1000 / length, bare, "≤ 1.8 (1.5)", "ms/s")
    edited, bare = _in_turn(text, 11, lambda number: _edited(text, folder, number))
    yield Row("one sentence changed, timeline alone / the same", edited * 1000 / length, bare, "≤ 0.2", "ms/s")


def _in_turn(text: Path, times: int, ours: Callable[[int], float]) -> tuple[float, float]:
    """(median of ours in seconds, median of espeak and LAME in ms a second), in turn: machines change pace."""
    pairs = [(ours(number), child("espeak_and_lame", text, times=1)) for number in range(times)]
    mine, theirs = zip(*pairs, strict=True)
    return statistics.median(mine), statistics.median(theirs)


def _cold(command: tuple[str | Path, ...], folder: Path, number: int) -> float:
    """CPU seconds with an empty cache."""
    return run(command, folder, BRIEFEXPORT_CACHE=str(folder / f"cold-{number}")).cpu


def _edited(text: Path, folder: Path, number: int) -> float:
    cache = {"BRIEFEXPORT_CACHE": str(folder / f"warm-{number}")}
    command = (*OURS, "audio", text, "-q", "--format", "timeline", "-o", "seed.timeline.json")
    shutil.copyfile(SEED, text)
    run(command, folder, **cache)
    text.write_text(SEED.read_text("utf-8").replace("This is a critical moment", f"This is moment {number}"), "utf-8")
    return run(command, folder, **cache).cpu


def long(folder: Path) -> Iterator[Row]:
    """A hundred times the seed: time a second of sound, and memory."""
    text = folder / "long.txt"
    text.write_text("\n".join(SEED.read_text("utf-8").replace("Biden", f"Biden {n}") for n in range(100)), "utf-8")
    shutil.copyfile(SEED, folder / "short.txt")
    short = run((*OURS, "audio", "short.txt", "-q", "-o", "sound/"), folder, BRIEFEXPORT_CACHE=str(folder / "s"))
    whole = run((*OURS, "audio", text, "-q", "-o", "sound/"), folder, BRIEFEXPORT_CACHE=str(folder / "l"))
    per_second = [seconds_of(folder / "sound" / f"{name}.vtt") for name in ("long", "short")]
    ours, peer = whole.cpu * 1000 / per_second[0], short.cpu * 1000 / per_second[1]
    yield Row("100 × the seed / the seed, a second of sound", ours, peer, "≤ 1.1", "ms/s")
    yield Row("its memory / 256 MB", whole.memory, 256, "≤ 1", "MB")
