"""What the parent hands the worker, and what comes back. Light: nothing heavy is imported here."""

from __future__ import annotations

import dataclasses
from typing import Literal

Variant = Literal["ua-a3u", "ua", "a3u", "plain"]

# What the addresses of an article's own pictures begin with; the fetcher knows no other address but fonts.
ASSET = "asset:/"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Attachment:
    """A file inside the PDF; `relationship` is its AFRelationship (ISO 19005-3, 6.8)."""

    name: str
    data: bytes
    description: str
    relationship: str = "Source"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Job:
    """One PDF to be made.

    `assets` maps every address the page may fetch to its bytes, `names` to what the source calls it; `files` are the
    paths it may read (fonts), `installed` the font files of the system that the sheet names by family. `claims_ua`
    is False where a picture has no alternative text: then the file must not say that it is PDF/UA.
    """

    xhtml: str
    css: str
    language: str
    stamp: str
    variant: Variant
    claims_ua: bool
    assets: dict[str, tuple[bytes, str]]
    files: frozenset[str]
    installed: tuple[str, ...] = ()
    names: dict[str, str] = dataclasses.field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()

    @property
    def tagged(self) -> bool:
        return self.variant != "plain"

    @property
    def archival(self) -> bool:
        return self.variant in ("ua-a3u", "a3u")

    @property
    def universal(self) -> bool:
        """Whether the file says that it is PDF/UA-1."""
        return self.variant in ("ua-a3u", "ua") and self.claims_ua


@dataclasses.dataclass(frozen=True)
class Made:
    """The finished file, its number of pages, and WeasyPrint's complaints (level, message)."""

    data: bytes
    pages: int
    complaints: tuple[tuple[str, str], ...] = ()
