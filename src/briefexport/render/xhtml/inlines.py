"""Inlines → XHTML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from briefexport import model as m
from briefexport import text
from briefexport.render.xhtml.addresses import address, is_moment
from briefexport.render.xhtml.escaping import attribute, escape, visible
from briefexport.render.xhtml.markup import Markup
from briefexport.render.xhtml.notes import next_call, note_call

_WRAPPERS: dict[type, str] = {
    m.Emphasis: "em",
    m.Strong: "strong",
    m.Strikethrough: "s",
    m.Superscript: "sup",
    m.Subscript: "sub",
    m.Mark: "mark",
    m.Keyboard: "kbd",
    m.Quotation: "q",
    m.Cite: "cite",
}


def render_inlines(inlines: Sequence[m.Inline], markup: Markup, *, linked: bool = False) -> str:
    """The run as phrasing content. `linked` says that it stands in a link already (links do not nest)."""
    written = [_inline(inline, markup, linked) for inline in inlines]
    if markup.numbers:
        _part_calls(inlines, written)
    return "".join(written)


def _part_calls(inlines: Sequence[m.Inline], written: list[str]) -> None:
    """Say which calls follow another at once, so that sheets part them by a comma: notes 1 and 2 would be note 12."""
    for place in range(1, len(written)):
        if isinstance(inlines[place], m.NoteReference) and isinstance(inlines[place - 1], m.NoteReference):
            written[place] = next_call(written[place]) if written[place - 1] else written[place]


def _inline(inline: m.Inline, markup: Markup, linked: bool) -> str:
    match inline:
        case m.Text():
            return escape(inline.text)
        case m.Code():
            return f'<code dir="ltr">{escape(inline.text)}</code>'
        case m.LineBreak():
            return "<br/>"
        case m.NoteReference():
            return note_call(inline.note, markup, linked=linked)
        case m.Image():
            return picture(inline, markup)
        case m.Math():
            return formula(inline.tex, markup)
        case m.Link():
            return _link(inline, markup, linked)
        case m.Abbreviation() | m.Span() | m.Time():
            return _said(inline, render_inlines(inline.content, markup, linked=linked), markup)
        case (
            m.Emphasis()
            | m.Strong()
            | m.Strikethrough()
            | m.Superscript()
            | m.Subscript()
            | m.Mark()
            | m.Keyboard()
            | m.Quotation()
            | m.Cite()
        ):
            name = _WRAPPERS[type(inline)]
            return f"<{name}>{render_inlines(inline.content, markup, linked=linked)}</{name}>"
        case _:
            assert_never(inline)


def _link(link: m.Link, markup: Markup, linked: bool) -> str:
    """A link where it leads somewhere a book can follow; else only its words."""
    target = "" if linked else address(link.url, markup.anchors)
    content = render_inlines(link.content, markup, linked=linked or bool(target))
    if not target:
        return content
    if not visible(text.plain(link.content)):  # a link without words has no name to be called by: show where it leads
        return f'{content}<a class="address"{attribute("href", target)}>{escape(link.url)}</a>'
    name = formula_name(link.content)
    kind = ' class="url"' if _spells(link) else ""
    return f"<a{attribute('href', target)}{attribute('title', link.title)}{kind}{name}>{content}</a>"


def _spells(link: m.Link) -> bool:
    """True for a link whose words are its address: a hyphen in it would lead elsewhere."""
    words = text.plain(link.content).strip()
    return bool(words) and words in (link.url, link.url.partition("://")[2], link.url.removeprefix("mailto:"))


def formula_name(inlines: Sequence[m.Inline]) -> str:
    """` aria-label="…"` for a link or heading that holds formulas and no words: MathML gives it no name."""
    tree = list(text.inline_tree(inlines))
    if not any(isinstance(inline, m.Math) for inline in tree):
        return ""
    words = (getattr(inline, "text", "") or getattr(inline, "alt", "") for inline in tree)
    return "" if any(part.strip() for part in words) else attribute("aria-label", text.plain(inlines))


def _said(inline: m.Abbreviation | m.Span | m.Time, content: str, markup: Markup) -> str:
    match inline:
        case m.Abbreviation():
            return f"<abbr{attribute('title', inline.expansion)}>{content}</abbr>"
        case m.Time():
            return f"<time{attribute('datetime', inline.datetime)}>{content}</time>" if is_moment(inline) else content
        case m.Span():
            return f"<span{markup.tongue(inline.language, inline.direction)}>{content}</span>"


def picture(image: m.Image, markup: Markup, *, id: str = "") -> str:
    """An image, or the words that stand for it where it is left out."""
    href = markup.image(image)
    if href is None:
        return f'<span class="left-out">{escape(image.alt)}</span>' if image.alt.strip() else ""
    # `alt` is always written: without it a reading system would read the file's name aloud.
    alt = escape(image.alt)
    role = ' role="presentation"' if image.decorative and not alt.strip() else ""
    return f'<img{attribute("id", id)} src="{escape(href)}" alt="{alt}"{role}/>'


def formula(tex: str, markup: Markup, *, display: bool = False) -> str:
    """A formula as MathML with its TeX as alternative text, as TeX, or as the caller wants it."""
    if markup.formula is not None:
        return markup.formula(tex, display)
    if markup.math == "text":
        return f'<code class="tex" dir="ltr">{escape(tex)}</code>'
    # Loaded only where there is a formula: the converter's symbol tables take longer to load than a brief to render.
    from briefexport.render.xhtml import mathml

    return mathml.formula(tex, display=display)
