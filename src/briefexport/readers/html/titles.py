"""The headline of a page: what its metadata, its headings and its `<title>` agree on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefexport.readers.common.html_import.parsing import words_of
from briefexport.text import squeeze

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SEPARATOR = re.compile(r"\s+[|\-–—·•»«›:/\\>~♥_]+\s+|\s*[|»_＿]\s*|(?<=[^\x00-\u024f])[-－—](?=[^\x00-\u024f])|:\s")
# A title's last part that names the site is set off by one of these, not by a colon.
_STRONG = re.compile(r"\s+[|\-–—·•»«›/\\>~♥]+\s+|\s*[|»_＿]\s*|(?<=[^\x00-\u024f])[-－—](?=[^\x00-\u024f])")
_ASIDE = re.compile(
    r"kicker|over-?line|top-?line|dach|eyebrow|spitzmarke|roofline|pre-?title|date|hidden|sr-only|category|label|supra"
)
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


def headline(root: Element, metas: dict[str, list[str]], linked: tuple[str, ...]) -> str:
    """The published title. A heading that a metadata title contains or equals is the most exact form of it."""
    named = [metas[name][0] for name in _NAMES if name in metas]
    title = squeeze("".join(node.itertext())) if (node := next(root.iter("title"), None)) is not None else ""
    candidates = [text for text in (*linked, *named, title) if text]
    headings = [words for node in root.iter("h1") if (words := heading_words(node))]
    sites = _sites(root, metas)
    headings = [words for words in headings if not any(_same(words, site) for site in sites)]
    lower = [words for node in root.iter("h2", "h3") if (words := words_of(node))][:40]
    exact = next((words for text in candidates for words in (*headings, *lower) if _same(words, text)), "")
    shown = exact or _confirmed(headings, candidates) or _alike(headings, candidates)
    if shown:
        return shown
    for text in (*linked, *named):
        if text and not any(_same(text, site) for site in sites):
            return without_site(text, sites)
    return _from_title(title, headings, sites)


def heading_words(heading: Element) -> str:
    """The heading's words; where it is made of several elements (a kicker, a date), those of the longest."""
    parts = [words_of(child) for child in heading if isinstance(child.tag, str) and child.tag not in {"br", "a"}]
    loose = [heading.text or "", *(child.tail or "" for child in heading)]
    if any(text.strip() for text in loose) and any(parts):
        aside = [part for child, part in zip(heading, map(words_of, heading), strict=True) if _is_aside(child) and part]
        whole = words_of(heading)
        for part in aside:
            whole = squeeze(whole.replace(part, " ", 1))
        return whole.strip(" :/|–—-") if len(whole) > 12 else words_of(heading)
    filled = [part for part in parts if part]
    return max(filled, key=len) if len(filled) == 2 else words_of(heading)


def _is_aside(child: Element) -> bool:
    """A kicker, a date or an invisible label inside a heading."""
    names = (child.get("class") or "").lower()
    return child.tag in {"small", "time", "svg"} or bool(_ASIDE.search(names))


def _sites(root: Element, metas: dict[str, list[str]]) -> list[str]:
    """What the site may call itself: by name, by host, by the host's own word."""
    names = [metas[name][0] for name in ("og:site_name", "application-name", "publisher") if name in metas]
    addresses = [link.get("href") or "" for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower()]
    for address in (*addresses, *metas.get("og:url", ())):
        if found := re.match(r"https?://(?:www\.|m\.)?([^/:]+)", address):
            names += [found[1], found[1].rsplit(".", 1)[0], found[1].rsplit(".", 2)[-2] if "." in found[1] else ""]
    return [name for name in names if name]


def _alike(headings: list[str], candidates: list[str]) -> str:
    """A heading that says in other words what a title says: search engines are given a shorter or older wording."""
    for heading in headings:
        for candidate in candidates:
            first, second = _bag(heading), _bag(candidate)
            if len(first) > 2 and len(first & second) > 0.5 * min(len(first), len(second)) and len(first & second) > 1:
                return heading
    return ""


def _bag(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w{3,}", text)}


def _confirmed(headings: list[str], candidates: list[str]) -> str:
    """The first heading that is a title with the site's name taken away."""
    for candidate in candidates:
        for heading in headings:
            parts = [part for part in _SEPARATOR.split(candidate) if part.strip()]
            if len(heading.split()) > 2 and any(_same(heading, part) for part in (*parts, *_heads(candidate))):
                return heading
    return ""


def _heads(title: str) -> list[str]:
    """Every beginning of a title that ends at a separator."""
    return [title[: found.start()] for found in _SEPARATOR.finditer(title)]


def _same(first: str, second: str) -> bool:
    return _key(first) == _key(second) != ""


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def without_site(title: str, sites: list[str]) -> str:
    """The title without the site's name at its end or beginning, where a separator sets it off."""
    for site in sites:
        for found in _SEPARATOR.finditer(title):
            if _same(title[found.end() :], site):
                return squeeze(title[: found.start()])
            if _same(title[: found.start()], site):
                return squeeze(title[found.end() :])
    return squeeze(title)


def _from_title(title: str, headings: list[str], sites: list[str]) -> str:
    """From `<title>` alone: its first part, unless that is short and a later one has the words."""
    bare = without_site(title, sites)
    if bare == squeeze(title):
        parts = [squeeze(part) for part in _STRONG.split(bare) if part.strip(" .:")]
        first = parts[0] if parts else bare
        longest = max(parts, key=lambda part: len(part.split()), default=bare)
        bare = first if 2 * len(first.split()) >= len(longest.split()) else longest
    return bare or (headings[0] if headings else "")
