"""From the command to the file: what is written, what is refused, what is left as it was."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from house_kit import Run, write_brief

Command = Callable[..., Run]


def test_an_artifact_is_named_after_the_slug(workspace: Path, briefexport: Command) -> None:
    run = briefexport("plain", "source/brief.json")
    assert run.code == 0
    assert (workspace / "dist/brief.plain.txt").read_text() == "A headline"
    assert "dist/brief.plain.txt" in run.err
    assert run.out == ""


def test_options_come_from_the_command_line_above_the_table(workspace: Path, briefexport: Command) -> None:
    with (workspace / "briefexport.toml").open("a") as config:
        config.write("[exporters.plain]\nshout = true\ntimes = 2\n")
    briefexport("plain", "source/brief.json", "--times", "3")
    assert (workspace / "dist/brief.plain.txt").read_text() == "A HEADLINE" * 3


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--times", "12"), "times is not right: expected `int` <= 9"),
        (("--times", "many"), "'many' is not a valid int"),
        (("--mood", "sad"), "'sad' is not one of"),
        (("--tims", "3"), "did you mean '--times'?"),
        (("--format", "plan"), "did you mean 'plain'?"),
        (("--theme", "defalt"), "did you mean 'default'?"),
        (("--meta", "headline"), "is not KEY=VALUE"),
        (("--from", "markdwn"), "did you mean 'markdown'?"),
        (("-o", "x.pdf"), "no format has the suffix of x.pdf"),
        (("-o", "nosuffix"), "no suffix"),
        (("-o", "a.list.txt", "--format", "plain"), "contradicts"),
    ],
)
def test_a_wrong_option_is_refused_in_words(
    workspace: Path, briefexport: Command, arguments: tuple[str, ...], told: str
) -> None:
    run = briefexport("plain", "source/brief.json", *arguments)
    assert run.code == 2
    assert told in run.err
    assert not (workspace / "dist").exists()


@pytest.mark.parametrize(
    ("fault", "code", "told"),
    [
        ("raise", 4, "ZeroDivisionError"),
        ("exit", 4, "SystemExit"),
        ("name", 4, "named an artifact '../evil.txt'"),
        ("forget", 4, "made no plain"),
        ("half", 5, "No space left"),
    ],
)
def test_a_failing_exporter_is_named_and_the_old_file_stands(
    workspace: Path, briefexport: Command, fault: str, code: int, told: str
) -> None:
    briefexport("plain", "source/brief.json")
    old = (workspace / "dist/brief.plain.txt").read_bytes()
    run = briefexport("plain", "source/brief.json", "--shout", "--fault", fault, "--format", "plain")
    if fault != "half":
        assert (workspace / "dist/brief.plain.txt").read_bytes() == old
    assert "Traceback" not in run.err
    assert not list((workspace / "dist").glob(".briefexport-*"))
    if fault == "half":
        assert run.code in (0, code)
    else:
        assert run.code == code
        assert told in run.err


def test_debug_shows_the_traceback(workspace: Path, briefexport: Command) -> None:
    assert "ZeroDivisionError" in briefexport("plain", "source/brief.json", "--fault", "raise", "--debug").err


def test_what_check_refuses_never_replaces_the_old_file(workspace: Path, briefexport: Command) -> None:
    briefexport("plain", "source/brief.json")
    run = briefexport("plain", "source/brief.json", "--meta", "headline=unsound", "--format", "plain")
    assert run.code == 4
    assert "it says so itself" in run.err
    assert (workspace / "dist/brief.plain.txt").read_text() == "A headline"


@pytest.mark.parametrize("place", ["-", "brief.PLAIN.TXT"])
def test_check_can_tell_the_format_by_the_suffix_wherever_the_edition_goes(
    workspace: Path, briefexport: Command, place: str
) -> None:
    judged = 'if path.suffix != ".txt" or b"unsound" in path.read_bytes():'
    Path("plain.py").write_text(Path("plain.py").read_text().replace('if b"unsound" in path.read_bytes():', judged))
    assert briefexport("plain", "source/brief.json", "-o", place).code == 0
    run = briefexport("plain", "source/brief.json", "--meta", "headline=unsound", "-o", place)
    assert run.code == 4
    assert ("standard output" if place == "-" else place) in run.err
    assert "made no plain" not in run.err, "it was made, and is not sound"


def test_strict_turns_a_warning_into_exit_1(workspace: Path, briefexport: Command) -> None:
    assert briefexport("plain", "source/brief.json", "--fault", "warn").code == 0
    run = briefexport("plain", "source/brief.json", "--fault", "warn", "--strict", "-o", "strict/")
    assert run.code == 1
    assert "something is missing" in run.err
    assert not (workspace / "strict/brief.plain.txt").exists()


def test_standard_input_and_output(workspace: Path, briefexport: Command) -> None:
    source = (workspace / "source/brief.json").read_bytes()
    assert briefexport("plain", "-", "--format", "plain", "-o", "out.plain.txt", stdin=source).code == 2
    run = briefexport("plain", "-", "--from", "article-json", "--format", "plain", "-o", "out.plain.txt", stdin=source)
    assert run.code == 0
    assert (workspace / "out.plain.txt").read_text() == "A headline"


def test_a_fifo_is_written_through_and_stays(workspace: Path, briefexport: Command) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("only on systems with FIFOs")
    os.mkfifo("pipe")
    heard: list[bytes] = []
    listener = threading.Thread(target=lambda: heard.append(Path("pipe").read_bytes()))
    listener.start()
    assert briefexport("plain", "source/brief.json", "-o", "pipe", "--format", "plain").code == 0
    listener.join(10)
    assert heard == [b"A headline"]
    assert Path("pipe").is_fifo()


def test_a_symlinks_target_is_replaced_and_the_link_stays(workspace: Path, briefexport: Command) -> None:
    Path("real.plain.txt").write_text("old")
    Path("link.plain.txt").symlink_to("real.plain.txt")
    briefexport("plain", "source/brief.json", "-o", "link.plain.txt")
    assert Path("link.plain.txt").is_symlink()
    assert Path("real.plain.txt").read_text() == "A headline"


def test_a_folder_that_cannot_be_made_is_exit_5(workspace: Path, briefexport: Command) -> None:
    Path("file").write_text("in the way")
    run = briefexport("plain", "source/brief.json", "-o", "file/brief.plain.txt")
    assert run.code == 5
    assert "cannot be written" in run.err


@pytest.mark.parametrize(
    ("name", "content", "code", "told"),
    [
        ("missing.md", None, 5, "no such file"),
        ("brief.xyz", b"words", 2, "no reader takes .xyz"),
        ("empty.txt", b"", 1, "empty"),
        ("blank.txt", b" \n\n\t", 1, ""),
        ("binary.txt", b"\x89PNG\r\n\x1a\n\x00\x01\x02", 1, ""),
        ("latin.txt", "Café au lait is good.\n".encode("latin-1"), 1, "byte"),
        ("wrong.json", b'{"format": "briefexport-article/9"}', 1, "briefexport-article/9"),
    ],
)
def test_bad_sources(
    workspace: Path, briefexport: Command, name: str, content: bytes | None, code: int, told: str
) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    run = briefexport("plain", name)
    assert run.code == code
    assert told in run.err
    assert name in run.err
    assert "Traceback" not in run.err


def test_an_empty_folder_and_two_sources_of_one_slug(workspace: Path, briefexport: Command) -> None:
    Path("none").mkdir()
    assert briefexport("plain", "none").code == 1
    write_brief(Path("other/brief.json"))
    run = briefexport("plain", "source/brief.json", "other/brief.json")
    assert run.code == 2
    assert "one slug" in run.err
    assert not Path("dist").exists()


def test_embargo_and_draft_are_refused(workspace: Path, briefexport: Command) -> None:
    write_brief(Path("later.json"), embargo_until="2999-01-01T00:00:00Z")
    write_brief(Path("draft.json"), draft=True)
    write_brief(Path("past.json"), embargo_until="1999-01-01")
    assert briefexport("plain", "later.json").code == 1
    assert briefexport("plain", "draft.json").code == 1
    assert briefexport("plain", "draft.json", "--drafts").code == 0
    assert briefexport("plain", "past.json").code == 0


def test_a_missing_picture_is_told_and_one_outside_is_refused(workspace: Path, briefexport: Command) -> None:
    Path("pictured.md").write_text("# Title\n\nWords.\n\n![A map](map.png)\n")
    run = briefexport("plain", "pictured.md")
    assert run.code == 1
    assert "pictured.md:5" in run.err
    Path("outside.md").write_text("# Title\n\nWords.\n\n![A map](../../map.png)\n")
    assert "outside the source's folder" in briefexport("plain", "outside.md").err


def test_binding_makes_one_edition_of_many(workspace: Path, briefexport: Command) -> None:
    write_brief(Path("source/second.json"))
    run = briefexport("plain", "source", "--bind", "--meta", "headline=The week")
    assert run.code == 0
    assert Path("dist/the-week.plain.txt").read_text() == "The week"


def test_one_failing_source_does_not_keep_the_others(workspace: Path, briefexport: Command) -> None:
    Path("source/broken.json").write_text("{")
    run = briefexport("plain", "source")
    assert run.code == 1
    assert Path("dist/brief.plain.txt").exists()


def test_required_fields(workspace: Path, briefexport: Command) -> None:
    with Path("briefexport.toml").open("a") as config:
        config.write('[require]\nfields = ["byline"]\n')
    run = briefexport("plain", "source/brief.json")
    assert run.code == 1
    assert "no byline" in run.err


def test_a_sidecar_wins_over_the_source_and_the_command_line_over_both(workspace: Path, briefexport: Command) -> None:
    Path("source/brief.toml").write_text('headline = "From the sidecar"\n')
    briefexport("plain", "source/brief.json")
    assert Path("dist/brief.plain.txt").read_text() == "From the sidecar"
    briefexport("plain", "source/brief.json", "--meta", "headline=From the shell")
    assert Path("dist/brief.plain.txt").read_text() == "From the shell"


def test_the_commands_meant(workspace: Path, briefexport: Command) -> None:
    run = briefexport("brief.txt")
    assert run.code == 2
    assert "briefexport epub brief.txt" in run.err
    alone = briefexport()
    assert alone.code == 2
    assert "epub" in alone.err
    assert "did you mean 'plugins'?" in briefexport("plugin").err


@pytest.mark.parametrize(
    ("sidecar", "told"),
    [
        ('dek = "why"\nheadlne = "x"\n', "brief.toml:2: there is no metadata 'headlne'"),
        ('dek = "why"\n\npublished = "soon"\n', "brief.toml:3: 'published' is not right"),
    ],
)
def test_what_is_wrong_in_a_sidecar_is_told_with_its_line(
    workspace: Path, briefexport: Command, sidecar: str, told: str
) -> None:
    Path("source/brief.toml").write_text(sidecar)
    assert f"source/{told}" in briefexport("plain", "source/brief.json").err


def test_the_configuration_is_no_sidecar(workspace: Path, briefexport: Command) -> None:
    write_brief(Path("briefexport.json"))
    run = briefexport("plain", "briefexport.json")
    assert run.code == 0
    assert "no metadata" not in run.err


def test_no_temporary_file_is_left(workspace: Path, briefexport: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    here = workspace / "temporary"
    here.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(here))
    for _ in range(2):
        assert briefexport("pdf", "source/brief.json").code == 0
    assert list(here.iterdir()) == []


def test_no_place_for_temporary_files_is_exit_5(
    workspace: Path, briefexport: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(workspace / "nowhere"))
    run = briefexport("plain", "source/brief.json")
    assert run.code == 5
    assert "TMPDIR" in run.err


def test_a_broken_reader_of_json_costs_only_itself(workspace: Path, briefexport: Command) -> None:
    Path("mine.py").write_text("""
import msgspec

class MineJsonReader:
    api, summary, suffixes, media_types, Options = 1, "", (".mine",), ("text/plain",), type("O", (msgspec.Struct,), {})

    def sniff(self, data):
        raise ZeroDivisionError("no")

    def read(self, source, options, context): ...
""")
    Path("briefexport.toml").write_text('[plugins]\npaths = ["plain.py", "mine.py"]\n')
    assert briefexport("plain", "source/brief.json").code == 0


def test_a_source_is_never_overwritten_by_its_own_edition(workspace: Path, briefexport: Command) -> None:
    source = Path("notes.plain.txt")
    source.write_text("Some words.\n")
    Path("link.plain.txt").symlink_to(source)
    for output in ("notes.plain.txt", "./notes.plain.txt", "link.plain.txt"):
        run = briefexport("plain", "notes.plain.txt", "-o", output)
        assert run.code == 2
        assert "is a source of this edition" in run.err
    assert source.read_text() == "Some words.\n"


def test_a_book_of_one_is_called_by_its_headline(workspace: Path, briefexport: Command) -> None:
    assert briefexport("plain", "source/brief.json", "--bind").code == 0
    assert Path("dist/a-headline.plain.txt").read_text() == "A headline"


@pytest.mark.parametrize("option", ["--headings", "--extract"])
def test_a_readers_option_takes_what_it_knows_whatever_the_source(
    workspace: Path, briefexport: Command, option: str
) -> None:
    run = briefexport("plain", "source/brief.json", option, "foo")
    assert run.code == 2
    assert "'foo' is not one of" in run.err


@pytest.mark.parametrize("line", ["source/brief.json -o LONG.plain.txt", "source/brief.json -o LONG/", "LONG"])
def test_a_path_that_may_not_be_looked_at_is_exit_5(workspace: Path, briefexport: Command, line: str) -> None:
    # A name too long is refused by the system at the first look, as one in a closed folder is.
    run = briefexport("plain", *line.replace("LONG", "x" * 300).split())
    assert run.code == 5
    assert "File name too long" in run.err


@pytest.mark.parametrize(
    ("wings", "told"), [("", "policy with tokens"), ("visual", "policy with tokens"), ("aural", "policy")]
)
def test_a_theme_is_resolved_for_whoever_may_set_pages(
    workspace: Path, briefexport: Command, wings: str, told: str
) -> None:
    declared = f"    wings = ({wings!r},)\n" if wings else ""
    (workspace / "themed.py").write_text(THEMED.replace("    # wings\n", declared))
    (workspace / "briefexport.toml").write_text('theme = "policy"\n[plugins]\npaths = ["themed.py"]\n')
    assert briefexport("themed", "source/brief.json").code == 0
    assert (workspace / "dist/brief.txt").read_text() == told
    run = briefexport("themed", "source/brief.json", "--theme", "polcy")
    assert (run.code, "did you mean 'policy'?" in run.err) == (2, True)


THEMED = """
import msgspec
from briefexport.plugin import Artifact, Format

class Options(msgspec.Struct, frozen=True):
    pass

class ThemedExporter:
    api = 1
    summary = "says its theme"
    Options = Options
    # wings
    formats = {"txt": Format(".txt", "text/plain")}

    def export(self, edition, options, context):
        told = context.theme.name + (" with tokens" if context.theme.tokens and context.theme.folders else "")
        yield Artifact.of_bytes(edition.slug + ".txt", "text/plain", told.encode())

    def check(self, path, context):
        return ()
"""
