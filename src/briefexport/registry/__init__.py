"""The plugin door: four entry-point groups, loaded lazily by name, guarded, and resolved for the context."""

from briefexport.registry.discovery import KINDS, Entry, Kind
from briefexport.registry.guard import guarded
from briefexport.registry.loading import Loaded, Registry, Row
from briefexport.registry.options import RESERVED, closest, parse

__all__ = ["KINDS", "RESERVED", "Entry", "Kind", "Loaded", "Registry", "Row", "closest", "guarded", "parse"]
