"""Kept bytes: made once, whole or absent, never in the way."""

from pathlib import Path

from briefexport.keeping import kept


def _never() -> bytes:
    raise AssertionError("it was kept, and need not be made")


def test_what_was_made_is_kept(tmp_path: Path) -> None:
    assert kept(tmp_path / "cache", "key", lambda: b"dear") == b"dear"
    assert kept(tmp_path / "cache", "key", _never) == b"dear"


def test_a_torn_file_is_made_anew(tmp_path: Path) -> None:
    kept(tmp_path, "key", lambda: b"dear")
    (tmp_path / "key").write_bytes((tmp_path / "key").read_bytes()[:-1])
    assert kept(tmp_path, "key", lambda: b"again") == b"again"


def test_no_folder_and_no_room_are_no_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert kept(None, "key", lambda: b"dear") == b"dear"
    assert kept(tmp_path / "file", "key", lambda: b"dear") == b"dear"


def test_the_oldest_are_forgotten(tmp_path: Path) -> None:
    for number in range(12):
        kept(tmp_path, str(number), lambda: b"dear", most=8)
    left = {path.name for path in tmp_path.iterdir()}
    assert len(left) <= 8
    assert "11" in left
