"""Walking the article, its plain words and its outline."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar, assert_never, get_args

import msgspec

from briefexport import model as m


def squeeze(text: str) -> str:
    """White space folded to single spaces, none at the ends."""
    if "  " not in text and text.isprintable():  # nearly every text: its only white space are single spaces
        return text.strip(" ")
    return " ".join(text.split())


def plain(inlines: Sequence[m.Inline]) -> str:
    """The literal text of inlines, as it would be read: an image gives its alt, a formula its TeX, a break a space."""
    if len(inlines) == 1 and type(lone := inlines[0]) is m.Text:  # most of everything
        return lone.text
    return "".join([inline.text if type(inline) is m.Text else _WORDS[type(inline)](inline) for inline in inlines])


def _held(inline: Any) -> str:
    return plain(inline.content)


# One look for each kind. A match over classes asks one after another, and to be none of them takes thrice as long.
_WORDS: dict[type[m.Inline], Callable[[Any], str]] = {
    **dict.fromkeys(get_args(m.Inline), _held),
    **dict.fromkeys((m.Text, m.Code), operator.attrgetter("text")),
    m.Math: operator.attrgetter("tex"),
    m.Image: operator.attrgetter("alt"),
    m.LineBreak: lambda _: " ",
    m.NoteReference: lambda _: "",
}


def children(block: m.Block) -> Iterator[m.Block]:
    """The blocks directly inside a container; none for a leaf."""
    match block:
        case m.List() | m.DefinitionList():
            for item in block.items:
                yield from item.content
        case m.Quote() | m.PullQuote() | m.Callout():
            yield from block.content
        case (
            m.Heading() | m.Paragraph() | m.Figure() | m.Table() | m.CodeBlock() | m.Verse() | m.MathBlock() | m.Rule()
        ):
            return
        case _:
            assert_never(block)


def own_inlines(block: m.Block) -> Iterator[m.Inlines]:
    """The runs of inlines that stand directly in a block, in rendered order (a quote's attribution comes last)."""
    match block:
        case m.Heading() | m.Paragraph():
            yield block.content
        case m.Figure():
            yield (block.image,)
            yield block.caption
            yield block.credit
        case m.Table():
            yield block.caption
            for row in block.rows:
                for cell in row.cells:
                    yield cell.content
        case m.Verse():
            for line in block.lines:
                yield line.content
        case m.Quote() | m.PullQuote():
            yield block.attribution
        case m.Callout():
            yield block.title
        case m.DefinitionList():
            for item in block.items:
                yield item.term
        case m.CodeBlock():
            yield (m.Code(block.text),)
        case m.MathBlock():
            yield (m.Math(block.tex),)
        case m.List() | m.Rule():
            return
        case _:
            assert_never(block)


_HOLDERS = frozenset({m.List, m.DefinitionList, m.Quote, m.PullQuote, m.Callout})
_LEAVES = frozenset({m.Paragraph, m.Heading, m.CodeBlock})


def walk(blocks: Sequence[m.Block]) -> Iterator[m.Block]:
    """Every block in document order, containers before what they hold."""
    for block in blocks:
        yield block
        if type(block) in _HOLDERS:  # most blocks are leaves
            yield from walk(tuple(children(block)))


def walk_article(article: m.Article) -> Iterator[m.Block]:
    """Every block of body and notes."""
    yield from walk(article.body)
    for note in article.notes:
        yield from walk(note.content)


def inline_tree(inlines: Sequence[m.Inline]) -> Iterator[m.Inline]:
    """Every inline, wrappers before their content."""
    for inline in inlines:
        yield inline
        yield from inline_tree(getattr(inline, "content", ()))


def inlines_of(article: m.Article) -> Iterator[m.Inline]:
    """Every inline of the article, figures' images among them."""
    for block in walk_article(article):
        for run in own_inlines(block):
            yield from inline_tree(run)


def images(article: m.Article) -> Iterator[m.Image]:
    """Every image of the body and notes (the cover and logo are metadata)."""
    return (inline for inline in inlines_of(article) if isinstance(inline, m.Image))


def block_words(block: m.Block) -> str:
    """A leaf's words, squeezed; of a container only what stands directly in it."""
    if type(block) is m.Paragraph or type(block) is m.Heading:
        return squeeze(plain(block.content))
    if type(block) is m.CodeBlock:
        return squeeze(block.text)
    return squeeze(" ".join(plain(run) for run in own_inlines(block)))


def outline(article: m.Article) -> tuple[m.Heading, ...]:
    """The headings of the body in order, those inside containers too."""
    return tuple(block for block in walk(article.body) if isinstance(block, m.Heading))


def body_text(article: m.Article, leaves: dict[int, str] | None = None) -> str:
    """All words of the body, then of the notes, one block a line, containers' own runs in rendered order.

    `leaves` takes the words of paragraphs, headings and code by the block's `id()`, for who needs them again.
    """
    blocks = list(article.body) + [block for note in article.notes for block in note.content]
    found: list[str] = []
    _gather(blocks, found, {} if leaves is None else leaves)
    return "\n".join(filter(None, found))


def _gather(blocks: Sequence[m.Block], found: list[str], leaves: dict[int, str]) -> None:
    """Adds the runs of blocks, squeezed. Nearly every block of a text is one of the first two."""
    for block in blocks:
        if type(block) in _LEAVES:
            found.append(words := block_words(block))
            leaves[id(block)] = words
        elif type(block) is m.List:
            for item in block.items:
                _gather(item.content, found, leaves)
        else:
            found += map(squeeze, rendered_runs(block))


def rendered_runs(block: m.Block) -> Iterator[str]:
    """The block's words run by run, exactly in the order in which every edition shows them."""
    return map(plain, runs_in_order(block))


def runs_in_order(block: m.Block) -> Iterator[m.Inlines]:
    """The runs of inlines of the block and all that it holds, in rendered order."""
    match block:
        case m.Paragraph() | m.Heading():
            yield block.content
        case m.Quote() | m.PullQuote():
            yield from _runs_of(block.content)
            yield block.attribution
        case m.Callout():
            yield block.title
            yield from _runs_of(block.content)
        case m.DefinitionList():
            for item in block.items:
                yield item.term
                yield from _runs_of(item.content)
        case m.List():
            yield from _runs_of(children(block))
        case _:
            yield from own_inlines(block)


def _runs_of(blocks: Iterable[m.Block]) -> Iterator[m.Inlines]:
    for block in blocks:
        yield from runs_in_order(block)


def map_runs(block: m.Block, change: Callable[[m.Inlines], m.Inlines]) -> m.Block:
    """The block with `change` applied to each run of inlines that stands directly in it (not to code or formulas)."""
    replace = msgspec.structs.replace
    match block:
        case m.Heading() | m.Paragraph():
            return replace(block, content=change(block.content))
        case m.Figure():
            return replace(block, caption=change(block.caption), credit=change(block.credit))
        case m.Table():
            rows = tuple(replace(row, cells=tuple(_changed(cell, change) for cell in row.cells)) for row in block.rows)
            return replace(block, caption=change(block.caption), rows=rows)
        case m.Verse():
            return replace(block, lines=tuple(_changed(line, change) for line in block.lines))
        case m.Quote() | m.PullQuote():
            return replace(block, attribution=change(block.attribution))
        case m.Callout():
            return replace(block, title=change(block.title))
        case m.DefinitionList():
            return replace(block, items=tuple(replace(i, term=change(i.term)) for i in block.items))
        case m.List() | m.Rule() | m.CodeBlock() | m.MathBlock():
            return block
        case _:
            assert_never(block)


_Holder = TypeVar("_Holder", m.Cell, m.Line)


def _changed(holder: _Holder, change: Callable[[m.Inlines], m.Inlines]) -> _Holder:
    return msgspec.structs.replace(holder, content=change(holder.content))


def rename(article: m.Article, *, identifier: Callable[[str], str], image: Callable[[str], str]) -> m.Article:
    """The article with every block id, note id and note reference, and every image's `src`, renamed."""
    replace = msgspec.structs.replace

    def block(old: m.Block) -> m.Block:
        new = map_runs(old, lambda run: tuple(map(inline, run)))
        if isinstance(new, m.Figure):
            new = replace(new, image=replace(new.image, src=image(new.image.src)))
        return map_children(replace(new, id=identifier(old.id)), block)

    def inline(old: m.Inline) -> m.Inline:
        match old:
            case m.NoteReference(note=note):
                return m.NoteReference(identifier(note))
            case m.Image(src=src):
                return replace(old, src=image(src))
        content = getattr(old, "content", None)
        return replace(old, content=tuple(map(inline, content))) if content else old

    notes = tuple(m.Note(id=identifier(n.id), content=tuple(map(block, n.content))) for n in article.notes)
    return replace(article, body=tuple(map(block, article.body)), notes=notes)


def map_children(block: m.Block, change: Callable[[m.Block], m.Block]) -> m.Block:
    """The block with `change` applied to each block directly inside it."""
    replace = msgspec.structs.replace
    match block:
        case m.List():
            items = tuple(replace(item, content=tuple(map(change, item.content))) for item in block.items)
            return replace(block, items=items)
        case m.DefinitionList():
            terms = tuple(replace(item, content=tuple(map(change, item.content))) for item in block.items)
            return replace(block, items=terms)
        case m.Quote() | m.PullQuote() | m.Callout():
            return replace(block, content=tuple(map(change, block.content)))
        case _:
            return block
