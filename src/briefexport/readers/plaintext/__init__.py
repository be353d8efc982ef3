"""Plain text: what a writer types or copies from a page, with no markup to rely on.

lines       characters → units: paragraphs, whether blank lines part them or hard line ends run through them
shapes      what one unit looks like: case, length, ending, markers
evidence    a line and what stands around it
signals     the evidence for and against a heading, each signal once with its weight and its reason
habits      what the likely headings of the document have in common: a line is held against them
judging     weighs every unit and says what it became (`inspect --explain`)
openers     headline, kicker, byline, date, dateline, embargo, corrections, sources: metadata where certain
building    units → blocks, with the account of every word
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from briefexport.plugin import API_VERSION, Reading, ReadingContext, Source

Headings = Literal["auto", "markdown", "none"]


class PlainTextReader:
    """Group `briefexport.readers`, name `plaintext`."""

    api = API_VERSION
    summary = "plain text: headings on bare lines, lists, quotations, bylines; blank lines or none"
    suffixes = (".txt", ".text")
    media_types = ("text/plain",)

    class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
        """How headings are found."""

        headings: Annotated[
            Headings,
            Meta(description="auto weighs the evidence, markdown takes only lines that begin with #, none finds none"),
        ] = "auto"

    def read(self, source: Source, options: Options, context: ReadingContext) -> Reading:
        """The article of a plain text. Raises ContentError: undecodable, empty, faulty front matter."""
        from briefexport.readers.plaintext.reading import read

        return read(source, options.headings, context)

    def theme(self, source: Source) -> str:
        """The theme the front matter asks for, or empty."""
        from briefexport.readers.common.frontmatter import theme_of

        return theme_of(source)
