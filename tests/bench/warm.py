"""What a brief costs once a process is warm: reading, books, papers."""

from __future__ import annotations

import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measuring import OURS, PYTHON, ROOT, SEED, Row, briefs, in_turns, run

PANDOC_LUA = """
for _, name in ipairs(arg) do
  local file = io.open(name); local text = file:read('a'); file:close()
  local book = pandoc.write(pandoc.read(text, 'markdown'), 'epub3')
end
"""


def child(name: str, *arguments: str | Path, times: int = 3) -> float:
    """The median figure of a child process of `tests.bench.children`."""
    command = [PYTHON, "-m", "tests.bench.children", name, *map(str, arguments)]
    runs = [subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True) for _ in range(times)]
    return statistics.median(float(one.stdout) for one in runs)


def reading(folder: Path) -> Iterator[Row]:
    many = briefs(folder / "read", 60)
    yield Row("Markdown reader / markdown-it", child("reading", *many), child("markdown_it", *many), "≤ 1.5")
    yield Row("plain text, 467 words / 10 ms", child("plain_reading", *[SEED] * 60), 10.0, "≤ 1")


def books(folder: Path) -> Iterator[Row]:
    many = briefs(folder / "books", 60)
    pandoc = _pandoc_lua(folder, many)
    yield Row("warm book, no cover, no fonts / pandoc lua", child("epub", "none", "none", *many), pandoc, "≤ 0.35")
    yield Row("warm book, cover and fonts / pandoc lua", child("epub", "auto", "embed", *many), pandoc, "≤ 3")


def _pandoc_lua(folder: Path, many: list[Path]) -> float:
    """CPU milliseconds a brief of pandoc's best batch mode, its start subtracted."""
    import pypandoc

    script = folder / "batch.lua"
    script.write_text(PANDOC_LUA, "utf-8")
    pandoc = pypandoc.get_pandoc_path()
    few, all_of_them = [pandoc, "lua", script, *many[:5]], [pandoc, "lua", script, *many]
    costs = in_turns({"few": few, "all": all_of_them}, folder, times=3)
    return (costs["all"] - costs["few"]) / (len(many) - 5) * 1000


def papers(folder: Path) -> Iterator[Row]:
    brief = briefs(folder / "papers", 1)[0]
    for shape in ("xhtml", "css"):
        text = subprocess.run([*OURS, "inspect", brief, "--as", shape, "-q"], capture_output=True, check=True).stdout
        (folder / f"page.{shape}").write_bytes(text)
    page, sheet = folder / "page.xhtml", folder / "page.css"
    theirs = (
        Path(PYTHON).parent / "weasyprint",
        page,
        "out.pdf",
        "-s",
        sheet,
        "--pdf-variant",
        "pdf/a-3u",
        "--pdf-tags",
    )
    costs = in_turns({"ours": (*OURS, "pdf", brief, "-q", "-o", "ours.pdf"), "theirs": theirs}, folder, times=5)
    yield Row("cold pdf / WeasyPrint's CLI", costs["ours"] * 1000, costs["theirs"] * 1000, "≤ 0.6 (0.5)")
    yield Row("warm pdf / bare WeasyPrint", _warm_pdf(folder), child("weasyprint", page, sheet, "25"), "≤ 1.3 (1.15)")


def _warm_pdf(folder: Path) -> float:
    """CPU milliseconds a brief of our own batch, start-up subtracted."""
    many = briefs(folder / "papers", 25)
    few = (*OURS, "pdf", *many[:5], "-q", "-o", "few/")
    costs = in_turns({"few": few, "all": (*OURS, "pdf", *many, "-q", "-o", "all/")}, folder, times=3)
    return (costs["all"] - costs["few"]) / 20 * 1000


def thousand(folder: Path) -> Iterator[Row]:
    """A bound book of a thousand briefs; a hundred and a thousand PDFs on one core and on two."""
    import pypandoc

    many = briefs(folder / "thousand", 1000)
    ours = run((*OURS, "epub", folder / "thousand", "--bind", "-q", "--cover", "none", "-o", "ours.epub"), folder)
    briefs(folder / "hundred", 100)
    small = run((*OURS, "epub", folder / "hundred", "--bind", "-q", "--cover", "none", "-o", "small.epub"), folder)
    theirs = run((pypandoc.get_pandoc_path(), *many, "-o", "theirs.epub"), folder)
    yield Row("book of 1,000 briefs / pandoc", ours.cpu * 1000, theirs.cpu * 1000, "≤ 0.2")
    yield Row("its memory / 128 MB", ours.memory, 128, "≤ 1", unit="MB")
    yield Row("1,000 briefs / 10 × 100 briefs", ours.cpu * 1000, small.cpu * 10_000, "≤ 1.1")
    yield from _cores(folder, "hundred", "≥ 1.7")
    yield from _cores(folder, "thousand", "≥ 1.85")


def _cores(folder: Path, briefs: str, bar: str) -> Iterator[Row]:
    """How much sooner two processors are done than one; another process on the machine spoils the figure."""
    walls = {}
    for jobs in ("1", "2"):
        settings = f'source = "{briefs}"\nformats = ["pdf"]\noutput = "{briefs}-{jobs}"\n'
        (folder / "briefexport.toml").write_text(settings, "utf-8")
        walls[jobs] = run((*OURS, "build", "--jobs", jobs, "-q"), folder).wall * 1000
    yield Row(f"a {briefs} PDFs, one core / two cores (wall)", walls["1"], walls["2"], bar)
