"""A cover for any edition: the theme's design, the headline set as large and as even as it will go.

    cover(edition, theme, assets) -> bytes      a PNG of 1600 × 2560, the same bytes for the same words

Words are shaped by HarfBuzz (with the Unicode bidirectional algorithm) and drawn by HarfBuzz's own rasteriser; the
picture has a palette of the theme's few colours, so that it is small and quick to write.
"""

from briefexport.render.covers.design import HEIGHT, WIDTH
from briefexport.render.covers.drawing import cover

__all__ = ["HEIGHT", "WIDTH", "cover"]
