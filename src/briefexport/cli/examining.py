"""`briefexport doctor`: what this machine has, what is missing, and the exact line that fixes it."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterator
from typing import Literal

import msgspec

from briefexport import __version__, processes
from briefexport.errors import BriefexportError
from briefexport.keeping import cache_folder
from briefexport.registry import Registry, guarded
from briefexport.workspace.config import open_workspace

PANGO_LINE = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_LIBRARIES = {"linux": "libpango-1.0.so.0", "darwin": "libpango-1.0.dylib", "win32": "libpango-1.0-0.dll"}


class Finding(msgspec.Struct, frozen=True):
    """One part: its state, the detail, and the line that mends it. `needed`: an edition cannot be made without it."""

    part: str
    state: Literal["ready", "missing", "note"]
    detail: str
    fix: str = ""
    needed: bool = False


def examine() -> list[Finding]:
    """Everything worth knowing, in the order in which it matters."""
    return [*_python(), *_pango(), *_engines(), *_extras(), *_fonts(), *_plugins(), *_system()]


def as_text(findings: list[Finding]) -> str:
    """One line a part, the fix below it."""
    marks = {"ready": "ok     ", "missing": "MISSING", "note": "note   "}
    lines = []
    for found in findings:
        lines.append(f"{marks[found.state]}  {found.part}: {found.detail}")
        if found.fix:
            lines.append(f"         {found.fix}")
    return "\n".join(lines) + "\n"


def _python() -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield Finding("briefexport", "ready", f"{__version__} on Python {version} ({sys.platform})")


def _pango() -> Iterator[Finding]:
    import ctypes

    name = _LIBRARIES.get(sys.platform, _LIBRARIES["linux"])
    try:
        ctypes.CDLL(name)
    except OSError:
        fix = {"darwin": "brew install pango", "win32": "install MSYS2, then: pacman -S mingw-w64-x86_64-pango"}
        line = fix.get(sys.platform, PANGO_LINE)
        yield Finding("pdf", "missing", "Pango, which sets the pages, is not installed", line, needed=True)
    else:
        yield Finding("pdf", "ready", f"{name} loads")


def _engines() -> Iterator[Finding]:
    registry = Registry()
    for entry in registry.entries("engine"):
        try:
            loaded = registry.load("engine", entry.name)
            with guarded(entry):
                state = loaded.plugin.probe()
        except BriefexportError as error:
            yield Finding(f"engine {entry.name}", "missing", error.message, error.hint)
            continue
        needed = entry.name == "espeak"
        if state.ready:
            yield Finding(f"engine {entry.name}", "ready", state.version or "ready")
        else:
            yield Finding(f"engine {entry.name}", "missing" if needed else "note", state.reason, state.hint, needed)


_EXTRAS = {"sound": ("av", "M4B and Opus"), "docx": ("mammoth", "Word files"), "piper": ("piper", "natural voices")}


def _extras() -> Iterator[Finding]:
    for extra, (module, use) in _EXTRAS.items():
        if importlib.util.find_spec(module):
            yield Finding(f"extra {extra}", "ready", f"{use}: {module} is installed")
        else:
            yield Finding(f"extra {extra}", "note", f"{use} need it", f"pip install 'briefexport[{extra}]'")


def _fonts() -> Iterator[Finding]:
    from briefexport.render.fonts import font_report

    for script in font_report(open_workspace(None).font_paths()):
        state: Literal["ready", "note"] = "ready" if script.ready else "note"
        yield Finding(f"script {script.script}", state, script.file or "no face for it", script.hint)


def _plugins() -> Iterator[Finding]:
    for row in Registry().rows():
        if row.state != "ready":
            yield Finding(f"{row.kind} {row.name}", "note", row.error, f"pip install -U {row.distribution}")


def _system() -> Iterator[Finding]:
    if not processes.limits_hold():
        yield Finding("limits", "note", "this system cannot fork: time and memory limits are not enforced")
    cache = cache_folder()
    detail = str(cache) if cache else "no folder can be written; every run starts cold"
    yield Finding("cache", "ready" if cache else "note", detail, "" if cache else "set BRIEFEXPORT_CACHE to a folder")
    if sys.platform != "linux":
        yield Finding("system", "note", f"{os.name}: supported, and tested on Linux only (see README)")
