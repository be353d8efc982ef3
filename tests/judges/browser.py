"""Headless Chromium: pictures of pages, and of books as a reading system (foliate-js) shows them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from judges.books import find_chromium
from judges.pipes import HERE, JudgeAbsent, dismiss


class Chromium:
    """One browser for the session. A call makes a picture of a page (a local file) at `png`."""

    def __init__(self, profile: Path) -> None:
        self._environment = {**os.environ, "CHROMIUM": find_chromium()}
        if not shutil.which("node") or not (HERE / "node_modules" / "puppeteer-core").is_dir():
            raise JudgeAbsent("the browser's driver is not installed: npm ci --ignore-scripts --prefix tests/judges")
        self._command = ["node", str(HERE / "browser.mjs"), str(profile)]
        self._process: subprocess.Popen[str] | None = None

    def __call__(
        self, page: Path, png: Path, *, width: int = 600, height: int = 800, dark: bool = False, full: bool = False
    ) -> Path:
        size = {"width": width, "height": height, "dark": dark, "full": full}
        self.ask({"page": str(page.resolve()), "png": str(png), **size})
        return png

    def ask(self, question: dict[str, Any]) -> dict[str, Any]:
        process = self._process or self._start()
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(json.dumps(question) + "\n")
        process.stdin.flush()
        answer: dict[str, Any] = json.loads(process.stdout.readline() or '{"error": "the browser died"}')
        if "error" in answer:
            raise RuntimeError(f"{answer['error']} ({question})")
        return answer

    def _start(self) -> subprocess.Popen[str]:
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            self._command, env=self._environment, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, encoding="utf-8"
        )
        return self._process

    def __enter__(self) -> Chromium:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._process is not None:
            dismiss(self._process)
            self._process = None


@dataclass(frozen=True)
class Page:
    """A section of a book as it was shown: its file in the book, the picture of its first page, all its words."""

    href: str
    png: Path
    words: str


@dataclass(frozen=True)
class Shown:
    """A book as a reading system showed it. `reached` lists every address outside the book that was asked for."""

    pages: tuple[Page, ...]
    reached: tuple[str, ...]


class ReadingSystem:
    """Opens a book with foliate-js and makes a picture of each section's first page in `folder`."""

    def __init__(self, chromium: Chromium) -> None:
        if not (HERE / "node_modules" / "foliate-js").is_dir():
            raise JudgeAbsent("foliate-js is not installed: npm ci --ignore-scripts --prefix tests/judges")
        self._chromium = chromium

    def __call__(self, book: Path, folder: Path, *, width: int = 600, height: int = 800, dark: bool = False) -> Shown:
        folder.mkdir(parents=True, exist_ok=True)
        size = {"width": width, "height": height, "dark": dark}
        answer = self._chromium.ask({"book": str(book.resolve()), "folder": str(folder), **size})
        pages = tuple(Page(page["href"], Path(page["png"]), page["words"]) for page in answer["pages"])
        return Shown(pages, tuple(answer["reached"]))
