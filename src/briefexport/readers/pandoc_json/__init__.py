"""pandoc JSON (`pandoc -t json`): every format that pandoc reads comes in through a pipe."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from briefexport.plugin import API_VERSION, Reading, ReadingContext, Source

_SIGN = re.compile(rb'"pandoc-api-version"\s*:\s*\[')


class PandocJsonOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The JSON says all."""


class PandocJsonReader:
    """pandoc's document tree to an article: all block and inline types, the unmappable ones reported."""

    api = API_VERSION
    summary = "pandoc's JSON, so that any format pandoc reads can come in through a pipe"
    suffixes = (".pandoc.json",)
    media_types = ("application/vnd.pandoc+json",)
    Options = PandocJsonOptions

    @classmethod
    def sniff(cls, data: bytes) -> bool:
        """True for JSON that names pandoc's API version at its beginning or end, where pandoc writes it."""
        return bool(_SIGN.search(data[:4096]) or _SIGN.search(data[-4096:]))

    def read(self, source: Source, options: Any, context: ReadingContext) -> Reading:
        """Raises ContentError: no JSON, no pandoc document, nested too deeply."""
        from briefexport.readers.pandoc_json.reading import read

        return read(source, context)
