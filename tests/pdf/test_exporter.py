"""The exporter keeps the contract of the plugin door, stays light, and sees what is wrong with a file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefexport.exporters.pdf import PdfExporter, PdfOptions
from briefexport.exporters.pdf.checking import check, page_count, read
from briefexport.plugin import Artifact
from briefexport.render.fonts import font_report
from briefexport.testing import ExporterContract


def has_face(script: str) -> bool:
    """The sample of every block kind has a word of Arabic, which no bundled face draws."""
    return any(state.ready for state in font_report() if state.script == script)


@pytest.mark.skipif(not has_face("Arabic"), reason="no face for Arabic: apt-get install fonts-noto-core")
class TestPdf(ExporterContract):
    exporter = PdfExporter
    options = (
        PdfOptions(variant="ua"),
        PdfOptions(variant="a3u"),
        PdfOptions(variant="plain"),
        PdfOptions(page_size="Letter", columns=2, drop_cap=True),
        PdfOptions(page_size="150x220mm"),
    )

    def words(self, artifact: Artifact, data: bytes) -> str | None:
        return None  # formulas are drawn and pull quotes silent: tests/pdf/test_words.py counts the words


def test_the_parent_stays_light() -> None:
    code = "import sys, briefexport.exporters.pdf; print(sorted({m.split('.')[0] for m in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    for heavy in ("weasyprint", "pydyf", "PIL", "uharfbuzz", "lxml", "numpy", "typer"):
        assert f"'{heavy}'" not in loaded


@pytest.mark.parametrize("where", [0.02, 0.3, 0.7, 0.95, 0.999])
def test_a_file_cut_anywhere_is_unsound(matrix_pdf: Path, tmp_path: Path, where: float) -> None:
    data = matrix_pdf.read_bytes()
    half = tmp_path / "half.pdf"
    half.write_bytes(data[: int(len(data) * where)])
    assert [found.code for found in check(half)] == ["pdf-unsound"]


def test_a_damaged_table_is_unsound(matrix_pdf: Path, tmp_path: Path) -> None:
    data = matrix_pdf.read_bytes()
    moved = tmp_path / "moved.pdf"
    moved.write_bytes(data[:20] + b" " + data[20:])
    assert [found.code for found in check(moved)] == ["pdf-unsound"]


def test_pages_are_counted(matrix_pdf: Path) -> None:
    import pikepdf

    with pikepdf.open(matrix_pdf) as pdf:
        assert page_count(read(matrix_pdf.read_bytes())) == len(pdf.pages)


def test_a_missing_library_is_named_with_the_line_that_installs_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from briefexport.errors import MissingPartError
    from briefexport.exporters.pdf import rendering

    def lacking() -> object:
        sys.stdout.write("-----")
        raise OSError("cannot load library 'libpango-1.0-0': libpango-1.0-0: cannot open shared object file")

    monkeypatch.setattr(rendering, "weasyprint", lacking)
    with pytest.raises(MissingPartError) as caught:
        rendering._package()
    assert "libpango-1.0-0" in caught.value.message
    assert caught.value.hint.startswith("apt-get install libpango-1.0-0")
    assert capsys.readouterr() == ("", "")


def test_a_worker_is_renewed_before_its_caches_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    from briefexport.exporters import pdf

    class Counted:
        closed = 0

        def close(self) -> None:
            self.closed += 1

    worker = Counted()
    monkeypatch.setattr(pdf, "_JOBS", 3)
    for _ in range(7):
        pdf._count(worker)  # type: ignore[arg-type]
    assert worker.closed == 2
