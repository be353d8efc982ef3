"""Edition → artifacts: each exporter runs guarded, its files are staged, checked, then put in place together."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from briefexport import model as m
from briefexport.errors import BriefexportError, ExporterError, UsageError
from briefexport.pipeline.editions import EARLIEST, Bundle
from briefexport.pipeline.reporting import Reporter
from briefexport.pipeline.settings import Settings
from briefexport.pipeline.temporary import scratch_folder
from briefexport.pipeline.writing import Staged, commit, discard, shown, stage
from briefexport.plugin import Artifact, Context, Narration, Theme
from briefexport.registry import Loaded, guarded, parse
from briefexport.registry.resolving import LazyNarration, theme_for, theme_named
from briefexport.workspace.assets import FolderAssets
from briefexport.workspace.config import located
from briefexport.workspace.naming import Target


class Request(msgspec.Struct, frozen=True):
    """One exporter's share of an edition. `table` holds its options as given (only those that were)."""

    exporter: str
    target: Target
    table: dict[str, Any] = {}


class Outcome(msgspec.Struct, frozen=True):
    """What became of one artifact. `error` is set when `state` is failed."""

    exporter: str
    path: Path
    state: str
    media_type: str = ""
    size: int = 0
    sha256: str = ""
    seconds: float = 0.0
    conformance: tuple[str, ...] = ()
    error: BriefexportError | None = None


def export(bundle: Bundle, requests: Sequence[Request], settings: Settings, reporter: Reporter) -> list[Outcome]:
    """All requested artifacts of an edition. One exporter's failure is its own; the others are still made."""
    outcomes: list[Outcome] = []
    with scratch_folder() as scratch:
        narration = _narration(bundle, settings, reporter, scratch)
        for request in requests:
            outcomes += _Run(bundle, request, settings, reporter, narration, scratch / request.exporter).outcomes()
    return outcomes


class _Run:
    """One exporter's work on one edition."""

    def __init__(
        self,
        bundle: Bundle,
        request: Request,
        settings: Settings,
        reporter: Reporter,
        narration: Narration,
        scratch: Path,
    ) -> None:
        self.bundle, self.request, self.settings, self.reporter = bundle, request, settings, reporter
        self.narration, self.scratch = narration, scratch
        self.begun = time.monotonic()
        self.staged: list[tuple[Artifact, Staged, float]] = []
        self.failed: list[Outcome] = []
        self.given: list[str] = []  # names of what was yielded and written, sound or not

    def outcomes(self) -> list[Outcome]:
        """Export, check, then put everything sound in place together; what failed keeps the old file."""
        try:
            self._stage()
            if self.settings.strict:
                self.reporter.refuse_warnings()
            return [*map(self._committed, self.staged), *self.failed]
        except BriefexportError as error:
            return [*self.failed, *self._missing(error)]
        finally:
            for _, whole, _ in self.staged:
                discard(whole)

    def _stage(self) -> None:
        loaded = self.settings.registry.load("exporter", self.request.exporter)
        where = f"the exporter '{self.request.exporter}'"
        options = parse(loaded.plugin.Options, self.request.table, where=where)
        self.scratch.mkdir(parents=True, exist_ok=True)
        context = self.context()
        broken: BriefexportError | None = None
        try:
            with guarded(loaded.entry):
                for artifact in loaded.plugin.export(self.bundle.edition, options, context):
                    self._take(loaded, artifact, context)
        except BriefexportError as error:
            broken = error
        self._expect_all(loaded, broken)

    def _take(self, loaded: Loaded, artifact: Artifact, context: Context) -> None:
        """Write one artifact to its temporary place and let the exporter check it."""
        refuse_bad_name(loaded, artifact, self.bundle.edition.slug, self.request.target.formats)
        target = self.request.target.path(artifact.name)
        refuse_own_source(target, self.bundle)
        whole = stage(target, context.scratch, artifact.write, artifact.name)
        self.given.append(artifact.name)
        try:
            _check(loaded, whole, context)
        except BriefexportError as error:
            discard(whole)
            self.failed.append(self._failure(target, error))
            return
        self.staged.append((artifact, whole, self._lap()))

    def _expect_all(self, loaded: Loaded, broken: BriefexportError | None) -> None:
        """A format asked for and not made is a failure: the exporter's own error, else a broken contract."""
        for name in self.request.target.formats:
            suffix = loaded.plugin.formats[name].suffix
            if not any(given.endswith(suffix) for given in self.given):
                error = broken or _made_none(loaded, name)
                target = self.request.target.path(self.bundle.edition.slug + suffix)
                self.failed.append(self._failure(target, error))
        if broken and not self.failed:
            raise broken

    def _committed(self, item: tuple[Artifact, Staged, float]) -> Outcome:
        artifact, whole, seconds = item
        try:
            commit(whole)
        except BriefexportError as error:
            return self._failure(whole.asked, error)
        return Outcome(
            self.request.exporter,
            whole.asked,
            "built",
            artifact.media_type,
            whole.size,
            whole.sha256,
            seconds,
            artifact.conformance,
        )

    def _missing(self, error: BriefexportError) -> list[Outcome]:
        """Every format asked for that has not failed already has failed for this one reason."""
        plugin = self.settings.registry.load("exporter", self.request.exporter).plugin
        target, slug = self.request.target, self.bundle.edition.slug
        paths = [target.path(slug + plugin.formats[name].suffix) for name in target.formats]
        told = {outcome.path for outcome in self.failed}
        return [self._failure(path, error) for path in paths if path not in told]

    def _failure(self, target: Path, error: BriefexportError) -> Outcome:
        return Outcome(self.request.exporter, target, "failed", seconds=self._lap(), error=error.at(self.bundle.name))

    def _lap(self) -> float:
        now = time.monotonic()
        seconds, self.begun = now - self.begun, now
        return seconds

    def _theme(self) -> Theme:
        """The theme; its name alone for an exporter that sets no pages (8 ms of the spoken edition's start)."""
        bundle, settings, exporter = self.bundle, self.settings, self.request.exporter
        if not exporter or "visual" in settings.registry.load("exporter", exporter).wings:
            return theme_of(bundle, settings)
        return theme_named(settings.registry, _theme_name(bundle, settings), root=settings.workspace.root)

    def context(self) -> Context:
        bundle, settings = self.bundle, self.settings
        return Context(
            assets=bundle.assets,
            stamp=bundle.stamp,
            formats=self.request.target.formats,
            theme=self._theme(),
            narration=self.narration,
            scratch=self.scratch,
            typography=settings.typography,
            accessibility=settings.accessibility,
            cache=settings.cache,
            positions=bundle.positions,
            sources=tuple(found.sha256 for found in bundle.inputs),
            strict=settings.strict,
            report=self.reporter.report,
            progress=self.reporter.progress,
        )


def theme_of(bundle: Bundle, settings: Settings) -> Theme:
    """`--theme`, else the source's own, else the workspace's."""
    config = settings.workspace.config
    return theme_for(
        settings.registry,
        _theme_name(bundle, settings),
        root=settings.workspace.root,
        tokens={**config.tokens, **settings.tokens},
        fallback_fonts=settings.workspace.font_paths(),
    )


def _theme_name(bundle: Bundle, settings: Settings) -> str:
    return settings.theme or bundle.theme or settings.workspace.config.theme


def _narration(bundle: Bundle, settings: Settings, reporter: Reporter, scratch: Path) -> LazyNarration:
    root, told = settings.workspace.root, settings.narration
    return LazyNarration(
        settings.registry,
        msgspec.structs.replace(told, voice_file=located(told.voice_file, root)),
        root=root,
        cache=settings.cache,
        scratch=scratch / "narration",
        report=reporter.report,
        progress=reporter.progress,
    )


def check_context(settings: Settings, scratch: Path) -> Context:
    """A context for an exporter's `check` alone, when nothing is exported (`build --check`)."""
    bundle = Bundle(m.Edition(identifier="", slug="", title=""), FolderAssets(Path()), {}, (), EARLIEST, "", "")
    reporter = Reporter()
    request = Request("", Target(Path(), None, ()))
    return _Run(bundle, request, settings, reporter, _narration(bundle, settings, reporter, scratch), scratch).context()


def refuse_bad_name(loaded: Loaded, artifact: Artifact, slug: str, formats: Sequence[str]) -> None:
    """Raises ExporterError for an artifact that would land elsewhere than where a format asked for belongs."""
    names = [slug + loaded.plugin.formats[name].suffix for name in formats]
    if artifact.name not in names or Path(artifact.name).name != artifact.name:
        raise ExporterError(
            f"the exporter '{loaded.entry.name}' of {loaded.entry.origin} named an artifact '{artifact.name}'",
            code="broken-contract",
            hint=f"what was asked for is called {', '.join(names)}; its author mends it",
        )


def refuse_own_source(target: Path, bundle: Bundle) -> None:
    """Raises UsageError where an artifact would replace what it is made from."""
    for source in bundle.inputs:
        same = False
        with contextlib.suppress(OSError):  # either is not there, or not to be looked at; writing tells why
            same = target.samefile(source.path)
        if same:
            raise UsageError(
                f"{target} is a source of this edition, and would be overwritten",
                code="output-is-source",
                hint="choose another name or folder with -o",
            )


_UNSOUND = "nothing was replaced; this is a fault of the exporter, please report it"


def _check(loaded: Loaded, staged: Staged, context: Context) -> None:
    """The exporter re-opens what was written; an error of its keeps the file from replacing the old one."""
    with guarded(loaded.entry):
        found = list(loaded.plugin.check(staged.temporary, context))
    for diagnostic in found:
        if diagnostic.severity == "error":
            told = f"{shown(staged.target)} was made but is not sound: {diagnostic.message}"
            raise ExporterError(told, code=diagnostic.code, hint=diagnostic.hint or _UNSOUND)
        context.report(diagnostic)


def _made_none(loaded: Loaded, name: str) -> ExporterError:
    return ExporterError(
        f"the exporter '{loaded.entry.name}' of {loaded.entry.origin} made no {name}",
        code="broken-contract",
        hint="its author mends it: every format asked for must be yielded",
    )
