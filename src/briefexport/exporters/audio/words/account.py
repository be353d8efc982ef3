"""Utterances as JSON: every sentence, how it is said and why (`briefexport-utterances/1`)."""

from __future__ import annotations

import msgspec

from briefexport.plugin import Utterances


def utterances_json(utterances: Utterances) -> bytes:
    """UTF-8 JSON, two spaces of indent, a final newline."""
    return msgspec.json.format(msgspec.json.encode(utterances), indent=2) + b"\n"
