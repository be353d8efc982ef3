"""Tokens, contrast, parents, stylesheets, fonts: what a theme may say and what is said when it may not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefexport.errors import UsageError
from briefexport.plugin import Theme, Typography
from briefexport.render import themes
from briefexport.render.printed import printed
from briefexport.render.themes.contrast import canonical, contrast, nearest
from briefexport.render.themes.loading import token_kinds
from briefexport.testing.themes import ThemeContract

from .samples import edition

ALL = {
    "default": themes.DefaultTheme,
    "newspaper": themes.NewspaperTheme,
    "policy": themes.PolicyTheme,
    "largeprint": themes.LargePrintTheme,
}
COLORS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def resolved(name: str = "default", **tokens: Any) -> Theme:
    return themes.resolve(ALL[name](), name, overrides=tokens)


class TestDefault(ThemeContract):
    theme = themes.DefaultTheme


class TestNewspaper(ThemeContract):
    theme = themes.NewspaperTheme


class TestPolicy(ThemeContract):
    theme = themes.PolicyTheme


class TestLargePrint(ThemeContract):
    theme = themes.LargePrintTheme


class Plugin:
    """A theme in a folder of a test."""

    api = 1
    summary = "under test"

    def __init__(self, files: Path) -> None:
        self.files = files


def written(folder: Path, text: str) -> Plugin:
    folder.mkdir(exist_ok=True)
    (folder / "theme.toml").write_text(text)
    return Plugin(folder)


@pytest.mark.parametrize(
    ("token", "value", "code"),
    [
        ("ink", "#bbbbbb", "token-contrast"),
        ("ink", "red", "token-invalid"),
        ("inc", "#000", "token-unknown"),
        ("columns", 9, "token-invalid"),
        ("columns", "two", "token-invalid"),
        ("columns", 1.5, "token-invalid"),
        ("serif", "Comic Sans", "token-invalid"),
        ("body-size", "11", "token-invalid"),
        ("body-size", "1e9px", "token-invalid"),
        ("body-size", "99999px", "token-invalid"),
        ("page-size", "3x3cm", "token-invalid"),
        ("page-size", "9x9km", "token-invalid"),
        ("logo", 3, "token-invalid"),
    ],
)
def test_a_value_that_a_token_cannot_take_is_named(token: str, value: object, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        themes.resolve(themes.DefaultTheme(), "default", overrides={token: value})  # type: ignore[dict-item]
    assert caught.value.code == code
    assert token in caught.value.message
    assert caught.value.hint


def test_a_token_may_be_written_with_underscores_and_short_colours() -> None:
    assert resolved(body_size="10pt").tokens["body-size"] == "10pt"
    assert resolved(ink="#000").tokens["ink"] == "#000000"


def test_what_is_set_from_outside_wins_over_the_paper() -> None:
    paper = themes.values(resolved(), page_size="Letter")
    assert paper["margin-left"] != themes.values(resolved())["margin-left"]
    assert themes.values(resolved(margin_left="33pt"), page_size="Letter")["margin-left"] == "33pt"


def test_large_print_asks_for_more_contrast_than_others() -> None:
    assert resolved(ink="#595959")
    with pytest.raises(UsageError, match="needs 7"):
        resolved("largeprint", ink="#666666")


@given(COLORS, COLORS)
def test_contrast_is_what_wcag_says(one: str, other: str) -> None:
    ratio = contrast(one, other)
    assert 1 <= ratio <= 21.0001
    assert ratio == contrast(other, one)
    assert contrast(one, one) == 1
    assert canonical(one.upper()) == one


@given(COLORS, COLORS)
def test_the_colour_in_the_hint_does_what_it_says(color: str, ground: str) -> None:
    assert contrast(nearest(color, ground, 4.5), ground) >= 4.5


def test_black_on_white_is_twenty_one() -> None:
    assert round(contrast("#000000", "#ffffff"), 6) == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54  # WCAG's own example of a grey that passes


@pytest.mark.parametrize("name", ALL)
def test_every_text_colour_of_every_theme_is_held_to_its_ground(name: str) -> None:
    theme = resolved(name)
    for token, kind in token_kinds(theme).items():
        if kind == "color" and ("ink" in token or token in ("grey", "accent", "cover-accent", "cover-grey")):
            ground = "cover-ground" if token.startswith("cover") else "paper"
            least = 7 if name == "largeprint" else 4.5
            assert contrast(str(theme.tokens[token]), str(theme.tokens[ground])) >= least
            if ground == "paper":
                assert contrast(str(theme.tokens[token]), str(theme.tokens["tint"])) >= least


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("medium", ["book", "print"])
def test_every_token_a_sheet_uses_is_filled_in(name: str, medium: Any) -> None:
    assert "var(" not in themes.stylesheet(resolved(name), medium)


@pytest.mark.parametrize("name", ALL)
def test_the_book_leaves_face_size_and_colour_to_its_reader(name: str) -> None:
    sheet = themes.stylesheet(resolved(name), "book")
    assert "@font-face" not in sheet
    assert not re.search(
        r"(?:^|\})\s*(?:html|body|p)\s*\{[^}]*(?:font-|color|background|text-align|line-height)", sheet
    )
    assert not re.search(r"\d(?:pt|mm|cm|in)\b", sheet)
    assert set(re.findall(r"([\d.]+)px", sheet)) <= {"1", "2"}


def test_fonts_inside_a_book_come_with_their_rules() -> None:
    sheet = themes.stylesheet(resolved(), "book", font_url=lambda face: f"fonts/{face.path.name}")
    assert 'url("fonts/Literata-Regular.ttf")' in sheet
    assert re.search(r'body \{ font-family: "Literata"', sheet)


def test_no_token_can_end_the_rule_it_stands_in(tmp_path: Path) -> None:
    text = 'extends = "default"\n[tokens]\nslogan = {type = "text", value = "x"}\n'
    plugin = written(tmp_path / "t", text)
    (plugin.files / "print.css").write_text("p.slogan::before { content: var(--slogan) }")
    evil = '"; } @import "http://x/"; p { content: "\\'
    sheet = themes.stylesheet(themes.resolve(plugin, "t", overrides={"slogan": evil}), "print")
    rule = sheet[sheet.index("p.slogan") :]
    assert '"' not in re.sub(r"\\[0-9a-f]+ ", "", rule)[rule.index('"') + 1 :].split('" }')[0]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("extends = 'nowhere'", "theme-parent"),
        ("extends = 't'", "theme-parent"),
        ("nonsense = 1", "theme-invalid"),
        ("not toml", "theme-invalid"),
        ("extends = 'default'\n[tokens]\nnew = '#000'", "token-invalid"),
        ("extends = 'default'\n[tokens]\nink = '#777'", "token-contrast"),
        (
            "extends = 'default'\n[[fonts]]\nfamily = 'X'\nfolder = 'f'\nlicense = 'L'\nfaces = [{file = 'x.ttf'}]",
            "theme-font-missing",
        ),
    ],
)
def test_a_theme_at_fault_is_named(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        themes.resolve(written(tmp_path / "t", text), "t")
    assert caught.value.code == code


def test_a_folder_without_a_theme_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        themes.resolve(Plugin(tmp_path), "t")
    assert caught.value.code == "theme-unreadable"


def test_a_new_theme_resolves_and_changes_what_it_says(tmp_path: Path) -> None:
    for path, text in themes.scaffold_theme("house").items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    theme = themes.resolve(Plugin(tmp_path / "house"), "house")
    page = printed(edition("seed"), theme, Typography(), stamp="2024-11-18T00:00:00Z")
    assert str(theme.tokens["accent"]) in page.css


@pytest.mark.parametrize("name", ALL)
def test_fonts_stand_beside_their_licence_and_name_what_it_reserves(name: str) -> None:
    for face in themes.font_faces(resolved(name)):
        licence = face.license.read_text(encoding="utf-8")
        assert "SIL Open Font License" in licence or "SIL OPEN FONT LICENSE" in licence
        if face.reserved_name:
            assert face.reserved_name in licence
        else:
            assert "with Reserved Font Name" not in licence.split("-----")[0]


def test_the_default_theme_reserves_no_name() -> None:
    assert {face.reserved_name for face in themes.font_faces(resolved())} == {""}


def test_importing_themes_is_light() -> None:
    import subprocess
    import sys

    code = "import briefexport.render.themes, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"lxml", "uharfbuzz", "PIL", "weasyprint", "pyphen"} & set(loaded)
