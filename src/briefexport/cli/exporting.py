"""`briefexport epub|pdf|audio|<plugin>`: one command an exporter, made from its Options."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from briefexport.cli import common, speaking
from briefexport.cli.console import Console
from briefexport.cli.generating import given, parameters
from briefexport.cli.options import Command, Option, Parameter, parameters_of
from briefexport.errors import BriefexportError, UsageError
from briefexport.narration.settings import NarrationSettings
from briefexport.pipeline import Brief, Outcome, Reporter, Request, Settings, bundle_of, export, read
from briefexport.pipeline.temporary import temporary_files
from briefexport.pipeline.writing import sweep
from briefexport.registry import Loaded, guarded, parse
from briefexport.workspace import naming
from briefexport.workspace.naming import Target
from briefexport.workspace.sources import SourceFile

# `--meta` keys that name the whole book when many briefs are bound, and each article otherwise.
_BOOK_KEYS = ("headline", "title", "slug")


def command_for(loaded: Loaded, console: Console) -> Command:
    """The sub-command of an exporter: the options that all share, then its own."""
    plugin, call = loaded.plugin, _bind_to(loaded, console)
    formats = (_format_parameter(plugin),) if len(plugin.formats) > 1 else ()
    shared = (*parameters_of(call), *formats)
    return Command(loaded.entry.name, plugin.summary, call, shared, functools.cache(functools.partial(_own, loaded)))


def _own(loaded: Loaded) -> tuple[Parameter, ...]:
    """What the exporter's Options declare, and how to speak where it speaks. Raises PluginError."""
    with guarded(loaded.entry, loading=True):  # options of a kind that no command line can hold
        own = tuple(parameters(loaded.plugin.Options))
    if "aural" not in wings(loaded):
        return own
    taken = {parameter.name for parameter in own}
    narration = (p for p in parameters(NarrationSettings, "Narration") if p.name not in taken)
    return *own, *narration, _flag("explain", _EXPLAIN), _flag("list_voices", _LIST_VOICES)


def wings(loaded: Loaded) -> tuple[str, ...]:
    """Which shared options an exporter's command offers."""
    return tuple(getattr(loaded.plugin, "wings", ()))


_EXPLAIN = "Say how each word is said and why, and which names want a lexicon entry; make nothing."
_LIST_VOICES = "List the voices of the engine; make nothing."


def _flag(name: str, told: str) -> Parameter:
    return Parameter(name, bool, Option(f"--{name.replace('_', '-')}", help=told), default=False)


def _format_parameter(plugin: Any) -> Parameter:
    defaults = getattr(plugin, "default_formats", None) or tuple(plugin.formats)[:1]
    told = f"What to make; repeatable: {', '.join(plugin.formats)}.  [default: {', '.join(defaults)}]"
    return Parameter("format", list[str], Option("--format", metavar="NAME", help=told, show_default=False))


def _bind_to(loaded: Loaded, console: Console) -> Callable[..., None]:
    def command(
        *,
        sources: common.Sources = [],  # noqa: B006 - typer copies it
        output: common.Output = "",
        bind: common.Bind = False,
        reader: common.From = "",
        theme: common.ThemeName = "",
        tokens: common.Tokens = [],  # noqa: B006 - typer copies it
        smart: common.Smart = None,
        meta: common.Meta = [],  # noqa: B006 - typer copies it
        headings: common.Headings = None,
        extract: common.Extract = None,
        strict: common.Strict = False,
        drafts: common.Drafts = False,
        config: common.ConfigFile = "",
        **rest: Any,
    ) -> None:
        settings = common.settings_for(
            config,
            meta=meta,
            theme=theme,
            tokens=tokens,
            smart=smart,
            reader_options={"headings": headings, "extract": extract},
            narration=given(NarrationSettings, rest) if "aural" in wings(loaded) else {},
            strict=strict,
            drafts=drafts,
        )
        if rest.get("list_voices"):
            speaking.list_voices(settings)
            return
        if not sources:
            raise UsageError(
                "no SOURCE is given", code="no-source", hint="name a file, a folder, or - for standard input"
            )
        if rest.get("explain"):
            speaking.explain(common.sources_named(sources, reader, settings), settings, console)
            return
        table = given(loaded.plugin.Options, rest)
        run = _Run(loaded, settings, console, table, output, list(rest.get("format") or ()), bind)
        with temporary_files():
            run.all(common.sources_named(sources, reader, settings, output))

    return command


class _Run:
    """One invocation: its sources, one after the other, each with an answer of its own."""

    def __init__(
        self,
        loaded: Loaded,
        settings: Settings,
        console: Console,
        table: dict[str, Any],
        output: str,
        formats: list[str],
        bind: bool,
    ) -> None:
        self.loaded, self.settings, self.console = loaded, settings, console
        self.output, self.bind = output, bind
        configured = settings.workspace.exporter_table(loaded.entry.name)
        usual = tuple(configured.pop("formats", ()))
        self.asked, self.usual = formats, usual or tuple(loaded.plugin.formats)[:1]
        if not usual and getattr(loaded.plugin, "default_formats", None):
            self.usual = tuple(loaded.plugin.default_formats)
        self.table = {**configured, **table}

    def all(self, files: list[SourceFile]) -> None:
        """Read everything, refuse contradictions before anything is written, then export."""
        self.console.start(self.loaded.entry.name, len(files))
        parse(self.loaded.plugin.Options, self.table, where=f"briefexport {self.loaded.entry.name}")
        target = self._target(1 if self.bind else len(files))
        groups = self._groups(files)
        naming.refuse_same_slug((self._slug(group), group[0].file.name) for group in groups)
        for number, group in enumerate(groups, 1):
            if len(groups) > 1:
                self.console.progress(group[0].file.name, number, len(groups))
            self._one(group, target)

    def _groups(self, files: list[SourceFile]) -> list[list[Brief]]:
        """The briefs of each edition; a source that cannot be read costs only its own edition."""
        settings = self._book_settings() if self.bind else self.settings
        if self.bind:
            return [[read(file, settings) for file in files]]
        groups = []
        for file in files:
            try:
                groups.append([read(file, settings)])
            except BriefexportError as error:
                self.console.error(error)
        return groups

    def _book_settings(self) -> Settings:
        meta = {key: value for key, value in self.settings.meta.items() if key not in _BOOK_KEYS}
        return msgspec.structs.replace(self.settings, meta=meta)

    def _one(self, briefs: Sequence[Brief], target: Target) -> None:
        reporter = Reporter(listener=self.console.progress)
        try:
            bundle = bundle_of(
                briefs, self.settings, reporter, title=self._title(), slug=self._book_slug(), bind=self.bind
            )
            if not naming.is_special(target.folder) and target.file != naming.STDOUT:
                sweep(target.folder)
            outcomes = export(bundle, [Request(self.loaded.entry.name, target, self.table)], self.settings, reporter)
        except BriefexportError as error:
            self._tell(reporter, [])
            self.console.error(error)
        else:
            self._tell(reporter, outcomes)

    def _tell(self, reporter: Reporter, outcomes: list[Outcome]) -> None:
        for diagnostic in reporter.diagnostics:
            self.console.diagnostic(diagnostic)
        for outcome in outcomes:
            self.console.artifact(outcome)
            if outcome.error:
                self.console.error(outcome.error)

    def _target(self, editions: int) -> Target:
        plugin, folder = self.loaded.plugin, self.settings.workspace.output()
        target = naming.resolve(self.output or None, folder, self.asked, plugin.formats, self.usual, editions)
        if target.file == naming.STDOUT and sys.stdout.isatty() and not _is_text(plugin, target.formats[0]):
            raise UsageError(
                "a terminal cannot show this format",
                code="binary-to-terminal",
                hint="send it on (… -o - | program, or > file), or give a file with -o",
            )
        return target

    def _title(self) -> str:
        return str(self.settings.meta.get("headline") or self.settings.meta.get("title") or "") if self.bind else ""

    def _book_slug(self) -> str:
        return str(self.settings.meta.get("slug", "")) if self.bind else ""

    def _slug(self, group: list[Brief]) -> str:
        return group[0].article.metadata.slug


def _is_text(plugin: Any, name: str) -> bool:
    media_type: str = plugin.formats[name].media_type
    return media_type.startswith("text/") or media_type.endswith(("json", "xml"))
