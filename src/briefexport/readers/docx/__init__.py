"""DOCX: documents of Word, Google Docs and LibreOffice, read by mammoth (extra `docx`)."""

from __future__ import annotations

from typing import Any

import msgspec

from briefexport.plugin import API_VERSION, Reading, ReadingContext, Source


class DocxOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A Word document has one reading."""


class DocxReader:
    """A Word document to an article: styles to structure, pictures kept, comments left out with a notice."""

    api = API_VERSION
    summary = "Word documents (.docx), of Word, Google Docs and LibreOffice"
    suffixes = (".docx",)
    media_types = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",)
    Options = DocxOptions

    def read(self, source: Source, options: Any, context: ReadingContext) -> Reading:
        """Raises MissingPartError without mammoth; ContentError for a broken, hostile or empty document."""
        from briefexport.readers.docx.reading import read

        return read(source, context)
