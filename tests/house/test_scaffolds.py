"""`briefexport new`: what it makes works at once and passes its own tests."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from house_kit import Run

Command = Callable[..., Run]


def test_a_new_brief_is_a_draft_that_exports(workspace: Path, briefexport: Command) -> None:
    run = briefexport("new", "brief", "kursk")
    assert run.code == 0
    assert "source/kursk.md" in run.err
    assert briefexport("plain", "source/kursk.md").code == 1
    assert briefexport("plain", "source/kursk.md", "--drafts").code == 0


@pytest.mark.parametrize("kind", ["exporter", "reader"])
def test_a_new_plugin_passes_its_own_tests(workspace: Path, briefexport: Command, kind: str) -> None:
    assert briefexport("new", kind, "haiku").code == 0
    root = workspace / "briefexport-haiku"
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(root / "tests")],
        env={**os.environ, "PYTHONPATH": str(root / "src"), "BRIEFEXPORT_CI": ""},
        cwd=root,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout
    assert " passed" in run.stdout


def test_a_new_theme_sets_a_page(workspace: Path, briefexport: Command) -> None:
    assert briefexport("new", "theme", "evening").code == 0
    assert (workspace / "themes/evening/theme.toml").is_file()
    run = briefexport("epub", "source/brief.json", "--theme", "evening")
    assert run.code == 0, run.err


@pytest.mark.parametrize("name", ["Evening", "9lives", "../x", "a b"])
def test_a_name_that_is_no_name_is_refused(workspace: Path, briefexport: Command, name: str) -> None:
    assert briefexport("new", "theme", name).code == 2


def test_nothing_that_exists_is_replaced(workspace: Path, briefexport: Command) -> None:
    briefexport("new", "brief", "kursk")
    assert briefexport("new", "brief", "kursk").code == 5


@pytest.mark.parametrize(
    ("kind", "name"), [("exporter", "epub"), ("exporter", "build"), ("reader", "html"), ("theme", "default")]
)
def test_a_name_of_ours_is_refused(workspace: Path, briefexport: Command, kind: str, name: str) -> None:
    """What is made under such a name would be shadowed for ever."""
    run = briefexport("new", kind, name)
    assert run.code == 2
    assert f"my-{name}" in run.err
    assert not list(workspace.glob(f"*/*{name}*"))
