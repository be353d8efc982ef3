"""Metadata: what is said about the article (the fields' meaning is in design section 3 and `briefexport schema`)."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from msgspec import Meta

from briefexport.model.base import Date, Language, Record


class Person(Record, frozen=True, kw_only=True):
    """Someone in the byline."""

    name: str
    role: str = ""
    affiliation: str = ""
    url: str = ""


class Publisher(Record, frozen=True, kw_only=True):
    name: str = ""
    url: str = ""
    logo: str = ""


class SourceReference(Record, frozen=True, kw_only=True):
    """A source the article relies on, listed after it."""

    title: str
    url: str = ""
    publisher: str = ""
    date: Date = ""

    def __post_init__(self) -> None:
        check_date(self.date)


class Correction(Record, frozen=True, kw_only=True):
    date: Date = ""
    text: str

    def __post_init__(self) -> None:
        check_date(self.date)


class Cover(Record, frozen=True, kw_only=True):
    src: str
    alt: str = ""


class Extra(Record, frozen=True):
    """An `x-` key of the source, kept as it was: `value` is the text, or JSON for anything that is not text."""

    key: Annotated[str, Meta(pattern=r"^x-")]
    value: str


class Metadata(Record, frozen=True, kw_only=True):
    """Everything is optional here; readers settle headline, slug and language."""

    headline: str = ""
    working_title: bool = False
    dek: str = ""
    kicker: str = ""
    slug: Annotated[str, Meta(pattern=r"^$|^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)] = ""
    byline: tuple[Person, ...] = ()
    dateline: str = ""
    published: Date = ""
    modified: Date = ""
    embargo_until: Date = ""
    summary: str = ""
    language: Language = "en"
    direction: Literal["ltr", "rtl"] = "ltr"
    publisher: Publisher = Publisher()
    rights: str = ""
    license: str = ""
    sources: tuple[SourceReference, ...] = ()
    corrections: tuple[Correction, ...] = ()
    cover: Cover | None = None
    keywords: tuple[str, ...] = ()
    url: str = ""
    identifier: str = ""
    version: str = ""
    series: str = ""
    digital_source_type: str = ""
    draft: bool = False
    extra: tuple[Extra, ...] = ()

    def __post_init__(self) -> None:
        for date in (self.published, self.modified, self.embargo_until):
            check_date(date)


def check_date(value: str) -> None:
    """Raise ValueError for a date that has the right form but is not in the calendar (30 February)."""
    if value:
        datetime.datetime.fromisoformat(value.replace("Z", "+00:00"))
