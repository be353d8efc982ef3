"""A picture or a drawing, by what its bytes are, made fit for a book."""

from __future__ import annotations

from briefexport.exporters.epub.pictures import Fitted, fit_picture
from briefexport.plugin import Asset


def fit(src: str, asset: Asset, *, kindle: bool = False) -> Fitted:
    """Raises ContentError: `image-corrupt`, `image-too-large`, `image-format`."""
    head = asset.data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if asset.media_type == "image/svg+xml" or head.startswith((b"<svg", b"<?xml", b"<!doctype svg", b"<!--")):
        # It loads lxml, which a book without drawings does without.
        from briefexport.exporters.epub.drawings import fit_drawing

        return fit_drawing(src, asset.data, raster=kindle)
    return fit_picture(src, asset.data, kindle=kindle)
