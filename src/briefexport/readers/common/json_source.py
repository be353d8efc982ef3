"""JSON text to plain values: what is not JSON is an error with its line, what no edition can carry is taken out."""

from __future__ import annotations

import contextlib
import json
import re
from typing import Any

import msgspec

from briefexport.errors import ContentError
from briefexport.plugin import Diagnostic, Source
from briefexport.readers.common import decoding, json_places
from briefexport.readers.common.finish import too_deep

# Escapes that bring control characters past the decoder of the bytes.
_ESCAPED = re.compile(r"\\u(?:00[01789]|[dD][89a-fA-F]|[fF]{3}[eEfF]|20[26])|[\x7f-\x9f]")
_LONG_NUMBER = re.compile(r"\d{4301}")


class _TwiceError(ValueError):
    """A key that stands twice in one object, of which a parser would keep the last."""


def load(source: Source) -> tuple[Any, tuple[Diagnostic, ...]]:
    """The value of a JSON source.

    Raises ContentError with line and column: undecodable, not JSON, a key twice, a number too long, nested too deeply.
    """
    decoded = decoding.decode(source)
    try:
        data = json.loads(decoded.text, parse_constant=lambda name: None, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise _refused(
            source, decoded.text, error.pos, f"this is not JSON: {error.msg}",
            hint="mend it there; the whole file must be one JSON value",
        ) from error  # fmt: skip
    except _TwiceError as error:
        raise _twice(source, decoded.text) from error
    except ValueError as error:  # a number of thousands of digits
        found = _LONG_NUMBER.search(decoded.text)
        raise _refused(
            source, decoded.text, found.start() if found else 0, "a number has too many digits to be one",
            hint="write it as text in quotes",
        ) from error  # fmt: skip
    except RecursionError as error:
        raise _deep(decoded.text) from error
    return _with_clean_texts(data, decoded)


def refuse_repeated(source: Source, text: str) -> None:
    """Raises ContentError for a key that stands twice in one object; what is no JSON is left to whoever reads it."""
    with contextlib.suppress(ValueError, RecursionError):
        try:
            json.loads(text, object_pairs_hook=_once)
        except _TwiceError as error:
            raise _twice(source, text) from error


def _twice(source: Source, text: str) -> ContentError:
    at, key = json_places.repeated(text)
    return _refused(source, text, at, f"the key '{key}' stands twice", code="duplicate-key", hint="keep one of the two")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise _TwiceError
    return made


def _refused(source: Source, text: str, at: int, message: str, *, hint: str, code: str = "bad-json") -> ContentError:
    line, column = decoding.place(text, at)
    return ContentError(message, code=code, hint=hint, file=source.name, line=line, column=column)


def _deep(text: str) -> ContentError:
    return too_deep(*decoding.place(text, json_places.deepest(text)))


def _with_clean_texts(data: Any, decoded: decoding.Decoded) -> tuple[Any, tuple[Diagnostic, ...]]:
    """The value without characters that escapes brought past the decoder, told of at the first such escape."""
    escape = _ESCAPED.search(decoded.text)
    if not escape:
        return data, decoded.diagnostics
    told: dict[str, Diagnostic] = {}
    try:
        cleaned = _cleaned(data, told)
    except RecursionError as error:
        raise _deep(decoded.text) from error
    known = {one.code for one in decoded.diagnostics}
    line, column = decoding.place(decoded.text, escape.start())
    placed = (msgspec.structs.replace(one, line=line, column=column) for one in told.values() if one.code not in known)
    return cleaned, (*decoded.diagnostics, *placed)


def _cleaned(value: Any, told: dict[str, Diagnostic]) -> Any:
    if isinstance(value, str):
        found = decoding.clean(value)
        told.update({one.code: one for one in found.diagnostics})
        return found.text
    if isinstance(value, dict):
        return {key: _cleaned(held, told) for key, held in value.items()}
    return [_cleaned(held, told) for held in value] if isinstance(value, list) else value
