"""One document, laid out: its markup with the breaks we chose, and the sizes the stylesheet is to use."""

from __future__ import annotations

import dataclasses

from briefexport.plugin import Theme
from briefexport.render.themes.tokens import Value


@dataclasses.dataclass(frozen=True)
class Laid:
    """The document with our line breaks, and the settings for `themes.stylesheet(settings=…)`."""

    xhtml: str
    settings: dict[str, Value]


def lay_out(xhtml: str, theme: Theme, *, page_size: str = "", columns: int = 0) -> Laid:
    """The print document of `render.printed`, set for a theme on a page size ("" and 0: the theme's own)."""
    return Laid(xhtml, {})
