"""Blocks → XHTML. An element's id is its block's id, its class its kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from briefexport import model as m
from briefexport import text
from briefexport.render.xhtml.escaping import attribute, escape, visible
from briefexport.render.xhtml.inlines import formula, formula_name, picture, render_inlines
from briefexport.render.xhtml.markup import Markup
from briefexport.render.xhtml.tables import render_table

LONG_FORMULA = 40  # characters of TeX
# DPUB-ARIA 1.1 and the EPUB structural vocabulary 1.1: what assistive technology should call a callout.
# (`doc-notice` may stand on sections only, and Ace wants it wherever epub:type says notice.)
_CALLOUTS = {"tip": ("tip", "doc-tip")}


def render_blocks(blocks: Sequence[m.Block], markup: Markup, *, lead: str = "") -> str:
    """The blocks one after another; `lead` is markup put at the head of the first, which must be a paragraph."""
    if lead:
        first, *rest = blocks
        assert isinstance(first, m.Paragraph)
        return _paragraph(first, markup, lead) + render_blocks(rest, markup)
    return "".join([_block(block, markup) for block in blocks])


def _block(block: m.Block, markup: Markup) -> str:
    match block:
        case m.Paragraph():
            return _paragraph(block, markup)
        case m.Heading():
            return _heading(block, markup)
        case m.List():
            return _list(block, markup)
        case m.DefinitionList():
            items = "".join([_definition(item, markup) for item in block.items])
            return f"<dl{identity(block)}>{items}</dl>\n" if items else ""
        case m.Quote():
            return f"<blockquote{identity(block)}>\n{_quoted(block, markup)}</blockquote>\n"
        case m.PullQuote():
            semantics = markup.semantics("pullquote", "doc-pullquote")
            return f'<aside class="pull-quote"{identity(block)}{semantics}>\n{_quoted(block, markup)}</aside>\n'
        case m.Callout():
            return _callout(block, markup)
        case m.Figure():
            return _figure(block, markup)
        case m.Table():
            return render_table(block, markup)
        case m.CodeBlock():
            # One word, so that none of it is taken for a class of ours.
            kind = attribute("class", f"language-{'-'.join(block.language.split())}" if block.language.strip() else "")
            # A newline right after <pre> is dropped by HTML parsers, so one that is meant is written twice.
            lost = "\n" if block.text.startswith(("\n", "\r")) else ""
            return f'<pre{identity(block)} dir="ltr"><code{kind}>{lost}{escape(block.text)}</code></pre>\n'
        case m.Verse():
            lines = "<br/>\n".join([render_inlines(line.content, markup) for line in block.lines])
            return f'<p class="verse"{identity(block)}>{lines}</p>\n'
        case m.MathBlock():
            # A long formula scrolls sideways; what scrolls must be reachable by keyboard.
            wide = len(block.tex) > LONG_FORMULA and markup.medium == "book"
            kind = 'class="math wide" tabindex="0"' if wide else 'class="math"'
            return f"<div {kind}{identity(block)}>{formula(block.tex, markup, display=True)}</div>\n"
        case m.Rule():
            return f"<hr{identity(block)}/>\n"
        case _:
            assert_never(block)


def identity(block: m.Block) -> str:
    """` id="…"` of a block."""
    return attribute("id", block.id)


def _heading(heading: m.Heading, markup: Markup) -> str:
    """A heading; one without words would be announced as nothing, so what it holds becomes a paragraph."""
    content = render_inlines(heading.content, markup)
    if not visible(text.plain(heading.content)):
        return f"<p{identity(heading)}>{content}</p>\n" if content.strip() else ""
    name = f"h{min(6, heading.level + markup.heading_offset)}"
    return f"<{name}{identity(heading)}{formula_name(heading.content)}>{content}</{name}>\n"


def _paragraph(paragraph: m.Paragraph, markup: Markup, lead: str = "") -> str:
    kind = ' class="lede"' if paragraph.role == "lede" else ""
    return f"<p{kind}{identity(paragraph)}>{lead}{render_inlines(paragraph.content, markup)}</p>\n"


def _list(block: m.List, markup: Markup) -> str:
    name = "ol" if block.ordered else "ul"
    start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
    items = "".join([_item(item, markup) for item in block.items])
    return f"<{name}{identity(block)}{start}>{items}</{name}>\n" if items else ""


def _item(item: m.ListItem, markup: Markup) -> str:
    """A list item; one that is a single paragraph is that paragraph, without another box around its words. One with a
    box to tick is told apart from those beside it, which keep the list's own marks."""
    mark = _task_mark(item.checked, markup)
    kind = ' class="task"' if mark else ""
    match item.content:
        case (m.Paragraph(role="body") as only,):
            return f"<li{kind}{identity(only)}>{mark}{render_inlines(only.content, markup)}</li>\n"
        case (m.Paragraph() as first, *rest) if mark:
            return f"<li{kind}>{render_blocks((first,), markup, lead=mark)}{render_blocks(rest, markup)}</li>\n"
        case content:
            return f"<li{kind}>{mark}{render_blocks(content, markup)}</li>\n"


def _task_mark(checked: bool | None, markup: Markup) -> str:
    if checked is None:
        return ""
    from briefexport.render.xhtml.labels import label

    sign, name = ("☑", "done") if checked else ("☐", "open")
    return f'<span class="task-mark" role="img"{attribute("aria-label", label(name, markup.language))}>{sign}</span> '


def _definition(item: m.Definition, markup: Markup) -> str:
    match item.content:
        case (m.Paragraph(role="body") as only,):
            body = f"<dd{identity(only)}>{render_inlines(only.content, markup)}</dd>"
        case content:
            body = f"<dd>{render_blocks(content, markup)}</dd>"
    return f"<dt>{render_inlines(item.term, markup)}</dt>\n{body}\n"


def _quoted(block: m.Quote | m.PullQuote, markup: Markup) -> str:
    by = render_inlines(block.attribution, markup)
    return render_blocks(block.content, markup) + (f'<p class="attribution">{by}</p>\n' if by.strip() else "")


def _callout(block: m.Callout, markup: Markup) -> str:
    semantics = markup.semantics(*_CALLOUTS.get(block.kind, ("sidebar", "note")))
    title = render_inlines(block.title, markup)
    label, head = "", ""
    if title.strip():
        label = attribute("aria-labelledby", f"{block.id}_title")
        head = f'<p class="callout-title"{attribute("id", f"{block.id}_title")}>{title}</p>\n'
    kind = f"callout callout-{block.kind}"
    body = render_blocks(block.content, markup)
    return f'<aside class="{kind}"{identity(block)}{semantics}{label}>\n{head}{body}</aside>\n'


def _figure(block: m.Figure, markup: Markup) -> str:
    caption = render_inlines(block.caption, markup)
    credit = render_inlines(block.credit, markup)
    if credit.strip():
        caption += f'{" " if caption else ""}<span class="credit">{credit}</span>'
    words = f"\n<figcaption>{caption}</figcaption>" if caption.strip() else ""
    return f"<figure{identity(block)}>{picture(block.image, markup)}{words}</figure>\n"
