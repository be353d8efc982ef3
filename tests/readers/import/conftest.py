"""What the import tests share: reading a source in one line, and small documents made on the spot."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from briefexport.plugin import Reading, ReadingContext, Source
from import_kit import Read

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def read_html() -> Read:
    """`read_html(text, extract="whole")` → the reading of a page."""
    from briefexport.readers.html import HtmlOptions, HtmlReader

    def read(
        page: str | bytes, *, name: str = "page.html", context: ReadingContext | None = None, **options: Any
    ) -> Reading:
        data = page.encode() if isinstance(page, str) else page
        return HtmlReader().read(Source(data, name), HtmlOptions(**options), context or ReadingContext())

    return read


@pytest.fixture
def read_docx() -> Read:
    """`read_docx(bytes)` → the reading of a Word document."""
    from briefexport.readers.docx import DocxOptions, DocxReader

    def read(data: bytes, *, name: str = "brief.docx") -> Reading:
        return DocxReader().read(Source(data, name), DocxOptions(), ReadingContext())

    return read
