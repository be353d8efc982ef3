"""The fonts a theme brings."""

from __future__ import annotations

import dataclasses
import functools
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from briefexport.plugin import Theme


class FaceFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    file: str
    weight: Annotated[int, Meta(ge=1, le=1000)] = 400
    style: Literal["normal", "italic"] = "normal"


class Family(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """One `[[fonts]]` table of theme.toml: a family with its folder, its licence's file and its faces."""

    family: str
    folder: str
    license: str
    faces: tuple[FaceFile, ...]
    reserved_name: str = ""


@dataclasses.dataclass(frozen=True, eq=False)  # made once for a file: compared, and looked up, by identity
class FontFace:
    """One font file. `reserved_name` is the licence's Reserved Font Name: such a file is never shipped cut down.

    `index` is the face's place in a collection. `installed` says that the system knows the family by its name.
    """

    family: str
    weight: int
    style: Literal["normal", "italic"]
    path: Path
    license: Path
    reserved_name: str = ""
    index: int = 0
    installed: bool = False


def faces_of(folder: Path, family: Family) -> tuple[FontFace, ...]:
    """The family's faces, its files found below the theme's folder."""
    home = folder / family.folder
    licence = home / family.license
    return tuple(
        FontFace(family.family, face.weight, face.style, home / face.file, licence, family.reserved_name)
        for face in family.faces
    )


def font_faces(theme: Theme) -> tuple[FontFace, ...]:
    """The faces of the theme and its parents, the most particular theme's first; each family once."""
    return _faces(theme.folders)


@functools.lru_cache(maxsize=32)
def _faces(folders: tuple[Path, ...]) -> tuple[FontFace, ...]:
    from briefexport.render.themes.loading import described

    found: dict[str, tuple[FontFace, ...]] = {}
    for folder in reversed(folders):
        for family in described(folder).fonts:
            found.setdefault(family.family, faces_of(folder, family))
    return tuple(face for faces in found.values() for face in faces)


def used_families(theme: Theme) -> tuple[str, ...]:
    """The families that the theme's font tokens name, in the order of the tokens; each once."""
    from briefexport.render.themes.loading import token_kinds

    kinds = token_kinds(theme)
    return tuple(dict.fromkeys(str(value) for name, value in theme.tokens.items() if kinds.get(name) == "font"))
