"""Which words of a page are its headline: what it shows outweighs what it tells search engines."""

from __future__ import annotations

import pytest

from briefexport import model as m
from briefexport.text import body_text
from import_kit import Read

PROSE = (
    "<p>The harbour office counted more ferries this week than in any week since the strike ended in the spring.</p>"
)


def page(heading: str, *, title: str = "", named: str = "") -> str:
    """A page of a site called The Harbour Post: menu, article, and metadata beside the heading."""
    meta = f'<meta property="og:title" content="{named}">' if named else ""
    return (
        f'<html lang=en><head><title>{title}</title>{meta}<meta property="og:site_name" content="The Harbour Post">'
        f'</head><body><nav><a href="/">Start</a> <a href="/news">News</a></nav>{heading}{PROSE * 4}</body></html>'
    )


@pytest.mark.parametrize(
    ("heading", "title", "named", "headline"),
    [
        pytest.param(
            "<article><h1>Ferries return to the old pier</h1>", "Boats | The Harbour Post",
            "Harbour news: all about boats",
            "Ferries return to the old pier", id="shown above another wording for search engines",
        ),
        pytest.param(
            '<h1><a href="/">Notes from the quay</a></h1><h2 class="post-title">Ferries return</h2>',
            "Ferries return | Notes from the quay", "", "Ferries return", id="the site's own name as first heading",
        ),
        pytest.param(
            "<nav><ol><li><h1>Ferries back</h1></ol></nav><article><h2>Ferries return to the pier</h2>",
            "Ferries back - The Harbour Post", "Ferries return to the pier", "Ferries return to the pier",
            id="a heading in a breadcrumb",
        ),
        pytest.param(
            '<article><h1>フェリーが古い桟橋に戻る</h1>', "フェリーが古い桟橋に戻る｜港湾新聞社ニュース", "",
            "フェリーが古い桟橋に戻る", id="a script without spaces, wide separators",
        ),
        pytest.param(
            '<div class="builder-widget builder-widget-title"><h1>Ferries return to the old pier</h1></div>',
            "Ferries return to the old pier | Harbour Partners LLC", "Ferries return to the old pier | Harbour Club",
            "Ferries return to the old pier", id="a heading that a page builder calls a widget",
        ),
        pytest.param(
            "", "Ferries return to the old pier", "Ferries &amp;amp; boats return to the old pier | Opinion",
            "Ferries & boats return to the old pier", id="no heading: a section behind a bar, escaped twice",
        ),
        pytest.param(
            "<article><h1>Ferries re\u00adturn to the pier</h1>", "Ferries return to the pier", "",
            "Ferries return to the pier", id="soft hyphens",
        ),
        pytest.param(
            "<article><h1>Harbour: Ferries return to the pier</h1>", "Ferries return to the pier", "",
            "Ferries return to the pier", id="a kicker in the same words, the headline alone in the metadata",
        ),
        pytest.param(
            "<article><h1>Harbour<br>Ferries return to the pier</h1>", "Harbour: Ferries return to the pier", "",
            "Harbour: Ferries return to the pier", id="a kicker that nothing tells from the headline",
        ),
        pytest.param(
            '<div class=skiptranslate><h1>Original text</h1></div>', "Ferries return to the old pier", "",
            "Ferries return to the old pier", id="a short heading that nothing bears out",
        ),
        pytest.param(
            "<article><h2>Why ferries return</h2>", "Ferries return to the old pier for good", "",
            "Ferries return to the old pier for good", id="a subheading in like words",
        ),
        pytest.param(
            "<article><h1><ruby>船<rt>ふね</rt></ruby>が古い<ruby>桟橋<rt>さんばし</rt></ruby>に戻る</h1>",
            "港湾新聞｜船が古い桟橋に戻る", "", "船が古い桟橋に戻る", id="readings above the words",
        ),
        pytest.param(
            '<h1 class="pagetitle hidden">News</h1><div><h1>Ferries return to the pier</h1></div>',
            "News - The Harbour Post", "Ferries return to the pier", "Ferries return to the pier",
            id="a section's heading for those who see no page",
        ),
        pytest.param(
            "<div class=narrow><h1>Ferries are back</h1></div><div class=wide><h1>Ferries are back</h1></div>",
            "All about boats", "Boats: what to know", "Ferries are back",
            id="once for narrow and once for wide screens",
        ),
        pytest.param(
            "<div><h1>Ferries back</h1></div><article><header><h2>Ferries return to the pier</h2></header>",
            "Ferries back - The Harbour Post", "Ferries return to the pier", "Ferries return to the pier",
            id="above the article's text, the wording for search engines small above it",
        ),
        pytest.param(
            "<h1>Ferries return to the pier</h1><article><h2>The strike in short</h2>",
            "Ferries return to the pier", "The strike in short: what to know", "Ferries return to the pier",
            id="a section opens the article",
        ),
        pytest.param(
            "<article><h1>Ferries return to the pier – The Harbour Post</h1>", "", "",
            "Ferries return to the pier", id="the site's name in the heading itself",
        ),
        pytest.param(
            "<article><h1>The Harbour Post: how it was made</h1>", "", "",
            "The Harbour Post: how it was made", id="the site's name as the subject",
        ),
        pytest.param(
            "<article><h1>Learn which ferries are back at the old pier, and why they were away so long? Read what the"
            " owners, crews and the mayor have to say about it, and about the new fares, for old and young.</h1>",
            "Ferries return to the old pier for good", "", "Ferries return to the old pier for good",
            id="a paragraph set as a heading",
        ),
        pytest.param(
            "<article><h1>Ferries return to the pier | Opinion | Letters</h1>", "", "",
            "Ferries return to the pier", id="sections behind bars",
        ),
        pytest.param(
            "<article><h1>Ferries return to the pier | What it means for the island's shops</h1>", "", "",
            "Ferries return to the pier | What it means for the island's shops", id="many words behind a bar",
        ),
        pytest.param(
            "", "Ferries return to “Old Pier”:The Harbour Post", "", "Ferries return to “Old Pier”",
            id="the site's name set off without a space",
        ),
        pytest.param(
            "", "船が戻る：港の人々は喜ぶ-港湾新聞網", "", "船が戻る：港の人々は喜ぶ",
            id="a wide colon in the headline",
        ),
        pytest.param(
            '<h1><a href="https://web.archive.org/web/2014/http://quay.example/">Notes from the quay</a></h1>'
            "<h3>Ferries return</h3>",
            "Notes from the quay » Archive » Ferries return", "", "Ferries return",
            id="a site known by its link home",
        ),
        pytest.param(
            '<h1><a href="/">Notes</a></h1><ul><li class=post><h2 class=post-title>Ferries return to the pier</h2>',
            "Notes » Blog Archive » Ferries return to the pier", "Boats", "Ferries return to the pier",
            id="a post that is an item of a list",
        ),
        pytest.param(
            "<h4>Nothing</h4><h3>Ferries return</h3>", "Harbour club - News » Ferries return", "", "Ferries return",
            id="the part of the title that a heading shows",
        ),
        pytest.param(
            "<h3>News</h3>", "Why ferries return to the old pier - News", "", "Why ferries return to the old pier",
            id="a section's heading in the title",
        ),
        pytest.param(
            '<h1 class="hidden md:block">Ferries are back</h1>', "All about boats", "Boats: what to know",
            "Ferries are back", id="hidden on narrow screens only",
        ),
        pytest.param(
            '<h1 class=strapline>News of the ferries</h1><h2 class=title>Ferries return to the pier</h2>',
            "Ferries return to the pier - News of the ferries", "", "Ferries return to the pier",
            id="a heading that calls itself a kicker",
        ),
        pytest.param(
            "<nav><ul><li>News<article><h1>Ferries are back</h1></article></ul></nav>", "All about boats", "Boats",
            "Ferries are back", id="an article in a menu that was left open",
        ),
        pytest.param(
            '<h1 class=blog-title>Ferries are back</h1>', "All about boats", "Boats: what to know",
            "Ferries are back", id="a post that a blog calls its title",
        ),
        pytest.param(
            '<article><h1>Ferries return to the old pier at last</h1><div class=post><h3 class=entry-title>'
            "Ferries return to the old pier</h3></div>",
            "Ferries return to the old pier", "Ferries return to the old pier",
            "Ferries return to the old pier at last", id="metadata cut short",
        ),
        pytest.param(
            '<link rel=canonical href="https://harbour.example/ferries"><main><h1>Ferries are back</h1>'
            '<h1><a href="/boats">Boats return to the harbour this spring</a></h1></main>',
            "Boats return this spring", "", "Ferries are back", id="a link to another article in like words",
        ),
        pytest.param(
            '<link rel=canonical href="https://harbour.example/ferries"><main><h2>Ferries are back</h2>'
            '<h1><a href="https://harbour.example/ferries?page=2#top">Boats return this spring</a></h1></main>',
            "All about boats", "", "Boats return this spring", id="a link to the page itself",
        ),
        pytest.param(
            "", "Ferries return to the old pier - The Harbour Post", "Ferries return to the …",
            "Ferries return to the old pier", id="no heading: a title that ends in an ellipsis",
        ),
        pytest.param(
            '<p><a href="/">Ferries return</a></p><article><h1>Ferries return</h1>', "Ferries return | Pier", "Boats",
            "Ferries return", id="a link home with the headline's words",
        ),
    ],
)  # fmt: skip
def test_the_headline_is_the_one_that_is_shown(
    heading: str, title: str, named: str, headline: str, read_html: Read
) -> None:
    found = read_html(page(heading, title=title, named=named)).article.metadata
    assert found.headline == headline


@pytest.mark.parametrize(
    "heading",
    [
        '<span class="overline">Harbour</span> <span>Ferries return to the pier</span>',
        '<span class="article-kicker">Harbour</span><span class="sr-only">: </span>Ferries return to the pier',
        '<a href="/ferries"><span class="topline">Harbour</span> Ferries return to the pier</a>',
    ],
)
def test_a_kicker_inside_the_heading_is_the_kicker(heading: str, read_html: Read) -> None:
    reading = read_html(page(f"<article><h1>{heading}</h1>", title="Ferries return to the pier"))
    found = reading.article.metadata
    assert (found.headline, found.kicker) == ("Ferries return to the pier", "Harbour")
    assert {type(block) for block in reading.article.body} == {m.Paragraph}


def test_a_part_before_the_headline_is_its_kicker_whatever_it_is_called(read_html: Read) -> None:
    heading = "<article><h1><span class=a>At the old pier</span><span class=b>Ferries return for good</span></h1>"
    found = read_html(page(heading, named="Ferries return for good")).article.metadata
    assert (found.headline, found.kicker) == ("Ferries return for good", "At the old pier")


def test_a_date_before_the_headline_is_no_kicker(read_html: Read) -> None:
    heading = "<article><h1><span class=a>3 May 2024</span><span class=b>Ferries return for good</span></h1>"
    assert not read_html(page(heading, named="Ferries return for good")).article.metadata.kicker


def test_a_kicker_that_the_metadata_count_in_stays_however_often_they_say_so(read_html: Read) -> None:
    told = "Harbour: Ferries return to the pier - The Harbour Post"
    named = "".join(f'<meta name="{name}" content="{told}">' for name in ("title", "dc.title", "twitter:title"))
    heading = f"{named}<article><h1><span class=kicker>Harbour:</span> <span>Ferries return to the pier</span></h1>"
    found = read_html(page(heading, title=told, named=told)).article.metadata
    assert found.headline == "Harbour: Ferries return to the pier"


def test_what_stands_below_the_headline_is_no_kicker(read_html: Read) -> None:
    parts = "<span class=subline>From the harbour:</span> <span class=topline>Ferries return to the pier</span>"
    found = read_html(page(f"<article><h1>{parts}</h1>", title="From the harbour: boats are back")).article.metadata
    assert "Ferries return to the pier" in found.headline


def test_a_site_that_is_named_like_the_article_has_no_name(read_html: Read) -> None:
    told = "How the ferries came to return to the pier"
    site = f'<meta property="og:site_name" content="{told}">'
    text = page(f"<article><h1>{told}</h1>", title=f"{told} | Pier", named=f"{told} | Pier").replace(
        '<meta property="og:site_name" content="The Harbour Post">',
        site + f'<meta name="twitter:title" content="{told}">',
    )
    assert read_html(text).article.metadata.headline == told


def test_a_headline_with_a_section_or_readings_leaves_the_body(read_html: Read) -> None:
    for heading in ("Ferries return to the pier | Opinion", "<ruby>船<rt>ふね</rt></ruby>が古い桟橋に戻る"):
        body = read_html(page(f"<article><h1>{heading}</h1>")).article.body
        assert {type(block) for block in body} == {m.Paragraph}


@pytest.mark.parametrize(
    ("heading", "headline"),
    [
        pytest.param(
            "<strong>Harbour</strong><span class=hidden>:</span> Ferries return to the pier",
            "Harbour: Ferries return to the pier", id="a sign that the screen does not show",
        ),
        pytest.param(
            "<span>The harbour: news</span> <b>Ferries return</b>",
            "The harbour: news - Ferries return", id="a line's end beside another sign",
        ),
    ],
)  # fmt: skip
def test_parts_of_a_heading_are_set_apart_as_a_title_sets_them_apart(
    heading: str, headline: str, read_html: Read
) -> None:
    found = read_html(page(f"<article><h1>{heading}</h1>", title=headline)).article.metadata
    assert found.headline == headline


@pytest.mark.parametrize(
    "heading",
    [
        '<a href="#top">Ferries return to the pier</a><a class=headerlink href="#ferries">¶</a>',
        "Ferries return to the pier <a href='#ferries'>#</a>",
        "<span><a href='/ferries'>Ferries return to the pier</a> <i>(quay.example)</i></span> <b>87</b>",
    ],
    ids=["a link to this place", "a link with a number sign", "a source and a count"],
)
def test_what_stands_beside_the_headline_in_its_heading_is_none_of_it(heading: str, read_html: Read) -> None:
    reading = read_html(page(f"<article><h1>{heading}</h1>", title="Ferries return to the pier - The Harbour Post"))
    assert reading.article.metadata.headline == "Ferries return to the pier"
    assert {type(block) for block in reading.article.body} == {m.Paragraph}


def test_an_address_is_no_kicker(read_html: Read) -> None:
    section = '<meta property="article:section" content="https://harbour.example/news">'
    assert not read_html(page(f"{section}<article><h1>Ferries return to the pier</h1>")).article.metadata.kicker


def test_a_headline_shown_twice_leaves_the_body_twice(read_html: Read) -> None:
    twice = "<article><h1>Ferries return to the pier</h1><div><p>Ferries return to the pier</p></div>"
    reading = read_html(page(twice, title="Ferries return to the pier"))
    assert [entry.where for entry in reading.ledger if entry.fate == "metadata"] == ["headline", "headline"]
    assert len(reading.article.body) == 4


def test_many_headings_and_a_long_title_cost_little(read_html: Read) -> None:
    many = "<h1>a : b</h1>" * 20_000
    assert read_html(page(f"<article>{many}", title="c : " * 50_000)).article.metadata.headline


def test_a_box_inside_the_article_is_not_taken_for_it(read_html: Read) -> None:
    box = (
        "<div class='article-content content'>"
        + "<p>A number, and a word or two, which stand in a box.</p>" * 6
        + "</div>"
    )
    long = "".join(
        f"<section><div><div>{PROSE}</div></div></section><section><div><div><p>Then the county bought boat {n}, which"
        " nobody had asked for, and the harbour office had to count that one as well.</p></div></div></section>"
        for n in range(12)
    )
    words = f"<article><h1>Ferries return to the pier</h1>{long}<section>{box}</section></article>"
    text = body_text(read_html(page(words, title="Ferries return to the pier"), extract="article").article)
    assert all(f"bought boat {n}," in text for n in range(12))


def test_the_article_under_a_headline_with_a_kicker_is_the_one_that_is_meant(read_html: Read) -> None:
    heading = "<h1><span class=kicker>Harbour</span> <span>Ferries return to the pier</span></h1>"
    words = f"<article>{heading}<p>{'Forty passengers came, and a band. ' * 8}</p></article>"
    other = f"<article><h2>What else is new</h2>{PROSE * 30}</article>"
    text = body_text(read_html(page(words + other, title="Ferries return to the pier"), extract="article").article)
    assert "Forty passengers" in text and "counted more ferries" not in text


def test_a_title_without_an_end_costs_little(read_html: Read) -> None:
    """It swallows its page: minutes went by when every part of it was held against every name of the site."""
    swallowed = "<title>Ferries - " + "<p>Some words: here | there</p>" * 20_000
    site = "<meta property='og:site_name' content='The Quay'><link rel=canonical href='https://quay.example/a'>"
    read = read_html(f"{site}{PROSE}{swallowed}")
    assert read.article.metadata.headline.startswith("The harbour office counted")
