"""Words shaped with HarfBuzz: widths to measure with, glyphs to draw, in the order in which they are seen."""

from __future__ import annotations

import dataclasses
import functools
import unicodedata
from typing import Any

from briefexport.render.fonts.files import coverage, open_face
from briefexport.render.fonts.pictographs import is_pictorial, pictured
from briefexport.render.themes.faces import FontFace

# Joiners and selectors are set in the face of the character before them.
_CLINGING = frozenset({"Mn", "Me", "Mc", "Cf", "Zs"})


@dataclasses.dataclass(frozen=True)
class Run:
    """Glyphs of one face, left to right: (glyph, x, y) from the run's start, and its advance; all in em."""

    face: FontFace
    glyphs: tuple[tuple[int, float, float], ...]
    advance: float


@functools.lru_cache(maxsize=64)
def font_of(face: FontFace) -> Any:
    """The HarfBuzz font of a face, in its own units."""
    import uharfbuzz as hb

    return hb.Font(open_face(face.path, face.index))


@functools.lru_cache(maxsize=4096)
def shape(
    text: str, faces: tuple[FontFace, ...], *, rtl: bool = False, features: tuple[str, ...] = ()
) -> tuple[Run, ...]:
    """A line of text in the order it is seen. `faces` are tried in order for each character; `rtl` is the paragraph's
    direction. Characters no face has are left out: check before with `missing_characters`."""
    pieces = _visual(text, rtl) if rtl or any(map(_is_rtl, text)) else [(text, False)]
    return tuple(
        _run(part, face, backwards, features)
        for piece, backwards in pieces
        for part, face in _ordered(_by_face(piece, faces), backwards)
    )


def width(text: str, faces: tuple[FontFace, ...], *, features: tuple[str, ...] = ()) -> float:
    """The width of a text in em."""
    return sum(run.advance for run in shape(text, faces, features=features))


def _is_rtl(character: str) -> bool:
    return character > "\u0590" and unicodedata.bidirectional(character) in ("R", "AL")


def _visual(text: str, rtl: bool) -> list[tuple[str, bool]]:
    """Runs of one direction in the order they are seen (UAX #9), each with whether it runs backwards."""
    runs: list[tuple[str, int]] = []
    for character, level in _levels(text, rtl):
        if runs and runs[-1][1] == level:
            runs[-1] = (runs[-1][0] + character, level)
        else:
            runs.append((character, level))
    for level in range(max((level for _, level in runs), default=0), 0, -1):
        _reverse_from(runs, level)
    return [(piece, level % 2 == 1) for piece, level in runs]


def _reverse_from(runs: list[tuple[str, int]], level: int) -> None:
    """Rule L2: reverse every sequence of runs at this level or above."""
    start = 0
    while start < len(runs):
        end = start
        while end < len(runs) and runs[end][1] >= level:
            end += 1
        runs[start:end] = reversed(runs[start:end])
        start = max(end, start) + 1


def _levels(text: str, rtl: bool) -> list[tuple[str, int]]:
    """Each character with its embedding level."""
    from bidi import algorithm

    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = int(rtl), "R" if rtl else "L"
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    return _with_joiners(text, [(char["ch"], char["level"]) for char in storage["chars"]], int(rtl))


def _with_joiners(text: str, kept: list[tuple[str, int]], level: int) -> list[tuple[str, int]]:
    """Rule X9 takes out joiners and other formats; they come back at the level of the character before them."""
    found: list[tuple[str, int]] = []
    place = 0
    for character in text:
        if place < len(kept) and kept[place][0] == character:
            level = kept[place][1]
            place += 1
        found.append((character, level))
    return found


def _by_face(text: str, faces: tuple[FontFace, ...]) -> list[tuple[str, FontFace]]:
    """The text in pieces of one face, in logical order."""
    pieces: list[tuple[str, FontFace]] = []
    shown = pictured(text)
    for place, character in enumerate(text):
        ranked = _pictures_first(faces) if place in shown else faces
        if pieces and _stays(character, pieces[-1][1], ranked):
            pieces[-1] = (pieces[-1][0] + character, pieces[-1][1])
        else:
            face = next((f for f in ranked if ord(character) in coverage(f.path, f.index)), faces[0])
            pieces.append((character, face))
    return pieces


def _pictures_first(faces: tuple[FontFace, ...]) -> tuple[FontFace, ...]:
    return tuple(sorted(faces, key=lambda face: not is_pictorial(face.path.stem)))


def _stays(character: str, face: FontFace, faces: tuple[FontFace, ...]) -> bool:
    if face is faces[0] and ord(character) in coverage(face.path, face.index):
        return True
    if unicodedata.category(character) in _CLINGING:
        # A font of emoji has a space as wide as its pictures.
        return not (character == " " and is_pictorial(face.path.stem))
    first = next((f for f in faces if ord(character) in coverage(f.path, f.index)), None)
    return first is None or first is face


def _ordered(pieces: list[tuple[str, FontFace]], backwards: bool) -> list[tuple[str, FontFace]]:
    return pieces[::-1] if backwards else pieces


def _run(text: str, face: FontFace, backwards: bool, features: tuple[str, ...]) -> Run:
    import uharfbuzz as hb

    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if backwards else "ltr"
    font = font_of(face)
    hb.shape(font, buffer, dict.fromkeys(features, True))
    scale, x, glyphs = 1 / font.face.upem, 0, []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if info.codepoint:
            glyphs.append((info.codepoint, (x + position.x_offset) * scale, position.y_offset * scale))
            x += position.x_advance
    return Run(face, tuple(glyphs), x * scale)
