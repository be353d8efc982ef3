"""Loading plugins by name, one at a time, and judging whether they keep the contract."""

from __future__ import annotations

import functools
import importlib
import importlib.util
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

import msgspec

from briefexport.errors import PluginError, UsageError
from briefexport.plugin import API_VERSION, Format
from briefexport.registry import discovery
from briefexport.registry.discovery import KINDS, Entry, Kind
from briefexport.registry.guard import guarded
from briefexport.registry.options import COMMANDS, RESERVED, closest

State = Literal["ready", "broken", "incompatible", "shadowed"]

_UNKNOWN: dict[Kind, str] = {
    "reader": "unknown-reader",
    "exporter": "unknown-exporter",
    "theme": "unknown-theme",
    "engine": "unknown-engine",
}

# What a class of each kind must have beside `api` and `summary`.
_NEEDED: dict[Kind, tuple[str, ...]] = {
    "reader": ("suffixes", "media_types", "Options", "read"),
    "exporter": ("Options", "formats", "export", "check"),
    "engine": ("Options", "capabilities", "probe", "voices", "speak"),
    "theme": ("files",),
}


class Row(msgspec.Struct, frozen=True):
    """One line of `briefexport plugins`."""

    kind: Kind
    name: str
    distribution: str
    version: str
    state: State
    error: str = ""
    summary: str = ""


class Loaded(msgspec.Struct, frozen=True):
    """A plugin that is ready: where it came from, and its one instance in this process."""

    entry: Entry
    plugin: Any

    @property
    def wings(self) -> tuple[str, ...]:
        """What besides the edition and its own options decides an exporter's bytes: both, where it does not say."""
        return tuple(getattr(self.plugin, "wings", ("visual", "aural")))


class Registry:
    """The four plugin groups. Built-in names resolve without a look at other distributions."""

    def __init__(self, files: tuple[Path, ...] = ()) -> None:
        self._files = files
        self._found: dict[tuple[Kind, str], Entry] = {}

    def __reduce__(self) -> tuple[object, ...]:
        return (Registry, (self._files,))

    def of_files(self) -> tuple[Entry, ...]:
        """The entries of the workspace's own plugin files (`[plugins] paths`)."""
        return tuple(
            entry for path in map(Path.resolve, self._files) for entry in discovery.of_file(path, _classes(path))
        )

    def _broken_files(self) -> Iterator[tuple[str, PluginError]]:
        for path in map(Path.resolve, self._files):
            try:
                _module_of(path)
            except PluginError as error:
                yield path.stem, error

    def names(self, kind: Kind) -> tuple[str, ...]:
        """Every name of a kind that can be asked for, sorted."""
        return tuple(sorted({entry.name for entry in self.entries(kind) if not _is_command(entry)}))

    def entries(self, kind: Kind | None = None) -> Iterator[Entry]:
        """All entries, our own first; a name that comes again later is shadowed."""
        for group in (discovery.built_in, self.of_files, discovery.strangers):
            yield from (entry for entry in group() if kind in (None, entry.kind))

    def find(self, kind: Kind, name: str) -> Entry:
        """The entry a name means. Raises UsageError for an unknown one, with the nearest known name."""
        if (kind, name) not in self._found:
            self._found[kind, name] = self._find(kind, name)
        return self._found[kind, name]

    def _find(self, kind: Kind, name: str) -> Entry:
        # A chain, so that the scan of all distributions happens only for a name that is not ours.
        for entry in self.entries(kind):
            if entry.name == name:
                return entry
        known = self.names(kind)
        hint = self.suggestion(name, known) or f"known: {', '.join(known)}"
        raise UsageError(f"there is no {kind} named '{name}'", code=_UNKNOWN[kind], hint=hint)

    def suggestion(self, name: str, known: Iterable[str]) -> str:
        """`did you mean …` for an unknown name, or nothing.

        Raises PluginError where none is near and a workspace file cannot be loaded: it may have brought the name.
        """
        broken = dict(self._broken_files())
        near = closest(name, [one for one in known if one not in broken])
        if broken and not near:
            raise next(iter(broken.values()))
        return near

    def load(self, kind: Kind, name: str) -> Loaded:
        """The plugin by name. Raises UsageError (unknown) or PluginError (cannot be loaded, breaks the contract)."""
        entry = self.find(kind, name)
        return Loaded(entry, _instance(entry))

    def rows(self) -> Iterator[Row]:
        """Every plugin with its state; each is loaded, none can hurt another."""
        taken: set[tuple[Kind, str]] = set()
        for entry in self.entries():
            free = (entry.kind, entry.name) not in taken and not _is_command(entry)
            state, error = _state(entry) if free else ("shadowed", "the name is taken")
            taken.add((entry.kind, entry.name))
            yield Row(entry.kind, entry.name, entry.distribution, entry.version, state, error, entry.summary)


def _is_command(entry: Entry) -> bool:
    return entry.kind == "exporter" and entry.name in COMMANDS


def _state(entry: Entry) -> tuple[State, str]:
    try:
        _instance(entry)
    except PluginError as error:
        return ("incompatible" if error.code == "plugin-incompatible" else "broken"), error.message
    return "ready", ""


@functools.cache
def _instance(entry: Entry) -> Any:
    with guarded(entry, loading=True):
        plugin = _class(entry)()
    with guarded(entry, loading=True):
        _keep_to_contract(entry, plugin)
        _take_options(plugin)
    return plugin


def _class(entry: Entry) -> Any:
    module_name, _, attribute = entry.target.partition(":")
    if not attribute:
        found = [c for k, n, c in _plugin_classes(_module_of(Path(entry.target))) if (k, n) == (entry.kind, entry.name)]
        return found[0]
    return functools.reduce(getattr, attribute.split("."), importlib.import_module(module_name))


def _keep_to_contract(entry: Entry, plugin: Any) -> None:
    api = getattr(plugin, "api", None)
    if api != API_VERSION:
        raise PluginError(
            f"the {entry.kind} '{entry.name}' of {entry.origin} speaks plugin API {api}, we speak {API_VERSION}",
            code="plugin-incompatible",
            hint=entry.remedy,
        )
    wrong = next(_faults(entry, plugin), "")
    if wrong:
        raise PluginError(
            f"the {entry.kind} '{entry.name}' of {entry.origin} {wrong}", code="plugin-broken", hint=entry.remedy
        )


def _faults(entry: Entry, plugin: Any) -> Iterator[str]:
    """What a plugin's declarations lack, in words that follow its name."""
    missing = [name for name in _NEEDED[entry.kind] if not hasattr(plugin, name)]
    if missing:
        yield f"lacks {', '.join(missing)}"
    elif entry.kind == "exporter":
        if not (isinstance(plugin.Options, type) and issubclass(plugin.Options, msgspec.Struct)):
            yield "has Options that are no msgspec.Struct"
            return
        yield from (f"has an option named like a common one: {name}" for name in _taken(plugin))
        formats = plugin.formats
        if not (isinstance(formats, Mapping) and formats and all(isinstance(f, Format) for f in formats.values())):
            yield "has formats that are not a mapping of names to plugin.Format"


def _take_options(plugin: Any) -> None:
    """Raises what msgspec says of a declaration that it cannot read, before a table or a command line meets it."""
    if hasattr(plugin, "Options"):
        msgspec.json.Decoder(plugin.Options)


def _taken(plugin: Any) -> list[str]:
    """The exporter's options whose names its command has already: the common ones, and narration's where it asks."""
    names = plugin.Options.__struct_fields__
    taken = RESERVED
    if "aural" in getattr(plugin, "wings", ()):
        from briefexport.narration.settings import NarrationSettings

        taken = taken.union(NarrationSettings.__struct_fields__)
    return [name for name in names if name.replace("-", "_") in taken]


@functools.cache
def _module_of(path: Path) -> ModuleType:
    entry = Entry("exporter", path.stem, str(path), path.name, "")
    spec = importlib.util.spec_from_file_location(f"briefexport_workspace_{path.stem}", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise PluginError(
            f"there is no plugin file {path}", code="plugin-missing", hint="correct [plugins] paths in briefexport.toml"
        )
    module = importlib.util.module_from_spec(spec)
    with guarded(entry, loading=True):
        spec.loader.exec_module(module)
    return module


def _classes(path: Path) -> list[tuple[Kind, str]]:
    """What a workspace file declares; one that cannot be imported stands under its own name, and fails when asked."""
    try:
        return [(kind, name) for kind, name, _ in _plugin_classes(_module_of(path))]
    except PluginError:
        return [("exporter", path.stem)]


def _plugin_classes(module: ModuleType) -> Iterator[tuple[Kind, str, Any]]:
    """(kind, name, class) of each plugin class defined in a workspace file; `name` is its attribute or its own name."""
    for _, candidate in sorted(vars(module).items()):
        if not isinstance(candidate, type):
            continue
        if candidate.__module__ == module.__name__ and hasattr(candidate, "api"):
            for kind in KINDS:
                if hasattr(candidate, _NEEDED[kind][-1]):
                    yield kind, getattr(candidate, "name", "") or _plain_name(candidate.__name__, kind), candidate
                    break


def _plain_name(class_name: str, kind: Kind) -> str:
    words = re.sub(r"(?<!^)(?=[A-Z])", "-", class_name).lower()
    return words.removesuffix(f"-{kind}")
