"""What a brief must pass before anything is exported: embargo, draft, required fields, its pictures."""

from __future__ import annotations

import datetime

from briefexport import model as m
from briefexport import text
from briefexport.errors import BriefexportError, ContentError
from briefexport.pipeline.reading import Brief
from briefexport.pipeline.reporting import Reporter
from briefexport.pipeline.settings import Settings
from briefexport.plugin import warning
from briefexport.readers.common.metadata import field_of
from briefexport.workspace.assets import local_names


def pass_gates(brief: Brief, settings: Settings, reporter: Reporter) -> None:
    """Raises ContentError when the brief may not or cannot be exported; remote pictures are reported."""
    try:
        _refuse_embargo(brief.article.metadata, settings.now)
        _refuse_draft(brief.article.metadata, settings.drafts)
        _require(brief, settings)
        _open_pictures(brief)
    except BriefexportError as error:
        raise error.at(brief.file.name) from error.__cause__
    _report_remote(brief, reporter)


def instant(date: str) -> datetime.datetime:
    """A model date as an instant in UTC; a date alone begins at midnight UTC."""
    found = datetime.datetime.fromisoformat(date.replace("Z", "+00:00"))
    return found.replace(tzinfo=found.tzinfo or datetime.UTC).astimezone(datetime.UTC)


def _refuse_embargo(metadata: m.Metadata, now: datetime.datetime) -> None:
    if metadata.embargo_until and now < instant(metadata.embargo_until):
        raise ContentError(
            f"embargoed until {metadata.embargo_until}",
            code="embargo",
            hint="export it after that time, or correct embargo_until in the source",
        )


def _refuse_draft(metadata: m.Metadata, drafts: bool) -> None:
    if metadata.draft and not drafts:
        raise ContentError("this brief is a draft", code="draft", hint="remove `draft`, or allow drafts with --drafts")


def _require(brief: Brief, settings: Settings) -> None:
    for field in settings.require.fields:
        if not getattr(brief.article.metadata, field_of(field), None):
            raise ContentError(
                f"the brief has no {field}, which [require] in briefexport.toml asks for",
                code="required-field",
                hint=f"add `{field}` to its front matter or sidecar",
            )
    if settings.require.alt:
        for block in text.walk_article(brief.article):
            for image in _images_in(block):
                if not image.alt and not image.decorative:
                    raise _at_block(brief, block, f"the image {image.src} has no alt text", "required-alt")


def _at_block(brief: Brief, block: m.Block, message: str, code: str) -> ContentError:
    place = brief.reading.positions.get(block.id)
    line, column = (place.line, place.column) if place else (0, 0)
    hint = "say in the source what the picture shows, or mark it decorative"
    return ContentError(message, code=code, hint=hint, line=line, column=column)


def _images_in(block: m.Block) -> list[m.Image]:
    runs = [inline for run in text.own_inlines(block) for inline in text.inline_tree(run)]
    return [inline for inline in runs if isinstance(inline, m.Image)]


def _open_pictures(brief: Brief) -> None:
    """Every local picture exists below the folder; a missing one is told with the line that names it."""
    named = set(local_names(brief.article))
    for block in text.walk_article(brief.article):
        for image in _images_in(block):
            if image.src in named:
                named.discard(image.src)
                _open_picture(brief, image.src, block.id)
    metadata = brief.article.metadata
    for field, src in (("cover", metadata.cover and metadata.cover.src), ("logo", metadata.publisher.logo)):
        if src in named:
            _open_picture(brief, src, "", f"; the metadata names it as {field}")


def _open_picture(brief: Brief, src: str, block: str, named_as: str = "") -> None:
    place = brief.reading.positions.get(block)
    try:
        brief.assets.open(src)
    except BriefexportError as error:
        error.hint += named_as
        raise error.at(brief.file.name, *((place.line, place.column) if place else ())) from error.__cause__


def _report_remote(brief: Brief, reporter: Reporter) -> None:
    for block in text.walk_article(brief.article):
        for image in _images_in(block):
            if text.is_remote(image.src):
                reporter.report(
                    warning(
                        "remote-image",
                        f"the remote image {image.src} is left out; its description and caption stay",
                        hint="download it beside the source and name that file",
                        block=block.id,
                    )
                )
