"""What is said for each part of an article: one case for each kind of block."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from briefexport import model as m
from briefexport.identity import prefix_of
from briefexport.narration.language.phrases import counted
from briefexport.narration.reciting import Reciter
from briefexport.narration.tables import recite_table
from briefexport.text.people import told_once

WORKING_TITLE = "working title: the article's first words say it"
BY_POLICY = "left out by the speaking policy"


def recite(article: m.Article, to: Reciter, *, bound: bool = False) -> None:
    """Say a whole article: what stands above it, its body, its notes, its corrections, its sources."""
    to.language = article.metadata.language or "en"
    prefix = prefix_of(article) if bound else ""
    to.pause(to.policy.article_pause)
    _above(article.metadata, to, prefix)
    blocks(article.body, to)
    _notes(article, to)
    _below(article.metadata, to, prefix)


def _skip(said: bool) -> str:
    return "" if said else BY_POLICY


def _above(data: m.Metadata, to: Reciter, prefix: str) -> None:
    policy = to.policy
    to.words(f"{prefix}kicker", data.kicker, "kicker", skip=_skip(policy.say_kicker))
    to.words(f"{prefix}headline", data.headline, "headline", skip=WORKING_TITLE if data.working_title else "")
    to.pause(policy.heading_pause)
    to.words(f"{prefix}dek", data.dek, "dek", skip=_skip(policy.say_dek))
    to.words(
        f"{prefix}byline",
        _people(data.byline, to.phrases.conjunction),
        "byline",
        frame=to.phrases.byline,
        skip=_skip(policy.say_byline),
    )
    to.words(f"{prefix}dateline", data.dateline, "dateline", skip=_skip(policy.say_dateline))
    to.pause(policy.heading_pause)


def _people(byline: tuple[m.Person, ...], conjunction: str) -> str:
    """Everyone who wrote it; where one has a role after a comma, the next is set apart by more than that."""
    said = [_person(person) for person in told_once(byline)]
    if len(said) < 3 and not any("," in one for one in said[:-1]):
        return conjunction.join(said)
    pause = "; " if any("," in one for one in said) else ", "
    return pause.join(said[:-1]) + (pause.rstrip() if pause == "; " else "") + conjunction + said[-1]


def _person(person: m.Person) -> str:
    return ", ".join(filter(None, (person.name, person.role, person.affiliation)))


def _notes(article: m.Article, to: Reciter) -> None:
    if not article.notes:
        return
    with to.skipping(_skip(to.policy.notes == "end")):
        to.pause(to.policy.section_pause)
        to.ours(f"{article.notes[0].id}-notes", to.phrases.notes, "announcement")
        for number, note in enumerate(article.notes, 1):
            to.ours(note.id, to.phrases.note.format(number), "announcement")
            blocks(note.content, to)


def _below(data: m.Metadata, to: Reciter, prefix: str) -> None:
    policy = to.policy
    for correction in data.corrections:
        skip = _skip(policy.say_corrections)
        to.words(f"{prefix}corrections", correction.text, "correction", frame=to.phrases.correction, skip=skip)
    with to.skipping(_skip(policy.say_sources)):
        for source in data.sources:
            words = ", ".join(filter(None, (source.title, source.publisher)))
            to.words(f"{prefix}sources", words, "source")
    if policy.disclosure:
        to.ours(f"{prefix}disclosure", to.phrases.disclosure, "disclosure")


def blocks(content: Sequence[m.Block], to: Reciter) -> None:
    """Say blocks in order."""
    for block in content:
        _block(block, to)


def _block(block: m.Block, to: Reciter) -> None:
    policy = to.policy
    match block:
        case m.Heading():
            to.pause(policy.section_pause)
            to.run(block.id, block.content, "heading")
            to.pause(policy.heading_pause)
        case m.Paragraph():
            to.run(block.id, block.content, block.role)
        case m.List():
            _list(block, to)
        case m.DefinitionList():
            for item in block.items:
                to.run(block.id, item.term, "term")
                blocks(item.content, to)
        case m.Quote():
            _quote(block, to)
        case m.PullQuote():
            with to.skipping("pull quote: it repeats the article's words" if policy.pull_quotes == "skip" else ""):
                _quote(block, to)
        case m.Callout():
            to.run(block.id, block.title, "callout")
            to.pause(policy.heading_pause)
            blocks(block.content, to)
        case m.Figure():
            _figure(block, to)
        case m.Table():
            recite_table(block, to)
        case m.CodeBlock():
            _code(block, to)
        case m.Verse():
            for line in block.lines:
                to.run(block.id, line.content, "verse")
        case m.MathBlock():
            _formula(block, to)
        case m.Rule():
            to.pause(policy.section_pause)
        case _:
            assert_never(block)


def _list(block: m.List, to: Reciter) -> None:
    for number, item in enumerate(block.items, block.start):
        if block.ordered:
            to.ours(block.id, f"{number}.", "announcement")
        if item.checked is not None:
            to.ours(block.id, to.phrases.done if item.checked else to.phrases.to_do, "announcement")
        blocks(item.content, to)


def _quote(block: m.Quote | m.PullQuote, to: Reciter) -> None:
    announced = to.policy.quotations == "announce"
    if announced:
        to.ours(block.id, to.phrases.quote.capitalize() + ".", "announcement")
    blocks(block.content, to)
    if announced:
        to.ours(block.id, to.phrases.end_quote.capitalize() + ".", "announcement")
    to.run(block.id, block.attribution, "attribution")


def _figure(block: m.Figure, to: Reciter) -> None:
    policy = to.policy
    alt = () if block.image.decorative else (m.Text(block.image.alt),)
    to.run(block.id, alt, "alt", frame=to.phrases.image, skip=_skip(policy.image_descriptions == "say"))
    to.run(block.id, block.caption, "caption", skip=_skip(policy.captions == "say"))
    to.run(block.id, block.credit, "credit", frame=to.phrases.credit, skip=_skip(policy.credits == "say"))


def _code(block: m.CodeBlock, to: Reciter) -> None:
    if to.policy.code == "say":
        to.words(block.id, block.text, "code")
        return
    if to.policy.code == "announce":
        count = block.text.strip("\n").count("\n") + 1
        lines = counted(count, to.phrases.one_line, to.phrases.lines)
        to.ours(block.id, to.phrases.code.format(lines), "announcement")
    to.whole(block.id, block.text, "code", "code is announced, not read")


def _formula(block: m.MathBlock, to: Reciter) -> None:
    if to.policy.code == "say":
        to.words(block.id, block.tex, "formula")
        return
    if to.policy.code == "announce":
        to.ours(block.id, to.phrases.formula, "announcement")
    to.whole(block.id, block.tex, "formula", "a formula is announced, not read")
