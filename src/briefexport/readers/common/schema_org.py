"""schema.org's NewsArticle in JSON-LD to plain metadata: one mapping for pages that carry it and for bare JSON.

Fields as in design section 3; meanings from schema.org's NewsArticle, CreativeWork and Person.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from briefexport.readers.common import bylines, dates, languages
from briefexport.text import squeeze

# Types whose node is the article itself; pages also carry nodes for the site, the breadcrumb, the publisher.
ARTICLES = frozenset(
    {
        "NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "AskPublicNewsArticle",
        "BackgroundNewsArticle", "OpinionNewsArticle", "ReviewNewsArticle", "BlogPosting", "LiveBlogPosting",
        "SocialMediaPosting", "AdvertiserContentArticle", "SatiricalArticle", "ScholarlyArticle", "TechArticle",
        "Report", "CreativeWork", "APIReference", "MedicalScholarlyArticle", "DiscussionForumPosting",
    }
)  # fmt: skip
_TAGS = re.compile(r"<[^<>]{1,200}>")
_VOCABULARY = re.compile(r"^(schema:|https?://schema\.org/)")
# Addresses, numbers, signs and a picture's credit stand where sites know no author's name.
_NO_NAME = re.compile(r"https?://|\S+@\S+$|\(|[\W\d_]*$")
_WEEKDAY = re.compile(r"^[A-Za-z]{3,9},\s*")
_MAIL = re.compile(r"^([A-Za-z]{3},\s*)?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d(:\d\d)? (GMT|UTC?|[+-]\d{4})$")
# Sites hide a script's content from old browsers in comments of HTML, XML or a script.
_WRAPPING = re.compile(
    r"^\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?)|(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?)\s*;?\s*$"
)
_CONTROL = re.compile(r"[\x00-\x1f]+")


def load(text: str) -> Any:
    """The JSON of a script; None when it is broken. Sites wrap it in comments and leave line ends in strings."""
    bare = _WRAPPING.sub("", text.strip())
    try:
        return json.loads(bare.rstrip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def nodes(data: Any) -> Iterator[Mapping[str, Any]]:
    """Every object of a JSON-LD document that could be an article, graphs and main entities unfolded."""
    waiting = [data]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting = [*node, *waiting]
        elif isinstance(node, dict):
            yield node
            waiting += [
                node[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage")
                if isinstance(node.get(key), dict | list)
            ]


def types(node: Mapping[str, Any]) -> frozenset[str]:
    """The node's types without their namespace."""
    given = node.get("@type") or node.get("type") or ()
    names = given if isinstance(given, list) else [given]
    return frozenset(str(name).rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in names)


def article(data: Any) -> Mapping[str, Any] | None:
    """The article's node: the first of an article type that has a headline, else the first of one.

    What it only names by `@id` (its author, publisher, picture, as graphs do) stands in it.
    """
    everything = [_unprefixed(node) for node in nodes(data)]
    found = [node for node in everything if types(node) & ARTICLES]
    chosen = next((node for node in found if text_of(node.get("headline"))), found[0] if found else None)
    return _resolved(chosen, everything) if chosen is not None else None


def _unprefixed(node: Mapping[str, Any]) -> Mapping[str, Any]:
    """Keys without their vocabulary: `schema:headline` is `headline`."""
    if any(":" in key for key in node):
        return {_VOCABULARY.sub("", key): value for key, value in node.items()}
    return node


def _resolved(node: Mapping[str, Any], everything: list[Mapping[str, Any]]) -> dict[str, Any]:
    known = {found: other for other in everything if isinstance(found := other.get("@id"), str) and other is not node}
    return {key: _whole(value, known) for key, value in node.items()}


def _whole(value: Any, known: Mapping[str, Mapping[str, Any]]) -> Any:
    if isinstance(value, dict) and isinstance(held := value.get("@list") or value.get("@set"), list):
        value = held  # JSON-LD 1.1, 4.3: a list, in order or not
    if isinstance(value, list):
        return [_whole(each, known) if isinstance(each, dict) else each for each in value]
    if isinstance(value, dict) and isinstance(name := value.get("@id"), str) and name in known:
        return {**known[name], **value}
    return value


def metadata(node: Mapping[str, Any]) -> dict[str, Any]:
    """The node's fields as plain metadata; only those that hold something usable."""
    license_of = text_of(node.get("license")) or _key(node.get("license"), "url")
    raw: dict[str, Any] = {
        "headline": text_of(node.get("headline")) or text_of(node.get("name")),
        "dek": text_of(node.get("alternativeHeadline")),
        "kicker": text_of(node.get("articleSection")),
        "byline": people(node.get("author") or node.get("creator")),
        "dateline": text_of(node.get("dateline")),
        "published": date_of(node.get("datePublished")),
        "modified": date_of(node.get("dateModified")),
        "summary": text_of(node.get("description")) or text_of(node.get("abstract")),
        "language": language_of(node.get("inLanguage")),
        "publisher": publisher(node.get("publisher") or node.get("sourceOrganization")),
        "rights": text_of(node.get("copyrightNotice")) or _copyright(node),
        "license": license_of,
        "keywords": keywords(node.get("keywords")),
        "url": _key(node.get("url"), "@id") or _main_page(node),
        "version": text_of(node.get("version")),
        "series": text_of(node.get("isPartOf")) if _is_series(node.get("isPartOf")) else "",
        "corrections": corrections(node.get("correction")),
        "sources": sources(node.get("citation")),
        "digital_source_type": text_of(node.get("digitalSourceType")),
        "identifier": _identifier(node.get("identifier")),
        "draft": text_of(node.get("creativeWorkStatus")).lower() == "draft",
    }
    return {key: value for key, value in raw.items() if value}


def text_of(value: Any) -> str:
    """One line of words from a text, a number, a list's first, or an object's name; markup and entities resolved."""
    if isinstance(value, list):
        return next((found for found in map(text_of, value) if found), "")
    if isinstance(value, dict):
        return text_of(value.get("name") or value.get("@value") or value.get("headline") or value.get("text"))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return squeeze(_TAGS.sub("", html.unescape(_CONTROL.sub(" ", str(value)))))


def date_of(value: Any) -> str:
    """A date in RFC 3339; empty when it is none."""
    given = text_of(value)
    if not given.isascii():
        return ""  # digits of other scripts are no RFC 3339
    if _MAIL.match(given):
        return _of_mail(given)
    given = _WEEKDAY.sub("", re.sub(r"^(\d{4})(\d\d)(\d\d)$", r"\1-\2-\3", given))
    # Milliseconds and a zone without colon are common and mean one thing only.
    return dates.rfc3339(given) or dates.rfc3339(re.sub(r"\.\d+(?=Z|[+-]|$)", "", given)) or dates.rfc3339(given[:10])


def _of_mail(given: str) -> str:
    """`Sun, 17 Nov 2024 10:00:00 GMT`, the date of mails and feeds (RFC 5322, 3.3)."""
    from email.utils import parsedate_to_datetime

    try:
        return dates.plain(parsedate_to_datetime(given))
    except ValueError:
        return ""


def language_of(value: Any) -> str:
    return languages.known(said_language(value))


def said_language(value: Any) -> str:
    """What a node says its language is, whether or not anybody knows it."""
    return text_of(_key(value, "alternateName") or value)


def people(value: Any) -> list[dict[str, str]]:
    """Persons of a byline; an organisation that signs stands by its name."""
    found: list[dict[str, str]] = []
    for entry in _entries(value):
        for person in _people(entry):
            if person["name"] not in {other["name"] for other in found}:
                found.append(person)
    return found


def _entries(value: Any) -> Iterator[Any]:
    """The entries of a byline; one that names several people is one for each."""
    for entry in value if isinstance(value, list) else [value]:
        names = entry.get("name") if isinstance(entry, dict) else None
        yield from names if isinstance(names, list) else [entry]


def _people(entry: Any) -> Iterator[dict[str, str]]:
    """The person of an entry, or the several whom its name certainly names."""
    name = re.sub(r"^by\s+", "", text_of(entry), flags=re.I)
    if not name or _NO_NAME.match(name):
        return
    several = bylines.people(name)
    if len(several) > 1:
        yield from (
            {"name": one.name, **({"affiliation": one.affiliation} if one.affiliation else {})} for one in several
        )
        return
    person = {"name": name}
    if isinstance(entry, dict):
        person["role"] = text_of(entry.get("jobTitle"))
        person["affiliation"] = text_of(entry.get("affiliation") or entry.get("worksFor"))
        person["url"] = _key(entry.get("url"), "@id")
    yield {key: words for key, words in person.items() if words}


def publisher(value: Any) -> dict[str, str]:
    value = value[0] if isinstance(value, list) and value else value
    name = text_of(value)
    url = _key(value.get("url"), "@id") if isinstance(value, dict) else ""
    return {key: words for key, words in {"name": name, "url": url}.items() if words} if name else {}


def keywords(value: Any) -> list[str]:
    """Keywords, from a list, objects or one text with commas."""
    entries = value if isinstance(value, list) else str(value or "").split(",") if isinstance(value, str) else []
    return list(dict.fromkeys(filter(None, map(text_of, entries))))


def corrections(value: Any) -> list[dict[str, str]]:
    """CorrectionComments or bare texts."""
    entries = value if isinstance(value, list) else [value]
    found = []
    for entry in entries:
        words = text_of(entry.get("text") or entry) if isinstance(entry, dict) else text_of(entry)
        day = date_of(entry.get("datePublished")) if isinstance(entry, dict) else ""
        if words:
            found.append({"text": words, **({"date": day} if day else {})})
    return found


def sources(value: Any) -> list[dict[str, str]]:
    """Citations, as objects or texts."""
    entries = value if isinstance(value, list) else [value]
    found = []
    for entry in entries:
        url = _key(entry.get("url"), "@id") if isinstance(entry, dict) else ""
        title = text_of(entry) or url
        if title:
            url = url or (title if title.startswith(("http://", "https://")) else "")
            maker = text_of(entry.get("publisher")) if isinstance(entry, dict) else ""
            day = date_of(entry.get("datePublished")) if isinstance(entry, dict) else ""
            given = {"title": title, "url": url, "publisher": maker, "date": day}
            found.append({key: words for key, words in given.items() if words})
    return found


def image(value: Any) -> dict[str, str]:
    """The first picture: its address and, where given, what it shows."""
    value = value[0] if isinstance(value, list) and value else value
    if isinstance(value, dict):
        alt = text_of(value.get("description") or value.get("caption") or value.get("name"))
        src = _key(value.get("contentUrl") or value.get("url"), "@id")
        return {"src": src, **({"alt": alt} if alt else {})} if src else {}
    return {"src": value} if isinstance(value, str) and value else {}


def _key(value: Any, name: str) -> str:
    """A text, or an object's key of this name."""
    value = value[0] if isinstance(value, list) and value else value
    value = value.get(name) if isinstance(value, dict) else value
    return value.strip() if isinstance(value, str) else ""


def _main_page(node: Mapping[str, Any]) -> str:
    found = _key(node.get("mainEntityOfPage"), "@id")
    return found if found.startswith(("http://", "https://")) else ""


def _copyright(node: Mapping[str, Any]) -> str:
    holder, year = text_of(node.get("copyrightHolder")), text_of(node.get("copyrightYear"))
    return f"© {year} {holder}".replace("  ", " ") if holder else ""


def _is_series(value: Any) -> bool:
    node = value[0] if isinstance(value, list) and value else value
    return isinstance(node, dict) and bool(
        types(node) & {"CreativeWorkSeries", "NewsSeries", "BookSeries", "Periodical"}
    )


def _identifier(value: Any) -> str:
    found = text_of(value.get("value") if isinstance(value, dict) else value)
    return found if re.match(r"^(urn:|https?:|tag:|doi:)", found) else ""
