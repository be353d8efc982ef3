"""The block of metadata above a text: YAML between `---` lines or TOML between `+++` lines.

Plain YAML 1.2 scalars only: `no` is a word and not false, `2024-11-17` is text that the metadata step reads as a date.
Anchors, tags and aliases are refused; front matter needs none, and they can be made to explode.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from briefexport.errors import ContentError
from briefexport.plugin import Diagnostic, Position, Source, warning

_LOOKS_LIKE_KEY = re.compile(r"""^(?:["']?[A-Za-z_][\w .-]*["']?\s*:(?:\s|$)|#|\s*$)""")
_MEANT = re.compile(r"""^(?:\s+["']?[A-Za-z_][\w-]*["']?\s*:(?:\s|$)|[-\[{](?:\s|$|.*[\]}]\s*$))""")
_LOOKS_LIKE_TOML = re.compile(r"""^\s*(?:["']?[\w. -]+["']?\s*=|\[|#)""")
_INTEGER = re.compile(r"^[-+]?(?:0|[1-9]\d{0,17})$")
_FLOAT = re.compile(r"^[-+]?(?:0|[1-9]\d*)\.\d+(?:[eE][-+]?\d+)?$")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"', re.S)
# JSON's way to write a sign beyond U+FFFF, which YAML 1.2 lacks (or any other escape, to be passed over).
_PAIR = re.compile(r"\\u([Dd][89ABab][0-9A-Fa-f]{2})\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})|\\.", re.S)
_TOML_TWICE = ("Cannot overwrite a value", "Cannot declare", "Cannot mutate")
# What the parser says of the commonest slips, and what the writer did.
_SLIPS = (
    ("mapping values are not allowed", "a value holds a colon, so it must stand in quotes"),
    ("scanning a quoted scalar", "a quotation mark opens here and is never closed"),
    ("a tab character", "a tab stands before a key; use spaces"),
    ("cannot start any token", "a value begins with a sign that must stand in quotes"),
    ("block sequence entries are not allowed", "a value begins with a dash, so it must stand in quotes"),
    ("did not find expected key", "something follows a value in quotes or brackets; put the whole value into quotes"),
)
# A block after empty lines or spaces, which is text to every reader of front matter.
_MISPLACED = re.compile(r"\s+(---|\+\+\+)[ \t]*\n([\w -]+?)[ \t]*[:=][^\n]*\n(?:[^\n]+\n){0,60}?\1[ \t]*(?:\n|$)")
MAX_LENGTH = 64 * 1024


class FrontMatter(msgspec.Struct, frozen=True):
    """What stood above the text. `body` begins on `first_line` of the source; `written` is the block as it stood.

    `diagnostics` tells of a block that was probably meant for front matter and is none.
    """

    body: str
    first_line: int = 1
    raw: dict[str, Any] = {}
    positions: dict[str, Position] = {}
    written: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()


def split(text: str) -> FrontMatter:
    """Front matter and body. Raises ContentError with its line: unclosed, no mapping, a key twice, no YAML or TOML."""
    if text.startswith("---"):
        return _split(text, "---", ("---", "..."))
    if text.startswith("+++"):
        return _split(text, "+++", ("+++",))
    return FrontMatter(text, diagnostics=_misplaced(text))


def _misplaced(text: str) -> tuple[Diagnostic, ...]:
    """A warning for keys between fences that begin below the first line, or after a space."""
    found = _MISPLACED.match(text) if text[:1].isspace() else None
    if not found:
        return ()
    from briefexport.readers.common.metadata import field_of

    if not field_of(found[2]):
        return ()
    told = f"the keys between {found[1]} do not begin on the first line, so they were read as text"
    hint = f"take away what stands above {found[1]} or before it, empty lines too"
    line = text.count("\n", 0, found.start(1)) + 1
    return (warning("front-matter-ignored", told, hint=hint, line=line, column=1),)


def theme(text: str) -> str:
    """The theme the front matter asks for; empty when it asks for none."""
    asked = split(text).raw.get("theme", "")
    return asked if isinstance(asked, str) else ""


def theme_of(source: Source) -> str:
    """As `theme`, of a source that its reader has read before."""
    first = source.data[:16].lstrip(b"\xef\xbb\xbf\xff\xfe\x00").replace(b"\x00", b"")
    if not first.startswith((b"---", b"+++")):
        return ""
    from briefexport.readers.common.decoding import decode

    return theme(decode(source).text)


def _split(text: str, opening: str, closings: tuple[str, ...]) -> FrontMatter:
    first, _, rest = text.partition("\n")
    second = rest.partition("\n")[0]
    lines = rest.split("\n")
    if first.rstrip() != opening:
        return FrontMatter(text)
    if not _opens(opening, second, rest, closings):
        return FrontMatter(text, diagnostics=_ignored(lines))
    end = next((n for n, line in enumerate(lines) if line.rstrip() in closings), -1)
    if end < 0:
        raise ContentError(
            f"the front matter that opens with {opening} is never closed",
            code="front-matter-unclosed",
            hint=f"put a line {opening} after its last key",
            line=1,
            column=1,
        )
    written = "\n".join(lines[:end])
    body = "\n".join(lines[end + 1 :])
    raw, positions = _toml(written) if opening == "+++" else _yaml(written)
    return FrontMatter(body, end + 3, raw, positions, written)


def _opens(opening: str, second: str, rest: str, closings: tuple[str, ...]) -> bool:
    """A first line `---` opens front matter when a key follows; otherwise it is a rule or a setext underline."""
    if second.rstrip() in closings:
        return True
    content = next((line for line in rest.split("\n") if line.strip()), "")
    looks = _LOOKS_LIKE_TOML if opening == "+++" else _LOOKS_LIKE_KEY
    return bool(second.strip()) and bool(looks.match(content))


def _ignored(lines: list[str]) -> tuple[Diagnostic, ...]:
    """A warning when a list, or a key after white space, stands close between two lines `---`."""
    end = next((n for n, line in enumerate(lines) if line.rstrip() in {"---", "..."}), 0)
    if not end or not all(line.strip() for line in lines[:end]) or not _MEANT.match(lines[0]):
        return ()
    told = "the lines between --- are not keys and values; they were read as text"
    hint = "write one `key: value` a line, or put an empty line after the first ---"
    return (warning("front-matter-ignored", told, hint=hint, line=2, column=1),)


def _bad(message: str, line: int, column: int = 1, *, code: str = "front-matter", hint: str = "") -> ContentError:
    hint = hint or 'write one `key: value` a line, and put values with ":" or "#" in quotes'
    return ContentError(message, code=code, hint=hint, line=line, column=column)


def _toml(written: str) -> tuple[dict[str, Any], dict[str, Position]]:
    import tomllib

    try:
        raw = tomllib.loads(written)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(str(error), written) from error
    except RecursionError as error:
        raise _bad("the front matter is nested too deeply", 2) from error
    found = re.finditer(r"^[ \t]*(?:\[+\s*)?[\"']?([A-Za-z_][\w-]*)", written, re.M)
    places: dict[str, Position] = {}
    for match in found:
        places.setdefault(match[1], Position(written.count("\n", 0, match.start(1)) + 2, 1))
    return raw, {key: places[key] for key in raw if key in places}


def _not_toml(said: str, written: str) -> ContentError:
    """The error for TOML that cannot be read; that a key stands twice is one of them."""
    place = re.search(r"at line (\d+), column (\d+)", said)
    told = re.sub(r" \(at .*\)$", "", said)
    line, column = (int(place[1]) + 1, int(place[2])) if place else (written.count("\n") + 2, 1)
    if told.startswith(_TOML_TWICE):
        key = written.split("\n")[line - 2].partition("=")[0].strip(" \t[]\"'")
        return _bad(f"the key '{key}' stands twice", line, code="duplicate-key", hint="keep one of the two")
    hint = "write one `key = value` a line; text stands in quotes, a date as 2024-11-17 without them"
    return _bad(f"the front matter is not TOML: {told}", line, column, hint=hint)


def _yaml(written: str) -> tuple[dict[str, Any], dict[str, Position]]:
    # Its patterns are compiled for who has front matter alone.
    from briefexport.readers.common import plain_yaml

    if len(written) > MAX_LENGTH:
        raise _bad(f"the front matter has {len(written)} characters; {MAX_LENGTH} are allowed", 1)
    return plain_yaml.read(written, _plain) or _any_yaml(written)


def _any_yaml(written: str) -> tuple[dict[str, Any], dict[str, Position]]:
    """As YAML has it, of any shape."""
    import yaml  # type: ignore[import-untyped, unused-ignore]

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    if "\\ud" in written.lower():
        written = _QUOTED.sub(lambda quoted: _PAIR.sub(_joined, quoted[0]), written)
    try:
        events = _checked(yaml.parse(written, Loader=loader))
    except yaml.MarkedYAMLError as error:
        raise _not_yaml(error) from error
    except yaml.YAMLError as error:
        raise _bad(f"the front matter is not YAML: {error}", 2) from error
    return _document(events)


def _not_yaml(error: Any) -> ContentError:
    """The error for YAML that cannot be read, the commonest slips in a writer's words."""
    told = " ".join(filter(None, (error.context, error.problem)))
    mark = error.problem_mark or error.context_mark
    slip = next((plain for sign, plain in _SLIPS if sign in told), "")
    if "opens here" in slip:
        mark = error.context_mark or mark  # where it opens: the problem is met at the end
    line, column = (mark.line + 2, mark.column + 1) if mark else (2, 1)
    return _bad(f"the front matter is not YAML: {slip or told}", line, column)


def _joined(pair: re.Match[str]) -> str:
    """The one escape that YAML has for a surrogate pair."""
    if not pair[1]:
        return pair[0]
    return f"\\U{0x10000 + ((int(pair[1], 16) & 0x3FF) << 10) + (int(pair[2], 16) & 0x3FF):08X}"


def _checked(events: Any) -> list[Any]:
    """All events of the parser. Raises ContentError for anchors, aliases and tags, and for nesting that overflows."""
    depth = 0
    found = []
    for event in events:
        name = type(event).__name__
        depth += name.endswith("StartEvent") - name.endswith("EndEvent")
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            line, column = event.start_mark.line + 2, event.start_mark.column + 1
            raise _bad("front matter may hold no anchors, aliases or tags", line, column, hint="write the value out")
        if depth > 20:
            raise _bad("the front matter is nested too deeply", event.start_mark.line + 2)
        found.append(event)
    return found


def _document(events: list[Any]) -> tuple[dict[str, Any], dict[str, Position]]:
    """The keys and values, and the keys' places, of what must be one mapping; none where only comments stand.

    From the parser's events: to compose nodes of them would read the whole again.
    """
    starts = [number for number, event in enumerate(events) if type(event).__name__ == "DocumentStartEvent"]
    if len(starts) > 1:
        mark = events[starts[1]].start_mark
        raise _bad("the front matter is not YAML: it holds two documents", mark.line + 2, mark.column + 1)
    if not starts:
        return {}, {}
    first, rest = events[starts[0] + 1], iter(events[starts[0] + 2 :])
    if type(first).__name__ != "MappingStartEvent":
        raise _bad("the front matter is not a list of keys and values", first.start_mark.line + 2)
    return _mapping(rest)


def _mapping(events: Iterator[Any]) -> tuple[dict[str, Any], dict[str, Position]]:
    """The keys and values up to the end of a mapping, and the keys' places."""
    found: dict[str, Any] = {}
    places: dict[str, Position] = {}
    for key in events:
        if type(key).__name__ == "MappingEndEvent":
            break
        name = key.value if type(key).__name__ == "ScalarEvent" else str(_value(key, events))
        place = Position(key.start_mark.line + 2, key.start_mark.column + 1)
        if name in found:
            hint = "keep one of the two"
            raise _bad(f"the key '{name}' stands twice", place.line, place.column, code="duplicate-key", hint=hint)
        found[name], places[name] = _value(next(events), events), place
    return found, places


def _value(event: Any, events: Iterator[Any]) -> Any:
    """The value that begins with `event`; the events after it stay."""
    match type(event).__name__:
        case "ScalarEvent":
            return event.value if event.style else _plain(event.value)
        case "MappingStartEvent":
            return _mapping(events)[0]
        case _:
            items = itertools.takewhile(lambda item: type(item).__name__ != "SequenceEndEvent", events)
            return [_value(item, events) for item in items]


def _plain(written: str) -> Any:
    """An unquoted YAML 1.2 scalar (core schema)."""
    if written in {"", "~", "null", "Null", "NULL"}:
        return None
    if written in {"true", "True", "TRUE", "false", "False", "FALSE"}:
        return written[0] in "tT"
    if _INTEGER.match(written):
        return int(written)
    return float(written) if _FLOAT.match(written) else written
