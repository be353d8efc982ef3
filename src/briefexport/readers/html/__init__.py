"""HTML: a page saved from the web or a CMS, or a document exported as a page."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from briefexport.plugin import API_VERSION, Reading, ReadingContext, Source


class HtmlOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a page is read."""

    extract: Annotated[
        Literal["auto", "article", "whole"],
        Meta(
            description="article: find the article on a web page and leave the rest out; whole: every word of the page;"
            " auto: whole for an exported document, article for a page with navigation around it"
        ),
    ] = "auto"


class HtmlReader:
    """A page to an article: its body found where asked, its structure kept, its metadata read."""

    api = API_VERSION
    summary = "HTML pages: saved web articles and exported documents"
    suffixes = (".html", ".htm", ".xhtml")
    media_types = ("text/html", "application/xhtml+xml")
    Options = HtmlOptions

    def read(self, source: Source, options: Any, context: ReadingContext) -> Reading:
        """Raises ContentError: undecodable, empty, nested too deeply."""
        # lxml costs 33 ms; reading the options must not.
        from briefexport.readers.html.reading import read

        return read(source, options, context)
