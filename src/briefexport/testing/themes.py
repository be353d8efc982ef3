"""The theme's contract."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar, Literal

import pytest

from briefexport.plugin import API_VERSION, Theme
from briefexport.testing.declared import made


class ThemeContract:
    """Subclass it, name your class in `theme`. Resolving checks token types, contrast (WCAG 2.2 AA) and font files."""

    theme: ClassVar[Any]

    def resolved(self) -> Theme:
        from briefexport.render import themes

        return themes.resolve(made(type(self).theme), "under-test")

    def test_it_says_its_api_and_a_summary(self) -> None:
        plugin = made(type(self).theme)
        assert plugin.api == API_VERSION
        assert plugin.summary.strip()
        assert (Path(plugin.files) / "theme.toml").is_file()

    def test_it_resolves(self) -> None:
        assert self.resolved().tokens

    @pytest.mark.parametrize("medium", ["book", "print"])
    def test_it_has_a_stylesheet_for_both_media(self, medium: Literal["book", "print"]) -> None:
        from briefexport.render import themes

        assert themes.stylesheet(self.resolved(), medium).strip()

    def test_its_fonts_are_there_with_their_licences(self) -> None:
        from briefexport.render import themes

        for face in themes.font_faces(self.resolved()):
            assert face.path.is_file()
            assert face.license.is_file(), f"{face.path.name} needs its licence beside it"
