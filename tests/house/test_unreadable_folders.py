"""A folder that may not be looked into: its briefs are not missed in silence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefexport.errors import FileError
from briefexport.registry import Registry
from briefexport.workspace import sources


def test_a_part_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "open.md").write_text("# Open\n\nWords.\n")
    looked_into = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return looked_into(path)

    monkeypatch.setattr(os, "scandir", refuse)  # the superuser may look into everything
    with pytest.raises(FileError, match=r"closed cannot be read: Permission denied"):
        sources.discover([str(tmp_path)], Registry())


def test_hidden_folders_are_not_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "open.md").write_text("# Open\n\nWords.\n")
    looked_into: list[str] = []
    listed = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: (looked_into.append(str(path)), listed(path))[1])
    assert [found.path.name for found in sources.discover([str(tmp_path)], Registry())] == ["open.md"]
    assert not [path for path in looked_into if path.endswith(".git")]
