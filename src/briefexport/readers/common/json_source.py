"""JSON text to plain values: what is not JSON is an error with its line, what no edition can carry is taken out."""

from __future__ import annotations

import json
import re
from typing import Any

from briefexport.errors import ContentError
from briefexport.plugin import Diagnostic, Source
from briefexport.readers.common import decoding
from briefexport.readers.common.finish import too_deep

# Escapes that bring control characters past the decoder of the bytes.
_ESCAPED = re.compile(r"\\u(?:00[01789]|[dD][89a-fA-F]|[fF]{3}[eEfF]|20[26])|[\x7f-\x9f]")


def load(source: Source) -> tuple[Any, tuple[Diagnostic, ...]]:
    """The value of a JSON source. Raises ContentError: undecodable, not JSON (line and column), nested too deeply."""
    decoded = decoding.decode(source)
    try:
        data = json.loads(decoded.text, parse_constant=lambda name: None)
    except json.JSONDecodeError as error:
        raise ContentError(
            f"this is not JSON: {error.msg}",
            code="bad-json",
            hint="mend it there; the whole file must be one JSON value",
            file=source.name,
            line=error.lineno,
            column=error.colno,
        ) from error
    except (RecursionError, ValueError) as error:  # ValueError: a number of thousands of digits
        raise too_deep(0) from error
    if not _ESCAPED.search(decoded.text):
        return data, decoded.diagnostics
    told: dict[str, Diagnostic] = {}
    try:
        cleaned = _cleaned(data, told)
    except RecursionError as error:
        raise too_deep(0) from error
    return cleaned, (*decoded.diagnostics, *told.values())


def _cleaned(value: Any, told: dict[str, Diagnostic]) -> Any:
    if isinstance(value, str):
        found = decoding.clean(value)
        told.update({one.code: one for one in found.diagnostics})
        return found.text
    if isinstance(value, dict):
        return {key: _cleaned(held, told) for key, held in value.items()}
    return [_cleaned(held, told) for held in value] if isinstance(value, list) else value
