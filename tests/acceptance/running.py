"""The program as its users start it: a process of its own, with an environment that is wholly ours."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEED = ROOT / "source" / "000_36ebadd4edbdb3b2.txt"
PROGRAM = (sys.executable, "-m", "briefexport")


def variables(home: Path, **more: str) -> dict[str, str]:
    """PATH and a home of its own; nothing else of this machine's but what `more` says."""
    kept = {name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ}
    return {**kept, "PATH": os.environ["PATH"], "HOME": str(home), "LC_ALL": "C.UTF-8", **more}


def briefexport(
    *arguments: str | Path, folder: Path, check: int | None = 0, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command in `folder`; `check` is the exit code it must have (None: any)."""
    run = subprocess.run(
        [*PROGRAM, *map(str, arguments)], cwd=folder, env=variables(folder, **environment), stdin=subprocess.DEVNULL,
        capture_output=True, encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip
    assert check is None or run.returncode == check, f"{arguments} gave {run.returncode}:\n{run.stderr}"
    assert "Traceback" not in run.stderr
    return run


def workspace(folder: Path, name: str = "brief.txt") -> Path:
    """A workspace with the seed as its one source."""
    (folder / "source").mkdir(parents=True)
    shutil.copyfile(SEED, folder / "source" / name)
    return folder


def sums(folder: Path) -> dict[str, str]:
    """SHA-256 of every file directly in a folder but the manifest, whose states are outside the byte promise."""
    files = [path for path in sorted(folder.iterdir()) if path.name != "manifest.json"]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
