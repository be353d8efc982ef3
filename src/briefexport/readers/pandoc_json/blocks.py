"""pandoc's blocks (pandoc-types 1.23, Text.Pandoc.Definition) to ours."""

from __future__ import annotations

from typing import Any

import msgspec

from briefexport import model as m
from briefexport.readers.common import html_import
from briefexport.readers.pandoc_json import quotes, tables
from briefexport.readers.pandoc_json.inlines import image, inlines, listed, said, spoken_as, words_in
from briefexport.readers.pandoc_json.state import State, attributes_of, content_of, kind_of
from briefexport.text import map_children, map_runs, plain, squeeze

_CALLOUTS = frozenset(
    ("note", "tip", "important", "warning", "caution", "danger", "info", "hint", "summary", "example", "admonition",
     "callout")
)  # fmt: skip
_LAST = 2**31 - 1
_BOXES = {"☐": False, "☒": True, "☑": True}


def blocks(state: State, nodes: Any) -> m.Blocks:
    """A list of pandoc's blocks."""
    return tuple(made for node in listed(nodes) for made in block(state, node))


def block(state: State, node: Any) -> m.Blocks:
    """What one of pandoc's blocks becomes."""
    kind, held = kind_of(node), content_of(node)
    with state.nested():
        match kind:
            case "Plain" | "Para":
                return paragraph(state, held)
            case "Header":
                return _leaf(
                    state,
                    inlines(state, held[2]),
                    lambda name, run: m.Heading(id=name, level=int(held[0]), content=run),
                )
            case "LineBlock":
                return _verse(state, held)
            case "CodeBlock":
                return _code(state, held)
            case "RawBlock":
                return _raw(state, said(held[0]), said(held[1]))
            case "BlockQuote":
                return _quotation(state, held)
            case "BulletList":
                return _list(state, held, ordered=False, start=1)
            case "OrderedList":
                return _list(state, held[1], ordered=True, start=_start(held[0][0]))
            case "DefinitionList":
                return _definitions(state, held)
            case "HorizontalRule":
                return (m.Rule(id=state.place()),)
            case "Table":
                return tables.table(state, held, blocks)
            case "Figure":
                return _figure(state, held)
            case "Div":
                return _div(state, held)
            case "Null":
                return ()
            case _:
                state.drop(words_in(node), f"a block of the unknown kind {kind!r}")
                return ()


def _leaf(state: State, run: m.Inlines, make: Any) -> m.Blocks:
    run = trimmed(run)
    if not (plain(run).strip() or any(isinstance(i, m.Image | m.NoteReference | m.Math) for i in run)):
        return ()
    name = state.place()
    state.keep(plain(run), name)
    return (make(name, run),)


def trimmed(run: m.Inlines) -> m.Inlines:
    """Without white space and breaks at the ends."""
    from briefexport.readers.common.html_import.spaces import tidy

    return tidy(run)


def paragraph(state: State, held: Any) -> m.Blocks:
    """A paragraph; a picture alone is a figure, a display formula alone a formula on a line of its own."""
    if isinstance(held, list) and len(held) == 1:
        only = held[0]
        if kind_of(only) == "Math" and kind_of(content_of(only)[0]) == "DisplayMath":
            name, tex = state.place(), said(content_of(only)[1])
            state.keep(tex, name)
            return (m.MathBlock(id=name, tex=tex),)
        if kind_of(only) == "Image":
            found = image(state, content_of(only))
            if found and isinstance(found[0], m.Image):
                return _pictured(state, found[0], _titled(state, content_of(only)[2][1]))
            return _leaf(state, found, lambda name, run: m.Paragraph(id=name, content=run))
    return _leaf(state, inlines(state, held), lambda name, run: m.Paragraph(id=name, content=run))


def _titled(state: State, title: Any) -> m.Inlines:
    """A picture's title as its caption; pandoc before 2.0 began it with `fig:`."""
    words = squeeze(str(title)).removeprefix("fig:")
    state.attributes.append(words)
    return (m.Text(words),) if words else ()


def _pictured(state: State, found: m.Image, caption: m.Inlines) -> m.Blocks:
    name = state.place()
    state.keep(found.alt, name)
    state.keep(plain(caption), name)
    return (m.Figure(id=name, image=found, caption=caption),)


def _quotation(state: State, held: Any) -> m.Blocks:
    name = state.place()
    body, signature = quotes.signed(listed(held))
    inside = blocks(state, body)
    attribution = trimmed(inlines(state, signature))
    state.keep(plain(attribution), name)
    return (m.Quote(id=name, content=inside, attribution=attribution),) if inside or attribution else ()


def _verse(state: State, held: Any) -> m.Blocks:
    lines = tuple(m.Line(content=run) for line in held if (run := trimmed(inlines(state, line))))
    if not lines:
        return ()
    name = state.place()
    state.keep(" ".join(plain(line.content) for line in lines), name)
    return (m.Verse(id=name, lines=lines),)


def _code(state: State, held: Any) -> m.Blocks:
    _, classes, _ = attributes_of(held[0])
    text = said(held[1])
    if not text.strip():
        return ()
    name = state.place()
    state.keep(text, name)
    language = next((str(c) for c in held[0][1] if c not in {"numberLines", "sourceCode"}), "") if classes else ""
    return (m.CodeBlock(id=name, text=text, language=language),)


def _raw(state: State, form: str, written: str) -> m.Blocks:
    if form not in {"html", "html4", "html5"}:
        state.drop(written, f"raw {form}")
        return ()
    made = html_import.fragment(written, line=state.block, note_prefix=f"raw-{state.block}-")
    state.add(made)
    # The fragment's provisional names could be ours: each block gets one of this document.
    return tuple(_renamed(state, held) for held in made.blocks)


def _renamed(state: State, held: m.Block) -> m.Block:
    new = state.place()
    state.ledger = [
        msgspec.structs.replace(e, where=new) if e.where == held.id and held.id else e for e in state.ledger
    ]
    return map_children(msgspec.structs.replace(held, id=new), lambda inner: _renamed(state, inner))


def _list(state: State, held: Any, *, ordered: bool, start: int) -> m.Blocks:
    name = state.place()
    items = tuple(item for one in held if (item := _item(state, one)).content)
    return (m.List(id=name, ordered=ordered, start=start, items=items),) if items else ()


def _start(given: Any) -> int:
    """A list's first number, within what an edition can count."""
    return max(-_LAST, min(int(given), _LAST))


def _item(state: State, held: Any) -> m.ListItem:
    """An item; pandoc writes a task's box as a ballot sign before its words."""
    first = content_of(held[0]) if isinstance(held, list) and held and kind_of(held[0]) in {"Plain", "Para"} else None
    if isinstance(first, list) and first and kind_of(first[0]) == "Str" and content_of(first[0]) in _BOXES:
        sign = str(content_of(first[0]))
        state.mark(sign, "a task's box")
        rest = [{"t": kind_of(held[0]), "c": first[1:]}, *held[1:]]
        return m.ListItem(checked=_BOXES[sign], content=blocks(state, rest))
    return m.ListItem(content=blocks(state, held))


def _definitions(state: State, held: Any) -> m.Blocks:
    name = state.place()
    items = []
    for term, meanings in held:
        words = trimmed(inlines(state, term))
        state.keep(plain(words), name)
        items.append(m.Definition(term=words, content=tuple(b for meaning in meanings for b in blocks(state, meaning))))
    return (m.DefinitionList(id=name, items=tuple(items)),) if items else ()


def _figure(state: State, held: Any) -> m.Blocks:
    """A figure of one picture; of anything else, what it holds and then its caption."""
    inside = held[2]
    caption = tables.caption(state, held[1], blocks)
    only = content_of(inside[0]) if len(inside) == 1 and kind_of(inside[0]) in {"Plain", "Para"} else None
    if isinstance(only, list) and len(only) == 1 and kind_of(only[0]) == "Image":
        found = image(state, content_of(only[0]))
        if found and isinstance(found[0], m.Image):
            if squeeze(plain(caption)) == found[0].alt:
                state.mark(plain(caption), "repeats the picture's alt text")
                caption = ()
            return _pictured(state, found[0], caption)
    below = _leaf(state, caption, lambda name, run: m.Paragraph(id=name, content=run)) if caption else ()
    return (*blocks(state, inside), *below)


def _div(state: State, held: Any) -> m.Blocks:
    _, classes, keys = attributes_of(held[0])
    kinds = {name.removeprefix("callout-") for name in classes} & _CALLOUTS
    if kinds:
        return _callout(state, held, sorted(kinds - {"admonition", "callout"}) or ["note"])
    inside = blocks(state, held[1])
    state.doubt(keys.get("lang", ""))
    if keys.get("lang") or keys.get("dir"):
        return tuple(_tongued(one, keys) for one in inside)
    return inside


def _tongued(one: m.Block, keys: dict[str, str]) -> m.Block:
    return map_children(map_runs(one, lambda run: spoken_as(keys, run)), lambda inner: _tongued(inner, keys))


def _callout(state: State, held: Any, kinds: list[str]) -> m.Blocks:
    name = state.place()
    title: m.Inlines = ()
    rest = list(held[1])
    if rest and kind_of(rest[0]) == "Div" and "title" in attributes_of(content_of(rest[0])[0])[1]:
        titled = list(content_of(rest[0])[1])
        words = words_in(titled)
        if squeeze(words).casefold() == kinds[0]:
            state.mark(words, "the callout's kind, which its title repeats")
            titled = []
        elif kind_of(titled[0] if titled else None) in {"Plain", "Para"}:
            title = trimmed(inlines(state, content_of(titled.pop(0))))
            state.keep(plain(title), name)
        rest = [*titled, *rest[1:]]
    inside = blocks(state, rest)
    return (m.Callout(id=name, kind=kinds[0], title=title, content=inside),) if inside or title else ()
