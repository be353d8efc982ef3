"""What tests of the printed edition share: one exporter (so one warm worker), and PDFs made once a session."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefexport import model as m
from briefexport.exporters.pdf import PdfExporter, PdfOptions
from briefexport.plugin import Asset, Diagnostic
from briefexport.render import themes
from briefexport.testing import make_context
from pdf.samples import article, assets, edition

Set = Callable[..., Path]
THEMES = {
    "default": themes.DefaultTheme,
    "newspaper": themes.NewspaperTheme,
    "policy": themes.PolicyTheme,
    "largeprint": themes.LargePrintTheme,
}


@pytest.fixture(scope="session")
def reports() -> list[Diagnostic]:
    """Whatever the exporter reported; tests clear it first."""
    return []


@pytest.fixture(scope="session")
def set_pdf(tmp_path_factory: pytest.TempPathFactory, reports: list[Diagnostic]) -> Set:
    """`set_pdf(edition, options, theme="default", pictures=…)` → the path of the PDF that was made and checked."""

    def make(
        given: m.Edition,
        options: PdfOptions | None = None,
        theme: str = "default",
        pictures: dict[str, Asset] | None = None,
        **more: object,
    ) -> Path:
        folder = tmp_path_factory.mktemp("pdf")
        resolved = themes.resolve(THEMES[theme](), theme)
        found = assets() if pictures is None else pictures
        context = make_context(folder, formats=("pdf",), theme=resolved, assets=found, report=reports.append, **more)
        (artifact,) = PdfExporter().export(given, options or PdfOptions(), context)
        path = folder / artifact.name
        with path.open("wb") as sink:
            artifact.write(sink)
        assert list(PdfExporter().check(path, context)) == []
        return path

    return make


@pytest.fixture(scope="session")
def matrix_pdf(set_pdf: Set) -> Path:
    return set_pdf(edition(article()))


@pytest.fixture(scope="session", autouse=True)
def no_worker_is_left() -> Iterator[None]:
    yield
    from briefexport.exporters.pdf import _workers

    for (process, *_), worker in _workers.items():
        if process == os.getpid():
            worker.close()
