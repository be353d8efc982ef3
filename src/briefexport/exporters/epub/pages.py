"""Pages: the frame every XHTML file stands in, and the pages that are not briefs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefexport import model as m
from briefexport.exporters.epub.book import Entry, File, Landmark
from briefexport.render.xhtml import Markup, escape, label
from briefexport.render.xhtml.front import byline, dateline
from briefexport.render.xhtml.labels import own_words

XHTML = "application/xhtml+xml"


def page(
    name: str,
    title: str,
    body: str,
    *,
    language: str,
    direction: str = "ltr",
    kind: str = "",
    head: str = "",
    linear: bool | None = True,
    properties: tuple[str, ...] = (),
) -> File:
    """An XHTML file: `body` is markup, `kind` the epub:type of the body element, `head` more of the head."""
    tongue = f'lang="{escape(language)}" xml:lang="{escape(language)}" dir="{direction}"'
    partition = f' epub:type="{kind}"' if kind else ""
    if "<math " in body:
        properties = (*properties, "mathml")
    text = (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" {tongue}>\n'
        f'<head>\n<meta charset="utf-8"/>\n<title>{escape(" ".join(title.split()))}</title>\n{head}'
        '<link rel="stylesheet" type="text/css" href="book.css"/>\n</head>\n'
        f"<body{partition}>\n{body}</body>\n</html>\n"
    )
    return File(name, XHTML, text, properties, linear)


def cover_page(picture: str, alt: str, edition: m.Edition) -> File:
    """The cover, as large as the screen."""
    body = (
        '<section class="cover" epub:type="cover">\n'
        f'<img src="{escape(picture)}" alt="{escape(" ".join(alt.split()))}" role="doc-cover"/>\n</section>\n'
    )
    return page("cover.xhtml", label("cover", edition.language), body, language=edition.language, kind="frontmatter")


def title_page(edition: m.Edition, title: str, direction: str) -> File:
    """Title, dek, byline, date and publisher."""
    markup = Markup(language=edition.language)
    lines = [f'<p class="book-title" id="book-title" epub:type="title" role="doc-subtitle">{escape(title)}</p>\n']
    lines = [f'<h1 class="book-title" epub:type="title">{escape(title)}</h1>\n']
    if len(edition.articles) == 1:
        metadata = edition.articles[0].metadata
        lines.append(_line("book-dek", metadata.dek))
        lines += [byline(metadata, markup), dateline(metadata, markup)]
    elif edition.date:
        lines.append(dateline(m.Metadata(published=edition.date), markup))
    lines.append(_line("book-publisher", edition.publisher.name))
    body = f'<section class="title-page" epub:type="titlepage">\n{"".join(lines)}</section>\n'
    return page("title.xhtml", title, body, language=edition.language, direction=direction, kind="frontmatter")


def contents_page(edition: m.Edition, entries: Iterable[tuple[str, m.Article]], direction: str) -> File:
    """A bound edition's contents: each brief's headline, dek and byline. `entries` pairs files with articles."""
    items = "".join(_content(href, article, edition) for href, article in entries)
    title = own_words("contents", edition.language)
    body = f'<section class="contents">\n<h1>{title}</h1>\n<ol class="briefs">\n{items}</ol>\n</section>\n'
    name = label("contents", edition.language)
    return page("contents.xhtml", name, body, language=edition.language, direction=direction, kind="frontmatter")


def _content(href: str, article: m.Article, edition: m.Edition) -> str:
    metadata = article.metadata
    markup = Markup(language=metadata.language)
    foreign = metadata.language != edition.language or metadata.direction != "ltr"
    tongue = markup.tongue(metadata.language, metadata.direction) if foreign else ""
    link = f'<a href="{escape(href)}">{escape(metadata.headline)}</a>'
    return f"<li{tongue}><p>{link}</p>\n{_line('book-dek', metadata.dek)}{byline(metadata, markup)}</li>\n"


def _line(kind: str, words: str) -> str:
    return f'<p class="{kind}">{escape(words)}</p>\n' if words.strip() else ""


def navigation_page(edition: m.Edition, entries: Sequence[Entry], marks: Sequence[Landmark], direction: str) -> File:
    """The navigation document: nested contents, and landmarks that only reading systems show."""
    title = own_words("contents", edition.language)
    toc = (
        '<nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="toc-title">\n'
        f'<h1 id="toc-title">{title}</h1>\n{_list(entries)}</nav>\n'
    )
    places = "".join(
        f'<li><a epub:type="{mark.kind}" href="{escape(mark.href)}">{escape(mark.title)}</a></li>\n' for mark in marks
    )
    landmarks = f'<nav epub:type="landmarks" aria-label="Landmarks" hidden="hidden">\n<ol>\n{places}</ol>\n</nav>\n'
    return page(
        "nav.xhtml",
        label("contents", edition.language),
        toc + landmarks,
        language=edition.language,
        direction=direction,
        linear=False if len(edition.articles) == 1 else None,
        properties=("nav",),
    )


def _list(entries: Sequence[Entry]) -> str:
    items = "".join(
        f'<li><a href="{escape(entry.href)}">{escape(entry.title)}</a>'
        f"{_list(entry.children) if entry.children else ''}</li>\n"
        for entry in entries
    )
    return f"<ol>\n{items}</ol>\n"


def ncx(identifier: str, title: str, language: str, entries: Sequence[Entry]) -> File:
    """The table of contents that EPUB 2 readers and Kindle look for; it says what the navigation document says."""
    counter = iter(range(1, 1 << 30))
    text = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="{escape(language)}">\n'
        f'<head>\n<meta name="dtb:uid" content="{escape(identifier)}"/>\n'
        f'<meta name="dtb:depth" content="{_depth(entries)}"/>\n'
        '<meta name="dtb:totalPageCount" content="0"/>\n<meta name="dtb:maxPageNumber" content="0"/>\n</head>\n'
        f"<docTitle><text>{escape(title)}</text></docTitle>\n"
        f"<navMap>\n{''.join(_point(entry, counter) for entry in entries)}</navMap>\n</ncx>\n"
    )
    return File("toc.ncx", "application/x-dtbncx+xml", text)


def _point(entry: Entry, counter: Iterable[int]) -> str:
    number = next(iter(counter))
    children = "".join(_point(child, counter) for child in entry.children)
    return (
        f'<navPoint id="np-{number}" playOrder="{number}"><navLabel><text>{escape(entry.title)}</text></navLabel>'
        f'<content src="{escape(entry.href)}"/>{children}</navPoint>\n'
    )


def _depth(entries: Sequence[Entry]) -> int:
    return 1 + max((_depth(entry.children) for entry in entries), default=0) if entries else 0
