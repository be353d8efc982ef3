"""Measures how well plain-text headings are found: `python tests/readers/measure_headings.py [--misses]`.

The corpus is two files of short documents in many genres, written for this purpose and set as pages are when they are
copied as text. `%% name | genre` begins a document, `§ ` marks a heading, `¶ ` the title. The development half was
looked at while the signals were weighed, the held-out half was not. docs/reading.md publishes what this prints.
"""

from __future__ import annotations

import argparse
import re
import textwrap
from pathlib import Path
from typing import NamedTuple

from briefexport import model as m
from briefexport import text
from briefexport.plugin import ReadingContext, Source
from briefexport.readers.plaintext import PlainTextReader

CORPUS = Path(__file__).parent / "corpus"
HALVES = {"development": "development.txt", "held-out": "held-out.txt"}


class Document(NamedTuple):
    name: str
    genre: str
    source: str
    headings: tuple[str, ...]
    title: str


class Score(NamedTuple):
    """Counts over a half: `right` headings of those `found`, of those `there`."""

    right: int
    found: int
    there: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 1.0


def documents(half: str) -> list[Document]:
    """The documents of a half, their marks taken off."""
    parts = re.split(r"^%% ", (CORPUS / HALVES[half]).read_text("utf-8"), flags=re.M)[1:]
    return [_document(part) for part in parts]


def _document(part: str) -> Document:
    first, _, body = part.partition("\n")
    name, _, genre = first.partition(" | ")
    headings = tuple(re.findall(r"^§ (.+)$", body, re.M))
    title = re.findall(r"^¶ (.+)$", body, re.M)
    return Document(name, genre, re.sub(r"^[§¶] ", "", body, flags=re.M), headings, title[0] if title else "")


def parted(source: str) -> str:
    """The same document with a blank line between all its lines."""
    return "\n\n".join(line for line in source.split("\n") if line.strip())


def unparted(source: str) -> str:
    """The same document without blank lines."""
    return "\n".join(line for line in source.split("\n") if line.strip())


def wrapped(source: str) -> str:
    """The same document broken at 72 columns, paragraphs parted by blank lines."""
    return "\n\n".join(textwrap.fill(line, 72) for line in source.split("\n") if line.strip())


LAYOUTS = {"as written": str, "blank lines": parted, "no blank lines": unparted, "wrapped at 72": wrapped}


def outline(source: str) -> tuple[str, list[str]]:
    """(headline or '' when it is a working title, headings) as the reader finds them."""
    reading = PlainTextReader().read(
        Source(data=source.encode(), name="page.txt"), PlainTextReader.Options(), ReadingContext()
    )
    metadata: m.Metadata = reading.article.metadata
    title = "" if metadata.working_title else metadata.headline
    return title, [text.block_words(heading) for heading in text.outline(reading.article)]


def score(half: str, layout: str = "as written", misses: list[str] | None = None) -> Score:
    """The score of a half in a layout. A title taken for a heading, or a heading for the title, is an error."""
    right = found = there = 0
    for document in documents(half):
        lay_out = LAYOUTS[layout] if "wrapped" not in document.genre else str
        title, headings = outline(lay_out(document.source))
        wanted = list(document.headings)
        if title and title != document.title:
            headings.append(title)
        hits = [heading for heading in headings if heading in wanted]
        right, found, there = right + len(hits), found + len(headings), there + len(wanted)
        if misses is not None:
            misses += [f"{document.name}: missed “{heading}”" for heading in wanted if heading not in headings]
            misses += [f"{document.name}: wrongly “{heading}”" for heading in headings if heading not in wanted]
    return Score(right, found, there)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--misses", action="store_true", help="list every error of the development half")
    show = arguments.parse_args().misses
    for half in HALVES:
        for layout in LAYOUTS:
            misses: list[str] = []
            found = score(half, layout, misses)
            told = f"{half:12} {layout:15} precision {found.precision:.3f}  recall {found.recall:.3f}"
            print(f"{told}  ({found.right} of {found.found} found, of {found.there} there)")  # noqa: T201
            if show and half == "development":
                print("\n".join(f"    {line}" for line in misses))  # noqa: T201


if __name__ == "__main__":
    main()
