"""The plugin door: lazy, guarded, and honest about what is broken."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from briefexport.registry import Registry
from briefexport.workspace.sources import SUFFIXES
from house_kit import Run

Command = Callable[..., Run]


def test_the_suffixes_known_beforehand_are_the_readers_own() -> None:
    registry = Registry()
    for suffix, name in SUFFIXES.items():
        assert suffix in registry.load("reader", name).plugin.suffixes


def test_every_built_in_plugin_is_ready() -> None:
    ours = [row for row in Registry().rows() if row.distribution == "briefexport"]
    assert [(row.name, row.error) for row in ours if row.state != "ready"] == []
    assert {row.kind for row in ours} == {"reader", "exporter", "theme", "engine"}


def test_plugins_as_json_has_the_contracts_keys(workspace: Path, briefexport: Command) -> None:
    rows = json.loads(briefexport("plugins", "--json").out)
    assert {tuple(row) for row in rows} == {("kind", "name", "distribution", "version", "state", "error")}
    assert "plain" in {row["name"] for row in rows if row["kind"] == "exporter"}


@pytest.mark.parametrize(
    ("source", "state", "told"),
    [
        ("import no_such_module\n", 6, "no_such_module"),
        ("raise SystemExit(3)\n", 6, "SystemExit"),
    ],
)
def test_a_workspace_plugin_that_cannot_be_loaded_is_exit_6_and_names_its_file(
    workspace: Path, briefexport: Command, source: str, state: int, told: str
) -> None:
    Path("plain.py").write_text(source)
    run = briefexport("plain", "source/brief.json")
    assert run.code == state
    assert told in run.err
    assert "plain.py" in run.err
    assert briefexport("--help").code == 0


def test_another_api_version_is_incompatible(workspace: Path, briefexport: Command) -> None:
    Path("plain.py").write_text(Path("plain.py").read_text().replace("api = 1", "api = 2"))
    run = briefexport("plain", "source/brief.json")
    assert run.code == 6
    assert "API 2" in run.err


def test_an_option_named_like_a_common_one_is_refused(workspace: Path, briefexport: Command) -> None:
    Path("plain.py").write_text(Path("plain.py").read_text().replace("shout:", "strict:"))
    run = briefexport("plain", "source/brief.json")
    assert run.code == 6
    assert "strict" in run.err
