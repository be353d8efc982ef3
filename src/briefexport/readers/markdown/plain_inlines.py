"""Text with none but the usual marks: code, links, pictures, and emphasis of one kind around words, code or a link.

Most paragraphs are no more than that, and are read at one look. Each mark must be one of these or certainly mean
nothing; any other text is left to markdown-it. A test holds the two to one result.
"""

from __future__ import annotations

import re
from typing import Any

from briefexport import model as m
from briefexport.readers.markdown.link_parts import KEPT
from briefexport.readers.markdown.parser import MAX_MARKS
from briefexport.readers.markdown.words import settled
from briefexport.readers.markdown.work import Work
from briefexport.text import squeeze

_UNMARKED = r"[^\\`*_\[\]<&$~^{!=\t]"
_WITHIN = r"(?<=[A-Za-z0-9])_+(?=[A-Za-z0-9])|!(?!\[)|(?<!=)=(?!=)"
_ALONE = r"(?<=\s)\*(?=\s)|&(?![#A-Za-z])|<(?=[\s\d=])|\]"
_CODE = r"`[^`&]++`(?!`)"
_PICTURE = rf"!\[(?:(?!\n){_UNMARKED})*+\]\((?a:{KEPT})\)"
_LABEL = rf"{_UNMARKED}*+(?:(?:{_WITHIN}|{_CODE}|{_PICTURE}){_UNMARKED}*+)*+"
_LINK = rf"\[(?!\]){_LABEL}\]\((?a:{KEPT})\)"
_INNER = rf"(?!\s){_UNMARKED}++(?<!\s)|{_CODE}|{_LINK}"
_WORDS = re.compile(rf"{_UNMARKED}*+(?:(?:{_WITHIN}|{_ALONE}){_UNMARKED}*+)*+")
# Where no address is defined, such brackets are no link.
_BRACKETED = re.compile(rf"(?:{_WORDS.pattern}(?:\[{_UNMARKED}*+\](?![(\[{{]))?+)++")
# What stands before a mark lets it only open and what follows it only close, if not both (CommonMark 6.2); no lengths
# of such marks add up to a multiple of three.
_NODE = re.compile(
    rf"(?P<code>{_CODE})|(?P<picture>{_PICTURE})|\[(?!\])(?P<label>{_LABEL})\]\((?P<url>(?a:{KEPT}))\)"
    rf"""|(?<![^\s("'/:-])(?P<mark>\*\*|__|[*_])(?P<inner>{_INNER})(?P=mark)(?=[\s.,;:!?)"'/-]|\Z)"""
)
_WRAPPERS: dict[str, Any] = {"**": m.Strong, "__": m.Strong, "*": m.Emphasis, "_": m.Emphasis}

_Pieces = list[str | re.Match[str]]


def read(work: Work, content: str) -> m.Inlines | None:
    """The inlines of a block's text; None where markdown-it must read it."""
    # Too many marks are refused elsewhere; two spaces end a line; the label of a reference has an account of its own.
    if len(content) > MAX_MARKS or "  \n" in content or "][" in content:
        return None
    pieces = _cut(content, _WORDS if "references" in work.parsed.env else _BRACKETED)
    return None if pieces is None else _inlines(work, pieces, 1)


def _cut(content: str, unmarked: re.Pattern[str] = _WORDS) -> _Pieces | None:
    """Words and marked parts in turn; None where something else begins."""
    found: _Pieces = []
    at = 0
    while at < len(content):
        words = unmarked.match(content, at)
        if words and words[0]:
            found.append(words[0])
            at = words.end()
        elif node := _NODE.match(content, at):
            found.append(node)
            at = node.end()
        else:
            return None
    return found


def _inlines(work: Work, pieces: _Pieces, depth: int, *, linked: bool = False) -> m.Inlines:
    parts: list[Any] = []
    for piece in pieces:
        if isinstance(piece, str):
            work.read(piece)
            parts.append(piece)
        else:
            parts.append(_node(work, piece, depth, linked=linked))
    return settled(work, parts, linked=linked)


def _node(work: Work, node: re.Match[str], depth: int, *, linked: bool) -> m.Inline:
    if code := node["code"]:
        return _code(work, code[1:-1].replace("\n", " "))
    if picture := node["picture"]:
        return _picture(work, *picture[2:-1].split("](", 1))
    label, mark, inner, url = node.group("label", "mark", "inner", "url")
    work.deepest = max(work.deepest, work.depth + depth + 1)
    content = _inlines(work, _cut(label or inner) or [], depth + 1, linked=linked or bool(label))
    if mark:
        wrapped: m.Inline = _WRAPPERS[mark](content)
        return wrapped
    work.used.add(url)
    work.mark(url, "link address")
    return m.Link(url, "", content)


def _code(work: Work, words: str) -> m.Code:
    """CommonMark 6.1: a space at each end parts a mark from a backtick."""
    if words[0] == words[-1] == " " and words.strip(" "):
        words = words[1:-1]
    work.read(words)
    return m.Code(words)


def _picture(work: Work, described: str, src: str) -> m.Image:
    work.used.add(src)
    if described:
        work.read(described)
    work.mark(src, "link address")
    return m.Image(src=src, alt=squeeze(described))
