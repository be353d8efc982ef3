"""No word of a page is lost or told twice, whatever its elements stand in: each is accounted for once."""

from __future__ import annotations

import random

import pytest

from briefexport.errors import ContentError
from import_kit import Read, codes

_TAGS = (
    "div p span a ul ol li table tr td th caption figure figcaption blockquote cite footer header h1 h2 h3 section"
    " article main aside nav pre code em strong q sup abbr time dl dt dd details summary button select meter video"
    " noscript template script style svg math ruby rt del ins center font object dialog amp-img img"
)
_NAMES = (
    "title caption credit footer byline share related newsletter nav comment note footnote sidebar headline kicker date"
    " author abstract verse attribution pullquote callout admonition visually-hidden MsoFootnoteText footnotes"
)


@pytest.mark.parametrize(
    "held",
    [
        "<figure><img src=a.png alt=quay><footer class=footer><figcaption>The old quay</figcaption></footer></figure>",
        "<figure><img src=a.png alt=quay><button><figcaption>The old quay</figcaption></button></figure>",
        "<figure><amp-img src=a.png alt=quay>The old quay</amp-img></figure>",
        "<p><amp-img src=a.png alt=quay>The old quay</p>",
        "<blockquote>Nobody came.<meter><figcaption>The old quay</figcaption></meter></blockquote>",
        "<aside class=callout><p class='title visually-hidden' hidden>The old quay</p>Nobody came.</aside>",
        "<pre>print(1)<button>Copy</button><style>.a{}</style><script>x()</script></pre>",
    ],
)
def test_what_stands_in_something_left_out_is_left_out_with_it(held: str, read_html: Read) -> None:
    for extract in ("whole", "article"):
        assert codes(read_html(f"<p>Some words first.</p>{held}<p>And last.</p>", extract=extract), "error") == []


def test_code_is_read_without_the_page_s_buttons(read_html: Read) -> None:
    (block,) = read_html("<h1>T</h1><pre>print(1)\n<button>Copy</button>print(2)</pre>").article.body
    assert getattr(block, "text", "") == "print(1)\nprint(2)"


def test_a_title_that_stands_in_code_in_another_heading_is_told_once(read_html: Read) -> None:
    heading = "<h2>Above <code><h1>The old quay</h1></code> below</h2>"
    prose = (
        "<p>The ferry came back on Sunday with forty passengers, a band and a good deal of rain, said the harbour.</p>"
    )
    page = f"<html lang=en><body>{heading}{prose * 2}"
    assert codes(read_html(page, extract="article"), "error") == []


@pytest.mark.parametrize("seed", range(60))
def test_every_word_of_a_random_page_is_accounted_for(seed: int, read_html: Read) -> None:
    dice = random.Random(seed)
    page = "<html lang=en><body>" + "".join(tree(dice, 4) for _ in range(3))
    for extract in ("whole", "article"):
        try:
            reading = read_html(page, extract=extract)
        except ContentError as error:
            assert error.code == "empty-source"
        else:
            assert "words-unaccounted" not in codes(reading), page


def tree(dice: random.Random, depth: int) -> str:
    """Some words, or an element that holds a few such; now and then it is not closed."""
    if depth == 0 or dice.random() < 0.35:
        return " ".join(f"w{dice.randint(0, 9999)}" for _ in range(dice.randint(1, 6))) + dice.choice(
            [" ", ". ", "\n", ""]
        )
    tag = dice.choice(_TAGS.split())
    named = f' class="{dice.choice(_NAMES.split())} {dice.choice(_NAMES.split())}"' if dice.random() < 0.3 else ""
    more = {"a": ' href="#n1"', "img": " src=a.png alt=quay", "amp-img": " src=b.png alt=pier"}.get(tag, "")
    hidden = dice.choice([" hidden", " aria-hidden=true", " id=n1", " role=note", " lang=fr", " dir=rtl"])
    opening = f"<{tag}{named}{more}{hidden if dice.random() < 0.1 else ''}>"
    inner = "".join(tree(dice, depth - 1) for _ in range(dice.randint(1, 3)))
    return opening + inner + (f"</{tag}>" if dice.random() < 0.95 else "")
