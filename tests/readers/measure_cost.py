"""What reading costs: `python tests/readers/measure_cost.py` prints CPU milliseconds in a warm process, best of 40."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from briefexport.plugin import ReadingContext, Source
from briefexport.readers.markdown import MarkdownReader
from briefexport.readers.plaintext import PlainTextReader

SEED = next((Path(__file__).parents[2] / "source").glob("*.txt"))


def best(call: Callable[[], object], rounds: int = 40) -> float:
    """The least CPU time of a call, in milliseconds."""
    least = float("inf")
    for _ in range(rounds):
        began = time.process_time()
        call()
        least = min(least, time.process_time() - began)
    return 1000 * least


def samples() -> dict[str, str]:
    """The seed as Markdown: with marked headings only, with a third of its words in marks, and ten times that."""
    lines = SEED.read_text("utf-8").split("\n")
    plain = "\n\n".join(f"## {line}" if len(line) < 60 else line for line in lines)
    marked = plain.replace("Biden", "**Biden**").replace("missiles", "*missiles*")
    marked = marked.replace("Ukraine", "[Ukraine](https://example.org/ukraine)")
    return {"seed": plain, "marked": marked, "ten times": "\n\n".join([marked] * 10)}


def markdown(written: str) -> Callable[[], object]:
    source = Source(data=written.encode(), name="brief.md")
    return lambda: MarkdownReader().read(source, MarkdownReader.Options(), ReadingContext())


def main() -> None:
    from markdown_it import MarkdownIt

    source = Source(data=SEED.read_bytes(), name=SEED.name)
    text = best(lambda: PlainTextReader().read(source, PlainTextReader.Options(), ReadingContext()))
    print(f"plain text, the seed: {text:.2f} ms")  # noqa: T201
    for name, written in samples().items():
        parser = MarkdownIt("commonmark")
        own, ours = best(lambda p=parser, w=written: p.parse(w)), best(markdown(written))  # type: ignore[misc]
        print(f"Markdown, {name}: {ours:.2f} ms, markdown-it-py alone {own:.2f} ms, {ours / own:.2f} ×")  # noqa: T201


if __name__ == "__main__":
    main()
