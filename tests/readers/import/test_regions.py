"""Pages whose article stands in several boxes, or beside a box that looks more like one."""

from __future__ import annotations

import pytest

from briefexport.text import body_text
from import_kit import Read, codes

FERRIES = (
    "The harbour office counted more ferries this week than in any week since the strike ended, it said on Monday.",
    "Crews had asked for a second night watch, and the owners agreed to pay for it until the spring, people said.",
    "On the old pier the cafes opened again, although the ramp is still closed to cars and to heavier lorries.",
    "The mayor, who had promised a new terminal, said the money would have to come from the capital this time.",
    "Passengers waited for an hour in the rain, and most of them said that they would do so again without a word.",
    "A study of the current found that the ships could leave ten minutes later and still arrive before the tide.",
)
ASIDE = (
    "The author has written about ships, ports and fish for twenty years, she says, and she lives by the sea, alone.",
    "Her books, of which there are nine, have been read, praised, translated, filmed, and given away to her friends.",
    "She studied law, history, and the theory of knots, in three cities, before she came home, and she never left.",
)


def page(article: str, around: str = "") -> str:
    """A page of a site, with a menu and a footer."""
    return (
        '<html lang=en><head><title>Ferries return</title><meta property="og:title" content="Ferries return"></head>'
        f'<body><nav><a href="/">Start</a> <a href="/news">News</a></nav><div id=page><h1>Ferries return</h1>{around}'
        f"{article}</div><footer>Harbour Post, 1 Quay Street</footer></body></html>"
    )


def boxed(template: str, words: tuple[str, ...] = FERRIES) -> str:
    return "".join(template.format(line) for line in words)


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(
            page(
                f"<div class=row><div class=mid><div class=lead>{boxed('<p>{}</p>', FERRIES[:3])}</div></div></div>"
                f"<div class=row><div class=mid><div class=more>{boxed('<p>{}</p>', FERRIES[3:])}</div></div></div>"
            ),
            id="two halves in two rows",
        ),
        pytest.param(
            page(
                boxed(f"<div class=block><div><section><div><p>{FERRIES[0]}</p><p>{{}}</p></div></section></div></div>")
            ),
            id="a block of the page system for every two paragraphs",
        ),
        pytest.param(
            page(
                f"<main><div><div><div>{boxed('<div>{}</div>')}</div></div></div></main>",
                f"<div class=top><div class=post-content>{boxed('<p>{}</p>', ASIDE)}</div></div>",
            ),
            id="lines without paragraphs under a box with paragraphs",
        ),
        pytest.param(
            page(boxed('<div class="builder-widget builder-widget-text"><p>{}</p></div>')),
            id="a page builder that calls every part a widget",
        ),
        pytest.param(
            page(boxed('<p class="tag-style">{} <a class="tag-style" href="/a">Read on</a></p>')),
            id="a style named like a list of tags, on links too",
        ),
        pytest.param(
            page(
                f"<div><div class=part><div class=box>{boxed('<p>{}</p>', FERRIES[:3])}</div></div></div>"
                + boxed(
                    "<section><div><div class=part><div class=box><p>{}</p></div></div></div></section>", FERRIES[3:]
                )
            ),
            id="boxes of one form, some with a single paragraph",
        ),
        pytest.param(
            page(f"<div class=body>{boxed('<p>{}</p>', FERRIES[:5])}<p class=paywall>{FERRIES[5]}</p></div>"),
            id="a paragraph marked for subscribers",
        ),
        pytest.param(
            page(f"<div class=body>{boxed('<p>{}</p>')}</div>").replace("<div id=page>", '<div style="display:none">'),
            id="hidden until scripts have run",
        ),
        pytest.param(
            page(f"<div class=body><noscript>{boxed('<p>{}</p>')}</noscript></div>"),
            id="only for those without scripts",
        ),
    ],
)
def test_the_whole_article_is_read(html: str, read_html: Read) -> None:
    reading = read_html(html, extract="article")
    words = body_text(reading.article)
    assert [line for line in FERRIES if line not in words] == []
    assert "words-unaccounted" not in codes(reading)


def test_teasers_beside_the_article_are_no_part_of_it(read_html: Read) -> None:
    teaser = '<div class=card><h3><a href="/{0}">Elsewhere</a></h3><div class=dek>{0}</div></div>'
    cards = boxed(teaser, tuple(f"{number}. {line}" for number in range(2) for line in ASIDE))
    html = page(f"<div><div><div class=body>{boxed('<p>{}</p>')}</div></div></div><section>{cards}</section>")
    words = body_text(read_html(html, extract="article").article)
    assert all(line in words for line in FERRIES)
    assert not any(line in words for line in ASIDE)


@pytest.mark.parametrize("name", ["widget", "cta", "call-to-action", "paywall-prompt"])
def test_one_widget_among_the_articles_text_is_left_out(name: str, read_html: Read) -> None:
    html = page(f"<div class=body>{boxed('<p>{}</p>')}<div class={name}><p>{ASIDE[0]}</p></div></div>")
    assert ASIDE[0] not in body_text(read_html(html, extract="article").article)


def test_what_a_page_hides_is_not_its_article(read_html: Read) -> None:
    more = "".join(boxed(f"<p>{number}. {{}}</p>") for number in range(6))
    menu = f"<ul>{'<li><a href=/x>Another page of ours</a></li>' * 400}</ul>"
    html = page(
        f"<div><div class=teaser-text>{boxed('<p>{}</p>', ASIDE)}</div><div style='display:none'>{more}</div></div>",
        menu,
    )
    words = body_text(read_html(html, extract="article").article)
    assert all(line in words for line in ASIDE)


def test_a_card_under_the_title_is_not_the_article(read_html: Read) -> None:
    card = f"<article class=card><h2>Ferries return</h2><ul><li>{'</li><li>'.join(ASIDE)}</li></ul></article>"
    body = f"<div class=mid><div class=body>{boxed('<p>{}</p>')}{boxed('<p>Again: {}</p>')}</div></div>"
    html = page(body, f"<div class=top><div>{card}</div></div>").replace("<h1>Ferries return</h1>", "")
    words = body_text(read_html(html, extract="article").article)
    assert all(line in words for line in FERRIES)


def test_the_article_under_the_title_is_found_in_a_script_without_spaces(read_html: Read) -> None:
    line = "フェリーは月曜日に古い桟橋に戻り、港湾局によると乗客はストライキの終わりから増え続けているという。"
    letter = "".join(f"<p>{n}、{line[::-1]}</p>" for n in range(3))
    html = page(f"<article>{f'<p>{line}</p>' * 3}</article>", f"<div class=content>{letter}</div>")
    html = html.replace("<h1>Ferries return</h1>", "").replace("<article>", "<article><h1>Ferries return</h1>")
    assert line in body_text(read_html(html, extract="article").article)


CALL = "Subscribe to read on. Create a free account or sign in, and our newsletter comes to your inbox every day."


def test_a_box_that_calls_in_several_ways_is_left_out(read_html: Read) -> None:
    reading = read_html(page(f"<div class=body>{boxed('<p>{}</p>')}<div class=x1><p>{CALL}</p></div></div>"))
    assert CALL not in body_text(reading.article)
    assert [entry.reason for entry in reading.ledger if CALL in entry.words] == ["a call to subscribe"]


def test_an_article_may_speak_of_newsletters_and_subscriptions(read_html: Read) -> None:
    line = (
        "The Harbour Post sold nine hundred subscriptions in a week, and its newsletter went to as many people again."
    )
    more = f"<div class=x1>{line} Most of them sign in at dawn. {' '.join(FERRIES[:2])}</div>"
    words = body_text(read_html(page(f"<div class=body>{boxed('<p>{}</p>')}<p>{line}</p>{more}</div>")).article)
    assert words.count(line) == 2


def test_what_a_gallery_says_twice_is_said_once(read_html: Read) -> None:
    twice = f"<div class=shown><p>{ASIDE[0]}</p></div><div class=full><p>{ASIDE[0]}</p></div>"
    reading = read_html(page(f"<div class=body>{boxed('<p>{}</p>')}{twice}</div>"), extract="article")
    assert body_text(reading.article).count(ASIDE[0]) == 1
    assert "words-unaccounted" not in codes(reading)


def test_a_refrain_is_said_as_often_as_it_is_written(read_html: Read) -> None:
    song = f"<p>{ASIDE[0]}</p><p>{FERRIES[0]}</p><p>{ASIDE[0]}</p>"
    words = body_text(read_html(page(f"<div class=body>{boxed('<p>{}</p>')}{song}</div>"), extract="article").article)
    assert words.count(ASIDE[0]) == 2


def test_a_word_of_a_sentence_is_of_it_whatever_its_link_is_called(read_html: Read) -> None:
    lines = boxed("<p>{}</p>") + (
        '<p><a class="auto-tag related-link" href="/tag/iris-vane">Iris Vane</a> has asked'
        ' <a class="topic tags" href="/t">the Harbour Office</a>’s board for a second pier.</p>'
    )
    words = body_text(read_html(page(f"<div class=body>{lines}</div>"), extract="article").article)
    assert "Iris Vane has asked the Harbour Office’s board for a second pier." in words


FOLDED = (
    "What the fold holds is read: the second half of the report, which a button opens, on night watches and their cost."
)


@pytest.mark.parametrize(
    ("fold", "is_read"),
    [
        pytest.param(f"<div hidden><p>{FOLDED}</p></div>", True, id="the rest of an article behind a button"),
        pytest.param(f"<h2>Costs</h2><div style='display:none'><p>{FOLDED}</p></div>", True, id="under its heading"),
        pytest.param(f"<div hidden class=newsletter><p>{FOLDED}</p></div>", False, id="furniture by its name"),
        pytest.param(f"<div hidden><p>{FOLDED}</p><input name=mail></div>", False, id="a window with a form"),
        pytest.param(f"<p>{FOLDED}</p><div hidden><p>{FOLDED}</p></div>", True, id="the same for narrow screens"),
        pytest.param("<div hidden><p>A hint of few words.</p></div>", False, id="a hint"),
    ],
)
def test_prose_that_an_article_folds_away_is_of_it(fold: str, is_read: bool, read_html: Read) -> None:
    html = page(f"<div class=body>{boxed('<p>{}</p>', FERRIES[:3])}{fold}{boxed('<p>{}</p>', FERRIES[3:])}</div>")
    words = body_text(read_html(html, extract="article").article)
    assert words.count(FOLDED) == is_read
    assert "few words" not in words


@pytest.mark.parametrize(("words", "is_read"), [(" carried sixty cars an hour", True), ("", False)])
def test_a_list_that_speaks_of_its_links_is_of_the_article(words: str, is_read: bool, read_html: Read) -> None:
    items = "".join(
        f'<li><a href="/{name}">The old ferry {name}</a>{words}</li>' for name in ("Alma", "Berta", "Carla")
    )
    html = page(
        f"<div class=body>{boxed('<p>{}</p>', FERRIES[:3])}<ul>{items}</ul>{boxed('<p>{}</p>', FERRIES[3:])}</div>"
    )
    assert ("The old ferry Berta" in body_text(read_html(html, extract="article").article)) == is_read


def box(name: str, *lines: str) -> str:
    return f"<div class=wide><div class={name}>{boxed('<p>{}</p>', lines)}</div></div>"


@pytest.mark.parametrize(
    ("above", "below", "is_read"),
    [
        pytest.param(box("intro", *ASIDE), "", True, id="a standfirst in a box of its own"),
        pytest.param(box("newsletter", *ASIDE), "", False, id="a box that calls itself something else"),
        pytest.param(box("card", ASIDE[0]), "", False, id="a teaser above"),
        pytest.param("", box("last", *ASIDE, *(f"Again: {line}" for line in ASIDE)), True, id="a last section"),
        pytest.param("", box("last", *ASIDE[:2]), False, id="a notice below"),
    ],
)
def test_parts_of_prose_beside_the_article_are_of_it(above: str, below: str, is_read: bool, read_html: Read) -> None:
    html = page(f"<main>{above}{box('body', *FERRIES, *(f'Later: {line}' for line in FERRIES))}{below}</main>")
    reading = read_html(html, extract="article")
    assert (ASIDE[0] in body_text(reading.article)) == is_read
    assert "words-unaccounted" not in codes(reading)


def test_what_stands_around_the_article_is_no_part_beside_it(read_html: Read) -> None:
    """A heading that holds paragraphs is not read once with them and once without."""
    inner = "".join(f"<p>{line}</p>" for line in FERRIES)
    read = read_html(f"<article><p>{FERRIES[0]} Again.</p><h2>{' '.join(FERRIES)}<div>{inner}</div></h2></article>")
    assert "words-unaccounted" not in codes(read)
