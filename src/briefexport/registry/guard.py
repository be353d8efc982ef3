"""The one place where a plugin's every failure is caught and given a name."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator

from briefexport.errors import BriefexportError, ExporterError, FileError, PluginError
from briefexport.registry.discovery import Entry

_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
_REACH = "check the name, and the permissions of its folders"
_ROOM = "free some room (temporary files count too: TMPDIR), then run it again"


@contextlib.contextmanager
def guarded(entry: Entry, *, loading: bool = False) -> Iterator[None]:
    """Run a plugin's code. What it raises becomes PluginError (loading) or ExporterError (calling) with its origin.

    Our own errors pass unchanged: a plugin is meant to raise them. SystemExit is caught too, since a plugin may call
    `sys.exit`; Ctrl-C is not the plugin's and passes. What a plugin prints goes to standard error: standard output is
    for data.
    """
    try:
        with contextlib.nullcontext() if entry.kind == "command" else contextlib.redirect_stdout(sys.stderr):
            yield
    except (BriefexportError, KeyboardInterrupt, GeneratorExit):
        raise
    except OSError as error:
        if error.errno in _DISK and not loading:
            raise FileError(f"the disk refuses: {error.strerror}", code="disk-full", hint=_ROOM) from error
        if entry.kind == "command" and error.filename:  # a path of the user's that may not even be looked at
            told = f"{os.fsdecode(error.filename)} cannot be reached: {error.strerror}"
            raise FileError(
                told, code="unreadable", hint="check the name, and the permissions of its folders"
            ) from error
        raise _named(entry, error, loading) from error
    except BaseException as error:  # a stranger's code may raise anything; the only such place
        raise _named(entry, error, loading) from error


def _named(entry: Entry, error: BaseException, loading: bool) -> BriefexportError:
    told = f"{type(error).__name__}: {error}".rstrip(": ")
    if loading:
        return PluginError(
            f"the {entry.kind} '{entry.name}' of {entry.origin} could not be loaded: {told}",
            code="plugin-broken",
            hint=f"{entry.remedy}; --debug shows where it failed",
        )
    return ExporterError(
        f"the {entry.kind} '{entry.name}' of {entry.origin} failed: {told}",
        code="exporter-failed",
        hint=f"a fault of {entry.distribution}, not of the brief: --debug shows where, for a report to its authors",
    )
