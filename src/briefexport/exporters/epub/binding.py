"""Edition → Book: every page rendered, every picture fitted, every claim computed. Nothing is written here."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import msgspec

from briefexport import model as m
from briefexport.exporters.epub import claims
from briefexport.exporters.epub.book import Book, Entry, File, Landmark
from briefexport.exporters.epub.chapters import chapter
from briefexport.exporters.epub.colophon import colophon_page
from briefexport.exporters.epub.describing import describe
from briefexport.exporters.epub.fidelity import check_words
from briefexport.exporters.epub.images import Shelf
from briefexport.exporters.epub.jackets import Jacket, jacket
from briefexport.exporters.epub.pages import contents_page, cover_page, navigation_page, ncx, title_page
from briefexport.exporters.epub.sheets import book_sheet, font_files
from briefexport.plugin import Context, DeadlineError, Diagnostic, warning
from briefexport.render.typography import apply, set_words
from briefexport.render.xhtml import clean, label, mend, visible
from briefexport.render.xhtml.languages import settled

if TYPE_CHECKING:
    from briefexport.exporters.epub import EpubOptions

_OWN_PAGES = frozenset({"nav", "cover", "title", "contents", "colophon", "content", "toc", "book"})


def bind(edition: m.Edition, options: EpubOptions, context: Context) -> Book:
    """The whole book. Raises ContentError for pictures that cannot be had, ExporterError when words went missing."""
    edition, complaints = _prepared(edition, context)
    shelf = Shelf(context, kindle=options.profile == "kindle")
    chapters = _chapters(edition, shelf, options, context)
    direction = _direction(edition)
    sheet, faces = book_sheet(context.theme, embed=options.fonts == "embed")
    cover = jacket(edition, options, context, shelf)
    found = claims.findings(edition.articles, complaints, lambda image: shelf.href(image) is not None)
    if found.unspoken_formulas:
        _report_formulas(edition, context)
    back = colophon_page(edition, context, faces, claims.summary(found, context.accessibility), direction)
    pages = _pages(edition, chapters, cover, back, options, direction)
    entries = _entries(edition, chapters, back)
    marks = _landmarks(edition, pages, chapters)
    navigation = navigation_page(edition, entries, marks, direction)
    # One brief has no contents page: landmarks lead to the navigation document, which must then stand in the spine.
    bound = len(chapters) > 1
    conforming = claims.conforms(found, context.accessibility)
    return Book(
        identifier=edition.identifier,
        title=edition.title,
        language=edition.language,
        direction="rtl" if direction == "rtl" else "ltr",
        stamp=context.stamp,
        statements=(
            *describe(edition, edition.title),
            *claims.statements(found, context.accessibility, edition.language),
            *cover.statements,
        ),
        pages=pages if bound else (*pages, navigation),
        files=(
            sheet,
            *font_files(faces, (*pages, navigation)),
            *((navigation,) if bound else ()),
            ncx(edition.identifier, edition.title, edition.language, entries),
            *shelf.files.values(),
            *cover.files,
        ),
        guide=marks if options.profile == "kindle" else (),
        conformance=("EPUB 3.3", *(("EPUB Accessibility 1.1",) if conforming else ())),
    )


def _prepared(edition: m.Edition, context: Context) -> tuple[m.Edition, list[str]]:
    """Articles mended and set; the edition's own words cleaned. Also what was wrong, for the claims."""
    complaints: list[str] = []
    articles = []
    for article in edition.articles:
        mended, found = mend(article)
        for diagnostic in found:
            context.report(diagnostic)
            complaints += _complaint(diagnostic)
        headline = _visible(mended.metadata.headline, mended.metadata.slug, context)
        metadata = msgspec.structs.replace(mended.metadata, headline=headline)
        articles.append(apply(msgspec.structs.replace(mended, metadata=metadata), context.typography))
    title = articles[0].metadata.headline if len(articles) == 1 else _visible(edition.title, edition.slug, context)
    if context.typography.smart:
        title = set_words(title, edition.language)
    changed = msgspec.structs.replace(
        edition,
        identifier=_words(edition.identifier) or f"urn:briefexport:{edition.slug}",
        title=title,
        language=settled(edition.language) or "en",
        articles=tuple(articles),
    )
    return changed, complaints


def _complaint(diagnostic: Diagnostic) -> list[str]:
    """What a finding takes from readers, in words for the summary; most that was mended takes nothing."""
    match diagnostic.code:
        case "language-unknown":
            return ["some words carry no language, because their tag is not a known one"]
        case _:
            return []


def _report_formulas(edition: m.Edition, context: Context) -> None:
    for block, tex in claims.unspoken_formulas(edition.articles):
        message = (
            f"The formula “{tex}” cannot become MathML and is shown as TeX; the edition claims less because of it."
        )
        hint = "Write it with the commands of plain LaTeX."
        context.report(warning("formula-as-tex", message, block=block, hint=hint))


def _visible(title: str, slug: str, context: Context) -> str:
    """The title without characters XML forbids, in one line; the slug where nothing visible is left."""
    words = _words(title)
    if words:
        return words
    message = "the title has no visible character; the book is called by its slug"
    context.report(warning("title-invisible", message, hint="give the brief a headline"))
    return slug or "brief"


def _words(text: str) -> str:
    """The text in one line; empty when no character of it can be seen."""
    words = " ".join(clean(text).split())
    return words if visible(words) else ""


def _chapters(
    edition: m.Edition, shelf: Shelf, options: EpubOptions, context: Context
) -> list[tuple[File, Entry, m.Article]]:
    name = _namer()
    found = []
    for number, article in enumerate(edition.articles):
        _keep_time(context)
        context.progress("epub", number, len(edition.articles))
        shelf.take(article)
        file, entry = chapter(article, name(article.metadata.slug), shelf.href)
        check_words(article, str(file.data))
        found.append((_profiled(file, article, options), entry, article))
    return found


def _keep_time(context: Context) -> None:
    """`context.deadline` is measured on the monotonic clock; what is made does not depend on it."""
    if context.deadline is not None and time.monotonic() > context.deadline:
        raise DeadlineError("the EPUB took longer than its limit", hint="bind fewer briefs, or allow more time")


def _profiled(file: File, article: m.Article, options: EpubOptions) -> File:
    if options.profile != "kobo":
        return file
    from briefexport.exporters.epub.kobo import with_spans

    return with_spans(file, article.metadata.language)


def _namer() -> Callable[[str], str]:
    """File names from slugs: unlike our own pages' names, and unlike each other."""
    taken: Counter[str] = Counter()

    def name(slug: str) -> str:
        stem = f"{slug}-brief" if slug in _OWN_PAGES else slug or "brief"
        taken[stem] += 1
        return f"{stem}.xhtml" if taken[stem] == 1 else f"{stem}--{taken[stem]}.xhtml"

    return name


def _direction(edition: m.Edition) -> str:
    """The way pages turn: that of most of the articles."""
    return Counter(article.metadata.direction for article in edition.articles).most_common(1)[0][0]


def _pages(
    edition: m.Edition,
    chapters: Sequence[tuple[File, Entry, m.Article]],
    cover: Jacket,
    back: File,
    options: EpubOptions,
    direction: str,
) -> tuple[File, ...]:
    """All pages in reading order."""
    front = [title_page(edition, edition.title, direction)]
    # Kindle shows the cover image itself; a page for it would show it twice (Kindle Publishing Guidelines, 4.2).
    if cover.href and options.profile != "kindle":
        front.insert(0, cover_page(cover.href, cover.alt, edition))
    if len(chapters) > 1:
        front.append(contents_page(edition, [(file.name, article) for file, _, article in chapters], direction))
    return (*front, *(file for file, _, _ in chapters), back)


def _entries(edition: m.Edition, chapters: Sequence[tuple[File, Entry, m.Article]], back: File) -> tuple[Entry, ...]:
    return (*(entry for _, entry, _ in chapters), Entry(label("colophon", edition.language), back.name))


def _landmarks(
    edition: m.Edition, pages: Sequence[File], chapters: Sequence[tuple[File, Entry, m.Article]]
) -> tuple[Landmark, ...]:
    language = edition.language
    there = {page.name for page in pages}
    marks = [
        Landmark("cover", label("cover", language), "cover.xhtml"),
        Landmark("titlepage", label("title-page", language), "title.xhtml"),
        Landmark("toc", label("contents", language), "contents.xhtml" if len(chapters) > 1 else "nav.xhtml#toc"),
        Landmark("bodymatter", label("start", language), chapters[0][0].name),
        Landmark("colophon", label("colophon", language), "colophon.xhtml"),
    ]
    return tuple(mark for mark in marks if mark.href in there or mark.kind == "toc")
