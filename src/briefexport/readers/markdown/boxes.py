"""Boxes and quotations: `> [!NOTE]`, `::: kind`, attributions, verse, figures."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from briefexport import identity, text
from briefexport import model as m
from briefexport.readers.common import signatures
from briefexport.readers.markdown import attributes
from briefexport.readers.markdown.inlines import inlines
from briefexport.readers.markdown.work import Work

_ALERT = re.compile(r"^\[!([A-Za-z][\w-]*)\][+-]?[ \t]*([^\n]*)(?:\n|$)")
_OPENING = re.compile(r"^(\{[^{}]*\}|[A-Za-z][\w-]*)[ \t]*(\{[^{}]*\})?[ \t]*(.*)$")
_CREDIT = re.compile(r"^(?:credit|photo(?:graph)?|image|illustration|source)s?\s*:\s*", re.I)


def alert(content: str) -> tuple[str, str, str] | None:
    """(kind as written, title, rest) of a quotation's first paragraph that begins with `[!NOTE]`."""
    found = _ALERT.match(content)
    return (found[1], found[2].strip(), content[found.end() :]) if found else None


def kind_of(name: str) -> str:
    """The callout's kind of a name as written, in the letters a kind may have; `note` where none of them are left."""
    kind = identity.slugify(name.lower().replace("_", "-"))
    return kind if kind[:1].isalpha() else "note"


def signed(info: str) -> bool:
    """True for a box that is a quotation, whose last line may say whose it is."""
    return bool(re.match(r"\{?\.?(?:pull-?quote|pull|quote|blockquote|epigraph)\b", info, re.I))


def quote(name: str, content: m.Blocks, kind: type[m.Quote] | type[m.PullQuote] = m.Quote) -> m.Quote | m.PullQuote:
    """A quotation; a last line that begins with a dash says whose it is."""
    body, attribution = _attributed(content)
    return kind(id=name, content=body, attribution=attribution)


def signed_by(made: m.Quote | m.PullQuote, signature: m.Inlines) -> m.Quote | m.PullQuote:
    """The quotation with its last line as signature, below the one that its last paragraph was."""
    above = (*made.attribution, m.LineBreak()) if made.attribution else ()
    return msgspec.structs.replace(made, attribution=(*above, *signature))


def _attributed(content: m.Blocks) -> tuple[m.Blocks, m.Inlines]:
    last = content[-1] if content else None
    if not isinstance(last, m.Paragraph) or not last.content:
        return content, ()
    if len(content) > 1 and (cut := _signed(last.content)):
        return content[:-1], cut
    return content, ()


def _signed(run: m.Inlines) -> m.Inlines:
    first = run[0]
    length = signatures.dash(first.text, text.plain(run)) if isinstance(first, m.Text) else 0
    return _with_start_cut(run, length) if length else ()


def _with_start_cut(run: m.Inlines, length: int) -> m.Inlines:
    """The run without its first `length` characters, which stand in its first text."""
    first = run[0]
    assert isinstance(first, m.Text)
    rest = first.text[length:]
    return (msgspec.structs.replace(first, text=rest), *run[1:]) if rest else run[1:]


def split_signature(content: str) -> tuple[str, str]:
    """(words, signature) of a paragraph whose last line begins with a dash and a name."""
    head, newline, tail = content.rpartition("\n")
    length = signatures.dash(tail.strip()) if newline else 0
    return (head, tail.strip()[length:]) if length else (content, "")


def box(work: Work, name: str, info: str, content: m.Blocks) -> m.Block:
    """What stands between `:::` lines."""
    kind, title, found = _opened(work, info)
    attribution = inlines(work, found.keys.get("attribution", "") or found.keys.get("by", ""))
    match kind_of(kind):
        case "pull-quote" | "pullquote" | "pull":
            made = quote(name, content, m.PullQuote)
            return msgspec.structs.replace(made, attribution=attribution or made.attribution)
        case "quote" | "blockquote" | "epigraph":
            made = quote(name, content)
            return msgspec.structs.replace(made, attribution=attribution or made.attribution)
        case "verse" | "poem" | "poetry" if all(isinstance(block, m.Paragraph) for block in content):
            return m.Verse(id=name, lines=tuple(_lines(content)))
        case _:
            figure = _figure(name, content, found) if kind == "figure" else None
            return figure or m.Callout(id=name, kind=kind_of(kind), title=inlines(work, title), content=content)


def _opened(work: Work, info: str) -> tuple[str, str, attributes.Attributes]:
    """(kind, title, attributes) of an opening line."""
    opening = _OPENING.match(info)
    first, braces, title = (opening[1], opening[2] or "", opening[3]) if opening else ("note", "", "")
    if first.startswith("{"):
        found = attributes.parse(first) or attributes.NONE
        kind = found.classes[0] if found.classes else "note"
    else:
        found = (attributes.parse(braces) if braces else None) or attributes.NONE
        kind = first
    work.mark(f"{first} {braces}", "box")
    named = found.keys.get("title", "")
    return kind, named or title, found


def _lines(content: m.Blocks) -> Any:
    """Lines of verse: each line end is one; an empty line stands between stanzas."""
    for number, block in enumerate(content):
        assert isinstance(block, m.Paragraph)
        if number:
            yield m.Line()
        line: list[m.Inline] = []
        for inline in block.content:
            if isinstance(inline, m.LineBreak):
                yield m.Line(content=tuple(line))
                line = []
            else:
                line.append(inline)
        yield m.Line(content=tuple(line))


def figure_of(run: m.Inlines, name: str, title: str, found: attributes.Attributes) -> m.Figure | None:
    """A paragraph that is one image (and an emphasised line below it) is a figure."""
    if not run or not isinstance(run[0], m.Image):
        return None
    rest = tuple(inline for inline in run[1:] if text.plain((inline,)).strip())
    if rest and not (len(rest) == 1 and isinstance(rest[0], m.Emphasis)):
        return None
    caption = rest[0].content if rest and isinstance(rest[0], m.Emphasis) else ()
    title = found.keys.get("caption", "") or title
    if title and not caption:
        caption = (m.Text(title),)
    credit = found.keys.get("credit", "")
    return m.Figure(id=name, image=run[0], caption=caption, credit=(m.Text(credit),) if credit else ())


def _figure(name: str, content: m.Blocks, found: attributes.Attributes) -> m.Figure | None:
    """`::: figure`: an image, then its caption, then perhaps a paragraph that begins with `Credit:`."""
    if not content or not isinstance(content[0], m.Figure):
        return None
    first, others = content[0], content[1:]
    paragraphs = [block for block in others if isinstance(block, m.Paragraph)]
    if len(paragraphs) != len(others) or len(paragraphs) > 2:
        return None
    caption, credit = first.caption, first.credit
    for paragraph in paragraphs:
        words = _CREDIT.match(text.plain(paragraph.content))
        if words and isinstance(paragraph.content[0], m.Text) and not credit:
            credit = paragraph.content
        elif not caption:
            caption = paragraph.content
        else:
            return None
    credit = credit or ((m.Text(found.keys["credit"]),) if "credit" in found.keys else ())
    return msgspec.structs.replace(first, id=name, caption=caption, credit=credit)
