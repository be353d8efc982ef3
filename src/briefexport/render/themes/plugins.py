"""The themes that come with briefexport, through the same door as a stranger's."""

from __future__ import annotations

from pathlib import Path

from briefexport.plugin import API_VERSION


def builtin_folder() -> Path:
    """Where the built-in themes' data stand: inside the installed package, or in the checkout."""
    package = Path(__file__).resolve().parents[2]
    installed = package / "themes"
    return installed if installed.is_dir() else package.parents[1] / "themes"


class DefaultTheme:
    api = API_VERSION
    summary = "A plain brief in one column: Literata and Public Sans"
    files = builtin_folder() / "default"


class NewspaperTheme:
    api = API_VERSION
    summary = "A newspaper page: masthead, two justified columns, Source Serif and Source Sans"
    files = builtin_folder() / "newspaper"


class PolicyTheme:
    api = API_VERSION
    summary = "A think tank's policy brief: margin column, key points, navy, Literata and Public Sans"
    files = builtin_folder() / "policy"


class LargePrintTheme:
    api = API_VERSION
    summary = "Large print for low vision: 18 point, ragged right, black on white, Atkinson Hyperlegible Next"
    files = builtin_folder() / "largeprint"
