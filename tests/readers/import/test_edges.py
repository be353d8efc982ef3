"""Lines around and inside an article that are the page's: dates below a standfirst, labels, requests to load a film."""

from __future__ import annotations

import pytest

from briefexport.text import body_text
from import_kit import Read, codes

STANDFIRST = (
    "The ferries that were thought gone for good are back at the old pier, the harbour office said, and nobody in the"
    " town knows yet who pays for them."
)
PROSE = (
    "<p>The harbour office counted more ferries this week than in any week since the strike ended in the spring.</p>"
)


def article(head: str, inside: str = "") -> str:
    """A page with a headline, what stands between it and the text, and what stands in the text."""
    meta = (
        '<meta property="og:title" content="Ferries return">'
        '<meta property="article:published_time" content="2024-11-17T10:05:00Z">'
    )
    return (
        f"<html lang=en><head>{meta}</head><body><nav><a href='/'>Start</a></nav><article><h1>Ferries return</h1>{head}"
        f"{PROSE * 3}{inside}{PROSE * 3}</article></body></html>"
    )


@pytest.mark.parametrize(
    ("head", "line"),
    [
        (f"<p>{STANDFIRST}</p><p>17.11.2024 10.05</p>", "10.05"),
        (f"<p>{STANDFIRST}</p><p>Updated on Sunday at ten</p>", "Sunday"),
        (
            "<div><time>17.11.2024 <span>10:05 Uhr</span></time><figure><img src=a.jpg alt='A pier'></figure></div>",
            "Uhr",
        ),
    ],
)
def test_a_date_above_the_text_is_no_part_of_it(head: str, line: str, read_html: Read) -> None:
    reading = read_html(article(head), extract="article")
    assert line not in body_text(reading.article)
    assert "words-unaccounted" not in codes(reading)


@pytest.mark.parametrize(
    "head",
    [
        f"<p>{STANDFIRST}</p><h2>17 November 2024</h2>",
        f"<p>{STANDFIRST}</p><p>17 November 2024</p>",
        f"<p>{STANDFIRST}</p><ul><li>17 November 2024, 10:05: the first one</li></ul>",
        "<div><p>The ferry left.</p> On <span>17 November 2024, 10:05</span> it came back.</div>",
    ],
)
def test_a_day_that_dates_what_follows_stays(head: str, read_html: Read) -> None:
    assert "17 November 2024" in body_text(read_html(article(head), extract="article").article)


@pytest.mark.parametrize(
    "box",
    [
        "<div><h4>Empfohlener redaktioneller Inhalt</h4><p>Mit Ihrer Zustimmung wird hier ein Film geladen.</p></div>",
        "<div><p>An dieser Stelle finden Sie einen externen Inhalt, der den Text ergänzt.</p><p>Immer laden</p></div>",
        "<div class=x><p>We need your permission to load this player, which is not ours.</p></div>",
        "<p>Allow Chirper content?</p>",
        "<p>REKLAM</p>",
        "<div>Passer la publicité</div>",
    ],
)
def test_what_stands_in_place_of_a_player_or_an_advertisement_is_left_out(box: str, read_html: Read) -> None:
    reading = read_html(article("", box), extract="article")
    assert body_text(reading.article).split() == body_text(read_html(article("")).article).split()
    assert "words-unaccounted" not in codes(reading)


def test_prose_on_content_from_elsewhere_stays(read_html: Read) -> None:
    words = (
        "This week we need your permission slips, the school on the island wrote to the parents of every pupil there."
    )
    assert words in body_text(read_html(article("", f"<p>{words}</p>"), extract="article").article)
