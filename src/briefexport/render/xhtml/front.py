"""What stands before the body and after it: title block, sources, corrections, rights."""

from __future__ import annotations

from briefexport import model as m
from briefexport.render.xhtml.addresses import address
from briefexport.render.xhtml.escaping import attribute, escape
from briefexport.render.xhtml.labels import long_date, own_words
from briefexport.render.xhtml.markup import Markup
from briefexport.text.people import told_once


def title_block(metadata: m.Metadata, markup: Markup) -> str:
    """`header.title-block`: kicker, headline (h1), dek, byline, dateline."""
    kicker = _line("kicker", escape(metadata.kicker))
    headline = f'<h1 class="headline" id="{markup.headline_id}">{escape(metadata.headline)}</h1>\n'
    dek = _line("dek", escape(metadata.dek), markup.semantics("subtitle", "doc-subtitle"))
    lines = kicker + headline + dek + byline(metadata, markup) + dateline(metadata, markup)
    return f'<header class="title-block">\n{lines}</header>\n'


def byline(metadata: m.Metadata, markup: Markup) -> str:
    """`p.byline`; empty when nobody is named."""
    people = [_person(person) for person in told_once(metadata.byline)]
    if not people:
        return ""
    head = ", ".join(people[:-1])
    names = f"{head} {own_words('and', markup.language)} {people[-1]}" if head else people[-1]
    return f'<p class="byline">{own_words("by", markup.language)} {names}</p>\n'


def _person(person: m.Person) -> str:
    name = f'<span class="author">{escape(person.name)}</span>'
    target = address(person.url, {})
    linked = f"<a{attribute('href', target)}>{name}</a>" if target else name
    extra = ", ".join(escape(part) for part in (person.role, person.affiliation) if part.strip())
    return f'{linked} <span class="affiliation">({extra})</span>' if extra else linked


def dateline(metadata: m.Metadata, markup: Markup) -> str:
    """`p.dateline`: the place, the day of publication, and of a later change."""
    parts = [f'<span class="place">{escape(metadata.dateline)}</span>'] if metadata.dateline.strip() else []
    if metadata.published:
        parts.append(_time("published", metadata.published, markup))
    if metadata.modified and metadata.modified[:10] != metadata.published[:10]:
        changed = _time("modified", metadata.modified, markup)
        parts.append(f"{own_words('updated', markup.language)} {changed}" if metadata.published else changed)
    return _line("dateline", '<span class="separator"> · </span>'.join(parts))


def _time(kind: str, date: str, markup: Markup) -> str:
    return f'<time class="{kind}" datetime="{escape(date[:10])}">{escape(long_date(date, markup.language))}</time>'


def apparatus(article: m.Article, markup: Markup) -> str:
    """`section.sources`, `section.corrections` and `p.rights`, each where the article has it."""
    metadata = article.metadata
    sources = [_source(source, markup) for source in metadata.sources]
    corrections = [_correction(correction, markup) for correction in metadata.corrections]
    return (
        _section("sources", sources, markup, ("bibliography", "doc-bibliography"))
        + _section("corrections", corrections, markup, ("errata", "doc-errata"))
        + _line("rights", escape(metadata.rights), markup.semantics("copyright-page") if metadata.rights else "")
    )


def _section(name: str, items: list[str], markup: Markup, semantics: tuple[str, str]) -> str:
    if not items:
        return ""
    key = f"{markup.headline_id}_{name}"
    title = f'<h2 id="{key}">{own_words(name, markup.language)}</h2>\n'
    body = "".join(f"<li>{item}</li>\n" for item in items)
    head = f'<section class="{name}" aria-labelledby="{key}"{markup.semantics(*semantics)}>\n'
    return f"{head}{title}<ul>\n{body}</ul>\n</section>\n"


def _source(source: m.SourceReference, markup: Markup) -> str:
    target = address(source.url, {})
    title = f"<cite>{escape(source.title)}</cite>"
    parts = [f"<a{attribute('href', target)}>{title}</a>" if target and source.title.strip() else title]
    if source.publisher.strip():
        parts.append(escape(source.publisher))
    if source.date:
        parts.append(_time("date", source.date, markup))
    return ", ".join(parts)


def _correction(correction: m.Correction, markup: Markup) -> str:
    day = _time("date", correction.date, markup) + ": " if correction.date else ""
    return day + escape(correction.text)


def _line(kind: str, content: str, semantics: str = "") -> str:
    return f'<p class="{kind}"{semantics}>{content}</p>\n' if content.strip() else ""
