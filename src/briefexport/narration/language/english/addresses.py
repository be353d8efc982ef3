"""Addresses: the web, mail, telephones, handles and hashtags."""

from __future__ import annotations

import re
import unicodedata

from briefexport.narration.language.english.numbers import cardinal, digits
from briefexport.narration.language.english.words import word_set
from briefexport.narration.language.scanning import Rule, Scan, compiled, joined

# Endings that are said as a word; the others are spelled.
_SAID = frozenset(["com", "org", "net", "gov", "edu", "int", "info", "biz", "news", "mil", "name", "museum", "io"]) - {
    "io"
}
_TOP = (
    r"(?:com|org|net|gov|edu|int|info|biz|news|mil|io|ai|tv|me|co|app|dev|eu|uk|us|ca|au|nz|ie|de|fr|es|it|nl|be|ch|at|se|no|fi"
    r"|dk|pl|cz|ua|ru|tr|il|in|jp|cn|kr|tw|hk|sg|br|mx|ar|za|ng|ke|pk|ly|fm|to|gg|xyz|online|site|blog|tech|world|live|media)"
)
_SIGNS = {
    ".": "dot", "/": "slash", "-": "dash", "_": "underscore", "@": "at", ":": "colon", "?": "question mark",
    "=": "equals", "&": "and", "#": "hash", "%": "percent", "+": "plus", "~": "tilde", ",": "comma", ";": "semicolon",
}  # fmt: skip
_PART = re.compile(r"[A-Za-z]+|[^\W\d_]+|\d+|[^\w\s]|_")


def spell_out(address: str) -> str:
    """An address as it is dictated: words, digits and the names of signs."""
    said = []
    parts = _PART.findall(address)
    for index, part in enumerate(parts):
        ending = index and parts[index - 1] == "."
        said.append(_said(part, bool(ending)))
    return " ".join(filter(None, said))


def _said(part: str, ending: bool) -> str:
    if part.isdecimal():
        return cardinal(int(part)) if len(part) < 3 and part[0] != "0" else digits(part)
    if part.isalpha():
        short = len(part) <= 2 and ending and part not in ("co", "me", "to", "in")
        vowelless = len(part) <= 4 and not re.search(r"[aeiouy]", part)  # bbc, cnn
        if vowelless or short or (part.isupper() and len(part) <= 4):
            return " ".join(part.upper())
        return part
    return _SIGNS.get(part, "")


def _trimmed(match: re.Match[str]) -> tuple[str, str]:
    """The address without the stops of the sentence that follow it, and those stops."""
    text = match.group()
    bare = text.rstrip(".,;:!?)'\"’”]")
    return bare, text[len(bare) :]


def _url(match: re.Match[str], scan: Scan) -> str:
    del scan
    bare, stops = _trimmed(match)
    bare = re.sub(r"\A(?:https?|ftp)://", "", bare, flags=re.IGNORECASE).rstrip("/")
    return spell_out(bare) + re.sub(r"[^.,;:!?]", "", stops)


def _handle(match: re.Match[str], scan: Scan) -> str:
    return "at " + _joined_name(match[1], scan)


def _hashtag(match: re.Match[str], scan: Scan) -> str:
    return "hashtag " + _joined_name(match[1], scan)


_CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^\W\d_A-Z]+|[^\W\d_]|\d+")


def _joined_name(name: str, scan: Scan) -> str:
    """Words run together in capitals and small letters, set apart and said: BlackLivesMatter, COP28."""
    # Circled and raised numbers as the digits they are made of.
    parts = _CAMEL.findall(unicodedata.normalize("NFKC", name))
    return joined(Scan(" ".join(parts), scan.language, scan.rules, scan.lexicon, barred=scan.barred).run())


def _phone(match: re.Match[str], scan: Scan) -> str:
    del scan
    text = match.group()
    groups = re.findall(r"\d+|[A-Z]{3,}", text)
    said = [_group(group, index, groups) for index, group in enumerate(groups)]
    return ("plus " if text.lstrip("(").startswith("+") else "") + ", ".join(said)


def _group(group: str, index: int, groups: list[str]) -> str:
    if group.isalpha():
        return group.capitalize() if compiled("[AEIOUY]").search(group) else " ".join(group)
    toll_free = len(group) == 3 and group[0] == "8" and group[1:] == "00" and index <= 1 and len(groups) > 2
    return "eight hundred" if toll_free else digits(group)


# Britain's numbers of no place (0800 111), which an hour does not look like unless it says when.
_FREE = r"0(?:3\d\d|8[04578]\d|9\d\d)"
_DIALS = r"(?i:\b(?:tel|phone|telephone|call|fax|dial|ring))[.:]{0,2}\s\Z"
_WHEN = word_set("at by from until till before after around about since to")


def _short(match: re.Match[str], scan: Scan) -> str | None:
    return None if scan.before(match.start()).lower() in _WHEN else _phone(match, scan)


_PRESSED = word_set("dial dialed dialled dialing dialling dials press presses pressed pressing enter key code")


def _keys(match: re.Match[str], scan: Scan) -> str | None:
    """Keys of a telephone: dial *67, press #."""
    if scan.before(match.start()).lower() not in _PRESSED:
        return None
    signs = {"*": "star", "#": "hash" if scan.british else "pound"}
    return " ".join(signs.get(key) or digits(key) for key in match.group())


def _object(match: re.Match[str], scan: Scan) -> str:
    """A paper's own number: doi:10.1000/182."""
    del scan
    bare, stops = _trimmed(match)
    return f"D O I {spell_out(bare.split(':', 1)[-1].strip() if ':' in bare else bare[3:].strip())}{stops[:1]}"


_LOCAL = r"[\w.+%-]{0,63}\w"
_HOST = rf"(?:[A-Za-z0-9](?:[\w-]{{0,61}}\w)?\.){{1,8}}(?:{_TOP}|[a-z]{{2,24}})"
RULES = (
    Rule("web address", r"(?i:(?:https?|ftp)://)\S+", _url, starts="l", heads=("http", "https", "ftp"), needs=":"),
    Rule("web address", r"(?i:doi)(?:\s?:\s?|\s)(?=10\.\d{4})\S+", _object, starts="l", heads=("doi",), needs="/"),
    Rule("e-mail address", rf"{_LOCAL}@{_HOST}(?!\w)", _url, starts="ld", needs="@"),
    Rule("web address", r"(?i:www)\.[\w-]+\.\S+", _url, starts="l", heads=("www",), needs="."),
    Rule(
        "web address",
        rf"(?<![\w@.])(?:[A-Za-z0-9](?:[\w-]{{0,61}}\w)?\.){{1,8}}(?-i:{_TOP})(?![\w-])(?:[/?#]\S*)?",
        _url,
        starts="ld",
        needs=".",
    ),
    Rule("handle", r"(?<!\w)@([^\W\d][\w]*)(?:@[\w.-]+)?", _handle, starts="s", needs="@"),
    Rule("hashtag", r"(?<!\w)#([^\W\d]\w*|\d+[^\W\d]\w*)", _hashtag, starts="s", needs="#"),
    Rule("keys", r"\*(?!\*)[\d*#]{0,40}(?![\w*#])|#(?:\d+#)?(?![\w#])", _keys, starts="s", needs="*#"),
    Rule(
        "telephone",
        r"\+\d{1,3}[\s.-]?(?:\(0\)\s?)?\(?\d{1,5}\)?(?:[\s.-]\d{2,8}){1,4}(?!\d)",
        _phone,
        starts="s",
        needs="+",
    ),
    Rule("telephone", r"\(\d{3}\)\s?\d{3}[-.\s]\d{4}(?!\d)", _phone, starts="s", needs="("),
    Rule(
        "telephone",
        r"(?<![\w.])(?:1[-.\s])?\d{3}[-.]\d{3}[-.](?:\d{4}|[A-Z]{4,})(?!\w)",
        _phone,
        starts="d",
        needs="-.",
    ),
    Rule("telephone", r"(?<![\w.])1-(?:8\d\d)-[A-Z0-9][A-Z0-9-]{3,10}(?!\w)", _phone, starts="d", needs="-"),
    Rule(
        "telephone",
        r"(?<![\w.,])(?!0\d[0-5]\d-[012]\d[0-5]\d(?!\d))0\d{2,4}[\s-]\d{3,4}[\s-]?\d{3,4}(?!\w)",
        _phone,
        starts="d",
        needs="0",
    ),
    Rule(
        "telephone",
        rf"(?<![\w.,])(?!0\d[0-5]\d-[012]\d[0-5]\d(?!\d)){_FREE}[\s-]\d{{3,4}}(?![\w.,]\d|\w|\s(?:hours|hrs)\b)",
        _short,
        starts="d",
        needs="0",
    ),
    Rule(
        "telephone",
        r"(?<![\w.,-])\d{3}-(?!(?:1[1-9]|20)\d\d\b)\d{4}(?![\w-])|(?<![\w.,-])555-\d{4}(?![\w-])",
        _phone,
        starts="d",
        needs="-",
    ),
    Rule(
        "telephone",
        r"(?<![\w.,])(?P<area>(?:1\s)?\d{3}\s)?\d{3}\s\d{4}(?!\w)",
        lambda match, scan: (
            _phone(match, scan) if match["area"] or compiled(_DIALS).search(scan.text[: match.start()][-12:]) else None
        ),
        starts="d",
        needs=" \u00a0",
    ),
    Rule("digits in groups", r"(?<![\w.,-])\d{3}-\d{2}-\d{4}(?![\w-])", _phone, starts="d", needs="-"),
)
