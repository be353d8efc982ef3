"""The plan of a build: which editions, by which exporters, and which of it is already there and whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from briefexport import __version__
from briefexport.build.inputs import shared_inputs, summed, themes_among
from briefexport.build.manifest import Entry, Manifest, announced, failure, relative, sound
from briefexport.errors import BriefexportError, FileError, PluginError, UsageError
from briefexport.identity import slug_of
from briefexport.pipeline import Brief, Input, Request, Settings, read
from briefexport.pipeline.reading import digest
from briefexport.registry import Loaded, closest, parse
from briefexport.workspace.naming import Target, refuse_same_slug
from briefexport.workspace.sources import SourceFile, discover


class Task(msgspec.Struct, frozen=True):
    """One edition to be made: its briefs (already read), and the exporters with their targets and options.

    `options` holds, for each exporter, all that decides its bytes besides the sources; it goes into the manifest.
    """

    name: str
    briefs: tuple[Brief, ...]
    requests: tuple[Request, ...]
    options: dict[str, dict[str, Any]]
    title: str = ""
    slug: str = ""
    bind: bool = False


class Plan(msgspec.Struct):
    """What is to be done, what is kept, and what fails before it is begun: its entries, and why."""

    tasks: list[Task]
    kept: list[Entry]
    failed: list[Entry]
    errors: list[BriefexportError]


class Planner:
    """Plans one run of `build` over a workspace."""

    def __init__(self, settings: Settings, previous: Manifest) -> None:
        self.settings, self.previous = settings, previous
        self.root, self.output = settings.workspace.root, settings.workspace.output()
        self._briefs: dict[str, Brief] = {}
        self.plan = Plan([], [], [], [])

    def make(self) -> Plan:
        """Raises UsageError for a plan that contradicts itself: unknown exporters, two sources with one slug."""
        config = self.settings.workspace.config
        for file in self._discover(_many(config.source)):
            self._add((file,), config.formats)
        for edition in config.editions:
            files = tuple(self._discover(edition.sources)) or self._no_sources(f"the edition '{edition.slug}'")
            self._add(files, edition.formats or config.formats, edition.title, edition.slug, bind=True)
        if not _many(config.source) and not config.editions:
            self._no_sources("the workspace")
        if not (self.plan.tasks or self.plan.kept or self.plan.failed):
            self._no_formats()
        refuse_same_slug(self._slugs())
        return self.plan

    def _no_sources(self, what: str) -> tuple[SourceFile, ...]:
        raise UsageError(
            f"{what} has no sources",
            code="no-source",
            hint='name its files, folders or globs: sources = ["source/*.md"]',
            file=str(self.settings.workspace.file or ""),
        )

    def _no_formats(self) -> None:
        raise UsageError(
            "there is nothing to make: no exporter is asked for",
            code="no-format",
            hint='name some: formats = ["epub", "pdf", "audio"]',
            file=str(self.settings.workspace.file or ""),
        )

    def _discover(self, names: Iterable[str]) -> list[SourceFile]:
        # A plain join, so that names in messages and in the manifest stay as short as the user wrote them.
        joined = [str(self.root / name) for name in names]
        return discover(joined, self.settings.registry, made=(self.output,))

    def _add(
        self, files: Sequence[SourceFile], formats: Sequence[str], title: str = "", slug: str = "", bind: bool = False
    ) -> None:
        """Keep what is up to date, and make a task of the rest."""
        requests, options = [], {}
        for exporter in dict.fromkeys(formats):
            try:
                loaded = self.settings.registry.load("exporter", exporter)
            except PluginError as error:  # it costs only itself
                self._fail(error, self._standing(files, exporter, slug))
                continue
            table, made = self._table(loaded)
            written = self.settings.workspace.config.exporters.get(exporter, {})
            options[exporter] = self._deciding(loaded, written, made, title, slug)
            kept = self._kept(files, loaded, made, options[exporter])
            if kept:
                self.plan.kept += kept
            else:
                requests.append(Request(exporter, Target(self.output, None, made), table))
        if requests:
            self._task(files, requests, options, title, slug, bind)

    def _task(
        self,
        files: Sequence[SourceFile],
        requests: list[Request],
        options: dict[str, dict[str, Any]],
        title: str,
        slug: str,
        bind: bool,
    ) -> None:
        name = slug if bind else files[0].name
        try:
            briefs = tuple(map(self._read, files))
        except BriefexportError as error:
            self._unread(files, requests, options, slug, error.at(name))
            return
        self.plan.tasks.append(Task(name, briefs, tuple(requests), options, title, slug, bind))

    def _unread(
        self,
        files: Sequence[SourceFile],
        requests: list[Request],
        options: dict[str, dict[str, Any]],
        slug: str,
        error: BriefexportError,
    ) -> None:
        """What was made before stays ours; what never was is named by the file, for want of its article."""
        for request in requests:
            standing = self._standing(files, request.exporter, slug)
            formats = self.settings.registry.load("exporter", request.exporter).plugin.formats
            stem = slug or slug_of("", Path(files[0].name).stem, "")
            paths = [] if standing else [stem + formats[name].suffix for name in request.target.formats]
            sources = tuple(Input(relative(file.name, self.root), "") for file in files)
            never = [
                Entry(path=path, exporter=request.exporter, sources=sources, options=options[request.exporter])
                for path in paths
            ]
            self._fail(error, standing or never)

    def _standing(self, files: Sequence[SourceFile], exporter: str, slug: str) -> list[Entry]:
        """What earlier builds made of this edition by this exporter."""
        found = self.previous.of(relative(files[0].name, self.root), exporter)
        return [entry for entry in found if entry.options.get("edition", {}).get("slug", "") == slug]

    def _fail(self, error: BriefexportError, entries: Iterable[Entry]) -> None:
        if not any(str(error) == str(told) and error.file == told.file for told in self.plan.errors):
            self.plan.errors.append(error)
        self.plan.failed += [msgspec.structs.replace(e, state="failed", error=failure(error)) for e in entries]

    def _read(self, file: SourceFile) -> Brief:
        if file.name not in self._briefs:
            self._briefs[file.name] = read(file, self.settings)
        return self._briefs[file.name]

    def _table(self, loaded: Loaded) -> tuple[dict[str, Any], tuple[str, ...]]:
        """(options as configured, formats to make) from `[exporters.NAME]`, checked before anything is written."""
        table = self.settings.workspace.exporter_table(loaded.entry.name)
        asked = table.pop("formats", ())
        known = tuple(loaded.plugin.formats)
        for name in asked:
            if name not in known:
                raise UsageError(
                    f"[exporters.{loaded.entry.name}] formats: there is no format '{name}'",
                    code="unknown-format",
                    hint=closest(name, known) or f"known: {', '.join(known)}",
                    file=str(self.settings.workspace.file or ""),
                )
        defaults = getattr(loaded.plugin, "default_formats", None) or known[:1]
        where = f"[exporters.{loaded.entry.name}]"
        parse(loaded.plugin.Options, table, where=where, file=str(self.settings.workspace.file or ""))
        return table, tuple(asked) or tuple(defaults)

    def _deciding(
        self, loaded: Loaded, table: dict[str, Any], formats: tuple[str, ...], title: str, slug: str
    ) -> dict[str, Any]:
        settings, config = self.settings, self.settings.workspace.config
        found: dict[str, Any] = {
            "briefexport": __version__,
            "exporter": loaded.entry.origin,
            "formats": formats,
            "options": {key: value for key, value in table.items() if key != "formats"},
            "edition": {"title": title, "slug": slug} if slug else {},
            "metadata": {**config.metadata, **settings.meta},
            "readers": {**config.readers, **({"*": settings.reader_options} if settings.reader_options else {})},
            "language": config.language,
            "epoch": settings.epoch,
            "gates": {"strict": settings.strict, "drafts": settings.drafts, "require": config.require},
        }
        if "visual" in loaded.wings:
            found["theme"] = settings.theme or config.theme
            found["tokens"] = {**config.tokens, **settings.tokens}
            found["typography"] = settings.typography
            found["accessibility"] = config.accessibility
            found["fonts"] = config.fonts
        if "aural" in loaded.wings:
            found["narration"] = settings.narration
        plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(found, order="sorted"))
        return plain

    def _kept(
        self, files: Sequence[SourceFile], loaded: Loaded, formats: tuple[str, ...], options: dict[str, Any]
    ) -> list[Entry]:
        """The entries of the last build, when sources, options and artifacts are all as they were; else nothing."""
        first = relative(files[0].name, self.root)
        candidates = [e for e in self.previous.of(first, loaded.entry.name) if _serves(e.options, options)]
        for entry in candidates:
            then = {found.path: found.sha256 for found in entry.sources}
            try:
                known = self._known_inputs(files, loaded, themes_among(then))
                now = {relative(found.path, self.root): found.sha256 for found in known}
            except FileError:  # reading it will tell why
                return []
            if not (now.items() <= then.items() and self._unchanged(then, now) and sound(self.output, entry)):
                return []
        suffixes = [loaded.plugin.formats[name].suffix for name in formats]
        complete = all(any(entry.path.endswith(suffix) for entry in candidates) for suffix in suffixes)
        return [msgspec.structs.replace(entry, state="cached") for entry in candidates] if complete else []

    def _unchanged(self, then: dict[str, str], now: dict[str, str]) -> bool:
        """Every other file the artifact was made from (its pictures) is still the same."""
        return all(summed(self.root / path) == was for path, was in then.items() if path not in now)

    def _known_inputs(self, files: Sequence[SourceFile], loaded: Loaded, themes: Sequence[str]) -> Iterable[Input]:
        for file in files:
            yield Input(file.name, digest(file.load().data))
            if file.has_sidecar:
                yield Input(str(file.sidecar), summed(file.sidecar))
        yield from shared_inputs(self.settings, loaded, themes)

    def _slugs(self) -> Iterable[tuple[str, str]]:
        for task in self.plan.tasks:
            slug = task.slug if task.bind else task.briefs[0].article.metadata.slug
            yield slug, f"the edition '{task.name}'" if task.bind else task.name
        working = {task.name for task in self.plan.tasks}
        kept = {
            (Path(entry.path).name.split(".")[0], str(self.root / entry.sources[0].path)) for entry in self.plan.kept
        }
        yield from sorted(pair for pair in kept if pair[1] not in working)


def refuse_strangers(output: Path, previous: Manifest, names: Iterable[str]) -> None:
    """Raises FileError when the build would overwrite a file that no build made (`--force` allows it)."""
    made = {entry.path for entry in previous.artifacts if entry.sha256} | announced(output)
    for name in names:
        path = output / name
        if name not in made and path.exists():
            raise FileError(
                f"{path} was not made by build, and would be overwritten",
                code="not-ours",
                hint="move it away, or allow it with --force",
            )


def _serves(then: dict[str, Any], now: dict[str, Any]) -> bool:
    """True when what was made under `then` may stand under `now`: it has passed every gate that stands now.

    An edition that --strict let pass passes without it; one that was made without it may hold warnings.
    """
    passed, gates = then.get("gates", {}), now["gates"]
    harder = gates["strict"] and not passed.get("strict")
    draft = passed.get("drafts") and not gates["drafts"]
    same = passed.get("require") == gates["require"] and {**then, "gates": gates} == now
    return same and not harder and not draft


def _many(source: str | tuple[str, ...]) -> tuple[str, ...]:
    return (source,) if isinstance(source, str) else source
