"""The README's pictures, from the seed brief: `make pictures`. Needs Chromium, poppler-utils and `make judges`.

docs/pictures/editions.png   the cover, the book on a small screen, the newspaper page
docs/pictures/themes.png     the first page of each print theme
docs/pictures/dark.png       the book by day and by night
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
SEED = ROOT / "source" / "000_36ebadd4edbdb3b2.txt"
THEMES = ("newspaper", "policy", "largeprint")
HEIGHT, GAP, GROUND, EDGE = 900, 36, (232, 230, 226), (196, 192, 186)
PHONE = {"width": 600, "height": 900}


def briefexport(folder: Path, *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "briefexport", *arguments, "-q"], cwd=folder, check=True)


def page_of(pdf: Path, number: int = 1) -> Image.Image:
    """A page of a PDF at 150 dots an inch."""
    stem = pdf.with_suffix("")
    subprocess.run(["pdftoppm", "-r", "150", "-png", "-f", str(number), "-singlefile", str(pdf), str(stem)], check=True)
    return Image.open(stem.with_suffix(".png")).convert("RGB")


def cover_of(book: Path) -> Image.Image:
    """The picture whose name says that it is the cover."""
    with zipfile.ZipFile(book) as pack:
        name = next(n for n in pack.namelist() if "cover" in n and n.endswith((".png", ".jpg", ".jpeg")))
        with pack.open(name) as file:
            return Image.open(file).convert("RGB")


def screen_of(book: Path, folder: Path, *, dark: bool = False) -> Image.Image:
    """The brief's first page, as foliate-js shows it on a small screen."""
    sys.path.insert(0, str(ROOT / "tests"))
    from judges.browser import Chromium, ReadingSystem

    with Chromium(folder / "profile") as chromium:
        shown = ReadingSystem(chromium)(book, folder / ("dark" if dark else "light"), dark=dark, **PHONE)
    # The contents hold the headings too; the brief itself is the longest page.
    return Image.open(max(shown.pages, key=lambda page: len(page.words)).png).convert("RGB")


def side_by_side(pictures: list[Image.Image], target: Path) -> None:
    """All at one height on a quiet ground, each with a hairline; as few colours as look right, to stay small."""
    scaled = [p.resize((round(p.width * HEIGHT / p.height), HEIGHT), Image.Resampling.LANCZOS) for p in pictures]
    size = (sum(p.width for p in scaled) + GAP * (len(scaled) + 1), HEIGHT + 2 * GAP)
    sheet, x = Image.new("RGB", size, GROUND), GAP
    for picture in scaled:
        sheet.paste(EDGE, (x - 1, GAP - 1, x + picture.width + 1, GAP + HEIGHT + 1))
        sheet.paste(picture, (x, GAP))
        x += picture.width + GAP
    sheet.quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(target, optimize=True)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="pictures-") as scratch:
        folder = Path(scratch)
        shutil.copyfile(SEED, folder / "brief.txt")
        shutil.copyfile(PICTURES / "brief.toml", folder / "brief.toml")
        briefexport(folder, "epub", "brief.txt", "--theme", "newspaper", "-o", "brief.epub")
        for theme in THEMES:
            briefexport(folder, "pdf", "brief.txt", "--theme", theme, "-o", f"{theme}.pdf")
        papers = [page_of(folder / f"{theme}.pdf") for theme in THEMES]
        book = folder / "brief.epub"
        side_by_side([cover_of(book), screen_of(book, folder), papers[0]], PICTURES / "editions.png")
        side_by_side(papers, PICTURES / "themes.png")
        side_by_side([screen_of(book, folder, dark=dark) for dark in (False, True)], PICTURES / "dark.png")


if __name__ == "__main__":
    main()
