"""The pages of the test set: 24 layouts of as many kinds of site, each with three articles, all written here.

A layout holds everything around an article (navigation, related stories, consent banners, comments …) with `{{title}}`
and `{{body}}` where they stand; an article is the markup of its body alone, so what is expected is known exactly.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
TITLES = {
    "bridge": "Harlow Bridge closes to lorries after cracks are found",
    "budget": "Budget passes by two votes after a night of speeches",
    "harvest": "Wet July follows dry spring: smallest harvest in thirty years",
}


@dataclass(frozen=True)
class Page:
    """A page and what a perfect reader would find on it."""

    name: str
    html: str
    title: str
    words: str
    headings: tuple[str, ...]


def pages() -> Iterator[Page]:
    """Every layout with every article."""
    for layout in sorted((HERE / "layouts").glob("*.html")):
        for name, title in TITLES.items():
            body = (HERE / "articles" / f"{name}.html").read_text("utf-8")
            html = layout.read_text("utf-8").replace("{{title}}", title).replace("{{body}}", body)
            yield Page(f"{layout.stem}-{name}", html, title, text_of(body), tuple(re.findall(r"<h[23]>([^<]*)<", body)))


def text_of(html: str) -> str:
    """The words of a fragment, alt texts with them: a second way to them, beside the importer's."""
    alts = " ".join(re.findall(r'\balt="([^"]*)"', html))
    return " ".join((re.sub(r"<[^>]*>", " ", html) + " " + alts).split())


def bag(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def recall_and_foreign(expected: str, found: str) -> tuple[float, float]:
    """(share of expected words found, share of found words not expected)."""
    want, have = bag(expected), bag(found)
    both = (want & have).total()
    return both / want.total(), 1 - both / have.total() if have else 1.0
