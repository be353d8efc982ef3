# ruff: noqa: E501 - a line of markup is read best whole
"""Pictures of a page: written out in it, fetched by scripts, broken, or only keeping room."""

from __future__ import annotations

import pytest

from briefexport import model as m
from briefexport.readers.common.html_import import fragment
from briefexport.text import is_remote, own_inlines, plain


def test_a_picture_written_into_the_page_becomes_an_asset() -> None:
    made = fragment('<p><img alt="dot" src="data:image/png;base64,iVBORw0KGgo="></p>')
    (figure,) = made.blocks
    assert isinstance(figure, m.Figure)
    assert figure.image.src.startswith("asset:picture-")
    assert (made.assets or {})[figure.image.src[6:]].data == b"\x89PNG\r\n\x1a\n"


def test_a_broken_picture_leaves_its_description() -> None:
    made = fragment('<p><img alt="a dot" src="data:image/png;base64,%%%"></p>')
    assert [plain(run) for b in made.blocks for run in own_inlines(b)] == ["a dot"]
    assert [one.code for one in made.diagnostics] == ["image-address"]


# What lazy loaders write into a page to keep a picture's room.
BLANK = "data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22%20viewBox=%220%200%20768%20404%22/%3E"
ONE_PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"

FIELD = "data:image/svg+xml,%3Csvg%3E%3Crect%20width=%22320%22%20height=%22180%22%20fill=%22%23eee%22/%3E%3C/svg%3E"


@pytest.mark.parametrize("address", [BLANK, ONE_PIXEL, FIELD])
def test_a_picture_that_shows_nothing_is_one_from_elsewhere(address: str) -> None:
    made = fragment(f'<figure><img src="{address}" alt="Boxes"></figure><p>Words <img src="{address}"> after.</p>')
    figure, after = made.blocks
    assert isinstance(figure, m.Figure)
    assert is_remote(figure.image.src) and figure.image.alt == "Boxes"
    assert [plain(run) for run in own_inlines(after)] == ["Words after."]
    assert not made.assets


def test_the_caption_of_a_picture_that_shows_nothing_stays_one() -> None:
    (figure,) = fragment(f'<figure><img src="{BLANK}"><figcaption>Boxes. Photo: Ann Lee</figcaption></figure>').blocks
    assert isinstance(figure, m.Figure)
    assert plain(figure.caption) == "Boxes. Photo: Ann Lee"


def test_a_drawing_written_into_the_page_is_no_placeholder() -> None:
    made = fragment('<p><img alt="a dot" src="data:image/svg+xml,%3Csvg%3E%3Ccircle r=%225%22/%3E%3C/svg%3E"></p>')
    assert isinstance(made.blocks[0], m.Figure)


@pytest.mark.parametrize(
    "html",
    [
        '<img src="blank.gif" data-src="https://x.org/a.jpg" alt=a>',
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" srcset="https://x.org/s.jpg 300w, https://x.org/a.jpg 900w" alt=a>',
        '<picture><source srcset="https://x.org/a.jpg 2x"><img alt=a></picture>',
        "<noscript><img src='https://x.org/a.jpg' alt=a></noscript>",
        f'<img src="{BLANK}" alt=a><noscript><img src="https://x.org/a.jpg" alt=a></noscript>',
        '<amp-img src="https://x.org/a.jpg" alt=a></amp-img>',
    ],
)
def test_the_address_of_a_lazily_loaded_picture_is_found(html: str) -> None:
    (block,) = fragment(f"<div>{html}</div>").blocks
    assert isinstance(block, m.Figure)
    assert block.image == m.Image(src="https://x.org/a.jpg", alt="a")


def test_an_image_without_alt_differs_from_a_decorative_one() -> None:
    (missing,), (empty,) = (fragment(f"<p><img src=a.png{alt}></p>").blocks for alt in ("", ' alt=""'))
    assert isinstance(missing, m.Figure) and not missing.image.decorative
    assert isinstance(empty, m.Figure) and empty.image.decorative


@pytest.mark.parametrize(
    "address", ["pixel", "https://x.org/PIXEL.php?id=1", "https://Count.x.org/a", "https://x.org/a/1X1", "Spacer.GIF"]
)
def test_a_counter_is_known_by_its_address_in_any_case(address: str) -> None:
    made = fragment(f'<p>Words <img src="{address}"> after.</p>')
    assert [one.code for one in made.diagnostics] == ["tracker-dropped"]


@pytest.mark.parametrize("address", ["pixels.png", "https://x.org/account/a.png", "1x1.png", "https://x.org/tracks/"])
def test_an_address_that_only_begins_like_a_counter_is_none(address: str) -> None:
    assert fragment(f'<p>Words <img src="{address}"> after.</p>').diagnostics == ()


@pytest.mark.parametrize(("width", "shown"), [("0", False), ("01px", False), ("2", True), ("9" * 5_000, True)])
def test_a_picture_is_as_wide_as_it_says_however_long_the_number(width: str, shown: bool) -> None:
    made = fragment(f'<p>Words <img src="a.png" width="{width}"> after.</p>')
    assert (
        any(isinstance(part, m.Image) for block in made.blocks for run in own_inlines(block) for part in run) == shown
    )
