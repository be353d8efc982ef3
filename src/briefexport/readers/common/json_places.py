"""Where in a JSON text the value of a path stands, so that a validation error can name a line."""

from __future__ import annotations

import json
import re

_STEP = re.compile(r"\.([A-Za-z_]\w*)|\[(\d+)\]")
_SPACE = re.compile(r"[ \t\r\n]*")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"(?P<key>[ \t\r\n]*:)?|[{}\[\]]', re.S)


def offset(text: str, path: str) -> int:
    """The offset of the value that a path such as `$.body[0].type` names; of its nearest holder that is there."""
    decoder = json.JSONDecoder()
    at = _skip(text, 0)
    for key, index in _STEP.findall(path):
        try:
            inner = _member(text, at, key, decoder) if key else _item(text, at, int(index), decoder)
        except (ValueError, IndexError):  # cut off or malformed further on
            return at
        if inner < 0:
            return at
        at = inner
    return at


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _member(text: str, at: int, wanted: str, decoder: json.JSONDecoder) -> int:
    """The offset of a key's value in the object at `at`; -1 when it has no such key."""
    at = _skip(text, at + 1) if text[at] == "{" else len(text)
    while at < len(text) and text[at] == '"':
        key, at = decoder.raw_decode(text, at)
        at = _skip(text, _skip(text, at) + 1)
        if key == wanted:
            return at
        at = _after(text, at, decoder)
    return -1


def _item(text: str, at: int, wanted: int, decoder: json.JSONDecoder) -> int:
    """The offset of an item of the array at `at`; -1 when it has fewer."""
    at = _skip(text, at + 1) if text[at] == "[" else len(text)
    for _ in range(wanted):
        if at >= len(text) or text[at] == "]":
            return -1
        at = _after(text, at, decoder)
    return at if at < len(text) and text[at] != "]" else -1


def _after(text: str, at: int, decoder: json.JSONDecoder) -> int:
    """The offset of what follows the value at `at` and its comma."""
    at = _skip(text, decoder.raw_decode(text, at)[1])
    return _skip(text, at + 1) if text[at] == "," else at


def repeated(text: str) -> tuple[int, str]:
    """(offset, key) of the first key that stands twice in one object; (0, "") when none does."""
    open_objects: list[set[str]] = []
    for token in _TOKEN.finditer(text):
        if token["key"] and open_objects:
            key = json.loads(token[0][: token.start("key") - token.start()], strict=False)
            if key in open_objects[-1]:
                return token.start(), key
            open_objects[-1].add(key)
        elif token[0] in "{[":
            open_objects.append(set())
        elif token[0] in "}]" and open_objects:
            open_objects.pop()
    return 0, ""


def deepest(text: str) -> int:
    """The offset of the bracket that opens the most deeply nested value."""
    depth = most = found = 0
    for token in _TOKEN.finditer(text):
        depth += (token[0] in "{[") - (token[0] in "}]")
        if depth > most:
            most, found = depth, token.start()
    return found
