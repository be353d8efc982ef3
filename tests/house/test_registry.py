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


UNREADABLE = 'times: Annotated[int | None, msgspec.Meta(ge=1, description="a bound of a union, which msgspec refuses")]'


@pytest.mark.parametrize("line", [["plain", "source/brief.json"], ["plain", "source/brief.json", "--times", "2"]])
def test_options_that_cannot_be_read_are_the_plugins_fault_and_cost_only_it(
    workspace: Path, briefexport: Command, line: list[str]
) -> None:
    source = (
        Path("plain.py").read_text().replace("times: Annotated[int", f"{UNREADABLE} = None\n    more: Annotated[int")
    )
    Path("plain.py").write_text(source)
    run = briefexport(*line)
    assert run.code == 6
    assert "plain.py" in run.err
    assert "of briefexport" not in run.err
    assert briefexport("schema", "exporter", "plain").code == 6
    assert briefexport("inspect", "source/brief.json").code == 0
    Path("briefexport.toml").write_text('formats = ["epub", "plain"]\n[plugins]\npaths = ["plain.py"]\n')
    assert briefexport("build").code == 6
    assert Path("dist/brief.epub").is_file()


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


def change(old: str, new: str) -> None:
    """Change the workspace's plugin."""
    written = Path("plain.py").read_text()
    assert old in written
    Path("plain.py").write_text(written.replace(old, new))


def plain_row(briefexport: Command) -> dict[str, str]:
    rows = json.loads(briefexport("plugins", "--json").out)
    return next(row for row in rows if row["distribution"] == "plain.py")


@pytest.mark.parametrize("name", ["headings", "extract", "reader", "tokens", "no_smart"])
def test_every_option_the_command_has_already_is_refused(workspace: Path, briefexport: Command, name: str) -> None:
    change("shout:", f"{name}:")
    run = briefexport("plain", "source/brief.json")
    assert run.code == 6
    assert f"like a common one: {name}" in run.err
    assert plain_row(briefexport)["state"] == "broken"


@pytest.mark.parametrize(("wings", "code"), [('("visual",)', 0), ('("aural",)', 6)])
def test_an_option_of_narration_is_a_common_one_where_the_exporter_asks_for_narration(
    workspace: Path, briefexport: Command, wings: str, code: int
) -> None:
    change("mood:", "rate:")
    change('summary = "Plain words"', f'summary = "Plain words"\n    wings = {wings}')
    run = briefexport("plain", "source/brief.json")
    assert run.code == code
    assert ("like a common one: rate" in run.err) == (code == 6)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("formats = {", 'formats = ["plain"]\n    others = {', "formats that are not a mapping"),
        ("formats = {", "formats = {}\n    others = {", "formats that are not a mapping"),
        ("Options = Options", "Options = dict", "no msgspec.Struct"),
    ],
)
def test_a_declaration_of_the_wrong_kind_is_told_as_the_plugins_fault(
    workspace: Path, briefexport: Command, old: str, new: str, told: str
) -> None:
    change(old, new)
    run = briefexport("plain", "source/brief.json")
    assert run.code == 6
    assert told in run.err
    assert "[plugins] paths" in run.err, "a file of the workspace cannot be updated with pip"


def test_the_name_of_a_command_is_taken(workspace: Path, briefexport: Command) -> None:
    change("class PlainExporter:", 'class PlainExporter:\n    name = "build"')
    assert plain_row(briefexport)["state"] == "shadowed"
    assert briefexport("--help").out.count("  build ") == 1


def test_a_name_that_a_broken_file_may_have_brought_is_exit_6(workspace: Path, briefexport: Command) -> None:
    Path("plain.py").write_text("import no_such_module\n")
    run = briefexport("sheet", "source/brief.json")
    assert run.code == 6
    assert "no_such_module" in run.err
    run = briefexport("epbu", "source/brief.json")
    assert run.code == 2
    assert "did you mean 'epub'?" in run.err


def test_an_artifact_that_was_not_asked_for_is_refused(workspace: Path, briefexport: Command) -> None:
    change("for name in context.formats:", "for name in self.formats:")
    run = briefexport("plain", "source/brief.json", "-o", "brief.plain.txt")
    assert run.code == 4
    assert "named an artifact 'brief.list.txt'" in run.err
    assert not Path("brief.plain.txt").exists()


def test_what_a_plugin_prints_is_not_data(workspace: Path, briefexport: Command) -> None:
    change("import os\n", 'import os\nprint("imported")\n')
    change("words = edition.title", 'print("exported")\n        words = edition.title')
    run = briefexport("plain", "source/brief.json", "-o", "-")
    assert run.out == "A headline"
    assert "exported" in run.err
    assert json.loads(briefexport("plugins", "--json").out)


OPTIONS = """
class Shade(enum.Enum):
    DARK = "dark"
    LIGHT = "light"

class Options(msgspec.Struct, frozen=True, kw_only=True):
    shade: Shade = Shade.DARK
    size: Literal[1, 2, 3] = 2
    tags: frozenset[str] = frozenset()
    pair: tuple[int, int] = (1, 2)
    counts: list[int] = []
    letterhead: str | None = None
    labels: dict[str, str] = {}
    line_width: int = msgspec.field(name="line-width", default=72)
    fault: str = ""
    times: int = 1
    shout: bool = False
"""


def test_options_of_every_kind_have_their_place_on_the_command_line(workspace: Path, briefexport: Command) -> None:
    change("class Options(", f"import enum\n{OPTIONS}\nclass Older(")
    change("words = edition.title", "words = repr(options) * 0 or repr(options)")
    told = briefexport("plain", "--help").out
    for line in ("--shade <dark|light>", "[default: dark]", "--size <1|2|3>", "--pair <int>", "--letterhead <str>"):
        assert line in told
    assert "--labels" not in told, "a table stands in briefexport.toml only"
    given = "--shade light --size 3 --tags a --tags b --pair 3 --pair 4 --counts 5 --letterhead l.png --line-width 9"
    made = briefexport("plain", "source/brief.json", "-o", "-", *given.split())
    assert made.code == 0
    for value in ("LIGHT", "size=3", "pair=(3, 4)", "counts=[5]", "letterhead='l.png'", "line_width=9"):
        assert value in made.out
    assert briefexport("schema", "exporter", "plain").code == 0
