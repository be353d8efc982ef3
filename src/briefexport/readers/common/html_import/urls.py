"""Links: which schemes may stand in an edition, and the address behind a redirector."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urljoin, urlsplit

# Browsers ignore these inside a scheme (URL Standard, "basic URL parser"), so `java\nscript:` is `javascript:`.
_IGNORED = re.compile(r"[\x00-\x20\x7f\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffd]+")
_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*):")
ALLOWED = frozenset({"http", "https", "mailto", "tel", "sms", "ftp", "ftps", "geo", "doi", "urn", "xmpp", "irc", "sip"})

# What stands in the folded address of each of these; to take it apart costs far more. The parser drops line ends.
_REDIRECTING = re.compile(r"google|facebook|instagram|safelinks|[\t\r\n]")
_REDIRECTORS: tuple[tuple[re.Pattern[str], str, tuple[str, ...]], ...] = (
    (re.compile(r"(^|\.)google\.[a-z.]{2,6}$"), "/url", ("q", "url")),
    (re.compile(r"^lm?\.(facebook|instagram)\.com$"), "/", ("u",)),
    (re.compile(r"\.safelinks\.protection\.outlook\.com$"), "/", ("url",)),
)


def scheme(url: str) -> str:
    """The scheme a browser would see, lower case; empty for a relative address."""
    if url.startswith("https://"):  # nearly all
        return "https"
    found = _SCHEME.match(_IGNORED.sub("", url))
    return found[1].lower() if found else ""


def is_safe(url: str) -> bool:
    """True for an address an edition may carry: no script, no data, nothing that runs or opens a local file."""
    if url.startswith(("https://", "http://")):  # nearly all
        return True
    found = scheme(url)
    return found in ALLOWED or (not found and not url.lstrip().startswith("\\"))


def unwrapped(url: str) -> str:
    """The address a redirector leads to (`https://www.google.com/url?q=…`); other addresses as they are."""
    for _ in range(3):  # redirectors may stand behind each other
        inner = _behind(url) if _REDIRECTING.search(url.casefold()) else ""
        if not inner:
            return url
        url = inner
    return url


def _behind(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:  # a broken IPv6 host
        return ""
    for host, path, keys in _REDIRECTORS:
        if host.search(parts.hostname or "") and parts.path.startswith(path):
            query = parse_qs(parts.query)
            target = next((query[key][0] for key in keys if key in query), "")
            if scheme(target) in {"http", "https"}:
                return target
    return ""


def joined(base: str, url: str) -> str:
    """The address resolved against the page's own, where that is known."""
    try:
        return urljoin(base, url) if base else url
    except ValueError:
        return url
