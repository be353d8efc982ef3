"""Properties of the normaliser: whatever is written, only words are said, and no word is lost."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefexport.narration.language import leftovers, normalise
from briefexport.narration.lexicon import load

LEXICON = load(None)
# What hard cases are made of, thrown together in any order.
_WRITTEN = """
$ € £ ¥ 3 5 10 12 2024 1939–45 3.5 1,000 million bn m % km °C p.m. 5:30 June 3 No. § St. Dr. F-16s AK-47 U.S. King
Charles III '90s 1/2 ½ 1st 24/7 -5 ± × 😀 🇺🇦 @x #y http://a.b/c a@b.org ( ) [ ] < > | \\ ^ ~ ` _ = + & * ² ₂ ① Ⅷ ٣
“ ” ’ " – — … NATO J. K. 155mm 6'2" (D-N.Y.) 555-1234 4x4 C# the and he said
"""
SHARDS = st.sampled_from([*_WRITTEN.split(), "\x00", "\ud800", "\u200d", "\u00ad"])
JUMBLE = st.lists(st.tuples(SHARDS, st.sampled_from(["", " ", " ", "-"])), max_size=12).map(
    lambda pairs: "".join(shard + gap for shard, gap in pairs)
)


@given(st.one_of(st.text(max_size=60), JUMBLE), st.sampled_from(["en", "en-GB", "fr", "de", "uk"]))
def test_only_words_are_said_whatever_is_written(text: str, language: str) -> None:
    assert leftovers(normalise(text, language, LEXICON).words) == ""


@given(st.one_of(st.text(max_size=60), JUMBLE))
def test_the_same_words_every_time(text: str) -> None:
    assert normalise(text, "en", LEXICON) == normalise(text, "en", LEXICON)


@given(st.lists(st.from_regex(r"[a-z]{3,9}", fullmatch=True), min_size=1, max_size=8), JUMBLE)
def test_no_plain_word_is_lost(words: list[str], jumble: str) -> None:
    """Words of small letters are said as they stand, in their order, whatever stands between them."""
    plain = [word for word in words if normalise(word, "en", LEXICON).words == word]
    said = normalise(f" {jumble} ".join(plain), "en", LEXICON).words.split()
    rest = iter(re.sub(r"[^\w]", "", word) for word in said)
    assert all(word in rest for word in plain)


@given(JUMBLE)
def test_every_substitution_names_what_was_written_and_its_rule(text: str) -> None:
    bare = text.replace("\xad", "")
    for change in normalise(text, "en", LEXICON).substitutions:
        assert change.from_ in bare
        assert change.rule


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        ("“No,” he said.", "quote, No, end quote, he said."),
        ('"No," he said.', "quote, No, end quote, he said."),
        ("He said “no”.", "He said quote, no, end quote."),
        ("He said, “We shall win.”", "He said, quote, We shall win. End quote."),
        ("“Stop!” she cried.", "quote, Stop! end quote, she cried."),
        ("The “new” plan, “a lie”, fell.", "The quote, new, end quote plan, quote, a lie, end quote, fell."),
    ],
)
def test_quotations_are_announced_on_request(quoted: str, said: str) -> None:
    assert normalise(quoted, "en", LEXICON, quotes=("quote", "end quote")).words == said


def test_a_letter_is_pronounced_as_a_letter_and_an_article_is_not() -> None:
    assert normalise("A man with an AK-47", "en", LEXICON).phonemes == "A man with an /ˈeɪ/ K forty-seven"


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("fr", "3,5 % de 3 000 soldats", "trois virgule cinq pour cent de trois mille soldats"),
        ("fr", "En 2024", "En deux mille vingt-quatre"),
        ("de", "1984 kam er", "neunzehnhundertvierundachtzig kam er"),
        ("de", "1.200 €", "eintausendzweihundert Euro"),
        ("es", "16 de junio", "dieciséis de junio"),
        ("fr", "Le 1er mai à 14:30", "Le premier mai à quatorze trente"),
        ("fr", "Au 2e tour, n° 5, 20 °C", "Au deuxième tour, numéro cinq, vingt degrés Celsius"),
        ("de", "Am 17.11.2024 um 14:30 Uhr", "Am siebzehn elf zweitausendvierundzwanzig um vierzehn dreißig Uhr"),
        ("de", "Am 3. Oktober, im 17. Jahrhundert", "Am dritten Oktober, im siebzehnten Jahrhundert"),
        ("de", "In der 2. Runde", "In der zweiten Runde"),
        ("de", "Die 2. Runde endet 3:1", "Die zweite Runde endet drei eins"),
        ("uk", "№ 5 о 14:30", "номер п'ять о чотирнадцять тридцять"),
        ("cs", "5 %", "pět procent"),
        ("ar", "5%", "خمسة بالمئة"),
        ("zh", "约5%的人", "约 百分之5 的人"),
        ("el", "Το 2024", "Το 2024"),  # no number words known: the engine reads the digits
    ],
)
def test_other_languages_count_in_their_own_words(language: str, written: str, said: str) -> None:
    assert normalise(written, language, LEXICON).words == said


PIECES = ["word ", "1,234.56% ", "A1", "1-", "J. ", "A.", "a-", "“a", "$1 ", "😀👍", "I", "[[", "12 nm ", "1 000 "]
PIECES += ["*111111111111111111111111x", "Ca²", "9/15–", "1–1x", "toll hit 1m "]


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        before = time.process_time()
        normalise(text, "en", LEXICON)
        return time.process_time() - before

    seconds(2_000)  # compiles what this text needs
    short, long = min(seconds(8_000) for _ in range(3)), seconds(64_000)
    assert long <= 40 * short + 0.5  # eight times the text; a quadratic rule takes sixty-four times as long


def test_sentences_of_hard_cases_end_where_they_end() -> None:
    """sentencex under our own cutter: the ten cases on which naive splitters break."""
    from briefexport import model as m
    from briefexport.text import plain, sentences

    hard = {
        "He met J. K. Rowling at 5 p.m. on Jan. 3. Then he left.": 2,
        "The U.S. has no plan. The U.K. does.": 2,
        "Gov. Smith v. Jones Inc. is big.": 1,
        "“Missiles don’t need announcements. They’ll speak for themselves,” he said.": 1,
        "It rose 3.5 percent. Nobody knew.": 2,
        "Visit example.com. It is free.": 2,
        "Dr. No met Mr. Bond at No. 10 Downing St. yesterday.": 1,
        "Is it true? Yes! It is.": 3,
        "She holds a Ph.D. in physics.": 1,
        "He left at 9 a.m. Monday.": 1,
    }
    found = {text: len(sentences((m.Text(text),))) for text in hard}
    assert found == hard
    assert all("".join(plain(s.content) for s in sentences((m.Text(text),))) == text for text in hard)
