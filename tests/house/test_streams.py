"""Standard input, output and error in every state a shell can leave them in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from house_kit import write_brief

BRIEFEXPORT = f"{sys.executable} -m briefexport"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_brief(tmp_path / "brief.json")
    return tmp_path


def shell(folder: Path, line: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of bash in which `briefexport` is ours."""
    line = line.replace("briefexport", BRIEFEXPORT)
    environment = os.environ | {"BRIEFEXPORT_CACHE": str(folder / ".cache")}
    return subprocess.run(
        ["bash", "-c", line], cwd=folder, capture_output=True, env=environment, timeout=120, check=False
    )


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "-"])
def test_standard_output_by_any_name_may_lead_to_a_file(folder: Path, name: str) -> None:
    run = shell(folder, f"briefexport epub brief.json -o {name} > book.epub")
    assert run.returncode == 0, run.stderr
    assert (folder / "book.epub").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    "command", ["--version", "--help", "epub --help", "schema", "inspect brief.json", "epub brief.json -o -"]
)
@pytest.mark.parametrize("full", ["> /dev/full", ">&-"])
def test_output_that_cannot_be_written_is_exit_5(folder: Path, command: str, full: str) -> None:
    run = shell(folder, f"briefexport {command} {full}")
    assert run.returncode == 5
    assert b"standard output cannot be written" in run.stderr
    assert b"Traceback" not in run.stderr


def test_a_reader_who_leaves_early_is_told_in_one_line(folder: Path) -> None:
    run = shell(folder, "briefexport epub brief.json -o - | true; exit ${PIPESTATUS[0]}")
    assert run.returncode == 5
    assert b"Exception ignored" not in run.stderr


@pytest.mark.parametrize("lost", ["2> /dev/full", "2>&-"])
def test_nobody_who_listens_is_no_reason_to_fail(folder: Path, lost: str) -> None:
    assert shell(folder, f"briefexport epub brief.json -o book.epub {lost}").returncode == 0
    assert (folder / "book.epub").exists()


def test_closed_standard_input_is_exit_5(folder: Path) -> None:
    run = shell(folder, "briefexport epub - --from markdown <&-")
    assert run.returncode == 5
    assert b"standard input cannot be read" in run.stderr
