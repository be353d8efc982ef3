"""`briefexport inspect`: the canonical article in words, in JSON, or as the visual wing hands it on."""

from __future__ import annotations

from collections.abc import Iterator

from briefexport import model as m
from briefexport import text
from briefexport.cli.console import Console, data
from briefexport.pipeline import Brief, Reporter, Settings, read, single
from briefexport.pipeline.exporting import theme_of
from briefexport.registry import parse
from briefexport.workspace.sources import SourceFile


def inspect(file: SourceFile, settings: Settings, console: Console, *, shape: str, explain: bool) -> None:
    """Print the article to stdout, diagnostics to stderr. No picture is opened."""
    brief = read(file, settings)
    reporter = Reporter(file.name, brief.reading.positions)
    for diagnostic in brief.reading.diagnostics:
        reporter.report(diagnostic)
    for diagnostic in reporter.diagnostics:
        console.diagnostic(diagnostic)
    if settings.strict:
        reporter.refuse_warnings()
    if explain:
        data("".join(f"{line}\n" for line in _explanation(brief)))
    elif shape == "json":
        data(m.to_json(brief.article).decode())
    elif shape == "text":
        data("".join(f"{line}\n" for line in _outline(brief.article)))
    else:
        data(_printed(brief, settings, shape))


def _outline(article: m.Article) -> Iterator[str]:
    metadata = article.metadata
    yield f"headline    {metadata.headline}" + ("  (working title)" if metadata.working_title else "")
    for field in ("dek", "kicker", "dateline", "published", "modified", "language", "slug", "summary", "rights"):
        if value := getattr(metadata, field):
            yield f"{field:10}  {value}"
    if metadata.byline:
        yield f"byline      {', '.join(person.name for person in metadata.byline)}"
    yield f"identifier  {article.identifier}"
    yield ""
    yield from _blocks(article.body, 0)
    for note in article.notes:
        yield f"note {note.id}"
        yield from _blocks(note.content, 1)


def _blocks(blocks: m.Blocks, depth: int) -> Iterator[str]:
    for block in blocks:
        words = text.block_words(block)
        shown = words if len(words) <= 72 else words[:71] + "…"
        yield f"{'  ' * depth}{_label(block):14} {block.id:16} {shown}".rstrip()
        yield from _blocks(tuple(text.children(block)), depth + 1)


def _label(block: m.Block) -> str:
    kind = str(block.__struct_config__.tag)
    if isinstance(block, m.Heading):
        return f"{kind} {block.level}"
    return f"{kind} {block.role}" if isinstance(block, m.Paragraph) and block.role != "body" else kind


def _explanation(brief: Brief) -> Iterator[str]:
    for decision in brief.reading.decisions:
        signals = "; ".join(decision.signals)
        shown = decision.text if len(decision.text) <= 60 else decision.text[:59] + "…"
        yield f"{decision.line:5}  {decision.became:12} {decision.score:+6.2f}  {shown}" + (
            f"\n{'':28}{signals}" if signals else ""
        )
    yield ""
    yield "Ledger: what became of the source's words"
    for entry in brief.reading.ledger:
        words = text.squeeze(entry.words)
        shown = words if len(words) <= 60 else words[:59] + "…"
        where = f"{entry.fate} {entry.where}".strip()
        yield f"{entry.line:5}  {where:28} {shown}" + (f"  ({entry.reason})" if entry.reason else "")


def _printed(brief: Brief, settings: Settings, shape: str) -> str:
    """Exactly the XHTML or CSS that the PDF exporter gives its layout engine, under the workspace's options for it."""
    from briefexport.render.printed import printed

    bundle = single(brief, settings.epoch)
    loaded = settings.registry.load("exporter", "pdf")
    table = settings.workspace.exporter_table("pdf")
    table.pop("formats", None)
    options = parse(loaded.plugin.Options, table, where="[exporters.pdf]")
    page_settings = loaded.plugin.page_settings(options)
    theme = theme_of(bundle, settings)
    pages = printed(bundle.edition, theme, settings.typography, **page_settings, stamp=bundle.stamp)
    return pages.xhtml if shape == "xhtml" else pages.css
