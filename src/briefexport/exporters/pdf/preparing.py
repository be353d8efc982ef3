"""From an edition to the page: in the parent everything is gathered into an order, in the worker it becomes a job."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from briefexport import model as m
from briefexport import text
from briefexport.exporters.pdf.jobs import ASSET, Attachment, Job, Order
from briefexport.exporters.pdf.pictures import MOST_BYTES
from briefexport.plugin import Asset, Context

if TYPE_CHECKING:
    from briefexport.exporters.pdf.options import PdfOptions
    from briefexport.render.printed import Printed
    from briefexport.render.setting.fitting import Hindsight


def ordered(edition: m.Edition, options: PdfOptions, context: Context) -> Order:
    """In the parent. Raises ContentError for a picture that is missing or outside the source's folder."""
    from briefexport.exporters.pdf import PdfExporter

    addresses, assets = _pictures(edition, context)
    return Order(
        edition=edition,
        theme=context.theme,
        typography=context.typography,
        settings={**PdfExporter.page_settings(options), "stamp": context.stamp},
        stamp=context.stamp,
        variant=options.variant,
        claims_ua=_describes_all(edition),
        addresses=addresses,
        assets=assets,
    )


def prepared(order: Order, known: Hindsight | None = None) -> tuple[Job, Printed]:
    """In the worker, for markup and line setting of hostile text have no bounds either: the job, the page as set."""
    from briefexport.render.printed import printed
    from briefexport.render.setting.pictures import picture_size

    def address(image: m.Image) -> str | None:
        return order.addresses.get(image.src)

    def size(place: str) -> tuple[float, float] | None:
        return picture_size(order.assets[place][0]) if place in order.assets else None

    drawn = "".join(data.decode() for data, kind in order.assets.values() if kind == "image/svg+xml")
    page = printed(
        order.edition,
        order.theme,
        order.typography,
        **order.settings,
        image=address,
        picture_size=size,
        lettering=drawn,
        known=known,
    )
    job = Job(
        xhtml=page.xhtml,
        css=page.css,
        language=order.edition.language,
        stamp=order.stamp,
        variant=order.variant,
        claims_ua=order.claims_ua,
        assets={**order.assets, **page.assets},
        files=frozenset(page.files),
        installed=page.installed,
        names={address: name for name, address in order.addresses.items()} | page.names,
        attachments=(_source(order.edition),) if order.archival else (),
    )
    return job, page


def _pictures(edition: m.Edition, context: Context) -> tuple[dict[str, str], dict[str, tuple[bytes, str]]]:
    """(name → address, address → bytes and media type) of the edition's pictures, read once, named by their bytes.

    A remote picture has no address: it is left out, its words stay. Raises ContentError for a damaged drawing.
    """
    addresses: dict[str, str] = {}
    assets: dict[str, tuple[bytes, str]] = {}
    for name in sorted({image.src for article in edition.articles for image in text.images(article)}):
        if not text.is_remote(name):
            data, kind = _still(name, context.assets.open(name), context)
            addresses[name] = ASSET + hashlib.sha256(data).hexdigest()[:32]
            assets[addresses[name]] = (data, kind)
    return addresses, assets


def _still(name: str, asset: Asset, context: Context) -> tuple[bytes, str]:
    """A drawing without what does not draw, as in the book: the layout engine stops in the midst of one that names an
    address outside, and sets the rest of the page astray. Any other picture as it is."""
    from briefexport.render.drawings import harmless, is_drawing, reduced

    drawn = asset.media_type == "image/svg+xml" or is_drawing(asset.data)
    if not drawn or len(asset.data) > MOST_BYTES:
        return asset.data, asset.media_type
    data, losses = harmless(name, asset.data)
    for loss in losses:
        context.report(reduced(name, loss))
    return data, "image/svg+xml"


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
