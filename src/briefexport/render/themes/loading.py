"""theme.toml → a resolved theme: parents first, then overrides, then types and contrast held to."""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from briefexport.errors import UsageError
from briefexport.plugin import Theme, ThemePlugin
from briefexport.render.themes import contrast as colors
from briefexport.render.themes.faces import Family, faces_of
from briefexport.render.themes.pages import NAMED, SMALL, nearest_named
from briefexport.render.themes.pages import page_size as measured
from briefexport.render.themes.plugins import builtin_folder
from briefexport.render.themes.tokens import Kind, Token, Value, canonical_name, settle

# Stands beside the tokens in `Theme.tokens`: the names of those that were set from outside.
OVERRIDDEN = "overridden"


class Description(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """theme.toml as it is written. A token of a parent may be given by its value alone."""

    summary: str = ""
    extends: str = ""
    fonts: tuple[Family, ...] = ()
    tokens: dict[str, Token | str | int | float | bool] = {}
    page: dict[str, dict[str, str | int | float | bool]] = {}
    columns: dict[str, dict[str, str | int | float | bool]] = {}
    setting: dict[str, Any] = {}


@functools.lru_cache(maxsize=32)
def described(folder: Path) -> Description:
    """The folder's theme.toml. Raises `UsageError` when it is missing or says what no theme says."""
    import tomllib

    file = folder / "theme.toml"
    try:
        return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Description)
    except OSError as fault:
        raise UsageError(
            f"the theme in {folder.name} has no readable theme.toml: {fault.strerror}",
            code="theme-unreadable",
            hint="`briefexport new theme NAME` makes one that works",
        ) from fault
    except (ValueError, msgspec.ValidationError) as fault:
        raise UsageError(
            f"theme.toml of {folder.name}: {fault}",
            code="theme-invalid",
            hint="docs/themes.md lists what a theme may say",
            file=str(file),
        ) from fault


def resolve(
    plugin: ThemePlugin,
    name: str,
    *,
    overrides: Mapping[str, Value] | None = None,
    fallback_fonts: tuple[Path, ...] = (),
) -> Theme:
    """The theme with its parents, its tokens after `overrides`, every value checked.

    Raises `UsageError`: unknown token, value of the wrong type, contrast below what the token asks (WCAG 2.2 AA), a
    font file that is not there, parents that go in a circle.
    """
    folders = _lineage(Path(plugin.files))
    declared = _declared(folders)
    families = _families(folders, fallback_fonts)
    set_here = _named(overrides or {}, declared)
    settled = {token: _settled(token, declared[token], set_here, families) for token in declared}
    _check_contrast(declared, settled)
    tokens: dict[str, Any] = {**settled, OVERRIDDEN: tuple(sorted(set_here))}
    return Theme(name=name, folders=folders, tokens=tokens, fallback_fonts=fallback_fonts)


def _lineage(folder: Path) -> tuple[Path, ...]:
    """The theme's folders, the most general first."""
    found = [folder]
    while parent := described(found[0]).extends:
        known = builtin_folder() / parent
        found.insert(0, known if known.is_dir() else found[0].parent / parent)
        if found[0] in found[1:] or not found[0].is_dir():
            why = "extends it in turn" if found[0].is_dir() else "is not there"
            raise UsageError(
                f"the theme {folder.name} extends {parent}, which {why}",
                code="theme-parent",
                hint="extend default, newspaper, policy or largeprint, or a theme in the folder beside it",
            )
    return tuple(found)


def _declared(folders: tuple[Path, ...]) -> dict[str, Token]:
    """Every token of the theme and its parents, with the most particular value."""
    found: dict[str, Token] = {}
    for folder in folders:
        for name, given in described(folder).tokens.items():
            name = canonical_name(name)
            if isinstance(given, Token):
                found[name] = given
            elif name in found:
                found[name] = msgspec.structs.replace(found[name], value=given)
            else:
                raise _fault(name, given, 'a new token needs a type, as in {type = "color", value = "#123456"}')
    return found


def _families(folders: tuple[Path, ...], fallbacks: tuple[Path, ...]) -> dict[str, object]:
    found: dict[str, object] = {}
    for folder in reversed(folders):
        for family in described(folder).fonts:
            if family.family not in found:
                found[family.family] = _present(faces_of(folder, family))
    if fallbacks:
        from briefexport.render.fonts import families_in

        found.update(dict.fromkeys(families_in(fallbacks)))
    return found


def _present(faces: tuple[Any, ...]) -> tuple[Any, ...]:
    for face in faces:
        for part in (face.path, face.license):
            if not part.is_file():
                raise UsageError(
                    f"the theme names {part.name} for {face.family}, and it is not there",
                    code="theme-font-missing",
                    hint=f"put the file into {part.parent}, or take the face out of theme.toml",
                )
    return faces


def _named(overrides: Mapping[str, Value], declared: Mapping[str, Token]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for written, value in overrides.items():
        name = canonical_name(written)
        if name not in declared:
            near = difflib.get_close_matches(name, declared, n=1)
            hint = f"did you mean {near[0]}?" if near else f"the theme's tokens: {', '.join(declared)}"
            raise UsageError(f"the theme has no token {written}", code="token-unknown", hint=hint)
        found[name] = value
    return found


def _settled(name: str, token: Token, set_here: Mapping[str, Value], families: Mapping[str, object]) -> Value:
    value = set_here.get(name, token.value)
    try:
        return settle(token, value, families)
    except ValueError as fault:
        raise _fault(name, value, str(fault)) from fault


def _fault(name: str, value: object, why: str) -> UsageError:
    return UsageError(f"token {name} cannot be {value!r}: {why}", code="token-invalid", hint=f"as in --set {name}=…")


def _check_contrast(declared: Mapping[str, Token], settled: Mapping[str, Value]) -> None:
    for name, token in declared.items():
        for ground in token.on:
            _check_pair(name, token.contrast, canonical_name(ground), settled)


def _check_pair(name: str, least: float, ground: str, settled: Mapping[str, Value]) -> None:
    if ground not in settled:
        raise _fault(name, settled[name], f"it stands on {ground}, which is no token of the theme")
    here, there = str(settled[name]), str(settled[ground])
    ratio = colors.contrast(here, there)
    if ratio < least:
        raise UsageError(
            f"token {name} ({here}) on {ground} ({there}) has a contrast of {ratio:.2f}, and needs {least:g}",
            code="token-contrast",
            hint=f"the nearest colour that does: --set {name}={colors.nearest(here, there, least)}",
        )


def token_kinds(theme: Theme) -> dict[str, Kind]:
    """The type of every token."""
    return {name: token.type for name, token in _declared(theme.folders).items()}


def values(theme: Theme, *, page_size: str = "", columns: int = 0) -> dict[str, Value]:
    """The tokens' values for a page size and a number of columns.

    What was set from outside wins over what `[page.…]` and `[columns.…]` of theme.toml ask. On a page narrower than A4
    the white beside the text is narrower by as much, or the lines would be too short to read.
    """
    size = page_size or str(theme.tokens.get("page-size", "A4"))
    found = {name: value for name, value in theme.tokens.items() if name != OVERRIDDEN}
    found["page-size"] = size
    found["columns"] = _columns(theme, columns)
    try:
        paper = measured(size)
    except ValueError as fault:
        raise UsageError(
            f"{size!r} is no page: {fault}", code="page-size", hint="A4, Letter, or a size such as 150x220mm"
        ) from fault
    for folder in theme.folders:
        asked = _asked(described(folder), paper, int(found["columns"]))
        found.update((canonical_name(n), v) for n, v in asked.items() if canonical_name(n) not in fixed(theme))
    for name in ("margin-left", "margin-right"):
        if paper[0] < NAMED["A4"][0] and name in found and name not in fixed(theme):
            found[name] = _NUMBER.sub(lambda n: f"{float(n[0]) * paper[0] / NAMED['A4'][0]:.2f}", str(found[name]))
    return found


_NUMBER = re.compile(r"^[0-9.]+")


def _asked(description: Description, paper: tuple[float, float], columns: int) -> dict[str, Value]:
    """What a theme asks for a paper and a number of columns; most of all what it asks for a small page."""
    small = description.page.get("small", {}) if paper[0] < SMALL else {}
    return {**description.page.get(nearest_named(paper), {}), **description.columns.get(str(columns), {}), **small}


def _columns(theme: Theme, asked: int) -> int:
    """The columns asked for, as far as the theme goes with it."""
    token = _declared(theme.folders)["columns"]
    most = int(token.most or 4)
    return min(asked or int(theme.tokens["columns"]), most)


def fixed(theme: Theme) -> tuple[str, ...]:
    """The tokens that were set from outside, which neither page size nor line setting changes."""
    return tuple(theme.tokens.get(OVERRIDDEN, ()))


def setting_of(theme: Theme) -> dict[str, Any]:
    """The `[setting]` tables of the theme and its parents, merged: what the line setting is told."""
    merged: dict[str, Any] = {}
    for folder in theme.folders:
        merged.update(described(folder).setting)
    return merged
