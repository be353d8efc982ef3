"""One plain text, step by step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from briefexport import model as m
from briefexport import text
from briefexport.plugin import Decision, Reading, ReadingContext, Source
from briefexport.readers.common import decoding, finish, frontmatter, headline, metadata, other_formats
from briefexport.readers.plaintext import judging, lines, openers
from briefexport.readers.plaintext.building import Build

# What stands above the first paragraph (a caption, a time of reading) is shorter, in characters.
_SHORT = 60


def read(source: Source, headings: str, context: ReadingContext) -> Reading:
    """The reading of a plain text; see `PlainTextReader.read`."""
    decoded = decoding.decode(source)
    front = frontmatter.split(decoded.text)
    decoding.refuse_long(front.body)
    units = lines.units(front.body, front.first_line)
    claims = _claims(units, front, context, headings)
    taken = {claim.unit: claim.field for claim in claims}
    taken |= _whole_sections(units, claims)
    raw = {**_raw(claims), **front.raw}
    verdicts = judging.judge(units, taken, headings)
    build = Build(units, verdicts, taken).run()
    blocks, dateline = _without_dateline(build, raw, context)
    settled = metadata.settle({**dateline, **raw}, context=context, source=source, positions=front.positions)
    return finish.finish(
        source=source,
        metadata=settled.metadata,
        body=_with_lede(blocks),
        words=front.body,
        above=metadata.account(front.written, front.positions),
        ledger=build.ledger,
        decisions=_decisions(units, verdicts, build),
        diagnostics=(
            *decoded.diagnostics,
            *other_formats.told(decoded.text),
            *front.diagnostics,
            *settled.diagnostics,
        ),
    )


def _claims(
    units: list[lines.Unit], front: frontmatter.FrontMatter, context: ReadingContext, headings: str
) -> list[openers.Claim]:
    """What may be taken as metadata: not what is given already, but the given headline where it stands again."""
    given = {
        metadata.field_of(key): value for values in (front.raw, context.overrides) for key, value in values.items()
    }
    known = set(given) - {"headline"} if _repeats(units, given) else set(given)
    return list(openers.claims(units, known, headings))


def _repeats(units: list[lines.Unit], given: dict[str, Any]) -> bool:
    title = given.get("headline")
    return isinstance(title, str) and any(headline.same_words(unit.text, title) for unit in units[:4])


def _raw(claims: list[openers.Claim]) -> dict[str, Any]:
    raw: dict[str, Any] = {}
    for claim in claims:
        if claim.field == "corrections":
            raw.setdefault("corrections", []).append(claim.value)
        else:
            raw[claim.field] = claim.value
    return raw


def _whole_sections(units: list[lines.Unit], claims: list[openers.Claim]) -> dict[int, str]:
    """The sources' lines below their heading, down to the rights or the end."""
    places = {claim.field: claim.unit for claim in claims}
    if "sources" not in places:
        return {}
    return dict.fromkeys(range(places["sources"], places.get("rights", len(units))), "sources")


def _with_lede(blocks: m.Blocks) -> m.Blocks:
    """The first paragraph of some length is the lede; a caption or a time above it is not."""
    for place, block in enumerate(blocks):
        if isinstance(block, m.Heading):
            return blocks
        if isinstance(block, m.Paragraph) and len(text.block_words(block)) > _SHORT:
            return (*blocks[:place], msgspec.structs.replace(block, role="lede"), *blocks[place + 1 :])
    return blocks


def _without_dateline(build: Build, raw: dict[str, Any], context: ReadingContext) -> tuple[m.Blocks, dict[str, str]]:
    """The blocks, the first paragraph's dateline (`KYIV, Nov. 17 (Reuters) —`) moved to metadata."""
    blocks = tuple(build.blocks)
    given = {metadata.field_of(key) for key in (*raw, *context.overrides)}
    place, found = _first_dateline(blocks)
    first = blocks[place] if blocks else None
    if not found or "dateline" in given or not isinstance(first, m.Paragraph):
        return blocks, {}
    rest = (m.Text(_opening_words(first)[len(found) :]), *first.content[1:])
    shorter = msgspec.structs.replace(first, content=rest)
    _split_entry(build, first.id, found)
    return (*blocks[:place], shorter, *blocks[place + 1 :]), {"dateline": openers.place_filed(found)}


def _first_dateline(blocks: m.Blocks) -> tuple[int, str]:
    """Which paragraph opens with a dateline, and the dateline: the first of some length, or a short one above it.

    Agencies set a list of the main points above it.
    """
    for place, block in enumerate(blocks):
        if isinstance(block, m.Heading):
            return 0, ""
        words = _opening_words(block) if isinstance(block, m.Paragraph) else ""
        if (found := openers.dateline(words)) or len(words) > _SHORT:
            return place, found
    return 0, ""


def _opening_words(block: m.Paragraph) -> str:
    opening = block.content[0] if block.content else None
    return opening.text if isinstance(opening, m.Text) else ""


def _split_entry(build: Build, block: str, moved: str) -> None:
    for n, entry in enumerate(build.ledger):
        if entry.where == block and not entry.reason:
            rest = msgspec.structs.replace(entry, words=entry.words[len(moved) :])
            head = msgspec.structs.replace(entry, words=moved, fate="metadata", where="dateline")
            build.ledger[n : n + 1] = [head, rest]
            return


def _decisions(units: list[lines.Unit], verdicts: list[judging.Verdict], build: Build) -> Iterator[Decision]:
    for n, (unit, verdict) in enumerate(zip(units, verdicts, strict=True)):
        if unit.text:
            yield Decision(
                line=unit.line,
                text=unit.text,
                became=build.became.get(n, "paragraph"),
                score=verdict.score,
                signals=verdict.signals,
            )
