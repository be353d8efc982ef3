"""Every `briefexport` command of README.md does what it says, run word for word."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from sessions.test_sessions import SEED, environment

README = Path(__file__).parents[2] / "README.md"
COMMANDS = re.findall(r"^\$ (briefexport [^#\n]*?)\s*(?:#.*)?$", README.read_text("utf-8"), re.MULTILINE)
MARKDOWN = "---\nheadline: Allies clear long-range strikes\n---\n\nThe council met on Tuesday and agreed.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Everything the README's examples name."""
    work = tmp_path / "work"
    (work / "source").mkdir(parents=True)
    (work / "week").mkdir()
    (work / "brief.md").write_text(MARKDOWN, "utf-8")
    for name in ("brief.txt", "source/brief.txt"):
        shutil.copyfile(SEED, work / name)
    for name in ("monday", "tuesday"):
        (work / "week" / f"{name}.md").write_text(f"# {name.title()}\n\nWords of {name}.\n", "utf-8")
    _word_document(work / "brief.docx")
    return work


def _word_document(path: Path) -> None:
    """The smallest file that Word opens."""
    import zipfile

    home = "http://schemas.openxmlformats.org"
    office, word = "application/vnd.openxmlformats-", "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{home}/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{office}package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{word}.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{home}/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{home}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{home}/wordprocessingml/2006/main"><w:body>'
        "<w:p><w:r><w:t>The council met on Tuesday and agreed on the budget.</w:t></w:r></w:p></w:body></w:document>",
    }
    with zipfile.ZipFile(path, "w") as pack:
        for name, text in parts.items():
            pack.writestr(name, text)


def test_the_readme_has_commands() -> None:
    assert len(COMMANDS) >= 7


@pytest.mark.parametrize("command", COMMANDS)
def test_the_command_works(command: str, folder: Path, tmp_path: Path) -> None:
    run = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment(tmp_path), stdin=subprocess.DEVNULL, capture_output=True,
        encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr
    words = shlex.split(command)
    if words[1] in ("epub", "pdf", "audio"):
        said = [
            line for line in run.stderr.splitlines() + run.stdout.splitlines() if " kB, " in line or " MB, " in line
        ]
        assert said
        assert all((folder / line.split("  ")[0]).is_file() for line in said)
