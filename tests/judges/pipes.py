"""A judge written in Java, kept running behind a pipe: a question a line in, an answer of several lines out."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from types import TracebackType

HERE = Path(__file__).parent


class JudgeAbsent(Exception):
    """This machine lacks the judge; the message says what would bring it."""


class JavaJudge:
    """The class of `source` in a virtual machine of its own, started with the first question."""

    def __init__(self, source: str, classpath: str) -> None:
        self._command = ["java", "-Xss16m", "-Xshare:auto", "-cp", classpath, str(HERE / source)]
        self._process: subprocess.Popen[str] | None = None

    def ask(self, question: str) -> list[list[str]]:
        """The fields of each line of the answer."""
        process = self._process or self._start()
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(question + "\n")
        process.stdin.flush()
        answer: list[list[str]] = []
        for line in process.stdout:
            if line == "END\n":
                return answer
            answer.append(line.rstrip("\n").split("\t"))
        raise RuntimeError(f"the judge died over {question!r}: {' '.join(self._command)}")

    def _start(self) -> subprocess.Popen[str]:
        if not shutil.which("java"):
            raise JudgeAbsent("there is no Java on this machine: apt-get install openjdk-17-jdk-headless")
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            self._command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, encoding="utf-8"
        )
        return self._process

    def __enter__(self) -> JavaJudge:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._process is not None:
            dismiss(self._process)
            self._process = None


def dismiss(process: subprocess.Popen[str]) -> None:
    """Send a judge home with an empty line.

    Closing its input would not do: children forked since hold that pipe too, so it would wait for words for ever.
    """
    process.communicate("\n")
