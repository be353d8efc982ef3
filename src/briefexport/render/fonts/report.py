"""What `doctor` says about fonts."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from pathlib import Path

from briefexport.render.fonts.files import coverage, faces_in
from briefexport.render.fonts.scripts import SCRIPTS, Script
from briefexport.render.fonts.system import files_of


@dataclasses.dataclass(frozen=True)
class FontState:
    """A writing system and the font file that sets it here; `hint` is the line that installs one where none does."""

    script: str
    ready: bool
    file: str = ""
    hint: str = ""


def font_report(paths: Iterable[Path] = ()) -> tuple[FontState, ...]:
    """One line a script beyond the bundled Latin, Greek and Cyrillic; `paths` are those of `[fonts]`."""
    own = [face.path for path in paths for face in faces_in(path)]
    return tuple(_state(script, own) for script in SCRIPTS)


def _state(script: Script, own: list[Path]) -> FontState:
    candidates = [*own, *(file for stem in script.families for file in files_of(stem))]
    wanted = set(map(ord, script.sample))
    file = next((file for file in candidates if wanted <= coverage(file)), None)
    if file is None:
        return FontState(script.name, False, hint=f"apt-get install {script.package}")
    return FontState(script.name, True, file=file.name)
