"""Where links may lead, and what times may say."""

from __future__ import annotations

import pytest

from briefexport import model as m
from briefexport.render.xhtml.addresses import address, is_moment
from briefexport.render.xhtml.labels import label, long_date, own_words
from briefexport.render.xhtml.languages import settled


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"),
        ("HTTP://Example.org", "http://Example.org"),
        ("https://example.org/a b/é?q=[1]#x#y", "https://example.org/a%20b/%C3%A9?q=%5B1%5D#x%23y"),
        ("https://e.org/100%", "https://e.org/100%25"),
        ("https://пример.укр/ш", "https://xn--e1afmkfd.xn--j1amh/%D1%88"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("tel:+1234", "tel:+1234"),
        ("#there", "#b-1"),
        ("#nowhere", ""),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("other.html", ""),
        ("//example.org", ""),
        ("http://", ""),
        ("http://bad host/", ""),
        ("https://user:pass@e.org/", "https://user:pass@e.org/"),
        ("https://[::1]:80/", "https://[::1]:80/"),
        ("https://faß.example/", "https://xn--fa-hia.example/"),
        ("https://é:ö@e.org/", "https://%C3%A9:%C3%B6@e.org/"),
        ("https://1.2.3.4:65535/", "https://1.2.3.4:65535/"),
        ("https://e.org./", "https://e.org./"),
        # What no resolver takes, and epubcheck calls invalid:
        ("https://e.org:65536/", ""),
        ("https://[1:2:3:4:5:6:7:8:9]/", ""),
        ("https://a..b/", ""),
        ("https://./", ""),
        ("https://xn--a/", ""),
        ("https://1.2.3/", ""),
        ("https://e.org.256/", ""),
        (f"https://{'a' * 64}.org/", ""),
        (f"https://{'a.' * 127}org/", ""),
        ("https://a@b@c/", ""),
        ("tel:#7", ""),
        ("", ""),
    ],
)
def test_addresses(url: str, href: str) -> None:
    assert address(url, {"there": "b-1"}) == href


@pytest.mark.parametrize(
    ("value", "known"),
    [
        ("2024-11-17", True),
        ("2024-11", True),
        ("2024", True),
        ("2024-11-17T09:30:00Z", True),
        ("09:30", True),
        ("P1DT2H", True),
        ("2024-13-01", False),
        ("soon", False),
        ("", False),
        ("P", False),
        ("PT", False),
    ],
)
def test_moments(value: str, known: bool) -> None:
    assert is_moment(m.Time(value, ())) is known


@pytest.mark.parametrize(
    ("language", "date"),
    [
        ("en", "1 November 2024"),
        ("en-US", "November 1, 2024"),
        ("fr", "1er novembre 2024"),
        ("de", "1. November 2024"),
        ("es", "1 de noviembre de 2024"),
        ("uk", "1 листопада 2024"),
        ("zh-Hans", "2024年11月1日"),
        ("hi", "1 नवंबर 2024"),
        ("sv", "1 november 2024"),
        ("fi", "1. marraskuuta 2024"),
        ("sw", "2024-11-01"),
    ],
)
def test_days_for_people(language: str, date: str) -> None:
    assert long_date("2024-11-01T10:00:00Z", language) == date


def test_our_own_words_say_their_language() -> None:
    assert own_words("notes", "de-AT") == "Anmerkungen"
    assert own_words("notes", "sw") == '<span lang="en" xml:lang="en" dir="ltr">Notes</span>'
    assert label("notes", "zh-TW") == label("notes", "zh-Hant") != label("notes", "zh")


@pytest.mark.parametrize(
    ("tag", "known"),
    [
        ("en", "en"),
        ("en-GB", "en-GB"),
        ("zh-Hant-TW", "zh-Hant-TW"),
        ("xx", "und"),
        ("en_GB", "und"),
        ("e", "und"),
        ("", ""),
        ("haw", "haw"),
        ("de-CH-1996", "de-CH-1996"),
        ("en-x-a", "en-x-a"),
        ("abcd", "und"),
    ],
)
def test_language_tags(tag: str, known: str) -> None:
    assert settled(tag) == known
