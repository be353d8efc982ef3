"""pandoc's inlines (pandoc-types 1.23, Text.Pandoc.Definition) to ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Literal

from briefexport import model as m
from briefexport.readers.common import html_import, languages
from briefexport.readers.common.html_import.urls import is_safe, unwrapped
from briefexport.readers.pandoc_json.state import State, attributes_of, content_of, kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_WRAPPERS: dict[str, Callable[[m.Inlines], m.Inline]] = {
    "Emph": m.Emphasis, "Strong": m.Strong, "Strikeout": m.Strikethrough,
    "Superscript": m.Superscript, "Subscript": m.Subscript,
}  # fmt: skip
_QUOTES = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}
_HTML = frozenset({"html", "html4", "html5"})
_TAG = re.compile(r"^<(/?)([A-Za-z][\w-]*)[^>]*?(/?)>$", re.S)
_VOID = frozenset({"br", "img", "wbr", "hr", "input"})


def inlines(state: State, nodes: Any) -> m.Inlines:
    """A list of pandoc's inlines. Raw HTML tags are paired here: pandoc keeps each as a node of its own."""
    found: list[m.Inline] = []
    waiting = listed(nodes)
    place = 0
    while place < len(waiting):
        node = waiting[place]
        place += 1
        closing = _closing(waiting, place) if _opens(node) else 0
        if closing:
            held = inlines(state, waiting[place:closing])
            made = html_import.wrap(str(content_of(node)[1]), held, line=state.block)
            state.add(made)
            found += made.inlines
            place = closing + 1
        else:
            found += inline(state, node)
    return joined(found)


def listed(nodes: Any) -> list[Any]:
    """A list of pandoc's; nothing where it is absent. Raises TypeError for anything else, whose words would be lost."""
    if nodes is None:
        return []
    if not isinstance(nodes, list):
        raise TypeError("no list")
    return nodes


def said(value: Any) -> str:
    """A text of pandoc's. Raises TypeError for anything else, which would stand in the article as Python writes it."""
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _opens(node: Any) -> bool:
    found = _tag(node)
    return bool(found) and not found[1] and not found[3] and found[2].lower() not in _VOID if found else False


def _closing(nodes: Sequence[Any], start: int) -> int:
    """The place of the tag that closes the one before `start`; 0 when none does."""
    opened = _tag(nodes[start - 1])
    depth = 1
    for place in range(start, len(nodes)):
        found = _tag(nodes[place])
        if found and opened and found[2].lower() == opened[2].lower() and not found[3]:
            depth += -1 if found[1] else 1
            if not depth:
                return place
    return 0


def _tag(node: Any) -> re.Match[str] | None:
    held: Any = content_of(node)
    if kind_of(node) != "RawInline" or not isinstance(held, list) or str(held[0]) not in _HTML:
        return None
    return _TAG.match(str(held[1]).strip())


def joined(found: Iterable[m.Inline]) -> m.Inlines:
    """Neighbouring texts as one."""
    kept: list[m.Inline] = []
    for part in found:
        if isinstance(part, m.Text) and kept and isinstance(kept[-1], m.Text):
            kept[-1] = m.Text(kept[-1].text + part.text)
        else:
            kept.append(part)
    return tuple(kept)


def inline(state: State, node: Any) -> m.Inlines:
    """What one of pandoc's inlines becomes."""
    kind, held = kind_of(node), content_of(node)
    with state.nested():
        match kind:
            case "Str":
                return (m.Text(said(held)),)
            case "Space":
                return (m.Text(" "),)
            case "SoftBreak":
                return (m.Text("\n"),)  # `tidy` knows where it is a space
            case "LineBreak":
                return (m.LineBreak(),)
            case "Emph" | "Strong" | "Strikeout" | "Superscript" | "Subscript":
                run = inlines(state, held)
                return (_WRAPPERS[kind](run),) if run else ()
            case "Underline" | "SmallCaps":
                state.flatten(kind)
                return inlines(state, held)
            case "Quoted":
                left, right = _QUOTES.get(kind_of(held[0]), ("“", "”"))
                return joined((m.Text(left), *inlines(state, held[1]), m.Text(right)))
            case "Cite":
                return inlines(state, held[1])
            case "Code":
                return (m.Code(said(held[1])),)
            case "Math":
                return (m.Math(said(held[1])),)
            case "RawInline":
                return _raw(state, said(held[0]), said(held[1]))
            case "Link":
                return _link(state, held)
            case "Image":
                return image(state, held)
            case "Note":
                return (m.NoteReference(_note(state, held)),)
            case "Span":
                return _span(state, held)
            case _:
                state.drop(words_in(node), f"an inline of the unknown kind {kind!r}")
                return ()


def _raw(state: State, form: str, written: str) -> m.Inlines:
    if form not in _HTML:
        state.drop(written, f"raw {form}")
        return ()
    found = _TAG.match(written.strip())
    if found and (found[1] or found[2].lower() not in _VOID):
        return ()  # a tag that nothing closes, or that closes nothing
    made = html_import.inline_fragment(written, line=state.block)
    state.add(made)
    return made.inlines


def _link(state: State, held: Any) -> m.Inlines:
    run = inlines(state, held[1])
    address = unwrapped(str(held[2][0]))
    if not address or address.startswith("#") or not run:
        return run
    if not is_safe(address):
        state.once("link-unsafe", address, f"the address {address[:60]} was taken away, its words stay", is_loss=True)
        return run
    return (m.Link(url=address, title=str(held[2][1]), content=run),)


def image(state: State, held: Any) -> m.Inlines:
    """An image, its description from its inlines; those have no words of their own beside it."""
    from briefexport.text import plain, squeeze

    _, classes, _ = attributes_of(held[0])
    alt = squeeze(plain(inlines(state, held[1])))
    address = str(held[2][0])
    if address.lower().startswith("data:"):
        address = _embedded(state, address)
    if not address or not (is_safe(address) or address.startswith("asset:")):
        state.once(
            "image-address", address, "a picture has no address an edition can use; its description stays", is_loss=True
        )
        return (m.Text(alt),) if alt else ()
    return (m.Image(src=address, alt=alt, decorative=not alt and "decorative" in classes),)


def _embedded(state: State, address: str) -> str:
    work = html_import.Work()
    name = work.asset(address)
    state.assets.update(work.assets)
    return name


def _note(state: State, held: Any) -> str:
    from briefexport.readers.pandoc_json.blocks import blocks

    name = f"note-{len(state.notes) + 1}"
    state.notes.append(m.Note(id=name))
    place = len(state.notes) - 1
    state.notes[place] = m.Note(id=name, content=blocks(state, held))
    return name


def _span(state: State, held: Any) -> m.Inlines:
    _, classes, keys = attributes_of(held[0])
    run = inlines(state, held[1])
    if not run:
        return ()
    if classes & {"mark"}:
        run = (m.Mark(run),)
    if classes & {"kbd"}:
        run = (m.Keyboard(run),)
    if classes & {"smallcaps", "underline"}:
        state.flatten("SmallCaps" if "smallcaps" in classes else "Underline")
    state.doubt(keys.get("lang", ""))
    return spoken_as(keys, run)


def spoken_as(keys: dict[str, str], run: m.Inlines) -> m.Inlines:
    """The run in a span for the language and direction its attributes give."""
    language = languages.known(keys.get("lang", ""))
    direction: Literal["", "ltr", "rtl"] = (
        "rtl" if keys.get("dir") == "rtl" else "ltr" if keys.get("dir") == "ltr" else ""
    )
    return (m.Span(language=language, direction=direction, content=run),) if run and (language or direction) else run


def words_in(node: Any) -> str:
    """All words anywhere in a piece of pandoc's tree, whatever its kind; not recursive, for the check of all words."""
    found: list[str] = []
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if isinstance(here, list):
            waiting.extend(reversed(here))
        elif isinstance(here, dict):
            held: Any = here.get("c")
            match here.get("t"):
                case "Str":
                    found.append(str(held))
                case "RawInline" | "RawBlock" if str(held[0]) in _HTML:
                    found.append(" " + html_import.plain_text(str(held[1])) + " ")
                case "Code" | "CodeBlock" | "Math" | "RawInline" | "RawBlock":
                    found.append(" " + str(held[1]) + " " if isinstance(held, list) and len(held) == 2 else "")
                case _:
                    found.append(f" {held} " if isinstance(held, str) else " ")
                    waiting.append(held)
    return "".join(found)
