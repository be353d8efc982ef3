"""Pictures on their way into the book: each is opened, made fit for reading systems, and given one file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from briefexport import model as m
from briefexport import text
from briefexport.errors import ContentError
from briefexport.exporters.epub.book import File
from briefexport.identity import slugify
from briefexport.plugin import Asset, Context, notice, warning
from briefexport.render.drawings import reduced

# EPUB 3.3 section 3.2: the raster types every reading system shows.
SUFFIXES = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/svg+xml": ".svg",
}


class Shelf:
    """The pictures of one book, shared by its briefs: the same bytes are kept once, whatever they are called."""

    def __init__(self, context: Context, *, kindle: bool = False) -> None:
        self.context = context
        self.kindle = kindle
        self.files: dict[str, File] = {}
        self._hrefs: dict[str, str | None] = {}
        self._by_digest: dict[str, str] = {}

    def href(self, image: m.Image) -> str | None:
        """Where an image that `take` has seen lies in the book; None for one that is left out."""
        return self._hrefs.get(image.src)

    def take(self, article: m.Article) -> None:
        """Open every picture of the article. Raises ContentError with the place of the block that names it."""
        for block in text.walk_article(article):
            for image in _images(block):
                if image.src not in self._hrefs:
                    self._hrefs[image.src] = self._place(image.src, block.id)

    def add(self, src: str, asset: Asset, block: str = "") -> str:
        """Put a picture on the shelf; its address in the book."""
        digest = hashlib.sha256(asset.data).hexdigest()
        if digest in self._by_digest:
            return self._by_digest[digest]
        data, media_type = self._fit(src, asset, block)
        name = self._name(src, digest, SUFFIXES[media_type])
        self.files[name] = File(name, media_type, data)
        self._by_digest[digest] = name
        return name

    def _place(self, src: str, block: str) -> str | None:
        if text.is_remote(src):
            self.context.report(
                warning(
                    "remote-image",
                    f"the remote image {src} is left out; its description and caption stay",
                    hint="download it beside the source and name that file",
                    block=block,
                )
            )
            return None
        place = self.context.positions.get(block)
        try:
            return self.add(src, self.context.assets.open(src), block)
        except ContentError as error:
            raise error.at("", *((place.line, place.column) if place else ())) from error.__cause__

    def _fit(self, src: str, asset: Asset, block: str) -> tuple[bytes, str]:
        # Pillow and the SVG sanitiser are loaded for articles that have pictures only.
        from briefexport.exporters.epub.fitting import fit

        fitted = fit(src, asset, kindle=self.kindle)
        for change in fitted.changes:
            self.context.report(notice("image-adapted", f"the image {src}: {change}", block=block))
        for loss in fitted.losses:
            self.context.report(reduced(src, loss, block))
        return fitted.data, fitted.media_type

    def _name(self, src: str, digest: str, suffix: str) -> str:
        """`images/<stem>.<suffix>`, with some digits of the digest where two different pictures share a stem."""
        path = src.removeprefix("asset:").split("?")[0].split("#")[0]
        stem = slugify(path.rsplit("/", 1)[-1].rsplit(".", 1)[0]) or "image"
        plain = f"images/{stem}{suffix}"
        return plain if plain not in self.files else f"images/{stem}-{digest[:10]}{suffix}"


def _images(block: m.Block) -> Iterator[m.Image]:
    for run in text.own_inlines(block):
        for inline in text.inline_tree(run):
            if isinstance(inline, m.Image):
                yield inline
