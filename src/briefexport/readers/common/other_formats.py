"""Text whose suffix says one format and whose first signs another: read as it was asked for, and told of."""

from __future__ import annotations

import json
import re

from briefexport.plugin import Diagnostic, warning

_PAGE = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!DOCTYPE\s+html|<html[\s>])", re.I)
_READERS = (('"pandoc-api-version"', "pandoc-json"), ('"briefexport-article/', "article-json"))


def told(text: str) -> tuple[Diagnostic, ...]:
    """The warning for JSON or a whole page in what should be Markdown or plain text."""
    if text.lstrip()[:1] in {"{", "["} and _is_json(text):
        reader = next((name for sign, name in _READERS if sign in text[:100_000]), "news-json")
        return (_told("JSON, and its signs were read as words", reader),)
    return (_told("a web page", "html"),) if _PAGE.match(text) else ()


def _is_json(text: str) -> bool:
    """An object, or a list of them: a text in brackets is none."""
    if not text.rstrip().endswith(("}", "]")) or '"' not in text:
        return False
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) or (isinstance(found, list) and any(isinstance(one, dict) for one in found))


def _told(what: str, reader: str) -> Diagnostic:
    return warning(
        "other-format", f"this looks like {what}", hint=f"name its reader: --from {reader}", line=1, column=1
    )
