"""`--version` and `--help` answer before anything heavy is imported, and a brief loads what its edition needs only."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from acceptance.running import SEED, variables

HEAVY = {
    "weasyprint", "ebooklib", "lxml", "markdown_it", "pydantic", "numpy", "PIL", "av", "pyttsx3", "uharfbuzz",
    "mutagen", "sentencex", "yaml", "resvg_py", "fontTools", "rich", "importlib.metadata",
}  # fmt: skip
PROBE = """
import sys, json, atexit
sys.argv = ["briefexport", *sys.argv[1:]]
real = sys.stdout
import os
sys.stdout = open(os.devnull, "w")
from briefexport.cli import main
try:
    main()
except SystemExit:
    pass
real.write(json.dumps(sorted(sys.modules)))
"""


def loaded(folder: Path, *arguments: str) -> set[str]:
    """The modules in memory after the command."""
    command = [sys.executable, "-c", PROBE, *arguments]
    run = subprocess.run(command, cwd=folder, env=variables(folder), capture_output=True, text=True, check=True)
    return set(json.loads(run.stdout))


def test_version_loads_next_to_nothing(tmp_path: Path) -> None:
    found = loaded(tmp_path, "--version")
    assert not (HEAVY | {"typer", "click", "msgspec"}) & found


@pytest.mark.parametrize("arguments", [("--help",), ("epub", "--help"), ("pdf", "--help"), ("audio", "--help")])
def test_help_loads_nothing_heavy(arguments: tuple[str, ...], tmp_path: Path) -> None:
    assert not HEAVY & loaded(tmp_path, *arguments)


def test_a_book_of_plain_text_needs_no_other_wings_libraries(tmp_path: Path) -> None:
    found = loaded(tmp_path, "epub", str(SEED), "--cover", "none", "-q")
    assert "briefexport.exporters.epub" in found
    assert not {"weasyprint", "numpy", "markdown_it", "pyttsx3", "av", "mutagen", "pydantic", "yaml"} & found


def test_the_parent_of_a_pdf_stays_light(tmp_path: Path) -> None:
    found = loaded(tmp_path, "pdf", str(SEED), "-q")
    assert (tmp_path / "dist").is_dir()
    assert not {"ebooklib", "numpy", "markdown_it", "pyttsx3", "av", "pydantic"} & found


def test_a_plain_line_is_read_without_typer_and_a_timeline_needs_little(tmp_path: Path) -> None:
    found = loaded(tmp_path, "audio", str(SEED), "--format", "timeline", "-q", "-o", "seed.timeline.json")
    assert (tmp_path / "seed.timeline.json").is_file()
    spared = {"typer", "inspect", "dataclasses", "typing_extensions", "tempfile", "_hashlib", "difflib"}
    assert not (HEAVY - {"sentencex"} | spared) & found


def test_what_is_not_plain_is_read_by_typer(tmp_path: Path) -> None:
    assert "typer" in loaded(tmp_path, "audio", str(SEED), "--outptu", "x")
