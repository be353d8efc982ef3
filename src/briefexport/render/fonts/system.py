"""The fonts the machine has, in the folders where each system keeps them."""

from __future__ import annotations

import functools
import sys
from pathlib import Path

from briefexport.render.fonts.files import SUFFIXES

_FOLDERS = {
    "linux": ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"),
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
    "win32": ("C:/Windows/Fonts", "~/AppData/Local/Microsoft/Windows/Fonts"),
}


@functools.lru_cache(maxsize=1)
def installed() -> dict[str, tuple[Path, ...]]:
    """Lower-case file stem without style (`notonaskharabic`) → the files of that family, in a fixed order."""
    found: dict[str, list[Path]] = {}
    for folder in _FOLDERS.get(sys.platform, _FOLDERS["linux"]):
        home = Path(folder).expanduser()
        for file in sorted(home.rglob("*")) if home.is_dir() else ():
            if file.suffix.lower() in SUFFIXES:
                found.setdefault(file.stem.split("-")[0].lower(), []).append(file)
    return {stem: tuple(files) for stem, files in found.items()}


def files_of(stem: str) -> tuple[Path, ...]:
    """The installed files whose names begin with a family's stem: the plain and the bold cut, the plain one first."""
    wanted = {"": 0, "regular": 0, "vf": 1, "bold": 2}
    ranked = []
    for file in installed().get(stem.lower(), ()):
        cut = file.stem.partition("-")[2].lower().split("[")[0]
        if cut in wanted:
            ranked.append((wanted[cut], file))
    return tuple(file for _, file in sorted(ranked))
