"""Which plugins there are, by distributions' metadata and the workspace's own files; none is imported here."""

from __future__ import annotations

import functools
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from briefexport import __version__
from briefexport.errors import PluginError

if TYPE_CHECKING:
    import importlib.metadata

Kind = Literal["reader", "exporter", "theme", "engine", "command"]
KINDS: tuple[Kind, ...] = ("reader", "exporter", "theme", "engine")
OURS = "briefexport"


class Entry(msgspec.Struct, frozen=True):
    """A plugin by name. `target` is `module:Class`, or the path of a workspace file."""

    kind: Kind
    name: str
    target: str
    distribution: str
    version: str
    summary: str = ""

    @property
    def origin(self) -> str:
        """Who to blame and what to upgrade: the distribution and its version."""
        return f"{self.distribution} {self.version}".strip()

    @property
    def of_workspace(self) -> bool:
        """True for a class of a file that `[plugins] paths` names."""
        return ":" not in self.target

    @property
    def remedy(self) -> str:
        """What the user can do about a plugin that is at fault."""
        if self.of_workspace:
            return f"mend {self.target}, or take it out of [plugins] paths in briefexport.toml"
        return f"update or remove it: pip install -U {self.distribution}, or pip uninstall {self.distribution}"


@functools.cache
def built_in() -> tuple[Entry, ...]:
    """Our own plugins, from our own distribution's metadata; no other distribution is looked at."""
    # The standard finder costs 25 ms of imports; our own folder's name is known beforehand.
    for folder in sys.path:
        listing = Path(folder, f"{OURS}-{__version__}.dist-info", "entry_points.txt")
        if listing.is_file():
            return tuple(_parsed(listing.read_text("utf-8"), OURS, __version__, ""))
    return _from_metadata()


def _from_metadata() -> tuple[Entry, ...]:
    import importlib.metadata

    try:
        return tuple(_entries(importlib.metadata.distribution(OURS)))
    except importlib.metadata.PackageNotFoundError as error:
        raise PluginError(
            "briefexport is not installed, so its plugins cannot be found",
            code="not-installed",
            hint="install it: pip install briefexport (in a checkout: pip install -e .)",
        ) from error


@functools.cache
def strangers() -> tuple[Entry, ...]:
    """Plugins of other distributions, sorted by distribution and name."""
    if not any(map(_may_hold_plugins, dict.fromkeys(sys.path))):
        return ()
    import importlib.metadata

    found: dict[tuple[str, str, str], Entry] = {}
    for distribution in importlib.metadata.distributions():
        for entry in _entries(distribution):
            if entry.distribution.lower() != OURS:
                found.setdefault((entry.distribution.lower(), entry.kind, entry.name), entry)
    return tuple(found[key] for key in sorted(found))


def _may_hold_plugins(folder: str) -> bool:
    """A quick look whether the standard finder (25 ms of imports) would find another distribution's plugins here."""
    if not Path(folder).is_dir():
        return Path(folder).is_file()  # a zip: let the standard finder look into it
    for listing in (
        *Path(folder).glob("*.dist-info/entry_points.txt"),
        *Path(folder).glob("*.egg-info/entry_points.txt"),
    ):
        if not listing.parent.name.startswith(f"{OURS}-{__version__}.") and f"[{OURS}." in listing.read_text("utf-8"):
            return True
    return False


def of_file(path: Path, kinds_and_names: Iterable[tuple[Kind, str]]) -> Iterator[Entry]:
    """Entries for the classes of a workspace plugin file (`[plugins] paths`)."""
    for kind, name in kinds_and_names:
        yield Entry(kind, name, str(path), path.name, "")


def _entries(distribution: importlib.metadata.Distribution) -> Iterator[Entry]:
    # Parsing every distribution's metadata costs 58 ms for 42 of them; a look at this one small file costs 2.
    listing = distribution.read_text("entry_points.txt") or ""
    if f"[{OURS}." in listing:
        metadata = distribution.metadata
        yield from _parsed(listing, metadata["Name"], distribution.version, metadata["Summary"] or "")


def _parsed(listing: str, distribution: str, version: str, summary: str) -> Iterator[Entry]:
    """The entries of an entry_points.txt (packaging specification "Entry points", an INI file of names and targets)."""
    section, kinds = "", {f"[{OURS}.{kind}s]": kind for kind in KINDS}
    for line in filter(None, map(str.strip, listing.splitlines())):
        if line.startswith("["):
            section = line
        elif section in kinds:
            name, _, target = line.partition("=")
            yield Entry(kinds[section], name.strip(), target.strip(), distribution, version, summary)
