"""Inline tokens to inlines: one pass with a stack, so that hostile nesting ends in an error and not in a crash."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from briefexport import model as m
from briefexport import text
from briefexport.readers.common.finish import too_deep
from briefexport.readers.markdown import addresses, attributes, plain_inlines
from briefexport.readers.markdown.parser import refuse_marks
from briefexport.readers.markdown.words import as_given, described, settled
from briefexport.readers.markdown.work import Work

if TYPE_CHECKING:
    from markdown_it.token import Token

_WRAPPERS: dict[str, Any] = {
    "em": m.Emphasis, "strong": m.Strong, "s": m.Strikethrough, "mark": m.Mark, "sub": m.Subscript,
    "sup": m.Superscript,
}  # fmt: skip
_TAG = re.compile(r"^<(/?)([A-Za-z][A-Za-z0-9-]*)", re.S)
_LABEL = re.compile(r"(?<=\]\[)((?:\\.|[^\]\[\\])+)(?=\])")
_ENTITY = re.compile(r"&(?:#[xX]?[0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
# Elements that swallow whatever follows: without an end tag such a tag is text (GFM 6.11 makes it text always).
_RAW = frozenset({"title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext"})
_VOID = frozenset({"br", "img", "wbr", "hr", "input", "col", "area", "embed", "source", "track", "link", "meta"})


Make = Callable[[m.Inlines], m.Inlines]


class _Frame:
    """An element that is open: what closes it, what it makes of its content."""

    __slots__ = ("content", "kind", "make")

    def __init__(self, kind: str, make: Make) -> None:
        self.kind = kind
        self.make = make
        self.content: list[Any] = []


def _as_it_is(content: m.Inlines) -> m.Inlines:
    return content


def _maker(wrapper: Any) -> Make:
    return lambda content: (wrapper(content),) if content else ()


_MAKERS = {f"{name}_open": _maker(wrapper) for name, wrapper in _WRAPPERS.items()}


def inlines(work: Work, content: str) -> m.Inlines:
    """The inlines of a block's text. Raises ContentError when they are nested too deeply."""
    if not work.parsed.marks.search(content):
        return _plain(work, content)
    run = plain_inlines.read(work, content)
    return run if run is not None else read(work, tokens_of(work, content), content)


def tokens_of(work: Work, content: str) -> list[Token]:
    """The inline tokens of a block's text. Raises ContentError: too many marks."""
    refuse_marks(content, work.line)
    return work.parsed.inline(content)


def read(work: Work, tokens: list[Token], content: str) -> m.Inlines:
    """The inlines of the tokens that `content` gave."""
    return Reader(work).read(tokens, content)


def _plain(work: Work, content: str) -> m.Inlines:
    if not content:
        return ()
    work.read(content)
    if "\n" in content or "abbreviations" in work.parsed.env or "://" in content or "www." in content or "@" in content:
        return settled(work, [content], linked=False)
    return (m.Text(content),)


class Reader:
    """One run of inline tokens."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.content = ""
        self.labels: list[str] = []
        self.frames = [_Frame("", _as_it_is)]
        self.in_link = 0

    def read(self, tokens: list[Token], content: str) -> m.Inlines:
        """The inlines of the tokens that `content` gave."""
        self.content = content
        self.labels = _LABEL.findall(content) if "][" in content else []
        for token in tokens:
            if token.type == "text":  # half of all tokens
                if token.content:
                    self._text(token)
            else:
                _READERS.get(token.type, Reader._text)(self, token)
        while len(self.frames) > 1:
            self._close()
        for label in self.labels:
            self.work.mark(label, "link label")
        for entity in _ENTITY.findall(content) if "&" in content else ():
            self.work.tell(entity, "entity")
        return self._content(self.frames[0])

    def _text(self, token: Token) -> None:
        self.work.read(token.content)
        self.frames[-1].content.append(token.content)

    def _special(self, token: Token) -> None:
        """An entity or escape: what was written, and what it stands for."""
        self.work.seen.append(token.markup)
        self.work.kept.append(token.content)
        self.frames[-1].content.append(token.content)

    def _break(self, token: Token) -> None:
        self.frames[-1].content.append("\n" if token.type == "softbreak" else m.LineBreak())

    def _math(self, token: Token) -> None:
        self.work.read(token.content)
        self.frames[-1].content.append(m.Math(token.content))

    def _wrap(self, token: Token) -> None:
        self._open(token.type, _MAKERS[token.type])

    def _open(self, kind: str, make: Make) -> None:
        if len(self.frames) >= m.MAX_DEPTH:
            raise too_deep(self.work.line)
        self.frames.append(_Frame(kind, make))
        if (deep := self.work.depth + len(self.frames)) > self.work.deepest:
            self.work.deepest = deep

    def _end(self, token: Token) -> None:
        self._close_kind(token.type[:-5] + "open")

    def _close(self) -> None:
        frame = self.frames.pop()
        self.in_link -= frame.kind == "link_open"
        self.frames[-1].content.extend(frame.make(self._content(frame)))

    def _close_kind(self, kind: str) -> None:
        """Close the nearest frame of a kind, with what HTML left open inside it."""
        if self.frames[-1].kind == kind:  # nearly always
            self._close()
        elif any(frame.kind == kind for frame in self.frames[1:]):
            while self.frames[-1].kind != kind:
                self._close()
            self._close()

    def _content(self, frame: _Frame) -> m.Inlines:
        linked = self.in_link > 0 or frame.kind == "link_open"
        return settled(self.work, frame.content, linked=linked)

    def _code(self, token: Token) -> None:
        self.work.read(token.content)
        code: m.Inlines = (m.Code(token.content),)
        self.frames[-1].content.extend(self._with_attributes(code, token))

    def _with_attributes(self, content: m.Inlines, token: Token) -> m.Inlines:
        found = self._attributes(token) if token.meta else attributes.NONE
        return attributes.applied(content, found) if found is not attributes.NONE else content

    def _attributes(self, token: Token) -> attributes.Attributes:
        if attributes.WRITTEN not in token.meta:
            return attributes.NONE
        self.work.mark(token.meta[attributes.WRITTEN], "attributes")
        found = attributes.of_token(token.meta)
        addresses.doubt(self.work, found.keys.get("lang", ""))
        return found

    def _address(self, token: Token, url: str, title: str) -> None:
        """What the parentheses of a link held, as written and as decoded; the account of a definition is its own."""
        if "label" in token.meta:
            self._label(token.meta["label"])
            return
        if ("%" in url or "xn--" in url) and url not in self.content:
            as_given(self.work, url, self.content)
        else:
            self.work.mark(url, "link address")
        self.work.mark(title, "link title")

    def _label(self, known: str) -> None:
        """The label in a second pair of brackets; `[label]` alone is the link's own words."""
        from markdown_it.common.utils import normalizeReference

        if self.labels and normalizeReference(self.labels[0]) == known:
            self.work.mark(self.labels.pop(0), "link label")

    def _link(self, token: Token) -> None:
        attrs = token.attrs
        url, title = str(attrs.get("href", "")), str(attrs.get("title", ""))
        self.work.used.add(url)

        def make(content: m.Inlines) -> m.Inlines:
            if token.markup != "autolink":
                self._address(token, url, title)
            return self._with_attributes(addresses.link(self.work, url, title, content), token)

        self._open("link_open", make)
        self.in_link += 1

    def _span(self, token: Token) -> None:
        self._open("span_open", lambda content: self._with_attributes(content, token))

    def _call(self, token: Token) -> None:
        from briefexport.readers.markdown import notes

        if "label" in token.meta:
            self.work.mark(token.meta["label"], "note label")
        self.frames[-1].content.append(notes.call(self.work, token))

    def _image(self, token: Token) -> None:
        src, title = str(token.attrs.get("src", "")), str(token.attrs.get("title", ""))
        self.work.used.add(src)
        alt = text.squeeze(described(self.work, token.children or []))
        self._address(token, src, "")
        found = self._attributes(token)
        if title and alt:
            # A definition's title stands in the record where the definition does.
            leave = self.work.leave if "label" in token.meta else self.work.drop
            leave(title, "an inline picture shows no title")
        is_decorative = "decorative" in found.classes
        self.frames[-1].content.extend(addresses.picture(self.work, src, alt or title, is_decorative=is_decorative))

    def _tag(self, token: Token) -> None:
        """One HTML tag: the allow-list says what it means; an element left open ends with the block."""
        written = token.content
        found = _TAG.match(written)
        if not found:
            self._no_element(written)
            return
        closing, name = found[1], found[2].lower()
        if name in _RAW and f"</{name}" not in self.content.lower():
            self.work.read(written)
            self.frames[-1].content.append(written)
            return
        self.work.mark(written, "HTML tag")
        if closing:
            self._close_tag(f"<{name}>")
        elif name in _VOID:
            made = _html(self.work, written, ())
            self.work.kept.append(text.plain(made))  # a picture's description
            self.frames[-1].content.extend(made)
        elif not written.endswith("/>"):
            self._open(f"<{name}>", lambda content: _html(self.work, written, content))

    def _no_element(self, written: str) -> None:
        """A comment or instruction is left out; what HTML shows of a CDATA section is shown."""
        if not written.startswith("<![CDATA["):
            reason = "a comment" if written.startswith("<!--") else "a processing instruction"
            self.work.drop(written, reason)
            return
        from briefexport.readers.common import html_import

        self.work.mark(written, "HTML")
        self.frames[-1].content.extend(html_import.inline_fragment(written, line=self.work.line).inlines)

    def _close_tag(self, kind: str) -> None:
        """An HTML end tag closes its element only when no Markdown markup stands open between."""
        for frame in reversed(self.frames[1:]):
            if frame.kind == kind:
                self._close_kind(kind)
                return
            if not frame.kind.startswith("<"):
                return


_READERS: dict[str, Callable[[Reader, Token], None]] = {
    "text_special": Reader._special,
    "softbreak": Reader._break,
    "hardbreak": Reader._break,
    "code_inline": Reader._code,
    "html_inline": Reader._tag,
    "image": Reader._image,
    "math_inline": Reader._math,
    "footnote_ref": Reader._call,
    "link_open": Reader._link,
    "span_open": Reader._span,
    **dict.fromkeys(_MAKERS, Reader._wrap),
    **{f"{name}_close": Reader._end for name in ("link", "span", *_WRAPPERS)},
}


def _html(work: Work, opening: str, content: m.Inlines) -> m.Inlines:
    from briefexport.readers.common import html_import

    made = html_import.wrap(opening, content, line=work.line, language=work.language)
    work.diagnostics.extend(made.diagnostics)
    work.ledger.extend(entry for entry in made.ledger if entry.fate == "dropped")
    work.assets.update(made.assets or {})
    return made.inlines
