"""Every character of an edition held against the faces before anything is rendered."""

from __future__ import annotations

import dataclasses
import functools
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from briefexport.errors import ContentError
from briefexport.plugin import Theme
from briefexport.render.fonts.files import coverage, faces_in, open_face
from briefexport.render.fonts.pictographs import is_pictorial, pictured, signs
from briefexport.render.fonts.scripts import Script, region_of, script_of
from briefexport.render.fonts.system import files_of
from briefexport.render.themes.faces import FontFace, font_faces, used_families

# Spaces, controls and formats are not drawn: a formatter takes them from the face beside them.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Cn", "Zs", "Zl", "Zp"})


def missing_characters(text: str | Iterable[str], faces: Iterable[FontFace]) -> tuple[str, ...]:
    """The characters of the text that must be seen and that none of the faces has, in code point order."""
    points = frozenset(map(ord, set(text)))
    for face in faces:
        points -= coverage(face.path, face.index)
        if not points:
            return ()
    return tuple(character for character in map(chr, sorted(points)) if is_drawn(character))


def is_drawn(character: str) -> bool:
    """False for spaces, controls, joiners, variation selectors and code points that are not assigned."""
    return unicodedata.category(character) not in _UNSEEN and not 0xFE00 <= ord(character) <= 0xFE0F


def needed_faces(theme: Theme, text: str | Iterable[str], *, language: str = "en") -> tuple[FontFace, ...]:
    """The faces that the text needs besides the theme's own: of `[fonts] paths`, then of the system's Noto families.

    Raises `ContentError` that names the first character no face has, and the line that installs one.
    """
    whole = text if isinstance(text, str) else "\n".join(text)
    pictures = {whole[place] for place in pictured(whole)}
    found: dict[Path, FontFace] = {}
    for character in sorted(pictures):
        found.update((face.path, face) for face in _pictures_for(character, theme))
    only = pictures - set(signs(whole)) if pictures else pictures
    for character in missing_characters(whole, own_faces(theme)):
        if not any(_serves(face, character, character in only) for face in found.values()):
            found.update((face.path, face) for face in _faces_for(character, theme, language))
    # Signs that stand in both kinds of faces are text.
    return tuple(sorted(found.values(), key=lambda face: is_pictorial(face.path.stem)))


def _serves(face: FontFace, character: str, as_picture: bool) -> bool:
    """True where the face has the character; a face of pictures serves for pictures alone."""
    return ord(character) in coverage(face.path, face.index) and (as_picture or not is_pictorial(face.path.stem))


def _pictures_for(character: str, theme: Theme) -> tuple[FontFace, ...]:
    """The face that shows the character as a picture; none where the machine has none."""
    for face in (face for path in theme.fallback_fonts for face in faces_in(path)):
        if ord(character) in coverage(face.path, face.index):
            return (face,)
    stems = filter(is_pictorial, script_of("\U0001f642").families)
    return next((faces for stem in stems if (faces := _installed(stem, "", ord(character)))), ())


def own_faces(theme: Theme) -> tuple[FontFace, ...]:
    """One face of each family that the theme uses: the plain cut, which has what the others have."""
    used, found = used_families(theme), dict[str, FontFace]()
    for face in sorted(font_faces(theme), key=lambda f: (f.style, abs(f.weight - 400))):
        found.setdefault(face.family, face)
    return tuple(face for family, face in found.items() if family in used)


def _faces_for(character: str, theme: Theme, language: str) -> tuple[FontFace, ...]:
    script = script_of(character)
    named = [_regional(face, region_of(script, language)) for path in theme.fallback_fonts for face in faces_in(path)]
    for face in named:
        if ord(character) in coverage(face.path, face.index):
            return tuple(other for other in named if other.family == face.family)
    for stem in sorted(script.families, key=is_pictorial):  # a sign of the text is a picture only where nothing else is
        if faces := _installed(stem, region_of(script, language), ord(character)):
            return faces
    raise _no_face(character, script)


@functools.lru_cache(maxsize=256)
def _installed(stem: str, region: str, point: int) -> tuple[FontFace, ...]:
    return tuple(face for file in files_of(stem) if point in coverage(file, (face := _of_region(file, region)).index))


def _of_region(file: Path, region: str) -> FontFace:
    """The file's face for a region, known to the system by its family's name."""
    index, family = _place(file, region)
    return FontFace(family, _weight(file), "normal", file, file, index=index, installed=True)


@functools.lru_cache(maxsize=64)
def _regional(face: FontFace, region: str) -> FontFace:
    """A face named in `[fonts] paths`: of a collection, the design for the region."""
    index, family = _place(face.path, region) if face.path.suffix.lower() in (".ttc", ".otc") else (0, face.family)
    return dataclasses.replace(face, family=family, index=index)


def _place(file: Path, region: str) -> tuple[int, str]:
    """Where a region's design stands in a collection, and its family's name."""
    import uharfbuzz as hb

    count = open_face(file).count
    names = [open_face(file, index).get_name(hb.OTNameIdPredefined.FONT_FAMILY) or "" for index in range(count)]
    index = next((i for i, name in enumerate(names) if name.endswith((f" {region}", f" {region} Bold"))), 0)
    return index, names[index].removesuffix(" Bold")


def _weight(file: Path) -> int:
    return 700 if "bold" in file.stem.lower() else 400


def _no_face(character: str, script: Script) -> ContentError:
    name = unicodedata.name(character, "a character without a name")
    return ContentError(
        f"no font here has {character!r} (U+{ord(character):04X} {name.lower()}, {script.name})",
        code="character-without-font",
        hint=f"apt-get install {script.package}, or name a font file under paths in [fonts] of briefexport.toml",
    )
