"""Where a link may lead out of a book, and what a time may say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote, unquote

from briefexport import model as m

# The longer patterns are compiled when they are first needed (`re` keeps them).
# RFC 3986 section 3.1: what a scheme looks like.
_SCHEME = re.compile(r"^\s*([A-Za-z][A-Za-z0-9+.-]*):")
_HOST = r"^//(?:[A-Za-z0-9._~%!$&'()*+,;=:-]*@)?(?:[A-Za-z0-9._~-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?$"
_SAFE = "%/:?=&;,+$!*'()@~#[]"
# HTML section 4.5.14, the forms of `datetime` that writers of briefs use: dates, months, years, times, both, durations.
_MOMENT = (
    r"^(?:\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?"
    r"(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?"
    r"|\d{4}-(?:0[1-9]|1[0-2])|\d{4}|(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?|P(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$"
)


def address(url: str, anchors: Mapping[str, str]) -> str:
    """The href for a link's address, percent-encoded where it must be; empty when a book cannot follow it.

    Kept: http and https with a host, mailto, tel, and fragments that name a block. Left out: scripts, data, local files
    and relative addresses, which would lead outside the book.
    """
    url = url.strip()
    if url.startswith("#"):
        target = anchors.get(unquote(url[1:])) or anchors.get(url[1:])
        return f"#{target}" if target else ""
    found = _SCHEME.match(url)
    if not found:
        return ""
    scheme, rest = found[1].lower(), url[found.end() :]
    if scheme in ("http", "https"):
        return _web(scheme, rest)
    return f"{scheme}:{_encoded(rest)}" if scheme in ("mailto", "tel") and rest.strip() else ""


def _web(scheme: str, rest: str) -> str:
    if not rest.startswith("//"):
        return ""
    authority, mark, path = _split(rest)
    try:
        host = authority if authority.isascii() else "//" + authority[2:].encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    return f"{scheme}:{host}{mark}{_encoded(path)}" if re.match(_HOST, host) else ""


def _split(rest: str) -> tuple[str, str, str]:
    found = re.search(r"[/?#]", rest[2:])
    cut = len(rest) if found is None else found.start() + 2
    return rest[:cut], rest[cut : cut + 1], rest[cut + 1 :]


def _encoded(part: str) -> str:
    """RFC 3986 characters stay; a per cent sign that begins no octet, brackets and a second `#` are encoded."""
    path, mark, fragment = part.partition("#")
    whole = quote(path.encode("utf-8", "replace"), safe=_SAFE.replace("#", "").replace("[]", ""))
    if mark:
        whole += "#" + quote(fragment.encode("utf-8", "replace"), safe=_SAFE.replace("#", "").replace("[]", ""))
    return re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", whole)


def is_moment(time: m.Time) -> bool:
    """True when a `time` element may carry this value."""
    return time.datetime not in ("P", "PT") and bool(re.match(_MOMENT, time.datetime))
