"""One Markdown text, step by step."""

from __future__ import annotations

import bisect
import functools

from briefexport import model as m
from briefexport.plugin import Diagnostic, Reading, ReadingContext, Source, warning
from briefexport.readers.common import decoding, finish, frontmatter, metadata, other_formats
from briefexport.readers.common.ledger import Trail
from briefexport.readers.markdown import notes, parser, raw_html
from briefexport.readers.markdown.blocks import Reader
from briefexport.readers.markdown.work import Work


def read(source: Source, context: ReadingContext) -> Reading:
    """The reading of a Markdown text; see `MarkdownReader.read`."""
    decoded = decoding.decode(source)
    front = frontmatter.split(decoded.text)
    settled = metadata.settle(front.raw, context=context, source=source, positions=front.positions)
    work, body = _body(front, settled.metadata.language, titled=bool(settled.metadata.headline))
    finished = functools.partial(_finished, source, decoded, front, settled, work, body)
    reading = finished()
    lost = any(one.code == "words-unaccounted" for one in reading.diagnostics)
    return finished() if lost and raw_html.tell_swallowed(work) else reading


def _finished(
    source: Source,
    decoded: decoding.Decoded,
    front: frontmatter.FrontMatter,
    settled: metadata.Settled,
    work: Work,
    body: m.Blocks,
) -> Reading:
    """The reading, with all that `work` has told so far."""
    return finish.finish(
        source=source,
        metadata=settled.metadata,
        body=body,
        notes=notes.in_order(work),
        words=front.body,
        above=metadata.account(front.written, front.positions),
        exact=False,
        trail=Trail("".join(work.seen), notes.kept(work)),
        called=None if work.fragments or work.nested else frozenset(work.called),
        deepest=work.deepest + 4,
        ledger=work.ledger,
        diagnostics=(
            *decoded.diagnostics,
            *decoding.referenced(decoded.text),
            *other_formats.told(decoded.text),
            *front.diagnostics,
            *settled.diagnostics,
            *work.diagnostics,
            *notes.missing(body, front.body),
        ),
        assets=work.assets,
        positions=work.positions,
    )


def _body(front: frontmatter.FrontMatter, language: str, *, titled: bool) -> tuple[Work, m.Blocks]:
    work, body = _blocks(front, language)
    if body or titled or not raw_html.is_more_than_comments(front.body):
        return work, body
    # Nothing but tags: whoever wrote them in a text writes of them. A comment is meant for nobody's eyes.
    work, body = _blocks(front, language, html=False)
    work.diagnostics.append(_as_words(front.first_line))
    return work, body


def _blocks(front: frontmatter.FrontMatter, language: str, *, html: bool = True) -> tuple[Work, m.Blocks]:
    lines = front.body.split("\n")
    work = Work(parser.parse(front.body, lines, front.first_line, html=html), lines, front.first_line, language)
    body = Reader(work).read()
    _definitions(work)
    return work, body


def _as_words(line: int) -> Diagnostic:
    return warning(
        "html-as-words",
        "nothing stands here but HTML tags, which say no words; they are kept as written",
        hint="write the brief's words; a page is read with --from html",
        line=line,
    )


def _definitions(work: Work) -> None:
    """Link definitions: addresses of links that use them, or left out because none does."""
    env = work.parsed.env
    found = [*env.get("references", {}).values(), *env.get("duplicate_refs", ())]
    if not found:
        return
    told = "a link definition that no link uses", "a link definition whose label was defined before"
    begun = [*work.begun, (len(work.lines), len(work.seen))]
    # From the last one on, so that each goes into the record where it stands.
    for one in sorted(found, key=lambda one: one["map"][0], reverse=True):
        start, end = one["map"]
        written = "\n".join(work.lines[start:end])
        work.line = start + work.first_line
        work.seen.insert(begun[bisect.bisect_left(begun, (start,))][1], written)
        if "label" not in one and one["href"] in work.used:
            work.tell(written, "link definition")
        else:
            work.leave(written, told["label" in one])
