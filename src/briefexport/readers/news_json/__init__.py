"""News JSON: IPTC ninjs (1 to 3.1) and schema.org NewsArticle JSON-LD."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from briefexport.plugin import API_VERSION, Reading, ReadingContext, Source

_SIGN = re.compile(
    rb'"(bodies|body_x?html|body_text|versionCreated|versioncreated|articleBody|headlines)"\s*:'
    rb'|"@context"\s*:\s*(\[\s*)?"https?://(www\.)?schema\.org|"@type"\s*:\s*(\[\s*)?"\w*(Article|Posting|Report)"'
)
_OTHERS = re.compile(rb'"briefexport-|"pandoc-api-version"')


class NewsJsonOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The JSON says all."""


class NewsJsonReader:
    """A news item in JSON to an article: its fields to metadata, its body text or markup to blocks."""

    api = API_VERSION
    summary = "news in JSON: IPTC ninjs and schema.org NewsArticle"
    suffixes = (".ninjs.json", ".ninjs", ".jsonld")
    media_types = ("application/ld+json", "application/vnd.iptc.ninjs+json")
    Options = NewsJsonOptions

    @classmethod
    def sniff(cls, data: bytes) -> bool:
        """True for JSON with the fields of a news item, and not another format's name."""
        head = data[:65536]
        return bool(_SIGN.search(head)) and not _OTHERS.search(head)

    def read(self, source: Source, options: Any, context: ReadingContext) -> Reading:
        """Raises ContentError: no JSON, no news item, no body."""
        from briefexport.readers.news_json.reading import read

        return read(source, context)
