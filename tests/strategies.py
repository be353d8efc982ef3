"""Hypothesis strategies for whole articles and their parts.

    articles()          any article the model can hold, ids given, notes called: what every exporter must take
    blocks(), inlines() its parts
    words()             text without control characters; `any_text()` has them, and what else breaks parsers

Articles are kept small by default (`max_blocks`): exporters run once for each example.
"""

from __future__ import annotations

import string
from collections.abc import Callable

import msgspec
from hypothesis import strategies as st

from briefexport import identity
from briefexport import model as m

_SCRIPTS = "aábcčdeéfghijklmnoöpqrsßtuüvwxyzABCDEFG 0123456789 .,;:!?'\"“”‘’–—…-()&<>/\\%$#@*_`~[]{}|+="
_FAR = "жїґάλφאבגابتहिन्दी中文字。，「」日本語カナ한글😀👩‍👩‍👧🇺🇦\u00a0\u00ad\u200b\u200d\u202f\u2028"
LANGUAGES = ("en", "en-GB", "fr", "de", "es", "ar", "he", "uk", "zh-Hans", "pt-BR")


def words(min_size: int = 1, max_size: int = 40) -> st.SearchStrategy[str]:
    """Printable text in many scripts with at least one letter or digit, no control characters."""
    text = st.text(st.sampled_from(_SCRIPTS + _FAR), min_size=min_size, max_size=max_size)
    return text.filter(lambda found: not min_size or any(character.isalnum() for character in found))


def _chosen(text: st.SearchStrategy[str] | None) -> st.SearchStrategy[str]:
    return words() if text is None else text


def any_text() -> st.SearchStrategy[str]:
    """Any characters at all that are Unicode scalar values, controls and non-characters among them."""
    return st.text(st.characters(exclude_categories=("Cs",)), max_size=60)


def inlines(depth: int = 2, *, text: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[m.Inlines]:
    """A run of inlines, wrappers nested up to `depth`."""
    return st.lists(_inline(depth, _chosen(text)), min_size=1, max_size=4).map(tuple)


def _inline(depth: int, text: st.SearchStrategy[str]) -> st.SearchStrategy[m.Inline]:
    leaves = [text.map(m.Text)] * 6 + [text.map(m.Code), st.just(m.LineBreak()), _tex().map(m.Math)]
    if not depth:
        return st.one_of(leaves)
    inner = inlines(depth - 1, text=text)
    wrappers: tuple[Callable[..., m.Inline], ...] = (
        m.Emphasis, m.Strong, m.Strikethrough, m.Superscript, m.Subscript, m.Mark, m.Keyboard, m.Quotation, m.Cite,
    )  # fmt: skip
    return st.one_of(
        *leaves,
        st.builds(lambda kind, content: kind(content), st.sampled_from(wrappers), inner),
        st.builds(m.Link, url=_urls(), title=st.one_of(st.just(""), text), content=inner),
        st.builds(m.Abbreviation, expansion=text, content=inner),
        st.builds(
            m.Span, language=st.sampled_from(LANGUAGES), direction=st.sampled_from(("", "ltr", "rtl")), content=inner
        ),
        st.builds(m.Time, datetime=st.sampled_from(("2024-11-17", "2024-11-17T09:30:00Z", "soon", "")), content=inner),
    )


def _tex() -> st.SearchStrategy[str]:
    return st.sampled_from((r"\frac{a}{b}", "x^2 + y_1", r"\sqrt{2} < 3 \& \alpha", r"\unknown{", "E=mc^2"))


def _urls() -> st.SearchStrategy[str]:
    return st.sampled_from((
        "https://example.org/a?b=1&c=2#d", "mailto:desk@example.org", "#top", "javascript:alert(1)", "file:///etc/passwd",
        "notes/other.md", "http://bad host/", "https://пример.укр/шлях", "data:text/html,x", "", "https://e.org/%zz[1]",
    ))  # fmt: skip


def leaf_blocks(*, text: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[m.Block]:
    """Blocks that hold no blocks, and no images."""
    text = _chosen(text)
    run = inlines(2, text=text)
    cells = st.builds(
        m.Cell, header=st.booleans(), align=st.sampled_from(("", "left", "center", "right")),
        colspan=st.integers(1, 3), rowspan=st.integers(1, 2), content=run,
    )  # fmt: skip
    rows = st.builds(m.Row, header=st.booleans(), cells=st.lists(cells, max_size=3).map(tuple))
    return st.one_of(
        st.builds(m.Paragraph, role=st.sampled_from(("body", "lede")), content=run),
        st.builds(m.Paragraph, content=run),
        st.builds(m.Heading, level=st.integers(2, 6), content=run),
        st.builds(m.Table, caption=st.one_of(st.just(()), run), rows=st.lists(rows, max_size=3).map(tuple)),
        st.builds(m.CodeBlock, text=text, language=st.sampled_from(("", "python", "c++"))),
        st.builds(m.Verse, lines=st.lists(st.builds(m.Line, content=run), min_size=1, max_size=3).map(tuple)),
        st.builds(m.MathBlock, tex=_tex()),
        st.just(m.Rule()),
    )


def blocks(depth: int = 2, *, text: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[m.Block]:
    """Any block without images; containers nested up to `depth`."""
    leaf = leaf_blocks(text=text)
    if not depth:
        return leaf
    inner = st.lists(blocks(depth - 1, text=text), max_size=3).map(tuple)
    run = inlines(1, text=text)
    maybe = st.one_of(st.just(()), run)
    items = st.builds(m.ListItem, checked=st.sampled_from((None, True, False)), content=inner)
    terms = st.builds(m.Definition, term=run, content=inner)
    return st.one_of(
        leaf,
        leaf,
        st.builds(
            m.List, ordered=st.booleans(), start=st.integers(-3, 9), items=st.lists(items, max_size=3).map(tuple)
        ),
        st.builds(m.DefinitionList, items=st.lists(terms, max_size=2).map(tuple)),
        st.builds(m.Quote, content=inner, attribution=maybe),
        st.builds(m.PullQuote, content=inner, attribution=maybe),
        st.builds(m.Callout, kind=st.sampled_from(("note", "tip", "warning", "summary")), title=maybe, content=inner),
    )


def metadata(*, text: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[m.Metadata]:
    """Settled metadata: headline, slug and language are always there."""
    text = _chosen(text)
    maybe = st.one_of(st.just(""), text)
    people = st.builds(m.Person, name=text, role=maybe, affiliation=maybe, url=_urls())
    sources = st.builds(
        m.SourceReference, title=text, url=_urls(), publisher=maybe, date=st.sampled_from(("", "2024-01-31"))
    )
    corrections = st.builds(m.Correction, date=st.sampled_from(("", "2024-12-01")), text=text)
    return st.builds(
        m.Metadata,
        headline=text, dek=maybe, kicker=maybe, dateline=maybe, summary=maybe, rights=maybe,
        slug=st.text(string.ascii_lowercase, min_size=1, max_size=8),
        byline=st.lists(people, max_size=2).map(tuple),
        published=st.sampled_from(("", "2024-11-17", "2024-11-17T09:30:00+02:00")),
        language=st.sampled_from(LANGUAGES),
        direction=st.sampled_from(("ltr", "rtl")),
        sources=st.lists(sources, max_size=2).map(tuple),
        corrections=st.lists(corrections, max_size=2).map(tuple),
        keywords=st.lists(text, max_size=2).map(tuple),
    )  # fmt: skip


@st.composite
def articles(
    draw: st.DrawFn, *, max_blocks: int = 6, text: st.SearchStrategy[str] | None = None, notes: bool = True
) -> m.Article:
    """An article with ids and identifier as a reader leaves it; each note is called once from a paragraph."""
    body = tuple(draw(st.lists(blocks(text=text), min_size=1, max_size=max_blocks)))
    found: tuple[m.Note, ...] = ()
    if notes:
        inner = st.lists(blocks(1, text=text), min_size=1, max_size=2).map(tuple)
        contents = draw(st.lists(inner, max_size=2))
        found = tuple(m.Note(id=f"n{number}", content=content) for number, content in enumerate(contents, start=1))
        calls = tuple(m.NoteReference(note.id) for note in found)
        if calls:
            body = (*body, m.Paragraph(content=(m.Text(draw(_chosen(text))), *calls)))
    article = m.Article(metadata=draw(metadata(text=text)), body=body, notes=found)
    named, _, _ = identity.identify(article)
    return named


def edition_of(*parts: m.Article, title: str = "", slug: str = "edition") -> m.Edition:
    """The edition the pipeline would make of these articles: of one, or bound."""
    bound = identity.bind(parts) if len(parts) > 1 else parts
    first = parts[0].metadata
    return m.Edition(
        identifier=identity.edition_identifier(bound, first.publisher, slug),
        slug=slug if len(parts) > 1 else first.slug,
        title=title or first.headline,
        language=first.language,
        date=first.published,
        publisher=first.publisher,
        cover=first.cover if len(parts) == 1 else None,
        articles=tuple(bound),
    )


def with_metadata(article: m.Article, **fields: object) -> m.Article:
    """The article with some metadata fields replaced."""
    return msgspec.structs.replace(article, metadata=msgspec.structs.replace(article.metadata, **fields))
