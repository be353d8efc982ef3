"""The theme's stylesheets with its tokens filled in."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

from briefexport.errors import UsageError
from briefexport.plugin import Theme
from briefexport.render.themes.faces import FontFace, font_faces, used_families
from briefexport.render.themes.loading import token_kinds, values
from briefexport.render.themes.pages import page_size as measured
from briefexport.render.themes.tokens import Kind, Value, canonical_name

Medium = Literal["book", "print"]
_TOKEN = re.compile(r"var\(--([a-z0-9-]+)\)")
_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
_GENERIC = {"serif": "serif", "sans": "sans-serif", "mono": "monospace"}


def as_file(face: FontFace) -> str:
    """The address of a face's file on this machine, as a page formatter wants it."""
    return face.path.as_uri()


def stylesheet(
    theme: Theme,
    medium: Medium,
    *,
    page_size: str = "",
    columns: int = 0,
    settings: Mapping[str, Value] | None = None,
    font_url: Callable[[FontFace], str] | None = None,
    fallbacks: tuple[FontFace, ...] = (),
) -> str:
    """The sheets of the theme and its parents for a medium, in one, tokens filled in and comments taken out.

    `page_size` and `columns` rule over the theme's own when they are given; `settings` are values that the line setting
    chose, above the tokens (`{"body-size": "9.6pt"}`). `font_url` gives the address for each face: with it `@font-face`
    rules stand at the head (print has them always, with the files' own addresses), and a book's body is set in the
    theme's serif (without it a book leaves the choice to its reader). `fallbacks` are faces for other scripts, named
    after the theme's own in every font stack. Raises `UsageError` for a page size or a token that is none.
    """
    filled = values(theme, page_size=page_size, columns=columns)
    filled |= {canonical_name(name): value for name, value in (settings or {}).items()}
    font_url = font_url or (as_file if medium == "print" else None)
    known = _spelled(filled, token_kinds(theme), medium, fallbacks)
    width, height = measured(str(filled["page-size"]))
    known |= {"page-width": f"{width:.2f}pt", "page-height": f"{height:.2f}pt"}
    # One column is no columns: a formatter then need not balance anything.
    known["column-count"] = known["columns"] if filled["columns"] != 1 else "auto"
    body = "".join(_sheet(folder / f"{medium}.css") for folder in theme.folders)
    if font_url and medium == "book":
        body += _sheet(theme.folders[0] / "book-fonts.css")
    return _face_rules(theme, medium, font_url, fallbacks) + _TOKEN.sub(lambda found: _fill(found, known, theme), body)


@functools.lru_cache(maxsize=32)
def _sheet(path: Path) -> str:
    return _COMMENT.sub("", path.read_text(encoding="utf-8")) if path.is_file() else ""


def _fill(found: re.Match[str], known: Mapping[str, str], theme: Theme) -> str:
    if found[1] not in known:
        raise UsageError(
            f"a stylesheet of the theme {theme.name} uses the token {found[1]}, which no theme.toml declares",
            code="token-undeclared",
            hint=f"declare it: {found[1]} = {{type = …, value = …}}",
        )
    return known[found[1]]


def print_family(family: str) -> str:
    """The name a family goes by in print, which no font of the system has: what is installed there changes nothing."""
    return f"briefexport {family}"


def _spelled(
    filled: Mapping[str, Value], kinds: Mapping[str, Kind], medium: Medium, fallbacks: tuple[FontFace, ...]
) -> dict[str, str]:
    # Each stack ends in every other family there is, so that a character any of them has is never an empty box.
    own = (str(value) for name, value in filled.items() if kinds.get(name) == "font") if medium == "print" else ()
    others = dict.fromkeys([*(_named(family, medium) for family in own), *(_stacked(f, medium) for f in fallbacks)])
    return {name: _css(name, value, kinds.get(name), medium, tuple(others)) for name, value in filled.items()}


def _named(family: str, medium: Medium) -> str:
    return print_family(family) if medium == "print" else family


def _stacked(face: FontFace, medium: Medium) -> str:
    return face.family if face.installed else _named(face.family, medium)


def _css(name: str, value: Value, kind: Kind | None, medium: Medium, others: tuple[str, ...]) -> str:
    """A value as CSS writes it. Texts become strings, so that no token can end the rule it stands in."""
    match kind:
        case "font":
            families = dict.fromkeys((_named(str(value), medium), *others))
            generic = next((g for part, g in _GENERIC.items() if name.startswith(part)), "serif")
            return ", ".join([*(_string(family) for family in families), generic])
        case "text" | "picture":
            return _string(str(value))
        case _:
            return f"{value:g}" if isinstance(value, float) else str(value)


def _string(text: str) -> str:
    escaped = re.sub(r'[\x00-\x1f"\\<>]', lambda found: f"\\{ord(found[0]):x} ", text)
    return f'"{escaped}"'


def _face_rules(
    theme: Theme, medium: Medium, font_url: Callable[[FontFace], str] | None, fallbacks: tuple[FontFace, ...]
) -> str:
    if font_url is None:
        return ""
    used = used_families(theme)
    faces = [face for face in font_faces(theme) if face.family in used]
    return "".join(_face_rule(face, medium, font_url(face)) for face in (*faces, *fallbacks) if not face.installed)


def _face_rule(face: FontFace, medium: Medium, url: str) -> str:
    family = print_family(face.family) if medium == "print" else face.family
    return (
        f"@font-face {{ font-family: {_string(family)}; font-weight: {face.weight}; "
        f"font-style: {face.style}; src: url({_string(url)}) }}\n"
    )
