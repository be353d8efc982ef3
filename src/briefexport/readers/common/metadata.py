"""Plain values (front matter, sidecar, options, another format's fields) to `Metadata`.

Precedence: overrides (command line, sidecar) above the source's own, above the workspace's defaults. A key is the name
of the field or one of its aliases, in any case, with `-` for `_`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any, Literal

import msgspec

from briefexport import model as m
from briefexport.errors import ContentError
from briefexport.plugin import Diagnostic, LedgerEntry, Position, ReadingContext, Source, notice
from briefexport.readers.common import languages
from briefexport.readers.common.values import CONVERTERS, HARMFUL, Wrong

# Accepted names beside the field's own (design section 3), and those that other formats' writers use.
ALIASES = {
    "title": "headline",
    "subtitle": "dek", "standfirst": "dek", "subhead": "dek", "subheadline": "dek",
    "category": "kicker", "section": "kicker",
    "author": "byline", "authors": "byline",
    "location": "dateline",
    "date": "published", "lastmod": "modified", "updated": "modified",
    "publishdate": "embargo_until", "embargo": "embargo_until",
    "description": "summary", "abstract": "summary", "excerpt": "summary",
    "lang": "language", "dir": "direction",
    "copyright": "rights",
    "image": "cover", "featured_image": "cover",
    "tags": "keywords", "permalink": "url",
    "correction": "corrections", "source": "sources",
}  # fmt: skip
FIELDS = tuple(field for field in m.Metadata.__struct_fields__ if field not in {"working_title", "extra"})
# Keys that are no metadata and mean something elsewhere; they are read by others or are harmless here.
_SILENT = frozenset({"theme"})


class Settled(msgspec.Struct, frozen=True):
    """Metadata, and what was said about it."""

    metadata: m.Metadata
    diagnostics: tuple[Diagnostic, ...]


def settle(
    raw: Mapping[str, Any],
    *,
    context: ReadingContext,
    source: Source,
    positions: Mapping[str, Position] | None = None,
) -> Settled:
    """The metadata of a source. `positions` places the keys of `raw`. Raises ContentError for a value of a wrong kind.

    Language defaults to `en` with a notice, direction to that of the language. Headline and slug stay as given:
    `headline.settle` and `finish.finish` complete them.
    """
    if not (raw or context.metadata or context.overrides):
        return _unsaid(context.language)
    collector = _Collector(positions or {}, source.name)
    for layer, values in enumerate((context.metadata, raw, context.overrides)):
        collector.add(values, placed=layer == 1)
    return collector.settled(context.language)


@functools.lru_cache(64)
def _unsaid(language: str) -> Settled:
    """What a source that says nothing of itself is given; most briefs are such, and a desk has few languages."""
    return _Collector({}).settled(language)


def field_of(key: str) -> str:
    """The field a key names, by its own name or an alias; empty when it names none."""
    plain = key.strip().lower().replace("-", "_").replace(" ", "_")
    return plain if plain in FIELDS else ALIASES.get(plain, "")


def account(written: str, positions: Mapping[str, Position], first_line: int = 2) -> tuple[LedgerEntry, ...]:
    """What became of each key of a front matter that begins on `first_line`: its field, or left out."""
    if not positions:
        return ()
    lines = written.split("\n")
    keys = sorted(positions.items(), key=lambda item: item[1].line)
    ends = [place.line for _, place in keys[1:]] + [first_line + len(lines)]
    entries = []
    for (key, place), end in zip(keys, ends, strict=True):
        words = "\n".join(lines[place.line - first_line : end - first_line]).strip()
        field = field_of(key) or _kept_as(key)
        fate: Literal["metadata", "dropped"] = "metadata" if field else "dropped"
        reason = "" if field else "no metadata of that name"
        entries.append(LedgerEntry(words=words, fate=fate, where=field, reason=reason, line=place.line))
    return tuple(entries)


def _kept_as(key: str) -> str:
    plain = key.strip().lower().replace("_", "-")
    if plain in {"cover-alt", "image-alt"}:
        return "cover"
    return plain if plain in _SILENT else "extra" if plain.startswith("x-") else ""


class _Collector:
    """One settlement: later layers replace what earlier ones said of a field."""

    def __init__(self, positions: Mapping[str, Position], file: str = "") -> None:
        self.file = file
        self.positions = positions
        self.fields: dict[str, Any] = {}
        self.extra: dict[str, str] = {}
        self.diagnostics: list[Diagnostic] = []

    def add(self, values: Mapping[str, Any], *, placed: bool) -> None:
        own: dict[str, str] = {}
        for key, value in values.items():
            place = self.positions.get(key, Position(0, 0)) if placed else Position(0, 0)
            field = field_of(key)
            if field in own and value is not None:
                self._twice(own[field], key, field, place)
                if key != field:
                    continue
            if field and value is not None:
                own[field] = key
                self.fields[field] = self._converted(field, key, value, place)
            elif not field:
                self._other(key, value, place)

    def settled(self, language: str) -> Settled:
        fields = dict(self.fields)
        cover_alt = fields.pop("cover_alt", "")
        if cover_alt and fields.get("cover"):
            fields["cover"] = msgspec.structs.replace(fields["cover"], alt=cover_alt)
        if "language" not in fields:
            fields["language"] = languages.tag(language) or self._assumed()
        fields.setdefault("direction", languages.direction(fields["language"]))
        extra = tuple(m.Extra(key, value) for key, value in sorted(self.extra.items()))
        return Settled(m.Metadata(**fields, extra=extra), tuple(self.diagnostics))

    def _assumed(self) -> str:
        self.diagnostics.append(
            notice("language-assumed", "no language is given; English is assumed", hint="add `language: en` (or yours)")
        )
        return "en"

    def _converted(self, field: str, key: str, value: Any, place: Position) -> Any:
        convert: Callable[[Any], Any] = CONVERTERS[field]
        try:
            converted = convert(value)
        except Wrong as wrong:
            raise ContentError(
                f"'{key}' is not right: {wrong}",
                code="bad-metadata",
                hint=wrong.hint,
                file=self.file if place.line else "",
                line=place.line,
                column=place.column,
            ) from wrong
        return self._looked_at(field, value, converted, place)

    def _looked_at(self, field: str, value: Any, converted: Any, place: Position) -> Any:
        if field == "language" and not languages.is_known(converted):
            told = f"no registry knows the language '{converted}'"
            hint = "use a BCP 47 tag such as en, pt-BR or zh-Hant"
            self._warn("unknown-language", told, hint, place)
        if field == "url" and HARMFUL.match(converted):
            told = f"the address '{converted[:40]}' is no page a reader can open; it was left out"
            self._warn("link-unsafe", told, "write the address of the article's page on the web", place)
            return ""
        if field == "slug" and converted != value:
            told = f"the slug '{value}' was made '{converted}'"
            self._warn("slug-changed", told, "a slug has lower-case letters, digits and single hyphens", place)
        return converted

    def _other(self, key: str, value: Any, place: Position) -> None:
        plain = key.strip().lower().replace("_", "-")
        if plain in _SILENT:
            return
        if plain in {"cover-alt", "image-alt"} and isinstance(value, str):
            self.fields["cover_alt"] = value
        elif plain.startswith("x-") and len(plain) > 2:
            self.extra[plain] = value if isinstance(value, str) else _json(value)
        else:
            self._warn("unknown-metadata", f"there is no metadata '{key}'; it was left out", _near(key), place)

    def _twice(self, first: str, second: str, field: str, place: Position) -> None:
        told = f"'{first}' and '{second}' both mean {field}"
        self._warn("duplicate-metadata", told, f"keep one; `{field}` outweighs its aliases", place)

    def _warn(self, code: str, message: str, hint: str, place: Position) -> None:
        found = Diagnostic(
            code=code, severity="warning", message=message, hint=hint, line=place.line, column=place.column
        )
        self.diagnostics.append(found)


def _json(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False, default=str)


# How alike two names must be (`difflib`'s ratio: twice their common letters over all letters) to be taken for one.
_ALIKE = 0.7
_LETTERS = {name: frozenset(name) for name in (*FIELDS, *ALIASES)}


@functools.lru_cache(256)  # the texts of a desk repeat their keys
def _near(key: str) -> str:
    plain = key.strip().lower().replace("-", "_")
    close = _perhaps_near(plain)
    near = _nearest(plain, close) if close else ""
    return f"did you mean '{near}'?" if near else "a key of your own begins with x-"


def _nearest(plain: str, names: list[str]) -> str:
    import difflib  # for misspelt keys alone

    return next(iter(difflib.get_close_matches(plain, names, n=1, cutoff=_ALIKE)), "")


def _perhaps_near(plain: str) -> list[str]:
    """The few names that have letters enough in common with a key; `difflib` takes much longer to refuse the others."""
    letters, size = frozenset(plain), len(plain)
    return [
        name
        for name, own in _LETTERS.items()
        if size - len(letters - own) >= _ALIKE / 2 * (size + len(name)) <= len(name) - len(own - letters)
    ]
