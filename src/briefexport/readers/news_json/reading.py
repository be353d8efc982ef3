"""A news item's JSON → metadata and body → reading."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from briefexport import model as m
from briefexport.errors import ContentError
from briefexport.plugin import Diagnostic, LedgerEntry, Position, Reading, ReadingContext, Source, notice, warning
from briefexport.readers.common import html_import, json_source, languages, metadata, schema_org
from briefexport.readers.common.finish import finish
from briefexport.readers.news_json import account, keys, ninjs

_MARKUP = re.compile(r"</(p|div|h[1-6]|li|blockquote|a|em|strong|b|i)>|<(br|p)\s*/?>", re.I)
_DATES = ("datePublished", "dateModified", "firstCreated", "versionCreated", "firstcreated", "versioncreated")
_BLANK = re.compile(r"\n[ \t]*\n")


def read(source: Source, context: ReadingContext) -> Reading:
    """The reading of a news item. Raises ContentError: no JSON, no news item, several items, no words."""
    data, told = json_source.load(source)
    item, form = _item(data, source.name)
    keys.refuse_embargo(item, source)
    raw = ninjs.metadata(item) if form == "ninjs" else _linked(item)
    body, is_html = ninjs.body(item) if form == "ninjs" else _article_body(item)
    settled = metadata.settle(raw, context=context, source=source)
    made = html_import.fragment(body, language=settled.metadata.language) if is_html else _paragraphs(body)
    words = html_import.plain_text(body) if is_html else body
    above = tuple(account.entries(item, settled.metadata, words))
    return finish(
        source=msgspec.structs.replace(source, name=re.sub(r"\.ninjs(\.json)?$|\.jsonld$", ".json", source.name)),
        metadata=settled.metadata,
        body=made.blocks,
        notes=made.notes,
        words="\n".join((words, *made.attributes)),
        above=above,
        ledger=made.ledger,
        diagnostics=(
            *told,
            *settled.diagnostics,
            *made.diagnostics,
            *keys.misspelt(item, form, source),
            *_told(item, form, body),
            *account.losses(above, ninjs.editorial_note(item)),
        ),
        assets=made.assets,
        positions=made.positions,
    )


def _item(data: Any, name: str) -> tuple[dict[str, Any], str]:
    """(the item, `ninjs` or `schema.org`)."""
    if isinstance(data, list) and len(data) == 1:
        data = data[0]
    _refuse_several(data, name)
    linked = schema_org.article(data)
    if linked is not None and (isinstance(data, list) or "@type" in data or "@graph" in data):
        return dict(linked), "schema.org"
    if ninjs.is_item(data):
        return dict(data), "ninjs"
    raise ContentError(
        f"{name} is not a news item: it has neither the fields of ninjs nor a schema.org article",
        code="not-news-json",
        hint="give one ninjs item, or a NewsArticle in JSON-LD; for the canonical JSON use --from article-json",
        file=name,
    )


def _refuse_several(data: Any, name: str) -> None:
    """Of several articles one would be read, and the others lost."""
    bodies = sum(
        bool(schema_org.types(node) & schema_org.ARTICLES and (node.get("articleBody") or node.get("text")))
        for node in schema_org.nodes(data)
    )
    items = sum(map(ninjs.is_item, data)) if isinstance(data, list) else 0
    if max(bodies, items) > 1:
        raise ContentError(
            f"{name} holds {max(bodies, items)} news items; a source is one",
            code="not-news-json",
            hint="write each into a file of its own, and bind their editions with --bind",
            file=name,
        )


def _linked(item: dict[str, Any]) -> dict[str, Any]:
    cover = schema_org.image(item.get("image"))
    return {**schema_org.metadata(item), **({"cover": cover} if cover else {})}


def _article_body(item: dict[str, Any]) -> tuple[str, bool]:
    body, is_html = _words(item.get("articleBody") or item.get("text"))
    updates = item.get("liveBlogUpdate")
    entries = [entry for entry in (updates if isinstance(updates, list) else [updates]) if isinstance(entry, dict)]
    if not entries:
        return body, is_html
    return "\n".join((_as_html(body, is_html), *map(_update, entries))), True


def _words(found: Any) -> tuple[str, bool]:
    """A body, and whether it is HTML; of several its texts, one after another."""
    parts = found if isinstance(found, list) else [found]
    texts = [part.get("@value") if isinstance(part, dict) else part for part in parts]
    body = "\n\n".join(text for text in texts if isinstance(text, str))
    # What was written for a page often keeps the page's references; in a text without markup they mean the signs.
    body = body if _MARKUP.search(body) else html.unescape(body)
    return body, bool(_MARKUP.search(body))


def _update(entry: dict[str, Any]) -> str:
    """One entry of a live blog: its headline and its words."""
    title = schema_org.text_of(entry.get("headline"))
    heading = f"<h2>{html.escape(title)}</h2>" if title else ""
    return heading + _as_html(*_words(entry.get("articleBody") or entry.get("text")))


def _as_html(body: str, is_html: bool) -> str:
    if is_html:
        return body
    return "".join(f"<p>{html.escape(part)}</p>" for part in _BLANK.split(body) if part.strip())


def _paragraphs(body: str) -> html_import.Imported:
    """Plain text: blank lines part paragraphs; without any, each line is one."""
    parts = _BLANK.split(body) if _BLANK.search(body.strip()) else body.split("\n")
    blocks: list[m.Block] = []
    ledger: list[LedgerEntry] = []
    positions: dict[str, Position] = {}
    for ordinal, part in enumerate(parts, 1):
        words = " ".join(part.split())
        if words:
            name = f"@{ordinal}:1"
            positions[name] = Position(ordinal, 1)
            blocks.append(m.Paragraph(id=name, content=(m.Text(words),)))
            ledger.append(LedgerEntry(words=words, fate="body", where=name, line=ordinal))
    return html_import.Imported(blocks=tuple(blocks), ledger=tuple(ledger), positions=positions)


def _told(item: dict[str, Any], form: str, body: str) -> Iterator[Diagnostic]:
    if form == "ninjs" and (note := ninjs.editorial_note(item)):
        yield notice(
            "editorial-note", f"the note for desks was left out: {note[:80]}", hint="act on it before you publish"
        )
    for key in _DATES:
        if (given := schema_org.text_of(item.get(key))) and not schema_org.date_of(given):
            yield warning("date-unreadable", f"{key} is no date: {given[:40]!r}", hint="write it as 2024-11-17")
    language = item.get("language") if form == "ninjs" else item.get("inLanguage")
    if doubt := languages.doubt(schema_org.said_language(language)):
        yield doubt
    status = str(item.get("pubStatus") or item.get("pubstatus") or "")
    if status in {"withheld", "canceled"}:
        yield warning(
            "item-not-usable", f"the agency has {status} this item; it is read as a draft", hint="ask the agency"
        )
    if not body.strip():
        yield warning("no-body", "the item has no body; only its metadata was read", hint="ask for the full item")
