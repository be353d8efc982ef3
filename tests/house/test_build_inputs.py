"""What an edition is made from besides its source: whatever of the workspace decides its bytes makes it stale."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from briefexport.registry.loading import _module_of
from house_kit import Run, write_brief

Command = Callable[..., Run]

BRIEF = "---\nheadline: One\npublisher: The House\ntheme: ours\n---\n\nHello all of you.\n"
TONE = (Path(__file__).parents[2] / "docs/plugins.md").read_text("utf-8").split("```python\n")[1].split("```")[0]


@pytest.fixture
def themed(workspace: Path, briefexport: Command) -> Path:
    """A brief whose own front matter asks for a theme of the workspace, which extends another of the workspace."""
    for name in ("ours", "parent"):
        briefexport("new", "theme", name)
    described = Path("themes/ours/theme.toml")
    described.write_text(described.read_text().replace('"default"', '"parent"'))
    Path("source/one.md").write_text(BRIEF)
    Path("briefexport.toml").write_text('formats = ["epub"]\n')
    return workspace


def made_again(briefexport: Command) -> int:
    """How many artifacts a build makes; what `--check` says beforehand agrees, and the next build rests."""
    stale = briefexport("build", "--check").code
    told = briefexport("build").err
    assert "nothing to rebuild" in briefexport("build").err
    assert stale == (0 if "nothing to rebuild" in told else 1)
    return 0 if "nothing to rebuild" in told else int(told.split(" built")[0].split()[-1])


@pytest.mark.parametrize("change", ["themes/ours/book.css", "themes/parent/book.css", "themes/parent/added.txt"])
def test_the_theme_a_brief_asks_for_itself_and_its_parents_count(
    themed: Path, briefexport: Command, change: str
) -> None:
    assert briefexport("build").code == 0
    with Path(change).open("a") as file:
        file.write("/* bolder */ p { font-weight: bold }\n")
    assert made_again(briefexport) == 1, "the brief that is set in it, and no other"


def test_a_theme_that_nothing_is_set_in_does_not(themed: Path, briefexport: Command) -> None:
    briefexport("new", "theme", "other")
    assert briefexport("build").code == 0
    with Path("themes/other/book.css").open("a") as file:
        file.write("p { color: #222 }\n")
    assert made_again(briefexport) == 0


def test_the_cover_that_the_configuration_names_counts(workspace: Path, briefexport: Command) -> None:
    from PIL import Image

    Path("briefexport.toml").write_text('formats = ["epub"]\n[exporters.epub]\ncover = "cover.png"\n')
    Image.new("RGB", (600, 800), "red").save("cover.png")
    assert briefexport("build").code == 0
    Image.new("RGB", (600, 800), "blue").save("cover.png")
    assert made_again(briefexport) == 1


def test_the_files_a_configuration_names_are_its_own_wherever_the_command_stands(
    workspace: Path, briefexport: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PIL import Image

    Path("briefexport.toml").write_text('formats = ["epub"]\n[exporters.epub]\ncover = "cover.png"\n')
    Image.new("RGB", (600, 800), "red").save("cover.png")
    assert briefexport("build").code == 0
    Path("elsewhere").mkdir()
    monkeypatch.chdir("elsewhere")
    assert "nothing to rebuild" in briefexport("build", "--config", "../briefexport.toml").err
    assert briefexport("epub", "../source/brief.json", "--config", "../briefexport.toml", "-o", "book.epub").code == 0
    assert Path("book.epub").read_bytes() == Path("../dist/brief.epub").read_bytes()


def test_a_plugin_of_the_workspace_counts_where_it_takes_part(workspace: Path, briefexport: Command) -> None:
    Path("tone.py").write_text(TONE)
    tables = '[plugins]\npaths = ["plain.py", "tone.py"]\n[exporters.audio]\nformats = ["wav"]\n'
    Path("briefexport.toml").write_text(f'formats = ["epub", "audio", "plain"]\n[narration]\nengine = "tone"\n{tables}')
    assert briefexport("build").code == 0
    for file, count in (("plain.py", 1), ("tone.py", 2)):  # `plain` does not say that it needs no sound
        with Path(file).open("a") as source:
            source.write("# mended\n")
        _module_of.cache_clear()
        assert made_again(briefexport) == count


def test_the_manifest_names_them(themed: Path, briefexport: Command) -> None:
    briefexport("build")
    entries = json.loads(Path("dist/manifest.json").read_text())["artifacts"]
    named = {entry["path"]: [source["path"] for source in entry["sources"]] for entry in entries}
    assert named["brief.epub"] == ["source/brief.json"]
    assert named["one.epub"][0] == "source/one.md"
    assert {"themes/ours/theme.toml", "themes/parent/theme.toml"} <= set(named["one.epub"])


def test_a_source_that_comes_back_at_fault_loses_none_of_its_files(workspace: Path, briefexport: Command) -> None:
    second = write_brief(Path("source/second.json"))
    briefexport("build")
    second.unlink()
    briefexport("build")
    write_brief(second, draft=True)
    assert briefexport("build").code == 1
    write_brief(second)
    assert briefexport("build").code == 0, "what we made is still known for ours"


def test_a_torn_manifest_is_told_with_the_way_out(workspace: Path, briefexport: Command) -> None:
    briefexport("build")
    Path("dist/manifest.json").write_text("{")
    told = briefexport("build").err
    assert "move it away and build anew with --force" in told
    Path("dist/manifest.json").unlink()
    assert briefexport("build", "--force").code == 0
