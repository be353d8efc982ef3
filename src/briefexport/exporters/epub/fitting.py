"""A picture or a drawing, by what its bytes are, made fit for a book."""

from __future__ import annotations

from briefexport.errors import ContentError
from briefexport.exporters.epub.pictures import Fitted, fit_picture
from briefexport.plugin import Asset


def fit(src: str, asset: Asset, *, kindle: bool = False) -> Fitted:
    """Raises ContentError: `image-corrupt`, `image-too-large`, `image-format`."""
    from briefexport.render.drawings import is_drawing

    if asset.media_type == "image/svg+xml" or is_drawing(asset.data):
        return _fit_drawing(src, asset.data, raster=kindle)
    return fit_picture(src, asset.data, kindle=kindle)


def _fit_drawing(src: str, data: bytes, *, raster: bool) -> Fitted:
    """The drawing, harmless; as PNG where `raster` asks for it. Raises ContentError `image-corrupt`."""
    from briefexport.render.drawings import harmless

    clean, losses = harmless(src, data)
    if raster:
        return Fitted(_rasterised(src, clean), "image/png", ("the drawing became PNG",), losses)
    return Fitted(clean, "image/svg+xml", (), losses)


def _rasterised(src: str, data: bytes) -> bytes:
    import resvg_py

    try:
        return bytes(resvg_py.svg_to_bytes(svg_string=data.decode("utf-8"), width=1600))
    except ValueError as error:
        raise ContentError(
            f"the drawing {src} is damaged: {error}", code="image-corrupt", hint="save it again from its original"
        ) from error
