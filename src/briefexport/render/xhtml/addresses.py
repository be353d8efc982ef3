"""Where a link may lead out of a book, and what a time may say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from urllib.parse import quote, unquote

from briefexport import model as m

# The longer patterns are compiled when they are first needed (`re` keeps them).
# RFC 3986 section 3.1: what a scheme looks like.
_SCHEME = re.compile(r"^\s*([A-Za-z][A-Za-z0-9+.-]*):")
_AUTHORITY = r"^//(?:([^@]*)@)?(\[[0-9A-Fa-f:.]+\]|[^\[\]:@]+)(?::([0-9]{1,5}))?$"
# RFC 1035 section 2.3.4: 63 octets a label, 253 characters a name. Underscores stand in names that are not hosts'.
_LABEL = r"^[A-Za-z0-9_~-]{1,63}$"
_LONGEST_NAME = 253
# The WHATWG's URL Standard, "ends in a number checker": such a host is an IPv4 address or nothing.
_NUMBER = r"^(?:[0-9]+|0[xX][0-9A-Fa-f]*)$"
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
    return f"{scheme}:{_encoded(rest)}" if scheme in ("mailto", "tel") and rest.partition("#")[0].strip() else ""


def _web(scheme: str, rest: str) -> str:
    if not rest.startswith("//"):
        return ""
    authority, mark, path = _split(rest)
    found = re.match(_AUTHORITY, authority)
    if not found or int(found[3] or 0) > 65535:
        return ""
    user, host, port = found.groups()
    host = _host(host)
    before = "" if user is None else quote(user.encode("utf-8", "replace"), safe="%!$&'()*+,;=:~") + "@"
    after = "" if port is None else f":{port}"
    return f"{scheme}://{before}{host}{after}{mark}{_encoded(path)}" if host else ""


def _host(host: str) -> str:
    """The host in ASCII; empty for one that no resolver would take (and every judge of books calls invalid)."""
    if host.startswith("["):
        return host if _is_ip(host[1:-1], 6) else ""
    try:
        name = host if host.isascii() else ".".join(map(_ascii_label, re.split("[.。．｡]", host)))
    except UnicodeError:
        return ""
    labels = name.removesuffix(".").split(".")
    if len(name) > _LONGEST_NAME or not all(map(_is_label, labels)):
        return ""
    return "" if re.match(_NUMBER, labels[-1]) and not _is_ip(name.removesuffix("."), 4) else name


def _ascii_label(label: str) -> str:
    """RFC 5891. Python's codec follows the RFC before it, where ß became ss: another site."""
    if "ß" in label or "ς" in label:
        return "xn--" + unicodedata.normalize("NFC", label.lower()).encode("punycode").decode("ascii")
    return label.encode("idna").decode("ascii")


def _is_label(label: str) -> bool:
    if not re.match(_LABEL, label):
        return False
    if not label.lower().startswith("xn--"):
        return True
    try:
        words = label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return False
    return words.isprintable() and not words.isascii()


def _is_ip(words: str, version: int) -> bool:
    import ipaddress  # most addresses are names

    try:
        return ipaddress.ip_address(words).version == version
    except ValueError:
        return False


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
