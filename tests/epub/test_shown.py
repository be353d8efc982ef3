"""The book as a reading system shows it: every page has its words, nothing is fetched, nothing runs over the edge."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from briefexport import model as m
from briefexport.plugin import Asset
from epub.samples import ASSETS, arabic, article, chinese, every_block, french, paragraph

SCREENS = {"phone": (390, 780), "tablet": (800, 1100)}


def ink(png: Path) -> tuple[float, float]:
    """(brightness of the ground, share of the page that is not ground), both 0 to 1."""
    picture = Image.open(png).convert("L")
    histogram = picture.histogram()
    ground = histogram.index(max(histogram))
    other = sum(count for shade, count in enumerate(histogram) if abs(shade - ground) > 32)
    return ground / 255, other / (picture.width * picture.height)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
def test_every_page_shows_its_words(bound: Any, reading_system: Any, tmp_path: Path, screen: str, dark: bool) -> None:
    width, height = SCREENS[screen]
    book = bound(every_block(), assets=ASSETS, cover="auto")
    shown = reading_system(book.path, tmp_path / "shots", width=width, height=height, dark=dark)
    assert shown.reached == ()
    assert [Path(page.href).stem for page in shown.pages][:3] == ["cover", "title", "every-block-there-is"]
    for page in shown.pages:
        ground, share = ink(page.png)
        assert share > 0.002, f"{page.href} is blank"
        if "cover" not in page.href:
            assert (ground < 0.3) == dark, f"{page.href} does not follow the reader's own colours"
    assert "violets are blue." in shown.pages[2].words


def test_a_bound_book_shows_its_contents(bound: Any, reading_system: Any, tmp_path: Path) -> None:
    book = bound(every_block(), arabic(), chinese(), french(), assets=ASSETS, edition={"title": "The week"})
    shown = reading_system(book.path, tmp_path / "shots")
    contents = next(page for page in shown.pages if "contents" in page.href)
    for part in (every_block(), arabic(), chinese()):
        assert part.metadata.headline in contents.words


def test_right_to_left_begins_at_the_right(bound: Any, reading_system: Any, tmp_path: Path) -> None:
    shown = reading_system(bound(arabic()).path, tmp_path / "shots", width=390, height=780)
    page = next(page for page in shown.pages if page.href.endswith("/brief.xhtml"))
    picture = Image.open(page.png).convert("L").point(lambda shade: 255 if shade < 128 else 0)
    edges = [box for top in range(0, 300, 10) if (box := picture.crop((0, top, 390, top + 10)).getbbox())]
    # Lines are ragged at the left and even at the right.
    rights = [box[2] for box in edges]
    assert max(rights) - sorted(rights)[len(rights) // 2] < 8
    assert min(box[0] for box in edges) + 40 < max(box[0] for box in edges)


def test_hostile_words_fetch_and_run_nothing(bound: Any, reading_system: Any, tmp_path: Path) -> None:
    words = "<script>fetch('http://127.0.0.1:9/x')</script><img src='http://127.0.0.1:9/y' onerror='alert(1)'/>"
    shown = reading_system(bound(article(words, paragraph(words), rights=words)).path, tmp_path / "shots")
    assert shown.reached == ()
    assert any(words in page.words for page in shown.pages)


def test_a_tall_picture_is_seen_whole(bound: Any, reading_system: Any, tmp_path: Path) -> None:
    """On a page that is turned, what is higher than the screen would be cut."""
    sink = io.BytesIO()
    Image.new("RGB", (400, 2000), (255, 0, 0)).save(sink, "PNG")
    given = article("Tall", m.Figure(image=m.Image("tall.png", alt="A red bar")), paragraph("after it"))
    book = bound(given, assets={"tall.png": Asset(sink.getvalue(), "image/png")})
    width, height = SCREENS["phone"]
    shown = reading_system(book.path, tmp_path / "shots", width=width, height=height, dark=False)
    page = Image.open(next(page.png for page in shown.pages if "after it" in page.words)).convert("RGB")
    red = [y for y in range(page.height) if any(page.getpixel((x, y)) == (255, 0, 0) for x in range(0, page.width, 9))]
    assert 0.5 * height < len(red) * height / page.height <= 0.9 * height + 2
