"""What breaks layout engines ends within the limit, with the right exit code, and the next PDF is made."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from acceptance.running import briefexport, variables
from briefexport import model as m
from briefexport.errors import BriefexportError, ContentError, DeadlineError, UsageError
from briefexport.exporters.pdf import PdfOptions
from briefexport.plugin import Asset
from pdf.conftest import Set
from pdf.samples import article, edition, item, picture, said


def one(block: m.Block) -> m.Edition:
    return edition(article(body=(block,)))


def deep(levels: int) -> m.Block:
    block: m.Block = said("at the bottom")
    for _ in range(levels):
        block = m.List(items=(item(block),)) if _ % 2 else m.Quote(content=(block,))
    return block


WIDE = m.Row(cells=tuple(m.Cell(colspan=1000, rowspan=1000) for _ in range(20)))


@pytest.mark.parametrize(
    "block",
    [
        deep(64),
        m.Table(rows=(WIDE,) * 20),
        said("x" * 30_000),
        said("word " * 20_000),
        said("\u202e" * 500 + "backwards"),
        said("a" + "\u0301" * 2_000),
    ],
    ids=["nested", "spans", "no-spaces", "long", "bidi", "accents"],
)  # fmt: skip
def test_hard_input_has_an_answer(set_pdf: Set, block: m.Block) -> None:
    start = time.monotonic()
    try:
        assert set_pdf(one(block), PdfOptions(timeout=30)).stat().st_size
    except BriefexportError as error:
        assert error.exit_code in (1, 4)
        assert error.hint
    assert time.monotonic() - start < 40


def test_past_the_timeout_it_ends_and_the_next_one_is_made(set_pdf: Set) -> None:
    rows = tuple(m.Row(cells=tuple(m.Cell(content=(m.Text("cell"),)) for _ in range(50))) for _ in range(401))
    start = time.monotonic()
    with pytest.raises(DeadlineError) as caught:
        set_pdf(one(m.Table(rows=rows)), PdfOptions(timeout=1.5))
    assert time.monotonic() - start < 8
    assert caught.value.exit_code == 4
    assert set_pdf(one(said("The next one."))).stat().st_size


def test_too_little_memory_is_told(tmp_path: Path) -> None:
    """In a process of its own: the limit counts from what the parent has mapped, and what a test runner has mapped and
    left would be the work's to use."""
    (tmp_path / "large.png").write_bytes(picture("RGBA", size=(7500, 7500)))  # 225 MB when it is decoded
    large = one(m.Figure(image=m.Image("large.png", alt="Nothing")))
    (tmp_path / "brief.json").write_bytes(m.to_json(large.articles[0]))
    run = briefexport("pdf", "brief.json", "--memory-limit", "256", "--timeout", "300", folder=tmp_path, check=4)
    first, second = run.stderr.splitlines()
    assert "memory allowed was used up" in first
    assert "--memory-limit" in second
    assert not list(tmp_path.rglob("*.pdf"))


def test_a_worker_that_dies_of_too_little_memory_leaves_one_message(tmp_path: Path) -> None:
    """The libraries abort with a line of their own on standard error (GLib); a reader of ours sees only our own."""
    (tmp_path / "brief.json").write_bytes(m.to_json(article(body=(said("Words."),))))
    run = subprocess.run(
        [sys.executable, "-c", STARVED, "pdf", "brief.json", "--log-format", "json"],
        cwd=tmp_path, env=variables(tmp_path), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 4
    events = [json.loads(line) for line in run.stderr.splitlines()]
    assert [event["code"] for event in events if event["event"] == "diagnostic"] == ["worker-died"]


STARVED = """
from briefexport import processes
from briefexport.cli import main

class Starved(processes.Worker):
    def __init__(self, setup, memory):
        super().__init__(setup, memory=48 << 20)

processes.Worker = Starved
main()
"""


@pytest.mark.parametrize("size", ["stamp", "20x25", "9999x9999m", "0x0", "-5x10"])
def test_a_page_nobody_can_print_is_a_usage_error(set_pdf: Set, size: str) -> None:
    with pytest.raises(UsageError) as caught:
        set_pdf(one(said("x")), PdfOptions(page_size=size))
    assert caught.value.code == "page-size"


@pytest.mark.parametrize("size", ["75x100mm", "4000x5000mm"])
def test_the_smallest_and_largest_pages_end(set_pdf: Set, size: str) -> None:
    try:
        assert set_pdf(one(said("Some words of an article. " * 200)), PdfOptions(page_size=size, timeout=20))
    except BriefexportError as error:
        assert error.exit_code in (2, 4)


BOMB = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xff\xff\x00\x00\xff\xff\x08\x02\x00\x00\x00"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"not a picture", "cannot be read"),
        (picture()[:120], "cannot be read"),
        (picture(kind="JPEG")[:400], "cannot be read"),
        (BOMB + b"\x00" * 4, "cannot be read"),
        (picture(mode="1", size=(9000, 9000)), "81000000"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "cannot be read"),
    ],
    ids=["text", "cut-png", "cut-jpeg", "bomb", "large", "postscript"],
)
def test_a_broken_picture_is_named(set_pdf: Set, data: bytes, what: str) -> None:
    with pytest.raises(ContentError) as caught:
        set_pdf(one(m.Figure(image=m.Image("bad.png", alt="x"))), pictures={"bad.png": Asset(data, "image/png")})
    assert caught.value.code == "pdf-image-broken"
    assert "bad.png" in caught.value.message


def test_a_broken_logo_is_named_by_its_file(tmp_path: Path) -> None:
    (tmp_path / "brief.md").write_text("# Pools\n\nThe pools stay open.\n")
    (tmp_path / "logo.png").write_bytes(b"not a picture")
    run = briefexport("pdf", "brief.md", "--set", "logo=logo.png", folder=tmp_path, check=1)
    assert "error: brief.md: the picture logo.png cannot be read" in run.stderr


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "CMYK", "I;16", "1"])
def test_pictures_of_every_kind_keep_the_standard(set_pdf: Set, verapdf: object, mode: str) -> None:
    kind = {"CMYK": "JPEG"}.get(mode, "PNG")
    pictures = {"a.img": Asset(picture(mode, kind), f"image/{kind.lower()}")}
    path = set_pdf(one(m.Figure(image=m.Image("a.img", alt="x"))), pictures=pictures)
    assert verapdf(path, "PDFA-3U") == ()  # type: ignore[operator]
