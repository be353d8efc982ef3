"""Short ways to read a text in a test."""

from __future__ import annotations

from typing import Any

from briefexport import model as m
from briefexport import text
from briefexport.plugin import Reading, ReadingContext, Source
from briefexport.readers.markdown import MarkdownReader
from briefexport.readers.plaintext import PlainTextReader


def markdown(written: str | bytes, name: str = "brief.md", **context: Any) -> Reading:
    """The reading of a Markdown text; `context` are fields of ReadingContext."""
    return MarkdownReader().read(_source(written, name), MarkdownReader.Options(), ReadingContext(**context))


def plain(written: str | bytes, name: str = "brief.txt", headings: str = "auto", **context: Any) -> Reading:
    """The reading of a plain text."""
    options = PlainTextReader.Options(headings=headings)  # type: ignore[arg-type]
    return PlainTextReader().read(_source(written, name), options, ReadingContext(**context))


def _source(written: str | bytes, name: str) -> Source:
    return Source(data=written.encode() if isinstance(written, str) else written, name=name)


def headings(reading: Reading) -> list[str]:
    return [text.block_words(heading) for heading in text.outline(reading.article)]


def kinds(reading: Reading) -> list[str]:
    """The kinds of the body's blocks, as in the JSON."""
    return [str(block.__struct_config__.tag) for block in reading.article.body]


def codes(reading: Reading, severity: str = "") -> list[str]:
    return [one.code for one in reading.diagnostics if severity in ("", one.severity)]


def inlines(written: str, **context: Any) -> m.Inlines:
    """The inlines of the first paragraph of a Markdown text."""
    first = markdown(written, **context).article.body[0]
    assert isinstance(first, m.Paragraph)
    return first.content
