"""Pictures in the printed edition: drawings are drawn whole, or the command names the one that cannot be."""

from __future__ import annotations

import base64
import io
import subprocess
from pathlib import Path

import pytest

from briefexport import model as m
from briefexport.errors import ContentError
from briefexport.plugin import Asset, Diagnostic, Typography
from briefexport.render import themes
from briefexport.render.printed import printed
from briefexport.render.setting.pictures import picture_size
from pdf.conftest import THEMES, Set
from pdf.samples import article, edition, picture

_HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="200" height="100">'


def drawing(inner: str) -> Asset:
    return Asset(f"{_HEAD}{inner}</svg>".encode(), "image/svg+xml")


def figures(*names: str) -> m.Edition:
    body = tuple(m.Figure(id=f"figure-{n}", image=m.Image(name, alt="A chart")) for n, name in enumerate(names, 1))
    return edition(m.Article(metadata=m.Metadata(headline="Charts", language="en"), body=body))


def painted(path: Path) -> set[tuple[int, int, int]]:
    """The colours of the first page."""
    from PIL import Image

    shown = subprocess.run(["pdftoppm", "-r", "40", "-png", "-l", "1", path], capture_output=True, check=True).stdout
    colours = Image.open(io.BytesIO(shown)).convert("RGB").getcolors(1 << 24) or []
    return {colour for count, colour in colours if count > 20}  # type: ignore[misc]


def test_what_a_drawing_loads_from_outside_goes_and_all_else_is_drawn(set_pdf: Set, reports: list[Diagnostic]) -> None:
    """Once the layout engine stopped at the address, in the midst of the drawing, and set the next pictures astray."""
    reports.clear()
    outside = drawing(
        '<image xlink:href="http://example.org/x.png" width="9" height="9"/><script>alert(1)</script>'
        '<rect width="90" height="90" fill="#ff0000"/>'
    )
    after = drawing('<rect width="90" height="90" fill="#0000ff"/>')
    path = set_pdf(figures("a.svg", "b.svg"), pictures={"a.svg": outside, "b.svg": after})
    assert {(255, 0, 0), (0, 0, 255)} <= painted(path)
    assert {found.code for found in reports} == {"image-reduced"}


def test_a_drawing_may_carry_a_picture_in_itself(set_pdf: Set) -> None:
    from PIL import Image

    sink = io.BytesIO()
    Image.new("RGB", (30, 30), (0, 128, 0)).save(sink, "PNG")
    carried = base64.b64encode(sink.getvalue()).decode()
    chart = drawing(f'<image href="data:image/png;base64,{carried}" width="90" height="90"/>')
    assert (0, 128, 0) in painted(set_pdf(figures("chart.svg"), pictures={"chart.svg": chart}))


@pytest.mark.parametrize("inner", ['<image href="data:image/png;base64,AAAA"/>', '<g id="a"><use href="#a"/></g>'])
def test_a_drawing_that_cannot_be_drawn_is_named(set_pdf: Set, inner: str) -> None:
    with pytest.raises(ContentError, match=r"the picture chart\.svg cannot be drawn"):
        set_pdf(figures("chart.svg"), pictures={"chart.svg": drawing(inner)})


def test_the_words_of_a_drawing_are_held_to_the_fonts_too() -> None:
    """A chart lettered in a script that the article has not: its face is sought, or the character named."""
    theme = themes.resolve(themes.DefaultTheme(), "default")
    with pytest.raises(ContentError, match=r"U\+12000"):
        printed(edition(article()), theme, Typography(), lettering="<text>\U00012000</text>")


def test_greys_of_sixteen_bits_stay_grey(set_pdf: Set) -> None:
    """As an instrument writes them; Pillow's own conversion makes every grey above 255 of 65,535 white."""
    from PIL import Image

    sink = io.BytesIO()
    Image.new("I;16", (90, 90), 0x8000).save(sink, "PNG")
    path = set_pdf(figures("scan.png"), pictures={"scan.png": Asset(sink.getvalue(), "image/png")})
    assert (128, 128, 128) in painted(path)


@pytest.mark.parametrize("theme", THEMES)
def test_no_picture_is_enlarged_until_its_points_are_seen(set_pdf: Set, theme: str) -> None:
    """A column is filled where that takes half as much again at most: 64 points an inch of 96."""
    sizes = {"disc.png": (48, 48), "bar.png": (300, 40), "chart.png": (1600, 900)}
    found = {name: Asset(picture(size=size), "image/png") for name, size in sizes.items()}
    path = set_pdf(figures(*sizes), theme=theme, pictures=found)
    table = subprocess.run(["pdfimages", "-list", path], capture_output=True, check=True, text=True).stdout
    shown = [line.split() for line in table.splitlines()[2:]]
    assert sorted(int(row[3]) for row in shown) == [48, 300, 1600]
    assert all(int(row[12]) >= 64 and int(row[13]) >= 64 for row in shown), table


@pytest.mark.parametrize(
    ("says", "wide", "high"),
    [
        ('width="200" height="100"', 150.0, 75.0),
        ('width="60mm" height="30mm" viewBox="0 0 6 3"', 170.08, 85.04),
        ('width="24" viewBox="0 0 10 20"', 18.0, 36.0),
        ('height="36pt" viewBox="0 0 20 10"', 72.0, 36.0),
    ],
)
def test_a_drawing_is_as_large_as_it_says(says: str, wide: float, high: float) -> None:
    found = picture_size(f'<svg xmlns="http://www.w3.org/2000/svg" {says}/>'.encode())
    assert found == pytest.approx((wide, high), abs=0.01)


@pytest.mark.parametrize("says", ['viewBox="0 0 10 4"', 'width="100%" height="100%" viewBox="0 0 10 4"'])
def test_a_drawing_without_a_width_is_no_stamp(says: str) -> None:
    assert picture_size(f'<svg xmlns="http://www.w3.org/2000/svg" {says}/>'.encode()) == pytest.approx((225.0, 90.0))


@pytest.mark.parametrize("says", ["", 'width="100%"', 'viewBox="0 0 0 0"'])
def test_a_drawing_of_no_size_has_none(says: str) -> None:
    assert picture_size(f'<svg xmlns="http://www.w3.org/2000/svg" {says}/>'.encode()) is None
