"""Markdown: CommonMark and GFM, with what briefs need beyond them.

parser       a markdown-it parser with only the rules a text can need; inline text is parsed when it is asked for
rules        our own rules: `:::` boxes, formulas, abbreviations, ==mark==
attributes   `{.class key=value}` and what it means
plain_*      texts and paragraphs with none but the usual marks, read without tokens
inlines      inline tokens → inlines
blocks       block tokens → blocks
boxes        quotations, callouts, pull quotes, verse, figures
notes        footnotes
account      every word of the source: kept, expressed as structure, or left out and why
"""

from __future__ import annotations

import msgspec

from briefexport.plugin import API_VERSION, Reading, ReadingContext, Source


class MarkdownReader:
    """Group `briefexport.readers`, name `markdown`."""

    api = API_VERSION
    summary = "Markdown: CommonMark, GFM, footnotes, callouts, figures, formulas; YAML or TOML front matter"
    suffixes = (".md", ".markdown", ".mdown", ".mkd")
    media_types = ("text/markdown", "text/x-markdown")

    class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
        """No options: the text says all."""

    def read(self, source: Source, options: Options, context: ReadingContext) -> Reading:
        """The article of a Markdown text. Raises ContentError: undecodable, empty, nested too deeply, front matter."""
        from briefexport.readers.markdown.reading import read

        return read(source, context)

    def theme(self, source: Source) -> str:
        """The theme the front matter asks for, or empty."""
        from briefexport.readers.common.frontmatter import theme_of

        return theme_of(source)
