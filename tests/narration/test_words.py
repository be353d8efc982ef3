"""The writers of words: script, SSML and JSON from utterances alone."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from lxml import etree

import strategies
from briefexport import identity, plugin
from briefexport import model as m
from briefexport.exporters.audio.words import script, ssml, utterances_json
from briefexport.exporters.audio.words.layout import columns
from briefexport.narration import lexicon
from briefexport.narration.explaining import explain
from briefexport.narration.policy import SpeakingPolicy
from briefexport.narration.utterances import utterances

LEXICON = lexicon.load(None)
SSML = etree.RelaxNG(etree.parse(str(Path(__file__).with_name("ssml11.rng"))))
NS = "{http://www.w3.org/2001/10/synthesis}"


def said(edition: m.Edition, **policy: object) -> plugin.Utterances:
    return utterances(edition, SpeakingPolicy(**policy), LEXICON, lambda _: None)  # type: ignore[arg-type]


def edition(*paragraphs: str, **metadata: object) -> m.Edition:
    body = tuple(m.Paragraph(content=(m.Text(words),)) for words in paragraphs)
    article, _, _ = identity.identify(m.Article(metadata=m.Metadata(**metadata), body=body))  # type: ignore[arg-type]
    return m.Edition(identifier="urn:x", slug="x", title="X", articles=(article,))


def lines(found: m.Edition, **options: object) -> list[str]:
    return script(found, said(found), **options).decode().splitlines()  # type: ignore[arg-type]


STORY = edition(
    "President Zelensky said 10,000 troops with ATACMS came. The ATACMS of the U.S. and NATO followed.",
    "“Missiles don’t need announcements, they speak,” Jane Doe said.",
    headline="War in its 3rd year", slug="war-brief", byline=(m.Person(name="J. Roe"),),
    sources=(m.SourceReference(title="UN report", publisher="UN"),),
)  # fmt: skip


def test_the_script_reads_as_it_is_said() -> None:
    text = " ".join(" ".join(lines(STORY)).split())
    assert "Zelensky [zeh-LEN-skee] said ten thousand troops with ATACMS [attack ems] came." in text
    assert "The ATACMS of the U-S and NATO followed." in text  # once in brackets is enough
    assert "WAR IN ITS THIRD YEAR" in text
    assert "QUOTATIONS 1. “Missiles don’t need announcements, they speak,” — Jane Doe said." in text
    assert "SOURCES 1. UN report, UN" in text


def seconds(clock: str) -> int:
    minutes, _, rest = clock.partition(":")
    return int(minutes) * 60 + int(rest)


def test_the_script_begins_with_slug_and_running_time() -> None:
    first = lines(STORY, rate=60)[0]
    words = sum(len(item.spoken.split()) for item in said(STORY).utterances)
    assert first.split()[:2] == ["WAR-BRIEF", "TRT"]
    assert seconds(first.split()[2]) == pytest.approx(words, abs=3)
    assert len(first) == 80


def test_every_block_has_the_time_at_which_it_begins() -> None:
    blocks = edition("One two three four five six.", "Seven eight nine.", "Ten.")
    times = [line.split()[0] for line in lines(blocks, rate=60) if line[2:3] == ":"]
    assert times == ["0:00", "0:06", "0:10"]


def test_the_running_time_counts_the_silences_that_an_article_of_lists_and_headings_has() -> None:
    """As the sound does: a prepared reader who trusts the clock at the left is not a minute late at the end."""
    prose, list_ = edition("One two three four five six."), edition(*["Word"] * 30, "Last.")
    assert seconds(lines(prose, rate=160)[0].split()[-1]) == pytest.approx(6 * 60 / 160, abs=1)
    silences = sum(item.pause_ms for item in said(list_).utterances[:-1]) / 1000
    assert seconds(lines(list_, rate=160)[0].split()[-1]) == pytest.approx(31 * 60 / 160 + silences, abs=2)


def test_the_times_of_the_sound_stand_before_the_rate() -> None:
    blocks = edition("One two.", "Three.")
    ids = [item.id for item in said(blocks).utterances]
    entries = (
        plugin.TimelineEntry(id=ids[0], start=1.0, end=20.0),
        plugin.TimelineEntry(id=ids[1], start=31.0, end=61.0),
    )
    text = "\n".join(lines(blocks, timeline=plugin.Timeline(duration=62.0, entries=entries)))
    assert "TRT 1:00" in text
    assert " 0:30   Three." in text


@settings(max_examples=20)
@given(strategies.articles(text=strategies.any_text()))
def test_any_article_makes_a_script_of_eighty_columns_and_valid_ssml(article: m.Article) -> None:
    found = strategies.edition_of(article, title="A <title> & more")
    words = said(found)
    text = script(found, words).decode()
    assert all(columns(line) <= 80 and line == line.rstrip() for line in text.splitlines())
    assert all(sign.isprintable() or sign in "\n\xa0" for sign in text if sign.isascii())
    document = etree.fromstring(ssml(found, words))
    assert SSML.validate(document), SSML.error_log
    marks = [mark.get("name") for mark in document.iter(f"{NS}mark")]
    assert marks == [item.id for item in words.utterances if not item.skipped]


def test_ssml_keeps_the_printed_words_and_says_how_each_is_said() -> None:
    document = etree.fromstring(ssml(STORY, said(STORY)))
    assert SSML.validate(document), SSML.error_log
    assert {(node.text, node.get("alias")) for node in document.iter(f"{NS}sub")} >= {
        ("10,000", "ten thousand"), ("ATACMS", "attack ems"), ("3rd", "third"),
    }  # fmt: skip
    assert [node.text for node in document.iter(f"{NS}say-as")] == ["US"]
    assert [(node.text, node.get("ph")) for node in document.iter(f"{NS}phoneme")] == [("Zelensky", "zəˈlɛnski")]
    assert all(node.get("time", "").endswith("ms") for node in document.iter(f"{NS}break"))


@pytest.mark.parametrize(
    "hostile",
    [
        '<audio src="$(touch /tmp/owned)"/>',
        "]]></s></speak><speak>",
        "<!ENTITY x SYSTEM 'file:///etc/passwd'> &x;",
        "[[f@n@tiks]] `id` \x00\x07 -rf",
    ],
)
def test_hostile_text_makes_no_element_of_its_own(hostile: str) -> None:
    found = edition(hostile, headline=hostile)
    document = etree.fromstring(ssml(found, said(found)))
    assert SSML.validate(document), SSML.error_log
    assert not list(document.iter(f"{NS}audio"))


def test_spans_of_another_language_are_marked() -> None:
    body = m.Paragraph(content=(m.Text("He said "), m.Span(language="fr", content=(m.Text("Vive la France"),))))
    found = strategies.edition_of(identity.identify(m.Article(body=(body,)))[0], title="T")
    document = etree.fromstring(ssml(found, said(found)))
    languages = [node.get("{http://www.w3.org/XML/1998/namespace}lang") for node in document.iter(f"{NS}s")]
    assert languages == [None, "fr"]


@settings(max_examples=20)
@given(strategies.articles())
def test_the_json_is_the_utterances_themselves(article: m.Article) -> None:
    words = said(strategies.edition_of(article, title="T"))
    data = utterances_json(words)
    assert msgspec.json.decode(data, type=plugin.Utterances) == words
    assert json.loads(data)["format"] == "briefexport-utterances/1"


def test_a_sentence_of_sixty_thousand_letters_is_written_in_time() -> None:
    import time

    for word in ("word ", "A", "A.", "J. ", "😀👍"):
        found = edition(word * (60_000 // len(word)))
        before = time.process_time()
        words = said(found)
        script(found, words)
        ssml(found, words)
        assert time.process_time() - before < 8


def test_explain_lists_substitutions_and_what_is_worth_an_entry() -> None:
    found = edition(
        "On Nov. 17 Zelensky met Szczepan Wrzesniewski of the XQJZ in Kyiv.", headline="H", working_title=True
    )
    text = explain(found, SpeakingPolicy(), LEXICON)
    assert "Nov. 17 → November seventeenth  (date)" in text
    assert "Zelensky → zeh-LEN-skee  (lexicon: pronunciation)" in text
    assert "XQJZ" in text.partition("ACRONYMS")[2]
    names = text.partition("NAMES")[2]
    assert "Szczepan" in names
    assert "spelled unlike English" in names
    assert "Zelensky" not in names
    assert "working title" in text
    assert explain(edition("Nothing to see."), SpeakingPolicy(), LEXICON) == "Every word is said as it is written.\n"
