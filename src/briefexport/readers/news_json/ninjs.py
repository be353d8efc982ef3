"""IPTC ninjs to plain metadata and a body (ninjs 3.1, IPTC 2024; the older spellings of 1.x and 2.x beside them)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefexport.readers.common import bylines, languages
from briefexport.readers.common.schema_org import date_of, text_of
from briefexport.text import squeeze

_DEKS = frozenset(
    {"sub", "subhead", "subheadline", "subtitle", "dek", "deck", "standfirst", "secondary", "alternative"}
)
_SHORT = frozenset({"short", "seo", "social", "push", "alert", "web", "mobile", "title", "working"})
_OWN = ("value", "name", "href")
_HTML = ("text/html", "application/xhtml+xml", "application/html")


def is_item(data: Any) -> bool:
    """True for an object with fields of a ninjs item."""
    if not isinstance(data, dict):
        return False
    known = {"bodies", "headlines", "versionCreated", "versioncreated"} & data.keys()
    return bool(known) or any(key.startswith("body_") for key in data)


def metadata(item: Mapping[str, Any]) -> dict[str, Any]:
    """The item's fields as plain metadata (design section 3)."""
    dek = next((words for role, words in _headlines(item) if role in _DEKS), "")
    raw: dict[str, Any] = {
        "headline": _main_headline(item),
        "dek": dek,
        "slug": _slug(text_of(item.get("slugline"))),
        "byline": _byline(item),
        "dateline": text_of(item.get("located")),
        "published": date_of(
            _any(
                item,
                "firstCreated",
                "firstcreated",
                "contentCreated",
                "contentcreated",
                "versionCreated",
                "versioncreated",
            )
        ),
        "modified": date_of(_any(item, "versionCreated", "versioncreated")),
        "embargo_until": date_of(_any(item, "embargoedUntil", "embargoed")),
        "summary": _description(item),
        "language": languages.known(text_of(item.get("language"))),
        "publisher": _publisher(item),
        "rights": text_of(_any(item, "copyrightNotice", "copyrightnotice")) or _holder(item),
        "license": _license(item),
        "sources": _sources(item),
        "corrections": _corrections(item),
        "cover": _cover(item),
        "keywords": [name for subject in _list(item, "subjects", "subject") if (name := text_of(subject))],
        "identifier": _identifier(text_of(item.get("uri"))),
        "url": _url(text_of(item.get("uri"))),
        "version": text_of(item.get("version")),
        "kicker": next((name for genre in _list(item, "genres", "genre") if (name := text_of(genre))), ""),
        "digital_source_type": _source_type(item.get("digitalSourceType")),
        "draft": text_of(_any(item, "pubStatus", "pubstatus")) in {"withheld", "canceled", "withhold"},
    }
    if raw["modified"] == raw["published"]:
        raw["modified"] = ""
    return {key: value for key, value in raw.items() if value}


def body(item: Mapping[str, Any]) -> tuple[str, bool]:
    """(the body's text, whether it is markup): markup above text, the main body above others."""
    bodies = [one for one in _list(item, "bodies") if isinstance(one, dict) and isinstance(one.get("value"), str)]
    marked = [one for one in bodies if str(one.get("contentType") or one.get("contenttype") or "").lower() in _HTML]
    unnamed = [one for one in bodies if one not in marked and _looks_marked(one["value"])]
    chosen = next(iter([*sorted(marked, key=_rank), *sorted(unnamed, key=_rank), *sorted(bodies, key=_rank)]), None)
    if chosen is not None:
        return chosen["value"], chosen in marked or chosen in unnamed
    older = _patterned(item, "body")
    marked_up = [words for key, words in older if key in {"body_xhtml", "body_html"}]
    marked_up += [words for _, words in older if _looks_marked(words)]
    return (marked_up[0], True) if marked_up else (older[0][1] if older else "", False)


def _patterned(item: Mapping[str, Any], stem: str) -> list[tuple[str, str]]:
    """ninjs 1.x names its texts by pattern: `body_text`, `headline_main`, `description_web`."""
    found = [(key, value) for key, value in item.items() if key == stem or key.startswith(f"{stem}_")]
    return [(key, value) for key, value in found if isinstance(value, str) and value.strip()]


def _rank(one: Mapping[str, Any]) -> int:
    return 0 if str(one.get("role") or "main").rsplit(":", 1)[-1].lower() in {"main", "text", "html", "body", ""} else 1


def _looks_marked(value: str) -> bool:
    return "</p>" in value or "<br" in value


def _headlines(item: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(role, words) of every headline."""
    return [
        (str(one.get("role") or "main").rsplit(":", 1)[-1].lower(), words)
        for one in _list(item, "headlines")
        if isinstance(one, dict) and (words := text_of(one.get("value")))
    ]


def _main_headline(item: Mapping[str, Any]) -> str:
    found = _headlines(item)
    plain = [words for role, words in found if role not in _DEKS | _SHORT]
    named = [words for role, words in found if role in {"main", "headline", "hed"}]
    shorter = [words for role, words in found if role not in _DEKS]
    older = [text_of(item.get(name)) for name in ("headline_main", "headline", "title")]
    older += [text_of(words) for _, words in _patterned(item, "headline")]
    return next((words for words in (*named, *plain, *shorter, *older) if words), "")


def _byline(item: Mapping[str, Any]) -> list[dict[str, str]]:
    """The creator statement; else people whose relation is that of a creator."""
    said = item.get("by") or item.get("byline")
    if written := [words for one in (said if isinstance(said, list) else [said]) if (words := text_of(one))]:
        return [
            {key: value for key, value in (("name", one.name), ("affiliation", one.affiliation)) if value}
            for words in written
            for one in bylines.people(_without_by(words))
        ]
    makers = [one for one in _list(item, "people", "person") if isinstance(one, dict) and _is_maker(one)]
    return [{"name": name} for one in makers if (name := text_of(one.get("name")))]


def _without_by(written: str) -> str:
    """`Von Anna Muster, dpa`: the word before the name in the languages of the agencies."""
    first, _, rest = written.partition(" ")
    return rest if first.lower() in {"by", "von", "par", "por", "di", "av", "af", "door"} and rest else written


def _is_maker(person: Mapping[str, Any]) -> bool:
    return str(person.get("rel") or person.get("role") or "").rsplit(":", 1)[-1].lower() in {
        "creator", "author", "byline", "writer", "by", "contributor", "journalist", "reporter",
    }  # fmt: skip


def _description(item: Mapping[str, Any]) -> str:
    values = [text_of(one.get("value")) for one in _list(item, "descriptions") if isinstance(one, dict)]
    older = [text_of(words) for _, words in _patterned(item, "description")]
    return next((words for words in (*values, *older) if words), "")


def _publisher(item: Mapping[str, Any]) -> dict[str, str]:
    """The party whose role is publisher or provider; else the one that is named alone."""
    parties = [
        one for one in _list(item, "infoSources", "infosource") if isinstance(one, dict) and text_of(one.get("name"))
    ]
    roles = {"publisher", "provider", "creditline", "origin", "distributor"}
    named = [one for one in parties if _role(one) in roles] or [one for one in parties if not _role(one)]
    if not named:
        return {}
    url = _url(text_of(named[0].get("uri")))
    return {"name": text_of(named[0].get("name")), **({"url": url} if url else {})}


def _role(party: Mapping[str, Any]) -> str:
    return str(party.get("role") or "").rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower()


def _sources(item: Mapping[str, Any]) -> list[dict[str, str]]:
    publisher = _publisher(item).get("name")
    found = []
    for one in _list(item, "infoSources", "infosource"):
        name = text_of(one.get("name")) if isinstance(one, dict) else ""
        if name and name != publisher:
            url = _url(text_of(one.get("uri")))
            found.append({"title": name, **({"url": url} if url else {})})
    return found


def _corrections(item: Mapping[str, Any]) -> list[dict[str, str]]:
    """An editorial note that says it corrects; others are for desks, not for readers."""
    note = text_of(item.get("edNote") or item.get("ednote"))
    return [{"text": note}] if "correct" in note.lower() else []


def editorial_note(item: Mapping[str, Any]) -> str:
    """The note for desks, where it is not a correction."""
    note = text_of(item.get("edNote") or item.get("ednote"))
    return "" if "correct" in note.lower() else note


def _cover(item: Mapping[str, Any]) -> dict[str, str]:
    """The first associated picture's largest rendition, with its description."""
    for one in [*_list(item, "associations"), item]:
        if isinstance(one, dict) and text_of(one.get("type")) in {"picture", "image", "photo"}:
            found = [r for r in _list(one, "renditions") if isinstance(r, dict) and text_of(r.get("href"))]
            best = max(found, key=_width, default=None)
            if best is not None:
                alt = _description(one) or _main_headline(one)
                return {"src": text_of(best.get("href")), **({"alt": alt} if alt else {})}
    return {}


def _width(rendition: Mapping[str, Any]) -> int:
    width = rendition.get("width")
    return width if isinstance(width, int) else 0


def _license(item: Mapping[str, Any]) -> str:
    rights = item.get("rightsInfo") or item.get("rightsinfo")
    linked = text_of(rights.get("linkedRights") or rights.get("linkedrights")) if isinstance(rights, dict) else ""
    return linked or text_of(_any(item, "usageTerms", "usageterms"))


def _holder(item: Mapping[str, Any]) -> str:
    name = text_of(_any(item, "copyrightHolder", "copyrightholder"))
    return f"© {name}" if name else ""


def _source_type(value: Any) -> str:
    if isinstance(value, dict):
        return text_of(value.get("uri") or value.get("literal") or value.get("name"))
    return text_of(value)


def _any(item: Mapping[str, Any], *names: str) -> Any:
    return next((item[name] for name in names if item.get(name)), None)


def _list(item: Mapping[str, Any], *names: str) -> list[Any]:
    """A list, whatever container the version uses: 1.x has objects by name; some write a single one bare."""
    value = _any(item, *names)
    if isinstance(value, str) or (isinstance(value, dict) and any(isinstance(value.get(key), str) for key in _OWN)):
        value = [{"value": value, "name": value} if isinstance(value, str) else value]
    if isinstance(value, dict):
        return [
            {"name": key, **one} if isinstance(one, dict) and "name" not in one else one for key, one in value.items()
        ]
    return value if isinstance(value, list) else []


def _slug(line: str) -> str:
    from briefexport.identity import slugify

    return slugify(line)


def _identifier(uri: str) -> str:
    return uri if uri.startswith(("urn:", "tag:", "http://", "https://")) else ""


def _url(uri: str) -> str:
    return squeeze(uri) if uri.startswith(("http://", "https://")) else ""
