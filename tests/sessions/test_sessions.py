"""Pasted shell sessions, run again: what a user meets at the command line, one file for each behaviour.

In a fenced block of kind `console`, a line `$ command` is run and the lines below it are what it must print (standard
output and error together). `…` stands for anything within a line, a line of `…` alone for any lines. `[3]` as the last
line is the exit code, when it is not 0. Each file runs in a folder of its own with the seed as `seed.txt`, and a block
of kind `file NAME` (```` ```file brief.md ````) writes a file there first.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SEED = HERE.parents[1] / "source" / "000_36ebadd4edbdb3b2.txt"
FENCE = re.compile(r"^```(\w+) ?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Step:
    """A command, what it must print, and its exit code; or a file to write first."""

    command: str
    expected: str
    code: int = 0
    file: str = ""


def steps_of(text: str) -> list[Step]:
    found: list[Step] = []
    for kind, name, body in FENCE.findall(text):
        if kind == "file":
            found.append(Step("", body, file=name))
        elif kind == "console":
            parts = re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]
            found += [_step(part) for part in parts]
    return found


def _step(part: str) -> Step:
    command, _, printed = part.partition("\n")
    while command.endswith("\\"):
        more, _, printed = printed.partition("\n")
        command = command[:-1] + more
    code = re.search(r"^\[(\d+)\]\n?\Z", printed, re.MULTILINE)
    return Step(command, printed[: code.start()] if code else printed, int(code[1]) if code else 0)


def pattern(expected: str) -> re.Pattern[str]:
    """The expected text as a regular expression, with its wildcards."""
    lines = expected.rstrip("\n").split("\n") if expected.strip() else []
    parts = [r"(?:[^\n]*\n)*" if line == "…" else re.escape(line).replace("…", r"[^\n]*") + r"\n" for line in lines]
    return re.compile("".join(parts))


def environment(home: Path) -> dict[str, str]:
    """Nothing of the machine's own but what programs are found by."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    kept = {name: os.environ[name] for name in ("PYTHONPATH", "LD_LIBRARY_PATH", "SYSTEMROOT") if name in os.environ}
    return {**kept, "PATH": path, "HOME": str(home), "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "COLUMNS": "100"}


@pytest.mark.parametrize("session", sorted(HERE.glob("*.md")), ids=lambda path: path.stem)
def test_the_session_goes_as_it_was_pasted(session: Path, tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    shutil.copyfile(SEED, work / "seed.txt")
    steps = steps_of(session.read_text("utf-8"))
    assert any(step.command for step in steps), "a session runs something"
    for step in steps:
        if step.file:
            (work / step.file).parent.mkdir(parents=True, exist_ok=True)
            (work / step.file).write_text(step.expected, "utf-8")
        else:
            _run(step, work, environment(tmp_path))


def _run(step: Step, work: Path, variables: dict[str, str]) -> None:
    run = subprocess.run(
        ["bash", "-c", step.command], cwd=work, env=variables, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    printed = run.stdout if run.stdout.endswith("\n") or not run.stdout else run.stdout + "\n"
    assert pattern(step.expected).fullmatch(printed), f"$ {step.command}\n{run.stdout}\n— instead of —\n{step.expected}"
    assert run.returncode == step.code, f"$ {step.command}\n{run.stdout}"


@pytest.mark.parametrize(
    ("expected", "printed", "holds"),
    [
        ("made … in 2 s\n", "made a.epub in 2 s\n", True),
        ("made … in 2 s\n", "made a.epub\nin 2 s\n", False),
        ("one\n…\nlast\n", "one\ntwo\nthree\nlast\n", True),
        ("one\n…\nlast\n", "one\nlast\n", True),
        ("one\n", "one\ntwo\n", False),
        ("", "", True),
        ("", "said something\n", False),
        ("a.b\n", "axb\n", False),
    ],
)
def test_wildcards(expected: str, printed: str, holds: bool) -> None:
    assert bool(pattern(expected).fullmatch(printed)) is holds


def test_a_session_is_taken_apart() -> None:
    text = "```file a.md\nhello\n```\n```console\n$ cat a.md\nhello\n$ false\n[1]\n$ echo \\\n  b\nb\n```\n"
    assert steps_of(text) == [
        Step("", "hello\n", file="a.md"),
        Step("cat a.md", "hello\n"),
        Step("false", "", 1),
        Step("echo   b", "b\n"),
    ]
