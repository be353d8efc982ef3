"""Which plugins there are, by distributions' metadata and the workspace's own files; none is imported here."""

from __future__ import annotations

import configparser
import functools
import importlib.metadata
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from briefexport.errors import PluginError

Kind = Literal["reader", "exporter", "theme", "engine"]
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


@functools.cache
def built_in() -> tuple[Entry, ...]:
    """Our own plugins, from our own distribution's metadata; no other distribution is looked at."""
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
    found: dict[tuple[str, str, str], Entry] = {}
    for distribution in importlib.metadata.distributions():
        for entry in _entries(distribution):
            if entry.distribution.lower() != OURS:
                found.setdefault((entry.distribution.lower(), entry.kind, entry.name), entry)
    return tuple(found[key] for key in sorted(found))


def of_file(path: Path, kinds_and_names: Iterator[tuple[Kind, str]]) -> Iterator[Entry]:
    """Entries for the classes of a workspace plugin file (`[plugins] paths`)."""
    for kind, name in kinds_and_names:
        yield Entry(kind, name, str(path), path.name, "")


def _entries(distribution: importlib.metadata.Distribution) -> Iterator[Entry]:
    # Parsing every distribution's metadata costs 58 ms for 42 of them; a look at this one small file costs 2.
    listing = distribution.read_text("entry_points.txt") or ""
    if f"{OURS}." not in listing:
        return
    parser = configparser.ConfigParser(delimiters=("=",), interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # names are case-sensitive
    parser.read_string(listing)
    for kind in KINDS:
        section = f"{OURS}.{kind}s"
        if parser.has_section(section):
            yield from (_entry(kind, name, target, distribution) for name, target in sorted(parser.items(section)))


def _entry(kind: Kind, name: str, target: str, distribution: importlib.metadata.Distribution) -> Entry:
    metadata = distribution.metadata
    summary = metadata["Summary"] if "Summary" in metadata else ""
    return Entry(kind, name, target.strip(), metadata["Name"], distribution.version, summary)
