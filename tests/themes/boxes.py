"""Where the key boxes of a page stand, read back from the PDF, and the golden file they are held to.

`PYTHONPATH=tests python -m themes.boxes` writes `boxes.toml` anew: do it after a change of design that was meant and
looked at, and read the difference in git before it is committed.
"""

from __future__ import annotations

import re
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefexport import model as m
from briefexport import text

from .bars import Line, Sheet, read
from .samples import SAMPLES
from .test_bars import PLUGINS, Set

GOLDEN = Path(__file__).with_name("boxes.toml")
PAPERS = ("A4", "Letter")
# Points that a box may wander (another HarfBuzz, another hyphen): half a line of text is 6 and more.
TOLERANCE, SIZE_TOLERANCE = 3.0, 0.5
_FOLIO = re.compile(r"(Page )?1 (/|of) \d+")
_HEAD = """\
# Key boxes of the seed's first page: [x, baseline below the page's top, type size], in points. `columns`: the left
# edges of the running text. Renewed by `PYTHONPATH=tests python -m themes.boxes`.
"""
Boxes = dict[str, list[float]]


def measured(theme: str, paper: str, folder: Path) -> Boxes:
    """The key boxes of the seed in a theme on a paper."""
    sheets = read(Set(theme, "seed", paper, folder).pdf)
    page = sheets[0]
    found = {name: line for name, words in _texts().items() if (line := _first(page, words))}
    found.update(("folio", line) for line in page.lines if _FOLIO.fullmatch(line.text))
    boxes: Boxes = {"pages": [len(sheets)], "columns": _columns(page)}
    return boxes | {name: _box(page, line) for name, line in found.items()}


def _texts() -> dict[str, str]:
    """What begins each box; its first line is a beginning of these words."""
    (article,) = SAMPLES["seed"]
    data = article.metadata
    heading = next(block for block in article.body if isinstance(block, m.Heading))
    lede, note = article.body[0], article.notes[0].content[0]
    assert isinstance(lede, m.Paragraph) and isinstance(note, m.Paragraph) and data.publisher
    return {
        "publisher": data.publisher.name,
        "kicker": data.kicker,
        "headline": data.headline,
        "dek": data.dek,
        "byline": f"By {data.byline[0].name}",
        "dateline": f"{data.dateline} · 18 November 2024",
        "body": text.plain(lede.content),
        "section": text.plain(heading.content),
        "note": f"1. {text.plain(note.content)}",
    }


def _first(page: Sheet, words: str) -> Line | None:
    """The topmost line that these words begin with."""
    lines = [line for line in page.lines if words.casefold().startswith(line.text.casefold())]
    return max(lines, key=lambda line: line.y, default=None)


def _columns(page: Sheet) -> list[float]:
    """The left edges of the page's running text, from left to right: where a good part of its lines begin."""
    edges = Counter(round(line.x) for line in page.lines)
    return [float(edge) for edge, count in sorted(edges.items()) if count >= len(page.lines) / 4]


def _box(page: Sheet, line: Line) -> list[float]:
    return [round(line.x, 1), round(page.height - line.y, 1), round(line.size, 1)]


def golden() -> dict[str, dict[str, Boxes]]:
    """What was looked at and found good: theme → paper → boxes."""
    return tomllib.loads(GOLDEN.read_text("utf-8"))


def differences(found: Boxes, wanted: Boxes) -> list[str]:
    """What stands elsewhere than it should, in words."""
    return [
        f"{name}: {found.get(name, 'missing')}, not {wanted.get(name, 'there before')}"
        for name in dict.fromkeys([*wanted, *found])
        if not _close(name, found.get(name, []), wanted.get(name, []))
    ]


def _close(name: str, found: list[float], wanted: list[float]) -> bool:
    if name == "pages" or len(found) != len(wanted):
        return found == wanted
    allowed = [TOLERANCE] * len(wanted) if name == "columns" else [TOLERANCE, TOLERANCE, SIZE_TOLERANCE]
    return all(abs(a - b) <= most for a, b, most in zip(found, wanted, allowed, strict=True))


def _written(boxes: Iterable[tuple[str, str, Boxes]]) -> Iterator[str]:
    yield _HEAD
    for theme, paper, found in boxes:
        yield f"\n[{theme}.{paper}]\n"
        yield from (f"{name} = {values}\n" for name, values in found.items())


def _renew() -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = [(theme, paper, measured(theme, paper, Path(folder))) for theme in PLUGINS for paper in PAPERS]
    GOLDEN.write_text("".join(_written(made)), "utf-8")


if __name__ == "__main__":
    _renew()
