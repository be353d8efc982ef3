"""The canonical JSON itself: read, validated, and given back exactly (issue 2, item 2).

What the command line, a sidecar or the workspace says of the article is laid over it; its own ids stay.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from briefexport import identity, text
from briefexport import model as m
from briefexport.errors import ContentError
from briefexport.plugin import API_VERSION, Diagnostic, LedgerEntry, Reading, ReadingContext, Source
from briefexport.readers.common import decoding, finish, headline, json_places, json_source, metadata, notes

_FORMAT = re.compile(r'"format"\s*:\s*"briefexport-article/(\d+)"')
_KNOWN_VERSION = int(m.ARTICLE_FORMAT.rsplit("/", 1)[1])


class _Named(msgspec.Struct):
    """What any JSON of ours says first; without it `{}` would be an article."""

    format: str


class ArticleJsonReader:
    """Group `briefexport.readers`, name `article-json`."""

    api = API_VERSION
    summary = "the canonical article in JSON, as `briefexport inspect --as json` prints it"
    suffixes = (".json",)
    media_types = ("application/vnd.briefexport.article+json", "application/json")

    class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
        """No options: the JSON says all."""

    def read(self, source: Source, options: Options, context: ReadingContext) -> Reading:
        """The article of the JSON. Raises ContentError with line and column, or the path of what is not valid."""
        decoded = decoding.decode(source)
        json_source.refuse_repeated(source, decoded.text)
        article, diagnostics = _cleaned(_article(decoded.text))
        _refuse_duplicate_ids(article)
        article, found = _settled(article, source, context)
        finish.refuse_deep(article)
        article, told = notes.mended(article)
        named, _, stable = identity.identify(article)
        ledger = tuple(
            LedgerEntry(words=text.block_words(block), fate="body", where=block.id)
            for block in text.walk_article(named)
            if text.block_words(block)
        )
        told = (*decoded.diagnostics, *diagnostics, *found, *told, *finish.unstable(stable))
        return Reading(article=named, ledger=ledger, diagnostics=told)


def _article(written: str) -> m.Article:
    version = _FORMAT.search(written)
    if version and int(version[1]) > _KNOWN_VERSION:
        raise ContentError(
            f"this is briefexport-article/{version[1]}; this version reads up to {m.ARTICLE_FORMAT}",
            code="newer-format",
            hint="install a newer briefexport: pip install --upgrade briefexport",
        )
    try:
        msgspec.json.decode(written, type=_Named)
        return m.from_json(written, m.Article)
    except msgspec.ValidationError as error:
        told, _, path = str(error).partition(" - at ")
        where = path.strip("`") or "$"
        line, column = decoding.place(written, json_places.offset(written, where))
        nor = "" if version else ", nor is it news (ninjs, NewsArticle) or pandoc's"
        raise ContentError(
            f"the JSON is not an article: {told[:1].lower()}{told[1:]} at {where}{nor}",
            code="bad-article-json",
            hint="`briefexport schema article` prints what it must look like; --from names another reader",
            line=line,
            column=column,
        ) from error
    except msgspec.DecodeError as error:
        raise _malformed(written, str(error)) from error
    except RecursionError as error:
        raise finish.too_deep(0) from error


def _malformed(written: str, told: str) -> ContentError:
    found = re.search(r"\(byte (\d+)\)", told)
    before = written.encode()[: int(found[1])].decode("utf-8", "ignore") if found else written
    line, column = decoding.place(written, len(before))
    return ContentError(
        f"this is not JSON: {re.sub(r'^JSON is malformed: | *[(]byte [0-9]+[)]$', '', told)}",
        code="bad-json",
        hint="mend it there; the whole file must be one JSON object",
        line=line,
        column=column,
    )


def _cleaned(article: m.Article) -> tuple[m.Article, tuple[Diagnostic, ...]]:
    """The article without characters that no edition can carry; JSON escapes bring them past the decoder."""
    encoded = m.to_json(article, indent=0).decode()
    if not re.search(r"\\u(?:00[01789]|fff[ef]|FFF[EF])|[\x7f-\x9f\ufffe\uffff]", encoded):
        return article, ()
    told: dict[str, Diagnostic] = {}

    def clean(value: Any) -> Any:
        if isinstance(value, str):
            found = decoding.clean(value)
            told.update({one.message: msgspec.structs.replace(one, line=0, column=0) for one in found.diagnostics})
            return found.text
        if isinstance(value, dict):
            return {key: clean(held) for key, held in value.items()}
        return [clean(held) for held in value] if isinstance(value, list) else value

    return msgspec.convert(clean(msgspec.json.decode(encoded)), m.Article), tuple(told.values())


def _settled(article: m.Article, source: Source, context: ReadingContext) -> tuple[m.Article, tuple[Diagnostic, ...]]:
    """The article with metadata laid over and under its own, a headline and a slug."""
    own = article.metadata
    laid = metadata.settle({}, context=msgspec.structs.replace(context, language=own.language), source=source)
    above = {metadata.field_of(key) for key in context.overrides}
    fields = {
        field: getattr(laid.metadata, field)
        for field in metadata.FIELDS
        if field in above or (getattr(own, field) == getattr(m.Metadata(), field) and field not in _STATED)
    }
    if "headline" in above:
        fields["working_title"] = False
    settled = msgspec.structs.replace(own, **fields)
    told = laid.diagnostics
    if not settled.headline:
        with_title = headline.titled(settled, article.body)
        settled, told = with_title.metadata, (*told, *with_title.diagnostics)
    slug = identity.slug_of(settled.slug, source.stem, settled.headline)
    return msgspec.structs.replace(article, metadata=msgspec.structs.replace(settled, slug=slug)), told


# Fields whose default is a statement: an article without `language` is English.
_STATED = frozenset({"language", "direction", "draft"})


def _refuse_duplicate_ids(article: m.Article) -> None:
    seen: set[str] = set()
    for name in (*(b.id for b in text.walk_article(article)), *(note.id for note in article.notes)):
        if name and name in seen:
            raise ContentError(
                f"the id '{name}' stands twice",
                code="duplicate-id",
                hint="give each block its own id, or leave ids out and they are made from the words",
            )
        seen.add(name)
