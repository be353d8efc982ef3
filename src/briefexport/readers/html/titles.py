"""The headline of a page: the heading that looks like one, else what its metadata and its `<title>` say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefexport.readers.html import headings
from briefexport.readers.html.headings import Shown
from briefexport.readers.html.separators import STRONG, key, same
from briefexport.readers.html.sites import (
    LONGEST_TITLE,
    addresses_of,
    names_of_site,
    without_section,
    without_site,
    words_of_home,
)
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


# A longer title is compared by its beginning.
_LONGEST = 500


def headline(root: Element, metas: dict[str, list[str]], linked: tuple[str, ...]) -> Shown:
    """The published title: a heading that the metadata bear out, or the metadata's own."""
    named = [metas[name][0] for name in _NAMES if name in metas]
    title = _title_of(root)
    names = names_of_site(root, metas)
    sites = [*names, *words_of_home(root)]
    said = [text for text in (*linked, *named) if text]
    witness = headings.Witness(
        tuple(without_site(text[:_LONGEST], sites) for text in (*said, title) if text),
        tuple(names),
        next(addresses_of(root, metas), ""),
    )
    shown = headings.headline(root, witness)
    if shown.words:
        return Shown(_without_name(without_section(shown.words), names), shown.kicker)
    own = next((text for text in said if not any(same(text, name) for name in names)), "")
    own = _unabridged(own, (*said, title))
    found = without_site(own, sites) if own else _from_title(title, sites, headings.keys_shown(root))
    return Shown(without_section(found).rstrip(" |-–—·•»"))


def _title_of(root: Element) -> str:
    """The page's `<title>`; none where it has no end and swallowed the page."""
    node = next(root.iter("title"), None)
    title = squeeze("".join(node.itertext())) if node is not None else ""
    return title if len(title) <= LONGEST_TITLE else ""


def _without_name(heading: str, names: list[str]) -> str:
    """The heading without the site's name behind a dash or bar: a colon before it is the headline's own."""
    last = list(STRONG.finditer(heading))[-1:]
    named = last and any(same(heading[last[0].end() :], name) for name in names)
    return heading[: last[0].start()] if named else heading


def _unabridged(title: str, titles: tuple[str, ...]) -> str:
    """A title that ends in an ellipsis as another one goes on; else as it is."""
    if not title.endswith(("…", "...")):
        return title
    begun = key(title)
    return next((whole for whole in titles if key(whole) != begun and key(whole).startswith(begun)), title)


def _from_title(title: str, sites: list[str], shown: frozenset[str]) -> str:
    """From `<title>` alone: the part that the page shows as a heading, else the first with words enough."""
    bare = without_site(title, sites)
    parts = [squeeze(part) for part in STRONG.split(bare) if part.strip(" .:")]
    longest = max(parts, key=_count, default=bare)
    # A short part may be a section's heading.
    named = [part for part in (bare, *parts) if key(part) in shown and 2 * _count(part) >= _count(longest)]
    if named:
        return max(named, key=len)
    if bare == squeeze(title):
        first = parts[0] if parts else bare
        bare = first if 2 * _count(first) >= _count(longest) else longest
    return bare


def _count(part: str) -> int:
    return len(part.split())
