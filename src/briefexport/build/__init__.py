"""`briefexport build`: many sources × many formats into one folder with a manifest; a second run rests."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from briefexport import processes
from briefexport.build import manifest
from briefexport.build.inputs import lineage, shared_inputs
from briefexport.build.manifest import Entry, failure, relative
from briefexport.build.planning import Plan, Planner, Task, refuse_strangers
from briefexport.errors import BriefexportError
from briefexport.pipeline import Input, Outcome, Reporter, Request, Settings, bundle_of, export
from briefexport.pipeline.writing import sweep
from briefexport.plugin import Diagnostic


class Done(msgspec.Struct, frozen=True):
    """What became of one task; it comes back from a worker."""

    outcomes: list[Outcome]
    diagnostics: list[Diagnostic]
    inputs: tuple[Input, ...]


class Built(msgspec.Struct, frozen=True):
    """What became of a whole build. `orphans` are files of earlier builds that nothing makes any more."""

    entries: list[Entry]
    errors: list[BriefexportError]
    orphans: list[Path]


def build(settings: Settings, *, jobs: int, force: bool, tell: Callable[[Task, Done], None]) -> Built:
    """Bring the workspace's output folder up to date. `tell` hears of each edition as it is done.

    Raises UsageError and FileError for what concerns the whole run; what concerns one edition is in the result.
    """
    output = settings.workspace.output()
    previous = manifest.load(output)
    plan = Planner(settings, previous).make()
    names = list(_names(plan.tasks, settings))
    if not force:
        refuse_strangers(output, previous, names)
    sweep(output)
    with contextlib.ExitStack() as stack:
        stack.callback(sweep, output)  # what killed workers left when Ctrl-C ends the build
        scratch = stack.enter_context(tempfile.TemporaryDirectory())
        if names:
            manifest.announce(output, names, Path(scratch))
        entries, errors = _carried_out(plan, settings, jobs, tell)
        entries = previous.joined(entries)
        if entries or previous.artifacts:
            manifest.save(output, entries, Path(scratch))
        planned = {entry.path for entry in entries}
        orphans = [e for e in previous.artifacts if e.path not in planned and (output / e.path).is_file()]
        manifest.conclude(output, orphans, Path(scratch))
    return Built(entries, errors, [output / entry.path for entry in orphans])


def _carried_out(
    plan: Plan, settings: Settings, jobs: int, tell: Callable[[Task, Done], None]
) -> tuple[list[Entry], list[BriefexportError]]:
    entries, errors = list(plan.kept), list(plan.errors)
    work = [(task, settings) for task in plan.tasks]
    for (task, _), result in processes.crew(_make, work, hands=min(jobs, len(work))):
        done = _refused(task, result, settings) if isinstance(result, BriefexportError) else result
        errors += dict.fromkeys(outcome.error for outcome in done.outcomes if outcome.error)
        tell(task, done)
        entries += _entries(task, done, settings)
    return [*entries, *plan.failed], errors


def _refused(task: Task, error: BriefexportError, settings: Settings) -> Done:
    """A whole edition refused (embargo, a missing picture): each artifact asked for has failed for that one reason."""
    error = error.at(task.name)
    outcomes = [
        Outcome(request.exporter, request.target.path(name), "failed", error=error)
        for request in task.requests
        for name in _names_of(task, request, settings)
    ]
    return Done(outcomes, [], tuple(found for brief in task.briefs for found in brief.inputs))


def check(settings: Settings) -> Iterable[BriefexportError]:
    """`build --check`: what is missing, stale or unsound, without writing anything."""
    from briefexport.build.checking import findings

    return findings(settings)


def _make(work: tuple[Task, Settings]) -> Done:
    task, settings = work
    reporter = Reporter()
    bundle = bundle_of(task.briefs, settings, reporter, title=task.title, slug=task.slug, bind=task.bind)
    return Done(export(bundle, task.requests, settings, reporter), reporter.diagnostics, bundle.inputs)


def _names(tasks: Iterable[Task], settings: Settings) -> Iterable[str]:
    return (name for task in tasks for request in task.requests for name in _names_of(task, request, settings))


def _names_of(task: Task, request: Request, settings: Settings) -> Iterable[str]:
    slug = task.slug or task.briefs[0].article.metadata.slug
    formats = settings.registry.load("exporter", request.exporter).plugin.formats
    return (slug + formats[name].suffix for name in request.target.formats)


def _entries(task: Task, done: Done, settings: Settings) -> Iterable[Entry]:
    root, output = settings.workspace.root, settings.workspace.output()
    for outcome in done.outcomes:
        loaded = settings.registry.load("exporter", outcome.exporter)
        inputs = (*done.inputs, *shared_inputs(settings, loaded, lineage(settings, task.briefs[0].theme)))
        yield Entry(
            path=relative(outcome.path, output),
            sha256=outcome.sha256,
            bytes=outcome.size,
            media_type=outcome.media_type,
            exporter=outcome.exporter,
            conformance=outcome.conformance,
            sources=tuple(msgspec.structs.replace(found, path=relative(found.path, root)) for found in inputs),
            options=task.options[outcome.exporter],
            state="failed" if outcome.error else "built",
            error=failure(outcome.error) if outcome.error else None,
        )
