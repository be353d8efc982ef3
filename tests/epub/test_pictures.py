"""Pictures of every kind that comes: each ends in a valid book with a diagnostic, or in a clear refusal."""

from __future__ import annotations

import io
import struct
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from briefexport.errors import ContentError
from briefexport.exporters.epub.fitting import fit
from briefexport.exporters.epub.pictures import LONGEST_SIDE
from briefexport.plugin import Asset
from epub.samples import SVG, encoded, png


def fitted(data: bytes, media_type: str = "", **options: bool) -> Any:
    return fit("x", Asset(data, media_type), **options)


def moving_gif() -> bytes:
    out = io.BytesIO()
    frames = [Image.new("RGB", (9, 9), (shade, 0, 0)) for shade in (0, 90, 180)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=50)
    return out.getvalue()


@pytest.mark.parametrize(("form", "media_type"), [("PNG", "png"), ("JPEG", "jpeg"), ("GIF", "gif"), ("WEBP", "webp")])
def test_what_every_reading_system_shows_is_untouched(form: str, media_type: str) -> None:
    data = encoded(form)
    found = fitted(data)
    assert (found.data, found.media_type, found.changes, found.losses) == (data, f"image/{media_type}", (), ())


def test_cmyk_becomes_rgb() -> None:
    found = fitted(encoded("JPEG", "CMYK"))
    assert found.changes and Image.open(io.BytesIO(found.data)).mode == "RGB"


def test_motion_is_stilled_and_said() -> None:
    found = fitted(moving_gif())
    assert found.losses and getattr(Image.open(io.BytesIO(found.data)), "n_frames", 1) == 1


def test_40_000_pixels_are_scaled_down() -> None:
    found = fitted(png(40_000, 10))
    assert Image.open(io.BytesIO(found.data)).size == (LONGEST_SIDE, 1) and found.changes


def test_a_bomb_is_refused_before_it_is_opened() -> None:
    header = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 0, 0, 0, 0)
    import zlib

    bomb = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + header
    bomb += struct.pack(">I", zlib.crc32(b"IHDR" + header)) + png()[33:]
    with pytest.raises(ContentError) as raised:
        fitted(bomb)
    assert raised.value.code == "image-too-large"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "image-format"),
        (b"hello", "image-format"),
        (png(50, 50)[:60], "image-corrupt"),
        (encoded("JPEG", size=(400, 400))[:300], "image-corrupt"),
        (b"<svg><rect></svg>", "image-corrupt"),
        (b"<html/>" + b" " * 20, "image-format"),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>', "image-corrupt"),
    ],
)
def test_what_is_no_picture_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ContentError) as raised:
        fitted(data)
    assert raised.value.code == code and raised.value.hint


@pytest.mark.parametrize("form", ["BMP", "TIFF", "PPM"])
def test_rare_formats_become_png(form: str) -> None:
    found = fitted(encoded(form))
    assert found.media_type == "image/png" and found.changes


def test_kindle_gets_no_webp_and_no_svg() -> None:
    assert fitted(encoded("WEBP"), kindle=True).media_type == "image/png"
    assert fitted(SVG, "image/svg+xml", kindle=True).media_type == "image/png"


# Drawings


def drawing(inner: str, attributes: str = 'viewBox="0 0 9 9"') -> Any:
    source = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {attributes}>{inner}</svg>'
    )
    return fitted(source.encode(), "image/svg+xml")


def test_a_harmless_drawing_keeps_its_case_and_parts() -> None:
    found = fitted(SVG, "image/svg+xml")
    root = etree.fromstring(found.data)
    assert root.get("viewBox") == "0 0 40 20" and not found.losses
    assert [etree.QName(part).localname for part in root] == ["title", "rect", "rect", "text"]


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        '<rect onclick="alert(1)"/>',
        '<image xlink:href="http://example.org/x.png"/>',
        '<image href="file:///etc/passwd"/>',
        '<use xlink:href="http://example.org/x.svg#a"/>',
        "<style>@import url(http://example.org/x.css);</style>",
        '<rect style="fill:url(http://example.org/#a)"/>',
        '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
        '<animate attributeName="x"/>',
        '<a xlink:href="http://example.org"><rect/></a>',
    ],
)
def test_scripts_motion_and_outside_addresses_go(inner: str) -> None:
    found = drawing(inner + '<circle r="2"/>')
    assert found.losses
    for sign in (b"alert", b"example.org", b"passwd", b"foreignObject", b"animate"):
        assert sign not in found.data
    assert b"circle" in found.data


def test_inner_references_and_pictures_stay() -> None:
    found = drawing('<defs><rect id="a"/></defs><use xlink:href="#a"/><rect fill="url(#a)"/>')
    assert b'xlink:href="#a"' in found.data and b"url(#a)" in found.data and not found.losses


def test_no_entity_is_expanded_and_no_file_read() -> None:
    source = (
        b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY l "lol">]>'
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>a&x;&l;b</text></svg>'
    )
    found = fitted(source, "image/svg+xml")
    assert b"root:" not in found.data and b"DOCTYPE" not in found.data and b"ENTITY" not in found.data


def test_sizes_become_pixels_and_a_view_box() -> None:
    root = etree.fromstring(drawing("<rect/>", 'width="25.4mm" height="1in"').data)
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("96", "96", "0 0 96 96")


def test_ids_are_names_and_unique() -> None:
    root = etree.fromstring(drawing('<g id="a"/><g id="a"/><g id="1"/><g id="a:b"/>').data)
    assert [part.get("id") for part in root] == ["a", None, None, None]
