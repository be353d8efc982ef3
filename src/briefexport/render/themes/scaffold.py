"""The files of a new theme."""

from __future__ import annotations


def scaffold_theme(name: str) -> dict[str, str]:
    """Relative path → text of a theme that stands on `default` and renders every block kind."""
    return {
        f"{name}/theme.toml": _THEME.format(name=name),
        f"{name}/print.css": _PRINT,
        f"{name}/book.css": _BOOK,
    }


_THEME = """\
# The theme {name}. Tokens not named here are those of the theme it extends; docs/themes.md lists them.
summary = "{name}: the house style of …"
extends = "default"

[tokens]
accent = "#1b4965"

# What differs on US Letter:
# [page.Letter]
# margin-left = "60pt"
"""
_PRINT = """\
/* Rules for the printed page, read after those of the theme this one extends. Tokens are written var(--accent). */
h1.headline { color: var(--accent) }
"""
_BOOK = """\
/* Rules for the EPUB, read after those of the theme this one extends. Only em; the reader's own settings rule. */
p.kicker { letter-spacing: .04em }
"""
