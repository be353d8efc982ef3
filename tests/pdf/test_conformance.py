"""veraPDF's verdict, over every theme, both papers, one and two columns, bound editions and every block kind."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import msgspec
import pikepdf
import pytest

from briefexport import identity
from briefexport import model as m
from briefexport.exporters.pdf import PdfExporter, PdfOptions
from briefexport.plugin import Diagnostic
from briefexport.testing import make_context
from pdf.conftest import THEMES, Set
from pdf.samples import article, assets, edition, said, words

Judge = Callable[..., tuple[str, ...]]


def brief(seed: Path) -> m.Article:
    lines = seed.read_text("utf-8").split("\n")
    body = tuple(m.Heading(level=2, content=words(line)) if len(line) < 40 else said(line) for line in lines)
    metadata = m.Metadata(headline="Biden lets Ukraine strike inside Russia", slug="seed", published="2024-11-17")
    return identity.identify(m.Article(metadata=metadata, body=body))[0]


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("theme", THEMES)
def test_both_standards_hold(set_pdf: Set, verapdf: Judge, seed: Path, theme: str, paper: str, columns: int) -> None:
    """A bound edition has every block kind, the seed, a cover and contents in one file."""
    options = PdfOptions(page_size=paper, columns=columns, drop_cap=columns == 2)
    path = set_pdf(edition(article("one"), brief(seed)), options, theme=theme)
    assert verapdf(path, "PDFUA-1", "PDFA-3U") == ()


@pytest.mark.parametrize(("variant", "profile"), [("ua", "PDFUA-1"), ("a3u", "PDFA-3U")])
def test_one_standard_alone(set_pdf: Set, verapdf: Judge, variant: str, profile: str) -> None:
    path = set_pdf(edition(article()), PdfOptions(variant=variant))  # type: ignore[arg-type]
    assert verapdf(path, profile) == ()


def test_plain_has_no_tags(set_pdf: Set) -> None:
    with pikepdf.open(set_pdf(edition(article()), PdfOptions(variant="plain"))) as pdf:
        assert "/StructTreeRoot" not in pdf.Root


def test_the_canonical_article_is_inside(matrix_pdf: Path) -> None:
    with pikepdf.open(matrix_pdf) as pdf:
        ((name, spec),) = pdf.attachments.items()
        assert name == "matrix.article.json"
        assert spec.get_file().read_bytes() == m.to_json(article())
        assert str(spec.obj.AFRelationship) == "/Source"
        params = spec.obj.EF.F.Params
        assert str(params.CreationDate) == str(params.ModDate) == "D:20241117093000Z"


def test_every_font_is_embedded_and_none_is_faked(matrix_pdf: Path) -> None:
    table = subprocess.run(["pdffonts", matrix_pdf], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert table
    for line in table:
        assert line.split()[-5:-2] == ["yes", "yes", "yes"], line
        assert "Oblique" not in line


def test_title_language_and_outline(matrix_pdf: Path) -> None:
    with pikepdf.open(matrix_pdf) as pdf:
        assert str(pdf.Root.Lang) == "en"
        assert str(pdf.docinfo.Title) == "The matrix of features"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_outline() as outline:
            (top,) = outline.root
            assert top.title == "The matrix of features"
            assert [item.title for item in top.children] == ["Inlines", "Quotes and boxes", "Tables", "Sources"]


def test_a_picture_without_words_takes_the_claim(tmp_path: Path) -> None:
    silent = edition(article(body=(m.Figure(image=m.Image("a.png")),)))
    reports: list[Diagnostic] = []
    context = make_context(tmp_path, formats=("pdf",), assets=assets(), report=reports.append)
    (artifact,) = PdfExporter().export(silent, PdfOptions(), context)
    path = tmp_path / artifact.name
    with path.open("wb") as sink:
        artifact.write(sink)
    assert artifact.conformance == ()
    assert [found.code for found in reports if found.severity == "warning"] == ["image-without-alt"]
    assert b"pdfuaid:part" not in path.read_bytes()
    assert list(PdfExporter().check(path, context)) == []


def test_the_same_edition_gives_the_same_bytes(set_pdf: Set) -> None:
    """Also after other jobs went through the worker, and for a fresh worker of another size."""
    first = set_pdf(edition(article())).read_bytes()
    set_pdf(edition(article("other", language="de")), theme="newspaper")
    assert set_pdf(edition(article())).read_bytes() == first
    assert set_pdf(edition(article()), PdfOptions(memory_limit=1024)).read_bytes() == first


def test_an_edition_of_another_language_says_so(set_pdf: Set) -> None:
    german = msgspec.structs.replace(edition(article("one"), article("two", language="de")), language="en")
    with pikepdf.open(set_pdf(german)) as pdf:
        articles = [element for element in pdf.Root.StructTreeRoot.K[0].K if str(element.S) == "/Art"]
        assert [str(element.get("/Lang", "")) for element in articles] == ["", "de"]
