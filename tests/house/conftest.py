"""A workspace to run in, and an exporter small enough to break in every way."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from house_kit import Run, write_brief

PLUGIN = """
import os
from typing import Annotated, Literal
import msgspec
from briefexport.plugin import Artifact, Diagnostic, Format, warning

class Options(msgspec.Struct, frozen=True, kw_only=True):
    fault: Annotated[str, msgspec.Meta(description="what to do wrong")] = ""
    shout: Annotated[bool, msgspec.Meta(description="in capitals")] = False
    times: Annotated[int, msgspec.Meta(ge=1, le=9, description="how often")] = 1
    mood: Annotated[Literal["calm", "wild"], msgspec.Meta(description="the tone")] = "calm"

class PlainExporter:
    api = 1
    summary = "Plain words"
    Options = Options
    formats = {"plain": Format(".plain.txt", "text/plain"), "list": Format(".list.txt", "text/plain")}

    def export(self, edition, options, context):
        words = edition.title * options.times
        if options.fault == "raise":
            raise ZeroDivisionError("no")
        if options.fault == "exit":
            raise SystemExit(0)
        if options.fault == "warn":
            context.report(warning("plain-warning", "something is missing"))
        if options.fault == "name":
            yield Artifact.of_bytes("../evil.txt", "text/plain", b"x")
        for name in context.formats:
            if options.fault == "forget":
                continue
            data = (words.upper() if options.shout else words).encode()
            yield Artifact.of_bytes(edition.slug + self.formats[name].suffix, "text/plain", data)
            if options.fault == "half":
                raise OSError(28, "No space left on device")

    def check(self, path, context):
        if b"unsound" in path.read_bytes():
            yield Diagnostic(code="plain-unsound", severity="error", message="it says so itself")
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder whose `plain` exporter comes from a file of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEFEXPORT_CACHE", str(tmp_path / ".cache"))
    (tmp_path / "plain.py").write_text(PLUGIN)
    (tmp_path / "briefexport.toml").write_text('formats = ["plain"]\n[plugins]\npaths = ["plain.py"]\n')
    write_brief(tmp_path / "source" / "brief.json")
    return tmp_path


@pytest.fixture
def briefexport(capsys: pytest.CaptureFixture[str]) -> Iterator[Callable[..., Run]]:
    """Run a command line in this process."""
    from briefexport.cli.app import run

    def command(*arguments: str, stdin: bytes = b"") -> Run:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            code = run(list(arguments))
        captured = capsys.readouterr()
        return Run(code, captured.out, captured.err)

    yield command
