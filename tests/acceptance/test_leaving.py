"""How the command ends: with its code and all it printed, and without taking Python apart."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from acceptance.running import SEED, briefexport, variables

AFTERWARDS = """
import atexit, sys
from briefexport.cli import {name}
sys.argv[1:] = ["schema", "article"]
try:
    {name}()
except SystemExit:
    atexit.register(print, "registered later")
print("went on")
"""


def ended(name: str, folder: Path) -> subprocess.CompletedProcess[str]:
    code = [sys.executable, "-c", AFTERWARDS.format(name=name)]
    return subprocess.run(code, env=variables(folder), capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", ["main", "command"])
def test_what_was_printed_and_registered_is_not_lost(name: str, tmp_path: Path) -> None:
    run = ended(name, tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.endswith("went on\nregistered later\n")


def test_a_pipe_gets_everything(tmp_path: Path) -> None:
    told = briefexport("inspect", SEED, "--as", "json", folder=tmp_path).stdout
    assert told.endswith("}\n")


def test_the_code_is_the_commands(tmp_path: Path) -> None:
    briefexport("audio", "nowhere.txt", folder=tmp_path, check=5)
    briefexport("nothing", folder=tmp_path, check=2)
