"""What a theme tells the line setting: `[setting]` of theme.toml, and the page it is set on."""

from __future__ import annotations

import dataclasses
import re
from typing import Literal

import msgspec

from briefexport.errors import UsageError
from briefexport.plugin import Theme
from briefexport.render.themes.loading import fixed, setting_of, values
from briefexport.render.themes.pages import POINTS
from briefexport.render.themes.pages import page_size as measured
from briefexport.render.themes.tokens import Value

_LENGTH = re.compile(r"^(-?[0-9.]+)([a-z%]*)$")


class Lines(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """A headline, dek or pull quote: its font token and cut, the sizes to try in order, the most lines wanted, letter
    spacing in em, the measure in points (0: the page's), and the leading over the size."""

    font: str
    weight: int = 400
    style: Literal["normal", "italic"] = "normal"
    sizes: tuple[float, ...] = ()
    lines: int = 8
    spacing: float = 0.0
    measure: float = 0.0
    scale: float = 0.0
    leading: float = 1.3


class Heights(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """Points that stand above the body on the first page besides the lines of headline and dek; `heading` is the
    white that a section heading adds, `paragraph` that after a paragraph, in lines; `lede` is the lede's size over the
    body's, `pull-quote` that of pull quotes (0: they stand in the margin), with the lines of white around them; `row`
    is the height of a table's row of one line."""

    masthead: float = 0.0
    kicker: float = 20.0
    headline: float = 10.0
    dek: float = 12.0
    byline: float = 36.0
    heading: float = 1.0
    paragraph: float = 0.5
    lede: float = 1.0
    pull_quote: float = 1.3
    pull_quote_white: float = 3.0
    row: float = 1.25


class Setting(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """`body-sizes` from the one wanted most (`spare-sizes` where none of them fills the last page), `leading` over the
    size (`leading-single` where there is one column), `pages` the brief should fill (0: as many as it takes);
    `pull-quotes` false leaves them out (they only repeat); `notes` stand at the page's foot or at the brief's end;
    `running` is the size of the running title in points, `table` that of tables over the body's, `picture` the part of
    the page's height that a picture may take."""

    body_sizes: tuple[float, ...] = ()
    spare_sizes: tuple[float, ...] = ()
    leading: float = 1.45
    leading_single: float = 0.0
    pages: int = 0
    justify: bool = False
    small_capitals: bool = False
    end_mark: bool = False
    pull_quotes: bool = True
    hyphens: bool = True
    notes: Literal["foot", "end"] = "foot"
    running: float = 7.8
    table: float = 0.89
    picture: float = 0.4
    headline: Lines | None = None
    dek: Lines | None = None
    pull_quote: Lines | None = None
    heights: Heights = Heights()


@dataclasses.dataclass(frozen=True)
class Page:
    """The page in points: its text area, the measure of one column of the body, and the tokens that rule it."""

    width: float
    height: float
    first: float
    measure: float
    columns: int
    tokens: dict[str, Value]


def setting_for(theme: Theme) -> Setting:
    """The theme's `[setting]`. Raises `UsageError` for what no setting says."""
    try:
        return msgspec.convert(setting_of(theme), Setting)
    except msgspec.ValidationError as fault:
        raise UsageError(
            f"[setting] in theme.toml of {theme.name}: {fault}",
            code="theme-invalid",
            hint="docs/themes.md lists what a theme may say",
        ) from fault


def page_for(theme: Theme, page_size: str, columns: int) -> Page:
    """The page that the theme makes of a paper size and a number of columns."""
    tokens = values(theme, page_size=page_size, columns=columns)
    wide, high = measured(str(tokens["page-size"]))

    def points(name: str) -> float:
        return length(str(tokens.get(name, "0")))

    width = wide - points("margin-left") - points("margin-right")
    height = high - points("margin-top") - points("margin-bottom")
    first = height + points("margin-top") - points("margin-first") if "margin-first" in tokens else height
    count = int(tokens["columns"])
    body = width - points("margin-column")
    return Page(width, height, first, (body - (count - 1) * points("column-gap")) / count, count, tokens)


def length(text: str, em: float = 10.0) -> float:
    """A length in points; `em` is what an em is worth."""
    found = _LENGTH.match(text)
    if not found:
        return 0.0
    unit = found[2] or "pt"
    return float(found[1]) * (em if unit in ("em", "rem") else 0.0 if unit == "%" else POINTS[unit])


def chosen_outside(theme: Theme, name: str) -> bool:
    """True when a token was set by the house or on the command line: the ladder then keeps its hands off it."""
    return name in fixed(theme)
