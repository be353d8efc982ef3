"""Making a book in a test: from an article (or several) to the file, as the pipeline would."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import etree

from briefexport import model as m
from briefexport.exporters.epub import EpubExporter, EpubOptions
from briefexport.plugin import Accessibility, Asset, Diagnostic
from briefexport.testing.contexts import make_context
from strategies import edition_of


class Made:
    """A written book: its path, what was reported, and its files by name, text already decoded."""

    def __init__(self, path: Path, diagnostics: list[Diagnostic], conformance: tuple[str, ...]) -> None:
        self.path = path
        self.conformance = conformance
        self.diagnostics = diagnostics
        self.codes = [found.code for found in diagnostics]
        with zipfile.ZipFile(path) as archive:
            self.names = archive.namelist()
            self.infos = archive.infolist()
            self.files = {name: archive.read(name) for name in self.names}

    def text(self, name: str) -> str:
        return self.files[f"EPUB/{name}"].decode()

    def tree(self, name: str) -> Any:
        return etree.fromstring(self.files[f"EPUB/{name}"])

    @property
    def package(self) -> Any:
        return self.tree("content.opf")

    def meta(self, name: str) -> list[str]:
        """Values of a package `meta` property."""
        found = self.package.iterfind(".//{http://www.idpf.org/2007/opf}meta")
        return [meta.text or "" for meta in found if meta.get("property") == name]


Binder = Callable[..., Made]


@pytest.fixture
def bound(tmp_path: Path) -> Binder:
    """`bound(article, …, assets=…, cover="none", profile=…, fonts=…, certified_by=…)` → Made."""

    def make(
        *articles: m.Article,
        assets: Mapping[str, Asset] | None = None,
        certified_by: str = "",
        edition: dict[str, Any] | None = None,
        context: dict[str, Any] | None = None,
        **options: Any,
    ) -> Made:
        found: list[Diagnostic] = []
        accessibility = Accessibility(certified_by=certified_by)
        given = make_context(
            tmp_path,
            formats=("epub",),
            assets=assets or {},
            report=found.append,
            accessibility=accessibility,
            **(context or {}),
        )
        whole = edition_of(*articles)
        if edition:
            whole = msgspec.structs.replace(whole, **edition)
        exporter = EpubExporter()
        (artifact,) = exporter.export(whole, EpubOptions(**{"cover": "none", **options}), given)
        path = tmp_path / artifact.name
        with path.open("wb") as sink:
            artifact.write(sink)
        found += exporter.check(path, given)
        assert not [fault for fault in found if fault.severity == "error"]
        return Made(path, found, artifact.conformance)

    return make
