"""The outside judges: epubcheck finds nothing at all, Ace passes without a violation of any impact."""

from __future__ import annotations

from typing import Any

import pytest

from briefexport import model as m
from briefexport.plugin import Asset
from epub.generating import generated
from epub.samples import ASSETS, article, encoded, every_block, heading, paragraph, samples

# What no book of ours uses, and what we therefore allow nobody: usages must be empty.
SAMPLES = samples()


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_is_valid(bound: Any, epubcheck: Any, name: str) -> None:
    found, assets = SAMPLES[name]
    verdict = epubcheck(bound(found, assets=assets).path)
    assert verdict.faults == () and verdict.usages == ()


@pytest.mark.parametrize("profile", ["generic", "kindle", "kobo"])
def test_every_block_is_valid_in_every_profile(bound: Any, epubcheck: Any, profile: str) -> None:
    book = bound(every_block(), assets=ASSETS, profile=profile, cover="auto", fonts="embed")
    assert epubcheck(book.path).faults == ()


def test_a_bound_edition_is_valid(bound: Any, epubcheck: Any) -> None:
    book = bound(*(found for found, _ in SAMPLES.values()), assets=ASSETS, cover="auto")
    assert epubcheck(book.path).faults == ()


@pytest.mark.parametrize("number", range(0, 110, 10))
def test_a_hundred_documents_are_valid(bound: Any, epubcheck: Any, number: int) -> None:
    """Ten bound briefs at a time, and one of them alone."""
    parts = generated(number + 10)[number:]
    assert epubcheck(bound(*parts, assets=ASSETS).path).faults == ()
    assert epubcheck(bound(parts[0], assets=ASSETS).path).faults == ()


NAUGHTY = [
    "",
    "undefined",
    "NULL",
    "\\",
    "1/0",
    "-$1.00",
    "0x0",
    "NaN",
    "١٢٣",
    '<>?:"{}|_+',
    "\x01\x02\x1f\x7f",
    "\x80\x9f\ufffe",
    "\u0085\u1680\u2028\u2029\u202f\u3000",
    "\u00ad\u0600\u200b\u2060\ufeff",
    "Ω≈ç√∫",
    "ÅÍÎÏ˝",
    "⁰⁴⁵₀₁₂",
    "ด้้้้้็็็็็",
    "'\"'",
    "表ポあA鷗",
    "𐐜 𐐔𐐇",
    "ヽ༼ຈل͜ຈ༽ﾉ",
    "👩🏽 👨‍👩‍👧",
    "🇺🇸🇷",
    "ﷺ",
    "بِسْمِ اللَّه",
    "Ṱ̺̺o͞ ̷i̲̬n",
    "˙ɐnbᴉlɐ",
    "<script>alert(0)</script>",
    "<svg><script>1<1</script>",
    "]]>",
    "<!--",
    "-->",
    "<![CDATA[x]]>",
    "&amp;&#0;&unknown;",
    "javascript:alert(1)",
    "<?xml?>",
    "../../../etc/passwd%00",
    "$(touch /tmp/x)",
    "`ls`",
    "{{7*7}}",
    "%s%n",
    "file:///etc/passwd",
    "http://a/%%30%30",
    "\U0001ffff",
]


@pytest.mark.parametrize("words", NAUGHTY)
def test_naughty_words_anywhere(bound: Any, epubcheck: Any, words: str) -> None:
    body = (
        paragraph(words),
        heading(2, words),
        paragraph(m.Link(words, words, (m.Text(words),)), m.Code(words)),
        m.CodeBlock(text=words, language=words),
        m.MathBlock(tex=words),
        m.Table(caption=(m.Text(words),)),
    )
    book = bound(
        article(words, *body, dek=words, rights=words, keywords=(words,), byline=(m.Person(name=words, url=words),))
    )
    assert epubcheck(book.path).faults == ()


@pytest.mark.parametrize(
    "data",
    [
        encoded("JPEG", "CMYK"),
        encoded("BMP"),
        b'<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><script/><g id="1"/><rect foo="1"/></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="urn:i" i:a="b" width="3cm" height="100%"><i:x/></svg>',
    ],
)
def test_mended_pictures_are_valid(bound: Any, epubcheck: Any, data: bytes) -> None:
    picture = m.Figure(image=m.Image("a.x", "a picture"))
    assert epubcheck(bound(article("A", picture), assets={"a.x": Asset(data, "")}).path).faults == ()


ACED = [
    "every-block",
    "arabic",
    "hebrew",
    "chinese",
    "no-alt",
    "tongues",
    "unknown-language",
    "empty-parts",
    "formulas-alone",
    "untitled-tables",
]


@pytest.mark.parametrize("name", ACED)
def test_ace_has_nothing_to_say(bound: Any, ace: Any, name: str) -> None:
    found, assets = SAMPLES[name]
    verdict = ace(bound(found, assets=assets, cover="auto").path)
    assert (verdict.outcome, verdict.violations) == ("pass", ())


def test_ace_passes_a_bound_edition(bound: Any, ace: Any) -> None:
    parts = [SAMPLES[name][0] for name in ACED]
    verdict = ace(bound(*parts, *generated(6), assets=ASSETS, cover="auto").path)
    assert (verdict.outcome, verdict.violations) == ("pass", ())
