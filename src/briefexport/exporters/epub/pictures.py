"""One picture made fit for a book: verified, in colours and a size that reading systems show, still and harmless."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

import msgspec

from briefexport.errors import ContentError

if TYPE_CHECKING:
    from PIL.Image import Image

# More pixels than this are no picture of a brief but a decompression bomb.
MOST_PIXELS = 150_000_000
# Reading systems hold pictures as textures; 4,096 a side is what every graphics chip since 2012 takes.
LONGEST_SIDE = 4096
_KEPT = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif", "WEBP": "image/webp"}


class Fitted(msgspec.Struct, frozen=True):
    """The picture as the book holds it. `changes` harm nobody; `losses` take something from the reader."""

    data: bytes
    media_type: str
    changes: tuple[str, ...] = ()
    losses: tuple[str, ...] = ()


def fit_picture(src: str, data: bytes, *, kindle: bool) -> Fitted:
    """Raises ContentError: `image-corrupt`, `image-too-large`, `image-format`."""
    from PIL import Image as images
    from PIL import ImageFile, UnidentifiedImageError

    # WeasyPrint, where it shares our process, lets half a picture pass for a whole one.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            # Pillow warns at 90 million pixels; we have a limit and an error of our own.
            warnings.simplefilter("ignore")
            image = images.open(io.BytesIO(data))
            if image.width * image.height > MOST_PIXELS:
                raise _too_large(src, image.width, image.height)
            form = image.format or ""
            image.load()
    except images.DecompressionBombError as error:
        raise _too_large(src) from error
    except UnidentifiedImageError as error:
        raise ContentError(
            f"the image {src} is of no kind that a book can show",
            code="image-format",
            hint="save it as PNG, JPEG, GIF, WebP or SVG",
        ) from error
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, MemoryError) as error:
        raise ContentError(
            f"the image {src} is damaged: {error}", code="image-corrupt", hint="save it again from its original"
        ) from error
    return _adapted(image, form, data, kindle)


def _too_large(src: str, width: int = 0, height: int = 0) -> ContentError:
    size = f" ({width:,} × {height:,} pixels)" if width else ""
    return ContentError(
        f"the image {src} is too large to open{size}",
        code="image-too-large",
        hint=f"scale it down to {LONGEST_SIDE:,} pixels a side: no reading system shows more",
    )


def _adapted(image: Image, form: str, data: bytes, kindle: bool) -> Fitted:
    """The bytes as they are where every reading system shows them; else encoded again, with the reason."""
    changes: list[str] = []
    losses: list[str] = []
    if getattr(image, "n_frames", 1) > 1:
        losses.append("it moves; only its first frame is shown, because readers could not stop it")
        image.seek(0)
    if image.mode in ("CMYK", "YCCK", "LAB", "HSV", "YCbCr"):
        changes.append(f"its {image.mode} colours became RGB")
        image = image.convert("RGB")
    if max(image.size) > LONGEST_SIDE:
        changes.append(f"it was scaled down from {image.width:,} × {image.height:,} pixels")
        image = _scaled(image)
    if form not in _KEPT or (kindle and form == "WEBP"):
        changes.append(f"its format {form} became PNG")
    if not changes and not losses:
        return Fitted(data, _KEPT[form])
    return Fitted(*_encoded(image, form), tuple(changes), tuple(losses))


def _scaled(image: Image) -> Image:
    factor = LONGEST_SIDE / max(image.size)
    size = (max(1, round(image.width * factor)), max(1, round(image.height * factor)))
    return image.resize(size) if image.mode in ("1", "P") else image.resize(size, reducing_gap=2.0)


def _encoded(image: Image, form: str) -> tuple[bytes, str]:
    out = io.BytesIO()
    if form == "JPEG":
        image.convert("L" if image.mode == "L" else "RGB").save(out, "JPEG", quality=88, optimize=True)
        return out.getvalue(), "image/jpeg"
    mode = image.mode if image.mode in ("1", "L", "LA", "P", "RGB", "RGBA") else "RGB"
    image.convert(mode).save(out, "PNG", optimize=False)
    return out.getvalue(), "image/png"
