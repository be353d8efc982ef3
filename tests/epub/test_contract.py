"""The exporter keeps the contract that every exporter keeps."""

from __future__ import annotations

import io
import zipfile

from briefexport.exporters.epub import EpubExporter, EpubOptions
from briefexport.exporters.epub.fidelity import page_words
from briefexport.plugin import Artifact
from briefexport.testing.exporters import ExporterContract


class TestEpubExporter(ExporterContract):
    exporter = EpubExporter
    options = (EpubOptions(cover="none", fonts="embed"), EpubOptions(cover="none", profile="kindle"))

    def words(self, artifact: Artifact, data: bytes) -> str | None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return " ".join(page_words(archive.read("EPUB/sample.xhtml").decode()))
