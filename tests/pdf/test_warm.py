"""What a warm worker keeps of one job never shows in another: order does not matter, nor do others' fonts."""

from __future__ import annotations

import dataclasses
import datetime
import io
import shutil
import tempfile
from pathlib import Path

import msgspec
import pikepdf
import pytest
from fontTools.ttLib import TTFont

from briefexport import model as m
from briefexport.exporters.pdf import PdfExporter, PdfOptions
from briefexport.exporters.pdf.jobs import Order
from briefexport.plugin import Asset, Theme
from briefexport.render import themes
from briefexport.testing import make_context
from pdf.samples import SVG, article, edition, said
from pdf.test_exporter import has_face

PLAIN = themes.resolve(themes.DefaultTheme(), "default")
STAMP = "2024-11-17T09:30:00Z"
# OpenType counts seconds from 1904.
EPOCH = datetime.datetime(1904, 1, 1, tzinfo=datetime.UTC)
FONTS = themes.builtin_folder() / "default" / "fonts"


def brief(text: str = "The council will mend the roads. ") -> m.Edition:
    return edition(article(body=(said(text * 9),)))


def printed(
    folder: Path,
    given: m.Edition,
    theme: Theme = PLAIN,
    memory: int = 2048,
    **more: object,
) -> bytes:
    """The PDF made by the worker of that memory limit."""
    context = make_context(folder, formats=("pdf",), theme=theme, **more)
    (artifact,) = PdfExporter().export(given, PdfOptions(memory_limit=memory), context)
    path = folder / artifact.name
    with path.open("wb") as sink:
        artifact.write(sink)
    return path.read_bytes()


def of_its_own(folder: Path, face: str) -> Theme:
    """The default theme with a Literata of its own: the file is another, the family's name is not."""
    home = folder / face
    home.mkdir()
    shutil.copy(FONTS / "public-sans" / face, home / "Literata.ttf")
    (home / "OFL.txt").write_text("a licence", "utf-8")
    (home / "theme.toml").write_text(
        'summary = "t"\nextends = "default"\n[[fonts]]\nfamily = "Literata"\nfolder = "."\nlicense = "OFL.txt"\n'
        'faces = [{ file = "Literata.ttf", weight = 400 }]\n',
        "utf-8",
    )
    return msgspec.structs.replace(PLAIN, name=face, folders=(*PLAIN.folders, home))


def test_a_family_that_two_themes_name_is_each_ones_own(tmp_path: Path) -> None:
    ours, theirs = PLAIN, of_its_own(tmp_path, "PublicSans-Bold.ttf")
    first = [printed(tmp_path, brief(), theme, memory=2001) for theme in (ours, theirs, ours)]
    then = [printed(tmp_path, brief(), theme, memory=2002) for theme in (theirs, ours, theirs)]
    assert first == [then[1], then[0], then[1]]
    assert first[0] != first[1]


def test_more_sets_of_fonts_than_are_kept_take_turns(tmp_path: Path) -> None:
    cuts = ["Regular", "Italic", "SemiBold", "Bold", "BoldItalic"]
    looks = [of_its_own(tmp_path, f"PublicSans-{cut}.ttf") for cut in cuts]
    rounds = [[printed(tmp_path, brief(), theme, memory=2003) for theme in looks] for _ in range(2)]
    assert rounds[0] == rounds[1]
    assert len(set(rounds[0])) == len(cuts)


def test_lettering_that_names_no_family_is_set_in_the_fonts_of_its_own_theme(tmp_path: Path) -> None:
    """A drawing's, which takes whatever font there is."""
    chart = Asset(SVG.replace(b"</svg>", b'<text y="30">Lettering</text></svg>'), "image/svg+xml")
    given = edition(article(body=(m.Figure(image=m.Image("a.svg", alt="A chart")),)))
    largeprint = themes.resolve(themes.LargePrintTheme(), "largeprint")
    alone = printed(tmp_path, given, largeprint, memory=2004, assets={"a.svg": chart})
    for theme in (PLAIN, themes.resolve(themes.NewspaperTheme(), "newspaper")):
        printed(tmp_path, brief(), theme, memory=2005)
    assert printed(tmp_path, given, largeprint, memory=2005, assets={"a.svg": chart}) == alone


@pytest.mark.skipif(not has_face("emoji"), reason="no face for emoji: apt-get install fonts-noto-color-emoji")
def test_no_font_says_when_it_was_made(tmp_path: Path) -> None:
    """fontTools writes the clock's time into the fonts it saves: emoji are taken out of theirs, and drawn."""
    printed(tmp_path, brief("Well done \U0001f44d. "), stamp=STAMP)
    with pikepdf.open(tmp_path / "matrix.pdf") as pdf:
        described = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/FontFile2" in each]
        (file,) = [each.FontFile2.read_bytes() for each in described if "Emoji" in str(each.FontName)]
    modified = TTFont(io.BytesIO(file))["head"].modified
    assert EPOCH + datetime.timedelta(seconds=modified) == datetime.datetime.fromisoformat(STAMP)


def test_fonts_do_not_outlive_the_folder_of_their_files(tmp_path: Path) -> None:
    """Where no worker can be forked, one process sets the briefs of several runs, each with its own folder."""
    from briefexport.exporters.pdf.preparing import ordered
    from briefexport.processes import call

    order = ordered(brief(), PdfOptions(), make_context(tmp_path, formats=("pdf",), theme=PLAIN))
    first, second = call(_set_in_folders_of_their_own, order, tmp_path)
    assert first == second


def _set_in_folders_of_their_own(order: Order, folder: Path) -> list[bytes]:
    from briefexport.exporters.pdf import _ready
    from briefexport.exporters.pdf.rendering import set_in_type

    _ready()
    found = []
    for name, paper in (("one", "A5"), ("two", "Letter")):
        tempfile.tempdir = str(folder / name)
        (folder / name).mkdir()
        other = dataclasses.replace(order, settings=order.settings | {"page_size": paper})
        set_in_type(other)  # a sheet of its own, whose faces are added to those before
        found.append(set_in_type(order).data)
        shutil.rmtree(folder / name)
    return found
