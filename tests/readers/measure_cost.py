"""What reading costs: `python tests/readers/measure_cost.py` prints CPU milliseconds in a warm process, best of 40.

Markdown is measured against two parsers of markdown-it-py: its bare `commonmark` preset, which takes tables and notes
for paragraphs, and the same with the plugins that read what our reader reads.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from briefexport.plugin import ReadingContext, Source
from briefexport.readers.markdown import MarkdownReader
from briefexport.readers.plaintext import PlainTextReader

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_MIXED = """\
## Figures in a table

| Country | Missiles | Range, km | Note |
|---|---:|---:|:---|
| Ukraine | 50 | 300 | from the **United States** |
| Britain | 120 | 250 | `Storm Shadow` |
| France | 40 | 250 | [SCALP](https://example.org/scalp) |

```python
def range_of(missile):
    return RANGES[missile]
```

- one item with *emphasis*
- another item
  1. nested
  2. numbered

> A quotation of some length that says what people said.

A paragraph with `code`, a [link](https://example.org/) and **strong** words.[^1]

[^1]: The note.
"""
_TABLE = "| a | b | c |\n|---|---|---|\n" + "| some words | other words | 12 |\n" * 12
_CODE = "## Part\n\n```python\n" + 'x = call(12, "some string")\n' * 12 + "```\n"
_LIST = "- item **12** with words\n" * 12 + "\nText between.\n"

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
    """The seed as Markdown: with marked headings only, many words in marks, ten times that, and what is no prose."""
    lines = SEED.read_text("utf-8").split("\n")
    plain = "\n\n".join(f"## {line}" if len(line) < 60 else line for line in lines)
    marked = plain.replace("Biden", "**Biden**").replace("missiles", "*missiles*")
    marked = marked.replace("Ukraine", "[Ukraine](https://example.org/ukraine)")
    return {"seed": plain, "marked": marked, "ten times": "\n\n".join([marked] * 10)} | {
        "of all kinds": "\n".join(_MIXED.replace("[^1]", f"[^{number}]") for number in range(10)),
        "tables": "\n".join([_TABLE] * 8),
        "code": "\n".join([_CODE] * 8),
        "lists": "\n".join([_LIST] * 8),
    }


def markdown(written: str) -> Callable[[], object]:
    source = Source(data=written.encode(), name="brief.md")
    return lambda: MarkdownReader().read(source, MarkdownReader.Options(), ReadingContext())


def parsers() -> tuple[MarkdownIt, MarkdownIt]:
    """markdown-it-py as it comes, and with the plugins whose constructs our reader reads."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.attrs import attrs_plugin
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    full = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    full.use(footnote_plugin).use(deflist_plugin).use(attrs_plugin, spans=True)
    return MarkdownIt("commonmark"), full


def main() -> None:
    source = Source(data=SEED.read_bytes(), name=SEED.name)
    text = best(lambda: PlainTextReader().read(source, PlainTextReader.Options(), ReadingContext()))
    print(f"plain text, the seed: {text:.2f} ms")  # noqa: T201
    bare, full = parsers()
    for name, written in samples().items():
        ours = best(markdown(written))
        theirs = [best(lambda p=parser, w=written: p.parse(w)) for parser in (bare, full)]  # type: ignore[misc]
        against = ", ".join(f"{ours / own:.2f} × of {own:.2f} ms" for own in theirs)
        print(f"Markdown, {name}: {ours:.2f} ms; commonmark preset, with plugins: {against}")  # noqa: T201


if __name__ == "__main__":
    main()
