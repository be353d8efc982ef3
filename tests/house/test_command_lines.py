"""What people type and did not mean: each is told what to type instead, and nothing is made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from house_kit import Run

Command = Callable[..., Run]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (["help"], "did you mean 'briefexport --help'?"),
        (["version"], "did you mean 'briefexport --version'?"),
        (["-q", "epub", "brief.md"], "options stand after the command: briefexport COMMAND -q"),
        (["--strict", "build"], "options stand after the command: briefexport COMMAND --strict"),
        (["--verson"], "did you mean '--version'?"),
        (["audio", "source/brief.json", "--format", "MP3"], "did you mean 'mp3'?"),
        (["audio", "source/brief.json", "--format", "mp3,vtt"], "--format mp3 --format vtt"),
        (["epub", "brief.md", "--thme", "policy"], "did you mean '--theme'?"),
        (["completion"], "Choose from: bash, zsh, fish, powershell"),
    ],
)
def test_the_next_thing_to_type_is_said(workspace: Path, briefexport: Command, line: list[str], told: str) -> None:
    run = briefexport(*line)
    assert run.code == 2
    assert told in run.err
    assert not Path("dist").exists()


def test_no_option_is_suggested_that_only_shares_its_hyphens(workspace: Path, briefexport: Command) -> None:
    told = briefexport("build", "--theme", "policy").err
    assert "did you mean" not in told
    assert "`briefexport build --help` shows what it takes" in told


@pytest.mark.parametrize("pair", ["published=yesterday", "language=not a tag", "draft=perhaps"])
def test_a_value_that_the_command_line_gives_wrongly_is_its_own_fault(
    workspace: Path, briefexport: Command, pair: str
) -> None:
    run = briefexport("plain", "source/brief.json", "--meta", pair)
    assert run.code == 2
    assert f"--meta '{pair.split('=')[0]}' is not right" in run.err


def test_a_language_that_is_none_is_refused_in_the_configuration(workspace: Path, briefexport: Command) -> None:
    Path("briefexport.toml").write_text('formats = ["epub"]\nlanguage = "klingon!"\n')
    run = briefexport("epub", "source/brief.json")
    assert run.code == 2
    assert "briefexport.toml:2: 'language' is not right" in run.err


def test_an_exporter_asked_for_twice_makes_its_edition_once(workspace: Path, briefexport: Command) -> None:
    Path("briefexport.toml").write_text('formats = ["epub", "epub"]\n')
    assert briefexport("build").err.count("dist/brief.epub") == 1


def test_a_workspace_that_asks_for_nothing_is_no_success(workspace: Path, briefexport: Command) -> None:
    Path("briefexport.toml").write_text("formats = []\n")
    run = briefexport("build")
    assert run.code == 2
    assert "no exporter is asked for" in run.err


def test_an_edition_named_like_a_brief_is_told_for_what_it_is(workspace: Path, briefexport: Command) -> None:
    edition = '[[editions]]\ntitle = "The week"\nslug = "brief"\nsources = ["source/brief.json"]\n'
    Path("briefexport.toml").write_text(f'formats = ["epub"]\n{edition}')
    run = briefexport("build")
    assert run.code == 2
    assert "source/brief.json and the edition 'brief' have one slug" in run.err
    assert "another slug" in run.err
