"""Stable names: of blocks from their words, of slugs from titles, of articles from what does not change.

Editing a paragraph changes no other paragraph's id (unless it had a duplicate), so links, captions, cached speech and
translations keyed by id survive an edit.
"""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Iterable, Mapping
from typing import get_args

import msgspec

from briefexport import digests, text
from briefexport import model as m

SLUG_LENGTH = 80
_SLUG = re.compile(rf"(?!.{{{SLUG_LENGTH + 1}}})[a-z0-9]+(?:-[a-z0-9]+)*")
_KINDS = {kind: str(kind.__struct_config__.tag) for kind in get_args(m.Block)}
_CONTAINERS = frozenset({m.List, m.DefinitionList, m.Quote, m.PullQuote, m.Callout})
_BASE32 = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [first + second for first in _BASE32 for second in _BASE32]


def slugify(title: str) -> str:
    """`[a-z0-9-]`, at most 80 characters, cut at a word; empty when nothing of the title is left (Chinese, emoji)."""
    if _SLUG.fullmatch(title):
        return title
    ascii_text = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", ascii_text)).strip("-")
    if len(slug) <= SLUG_LENGTH:
        return slug
    return slug[: SLUG_LENGTH + 1].rsplit("-", 1)[0][:SLUG_LENGTH].strip("-")


def slug_of(given: str, stem: str, headline: str) -> str:
    """The article's slug: metadata, else the file's stem, else (standard input) the headline, else a digest of it."""
    found = given or slugify(stem) or slugify(headline)
    return found or "brief-" + _digest(stem or headline)


def article_identifier(article: m.Article, body: str | None = None) -> tuple[str, bool]:
    """(identifier, stable). Metadata's own; else UUIDv5 of publisher and slug; else of the words, which is unstable.

    `body` is `text.body_text(article)` where the caller has it already.
    """
    metadata = article.metadata
    if metadata.identifier:
        return metadata.identifier, True
    publisher = metadata.publisher.url or metadata.publisher.name
    if publisher and metadata.slug:
        return _urn(f"{publisher}\n{metadata.slug}"), True
    words = f"{metadata.headline}\n{text.body_text(article) if body is None else body}"
    return _urn(words), False


def edition_identifier(articles: Iterable[m.Article], publisher: m.Publisher, slug: str) -> str:
    """An edition of one carries its article's identifier; a bound one UUIDv5 of publisher and slug, else of members."""
    members = [article.identifier for article in articles]
    if len(members) == 1:
        return members[0]
    name = publisher.url or publisher.name or "\n".join(members)
    return _urn(f"{name}\n{slug}")


def sentence_id(block_id: str, ordinal: int) -> str:
    """The id of the nth sentence of a block, counted from 1."""
    return f"{block_id}.s{ordinal}"


class Namer:
    """Gives blocks their ids in document order. One for an article: body first, then notes.

    `words` are those of some blocks of this article, by the block's `id()`.
    """

    def __init__(self, words: Mapping[int, str] | None = None) -> None:
        self._words = words or {}
        self._ordinals: dict[str, int] = {}
        self._seen: dict[str, int] = {}
        self.renamed: dict[str, str] = {}

    def name(self, block: m.Block) -> m.Block:
        """The block and all in it with lasting ids; `renamed` maps the provisional ones (`@12:1`) to them.

        Ids that a source itself gave (canonical JSON) stay; only empty and provisional ones are replaced.
        """
        old = block.id
        new = old if old and old[0] != "@" else self._new_id(block)
        if old and new is not old:
            self.renamed[old] = new
        named = msgspec.structs.replace(block, id=new)
        return text.map_children(named, self.name) if type(block) in _CONTAINERS else named

    def _new_id(self, block: m.Block) -> str:
        kind = _KINDS[type(block)]
        words = self._words.get(id(block))
        if words is None:
            words = "" if is_container(block) else text.block_words(block)
        if not words:
            return f"{kind.replace('_', '-')}-{_counted(self._ordinals, kind)}"
        stem = "b-" + _digest(f"{kind}\n{words}")
        count = _counted(self._seen, stem)
        return stem if count == 1 else f"{stem}-{count}"


def _counted(counts: dict[str, int], name: str) -> int:
    """How often the name has come, this time included. A `Counter` would call a function for each new one."""
    counts[name] = count = counts.get(name, 0) + 1
    return count


def is_container(block: m.Block) -> bool:
    """True for blocks that hold blocks; they are named by kind and ordinal."""
    return type(block) in _CONTAINERS


def identify(
    article: m.Article, words: str | None = None, leaves: Mapping[int, str] | None = None
) -> tuple[m.Article, dict[str, str], bool]:
    """(article with block ids and identifier, provisional id → lasting id, identifier is stable).

    A reader names a block by its place, `@line:column`, until this gives it its lasting name. `words` and `leaves` are
    what `text.body_text(article)` gave, where the caller has it already.
    """
    namer = Namer(leaves)
    body = tuple(map(namer.name, article.body))
    notes = tuple(msgspec.structs.replace(n, content=tuple(map(namer.name, n.content))) for n in article.notes)
    named = msgspec.structs.replace(article, body=body, notes=notes)
    identifier, stable = article_identifier(named, words)
    return msgspec.structs.replace(named, identifier=named.identifier or identifier), namer.renamed, stable


def _uuid5(space: uuid.UUID, name: str) -> uuid.UUID:
    """What `uuid.uuid5` gives (RFC 9562, 5.5), which loads OpenSSL for it."""
    return uuid.UUID(bytes=digests.sha1(space.bytes + name.encode())[:16], version=5)


# Any fixed UUID serves as the name space.
NAMESPACE = _uuid5(uuid.NAMESPACE_URL, "briefexport")


def _urn(name: str) -> str:
    return f"urn:uuid:{_uuid5(NAMESPACE, unicodedata.normalize('NFC', name))}"


def _digest(words: str) -> str:
    normal = (words if words.isascii() else unicodedata.normalize("NFC", words)).encode("utf-8", "surrogatepass")
    # Base32 (RFC 4648) of the first 50 bits; `base64.b32encode` takes five times as long, for every block.
    bits = int.from_bytes(digests.sha256(normal)[:7]) >> 6
    high, low = bits >> 30, bits & 0x3FFFFFFF
    return _PAIRS[high >> 10] + _PAIRS[high & 1023] + _PAIRS[low >> 20] + _PAIRS[low >> 10 & 1023] + _PAIRS[low & 1023]


def bind(articles: Iterable[m.Article]) -> tuple[m.Article, ...]:
    """The articles of an edition of many: every block and note id carries its article's slug as prefix.

    XML ids may not begin with a digit, so such a slug is preceded by `a-`.
    """
    return tuple(_prefixed(article) for article in articles)


def prefix_of(article: m.Article) -> str:
    """What `bind` puts before the article's ids."""
    slug = article.metadata.slug or _digest(article.identifier)
    return f"{slug}." if slug[0].isalpha() else f"a-{slug}."


def _prefixed(article: m.Article) -> m.Article:
    prefix = prefix_of(article)
    return text.rename(article, identifier=lambda old: prefix + old, image=lambda src: src)
