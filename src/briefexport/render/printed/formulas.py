"""Formulas as drawings: the page formatter draws no MathML, so ziamath sets the TeX in STIX Two Math as SVG paths."""

from __future__ import annotations

import functools
import re
import warnings
from urllib.parse import quote

from briefexport.render.xhtml import escape

_BOX = re.compile(r'<svg[^>]* width="([0-9.]+)" height="([0-9.]+)" viewBox="[-0-9.]+ ([-0-9.]+) ')
# The size the drawing is made at; on the page it scales with the text around it.
_SIZE = 12.0


class Formulas:
    """Draws the formulas of one edition; `assets` maps the address of each drawing to its bytes and media type."""

    def __init__(self) -> None:
        self.assets: dict[str, tuple[bytes, str]] = {}

    def __call__(self, tex: str, display: bool) -> str:
        """An `img.math` whose alternative text is the TeX; TeX that cannot be set is shown as it was written."""
        drawing = drawn(tex, display)
        if drawing is None:
            return f'<code class="tex" dir="ltr">{escape(tex)}</code>'
        width, height, depth = measures(drawing)
        address = "data:image/svg+xml," + quote(drawing)
        self.assets[address] = (drawing.encode(), "image/svg+xml")
        style = f"width:{width:.4f}em;height:{height:.4f}em;vertical-align:{-depth:.4f}em"
        return f'<img class="math" src="{address}" alt="{escape(" ".join(tex.split()))}" style="{style}"/>'


def measures(drawing: str) -> tuple[float, float, float]:
    """(width, height, part below the baseline) of a drawing, in em."""
    found = _BOX.match(drawing)
    assert found, "ziamath writes width, height and viewBox in this order"
    width, height, top = (float(number) for number in found.groups())
    return width / _SIZE, height / _SIZE, (top + height) / _SIZE


@functools.lru_cache(maxsize=256)
def drawn(tex: str, display: bool) -> str | None:
    """The SVG of a formula; None for TeX that is malformed or asks for characters that the font has not."""
    from briefexport.render.xhtml import mathml

    if not tex.strip() or not tex.isascii() or not mathml.is_convertible(tex):
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # its font is found by a call that Python 3.11 deprecates
        from ziamath.zmath import Latex

    try:
        return str(Latex(tex, size=_SIZE, inline=not display).svg())
    except (AssertionError, AttributeError, IndexError, KeyError, TypeError, ValueError, ZeroDivisionError):
        return None  # ziamath raises these for MathML that it does not know
