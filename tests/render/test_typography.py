"""Typography by language: what is typed, and what a typographer would set."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefexport import model as m
from briefexport import text
from briefexport.plugin import Typography
from briefexport.render.typography import apply
from briefexport.render.typography.setting import set_run, set_words
from strategies import articles

# ~ is a space that does not break, ^ a narrow one.
CASES = {
    "en": [
        ('"Why now?" she asked.', "“Why now?” she asked."),
        ("It's the '90s, isn't it?", "It’s the ’90s, isn’t it?"),
        ("'Tis the soldiers' 'plan'.", "’Tis the soldiers’ ‘plan’."),
        ("\"He said 'no' twice,\" she said", "“He said ‘no’ twice,” she said"),
        ("out -- and back---again", "out~— and back—again"),
        ("pages 10--12, or so - maybe", "pages 10–12, or so~– maybe"),
        ("wait...", "wait…"),
        ("Mr. Turner met Dr. Smith", "Mr.~Turner met Dr.~Smith"),
        ("Michael R. Turner and J. K. Rowling", "Michael~R. Turner and J.~K. Rowling"),
        ("10 000 troops, 5 km away, 20 % more", "10^000 troops, 5~km away, 20~% more"),
        ("see p. 12 and No. 5", "see p.~12 and No.~5"),
        ("a 6'2\" man", "a 6'2\" man"),
        ("use --strict, x -- y", "use --strict, x~— y"),
        ('see https://e.org/a--b?c="d" and me@e.org', 'see https://e.org/a--b?c="d" and me@e.org'),
        ('("quoted")', "(“quoted”)"),
        ('"bye"--and "left"--she said--"no"', "“bye”—and “left”—she said—“no”"),
        ('use "--strict" and "--bind"', "use “--strict” and “--bind”"),
        ("rock 'n' roll of '24, the '90s' best, '24' again", "rock ’n’ roll of ’24, the ’90s’ best, ‘24’ again"),
        ("at 3 a.m., 5 km. Off", "at 3~a.m., 5~km. Off"),
        ('"', '"'),
    ],
    "en-GB": [("out -- and back", "out~– and back")],
    "fr": [
        ('"Pourquoi ?" dit-il', "«~Pourquoi^?~» dit-il"),
        ("Oui! Non; peut-être: voilà", "Oui^! Non^; peut-être~: voilà"),
        ("l'Ukraine d'aujourd'hui", "l’Ukraine d’aujourd’hui"),
        ("«Bonjour»", "«~Bonjour~»"),
        ("M. Dupont, 10 000 soldats, 5 km, n° 7", "M.~Dupont, 10^000 soldats, 5~km, n°~7"),
        ("à 10:30 http://e.org/a?b", "à 10:30 http://e.org/a?b"),
        ("une idée -- bonne -- et...", "une idée~– bonne~– et…"),
    ],
    "fr-CA": [("Oui! Voilà: non", "Oui! Voilà~: non")],
    "de": [
        ('"Warum?", fragte er', "„Warum?“, fragte er"),
        ("'Nein', sagte er. Das war's.", "‚Nein‘, sagte er. Das war’s."),
        ("z. B. Dr. Müller, S. 5, 10 000 Mann", "z.^B. Dr.~Müller, S.~5, 10^000 Mann"),
        ("so -- und nicht anders", "so~– und nicht anders"),
        ("so 'ne Sache, 5 Mio. Euro", "so ’ne Sache, 5~Mio. Euro"),
        ("'Das \"Ja\"', rief er", "‚Das „Ja“‘, rief er"),
        ('"Das "Ja" gilt"', "„Das ‚Ja‘ gilt“"),
    ],
    "de-CH": [('"Warum?"', "«Warum?»")],
    "es": [
        ('Dijo: "¿Por qué?"', "Dijo: «¿Por qué?»"),
        ('¡"Vamos"! Sr. López, 10 000 soldados', "¡«Vamos»! Sr.~López, 10^000 soldados"),
        ("así... no", "así… no"),
    ],
    "es-MX": [('"Sí"', "“Sí”")],
    "it": [("nel '900 e negli anni '70", "nel ’900 e negli anni ’70")],
    "nl": [("'s avonds in 't bos", "’s avonds in ’t bos")],
    "ru": [('"Газета "Труд"", -- сказал он', "«Газета „Труд“»,~— сказал он")],
    "tr": [('"Ali\'nin"', "“Ali’nin”")],
    "ja": [('"x" -- y...', '"x" -- y...')],
}


def shown(words: str) -> str:
    return words.replace("\u00a0", "~").replace("\u202f", "^")


@pytest.mark.parametrize(
    ("language", "typed", "expected"), [(k, *case) for k, cases in CASES.items() for case in cases]
)
def test_what_is_typed_is_set(language: str, typed: str, expected: str) -> None:
    assert shown(set_words(typed, language)) == expected
    assert set_words(set_words(typed, language), language) == set_words(typed, language)


def test_marks_find_each_other_through_emphasis_and_links() -> None:
    run = (
        m.Text('"'),
        m.Emphasis((m.Text("Why"),)),
        m.Text('" and "'),
        m.Link("u", content=(m.Text("no"),)),
        m.Text('"'),
    )
    assert text.plain(set_run(run, "en")) == "“Why” and “no”"


def test_code_formulas_and_keys_are_untouched() -> None:
    run = (m.Code('"a" -- b'), m.Math("x'"), m.Keyboard((m.Text("--"),)), m.Text(' "a"'))
    assert set_run(run, "en") == (*run[:3], m.Text(" “a”"))


def test_a_span_is_set_in_its_own_language() -> None:
    run = (m.Text('He said "'), m.Span("fr", "", (m.Text('"oui"'),)), m.Text('".'))
    assert shown(text.plain(set_run(run, "en"))) == "He said “«~oui~»”."


def test_it_can_be_switched_off() -> None:
    article = m.Article(body=(m.Paragraph(content=(m.Text('"a"'),)),))
    assert apply(article, Typography(smart=False)) is article


def bare(article: m.Article) -> list[str]:
    """Letters and digits only: what typography may not touch."""
    return re.findall(r"\w+", text.body_text(article))


@given(articles())
@settings(max_examples=60, deadline=None)
def test_it_changes_no_word_and_twice_is_once(article: m.Article) -> None:
    once = apply(article, Typography())
    assert bare(once) == bare(article)
    assert apply(once, Typography()) == once


@given(st.text("\"'abc.- :;!?«»“”‘’\u00a0\u202f1234—–()", max_size=24), st.sampled_from(sorted(CASES)))
@settings(max_examples=400, deadline=None)
def test_twice_is_once_for_anything(words: str, language: str) -> None:
    once = set_words(words, language)
    assert set_words(once, language) == once
