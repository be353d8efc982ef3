"""`build --check`: is what lies in the output folder what a build would make now?"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from briefexport.build import manifest
from briefexport.build.manifest import Entry, sound
from briefexport.build.planning import Planner
from briefexport.errors import BriefexportError, ContentError
from briefexport.pipeline import Settings
from briefexport.pipeline.exporting import check_context
from briefexport.registry import guarded

_HINT = "run `briefexport build`"


def findings(settings: Settings) -> Iterator[BriefexportError]:
    """An error for each artifact that is missing, stale (its sources or options changed) or unsound."""
    previous = manifest.load(settings.workspace.output())
    plan = Planner(settings, previous).make()
    yield from plan.errors
    for task in plan.tasks:
        for request in task.requests:
            entries = previous.of(
                manifest.relative(task.briefs[0].file.name, settings.workspace.root), request.exporter
            )
            yield _stale(task.name, request.exporter, entries, settings)
    for entry in plan.kept:
        yield from _unsound(entry, settings)


def _stale(name: str, exporter: str, entries: tuple[Entry, ...], settings: Settings) -> ContentError:
    output = settings.workspace.output()
    for entry in entries:
        if entry.state == "failed" and entry.error:
            what = f"the last build could not make {output / entry.path}: {entry.error.message}"
            return ContentError(what, code="artifact-stale", hint=entry.error.hint or _HINT, file=name)
    gone = [entry.path for entry in entries if not (output / entry.path).is_file()]
    changed = [entry.path for entry in entries if entry.path not in gone and not sound(output, entry)]
    if not entries or gone:
        what = f"{output / gone[0]} is missing" if gone else f"no {exporter} was built"
        return ContentError(what, code="artifact-missing", hint=_HINT, file=name)
    if changed:
        return ContentError(
            f"{output / changed[0]} is not the file that was built", code="artifact-changed", hint=_HINT, file=name
        )
    return ContentError(
        f"the {exporter} edition is stale: its sources or options changed", code="artifact-stale", hint=_HINT, file=name
    )


def _unsound(entry: Entry, settings: Settings) -> Iterator[ContentError]:
    loaded = settings.registry.load("exporter", entry.exporter)
    path = settings.workspace.output() / entry.path
    with tempfile.TemporaryDirectory() as scratch:
        context = check_context(settings, Path(scratch))
        with guarded(loaded.entry):
            found = list(loaded.plugin.check(path, context))
    for diagnostic in found:
        if diagnostic.severity == "error":
            yield ContentError(f"{path} is not sound: {diagnostic.message}", code="artifact-unsound", hint=_HINT)
