"""What a page cannot say is put right, and said."""

from __future__ import annotations

from hypothesis import given

from briefexport import model as m
from briefexport import text
from briefexport.render.xhtml import Markup, endnotes, mend, render_blocks
from strategies import articles


def paragraph(id: str, *content: m.Inline) -> m.Paragraph:
    return m.Paragraph(id=id, content=content)


def codes(article: m.Article) -> list[str]:
    return [found.code for found in mend(article)[1]]


def article(*body: m.Block, notes: tuple[m.Note, ...] = (), **metadata: str) -> m.Article:
    return m.Article(metadata=m.Metadata(headline="x", **metadata), body=body, notes=notes)  # type: ignore[arg-type]


@given(articles())
def test_what_readers_make_keeps_its_ids_and_words(found: m.Article) -> None:
    mended, _ = mend(found)
    assert [block.id for block in text.walk_article(mended)] == [block.id for block in text.walk_article(found)]
    assert text.body_text(mended) == text.body_text(found)


@given(articles())
def test_mending_twice_is_mending_once(found: m.Article) -> None:
    once, _ = mend(found)
    twice, again = mend(once)
    assert twice == once
    assert {found.code for found in again} <= {"image-without-alt", "link-left-out", "note-missing", "unused-note"}


def test_levels_follow_the_depth() -> None:
    levels = [3, 5, 5, 4, 2, 3, 6]
    body = (m.Heading(id=f"h{n}", level=level, content=(m.Text("x"),)) for n, level in enumerate(levels))
    mended, found = mend(article(*body))
    assert [heading.level for heading in text.outline(mended)] == [2, 3, 3, 3, 2, 3, 4]
    assert [diagnostic.block for diagnostic in found] == ["h0", "h1", "h2", "h3", "h6"]


def test_ids_are_made_unique_and_legal() -> None:
    blocks = [paragraph(id) for id in ("a", "a", "b:c", "", "", "headline", "a_note", "a-2")]
    mended, found = mend(article(*blocks))
    ids = [block.id for block in mended.body]
    assert len(set(ids)) == len(ids)
    assert ids[0] == "a" and ids[2] == "b-b-c-x" and not {"headline", "a_note", ""} & set(ids)
    assert [diagnostic.code for diagnostic in found].count("id-duplicate") == 2


def test_links_that_no_edition_can_follow_are_told_once() -> None:
    urls = (
        "/about",
        "other.md",
        "#nowhere",
        "ftp://example.org/x",
        "https://example.org",
        "mailto:a@example.org",
        "#p",
    )
    links = (m.Link(url=url, content=(m.Text(url),)) for url in urls)
    mended, found = mend(article(paragraph("p", *links)))
    (told,) = (diagnostic for diagnostic in found if diagnostic.code == "link-left-out")
    assert "4 of the links (“/about”, “other.md”, “#nowhere”)" in told.message
    assert told.block == "p"
    assert text.body_text(mended) == "".join(urls)


def test_notes_are_ordered_by_call_joined_and_missed() -> None:
    notes = tuple(m.Note(id=id, content=(paragraph(f"p-{n}", m.Text(id)),)) for n, id in enumerate("abbc"))
    body = paragraph("x", m.NoteReference("b"), m.NoteReference("a"), m.NoteReference("gone"))
    mended, _ = mend(article(body, notes=notes))
    assert [note.id for note in mended.notes] == ["b", "a", "c"]
    assert len(mended.notes[0].content) == 2
    assert sorted(codes(article(body, notes=notes))) == ["note-duplicate", "note-missing", "unused-note"]


def test_a_note_may_call_a_note_even_itself() -> None:
    notes = (
        m.Note(id="a", content=(paragraph("pa", m.NoteReference("b"), m.NoteReference("a")),)),
        m.Note(id="b", content=(paragraph("pb", m.NoteReference("a")),)),
    )
    mended, _ = mend(article(paragraph("x", m.NoteReference("a")), notes=notes))
    for footnotes in ("end", "inline"):
        markup = Markup.of(mended, footnotes=footnotes)  # type: ignore[arg-type]
        assert render_blocks(mended.body, markup) + endnotes(markup)


def test_unknown_languages_become_undetermined() -> None:
    span = m.Span("xx-y", "", (m.Text("a"), m.Span("fr", "", (m.Text("b"),))))
    mended, found = mend(article(paragraph("x", span), language="tlh-"[:3]))
    (changed,) = mended.body[0].content  # type: ignore[union-attr]
    assert changed.language == "und" and changed.content[1].language == "fr"
    assert [diagnostic.code for diagnostic in found] == ["language-unknown"]


def test_an_image_that_says_nothing_is_reported_once() -> None:
    silent = m.Figure(id="f", image=m.Image("a.png"))
    assert codes(article(silent)) == ["image-without-alt"]
    assert codes(article(m.Figure(id="f", image=m.Image("a.png", decorative=True)))) == []


def test_headings_of_notes_begin_anew_wherever_a_note_is_read() -> None:
    """A book reads notes after its body, in the order of their calls; a page beside each call. No level is jumped."""
    deep = (m.Heading(id="ha", level=4), m.Heading(id="hc", level=6))
    notes = (m.Note(id="a", content=deep), m.Note(id="b", content=(m.Heading(id="hb", level=3),)))
    calls = paragraph("p", m.NoteReference("b"), m.NoteReference("a"))
    mended, _ = mend(article(m.Heading(id="x", level=2), m.Heading(id="y", level=3), calls, notes=notes))
    found = [(block.id, block.level) for block in text.walk_article(mended) if isinstance(block, m.Heading)]
    assert found == [("x", 2), ("y", 3), ("hb", 2), ("ha", 2), ("hc", 3)]
