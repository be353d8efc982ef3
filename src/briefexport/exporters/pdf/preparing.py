"""In the parent: everything the worker needs, gathered into one job."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from briefexport import model as m
from briefexport import text
from briefexport.exporters.pdf.jobs import ASSET, Attachment, Job
from briefexport.plugin import Context

if TYPE_CHECKING:
    from briefexport.exporters.pdf.options import PdfOptions


def prepared(edition: m.Edition, options: PdfOptions, context: Context) -> Job:
    """The job for an edition. Raises ContentError for a picture that is missing or outside the source's folder."""
    from briefexport.exporters.pdf import PdfExporter
    from briefexport.render.printed import printed

    pictures = Pictures(context)
    page = printed(
        edition,
        context.theme,
        context.typography,
        **PdfExporter.page_settings(options),
        stamp=context.stamp,
        image=pictures.address,
    )
    for diagnostic in page.diagnostics:
        context.report(diagnostic)
    return Job(
        xhtml=page.xhtml,
        css=page.css,
        language=edition.language,
        stamp=context.stamp,
        variant=options.variant,
        claims_ua=_describes_all(edition),
        assets={**pictures.assets, **page.assets},
        files=frozenset(page.files),
        installed=page.installed,
        names=pictures.names,
        attachments=(_source(edition),) if options.variant in ("ua-a3u", "a3u") else (),
    )


class Pictures:
    """The article's pictures: read once through `context.assets`, named by their bytes."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._addresses: dict[str, str] = {}
        self.assets: dict[str, tuple[bytes, str]] = {}
        self.names: dict[str, str] = {}

    def address(self, image: m.Image) -> str | None:
        """The address the page uses; None for a remote picture, which is left out (its words stay)."""
        if image.src.lower().startswith(("http:", "https:", "//")):
            return None
        found = self._addresses.get(image.src)
        if found is None:
            asset = self._context.assets.open(image.src)
            found = ASSET + hashlib.sha256(asset.data).hexdigest()[:32]
            self.assets[found] = (asset.data, asset.media_type)
            self._addresses[image.src] = found
            self.names.setdefault(found, image.src)
        return found


def _describes_all(edition: m.Edition) -> bool:
    """True when every picture has alternative text or is said to be decorative (what lacks it was reported already)."""
    pictures = (image for article in edition.articles for image in text.images(article))
    return all(image.alt.strip() or image.decorative for image in pictures)


def _source(edition: m.Edition) -> Attachment:
    """The canonical article (of an edition of many: the edition), which this PDF is a rendering of."""
    document = edition.articles[0] if len(edition.articles) == 1 else edition
    kind = "article" if len(edition.articles) == 1 else "edition"
    return Attachment(
        name=f"{edition.slug}.{kind}.json",
        data=m.to_json(document),
        description=f"The canonical {kind} this PDF was made from (briefexport-{kind}/1)",
    )
