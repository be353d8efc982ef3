"""The one place where a plugin's every failure is caught and given a name."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from briefexport.errors import BriefexportError, ExporterError, PluginError
from briefexport.registry.discovery import Entry


@contextlib.contextmanager
def guarded(entry: Entry, *, loading: bool = False) -> Iterator[None]:
    """Run a plugin's code. What it raises becomes PluginError (loading) or ExporterError (calling) with its origin.

    Our own errors pass unchanged: a plugin is meant to raise them. SystemExit is caught too, since a plugin may call
    `sys.exit`; Ctrl-C is not the plugin's and passes.
    """
    try:
        yield
    except (BriefexportError, KeyboardInterrupt, GeneratorExit):
        raise
    except BaseException as error:  # a stranger's code may raise anything; the only such place
        told = f"{type(error).__name__}: {error}".rstrip(": ")
        if loading:
            raise PluginError(
                f"the {entry.kind} '{entry.name}' of {entry.origin} could not be loaded: {told}",
                code="plugin-broken",
                hint=f"update or remove it: pip install -U {entry.distribution}; --debug shows where it failed",
            ) from error
        raise ExporterError(
            f"the {entry.kind} '{entry.name}' of {entry.origin} failed: {told}",
            code="exporter-failed",
            hint="this is a fault of the plugin, not of the brief: --debug shows where, for a report to its author",
        ) from error
