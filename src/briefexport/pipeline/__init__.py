"""The pipeline owns all effects: read → gate → bind → export → check → write."""

from __future__ import annotations

from collections.abc import Sequence

from briefexport.pipeline.editions import Bundle, bound, single
from briefexport.pipeline.exporting import Outcome, Request, export
from briefexport.pipeline.gates import pass_gates
from briefexport.pipeline.reading import Brief, Input, read
from briefexport.pipeline.reporting import Reporter
from briefexport.pipeline.settings import Settings

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
    "single",
]


def bundle_of(
    briefs: Sequence[Brief],
    settings: Settings,
    reporter: Reporter,
    *,
    title: str = "",
    slug: str = "",
    bind: bool = False,
) -> Bundle:
    """The edition of these briefs, past the gates; several (or `bind`) make a bound one."""
    for brief in briefs:
        _report(brief, reporter)
        pass_gates(brief, settings, reporter)
    return bound(briefs, title, slug, settings.epoch) if bind or len(briefs) > 1 else single(briefs[0], settings.epoch)


def _report(brief: Brief, reporter: Reporter) -> None:
    reporter.file = brief.file.name
    reporter.positions |= brief.reading.positions
    for diagnostic in brief.reading.diagnostics:
        reporter.report(diagnostic)
