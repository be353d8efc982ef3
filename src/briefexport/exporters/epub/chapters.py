"""A brief → its page and its part of the table of contents."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefexport import model as m
from briefexport import text
from briefexport.exporters.epub.book import Entry, File
from briefexport.exporters.epub.pages import page
from briefexport.render.xhtml import (
    Markup,
    apparatus,
    clean,
    endnotes,
    escape,
    label,
    render_blocks,
    title_block,
    visible,
)  # fmt: skip


def chapter(article: m.Article, name: str, image: Callable[[m.Image], str | None]) -> tuple[File, Entry]:
    """The page of a brief, and its contents entry with the headings nested below it."""
    metadata = article.metadata
    markup = Markup.of(article, image=image, medium="book")
    body = (
        f'<section class="brief" epub:type="chapter" role="doc-chapter" aria-labelledby="{markup.headline_id}">\n'
        f"{title_block(metadata, markup)}{render_blocks(article.body, markup)}"
        f"{endnotes(markup)}{apparatus(article, markup)}</section>\n"
    )
    head = f'<meta name="dcterms.identifier" content="{escape(article.identifier)}"/>\n'
    file = page(
        name,
        metadata.headline,
        body,
        language=metadata.language,
        direction=metadata.direction,
        kind="bodymatter",
        head=head,
    )
    return file, Entry(metadata.headline, name, _outline(article, name, markup))


def _outline(article: m.Article, name: str, markup: Markup) -> tuple[Entry, ...]:
    """The headings of the body, nested by level, then the sections after it."""
    found = [(heading.level, _title(heading), heading.id) for heading in text.outline(article)]
    found = [line for line in found if visible(line[1])]  # the page has none of the others as headings either
    language = article.metadata.language
    for kind, there in (
        ("notes", article.notes), ("sources", article.metadata.sources), ("corrections", article.metadata.corrections)
    ):  # fmt: skip
        if there:
            found.append((2, label(kind, language), f"{markup.headline_id}_{kind}"))
    return _nested(found, name)


def _title(heading: m.Heading) -> str:
    return text.squeeze(clean(text.plain(heading.content)))


def _nested(lines: Sequence[tuple[int, str, str]], name: str) -> tuple[Entry, ...]:
    """(level, title, id) lines as a tree: what follows a line with a deeper level stands below it."""
    entries: list[Entry] = []
    index = 0
    while index < len(lines):
        level, title, id = lines[index]
        end = next((i for i in range(index + 1, len(lines)) if lines[i][0] <= level), len(lines))
        entries.append(Entry(title, f"{name}#{id}", _nested(lines[index + 1 : end], name)))
        index = end
    return tuple(entries)
