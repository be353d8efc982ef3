"""The pictures an article may name: those of its reading, and those below its source's folder. Nothing else."""

from __future__ import annotations

import urllib.parse
from pathlib import Path

import msgspec

from briefexport import model as m
from briefexport import text
from briefexport.errors import ContentError
from briefexport.plugin import Asset

MAX_BYTES = 64 << 20

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
)


class FolderAssets(msgspec.Struct, frozen=True):
    """Implements `plugin.Assets`: `asset:NAME` from `embedded`, any other name below `folder` (symlinks resolved)."""

    folder: Path
    embedded: dict[str, Asset] = {}

    def open(self, src: str) -> Asset:
        """Raises ContentError: `missing-image`, `outside-folder`, `remote-image`, `image-too-large`."""
        if src.startswith("asset:"):
            return self._embedded(src)
        path = self.path_of(src)
        try:
            if path.stat().st_size > MAX_BYTES:
                raise ContentError(
                    f"the image {src} is larger than {MAX_BYTES >> 20} MB",
                    code="image-too-large",
                    hint="scale it down; a page of print needs no more than 4,000 pixels",
                )
            data = path.read_bytes()
        except OSError as error:
            raise _missing(src, self.folder, error.strerror or "") from error
        return Asset(data, media_type(data, src))

    def path_of(self, src: str) -> Path:
        """The file an image name means; raises ContentError when it lies outside the folder or elsewhere."""
        if text.is_remote(src):
            raise ContentError(
                f"the image {src} is remote",
                code="remote-image",
                hint="download it beside the source and name that file: nothing is fetched while exporting",
            )
        relative = urllib.parse.unquote(src.split("?")[0].split("#")[0])
        root = self.folder.resolve()
        try:
            path = (root / relative).resolve()
        except (OSError, ValueError) as error:
            raise _missing(src, self.folder, str(error)) from error
        if not path.is_relative_to(root):
            raise ContentError(
                f"the image {src} lies outside the source's folder",
                code="outside-folder",
                hint=f"copy it into {self.folder} or below, and name it from there",
            )
        return path

    def _embedded(self, src: str) -> Asset:
        found = self.embedded.get(src.removeprefix("asset:"))
        if found is None:
            raise _missing(src, self.folder, "the source embeds no such picture")
        return found


class JoinedAssets(msgspec.Struct, frozen=True):
    """The assets of a bound edition, in which `bound` prefixed each name with its article's number (`3/a.png`)."""

    members: tuple[FolderAssets, ...]

    def open(self, src: str) -> Asset:
        number, _, name = src.removeprefix("asset:").partition("/")
        return self.members[int(number)].open(("asset:" if src.startswith("asset:") else "") + name)


def local_names(article: m.Article) -> tuple[str, ...]:
    """Every local picture an article names (images, cover, logo), once each, in order."""
    metadata = article.metadata
    named = [image.src for image in text.images(article)]
    named += [metadata.cover.src] if metadata.cover else []
    named += [metadata.publisher.logo] if metadata.publisher.logo else []
    return tuple(dict.fromkeys(src for src in named if src and not text.is_remote(src)))


def media_type(data: bytes, name: str) -> str:
    """The media type by the first bytes, else by the name (never by the machine's own tables)."""
    for magic, found in _MAGIC:
        if data.startswith(magic):
            return found
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if b"<svg" in data[:4096]:
        return "image/svg+xml"
    import mimetypes

    return mimetypes.MimeTypes().guess_type(name)[0] or "application/octet-stream"


def _missing(src: str, folder: Path, why: str) -> ContentError:
    shown = urllib.parse.unquote(src)
    hint = f"put it below {folder}, or correct its name in the source"
    return ContentError(
        f"the image {shown} is not there" + (f" ({why})" if why else ""),
        code="missing-image",
        hint="write / and not \\ between its folders" if "\\" in shown else hint,
    )
