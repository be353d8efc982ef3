"""The docket as its users meet it: a command, a table and a row, without a line changed in briefexport."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

BRIEF = """# A test of the docket

The council met on Tuesday and agreed on the budget for the coming year.

## What was decided

Roads come first.
"""

PROBE = """
import sys
from briefexport.cli import main
sys.argv[1:] = ["--help"]
try:
    main()
except SystemExit:
    pass
print("briefexport_docket" in sys.modules)
"""


def briefexport(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "briefexport", *arguments]
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_command_has_typed_options_and_help(tmp_path: Path) -> None:
    told = briefexport(tmp_path, "docket", "--help").stdout
    assert "--width" in told
    assert "characters in a line" in told
    assert "--no-words" in told
    (tmp_path / "brief.md").write_text(BRIEF, "utf-8")
    wrong = briefexport(tmp_path, "docket", "brief.md", "--width", "five")
    assert wrong.returncode == 2
    assert "width" in wrong.stderr
    narrow = briefexport(tmp_path, "docket", "brief.md", "--width", "19")
    assert narrow.returncode == 2


def test_the_command_writes_the_docket(tmp_path: Path) -> None:
    (tmp_path / "brief.md").write_text(BRIEF, "utf-8")
    run = briefexport(tmp_path, "docket", "brief.md", "--width", "30", "-o", "-")
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("A test of the docket\n")
    assert "- What was decided" in run.stdout
    assert max(map(len, run.stdout.splitlines())) <= 30


def test_the_workspace_has_a_table_for_it(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "brief.md").write_text(BRIEF, "utf-8")
    (tmp_path / "briefexport.toml").write_text('formats = ["docket"]\n[exporters.docket]\nwords = false\n', "utf-8")
    run = briefexport(tmp_path, "build")
    assert run.returncode == 0, run.stderr
    assert "Roads" not in (tmp_path / "dist" / "brief.docket.txt").read_text("utf-8")
    (tmp_path / "briefexport.toml").write_text('formats = ["docket"]\n[exporters.docket]\nwidht = 60\n', "utf-8")
    wrong = briefexport(tmp_path, "build")
    assert wrong.returncode == 2
    assert "width" in wrong.stderr


def test_it_has_a_row_in_plugins(tmp_path: Path) -> None:
    rows = json.loads(briefexport(tmp_path, "plugins", "--json").stdout)
    mine = [row for row in rows if row["name"] == "docket"]
    assert [(row["kind"], row["distribution"], row["version"], row["state"]) for row in mine] == [
        ("exporter", "briefexport-docket", "1.0", "ready")
    ]


def test_help_names_it_by_its_distribution_and_imports_nothing_of_it(tmp_path: Path) -> None:
    assert "docket" in briefexport(tmp_path, "--help").stdout
    run = subprocess.run([sys.executable, "-c", PROBE], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert run.stdout.endswith("False\n")
