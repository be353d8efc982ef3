"""The words that a reader extracts are the article's, in its order, whatever the page did to the lines."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefexport import model as m
from briefexport.exporters.pdf import PdfOptions
from briefexport.exporters.pdf.words import Run, align
from briefexport.plugin import Asset
from pdf.conftest import THEMES, Set
from pdf.samples import SVG, article, edition, said
from pdf.test_conformance import brief
from pdf.test_exporter import has_face
from pdf.trees import read_tree
from themes.bars import read


def extracted(path: Path, *options: str) -> list[str]:
    command = ["pdftotext", "-enc", "UTF-8", *options, path, "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


def spoken(given: m.Article) -> Iterator[str]:
    metadata = given.metadata
    yield from metadata.headline.split()
    if metadata.published:
        yield from ("17", "November", "2024")
    for block in given.body:
        for run in (getattr(block, "content", ()),):
            yield from "".join(getattr(inline, "text", "") for inline in run).split()


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("theme", THEMES)
def test_words_are_the_articles_own(set_pdf: Set, seed: Path, theme: str, columns: int) -> None:
    given = brief(seed)
    path = set_pdf(edition(given), PdfOptions(columns=columns), theme=theme)
    # Of two columns pdftotext only guesses the order; -raw takes the order in which the page was painted.
    assert extracted(path, *(["-raw"] if columns == 2 else [])) == list(spoken(given))


@pytest.mark.parametrize("theme", THEMES)
def test_the_tree_has_the_same_words(set_pdf: Set, seed: Path, theme: str) -> None:
    given = brief(seed)
    tree = read_tree(set_pdf(edition(given), PdfOptions(drop_cap=True), theme=theme))
    found = " ".join(leaf.text() for leaf in tree.walk() if re.fullmatch(r"P|H\d", leaf.role))
    assert found.split() == list(spoken(given))


SCRIPTS = {
    "hi": ("Devanagari", "मंत्री ने कहा कि परियोजना शुरू होगी और क्षत्रिय का कृत्य द्वंद्व मंगलवार को हुआ"),
    "bn": ("Bengali", "সরকার মঙ্গলবার নতুন জল পরিকল্পনা ঘোষণা করেছে এবং কৃষকেরা অপেক্ষা করছেন"),
    "ta": ("Tamil", "அரசு செவ்வாய்க்கிழமை புதிய நீர் திட்டத்தை அறிவித்தது என்று கொடுத்தார்கள்"),
}


def bare(text: str, **metadata: object) -> m.Edition:
    return edition(article(body=(said(text),), dek="", kicker="", byline=(), sources=(), published="", **metadata))


@pytest.mark.parametrize("language", SCRIPTS)
@pytest.mark.parametrize("how", [[], ["-raw"]])
def test_words_are_whole_where_letters_are_set_out_of_their_order(set_pdf: Set, language: str, how: list[str]) -> None:
    script, sentence = SCRIPTS[language]
    if not has_face(script):
        pytest.skip(f"no face for {script}: apt-get install fonts-noto-core")
    path = set_pdf(bare(f"{sentence} " * 6, language=language, headline=sentence), PdfOptions(page_size="A5"))
    assert extracted(path, *how) == sentence.split() * 7


@pytest.mark.skipif(not has_face("Thai"), reason="no face for Thai: apt-get install fonts-noto-core")
def test_lines_of_a_script_without_spaces_keep_its_letters(set_pdf: Set) -> None:
    sentence = "น้ำราคาเพิ่มขึ้นเมื่อวันอังคารที่ผู้ว่าการกล่าวว่า"
    path = set_pdf(bare(f"{sentence} " * 6, language="th", headline=sentence), PdfOptions(page_size="A5"))
    assert "".join(extracted(path, "-raw")) == sentence * 7


def test_letters_with_marks_of_their_own_are_whole(set_pdf: Set) -> None:
    """Which no font has as one glyph: the mark is set apart, and would end the word."""
    words = "Ją́dro e̱ne̱ ʔə́q̓ʷ m̈it"
    assert extracted(set_pdf(bare(words)), "-raw")[-4:] == words.split()


def test_capitals_of_the_sheet_are_extracted_as_they_were_written(set_pdf: Set) -> None:
    """The newspaper's kicker is set in capitals, the acronyms of its text in small ones."""
    kicker = "Foreign affairs at NATO, " + "and more of the same " * 6
    given = article(kicker=kicker, body=(said("The NATO of ANZUS and Nato."),))
    found = " ".join(extracted(set_pdf(edition(given), theme="newspaper"), "-raw"))
    assert kicker.strip() in found
    assert "The NATO of ANZUS and Nato." in found


def test_the_lettering_of_a_picture_is_not_extracted(set_pdf: Set) -> None:
    """Its alternative text speaks for it."""
    chart = Asset(SVG.replace(b"</svg>", b'<text y="9">Lettering</text></svg>'), "image/svg+xml")
    picture = m.Image("chart.svg", alt="A chart")
    body = (said("Before ", picture, " after."), m.Figure(image=picture, caption=(m.Text("A caption"),)))
    path = set_pdf(edition(article(body=body)), pictures={"chart.svg": chart})
    found = " ".join(extracted(path))
    assert "Before after." in found.replace("  ", " ")
    assert "A caption" in found
    assert "Lettering" not in found
    assert [leaf.alt for leaf in read_tree(path).all("Figure")] == ["A chart"] * 2


def test_divided_words_are_whole(set_pdf: Set) -> None:
    long = "Donaudampfschifffahrtsgesellschaftskapitän und Rechtsschutzversicherungsgesellschaften warnen. " * 12
    given = article(language="de", body=(said(long),), dek="", kicker="", byline=(), sources=(), published="")
    path = set_pdf(edition(given), PdfOptions(page_size="A5"))
    assert extracted(path)[-len(long.split()) :] == long.split()


def test_pull_quotes_and_running_heads_are_not_extracted(matrix_pdf: Path) -> None:
    words = " ".join(extracted(matrix_pdf))
    assert "Pulled words" not in words
    assert words.count("The matrix of features") == 1
    assert "The Brief" not in words


def test_a_hyphen_of_the_writer_stays() -> None:
    runs = [Run(0, 0, "a well-"), Run(0, 1, "known fact")]
    align(runs, "a well-known fact")
    assert [(run.divided, run.spaced) for run in runs] == [(False, False), (False, False)]


def test_a_hyphen_of_the_layout_is_seen() -> None:
    runs = [Run(0, 0, "a state"), Run(0, 1, "ment-"), Run(0, 2, "aries"), Run(0, 3, "end")]
    align(runs, "a statementaries end")
    assert [(run.divided, run.spaced) for run in runs] == [(False, False), (True, False), (False, True), (False, False)]


def test_what_the_document_does_not_have_is_passed_over() -> None:
    runs = [Run(0, 0, "“"), Run(0, 1, "said"), Run(0, 2, "she")]
    align(runs, "said she")
    assert [(run.start, run.spaced) for run in runs] == [(-1, False), (0, True), (5, False)]


def test_a_sharp_s_does_not_hide_the_divided_words_after_it() -> None:
    runs = [Run(0, 0, "Straße zu Brü-"), Run(0, 1, "ckenbau")]
    align(runs, "Straße zu Brückenbau")
    assert [run.divided for run in runs] == [True, False]
    assert runs[1].end == len("Straße zu Brückenbau")


@pytest.mark.parametrize("theme", ["default", "newspaper", "policy"])
def test_an_address_is_divided_without_a_hyphen(set_pdf: Set, theme: str) -> None:
    """Who copies it from the page would be led elsewhere."""
    address = "https://example.org/documents?downloadable=considerations&administration=extraordinarily&considerable=1"
    link = m.Link(url=address, content=(m.Text(address),))
    body = tuple(said("Read " + "it " * count, link) for count in range(12))
    path = set_pdf(edition(article(body=body, sources=())), theme=theme)
    assert not [line.text for sheet in read(path) for line in sheet.lines if line.text.endswith("-")]
    assert "".join(extracted(path)).count(address) == 12
