"""Briefs → edition: one brief is an edition of one, a bound collection an edition of many."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence

import msgspec

from briefexport import identity, text
from briefexport import model as m
from briefexport.pipeline.gates import instant
from briefexport.pipeline.reading import Brief, Input
from briefexport.plugin import Assets, Position
from briefexport.workspace.assets import JoinedAssets

# ZIP, PDF and MP4 can all express it; earlier instants ZIP cannot.
EARLIEST = "1980-01-01T00:00:00Z"


class Bundle(msgspec.Struct, frozen=True):
    """An edition ready for exporters. `name` is what its messages are about: a file, or the bound edition's slug."""

    edition: m.Edition
    assets: Assets
    positions: dict[str, Position]
    inputs: tuple[Input, ...]
    stamp: str
    theme: str
    name: str


def single(brief: Brief, epoch: int | None) -> Bundle:
    """The edition of one brief; it carries the article's own identifier."""
    article, metadata = brief.article, brief.article.metadata
    edition = m.Edition(
        identifier=article.identifier,
        slug=metadata.slug,
        title=metadata.headline,
        language=metadata.language,
        date=_date((article,)),
        publisher=metadata.publisher,
        cover=metadata.cover,
        articles=(article,),
    )
    stamp = stamp_of((article,), epoch)
    return Bundle(edition, brief.assets, brief.reading.positions, brief.inputs, stamp, brief.theme, brief.file.name)


def bound(briefs: Sequence[Brief], title: str, slug: str, epoch: int | None) -> Bundle:
    """The edition of many. Ids carry their article's slug; pictures of different folders are kept apart."""
    articles = identity.bind(brief.article for brief in briefs)
    assets: Assets = briefs[0].assets
    if len({brief.file.folder for brief in briefs}) > 1 or any(brief.reading.assets for brief in briefs):
        assets = JoinedAssets(tuple(brief.assets for brief in briefs))
        articles = tuple(_renumbered(article, number) for number, article in enumerate(articles))
    publisher = briefs[0].article.metadata.publisher
    title = title or _common_title(briefs)
    slug = slug or identity.slug_of("", "", title)
    edition = m.Edition(
        identifier=identity.edition_identifier(articles, publisher, slug),
        slug=slug,
        title=title,
        language=Counter(article.metadata.language for article in articles).most_common(1)[0][0],
        date=_date(articles),
        publisher=publisher,
        articles=articles,
    )
    inputs = tuple(dict.fromkeys(found for brief in briefs for found in brief.inputs))
    return Bundle(
        edition, assets, _positions(briefs, articles), inputs, stamp_of(articles, epoch), briefs[0].theme, slug
    )


def stamp_of(articles: Sequence[m.Article], epoch: int | None) -> str:
    """The only clock of an artifact: the latest date the articles carry, else SOURCE_DATE_EPOCH, else 1980."""
    dates = [date for article in articles for date in _dates(article.metadata)]
    if dates:
        latest = max(map(instant, dates))
    elif epoch is not None:
        latest = datetime.datetime.fromtimestamp(epoch, datetime.UTC)
    else:
        return EARLIEST
    return max(latest.strftime("%Y-%m-%dT%H:%M:%SZ"), EARLIEST)


def _dates(metadata: m.Metadata) -> list[str]:
    corrected = [correction.date for correction in metadata.corrections]
    return [date for date in (metadata.modified, metadata.published, *corrected) if date]


def _date(articles: Sequence[m.Article]) -> str:
    """The edition's date for people: the latest publication as its article writes it."""
    published = [article.metadata.published for article in articles if article.metadata.published]
    return max(published, key=instant, default="")


def _common_title(briefs: Sequence[Brief]) -> str:
    """The headline of one; of many what they have in common: their series, their publisher, else only their number."""
    if len(briefs) == 1:
        return briefs[0].article.metadata.headline
    for field in ("series", "publisher"):
        found = {getattr(brief.article.metadata, field) for brief in briefs}
        only = found.pop() if len(found) == 1 else ""
        name = only if isinstance(only, str) else only.name
        if name:
            return name
    return f"{len(briefs)} briefs"


def _positions(briefs: Sequence[Brief], articles: Sequence[m.Article]) -> dict[str, Position]:
    found: dict[str, Position] = {}
    for brief, article in zip(briefs, articles, strict=True):
        prefix = identity.prefix_of(article)
        found |= {prefix + block: place for block, place in brief.reading.positions.items()}
    return found


def _renumbered(article: m.Article, number: int) -> m.Article:
    """The article whose local pictures are named `N/name`, as JoinedAssets expects."""

    def name(src: str) -> str:
        if not src or text.is_remote(src):
            return src
        return f"asset:{number}/{src[6:]}" if src.startswith("asset:") else f"{number}/{src}"

    metadata = article.metadata
    cover = msgspec.structs.replace(metadata.cover, src=name(metadata.cover.src)) if metadata.cover else None
    publisher = msgspec.structs.replace(metadata.publisher, logo=name(metadata.publisher.logo))
    metadata = msgspec.structs.replace(metadata, cover=cover, publisher=publisher)
    renamed = msgspec.structs.replace(article, metadata=metadata)
    return text.rename(renamed, identifier=lambda old: old, image=name)
