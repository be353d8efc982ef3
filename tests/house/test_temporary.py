"""One folder for all temporary files of a run; `tempfile` knows of it, loaded or not, and forgets it afterwards."""

import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefexport.errors import FileError
from briefexport.pipeline.temporary import scratch_folder, temporary_files

LATER = """
import sys
from briefexport.pipeline.temporary import scratch_folder, temporary_files

assert "tempfile" not in sys.modules
with temporary_files():
    import tempfile

    inside = tempfile.mkdtemp()
    with scratch_folder() as scratch:
        print(scratch.parent == __import__("pathlib").Path(inside).parent)
print(tempfile.gettempdir() in inside, __import__("os").path.exists(inside))
"""


def test_a_folder_of_ones_own_that_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "kept").mkdir()
    with scratch_folder() as folder:
        assert folder.parent == tmp_path
        assert folder.stat().st_mode & 0o777 == 0o700
        (folder / "deep" / "deeper").mkdir(parents=True)
        (folder / "deep" / "file").write_text("something")
        (folder / "link").symlink_to(tmp_path / "kept")
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_it_is_removed_after_a_failure_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(ZeroDivisionError), scratch_folder():
        raise ZeroDivisionError
    assert not list(tmp_path.iterdir())


def test_tempfile_is_told_and_told_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", "/elsewhere")
    with temporary_files():
        assert Path(tempfile.gettempdir()).parent == tmp_path
        assert os.environ["TMPDIR"] == tempfile.gettempdir()
    assert tempfile.gettempdir() == str(tmp_path)
    assert os.environ["TMPDIR"] == "/elsewhere"


def test_tempfile_loaded_later_knows_too(tmp_path: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    run = subprocess.run([sys.executable, "-c", LATER], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["True", "True", "False"]


def test_nowhere_to_put_it_is_an_error_with_a_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(FileError, match="no temporary folder") as failure, scratch_folder():
        pass
    assert "TMPDIR" in failure.value.hint


def test_what_resists_keeps_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    whole = Path.unlink

    def resisting(path: Path) -> None:
        if path.name == "one":
            raise PermissionError(path)
        whole(path)

    with scratch_folder() as folder:
        for name in ("one", "two", "three"):
            (folder / name).write_text(name)
        monkeypatch.setattr(Path, "unlink", resisting)
    assert not list(tmp_path.iterdir())


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_killed_run_is_swept_up_after_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a living run holds stays, and so does what is called otherwise or is no folder."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    kept = ["briefexport-else", "briefexport-run-file", "briefexport-run-link"]
    (tmp_path / kept[0]).mkdir()
    (tmp_path / kept[1]).write_text("no folder")
    (tmp_path / kept[2]).symlink_to(tmp_path / kept[0])
    with _waiting() as living:
        with _waiting() as killed:
            assert len(names(tmp_path)) == 5
            killed.kill()
        with temporary_files():
            assert len(names(tmp_path)) == 5  # the living one's, and this one's
        assert len(names(tmp_path)) == 4
        living.communicate()
    assert names(tmp_path) == kept


WAITING = """
import sys
from briefexport.pipeline.temporary import temporary_files

with temporary_files():
    print("here", flush=True)
    sys.stdin.read()
"""


@contextlib.contextmanager
def _waiting() -> Iterator["subprocess.Popen[bytes]"]:
    with subprocess.Popen([sys.executable, "-c", WAITING], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as run:
        assert run.stdout
        run.stdout.readline()
        yield run
