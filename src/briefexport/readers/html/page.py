"""What a page says of itself: JSON-LD, Open Graph, meta tags, and its own first heading."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from briefexport.readers.common import bylines, languages, schema_org
from briefexport.readers.common.html_import.parsing import words_of
from briefexport.readers.common.html_import.tags import classes
from briefexport.readers.html import titles

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# In order of trust: the field, and the meta names (property, name or itemprop) that give it.
_METAS: dict[str, tuple[str, ...]] = {
    "summary": ("og:description", "description", "twitter:description", "dc.description", "dcterms.description"),
    "published": (
        "article:published_time", "datepublished", "parsely-pub-date", "dc.date", "dcterms.created", "dc.date.issued",
        "dcterms.date", "sailthru.date", "pubdate", "publish-date", "citation_publication_date", "date",
        "og:published_time", "cxenseparse:recs:publishtime", "publication_date", "article.published",
    ),
    "modified": ("article:modified_time", "datemodified", "og:updated_time", "dcterms.modified", "last-modified"),
    "kicker": ("article:section", "parsely-section"),
    "language": ("dc.language", "dcterms.language", "og:locale", "content-language"),
    "rights": ("dcterms.rights", "dc.rights", "copyright", "rights"),
    "license": ("dcterms.license", "license"),
}  # fmt: skip
_AUTHORS = (
    "author",
    "article:author",
    "parsely-author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "byl",
    "sailthru.author",
)
# A byline stands within a few elements of the headline, and is short.
_NEAR, _LONGEST_BYLINE = 12, 80
_BYLINES = frozenset({"byline", "article-byline", "article__byline", "post-byline", "entry-byline"})
_KEYWORDS = ("news_keywords", "article:tag", "parsely-tags", "keywords")
_SITES = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher")


def metadata(root: Element) -> dict[str, Any]:
    """Plain metadata of a page: JSON-LD above Open Graph above other meta tags above what the page shows."""
    metas = _metas(root)
    node = _linked_data(root)
    raw = {**_from_metas(metas, root), **(schema_org.metadata(node) if node else {})}
    raw.pop("identifier", None)  # a site's own number says nothing outside it
    shown = titles.headline(root, metas, _linked_titles(node) if node else ())
    raw["headline"] = shown.words
    raw["kicker"] = shown.kicker or ("" if re.match(r"https?://", raw["kicker"]) else raw["kicker"])
    address = _address(root, metas) or str(raw.get("url") or "")
    raw["url"] = address if address.startswith(("http://", "https://")) else ""
    if language := languages.known(said_language(root)):
        raw["language"] = language
    if (root.get("dir") or "").lower() in {"ltr", "rtl"}:
        raw["direction"] = str(root.get("dir")).lower()
    return {key: value for key, value in raw.items() if value}


def said_language(element: Element) -> str:
    """What an element says its language is, whether or not anybody knows it."""
    return element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang") or ""


def _linked_titles(node: dict[str, Any]) -> tuple[str, ...]:
    """Encyclopedias put a description into `headline` and the title into `name`."""
    return tuple(filter(None, (schema_org.text_of(node.get("headline")), schema_org.text_of(node.get("name")))))


def _metas(root: Element) -> dict[str, list[str]]:
    """Every meta tag's content by its lower-case name."""
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        content = schema_org.text_of(meta.get("content") or meta.get("value") or "")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if content and (name := (meta.get(attribute) or "").strip().lower()):
                found.setdefault(name, []).append(content)
    return found


def _linked_data(root: Element) -> dict[str, Any] | None:
    scripts = (script for script in root.iter("script") if "ld+json" in (script.get("type") or "").lower())
    found = schema_org.article([schema_org.load(script.text or "") for script in scripts])
    return dict(found) if found else None


def _first(metas: dict[str, list[str]], names: tuple[str, ...]) -> str:
    return next((metas[name][0] for name in names if name in metas), "")


def _from_metas(metas: dict[str, list[str]], root: Element) -> dict[str, Any]:
    raw: dict[str, Any] = {field: _first(metas, names) for field, names in _METAS.items()}
    raw["published"] = next(_dates(metas, _METAS["published"]), "") or _shown_date(root)
    raw["modified"] = next(_dates(metas, _METAS["modified"]), "")
    raw["language"] = schema_org.language_of(raw["language"])
    raw["byline"] = _authors(metas) or _shown_authors(root)
    raw["keywords"] = next(
        (schema_org.keywords(metas[n] if len(metas[n]) > 1 else metas[n][0]) for n in _KEYWORDS if n in metas), []
    )
    raw["publisher"] = {"name": site} if (site := _first(metas, _SITES)) else {}
    return raw


def _dates(metas: dict[str, list[str]], names: tuple[str, ...]) -> Iterator[str]:
    return (date for name in names if name in metas and (date := schema_org.date_of(metas[name][0])))


def _authors(metas: dict[str, list[str]]) -> list[dict[str, str]]:
    for name in _AUTHORS:
        names = [author for author in metas.get(name, ()) if not re.match(r"https?://|@", author)]
        if names:
            return schema_org.people(names if len(names) > 1 else re.split(r"\s*(?:,|;|\band\b|&)\s*", names[0]))
    return []


def _shown_date(root: Element) -> str:
    """The page's first machine-readable time, when it stands with the headline or says it is the publication's."""
    for time in root.iter("time"):
        named = (time.get("itemprop") or "").lower() == "datepublished" or time.get("pubdate") is not None
        if named or classes(time) & {"published", "entry-date", "dt-published"}:
            return schema_org.date_of(time.get("datetime") or words_of(time))
    return ""


def _shown_authors(root: Element) -> list[dict[str, str]]:
    """Authors marked as such in the text (`rel=author`, microdata, hCard)."""
    for node in root.iter("a", "span", "p", "div"):
        marked = "author" in (node.get("rel") or "").split() or (node.get("itemprop") or "").lower() == "author"
        if marked or classes(node) & {"p-author", "author-name", "byline-name", "byline__name", "author__name"}:
            words = words_of(node)
            if 2 < len(words) < 60:
                return schema_org.people([words])
        elif classes(node) & _BYLINES and (names := _signed(words_of(node))):
            return schema_org.people(names)
    return _below_headline(root)


def _below_headline(root: Element) -> list[dict[str, str]]:
    """The people of the first line soon after the page's first heading that says "By" and names nothing but people."""
    heading = next(root.iter("h1"), None)
    after = itertools.islice(
        () if heading is None else heading.itersiblings("p", "div", "span", "ul", "section"), _NEAR
    )
    for node in itertools.chain.from_iterable(
        itertools.islice(near.iter("p", "div", "span", "li", "a"), _NEAR) for near in after
    ):
        words = words_of(node)
        if len(words) < _LONGEST_BYLINE and (names := _signed(words)):
            return schema_org.people(names)
    return []


def _signed(line: str) -> list[str]:
    """The people of a line that says "By" and names nothing but people."""
    people = bylines.people(line) if re.match(r"by\s", line, re.I) else ()
    return [one.name for one in people] if all(bylines.is_name(one.name) for one in people) else []


def _address(root: Element, metas: dict[str, list[str]]) -> str:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            return (link.get("href") or "").strip()
    return _first(metas, ("og:url", "parsely-link"))
