"""Strings to text nodes: soft breaks, bare addresses, abbreviations; addresses; the words that describe a picture."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from briefexport import model as m
from briefexport.readers.common.soft_breaks import softened
from briefexport.readers.markdown import attributes
from briefexport.readers.markdown.work import Work

if TYPE_CHECKING:
    from markdown_it.token import Token

# GFM 6.9: bare addresses are links; trailing punctuation and unmatched brackets do not belong to them.
_BARE = re.compile(
    r"(?<![\w/@])(?:https?://|www\.)(?:\([^\s()<>]*\)|[^\s<>“”\"()])*(?:\([^\s()<>]*\)|[^\s<>“”\"?!.,:*_~'’()\];])|"
    r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)


def settled(work: Work, parts: list[Any], *, linked: bool) -> m.Inlines:
    """Adjacent strings joined to text; in them soft breaks, bare addresses and abbreviations are told."""
    if len(parts) == 1 and isinstance(parts[0], str):
        return _words(work, parts[0], linked)
    found: list[m.Inline] = []
    words: list[str] = []
    for part in (*parts, None):
        if isinstance(part, str):
            words.append(part)
            continue
        if words:
            found.extend(_words(work, "".join(words), linked))
            words = []
        if isinstance(part, m.Text) and found and isinstance(found[-1], m.Text):
            found[-1] = m.Text(found[-1].text + part.text)
        elif part is not None:
            found.append(part)
    return tuple(found)


def _words(work: Work, words: str, linked: bool) -> m.Inlines:
    if "\n" in words:
        words = softened(words)
    found: m.Inlines = (m.Text(words),) if words else ()
    if not linked and ("://" in words or "www." in words or "@" in words):
        found = _each(found, _BARE, _address)
    if known := work.parsed.env.get("abbreviations"):
        shorts = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
        pattern = re.compile(rf"(?<!\w)(?:{shorts})(?!\w)")
        found = _each(found, pattern, lambda short: m.Abbreviation(expansion=known[short], content=(m.Text(short),)))
    return found


def _each(run: m.Inlines, pattern: re.Pattern[str], make: Callable[[str], m.Inline]) -> m.Inlines:
    """The run with `make` of every match in its texts."""
    found: list[m.Inline] = []
    for inline in run:
        if not isinstance(inline, m.Text):
            found.append(inline)
            continue
        at = 0
        for match in pattern.finditer(inline.text):
            if match.start() > at:
                found.append(m.Text(inline.text[at : match.start()]))
            found.append(make(match[0]))
            at = match.end()
        if at < len(inline.text):
            found.append(m.Text(inline.text[at:]))
    return tuple(found)


def _address(written: str) -> m.Inline:
    url = written if "://" in written else f"http://{written}" if written.startswith("www.") else f"mailto:{written}"
    return m.Link(url=url, content=(m.Text(written),))


def described(work: Work, tokens: list[Token]) -> str:
    """The words of an image's description (CommonMark 6.4: its plain string content)."""
    parts = []
    for token in tokens:
        work.mark(str(token.attrs.get("href", "")) + str(token.attrs.get("src", "")), "address in a description")
        work.mark(token.meta.get(attributes.WRITTEN, ""), "attributes")
        if token.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        elif token.type == "image":
            parts.append(described(work, token.children or []))
        elif token.type == "html_inline":
            work.mark(token.content, "HTML tag")
        elif token.type == "footnote_ref":
            _uncalled(work, token)
        else:
            work.read(token.content)
            parts.append(token.content)
    return "".join(parts)


def _uncalled(work: Work, token: Token) -> None:
    """A description is plain words, which cannot call a note: one written in the line is left out, and told."""
    if "label" in token.meta:
        work.mark(token.meta["label"], "note label")
    else:
        written = work.parsed.env["footnotes"]["list"][token.meta["id"]]["content"]
        work.drop(written, "a note in a picture's description")


def as_given(work: Work, url: str, content: str) -> None:
    """Tell an address that markdown-it writes in escapes and its domain in Punycode, as `content` has it too."""
    from markdown_it.common import normalize_url

    given = unquote(normalize_url.normalizeLinkText(url))
    (work.tell if given in content else work.mark)(url, "link address")
    work.mark(given, "link address")
