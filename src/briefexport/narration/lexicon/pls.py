"""The lexicon as W3C PLS 1.0 (Recommendation of 14 October 2008), in and out.

A lexeme's `alias` is a respelling, its first IPA `phoneme` the pronunciation. What PLS has no word for stands in the
lexeme's `role`, where the Recommendation (section 4.4) lets vendors put qualified names of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from briefexport.errors import UsageError
from briefexport.narration.lexicon.checking import Placed
from briefexport.narration.lexicon.entries import Entry, Lexicon

NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"
ROLES = "urn:briefexport:lexicon"
_NS = f"{{{NAMESPACE}}}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read(data: bytes, name: str) -> tuple[Placed, ...]:
    """The entries with their lines. Raises `UsageError` for what is not PLS 1.0, with file and line."""
    root = _parsed(data, name)
    if root.tag != f"{_NS}lexicon":
        raise _invalid("This is not a PLS 1.0 lexicon.", name, root.sourceline or 0)
    language = root.get(_LANG) or "en"
    alphabet = root.get("alphabet") or "ipa"
    return tuple(item for lexeme in root.iter(f"{_NS}lexeme") for item in _entries(lexeme, language, alphabet, name))


def _parsed(data: bytes, name: str) -> Any:
    from lxml import etree

    # A lexicon is data from elsewhere: no entity of it is expanded, nothing it names is opened.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise _invalid(f"The lexicon is not well-formed XML: {error.msg}.", name, line, column) from error


def _entries(lexeme: Any, language: str, alphabet: str, name: str) -> Iterator[Placed]:
    line = lexeme.sourceline or 0
    graphemes = [_text(node) for node in lexeme.iter(f"{_NS}grapheme")]
    aliases = [_text(node) for node in lexeme.iter(f"{_NS}alias")]
    phonemes = [_text(n) for n in lexeme.iter(f"{_NS}phoneme") if (n.get("alphabet") or alphabet) == "ipa"]
    if not any(graphemes):
        raise _invalid("A lexeme has no grapheme.", name, line)
    if not (any(aliases) or any(phonemes)):
        raise _invalid(f"“{graphemes[0]}” has neither an alias nor a phoneme in IPA.", name, line)
    roles = {role.rpartition(":")[2] for role in (lexeme.get("role") or "").split()}
    said = _said(aliases, roles)
    for written in filter(None, graphemes):
        entry = Entry(
            written=written,
            ipa=phonemes[0] if phonemes else "",
            language="" if language == "mul" else language,
            scope="prefix" if "prefix" in roles else "word",
            case="any" if "any-case" in roles else "exact",
            **said,
        )
        yield Placed(entry, name, line)


def _said(aliases: list[str], roles: set[str]) -> dict[str, str]:
    """Respelling and expansion from the aliases: the expansion comes last where the role says there is one."""
    if "expansion" in roles and aliases:
        return {"respelling": aliases[0] if len(aliases) > 1 else "", "expansion": aliases[-1]}
    return {"respelling": aliases[0] if aliases else ""}


def _text(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())


def _invalid(message: str, name: str, line: int, column: int = 0) -> UsageError:
    hint = "Write it as https://www.w3.org/TR/pronunciation-lexicon/ says, or as TOML."
    return UsageError(message, code="lexicon-invalid", hint=hint, file=name, line=line, column=column)


def write(lexicon: Lexicon, language: str = "en") -> bytes:
    """The entries that serve `language` as one PLS document, in IPA (a PLS document is of one language)."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<lexicon version="1.0" xmlns="{NAMESPACE}" xmlns:be="{ROLES}" alphabet="ipa" xml:lang={quoteattr(language)}>',
    ]
    for entry in lexicon.entries:
        if entry.serves(language) or entry.language == language:
            lines += _lexeme(entry)
    return ("\n".join([*lines, "</lexicon>"]) + "\n").encode()


def _lexeme(entry: Entry) -> list[str]:
    roles = [name for name, own in _own_roles(entry) if own]
    role = f" role={quoteattr(' '.join('be:' + name for name in roles))}" if roles else ""
    lines = [f"  <lexeme{role}>", f"    <grapheme>{escape(entry.written)}</grapheme>"]
    lines += [f"    <alias>{escape(words)}</alias>" for words in (entry.respelling, entry.expansion) if words]
    if entry.ipa:
        lines.append(f"    <phoneme>{escape(entry.ipa)}</phoneme>")
    return [*lines, "  </lexeme>"]


def _own_roles(entry: Entry) -> tuple[tuple[str, bool], ...]:
    return (
        ("prefix", entry.scope == "prefix"),
        ("any-case", entry.case == "any"),
        ("expansion", bool(entry.expansion)),
    )
