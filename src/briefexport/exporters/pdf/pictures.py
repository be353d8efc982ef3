"""In the worker: pictures looked at before anything is laid out.

WeasyPrint shows half of a cut picture, decodes a bomb, and passes CMYK on, which PDF/A with an sRGB intent forbids. So
each raster picture is opened, measured before it is decoded, decoded to its end, and brought to grey or RGB.
"""

from __future__ import annotations

import io
from typing import Any

from briefexport.errors import ContentError
from briefexport.render.drawings import is_drawing

# 60 million pixels are an A2 page at 300 dots an inch; decoded they take 180 MB.
MOST_PIXELS = 60_000_000
MOST_BYTES = 60_000_000
_KINDS = ("PNG", "JPEG", "MPO", "GIF", "WEBP", "BMP", "TIFF", "AVIF")
_FIT = ("1", "L", "LA", "P", "PA", "RGB", "RGBA")
_HINT = "open it in a picture editor and save it as PNG or JPEG"


def sound(assets: dict[str, tuple[bytes, str]], names: dict[str, str]) -> dict[str, tuple[bytes, str]]:
    """The assets, fit to be set. `names` gives the source's own name of each address, for messages.

    Raises ContentError for a picture that is damaged, too large, or of a kind that is not shown.
    """
    return {address: _sound(data, kind, names.get(address, address[:40])) for address, (data, kind) in assets.items()}


def _sound(data: bytes, kind: str, name: str) -> tuple[bytes, str]:
    if len(data) > MOST_BYTES:
        raise _fault(name, f"has {len(data) / 1e6:.0f} MB", "make it smaller: no page needs more than 60 MB")
    if is_drawing(data):
        return data, "image/svg+xml"
    return _raster(data, kind, name)


def _raster(data: bytes, kind: str, name: str) -> tuple[bytes, str]:
    from PIL import Image, ImageFile, UnidentifiedImageError

    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with _opened(data) as picture:
            _measure(picture, name)
            picture.draft("L", (1, 1))  # a JPEG is decoded at an eighth of its size: enough to reach its end
            picture.load()
            fit = picture.mode in _FIT
        return (data, kind) if fit else (_as_rgb(data), "image/png")
    except Image.DecompressionBombError:
        raise _fault(name, "has far too many pixels", "make it smaller") from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, IndexError):
        raise _fault(name, "cannot be read", _HINT) from None
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _opened(data: bytes) -> Any:
    """The picture, not yet decoded, by one of the readers of `_KINDS`; the rarer readers are loaded when needed."""
    from PIL import Image, UnidentifiedImageError

    Image.preinit()
    try:
        return Image.open(io.BytesIO(data), formats=[kind for kind in _KINDS if kind in Image.OPEN])
    except UnidentifiedImageError:
        Image.init()
        return Image.open(io.BytesIO(data), formats=[kind for kind in _KINDS if kind in Image.OPEN])


def _measure(picture: Any, name: str) -> None:
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise _fault(name, f"has {width} × {height} pixels", "make it smaller: at most 60 million pixels are set")


def _as_rgb(data: bytes) -> bytes:
    """CMYK, 16-bit and other pictures as RGB, in PNG."""
    sink = io.BytesIO()
    with _opened(data) as picture:
        shown = _eight_bits(picture) if picture.mode.startswith("I") else picture
        shown.convert("RGB").save(sink, "PNG")
    return sink.getvalue()


def _eight_bits(picture: Any) -> Any:
    """Greys of sixteen bits as greys of eight; Pillow's own conversion makes all above 255 white."""
    return picture.convert("I").point(lambda value: value / 256).convert("L")


def _fault(name: str, what: str, hint: str) -> ContentError:
    return ContentError(f"the picture {name} {what}", code="pdf-image-broken", hint=hint)
