"""The pipeline owns all effects: read → gate → bind → export → check → write."""

from __future__ import annotations

from collections.abc import Sequence

from briefexport.pipeline.editions import Bundle, bound, single
from briefexport.pipeline.exporting import Outcome, Request, export
from briefexport.pipeline.gates import pass_gates
from briefexport.pipeline.reading import Brief, Input, read
from briefexport.pipeline.reporting import Reporter
from briefexport.pipeline.settings import Settings
from briefexport.workspace.sources import SourceFile

__all__ = [
    "Brief",
    "Bundle",
    "Input",
    "Outcome",
    "Reporter",
    "Request",
    "Settings",
    "bound",
    "bundle_of",
    "export",
    "pass_gates",
    "read",
    "run",
    "single",
]


def run(
    files: Sequence[SourceFile], requests: Sequence[Request], settings: Settings, reporter: Reporter
) -> list[Outcome]:
    """One edition, from its source files to its artifacts on disk."""
    bundle = bundle_of(files, settings, reporter)
    return export(bundle, requests, settings, reporter)


def bundle_of(
    files: Sequence[SourceFile],
    settings: Settings,
    reporter: Reporter,
    title: str = "",
    slug: str = "",
    bind: bool = False,
) -> Bundle:
    """The edition of these files, read and past the gates; several files (or `bind`) make a bound one."""
    briefs = [read(file, settings) for file in files]
    for brief in briefs:
        _report(brief, reporter)
        pass_gates(brief, settings, reporter)
    return bound(briefs, title, slug, settings.epoch) if bind or len(briefs) > 1 else single(briefs[0], settings.epoch)


def _report(brief: Brief, reporter: Reporter) -> None:
    reporter.file = brief.file.name
    reporter.positions |= brief.reading.positions
    for diagnostic in brief.reading.diagnostics:
        reporter.report(diagnostic)
