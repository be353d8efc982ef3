# ruff: noqa: E501 - a line of markup is read best whole
"""Element by element: what HTML becomes, what is left out, and that nothing runs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from saved_pages import pages

from briefexport import model as m
from briefexport.readers.common.html_import import fragment, inline_fragment, wrap
from briefexport.text import body_text, images, inline_tree, own_inlines, plain, walk
from import_kit import Read, codes


def only(html: str) -> m.Block:
    """The one block a fragment makes."""
    (block,) = fragment(html).blocks
    return block


def words(html: str) -> str:
    return plain(inline_fragment(html).inlines)


WRAPPED = [
    ("<em>a</em>", m.Emphasis), ("<i>a</i>", m.Emphasis), ("<strong>a</strong>", m.Strong), ("<b>a</b>", m.Strong),
    ("<s>a</s>", m.Strikethrough), ("<del>a</del>", m.Strikethrough), ("<sup>a</sup>", m.Superscript),
    ("<sub>a</sub>", m.Subscript), ("<mark>a</mark>", m.Mark), ("<kbd>a</kbd>", m.Keyboard), ("<q>a</q>", m.Quotation),
    ("<cite>a</cite>", m.Cite), ('<abbr title="b">a</abbr>', m.Abbreviation), ('<span lang="fr">a</span>', m.Span),
    ('<time datetime="2024-11-17">a</time>', m.Time), ('<a href="https://example.org">a</a>', m.Link),
    ("<code>a</code>", m.Code), ('<span style="font-weight:700">a</span>', m.Strong),
    ('<span style="font-style:italic">a</span>', m.Emphasis), ('<bdo dir="rtl">a</bdo>', m.Span),
]  # fmt: skip


@pytest.mark.parametrize(("html", "kind"), WRAPPED)
def test_an_inline_element_becomes_its_node(html: str, kind: type[m.Inline]) -> None:
    (found,) = inline_fragment(html).inlines
    assert isinstance(found, kind)
    assert plain((found,)) == "a"


@pytest.mark.parametrize(
    "html",
    [
        "<u>a</u>",
        "<small>a</small>",
        "<font color=red>a</font>",
        "<center>a</center>",
        "<blink>a</blink>",
        "<x-y>a</x-y>",
    ],
)
def test_an_element_without_meaning_is_transparent(html: str) -> None:
    block = only(html)
    assert isinstance(block, m.Paragraph)
    assert block.content == (m.Text("a"),)


def test_emphasis_cut_into_runs_is_one_and_white_space_folds() -> None:
    block = only("<p> one\n <b>two</b><b> three</b>  four </p>")
    assert isinstance(block, m.Paragraph)
    assert block.content == (m.Text("one "), m.Strong((m.Text("two three"),)), m.Text(" four"))


def test_two_breaks_part_paragraphs_and_one_stays() -> None:
    first, second = fragment("one<br>two<br><br>three").blocks
    assert isinstance(first, m.Paragraph)
    assert m.LineBreak() in first.content
    assert isinstance(second, m.Paragraph)
    assert second.content == (m.Text("three"),)


def test_lists_nest_also_where_they_are_written_wrongly() -> None:
    block = only("<ul><li>one<ul><li>deep</ul><ul><li>wrong</ul>stray<li><input type=checkbox checked> done</ul>")
    assert isinstance(block, m.List)
    assert [plain(b.content) for b in walk((block,)) if isinstance(b, m.Paragraph)] == [
        "one",
        "deep",
        "wrong",
        "stray",
        "done",
    ]
    assert block.items[-1].checked is True


def test_an_ordered_list_keeps_its_start() -> None:
    block = only('<ol start="7"><li>a<li>b</ol>')
    assert isinstance(block, m.List)
    assert (block.ordered, block.start) == (True, 7)


def test_a_definition_list_keeps_terms_with_their_definitions() -> None:
    block = only("<dl><div><dt>a</dt><dd>one</dd></div><dt>b</dt><dd>two</dd><dd>three</dd></dl>")
    assert isinstance(block, m.DefinitionList)
    assert [plain(item.term) for item in block.items] == ["a", "b"]
    assert len(block.items[1].content) == 2


def test_a_table_keeps_spans_within_reason() -> None:
    block = only('<table><tr><th>a<th>b</tr><tr><td colspan="999999" style="text-align:right">1</table>')
    assert isinstance(block, m.Table)
    assert block.rows[0].header
    assert block.rows[1].cells[0].colspan == 100
    assert block.rows[1].cells[0].align == "right"


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        pytest.param("<tr><td>a<td>b</tr><tr><td>c<td><table><tr><td>d<td>e</table></table>", True, id="a grid"),
        pytest.param("<tr><td>a<td><table><tr><td>d<td>e</table></table>", False, id="one row lays out a page"),
        pytest.param("<tr><th>a<th>b</tr><tr><td>c<td><table><tr><td>d<td>e</table></table>", False, id="headers"),
    ],
)
def test_a_table_that_falls_apart_around_inner_ones_says_so(cells: str, told: bool) -> None:
    found = fragment(f"<table>{cells}")
    assert ("table-unfolded" in [one.code for one in found.diagnostics]) is told
    assert "".join(plain(run) for block in walk(found.blocks) for run in own_inlines(block)).count("e") == 1


@pytest.mark.parametrize("names", ["note wide", "notes", "title"])
def test_a_box_that_only_holds_a_title_is_no_callout(names: str) -> None:
    found = fragment(f'<div class="{names}"><div class="title"><p>Note</p></div><p>a</p></div>')
    assert not any(isinstance(block, m.Callout) for block in found.blocks)


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("風が\n弱まった", "風が弱まった"),
        ("風が\n\t\t弱まった", "風が弱まった"),
        ("風が 弱まった", "風が 弱まった"),
        ("바람이\n약해졌다", "바람이 약해졌다"),
        ("the wind\n弱まった", "the wind 弱まった"),
        ("größere\nFähren", "größere Fähren"),
    ],
)
def test_a_line_end_is_nothing_between_signs_of_scripts_without_spaces(html: str, shown: str) -> None:
    """As browsers show it (CSS Text 3, 4.1.3), and as the reader of Markdown has it."""
    block = only(f"<p>{html}</p>")
    assert isinstance(block, m.Paragraph) and plain(block.content) == shown


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby>", "漢(kan)字(ji)"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢(kan)"),
        ("<ruby>漢<rt></rt></ruby>", "漢"),
    ],
)
def test_a_reading_stands_in_brackets_as_in_word_documents(html: str, shown: str) -> None:
    block = only(f"<p>{html}</p>")
    assert isinstance(block, m.Paragraph) and plain(block.content) == shown


def test_what_stands_wrongly_in_a_table_is_not_lost() -> None:
    blocks = fragment("<table>stray<tr><th>a<th>b</tr>more<p>para</p><tr><td>c<td>d</tr></table>").blocks
    text = " ".join(plain(run) for b in walk(blocks) for run in own_inlines(b))
    assert sorted(text.split()) == ["a", "b", "c", "d", "more", "para", "stray"]


def test_code_keeps_its_lines_and_language() -> None:
    block = only('<pre><code class="language-python">if x:\n    y()\n</code></pre>')
    assert block == m.CodeBlock(id="@1:1", text="if x:\n    y()", language="python")


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ('<div class="admonition warning"><p class="admonition-title">Warning</p><p>a</p></div>', "warning"),
        ('<div class="markdown-alert markdown-alert-tip"><p class="markdown-alert-title">Tip</p><p>a</p></div>', "tip"),
        ('<div class="caution"><div class="title"><p>Caution</p></div><p>a</p></div>', "caution"),
        ("<aside><p>a</p></aside>", "note"),
        ("<details><summary>More</summary><p>a</p></details>", "details"),
    ],
)
def test_boxes_become_callouts(html: str, kind: str) -> None:
    block = only(html)
    assert isinstance(block, m.Callout)
    assert block.kind == kind
    assert plain(block.title) == ("More" if kind == "details" else "")


FOOTNOTES = {
    "pandoc": '<p>a<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a></p>'
    '<section class="footnotes" role="doc-endnotes"><hr><ol><li id="fn1"><p>the note<a href="#fnref1" role="doc-backlink">↩︎</a></p></li></ol></section>',
    "google docs": '<p>a<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> the note</p></div>',
    "word": '<p>a<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a></p><hr><div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1">[1]</a> the note</p></div>',
    "libreoffice": '<p>a<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></p>'
    '<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a> the note</p></div>',
    "mediawiki": '<p>a<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup></p>'
    '<ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1">^</a></b></span> the note</li></ol>',
    "github": '<p>a<sup><a href="#user-content-fn-1" id="user-content-fnref-1" data-footnote-ref>1</a></sup></p>'
    '<section data-footnotes class="footnotes"><h2 class="sr-only" id="footnote-label">Footnotes</h2><ol><li id="user-content-fn-1"><p>the note <a href="#user-content-fnref-1" data-footnote-backref>↩</a></p></li></ol></section>',
}  # fmt: skip


@pytest.mark.parametrize("writer", FOOTNOTES)
def test_footnotes_are_found_by_the_links_that_lead_to_each_other(writer: str) -> None:
    made = fragment(FOOTNOTES[writer])
    (note,) = made.notes
    assert [plain(run) for b in walk(note.content) for run in own_inlines(b)] == ["the note"]
    (paragraph,) = [b for b in made.blocks if not isinstance(b, m.Rule)]
    assert isinstance(paragraph, m.Paragraph)
    calls = [i for i in inline_tree(paragraph.content) if isinstance(i, m.NoteReference)]
    assert calls == [m.NoteReference(note.id)]
    assert plain(paragraph.content) == "a"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (
            "https://www.google.com/url?q=https://example.org/a%3Fb%3D1&sa=D&source=editors&usg=x",
            "https://example.org/a?b=1",
        ),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2F&h=x", "https://example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("other.html", "other.html"),
    ],
)
def test_links_are_kept_and_redirectors_unwrapped(given: str, kept: str) -> None:
    (link,) = inline_fragment(f'<a href="{given}">a</a>').inlines
    assert isinstance(link, m.Link)
    assert link.url == kept


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JaVa&#10;script:alert(1)",
        " data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:x",
        "\x01javascript:x",
    ],
)
def test_a_link_that_could_run_loses_its_address_and_keeps_its_words(href: str) -> None:
    made = inline_fragment(f'<a href="{href}">press here</a>')
    assert made.inlines == (m.Text("press here"),)
    assert [one.code for one in made.diagnostics] == ["link-unsafe"]


def test_scripts_styles_and_trackers_are_told_of_once() -> None:
    made = fragment(
        "<script>a()</script><style>b{}</style><script>c()</script><img src=https://x.org/p.gif width=1 height=1><p>d</p>"
    )
    assert [one.code for one in made.diagnostics] == ["script-dropped", "tracker-dropped"]
    assert len(made.blocks) == 1


def test_google_docs_flat_lists_and_styles_are_understood(read_html: Read) -> None:
    page = (
        "<html><head><style>.c1{font-weight:700}.c2{font-style:italic}.lst-kix_a-0{}</style></head><body class=doc-content>"
        '<p class="title"><span>The title</span></p><p><span class="c1">bold</span> and <span class="c2">slanted</span></p>'
        '<ul class="lst-kix_a-0 start"><li><span>one</span></li></ul><ul class="lst-kix_a-1 start"><li><span>deep</span></li></ul>'
        '<ul class="lst-kix_a-0"><li><span>two</span></li></ul></body></html>'
    )
    article = read_html(page).article
    assert article.metadata.headline == "The title"
    paragraph, items = article.body
    assert isinstance(paragraph, m.Paragraph)
    assert [type(i) for i in paragraph.content] == [m.Strong, m.Text, m.Emphasis]
    assert isinstance(items, m.List)
    assert [len(item.content) for item in items.items] == [2, 1]


def test_language_and_direction_survive(read_html: Read) -> None:
    article = read_html(
        '<html lang="ar" dir="rtl"><body><p>نص</p><p lang="en" dir="ltr">an English paragraph</p></body></html>'
    ).article
    assert (article.metadata.language, article.metadata.direction) == ("ar", "rtl")
    english = article.body[1]
    assert isinstance(english, m.Paragraph)
    assert english.content == (m.Span(language="en", direction="ltr", content=(m.Text("an English paragraph"),)),)


def test_formulas_keep_their_tex() -> None:
    block = only(
        '<p><span class="katex"><span class="katex-mathml"><math><semantics><mi>x</mi><annotation encoding="application/x-tex">x^2'
        '</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">x2</span></span> holds</p>'
    )
    assert isinstance(block, m.Paragraph)
    assert block.content == (m.Math("x^2"), m.Text(" holds"))


def test_a_single_tag_wraps_what_markdown_made() -> None:
    content = (m.Text("a"),)
    assert wrap('<abbr title="b">', content).inlines == (m.Abbreviation("b", content),)
    assert wrap("<br/>", ()).inlines == (m.LineBreak(),)
    assert wrap("<script>", content).inlines == ()
    assert wrap("<u>", content).inlines == content


TAGS = st.sampled_from(
    [
        "p",
        "div",
        "span",
        "b",
        "i",
        "em",
        "a",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
        "td",
        "th",
        "blockquote",
        "h1",
        "h2",
        "pre",
        "code",
        "figure",
        "figcaption",
        "dl",
        "dt",
        "dd",
        "br",
        "hr",
        "sup",
        "q",
        "aside",
        "section",
    ]
)
PIECES = st.one_of(
    TAGS.map(lambda t: f"<{t}>"), TAGS.map(lambda t: f"</{t}>"), st.from_regex(r"[a-z]{1,6} ?", fullmatch=True)
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_tag_soup_loses_or_invents_a_word(html: str) -> None:
    from briefexport.readers.common.html_import import plain_text
    from briefexport.readers.common.ledger import check

    made = fragment(html)
    article = m.Article(body=made.blocks, notes=made.notes)
    given_words = "\n".join((plain_text(html), *made.attributes))
    assert check(given_words, body_text(article), made.ledger) == ()


def test_codes_of_a_clean_page_are_only_notices(read_html: Read) -> None:
    assert (
        codes(read_html("<html lang=en><body><h1>A title</h1><p>Some words.</p></body></html>"), "warning", "error")
        == []
    )


@pytest.mark.parametrize(
    ("src", "kept"),
    [
        ("./A page_files/a.jpg", "./A page_files/a.jpg"),
        ("pictures/a.jpg", "https://example.org/news/pictures/a.jpg"),
        ("/a.jpg", "https://example.org/a.jpg"),
    ],
)
def test_pictures_of_a_page_are_local_where_a_browser_saved_them(src: str, kept: str, read_html: Read) -> None:
    head = '<head><link rel="canonical" href="https://example.org/news/1"></head>'
    prose = "<p>Words of some length, that stand here so that the page has an article to be found in it.</p>" * 6
    page = f'<html lang=en>{head}<body><article><h1>T</h1>{prose}<figure><img src="{src}" alt=a></figure>{prose}</article></body></html>'
    assert [image.src for image in images(read_html(page).article)] == [kept]


def test_an_address_from_the_root_of_an_unknown_site_leads_nowhere() -> None:
    made = fragment('<p><img src="/a.jpg" alt="a quay"></p>')
    assert [one.code for one in made.diagnostics] == ["image-address"]
    assert made.blocks[0] == m.Paragraph(id="@1:1", content=(m.Text("a quay"),))


def test_a_byline_that_the_metadata_know_is_moved_not_dropped(read_html: Read) -> None:
    page = next(page for page in pages() if page.name == "wordpress-classic-harvest")
    told = [(entry.fate, entry.where) for entry in read_html(page.html).ledger if "Posted on November" in entry.words]
    assert told == [("metadata", "byline")]


def test_a_date_inside_a_byline_is_told_once(read_html: Read) -> None:
    prose = "<p>Words of some length, that stand here so that the page has an article to be found in it.</p>" * 6
    byline = '<div class="who"><span class="article_data">red. <span class="article-date"><time>27.04.2021 14:51</time></span></span></div>'
    meta = '<meta property="article:published_time" content="2021-04-27T14:51:00Z"><meta name="author" content="red.">'
    reading = read_html(
        f"<html lang=en><head>{meta}</head><body><article><h1>T</h1>{byline}{prose}</article></body></html>"
    )
    assert "words-unaccounted" not in codes(reading)


def test_a_document_with_a_style_sheet_is_read_whole(read_html: Read) -> None:
    page = (
        "<html lang=en><head><link rel=stylesheet href=a.css><title>T</title></head><body><h1>T</h1>"
        "<p>One paragraph of words that are enough.</p><ul><li><a href='https://x.org'>Read more here</a></li></ul><p>Share this.</p></body></html>"
    )
    assert body_text(read_html(page).article) == "One paragraph of words that are enough.\nRead more here\nShare this."
