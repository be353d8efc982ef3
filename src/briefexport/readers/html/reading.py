"""The page's way: bytes → tree → region → blocks → reading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from briefexport import model as m
from briefexport.errors import ContentError
from briefexport.plugin import Diagnostic, LedgerEntry, Reading, ReadingContext, Source, warning
from briefexport.readers.common import decoding, headline, languages, metadata, title_block, wrong_bytes
from briefexport.readers.common.finish import finish
from briefexport.readers.common.html_import import Work, looks, parsing, regions
from briefexport.readers.html import opening, page, twice, word_pages
from briefexport.readers.html.shape import is_document
from briefexport.readers.html.veils import unfold, unveil

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from briefexport.readers.html import HtmlOptions

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]{0,100}encoding=["']([\w-]+)""", re.I
)


_MOST_ELEMENTS = 100_000

# A document type's own declarations: browsers have none of them, and the parser would leave their end as words.
_DECLARATIONS = re.compile(r"<!DOCTYPE[^\[<>]{0,500}\[[^\]]{0,100000}\]\s*>", re.I)


def read(source: Source, options: HtmlOptions, context: ReadingContext) -> Reading:
    """The reading of a page. Raises ContentError: undecodable, empty, nested too deeply."""
    text, told = decoded(source)
    root = parsing.parse(_DECLARATIONS.sub(_line_ends, text, count=1))
    told = (*told, *decoding.referenced(text), *_entities(text), *_strange_tongue(root), *_tagless(text))
    body = root.find("body")
    body = root if body is None else body
    parsing.check_depth(body)
    _refuse_long(root, source)
    unveil(body)
    whole = options.extract == "whole" or (options.extract == "auto" and is_document(root))
    raw = page.metadata(root)
    work = Work()
    if whole:
        word_pages.structure(body, work)
        taken, claimed = title_block.take(body, work)
        work.claimed.update(claimed)
        above = {} if claimed else opening.repeated(root, body, raw, work)
        raw = {**raw, **_first_heading(root, body), **above, **taken}
    settled = metadata.settle(raw, context=context, source=source)
    work.language, work.direction = settled.metadata.language, settled.metadata.direction
    work.looks = looks.class_looks(root)
    work.base = "" if whole else settled.metadata.url
    roots = [body] if whole else _article(root, work, settled.metadata)
    source_words = parsing.words_of(body)
    imported = regions(body, roots, work)
    if not imported.blocks and all(entry.fate == "dropped" for entry in imported.ledger):
        raise _wordless(source)
    return finish(
        source=source,
        metadata=settled.metadata,
        body=imported.blocks,
        notes=imported.notes,
        words="\n".join((source_words, *work.attributes)),
        ledger=_in_order((*imported.ledger, *_outside(body, roots, work, settled.metadata.headline))),
        diagnostics=(*told, *settled.diagnostics, *imported.diagnostics),
        assets=work.assets,
        positions=work.positions,
    )


def _first_heading(root: Element, body: Element) -> dict[str, Any]:
    """The level-1 heading that a document begins with is its headline, where no other one is or a word is the title.

    Programs put the file's name into `<title>`.
    """
    first = next((node for node in body.iter("h1", "h2", "h3", "p", "li", "pre", "td") if parsing.words_of(node)), None)
    alone = sum(bool(parsing.words_of(node)) for node in body.iter("h1")) == 1
    titled = len((root.findtext(".//title") or "").split()) > 1
    taken = first is not None and first.tag == "h1" and (alone or not titled)
    return {"headline": parsing.words_of(first)} if taken else {}


def _refuse_long(root: Element, source: Source) -> None:
    """Raises ContentError for a page of more elements than any article has; each is looked at many times."""
    count = sum(1 for _ in root.iter())
    if count > _MOST_ELEMENTS:
        raise ContentError(
            f"the page has {count} elements; a brief may have {_MOST_ELEMENTS}",
            code="source-too-large",
            hint="split it into several sources and bind them with --bind",
            file=source.name,
        )


def _entities(text: str) -> Iterator[Diagnostic]:
    """A warning for entities that a page declares: no browser knows them, and they can stand for any file or size."""
    found = _DECLARATIONS.search(text)
    at = found[0].find("<!ENTITY") if found else -1
    if found and at >= 0:
        line, column = decoding.place(text, found.start() + at)
        told = "the page declares entities; they are not expanded, their names stay"
        yield warning("entities-declared", told, hint="write out what they stand for", line=line, column=column)


def _tagless(text: str) -> Iterator[Diagnostic]:
    """The warning for a page without a single tag, whose marks of Markdown would be words and its lines one."""
    if not re.search(r"<[A-Za-z!?/]", text):
        told = "this page holds no tag of HTML; all of it was read as one paragraph"
        hint = "name its reader: --from markdown or --from plaintext"
        yield warning("other-format", told, hint=hint, line=1, column=1)


def _strange_tongue(root: Element) -> Iterator[Diagnostic]:
    """The warning for a page in a language that nobody knows."""
    if doubt := languages.doubt(page.said_language(root), root.sourceline or 1, 1):
        yield doubt


def _line_ends(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def decoded(source: Source) -> tuple[str, tuple[Diagnostic, ...]]:
    """The page's text. Browsers read a page whatever its bytes: a few wrong ones are replaced, with a warning."""
    if (own := twice.once(source.data)) is not source.data:
        text, told = decoded(msgspec.structs.replace(source, data=own))
        said = "the page was put into UTF-8 twice and was read back once"
        return text, (warning("encoded-twice", said, hint="save the page anew from its site"), *told)
    found = _DECLARED.search(source.data[:4096])
    declared = next((name for name in found.groups() if name), b"").decode() if found else ""
    # HTML Standard, 13.2.3: these labels mean windows-1252.
    declared = "cp1252" if declared.lower() in {"iso-8859-1", "latin1", "ascii", "us-ascii"} else declared
    for encoding in dict.fromkeys(("utf-8", declared)):
        try:
            page = decoding.decode(source, declared=encoding)
            return page.text, page.diagnostics
        except ContentError as error:
            if error.code != "undecodable-source":
                raise
            last = error
    return _mended(source, declared, last)


def _mended(source: Source, declared: str, error: ContentError) -> tuple[str, tuple[Diagnostic, ...]]:
    likely = declared or wrong_bytes.likely_encoding(source.data) or "utf-8"
    try:
        text = source.data.decode(likely, "replace")
    except LookupError:
        text = source.data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    if wrong > len(text) // 100 + 5:
        raise error
    said = f"{wrong} bytes are not {likely}; each stands as \ufffd"
    if not wrong:
        said = f"the page does not say its encoding and was read as {likely}, which its bytes are likest to"
    told = warning("bytes-replaced", said, hint="save the page again as UTF-8", line=error.line)
    cleaned = decoding.clean(text.replace("\r\n", "\n").replace("\r", "\n"))
    return cleaned.text, (told, *cleaned.diagnostics)


def _wordless(source: Source) -> ContentError:
    """A page that only scripts would fill, or whose frames hold the words."""
    return ContentError(
        f"{source.name} has no words of its own",
        code="empty-source",
        hint="save the page from a browser after it has loaded, or the page in its frame",
        file=source.name,
    )


def _article(root: Element, work: Work, said: m.Metadata) -> list[Element]:
    """The article's own elements; what inside them is not of it is claimed with its reason."""
    from briefexport.readers.html import edges, pruning, region

    found = region.locate(root, said.headline)
    unfold(found.roots, root)
    dropped = pruning.prune(found)
    lines, titles = edges.trim(found.roots, dropped, said)
    for line in titles:
        work.claimed[line] = ""
        work.move(line, edges.HEADLINE)
    left = {**dropped, **lines}
    for node, reason in left.items():
        if any(above in left for above in node.iterancestors()):
            continue  # told with what is around it
        field = _moved_to(parsing.words_of(node), said) if reason == edges.BYLINE else ""
        work.claimed[node] = "" if field else reason
        if field:
            work.move(node, field)
    return found.roots


def _moved_to(line: str, said: m.Metadata) -> str:
    """The field a line with byline or date repeats; empty when the metadata know neither."""
    if any(person.name.casefold() in line.casefold() for person in said.byline):
        return "byline"
    return "published" if said.published and any(char.isdigit() for char in line) else ""


def _in_order(entries: Iterable[LedgerEntry]) -> tuple[LedgerEntry, ...]:
    """The account in the order of the source, as far as lines tell it."""
    return tuple(sorted(entries, key=lambda entry: entry.line))


def _outside(body: Element, roots: list[Element], work: Work, title: str) -> Iterator[LedgerEntry]:
    """One entry for each part of the page that holds nothing of the article."""
    frames = {ancestor for node in roots for ancestor in node.iterancestors()}
    waiting = [] if body in roots else [body]
    while waiting:
        frame = waiting.pop()
        yield from _loose(frame, work)
        for child in frame:
            if child in frames:
                waiting.append(child)
            elif child not in roots and (words := parsing.words_of(child, work.elsewhere)):
                yield _left(words, child, work, title)


def _left(words: str, child: Element, work: Work, title: str) -> LedgerEntry:
    line = work.line_of(child)
    if title and headline.same_words(words, title):
        return LedgerEntry(words=words, fate="metadata", where="headline", line=line)
    return LedgerEntry(words=words, fate="dropped", where=_name(child), reason="outside the article", line=line)


def _loose(frame: Element, work: Work) -> Iterator[LedgerEntry]:
    """Words that stand directly in a frame."""
    words = " ".join([frame.text or "", *(child.tail or "" for child in frame)]).strip()
    if words:
        yield LedgerEntry(words=words, fate="dropped", reason="outside the article", line=work.line_of(frame))


def _name(element: Element) -> str:
    label: Any = element.get("id") or (element.get("class") or "").partition(" ")[0]
    return f"{element.tag} {label}".strip()
