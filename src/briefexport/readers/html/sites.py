"""What the site of a page calls itself, and a title without it."""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefexport.readers.common.html_import.parsing import words_of
from briefexport.readers.html.separators import SEPARATOR, key, same
from briefexport.text import squeeze

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NAMED = ("og:site_name", "application-name", "publisher")
_TITLED = ("og:title", "twitter:title")
# What an archive of pages sets before each address.
_ARCHIVE = re.compile(r"^(https?://[^/]+)?/web/\d{4,14}[a-z_]*/(?=https?://)")
_HOME = re.compile(r"^(https?://[^/]+)?/?(index\.\w+)?$")
_START = re.compile(
    r"\W*(home( ?page)?|start(seite)?|blog|news|index|back|accueil|in[ií]cio|главная|首页|ホーム)\W*$", re.I
)
# Further links home than these are in a page's foot.
_HOME_LINKS = 8
# Nobody writes a title of more characters.
LONGEST_TITLE = 2_000
# A name of a site or of its section has seldom more words, a headline seldom fewer.
_LONGEST_NAME = 4
# Shorter words of a host (`post`, `news`) are words of headlines too.
_TELLING = 6
# Signs that set a name off even where no space does.
_TIGHT = r"[|:：_–—»·]\s*"


def is_home(address: str) -> bool:
    """True for the address of a site's first page."""
    bare = _ARCHIVE.sub("", address.strip())
    return bool(bare and _HOME.match(bare))


def path_of(address: str) -> str:
    """The path of an address without its site, query and place: empty for a place on the same page."""
    bare = re.sub(r"^(https?:)?//[^/?#]*|[?#].*", "", _ARCHIVE.sub("", address.strip()))
    return bare.rstrip("/") or bare


def names_of_site(root: Element, metas: dict[str, list[str]]) -> list[str]:
    """What the site calls itself: by name, by host, by the host's own word."""
    titles = [metas[name][0] for name in _TITLED if name in metas]
    names = [metas[name][0] for name in _NAMED if name in metas]
    # Some pages say their own title where the site's name belongs.
    names = [name for name in names if len(name.split()) <= _LONGEST_NAME or not any(same(name, t) for t in titles)]
    names += itertools.chain.from_iterable(_names_of_host(address) for address in addresses_of(root, metas))
    return list(dict.fromkeys(name for name in names if key(name)))


def addresses_of(root: Element, metas: dict[str, list[str]]) -> Iterator[str]:
    """What the page calls its own address."""
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower():
            yield link.get("href") or ""
    yield from metas.get("og:url", ())


def _names_of_host(address: str) -> Iterator[str]:
    if found := re.match(r"https?://(?:www\.|m\.)?([^/:]+)", _ARCHIVE.sub("", address)):
        host = found[1]
        yield from (host, host.rsplit(".", 1)[0], host.rsplit(".", 2)[-2] if "." in host else "")


def words_of_home(root: Element) -> list[str]:
    """The words of the links to the site's first page, or of the picture in them: mostly the site's name."""
    return [words for words in _home_links(root) if len(key(words)) > 1 and not _START.match(words)]


def _home_links(root: Element) -> Iterator[str]:
    links = (link for link in root.iter("a") if is_home(link.get("href") or ""))
    for link in itertools.islice(links, _HOME_LINKS):
        alts = (image.get("alt") or "" for image in link.iter("img"))
        yield words_of(link) or next(alts, "") or link.get("title") or ""


def without_site(title: str, sites: Iterable[str]) -> str:
    """The title without the site's name at its end or beginning, where a separator sets it off.

    A longer one than anybody writes stays as it is: each of its parts would be held against each name.
    """
    if len(title) > LONGEST_TITLE:
        return squeeze(title)
    for site in sites:
        for found in SEPARATOR.finditer(title):
            if same(title[found.end() :], site):
                return squeeze(title[: found.start()])
            if same(title[: found.start()], site):
                return squeeze(title[found.end() :])
        if len(key(site)) >= _TELLING and (tight := re.search(_TIGHT + re.escape(site) + r"\W*$", title)):
            return squeeze(title[: tight.start()])
    return squeeze(title)


def without_section(title: str) -> str:
    """The title without the sections and names behind bars at its end, and unescaped where a site escaped it twice."""
    head, bar, tail = title.rpartition(" | ")
    while bar and len(tail.split()) <= _LONGEST_NAME <= len(head.split()):
        title = head
        head, bar, tail = title.rpartition(" | ")
    return html.unescape(title).strip()
