"""The headline of a page: the heading that looks like one, else what its metadata and its `<title>` say."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from briefexport.readers.html import headings
from briefexport.readers.html.headings import Shown
from briefexport.readers.html.separators import SEPARATOR, STRONG, same
from briefexport.text import squeeze

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NAMES = (
    "og:title",
    "twitter:title",
    "parsely-title",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "headline",
    "title",
)


# So many words before a bar are a headline by themselves.
_ENOUGH = 4

# A longer title is compared by its beginning.
_LONGEST = 500


def headline(root: Element, metas: dict[str, list[str]], linked: tuple[str, ...]) -> Shown:
    """The published title: a heading that the metadata bear out, or the metadata's own."""
    named = [metas[name][0] for name in _NAMES if name in metas]
    title = squeeze("".join(node.itertext())) if (node := next(root.iter("title"), None)) is not None else ""
    sites = _sites(root, metas)
    said = [text for text in (*linked, *named) if text]
    witness = headings.Witness(
        tuple(without_site(text[:_LONGEST], sites) for text in (*said, title) if text), tuple(sites)
    )
    shown = headings.headline(root, witness)
    if shown.words:
        return shown
    own = next((text for text in said if not any(same(text, site) for site in sites)), "")
    return Shown(_told(without_site(own, sites) if own else _from_title(title, sites)))


def _told(title: str) -> str:
    """What no heading shows: without what a bar sets off at its end (a section, a name), and unescaped where needed."""
    head, bar, tail = title.rpartition(" | ")
    longer = len(head.split()) >= _ENOUGH and len(head.split()) > len(tail.split())
    return html.unescape(head if bar and longer else title).strip()


def _sites(root: Element, metas: dict[str, list[str]]) -> list[str]:
    """What the site may call itself: by name, by host, by the host's own word."""
    names = [metas[name][0] for name in ("og:site_name", "application-name", "publisher") if name in metas]
    addresses = [link.get("href") or "" for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower()]
    for address in (*addresses, *metas.get("og:url", ())):
        if found := re.match(r"https?://(?:www\.|m\.)?([^/:]+)", address):
            names += [found[1], found[1].rsplit(".", 1)[0], found[1].rsplit(".", 2)[-2] if "." in found[1] else ""]
    return [name for name in names if name]


def without_site(title: str, sites: list[str]) -> str:
    """The title without the site's name at its end or beginning, where a separator sets it off."""
    for site in sites:
        for found in SEPARATOR.finditer(title):
            if same(title[found.end() :], site):
                return squeeze(title[: found.start()])
            if same(title[: found.start()], site):
                return squeeze(title[found.end() :])
    return squeeze(title)


def _from_title(title: str, sites: list[str]) -> str:
    """From `<title>` alone: its first part, unless that is short and a later one has the words."""
    bare = without_site(title, sites)
    if bare == squeeze(title):
        parts = [squeeze(part) for part in STRONG.split(bare) if part.strip(" .:")]
        first = parts[0] if parts else bare
        longest = max(parts, key=lambda part: len(part.split()), default=bare)
        bare = first if 2 * len(first.split()) >= len(longest.split()) else longest
    return bare
