"""Notes: the call in the text, the words at the end (or, in print, at the call), and the way back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefexport import model as m
from briefexport import text
from briefexport.render.xhtml.escaping import attribute
from briefexport.render.xhtml.labels import label, own_words

_NOT_NAME = re.compile(r"[^A-Za-z0-9._-]|^[^A-Za-z]")

if TYPE_CHECKING:
    from briefexport.render.xhtml.markup import Markup


def note_call(note: str, markup: Markup, *, linked: bool = False) -> str:
    """The superior figure that calls a note; nothing where the note does not exist."""
    number = markup.numbers.get(note)
    if number is None:
        return ""
    markup.calls[note] += 1
    count = markup.calls[note]
    if markup.footnotes == "inline" and count == 1:
        return f'<span class="footnote" id="{note_id(note)}">{_flat(markup.notes[note], markup, linked)}</span>'
    if linked:  # a link may not stand in a link
        return f'<sup class="noteref" id="{call_id(note, count)}">{number}</sup>'
    semantics = markup.semantics("noteref", "doc-noteref")
    link = f'<a href="#{note_id(note)}" id="{call_id(note, count)}" class="noteref"{semantics}>{number}</a>'
    return f'<sup class="call">{link}</sup>'


def next_call(call: str) -> str:
    """A call of `note_call` that stands right behind another."""
    return re.sub(r'^<(sup|span)( class="\w+")', r'<\1\2 data-next=""', call)


def note_id(note: str) -> str:
    """The id of a note's element. No block's id holds an underscore, so that ours meet none of theirs."""
    return f"{element_id(note)}_note"


def element_id(name: str) -> str:
    """A note's name as an XML id (an NCName: no colon, no @)."""
    return _NOT_NAME.sub(lambda found: f"-{ord(found[0]):x}-", name)


def call_id(note: str, count: int) -> str:
    """The id of the nth call of a note."""
    return f"{element_id(note)}_call" if count == 1 else f"{element_id(note)}_call{count}"


def endnotes(markup: Markup) -> str:
    """`section.notes` with every note in order of its number; empty when there are none.

    Call it after the body is rendered: the ways back are those of the calls that were made.
    """
    if not markup.numbers:
        return ""
    inline = markup.footnotes == "inline"
    bodies = [
        _note(markup.notes[note], number, markup)
        for note, number in markup.numbers.items()
        if not (inline and markup.calls[note])  # those stand at their call
    ]
    if not bodies:
        return ""
    semantics = markup.semantics("footnotes")
    key = f"{markup.headline_id}_notes"
    title = f'<h2 id="{key}">{own_words("notes", markup.language)}</h2>\n'
    head = f'<section class="notes" aria-labelledby="{key}"{semantics}>\n'
    return f"{head}{title}{''.join(bodies)}</section>\n"


def _note(note: m.Note, number: int, markup: Markup) -> str:
    from briefexport.render.xhtml.blocks import render_blocks

    head = _number(note.id, number, markup)
    first, *rest = note.content or (m.Paragraph(),)
    if isinstance(first, m.Paragraph):
        body = render_blocks((first,), markup, lead=head) + render_blocks(rest, markup)
    else:
        body = f"<p>{head}</p>{render_blocks(note.content, markup)}"
    semantics = markup.semantics("footnote", "doc-footnote")
    return f'<aside class="note" id="{note_id(note.id)}"{semantics}>{body}</aside>\n'


def _number(note: str, number: int, markup: Markup) -> str:
    """The note's number; it leads back to the first call."""
    if not markup.calls[note]:
        return f'<span class="note-number">{number}.</span> '
    return _back(note, 1, f"{number}.", "note-number", markup) + _more(note, markup) + " "


def _more(note: str, markup: Markup) -> str:
    """Further ways back, for a note that is called more than once; on paper they would say nothing."""
    if markup.medium == "print":
        return ""
    links = [_back(note, count, "↩", "backlink", markup) for count in range(2, markup.calls[note] + 1)]
    return f' <span class="backlinks">{" ".join(links)}</span>' if links else ""


def _back(note: str, count: int, sign: str, kind: str, markup: Markup) -> str:
    name = f"{sign} {label('back', markup.language)}" + (f" ({count})" if count > 1 else "")
    semantics = markup.semantics("backlink", "doc-backlink")
    return f'<a class="{kind}" href="#{call_id(note, count)}"{semantics}{attribute("aria-label", name)}>{sign}</a>'


def _flat(note: m.Note, markup: Markup, linked: bool) -> str:
    """A note's words as one run: a footnote in the line can hold no blocks."""
    from briefexport.render.xhtml.inlines import render_inlines

    runs = (run for block in note.content for whole in text.runs_in_order(block) for run in _lines(whole))
    lines = "<br/>".join(filter(None, (render_inlines(run, markup, linked=linked) for run in runs)))
    return _SPACES.sub(lambda found: found[1].translate(_PLAIN_SPACES) if found[1] else " ", lines)


# WeasyPrint 70 does not collapse the white space of what it moves to the foot, and stumbles over a space before a line
# end there. Code keeps its spaces.
_SPACES = re.compile(r"(<code\b.*?</code>)|[ \t\n\r\f]+", re.DOTALL)
_PLAIN_SPACES = dict.fromkeys(map(ord, "\t\n\r\f"), " ")


def _lines(run: m.Inlines) -> Iterator[m.Inlines]:
    """The run itself; of code set apart, a run for each line."""
    match run:
        case (m.Code(text=code),):
            yield from ((m.Code(line.rstrip()),) for line in code.expandtabs(4).splitlines() if line.strip())
        case _:
            yield run
