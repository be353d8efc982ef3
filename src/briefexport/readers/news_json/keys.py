"""The keys of an item: those that are misspelt, and an embargo that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from briefexport.errors import ContentError
from briefexport.plugin import Diagnostic, Source, warning
from briefexport.readers.common import decoding
from briefexport.readers.common.schema_org import date_of

# Properties of a ninjs item (1.x to 3.1) and of schema.org's NewsArticle, as far as either is read here.
_NINJS = re.findall(
    r"\w+",
    """
    uri standard type representationType mimetype contentType profile version firstCreated versionCreated
    contentCreated firstcreated versioncreated contentcreated embargoed embargoedUntil pubStatus pubstatus
    urgency copyrightHolder copyrightholder copyrightNotice copyrightnotice usageTerms usageterms edNote ednote
    language people person organisations organisation places place subjects subject events event objects object
    infoSources infosource title by byline headline headlines slugline slug located charCount charcount
    wordCount wordcount bodies descriptions renditions associations altIds altids trustIndicators genres genre
    rightsInfo rightsinfo signals expires digitalSourceType extensions products evolvedfrom evolvedFrom
    """,
)
_SCHEMA = re.findall(
    r"\w+",
    """
    headline alternativeHeadline name articleBody articleSection author creator publisher datePublished
    dateModified dateCreated description abstract inLanguage image thumbnailUrl keywords url mainEntityOfPage
    isPartOf correction citation license copyrightHolder copyrightYear copyrightNotice dateline identifier
    version wordCount hasPart speakable about mentions contributor editor text liveBlogUpdate creativeWorkStatus
    sourceOrganization video
    """,
)
_EMBARGOES = ("embargoedUntil", "embargoed")
_ALIKE = 0.8


def misspelt(item: Mapping[str, Any], form: str, source: Source) -> Iterator[Diagnostic]:
    """A warning for each key that is nearly one that the format has; others are a publisher's own."""
    import difflib

    known = _NINJS if form == "ninjs" else _SCHEMA
    for key in item:
        if key in known or key.startswith("@") or key.startswith(("body_", "headline_", "description_")):
            continue
        near = next(iter(difflib.get_close_matches(key, known, n=1, cutoff=_ALIKE)), "")
        if near and near not in item:
            line, column = _place(source, key)
            told = f"{form} has no '{key}'; it was left out"
            yield warning("unknown-metadata", told, hint=f"did you mean '{near}'?", line=line, column=column)


def refuse_embargo(item: Mapping[str, Any], source: Source) -> None:
    """Raises ContentError for an embargo that is no date: nobody could keep it."""
    key = next((key for key in _EMBARGOES if item.get(key) and not date_of(item[key])), "")
    if key:
        line, column = _place(source, key)
        raise ContentError(
            f"'{key}' is not right: “{str(item[key])[:40]}” is not a date",
            code="bad-metadata",
            hint="write 2024-11-17T09:30:00Z",
            file=source.name,
            line=line,
            column=column,
        )


def _place(source: Source, key: str) -> tuple[int, int]:
    text = decoding.decode(source).text
    at = text.find(f'"{key}"')
    return decoding.place(text, at) if at >= 0 else (1, 1)
