"""`build`: what is up to date rests, what is stale is made, what is not ours is left alone."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from house_kit import Run, write_brief

Command = Callable[..., Run]


def manifest() -> dict[str, dict[str, Any]]:
    return {entry["path"]: entry for entry in json.loads(Path("dist/manifest.json").read_text())["artifacts"]}


def test_a_second_build_rebuilds_nothing_and_says_so(workspace: Path, briefexport: Command) -> None:
    assert briefexport("build").code == 0
    before = Path("dist/brief.plain.txt").stat().st_mtime_ns
    run = briefexport("build")
    assert run.code == 0
    assert "nothing to rebuild" in run.err
    assert Path("dist/brief.plain.txt").stat().st_mtime_ns == before
    assert manifest()["brief.plain.txt"]["state"] == "cached"


def test_the_manifest_says_what_was_made_from_what(workspace: Path, briefexport: Command) -> None:
    briefexport("build")
    entry = manifest()["brief.plain.txt"]
    assert (entry["exporter"], entry["media_type"], entry["bytes"]) == ("plain", "text/plain", 10)
    assert [source["path"] for source in entry["sources"]] == ["source/brief.json", "plain.py"]
    assert entry["error"] is None


@pytest.mark.parametrize("change", ["words", "sidecar", "option", "artifact", "lost"])
def test_whatever_changes_is_made_anew(workspace: Path, briefexport: Command, change: str) -> None:
    briefexport("build")
    match change:
        case "words":
            write_brief(Path("source/brief.json"), headline="Another")
        case "sidecar":
            Path("source/brief.toml").write_text('headline = "Another"')
        case "option":
            with Path("briefexport.toml").open("a") as config:
                config.write("[exporters.plain]\nshout = true\n")
        case "artifact":
            Path("dist/brief.plain.txt").write_text("edited by hand")
        case "lost":
            Path("dist/brief.plain.txt").unlink()
    assert briefexport("build", "--check").code == 1
    assert "1 built" in briefexport("build").err
    assert briefexport("build", "--check").code == 0


def test_a_picture_that_changes_makes_its_editions_stale(workspace: Path, briefexport: Command) -> None:
    picture = Path("source/map.png")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n one")
    figure = {"type": "figure", "image": {"type": "image", "src": "map.png", "alt": "A map"}}
    article = json.loads(Path("source/brief.json").read_text())
    Path("source/brief.json").write_text(json.dumps({**article, "body": [*article["body"], figure]}))
    briefexport("build")
    assert "nothing to rebuild" in briefexport("build").err
    picture.write_bytes(b"\x89PNG\r\n\x1a\n two")
    assert "1 built" in briefexport("build").err


def test_a_file_no_build_made_is_not_overwritten(workspace: Path, briefexport: Command) -> None:
    Path("dist").mkdir()
    Path("dist/brief.plain.txt").write_text("somebody's work")
    run = briefexport("build")
    assert run.code == 5
    assert Path("dist/brief.plain.txt").read_text() == "somebody's work"
    assert briefexport("build", "--force").code == 0


def test_a_build_that_was_killed_knows_its_own_files(workspace: Path, briefexport: Command) -> None:
    briefexport("build")
    Path("dist/manifest.json").unlink()
    Path("dist/.briefexport-journal").write_text("brief.plain.txt\n")  # what a kill before the manifest leaves
    assert briefexport("build").code == 0
    assert sorted(path.name for path in Path("dist").iterdir()) == ["brief.plain.txt", "manifest.json"]


def test_a_failing_brief_does_not_keep_the_others(workspace: Path, briefexport: Command) -> None:
    write_brief(Path("source/later.json"), embargo_until="2999-01-01")
    Path("source/torn.json").write_text("{")
    run = briefexport("build")
    assert run.code == 1
    assert Path("dist/brief.plain.txt").exists()
    assert manifest()["later.plain.txt"]["state"] == "failed"
    assert manifest()["later.plain.txt"]["error"]["code"] == "embargo"


def test_a_brief_that_fails_after_it_was_built_keeps_its_old_files(workspace: Path, briefexport: Command) -> None:
    briefexport("build")
    good = Path("source/brief.json").read_text()
    Path("source/brief.json").write_text("{")
    assert briefexport("build").code == 1
    assert Path("dist/brief.plain.txt").read_text() == "A headline"
    Path("source/brief.json").write_text(good)
    assert briefexport("build").code == 0


def test_two_sources_of_one_slug_are_refused_before_anything_is_written(workspace: Path, briefexport: Command) -> None:
    write_brief(Path("source/more/brief.json"))
    run = briefexport("build")
    assert run.code == 2
    assert not Path("dist").exists()


def test_bound_editions_come_from_the_configuration(workspace: Path, briefexport: Command) -> None:
    write_brief(Path("source/second.json"))
    with Path("briefexport.toml").open("a") as config:
        config.write('[[editions]]\ntitle = "The week"\nslug = "week"\nsources = ["source/*.json"]\n')
    assert briefexport("build").code == 0
    assert Path("dist/week.plain.txt").read_text() == "The week"
    assert len(manifest()) == 3
    assert "nothing to rebuild: 3" in briefexport("build").err


def test_the_bytes_are_the_same_in_any_folder_and_number_of_jobs(
    workspace: Path, briefexport: Command, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for number in range(4):
        write_brief(Path(f"source/n{number}.json"))
    briefexport("build", "--jobs", "1")
    here = {path.name: path.read_bytes() for path in Path("dist").iterdir()}
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "copy"
    shutil.copytree(workspace, elsewhere, ignore=shutil.ignore_patterns("dist"))
    os.chdir(elsewhere)
    briefexport("build", "--jobs", "3")
    assert {path.name: path.read_bytes() for path in Path("dist").iterdir()} == here


@pytest.mark.parametrize(
    ("line", "told", "number"),
    [
        ('them = "x"', "did you mean 'theme'?", 1),
        ('[narration]\nvoise = "x"', "did you mean 'voice'?", 2),
        ('[[editions]]\ntitle = "x"\nslug = "Not a slug"\n', "editions[0].slug", 3),
        ("formats = [", "not valid TOML", 1),
        ("[exporters.plain]\ntims = 3\n", "did you mean 'times'?", 0),
        ('formats = ["plane"]', "did you mean 'plain'?", 0),
    ],
)
def test_a_wrong_configuration_is_told_with_its_line(
    workspace: Path, briefexport: Command, line: str, told: str, number: int
) -> None:
    plugins = '[plugins]\npaths = ["plain.py"]\n'
    body = (
        f"{line}\n{plugins}"
        if line.startswith("formats") or "=" in line.split("\n")[0]
        else f'formats = ["plain"]\n{line}\n{plugins}'
    )
    Path("briefexport.toml").write_text(body)
    run = briefexport("build")
    assert run.code == 2
    assert told in run.err
    assert "briefexport.toml" in run.err or not number
    assert not Path("dist").exists()


WEEK = '[[editions]]\ntitle = "The week"\nslug = "week"\nsources = ["source/*.json"]\n'


def configure(added: str) -> None:
    """Put `added` at the end of the workspace's configuration."""
    with Path("briefexport.toml").open("a") as config:
        config.write(added)


def test_what_a_gate_would_refuse_now_does_not_rest(workspace: Path, briefexport: Command) -> None:
    briefexport("build")
    configure('[require]\nfields = ["byline"]\n')
    assert briefexport("build", "--check").code == 1
    run = briefexport("build")
    assert run.code == 1
    assert "no byline" in run.err


def test_strict_looks_again_at_what_was_built_with_warnings(workspace: Path, briefexport: Command) -> None:
    configure('[exporters.plain]\nfault = "warn"\n')
    assert briefexport("build").code == 0
    assert briefexport("build", "--strict").code == 1
    assert manifest()["brief.plain.txt"]["error"]["code"] == "plain-warning"
    assert "the last build could not make" in briefexport("build", "--check").err
    assert briefexport("build").code == 0, "what failed is still ours to replace"


def test_what_strict_let_pass_rests_without_it(workspace: Path, briefexport: Command) -> None:
    assert briefexport("build", "--strict").code == 0
    assert "nothing to rebuild" in briefexport("build").err
    assert "nothing to rebuild" in briefexport("build", "--strict").err


def test_an_edition_made_of_a_draft_is_refused_once_drafts_are(workspace: Path, briefexport: Command) -> None:
    write_brief(Path("source/brief.json"), draft=True)
    assert briefexport("build", "--drafts").code == 0
    assert briefexport("build", "--check").code == 1
    assert briefexport("build").code == 1


def test_a_theme_that_is_not_there_fails_each_artifact_by_its_name(workspace: Path, briefexport: Command) -> None:
    briefexport("build")
    good = Path("briefexport.toml").read_text()
    Path("briefexport.toml").write_text('theme = "polcy"\n' + good)
    assert briefexport("build").code == 2
    assert list(manifest()) == ["brief.plain.txt"]
    Path("briefexport.toml").write_text(good)
    assert briefexport("build").code == 0


def test_a_bound_edition_whose_second_brief_is_torn_stays_ours(workspace: Path, briefexport: Command) -> None:
    good = write_brief(Path("source/second.json")).read_text()
    configure(WEEK)
    briefexport("build")
    Path("source/second.json").write_text("{")
    run = briefexport("build")
    assert run.code == 1
    assert "no longer made" not in run.err
    assert manifest()["week.plain.txt"]["state"] == "failed"
    Path("source/second.json").write_text(good)
    assert briefexport("build").code == 0


def test_the_manifest_names_what_could_never_be_read(workspace: Path, briefexport: Command) -> None:
    Path("source/torn.json").write_text("{")
    briefexport("build")
    entry = manifest()["torn.plain.txt"]
    assert (entry["state"], entry["sha256"], entry["error"]["exit"]) == ("failed", "", 1)
    Path("dist/torn.plain.txt").write_text("somebody's work")
    write_brief(Path("source/torn.json"))
    assert briefexport("build").code == 5, "what failed was never made, so what lies there is not ours"


def test_a_broken_plugin_costs_only_its_own_artifacts(workspace: Path, briefexport: Command) -> None:
    plugins = '[plugins]\npaths = ["plain.py", "other.py"]\n'
    Path("briefexport.toml").write_text(f'formats = ["other", "plain"]\n{plugins}')
    Path("other.py").write_text("import no_such_module\n")
    run = briefexport("build")
    assert run.code == 6
    assert run.err.count("no_such_module") == 1
    assert manifest()["brief.plain.txt"]["state"] == "built"


def test_an_edition_without_sources_is_a_usage_error(workspace: Path, briefexport: Command) -> None:
    configure('[[editions]]\ntitle = "The week"\nslug = "week"\n')
    run = briefexport("build")
    assert run.code == 2
    assert "'week' has no sources" in run.err


def test_a_glob_that_matches_nothing_is_not_a_success(workspace: Path, briefexport: Command) -> None:
    configure('[[editions]]\ntitle = "The week"\nslug = "week"\nsources = ["source/*.md"]\n')
    assert briefexport("build").code == 5
    assert briefexport("plain", "sorce/*.json").code == 5
    Path("briefexport.toml").write_text('source = "nowhere*"\n')
    assert briefexport("build").code == 5


def test_a_glob_takes_what_a_folder_would(workspace: Path, briefexport: Command) -> None:
    for name in ("_notes.json", ".hidden.json", "README.md", "brief.toml"):
        write_brief(Path("source") / name)
    Path("source/brief.toml").write_text('dek = "why"\n')
    assert briefexport("plain", "source/*").code == 0
    assert [path.name for path in Path("dist").iterdir()] == ["brief.plain.txt"]
    assert briefexport("plain", "source/_*.json").code == 0
    assert Path("dist/notes.plain.txt").exists()


def test_what_was_made_is_no_source(workspace: Path, briefexport: Command) -> None:
    write_brief(Path("brief.json"))
    shutil.rmtree("source")
    for _ in range(2):  # the second time there are artifacts below the folder
        assert briefexport("audio", ".", "--format", "script", "--format", "utterances").code == 0
    assert sorted(path.name for path in Path("dist").iterdir()) == ["brief.script.txt", "brief.utterances.json"]
    for _ in range(2):
        assert briefexport("audio", ".", "--format", "script", "-o", "out/").code == 0
    assert [path.name for path in Path("out").iterdir()] == ["brief.script.txt"]


def test_the_suffix_of_the_output_stands_above_the_formats_of_the_configuration(
    workspace: Path, briefexport: Command
) -> None:
    configure('[exporters.plain]\nformats = ["plain"]\n')
    assert briefexport("plain", "source/brief.json", "-o", "brief.list.txt").code == 0
    assert briefexport("plain", "source/brief.json", "-o", "brief.list.txt", "--format", "plain").code == 2


@pytest.mark.parametrize(
    ("table", "told", "line"),
    [
        ("[exporters.pfd]\ncolumns = 2", "did you mean 'pdf'?", 1),
        ("[exporters.pdf]\n\ncolums = 2", "did you mean 'columns'?", 3),
        ("[exporters.pdf]\ncolumns = 9", "columns is not right", 2),
        ("[readers.plaintxt]\n", "did you mean 'plaintext'?", 1),
        ("[readers.plaintext]\nheadngs = 'auto'", "did you mean 'headings'?", 2),
        ("[metadata]\nheadlin = 'x'", "did you mean 'headline'?", 2),
        ("[metadata]\npublished = 'soon'", "'published' is not right", 2),
        ("[require]\nfields = ['bylin']", "did you mean 'byline'?", 2),
    ],
)
@pytest.mark.parametrize("command", ["build", "plain source/brief.json"])
def test_every_table_is_checked_whatever_the_command_makes(
    workspace: Path, briefexport: Command, table: str, told: str, line: int, command: str
) -> None:
    Path("briefexport.toml").write_text(f'{table}\n\n[plugins]\npaths = ["plain.py"]\n')
    run = briefexport(*command.split())
    assert run.code == 2
    assert told in run.err
    assert f"briefexport.toml:{line}:" in run.err
    assert not Path("dist").exists()


def test_a_required_field_may_be_named_by_an_alias(workspace: Path, briefexport: Command) -> None:
    configure('[require]\nfields = ["author"]\n')
    assert briefexport("build").code == 1
    write_brief(Path("source/brief.json"), byline=[{"name": "Ada"}])
    assert briefexport("build").code == 0


def test_a_source_that_comes_back_finds_its_files_still_ours(workspace: Path, briefexport: Command) -> None:
    second = write_brief(Path("source/second.json"))
    briefexport("build")
    second.unlink()
    assert "no longer made" in briefexport("build").err
    assert "no longer made" not in briefexport("build").err, "it is told once"
    write_brief(second)
    assert briefexport("build").code == 0
    second.unlink()
    briefexport("build")
    Path("dist/second.plain.txt").write_text("somebody's work")
    write_brief(second)
    assert briefexport("build").code == 5
    second.unlink()
    Path("dist/second.plain.txt").unlink()
    briefexport("build")
    assert sorted(path.name for path in Path("dist").iterdir()) == ["brief.plain.txt", "manifest.json"]


def test_a_newer_manifest_is_told_by_its_version(workspace: Path, briefexport: Command) -> None:
    briefexport("build")
    Path("dist/manifest.json").write_text('{"format": "briefexport-manifest/12", "artifacts": [], "more": 1}')
    run = briefexport("build")
    assert run.code == 1
    assert "briefexport-manifest/12" in run.err
    assert "reads up to briefexport-manifest/1" in run.err
