"""Font files, opened with HarfBuzz: code points, names, and the faces that stand in a folder."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

from briefexport.errors import UsageError
from briefexport.render.themes.faces import FontFace

SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
# Weights by the words that font files are named with (OpenType OS/2 usWeightClass).
_WEIGHTS = {
    "thin": 100, "extralight": 200, "light": 300, "regular": 400, "medium": 500, "semibold": 600, "demibold": 600,
    "bold": 700, "extrabold": 800, "black": 900,
}  # fmt: skip


@functools.lru_cache(maxsize=64)
def open_face(path: Path, index: int = 0) -> Any:
    """The HarfBuzz face of a file (mapped into memory, not read). Raises `UsageError` for what is no font."""
    import uharfbuzz as hb

    try:
        blob = hb.Blob.from_file_path(str(path))
    except (OSError, hb.HarfBuzzError) as fault:
        raise _unreadable(path, str(fault)) from fault
    face = hb.Face(blob, index)
    if face.glyph_count == 0:
        raise _unreadable(path, "it holds no glyphs")
    return face


def _unreadable(path: Path, why: str) -> UsageError:
    return UsageError(
        f"{path.name} cannot be used as a font: {why}",
        code="font-unreadable",
        hint="put a whole TrueType or OpenType file there (.ttf, .otf, .ttc)",
        file=str(path),
    )


@functools.lru_cache(maxsize=64)
def coverage(path: Path, index: int = 0) -> frozenset[int]:
    """The code points a font file has glyphs for."""
    return frozenset(open_face(path, index).unicodes)


@functools.lru_cache(maxsize=64)
def faces_in(path: Path) -> tuple[FontFace, ...]:
    """The faces of a file, or of all font files below a folder, by family, weight and style. Files that are no fonts
    are an error when they are named, and passed over in a folder."""
    if path.is_file():
        return (_face(path),)
    if not path.is_dir():
        raise UsageError(
            f"there is no font file or folder {path}",
            code="font-path",
            hint="mend paths under [fonts] in briefexport.toml",
        )
    files = sorted(file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES)
    return tuple(face for file in files if (face := _face_or_none(file)) is not None)


def _face_or_none(file: Path) -> FontFace | None:
    try:
        return _face(file)
    except UsageError:
        return None


def _face(path: Path) -> FontFace:
    import uharfbuzz as hb

    face = open_face(path)
    name = hb.OTNameIdPredefined
    family = face.get_name(name.TYPOGRAPHIC_FAMILY) or face.get_name(name.FONT_FAMILY) or path.stem
    style = face.get_name(name.TYPOGRAPHIC_SUBFAMILY) or face.get_name(name.FONT_SUBFAMILY) or "Regular"
    weight, slope = _style(style)
    return FontFace(family, weight, slope, path, path)


def _style(words: str) -> tuple[int, Literal["normal", "italic"]]:
    plain = words.lower().replace(" ", "")
    slope: Literal["normal", "italic"] = "italic" if "italic" in plain or "oblique" in plain else "normal"
    plain = plain.replace("italic", "").replace("oblique", "")
    return _WEIGHTS.get(plain, 400), slope


def families_in(paths: Iterable[Path]) -> dict[str, tuple[FontFace, ...]]:
    """Family → its faces, of files and folders in the order given."""
    found: dict[str, list[FontFace]] = {}
    for path in paths:
        for face in faces_in(path):
            found.setdefault(face.family, []).append(face)
    return {family: tuple(faces) for family, faces in found.items()}


def licence_words(path: Path) -> str:
    """The licence a font file states about itself (OpenType name 13), else its copyright (name 0), else nothing."""
    import uharfbuzz as hb

    face = open_face(path)
    name = hb.OTNameIdPredefined
    return face.get_name(name.LICENSE) or face.get_name(name.COPYRIGHT) or ""
