"""A docket for the editor's desk: what a brief is called, how long it is, and its outline."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, ClassVar

import msgspec

from briefexport import text
from briefexport.model import Article, Edition
from briefexport.plugin import Artifact, Context, Diagnostic, Format

END = "-- end of docket --"
# Adults read English prose silently at about 238 words a minute (Brysbaert 2019, a meta-analysis of 190 studies).
WORDS_A_MINUTE = 238


class DocketOptions(msgspec.Struct, frozen=True):
    """`[exporters.docket]`, and the options of `briefexport docket`."""

    width: Annotated[int, msgspec.Meta(ge=20, le=200, description="characters in a line")] = 72
    words: Annotated[bool, msgspec.Meta(description="print the whole text below the outline")] = True


class DocketExporter:
    """The exporter's contract is `briefexport.plugin.Exporter`: four declarations and two methods."""

    api = 1
    summary = "A docket for the editor's desk, in plain text"
    Options = DocketOptions
    formats: ClassVar = {"docket": Format(".docket.txt", "text/plain")}

    def export(self, edition: Edition, options: DocketOptions, context: Context) -> Iterator[Artifact]:
        entries = [docket(article, options) for article in edition.articles]
        words = "\n\n".join([*entries, f"{END}\n"])
        yield Artifact.of_bytes(f"{edition.slug}.docket.txt", "text/plain", words.encode())

    def check(self, path: Path, context: Context) -> Iterator[Diagnostic]:
        if not path.read_text("utf-8", "replace").endswith(f"{END}\n"):
            yield Diagnostic(code="docket-cut-short", severity="error", message="the docket has no end")


def docket(article: Article, options: DocketOptions) -> str:
    """The entry of one article."""
    body = text.body_text(article)
    count = len(body.split())
    lines = [article.metadata.headline, f"{count} words, {max(1, round(count / WORDS_A_MINUTE))} min to read"]
    lines += [f"{'  ' * (heading.level - 2)}- {text.plain(heading.content)}" for heading in text.outline(article)]
    if options.words:
        lines += ["", body]
    return "\n".join(wrapped for line in lines for wrapped in textwrap.wrap(line, options.width) or [""])
