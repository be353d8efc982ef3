"""What the parent hands the worker, and what comes back. Light: nothing heavy is imported here."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from briefexport.model import Edition
    from briefexport.plugin import Diagnostic, Theme, Typography

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
class Claims:
    """What a file is to be. `claims_ua` is False where a picture has no alternative text: then it is not PDF/UA."""

    variant: Variant
    claims_ua: bool

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

    @property
    def conformance(self) -> tuple[str, ...]:
        """The standards met; none where a picture lacks its words, for then the file is not wholly described."""
        claims = (("PDF/UA-1", self.universal), ("PDF/A-3u", self.archival))
        return tuple(name for name, met in claims if met) if self.claims_ua else ()


@dataclasses.dataclass(frozen=True, kw_only=True)
class Order(Claims):
    """What the parent asks for: the edition, how it is to look, and every picture it may show.

    `addresses` maps a picture's name in the source to its address, `assets` an address to its bytes; `settings` are the
    keywords of `render.printed.printed`.
    """

    edition: Edition
    theme: Theme
    typography: Typography
    settings: dict[str, Any]
    stamp: str
    addresses: dict[str, str]
    assets: dict[str, tuple[bytes, str]]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Job(Claims):
    """One page to be laid out, as the layout engine gets it.

    `assets` maps every address the page may fetch to its bytes, `names` to what the source calls it; `files` are the
    paths it may read (fonts), `installed` the font files of the system that the sheet names by family.
    """

    xhtml: str
    css: str
    language: str
    stamp: str
    assets: dict[str, tuple[bytes, str]]
    files: frozenset[str]
    installed: tuple[str, ...] = ()
    names: dict[str, str] = dataclasses.field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()


@dataclasses.dataclass(frozen=True)
class Made:
    """The finished file, its number of pages, WeasyPrint's complaints (level, message), and what was mended before."""

    data: bytes
    pages: int
    complaints: tuple[tuple[str, str], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
