"""Block tokens to blocks: one function for each kind of token, one walk over the flat list."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from briefexport import model as m
from briefexport.plugin import notice, warning
from briefexport.readers.common.finish import too_deep
from briefexport.readers.markdown import attributes, boxes, notes, raw_html, tables
from briefexport.readers.markdown.inlines import inlines, read, tokens_of
from briefexport.readers.markdown.work import Work, line_of

if TYPE_CHECKING:
    from markdown_it.token import Token

_TASK = re.compile(r"^\[([ xX])\](?:\s+|$)")


class Reader:
    """Walks the tokens; `at` is the next one."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.tokens = work.parsed.tokens
        self.at = 0

    def read(self) -> m.Blocks:
        """All blocks of the text."""
        if self.work.parsed.plain is None:
            return self.until("")
        found: list[m.Block] = []
        for level, content, index, info in self.work.parsed.plain:
            if level < 0:
                found += self._code(info, content, index)
            else:
                found += self._heading(level, content, index) if level else self._paragraph(content, index)
        return tuple(found)

    def until(self, closing: str) -> m.Blocks:
        """Blocks up to the closing token, which is passed."""
        self.work.depth += 1
        if self.work.depth > m.MAX_DEPTH + 1:
            raise too_deep(self.work.line)
        found: list[m.Block] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == closing:
                break
            found.extend(_READERS[token.type](self, token))
        self.work.deepest = max(self.work.deepest, self.work.depth)
        self.work.depth -= 1
        return tuple(found)

    def take_inline(self) -> Token:
        """The inline token of a leaf, its closing token passed."""
        token = self.tokens[self.at]
        self.at += 2
        return token

    def leaf(self, content: str, index: int) -> tuple[str, m.Inlines]:
        """(provisional id, inlines) of a leaf's text."""
        name = self.work.place(index, content[:24].partition("\n")[0])
        run = inlines(self.work, content)
        self.work.keep(content, name)
        return name, run

    # Leaves

    def heading(self, token: Token) -> m.Blocks:
        return self._heading(int(token.tag[1]), token.content, line_of(token))

    def _heading(self, level: int, content: str, index: int) -> m.Blocks:
        braces = ""
        if content.endswith("}"):
            content, braces = attributes.trailing(content)
        name, run = self.leaf(content, index)
        self.work.mark(braces, "attributes")
        if not run:
            told = "a heading without words was left out"
            self.work.diagnostics.append(
                notice("empty-heading", told, hint="write it, or delete its marks", line=self.work.line)
            )
            return ()
        return (m.Heading(id=name, level=level, content=run),)

    def paragraph(self, token: Token) -> m.Blocks:
        return self._paragraph(token.content, line_of(token))

    def _paragraph(self, content: str, index: int) -> m.Blocks:
        if not content:
            return ()
        if content.startswith("!["):
            return self._picture(content, index)
        name, run = self.leaf(content, index)
        return (m.Paragraph(id=name, content=run),) if run else ()

    def _picture(self, content: str, index: int) -> m.Blocks:
        """A paragraph that begins with an image: a figure when it holds nothing else but a caption."""
        entries = len(self.work.ledger)
        name = self.work.place(index, content[:24].partition("\n")[0])
        tokens = tokens_of(self.work, content)
        run = read(self.work, tokens, content)
        self.work.keep(content, name)
        token = tokens[0]
        found = attributes.of_token(token.meta)
        title = str(token.attrs.get("title") or found.keys.get("title", "")) if token.type == "image" else ""
        figure = boxes.figure_of(run, name, title, found)
        if not figure:
            return (m.Paragraph(id=name, content=run),) if run else ()
        shown = {"an inline picture shows no title"}
        kept = [entry for entry in self.work.ledger[entries:] if entry.reason not in shown]
        self.work.ledger[entries:] = kept
        return (figure,)

    def code(self, token: Token) -> m.Blocks:
        return self._code(token.info, token.content, line_of(token))

    def _code(self, info: str, content: str, index: int) -> m.Blocks:
        name = self.work.place(index)
        self.work.mark(info, "code language")
        language = info.split()[0] if info.split() else ""
        words = content.removesuffix("\n")
        self.work.read(words)
        self.work.keep(words, name)
        if language == "math":
            return (m.MathBlock(id=name, tex=words.strip()),) if words.strip() else ()
        return (m.CodeBlock(id=name, text=words, language=language),)

    def math(self, token: Token) -> m.Blocks:
        name = self.work.place(line_of(token))
        self.work.read(token.content)
        self.work.keep(token.content, name)
        return (m.MathBlock(id=name, tex=token.content),)

    def rule(self, token: Token) -> m.Blocks:
        return (m.Rule(id=self.work.place(line_of(token))),)

    def abbreviation(self, token: Token) -> m.Blocks:
        self.work.begin(line_of(token))
        self.work.mark(token.content, "abbreviation")
        return ()

    def html(self, token: Token) -> m.Blocks:
        """A block of HTML, through the allow-list; blocks that belong together (a table's parts) are read together."""
        written = token.content
        while self.at < len(self.tokens) and self.tokens[self.at].type == "html_block":
            written += "\n" + self.tokens[self.at].content
            self.at += 1
        return raw_html.blocks(self.work, written, line_of(token))

    # Containers

    def list(self, token: Token) -> m.Blocks:
        ordered = token.type == "ordered_list_open"
        name = self.work.place(line_of(token)) + ".l"
        items = []
        while self.tokens[self.at].type == "list_item_open":
            items.append(self._item(self.tokens[self.at]))
        self.at += 1
        start = int(token.attrs.get("start", 1)) if ordered else 1
        return (m.List(id=name, ordered=ordered, start=min(start, 2**31 - 1), items=tuple(items)),)

    def _item(self, token: Token) -> m.ListItem:
        self.at += 1
        self.work.mark(token.info, "list number")
        checked: bool | None = None
        first = self.tokens[self.at]
        if first.type == "paragraph" and (task := _TASK.match(first.content)):
            checked = task[1] in "xX"
            self.work.mark(task[1].strip(), "task mark")
            first.content = first.content[task.end() :]
        return m.ListItem(checked=checked, content=self.until("list_item_close"))

    def quote(self, token: Token) -> m.Blocks:
        index = line_of(token)
        name = self.work.place(index) + ".q"
        first = self.tokens[self.at]
        if first.type == "paragraph" and (alert := boxes.alert(first.content)):
            kind, title, first.content = alert
            self.work.mark(kind, "callout")
            heading = inlines(self.work, title)
            return (
                m.Callout(id=name, kind=boxes.kind_of(kind), title=heading, content=self.until("blockquote_close")),
            )
        signature = self._signature(token, "blockquote_close")
        made = boxes.quote(name, self.until("blockquote_close"))
        if signature:
            made = boxes.signed_by(made, inlines(self.work, signature))
        return (made,)

    def _signature(self, token: Token, closing: str) -> str:
        """A last line of the quotation's last paragraph that begins with a dash, taken off it."""
        ends = (n for n in range(self.at, len(self.tokens)) if self.tokens[n].type == closing)
        end = next((n for n in ends if self.tokens[n].level == token.level), len(self.tokens))
        last = self.tokens[end - 1]
        if end <= self.at or last.type != "paragraph":
            return ""
        last.content, signature = boxes.split_signature(last.content)
        return signature

    def box(self, token: Token) -> m.Blocks:
        name = self.work.place(line_of(token)) + ".b"
        line = self.work.line
        if not token.meta["closed"]:
            told = f"the box '::: {token.info}' is never closed"
            self.work.diagnostics.append(warning("box-unclosed", told, hint="put a line ::: after it", line=line))
        if re.match(r"\{?\.?(verse|poem|poetry)\b", token.info, re.I):
            self._break_lines()
        signature = self._signature(token, "box_close") if boxes.signed(token.info) else ""
        content = self.until("box_close")
        self.work.line = line
        made = boxes.box(self.work, name, token.info, content)
        if signature and isinstance(made, m.Quote | m.PullQuote):
            made = boxes.signed_by(made, inlines(self.work, signature))
        return (made,)

    def _break_lines(self) -> None:
        """In verse every line end counts."""
        for token in self.tokens[self.at :]:
            if token.type == "box_close":
                return
            if token.type in {"paragraph", "heading", "inline"}:
                token.content = re.sub(r"(?<!\\) *\n", "  \n", token.content)

    def note(self, token: Token) -> m.Blocks:
        label = token.meta["label"]
        self.work.begin(line_of(token))
        self.work.mark(label, "note label")
        with self.work.in_note(label):
            content = self.until("footnote_reference_close")
        notes.define(self.work, label, content)
        return ()


_READERS: dict[str, Callable[[Reader, Token], m.Blocks]] = {
    "heading": Reader.heading,
    "paragraph": Reader.paragraph,
    "fence": Reader.code,
    "code_block": Reader.code,
    "math_block": Reader.math,
    "hr": Reader.rule,
    "abbreviation": Reader.abbreviation,
    "html_block": Reader.html,
    "bullet_list_open": Reader.list,
    "ordered_list_open": Reader.list,
    "blockquote_open": Reader.quote,
    "box_open": Reader.box,
    "dl_open": tables.definitions,
    "footnote_reference_open": Reader.note,
    "table": tables.table,
}
