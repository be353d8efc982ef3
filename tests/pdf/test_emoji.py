"""Emoji in print: in colour where the text shows pictures, in ink where it sets signs, whatever stands beside them."""

from __future__ import annotations

import subprocess

import pytest

from briefexport.render import themes
from briefexport.render.fonts import needed_faces
from briefexport.render.fonts.pictographs import is_pictorial, pictured
from briefexport.render.fonts.shaping import shape
from briefexport.render.themes.faces import FontFace, font_faces
from pdf.conftest import THEMES, Set
from pdf.samples import article, edition, said
from pdf.test_exporter import has_face

pytestmark = pytest.mark.skipif(
    not (has_face("emoji") and has_face("symbols")),
    reason="no faces for emoji and symbols: apt-get install fonts-noto-color-emoji fonts-noto-core",
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\U0001f44d", {0}),
        ("a \u2705 b", {2}),
        ("\u26a0 is a sign", set()),
        ("\u26a0\ufe0f is a picture", {0}),
        ("\U0001f44d\ufe0e", set()),
        ("1\ufe0f\u20e3 and 1", {0}),
        ("© ™ → ★ ☐ x2", set()),
    ],
)
def test_the_text_says_what_is_a_picture(text: str, shown: set[int]) -> None:
    assert pictured(text) == shown


@pytest.mark.parametrize(
    "words", ["\U0001f44d", "\U0001f44d \u2605", "\u26a0\ufe0f \u21d2 \u2605", "\u2714\ufe0f \u2605"]
)
@pytest.mark.parametrize("theme", THEMES)
def test_a_picture_is_in_colour_whatever_stands_beside_it(set_pdf: Set, theme: str, words: str) -> None:
    """Once a star in the brief took the colour from its thumbs: another face has both, and came first."""
    path = set_pdf(edition(article(body=(said(f"So {words} it is."),))), theme=theme)
    fonts = subprocess.run(["pdffonts", path], capture_output=True, check=True, text=True).stdout
    assert "Emoji" in fonts
    assert ("Symbols2" in fonts) == ("\u2605" in words)


def _faces(text: str) -> tuple[FontFace, ...]:
    theme = themes.resolve(themes.DefaultTheme(), "default")
    return font_faces(theme)[:1] + needed_faces(theme, text)


def test_a_sign_that_is_no_picture_is_set_in_ink() -> None:
    faces = _faces("\u260e \u2708")
    assert faces[1:] and not any(is_pictorial(face.path.stem) for face in faces)


def test_lines_are_measured_in_the_faces_they_are_set_in() -> None:
    text = "\u260e\U0001f44d\u260e\ufe0f"
    runs = shape(text, _faces(text))
    assert [is_pictorial(run.face.path.stem) for run in runs] == [False, True]
