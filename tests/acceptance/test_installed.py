"""The wheel is whole: installed away from any checkout, briefexport makes its editions from what it carries."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from acceptance.running import ROOT, SEED, variables


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", folder, ROOT]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    return next(folder.glob("briefexport-*.whl"))


def test_the_wheel_carries_themes_fonts_and_their_licences(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert any(name.endswith("/theme.toml") for name in names)
    assert {Path(name).suffix for name in names} >= {".py", ".toml", ".css", ".ttf"}
    assert any("licenses/LICENSE" in name for name in names)
    folders = {str(Path(name).parent) for name in names if name.endswith(".ttf")}
    assert all(any(name.startswith(folder) and "OFL" in name for name in names) for folder in folders)
    assert "briefexport/py.typed" in names
    assert not [name for name in names if name.startswith(("tests", "docs", "source", "examples"))]


def test_it_works_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as pack:
        pack.extractall(site)
    # The dependencies are found where they are; briefexport itself before the editable one of the checkout.
    environment = variables(tmp_path, PYTHONPATH=str(site))
    where = [sys.executable, "-c", "import briefexport; print(briefexport.__file__)"]
    found = subprocess.run(where, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert found.stdout.startswith(str(site))
    for name in ("epub", "pdf", "audio"):
        command = [sys.executable, "-m", "briefexport", name, SEED, "-q", "-o", "out/"]
        run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr
    suffixes = {path.suffix for path in (tmp_path / "out").iterdir()}
    assert suffixes == {".epub", ".pdf", ".mp3", ".txt", ".vtt"}
