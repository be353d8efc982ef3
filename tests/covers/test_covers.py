"""Covers: the headline whole and even, in every script, the same bytes every time."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefexport import model as m
from briefexport.errors import ContentError
from briefexport.plugin import Theme
from briefexport.render import themes
from briefexport.render.covers import HEIGHT, WIDTH, cover, fitting
from briefexport.render.covers.design import design_of
from briefexport.render.covers.wording import plain
from briefexport.render.fonts.files import faces_in
from briefexport.render.fonts.shaping import _by_face, _levels, shape, width
from briefexport.render.setting.balancing import breakings, pieces

THEMES = [themes.DefaultTheme, themes.NewspaperTheme, themes.PolicyTheme, themes.LargePrintTheme]
HEADLINE = "A longer reach: why Washington let Ukraine strike inside Russia"


def theme(plugin: type = themes.DefaultTheme) -> Theme:
    return themes.resolve(plugin(), "under-test")


def edition(headline: str, **fields: str) -> m.Edition:
    metadata = m.Metadata(headline=headline, dek=fields.get("dek", ""), kicker=fields.get("kicker", ""))
    return m.Edition(identifier="urn:x", slug="x", title=headline, articles=(m.Article(metadata=metadata),))


def rows(png: bytes) -> list[bytes]:
    """The picture's rows of palette indices."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    place, data = 8, b""
    while place < len(png):
        length, kind = struct.unpack(">I4s", png[place : place + 8])
        data += png[place + 8 : place + 8 + length] if kind == b"IDAT" else b""
        place += length + 12
    raw = zlib.decompress(data)
    return [raw[y * (WIDTH + 1) + 1 : (y + 1) * (WIDTH + 1)] for y in range(HEIGHT)]


@pytest.mark.parametrize("plugin", THEMES)
def test_a_cover_is_a_picture_of_the_size_that_stores_ask_for(plugin: type) -> None:
    made = cover(edition(HEADLINE), theme(plugin))
    assert struct.unpack(">II", made[16:24]) == (1600, 2560)
    assert len(made) < 200_000
    assert made == cover(edition(HEADLINE), theme(plugin))


def test_nothing_is_drawn_in_the_margins() -> None:
    for row in rows(cover(edition(HEADLINE, dek="A dek " * 30, kicker="Kicker"), theme())):
        assert not any(row[:100]) and not any(row[-100:])


def test_a_page_that_reads_from_the_right_is_mirrored() -> None:
    left = cover(edition("Peace"), theme())
    metadata = m.Metadata(headline="Peace", language="he", direction="rtl")
    article = m.Article(metadata=metadata)
    right = cover(m.Edition(identifier="x", slug="x", title="Peace", language="he", articles=(article,)), theme())
    middle = rows(left)[700], rows(right)[700]
    assert any(middle[0][:400]) and not any(middle[0][1200:])
    assert any(middle[1][1200:]) and not any(middle[1][:400])


@given(st.lists(st.text(st.characters(categories=("Ll",), max_codepoint=0x17F), min_size=1, max_size=30), min_size=1))
def test_every_headline_fits_its_measure_and_its_height(words: list[str]) -> None:
    look = theme()
    slot = design_of(look).headline
    faces = tuple(face for face in themes.font_faces(look) if face.family == "Literata" and face.weight == 700)[:1]
    made = fitting.headline(plain(" ".join(words)), slot, faces, 1360, "en")
    assert all(width(line, faces) * made.size <= 1360.01 for line in made.lines)
    assert made.size * (1 + made.leading * (len(made.lines) - 1)) <= slot.height
    assert made.size in slot.sizes


@given(st.lists(st.sampled_from([*HEADLINE.split(), "a", "of", "Constantinople"]), min_size=3, max_size=25))
def test_no_line_breaking_leaves_a_lonely_last_word(words: list[str]) -> None:
    for count, broken in breakings(pieces(" ".join(words), lambda text: len(text) * 0.5), 0.25, 7).items():
        assert len(broken.lines) == count
        assert "".join(broken.lines) == " ".join(words)
        assert count == 1 or len(broken.lines[-1].split()) > 1


def test_lines_break_where_the_sense_does() -> None:
    lines = breakings(pieces(HEADLINE, lambda text: len(text) * 0.5), 0.25, 7)[4].lines
    assert lines == ("A longer reach: ", "why Washington ", "let Ukraine strike ", "inside Russia")


def test_chinese_lines_keep_their_marks() -> None:
    headline = "射程更远：华盛顿为何允许「乌克兰」打击俄罗斯境内目标。"
    for broken in breakings(pieces(headline, lambda text: float(len(text))), 0.0, 7).values():
        assert "".join(broken.lines) == headline
        assert not any(line[0] in "：」。" or line[-1] == "「" for line in broken.lines)


def test_digits_in_a_line_from_the_right_stay_in_their_order() -> None:
    """Bidirectional text: the number stands left of the letters, its own digits from left to right."""
    faces = tuple(face for face in themes.font_faces(theme()) if face.family == "Literata")[:1]
    runs = shape("\u05d0 12", faces, rtl=True)
    digits = shape("12", faces)
    assert [glyph for glyph, _, _ in runs[0].glyphs] == [glyph for glyph, _, _ in digits[0].glyphs]


def test_a_headline_that_no_font_here_has_is_an_error_that_names_the_character() -> None:
    with pytest.raises(ContentError) as caught:
        cover(edition("Linear B: \U00010000"), theme())
    assert caught.value.code == "character-without-font"
    assert "U+10000" in caught.value.message


@pytest.mark.parametrize("headline", ["", " ", "\u202e", "\x00\x07", "x" * 4000, "<script>alert(1)</script>", "a\n\nb"])
def test_bad_headlines_make_covers_too(headline: str) -> None:
    assert cover(edition(headline), theme()).startswith(b"\x89PNG")


def pictorial(folder: Path) -> Path:
    """A font whose only letter, a rocket, is a picture: black at the left, nothing at the right."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import newTable
    from fontTools.ttLib.tables.sbixGlyph import Glyph
    from fontTools.ttLib.tables.sbixStrike import Strike
    from PIL import Image

    picture, png = Image.new("RGBA", (64, 64)), io.BytesIO()
    picture.paste((0, 0, 0, 255), (0, 0, 32, 64))
    picture.save(png, "PNG")
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "rocket"])
    builder.setupCharacterMap({0x1F680: "rocket"})
    builder.setupGlyf(dict.fromkeys((".notdef", "rocket"), TTGlyphPen(None).glyph()))
    builder.setupHorizontalMetrics({".notdef": (1000, 0), "rocket": (1000, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Pictures", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    strike = Strike(ppem=64)
    strike.glyphs = {"rocket": Glyph(glyphName="rocket", graphicType="png ", imageData=png.getvalue())}
    builder.font["sbix"] = newTable("sbix")
    builder.font["sbix"].strikes = {64: strike}
    builder.save(folder / "pictures.ttf")
    return folder / "pictures.ttf"


@pytest.mark.parametrize("plugin", THEMES)
def test_a_headline_of_emoji_is_seen(plugin: type, tmp_path: Path) -> None:
    """Their fonts hold pictures, not outlines; an ink of one colour shows their shades, dark or light."""
    given = msgspec.structs.replace(theme(plugin), fallback_fonts=(pictorial(tmp_path),))
    headline = rows(cover(edition("\U0001f680"), given))[600:900]
    inked = [place for row in headline for place, value in enumerate(row) if value]
    assert inked and min(inked) > 100 and max(inked) < 300  # its left half; the right half is clear


def test_the_space_after_an_emoji_is_the_texts(tmp_path: Path) -> None:
    """A font of emoji has one as wide as a picture: headlines once had holes behind them."""
    text = next(face for face in themes.font_faces(theme()) if face.family == "Literata")
    (emoji,) = faces_in(pictorial(tmp_path).rename(tmp_path / "emoji.ttf"))
    assert [run.face for run in shape("\U0001f680 and", (text, emoji))] == [emoji, text]
    assert _by_face("\U0001f680 and", (text, emoji)) == [("\U0001f680", emoji), (" and", text)]


def test_joiners_stay_where_words_are_spelt_with_them() -> None:
    """A zero-width non-joiner is part of Persian spelling, and a joiner makes one picture of several emoji."""
    words = "می\u200cشود a \u200d b"
    assert plain(words) == words
    assert "".join(character for character, _ in _levels(words, rtl=True)) == words


def test_no_line_begins_with_a_dash() -> None:
    """Nor is a space broken that is made not to be: before a French colon, between a number and its unit."""
    assert [piece.text for piece in pieces("It is over — they say", len)] == ["It", "is", "over —", "they", "say"]
    assert [piece.text for piece in pieces("Pourquoi\u00a0: 5\u202fkm", len)] == ["Pourquoi\u00a0:", "5\u202fkm"]


def test_japanese_breaks_between_phrases() -> None:
    parts = [piece.text for piece in pieces("バイデン大統領、ウクライナの長距離ミサイル使用を許可", len)]
    assert parts == ["バイデン", "大統領、", "ウクライナの", "長距離", "ミサイル", "使用を", "許可"]
    assert max(len(piece.text) for piece in pieces("ア" * 50, len)) <= 7


def test_an_address_is_divided_after_its_marks_without_a_hyphen() -> None:
    """A hyphen in it would lead elsewhere."""
    faces = tuple(face for face in themes.font_faces(theme()) if face.family == "Literata")[:1]
    address = "https://example.org/a/very/long/address/that/goes/on/and/on?and=on"
    lines = fitting.headline(address, design_of(theme()).headline, faces, 1360, "en").lines
    assert "".join(lines) == address and len(lines) > 1
    assert all(line[-1] in "/.?=" for line in lines[:-1])
