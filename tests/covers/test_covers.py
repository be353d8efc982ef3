"""Covers: the headline whole and even, in every script, the same bytes every time."""

from __future__ import annotations

import struct
import zlib

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
from briefexport.render.fonts.shaping import shape, width
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
        assert " ".join(broken.lines) == " ".join(words)
        assert count == 1 or len(broken.lines[-1].split()) > 1


def test_lines_break_where_the_sense_does() -> None:
    lines = breakings(pieces(HEADLINE, lambda text: len(text) * 0.5), 0.25, 7)[4].lines
    assert lines == ("A longer reach:", "why Washington", "let Ukraine strike", "inside Russia")


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
