"""The last page: what this edition is, what it was made from, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefexport import __version__
from briefexport import model as m
from briefexport.exporters.epub.book import File
from briefexport.exporters.epub.pages import page
from briefexport.plugin import Context
from briefexport.render.themes import FontFace
from briefexport.render.xhtml import escape, label, long_date
from briefexport.render.xhtml.addresses import address
from briefexport.render.xhtml.labels import own_words


def colophon_page(
    edition: m.Edition, context: Context, faces: Sequence[FontFace], accessibility: str, direction: str
) -> File:
    """Title, identifier, dates, rights, fonts, accessibility, sources' checksums and the program's version."""
    rows = "".join(
        f"<dt>{term}</dt>\n<dd>{words}</dd>\n" for term, words in _rows(edition, context, faces, accessibility)
    )
    title = own_words("colophon", edition.language)
    # The colophon is in English; a page in another language says so.
    tongue = ' lang="en" xml:lang="en" dir="ltr"' if edition.language.split("-")[0] != "en" else ""
    body = (
        f'<section class="colophon" epub:type="colophon" role="doc-colophon" aria-labelledby="colophon-title">\n'
        f'<h1 id="colophon-title">{title}</h1>\n<dl{tongue}>\n{rows}</dl>\n</section>\n'
    )
    name = label("colophon", edition.language)
    return page("colophon.xhtml", name, body, language=edition.language, direction=direction, kind="backmatter")


def _rows(
    edition: m.Edition, context: Context, faces: Sequence[FontFace], accessibility: str
) -> Iterator[tuple[str, str]]:
    """(term, markup) pairs."""
    yield "Title", _foreign(edition.title, edition.language)
    if edition.publisher.name.strip():
        yield "Publisher", _publisher(edition)
    if edition.date:
        yield "Published", escape(long_date(edition.date, "en"))
    yield from ((_term, escape(words)) for _term, words in _claimed(edition) if words.strip())
    yield "Identifier", f"<code>{escape(edition.identifier)}</code>"
    if len(edition.articles) > 1:
        yield "Briefs", "<br/>\n".join(_brief(article) for article in edition.articles)
    yield "Accessibility", escape(accessibility)
    yield "Fonts", _fonts(faces)
    if context.sources:
        sums = "<br/>\n".join(f"<code>{escape(digest)}</code>" for digest in context.sources)
        yield "Made from (SHA-256)", sums
    yield "Made by", escape(f"briefexport {__version__}")


def _claimed(edition: m.Edition) -> Iterator[tuple[str, str]]:
    for term, field in (("Rights", "rights"), ("License", "license"), ("Version", "version")):
        values = dict.fromkeys(str(getattr(article.metadata, field)) for article in edition.articles)
        yield term, "; ".join(filter(str.strip, values))
    if len(edition.articles) == 1 and edition.articles[0].metadata.digital_source_type:
        yield "Digital source type", edition.articles[0].metadata.digital_source_type


def _publisher(edition: m.Edition) -> str:
    name = escape(edition.publisher.name)
    target = address(edition.publisher.url, {})
    return f'<a href="{escape(target)}">{name}</a>' if target else name


def _brief(article: m.Article) -> str:
    words = _foreign(article.metadata.headline, article.metadata.language)
    return f"{words}: <code>{escape(article.identifier)}</code>"


def _foreign(words: str, language: str) -> str:
    """Words of the edition inside our English."""
    if language.split("-")[0] == "en":
        return escape(words)
    return f'<span lang="{escape(language)}" xml:lang="{escape(language)}" dir="auto">{escape(words)}</span>'


def _fonts(faces: Sequence[FontFace]) -> str:
    if not faces:
        return "The reader’s own."
    families = ", ".join(dict.fromkeys(face.family for face in faces))
    return escape(f"{families}; their licences are inside this book.")
