"""cover.toml: where a theme's cover puts what."""

from __future__ import annotations

import functools
from pathlib import Path

import msgspec

from briefexport.errors import UsageError
from briefexport.plugin import Theme

# What stores ask of a cover: 1.6 high for 1 wide, 2,560 pixels high (Kindle Direct Publishing's own recommendation).
WIDTH, HEIGHT = 1600, 2560


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """A bar across the measure. It is drawn when one of the texts named in `beside` is there (none named: always)."""

    y: int
    height: int
    color: str
    beside: tuple[str, ...] = ()


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """A text on one line: its font token and weight, size in pixels, baseline, colour token; `end` sets it at the far
    side. What is too long is made smaller, down to six tenths, then cut with an ellipsis."""

    font: str
    color: str
    size: int
    baseline: int
    weight: int = 400
    end: bool = False


class Headline(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """The headline: it hangs from `top`, its size is the one that sets it best inside `height` and `lines`."""

    font: str
    color: str
    weight: int
    sizes: tuple[int, ...]
    top: int
    height: int
    lines: int
    leading: float


class Foot(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """The dek: it stands on `last`, the baseline of its last line."""

    font: str
    color: str
    size: int
    last: int
    lines: int
    leading: float
    weight: int = 400


class Design(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """A cover: ground, rules and texts. Lengths are pixels; fonts and colours are names of tokens."""

    ground: str
    margin: int
    headline: Headline
    dek: Foot
    rules: tuple[Rule, ...] = ()
    name: Line | None = None
    issue: Line | None = None
    kicker: Line | None = None
    byline: Line | None = None
    date: Line | None = None


def design_of(theme: Theme) -> Design:
    """The cover of the theme, or of the nearest parent that has one."""
    for folder in reversed(theme.folders):
        if (folder / "cover.toml").is_file():
            return _read(folder / "cover.toml")
    raise UsageError(f"the theme {theme.name} has no cover.toml", code="cover-design", hint="let it extend default")


@functools.lru_cache(maxsize=16)
def _read(path: Path) -> Design:
    import tomllib

    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Design)
    except (ValueError, msgspec.ValidationError) as fault:
        raise UsageError(
            f"cover.toml of {path.parent.name}: {fault}",
            code="cover-design",
            hint="docs/themes.md lists what a cover may say",
            file=str(path),
        ) from fault
