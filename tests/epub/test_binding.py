"""What stands in a book: pages, contents, notes, languages, and the claims that are made of it."""

from __future__ import annotations

from typing import Any

import pytest

from briefexport import model as m
from briefexport.errors import ContentError, ExporterError, FileError
from briefexport.exporters.epub.fidelity import check_words
from briefexport.plugin import Asset
from epub.samples import ASSETS, ODD_TITLES, arabic, article, chinese, every_block, french, heading, paragraph, samples

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
TYPE = "{http://www.idpf.org/2007/ops}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def spine(book: Any) -> list[str]:
    hrefs = {item.get("id"): item.get("href") for item in book.package.iter(f"{OPF}item")}
    return [hrefs[ref.get("idref")] for ref in book.package.iter(f"{OPF}itemref")]


def test_one_brief_is_title_page_brief_colophon(bound: Any) -> None:
    book = bound(french())
    assert spine(book) == ["title.xhtml", "une-decision-audacieuse.xhtml", "colophon.xhtml", "nav.xhtml"]


def test_a_cover_comes_first_and_is_known_to_old_readers(bound: Any) -> None:
    book = bound(french(), cover="auto")
    assert spine(book)[0] == "cover.xhtml"
    cover = next(item for item in book.package.iter(f"{OPF}item") if item.get("properties") == "cover-image")
    assert cover.get("media-type") == "image/png"
    assert f'name="cover" content="{cover.get("id")}"' in book.text("content.opf").replace(
        f'content="{cover.get("id")}" name="cover"', f'name="cover" content="{cover.get("id")}"'
    )
    assert book.tree("cover.xhtml").find(f".//{XHTML}img").get("alt")


def test_a_cover_the_user_names(bound: Any, tmp_path: Any) -> None:
    (tmp_path / "my.png").write_bytes(ASSETS["images/photo.png"].data)
    book = bound(french(), cover=str(tmp_path / "my.png"))
    assert book.files["EPUB/images/book-cover.png"] == ASSETS["images/photo.png"].data
    with pytest.raises(FileError, match="cannot be read"):
        bound(french(), cover=str(tmp_path / "none.png"))


def test_a_remote_cover_is_left_out_and_one_is_drawn(bound: Any) -> None:
    far = m.Cover(src="https://example.org/cover.png", alt="far")
    book = bound(french(), cover="auto", edition={"cover": far})
    assert "remote-image" in book.codes and "example.org" not in book.text("content.opf")
    assert book.files["EPUB/images/book-cover.png"].startswith(b"\x89PNG")


def test_a_damaged_cover_is_called_by_its_name(bound: Any, tmp_path: Any) -> None:
    (tmp_path / "broken.png").write_bytes(b"nothing")
    with pytest.raises(ContentError, match=r"broken\.png"):
        bound(french(), cover=str(tmp_path / "broken.png"))


def test_kindle_has_no_cover_page_and_a_guide(bound: Any) -> None:
    book = bound(every_block(), assets=ASSETS, cover="auto", profile="kindle")
    assert "cover.xhtml" not in spine(book) and "EPUB/images/book-cover.png" in book.names
    assert {mark.get("type") for mark in book.package.iter(f"{OPF}reference")} >= {"toc", "bodymatter"}
    assert not [name for name in book.names if name.endswith((".svg", ".webp"))]


def test_kobo_has_spans_and_the_same_words(bound: Any) -> None:
    plain, kobo = bound(every_block(), assets=ASSETS), bound(every_block(), assets=ASSETS, profile="kobo")
    name = "every-block-there-is.xhtml"
    spans = [span.get("id") for span in kobo.tree(name).iter(f"{XHTML}span") if span.get("class") == "koboSpan"]
    assert len(spans) == len(set(spans)) > 50
    assert "".join(kobo.tree(name).itertext()).split() == "".join(plain.tree(name).itertext()).split()


def test_headings_nest_in_nav_and_ncx_alike(bound: Any) -> None:
    body = (paragraph("x"), heading(2, "A"), heading(3, "A1"), heading(2, "B"))
    book = bound(article("Title", *body))
    toc = book.tree("nav.xhtml").find(f".//{XHTML}nav")
    outer = toc.find(f"{XHTML}ol/{XHTML}li/{XHTML}ol")
    assert [item.find(f"{XHTML}a").text for item in outer] == ["A", "B"]
    assert outer[0].find(f"{XHTML}ol/{XHTML}li/{XHTML}a").text == "A1"
    ncx = book.tree("toc.ncx")
    labels = [text.text for text in ncx.iter("{http://www.daisy.org/z3986/2005/ncx/}text")][1:]
    assert labels == [link.text for link in toc.iter(f"{XHTML}a")]
    assert 'name="dtb:depth" content="3"' in book.text("toc.ncx")


def test_a_heading_that_nobody_sees_is_in_no_contents(bound: Any) -> None:
    book = bound(article("Title", heading(2, "\ufeff"), heading(2, "\u200b\u2060"), paragraph("x")))
    assert "title-brief.xhtml#" not in book.text("nav.xhtml") + book.text("toc.ncx")
    assert "structuralNavigation" not in book.meta("schema:accessibilityFeature")


def test_heading_levels_without_jumps(bound: Any) -> None:
    book = bound(*(a for name, (a, _) in samples().items() if name == "jumps"))
    tree = book.tree("jumps.xhtml")
    levels = [int(found.tag[-1]) for found in tree.iter() if found.tag in {f"{XHTML}h{n}" for n in range(1, 7)}]
    assert levels == [1, 2, 3, 2]
    assert book.codes.count("heading-jump") == 2


def test_a_bound_edition_keeps_each_brief_s_own(bound: Any) -> None:
    parts = (every_block(), arabic(), chinese(), french())
    book = bound(*parts, assets=ASSETS, edition={"title": "The week"})
    pages = spine(book)
    assert pages[:2] == ["title.xhtml", "contents.xhtml"] and len(pages) == 7
    for part, name in zip(parts, pages[2:6], strict=True):
        root = book.tree(name)
        assert root.get("lang") == root.get(XML_LANG) == part.metadata.language
        assert root.get("dir") == part.metadata.direction
        assert part.identifier in book.text(name)
        assert root.find(f".//{XHTML}h1").text.split() == part.metadata.headline.split()
    links = [link.get("href") for link in book.tree("contents.xhtml").iter(f"{XHTML}a")]
    assert [link for link in links if link.endswith(".xhtml")] == pages[2:6]
    assert "A. Writer" in book.text("contents.xhtml")
    languages = [found.text for found in book.package.iter("{http://purl.org/dc/elements/1.1/}language")]
    assert languages == ["en", "ar", "zh-Hans", "fr"]


def test_a_picture_of_two_briefs_is_one_file(bound: Any) -> None:
    picture = m.Figure(image=m.Image("images/photo.png", "a square"))
    book = bound(article("One", picture), article("Two", picture), assets=ASSETS)
    assert [name for name in book.names if "/images/" in name] == ["EPUB/images/photo.png"]


def test_notes_lead_there_and_back(bound: Any) -> None:
    tree = bound(every_block(), assets=ASSETS).tree("every-block-there-is.xhtml")
    ids = {found.get("id"): found for found in tree.iter() if found.get("id")}
    calls = [link for link in tree.iter(f"{XHTML}a") if link.get("role") == "doc-noteref"]
    assert [call.text for call in calls] == ["1", "2", "1"]
    for call in calls:
        note = ids[call.get("href")[1:]]
        assert note.get("role") == "doc-footnote" and note.get(TYPE) == "footnote"
        backs = {link.get("href")[1:] for link in note.iter(f"{XHTML}a") if link.get("role") == "doc-backlink"}
        assert call.get("id") in backs


def test_notes_are_numbered_as_they_are_read(bound: Any) -> None:
    """A quote's attribution comes after its words, and each term of a list before its own definition only."""
    call = lambda note: paragraph("x", m.NoteReference(note))  # noqa: E731
    quote = m.Quote(content=(call("a"),), attribution=(m.NoteReference("b"),))
    terms = m.DefinitionList(
        items=(
            m.Definition(term=(m.NoteReference("c"),), content=(call("d"),)),
            m.Definition(term=(m.NoteReference("e"),)),
        )
    )
    notes = tuple(m.Note(id=name, content=(paragraph(name),)) for name in "edcba")
    tree = bound(article("Title", quote, terms, notes=notes)).tree("title-brief.xhtml")
    calls = [link.text for link in tree.iter(f"{XHTML}a") if link.get("role") == "doc-noteref"]
    assert calls == ["1", "2", "3", "4", "5"]
    asides = [aside.get("id") for aside in tree.iter(f"{XHTML}aside")]
    assert asides == ["a_note", "b_note", "c_note", "d_note", "e_note"]


def test_a_code_language_is_one_class(bound: Any) -> None:
    """Else a language of several words would pass for a class of ours."""
    book = bound(article("Title", m.CodeBlock(text="words", language="x rights")))
    assert 'class="language-x-rights"' in book.text("title-brief.xhtml")


def test_roles_of_every_block(bound: Any) -> None:
    tree = bound(every_block(), assets=ASSETS).tree("every-block-there-is.xhtml")
    roles = {found.get("role") for found in tree.iter() if found.get("role")}
    assert roles >= {
        "doc-chapter", "doc-subtitle", "doc-noteref", "doc-footnote", "doc-backlink", "doc-pullquote", "doc-tip",
        "doc-bibliography", "doc-errata", "note",
    }  # fmt: skip
    heads = [(cell.get("scope"), cell.text) for cell in tree.iter(f"{XHTML}th")]
    assert heads == [("col", "2023"), ("col", "2024"), ("row", "Kyiv"), ("row", "Lviv")]
    math = tree.find(".//{http://www.w3.org/1998/Math/MathML}math")
    assert math.get("alttext") == r"\frac{a}{b} < c"
    assert tree.find(f".//{XHTML}abbr").get("title") == "North Atlantic Treaty Organization"
    assert tree.find(f".//{XHTML}code[@class='language-python']") is not None


def test_the_stylesheet_leaves_readers_their_choice(bound: Any) -> None:
    css = bound(french()).text("book.css")
    assert "font-family" not in css and "@font-face" not in css
    assert not [size for size in ("pt;", "pt ", "rem") if size in css]


def test_fonts_come_with_their_licences(bound: Any) -> None:
    book = bound(french(), fonts="embed")
    assert [name for name in book.names if name.endswith(".ttf")]
    assert [name for name in book.names if name.endswith("OFL.txt")]
    assert "Literata" in book.text("colophon.xhtml") and "@font-face" in book.text("book.css")


# Claims


def test_a_plain_brief_is_all_text(bound: Any) -> None:
    book = bound(french())
    assert book.meta("schema:accessMode") == book.meta("schema:accessModeSufficient") == ["textual"]
    features = book.meta("schema:accessibilityFeature")
    assert "alternativeText" not in features and "structuralNavigation" not in features
    assert book.meta("schema:accessibilityHazard") == ["none"]


def test_pictures_with_alt_are_claimed(bound: Any) -> None:
    book = bound(every_block(), assets=ASSETS)
    assert book.meta("schema:accessModeSufficient") == ["textual,visual", "textual"]
    assert {"alternativeText", "MathML", "describedMath"} <= set(book.meta("schema:accessibilityFeature"))
    assert not book.meta("dcterms:conformsTo") and "no person" in book.meta("schema:accessibilitySummary")[0]


def test_one_picture_without_alt_takes_the_claims_away(bound: Any) -> None:
    book = bound(samples()["no-alt"][0], assets=ASSETS, certified_by="The Desk")
    assert "image-without-alt" in book.codes
    assert book.meta("schema:accessModeSufficient") == ["textual,visual"]
    assert "alternativeText" not in book.meta("schema:accessibilityFeature")
    assert not book.meta("dcterms:conformsTo") and book.conformance == ("EPUB 3.3",)
    assert "without a description: 1 of 1" in book.meta("schema:accessibilitySummary")[0]


def test_nothing_is_claimed_for_a_picture_that_is_left_out(bound: Any) -> None:
    book = bound(article("Title", m.Figure(image=m.Image("https://example.org/x.png", "a far hill"))))
    assert book.meta("schema:accessMode") == book.meta("schema:accessModeSufficient") == ["textual"]
    assert "alternativeText" not in book.meta("schema:accessibilityFeature")
    assert "image" not in book.meta("schema:accessibilitySummary")[0]


def test_the_summary_says_that_it_is_in_english(bound: Any) -> None:
    for found, language in ((arabic(), "en"), (every_block(), None)):
        metas = bound(found, assets=ASSETS).package.iterfind(f".//{OPF}meta[@property='schema:accessibilitySummary']")
        assert [meta.get(XML_LANG) for meta in metas] == [language]


def test_a_formula_that_stays_tex_is_said_and_takes_the_claims_away(bound: Any) -> None:
    book = bound(article("Title", paragraph(m.Math("x^2")), m.MathBlock(tex=r"\bad{x")), certified_by="The Desk")
    assert book.codes == ["formula-as-tex"]
    assert "MathML" not in book.meta("schema:accessibilityFeature") and not book.meta("dcterms:conformsTo")
    assert "TeX instead of MathML: 1 of 2." in book.meta("schema:accessibilitySummary")[0]


def test_conformance_needs_somebody_who_stands_behind_it(bound: Any) -> None:
    book = bound(every_block(), assets=ASSETS, certified_by="The Desk")
    assert book.meta("dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    assert book.meta("a11y:certifiedBy") == ["The Desk"]
    assert book.conformance == ("EPUB 3.3", "EPUB Accessibility 1.1")


# Fidelity


def test_a_lost_word_is_an_error() -> None:
    article_ = article("Title", paragraph("one two three"))
    page = '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>one three</p></body></html>'
    with pytest.raises(ExporterError, match="one two three"):
        check_words(article_, page)


@pytest.mark.parametrize("name", ODD_TITLES)
def test_odd_titles_make_sound_books(bound: Any, name: str) -> None:
    book = bound(samples()[f"title-{name}"][0])
    title = book.tree("title.xhtml").find(f".//{XHTML}title").text
    assert title and title.isprintable()


# Pictures that are not there


def test_a_missing_picture_names_its_place(bound: Any) -> None:
    from briefexport.plugin import Position

    broken = article("Title", paragraph("x"), m.Figure(image=m.Image("gone.png", "gone")))
    with pytest.raises(ContentError) as raised:
        bound(broken, context={"positions": {broken.body[1].id: Position(7, 3)}})
    assert (raised.value.line, raised.value.column) == (7, 3)


def test_a_remote_picture_leaves_its_words(bound: Any) -> None:
    far = m.Figure(image=m.Image("https://example.org/x.png", "a far hill"), caption=(m.Text("The hill"),))
    book = bound(article("Title", far))
    assert "remote-image" in book.codes
    text = book.text("title-brief.xhtml")
    assert "a far hill" in text and "The hill" in text and "example.org/x.png" not in text


def test_unknown_languages_are_not_claimed(bound: Any) -> None:
    found = samples()
    book = bound(found["unknown-language"][0])
    assert "language-unknown" in book.codes and book.tree("unknown.xhtml").get("lang") == "und"
    tongues = bound(found["tongues"][0]).text("tongues.xhtml")
    assert "xx-unknown" not in tongues


def test_asset_media_types_are_not_believed(bound: Any) -> None:
    picture = m.Figure(image=m.Image("a.jpg", "a square"))
    book = bound(article("Title", picture), assets={"a.jpg": Asset(ASSETS["images/photo.png"].data, "image/jpeg")})
    assert "EPUB/images/a.png" in book.names
