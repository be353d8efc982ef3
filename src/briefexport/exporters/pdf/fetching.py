"""The only way out of the renderer: a fetcher that knows the article's own assets and the theme's files, nothing else.

WeasyPrint's own fetches http and ftp, follows redirects and reads any file. This one inherits none of its handlers'
work: an address is a key of a table that was filled beforehand, or it is refused and the rendering stops.
"""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any
from urllib.request import url2pathname

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from briefexport.exporters.pdf.jobs import Job
from briefexport.exporters.pdf.pictures import sound


class Refused(FatalURLFetchingError):  # type: ignore[misc]
    """The page asked for something that is neither an asset of its article nor a file of its theme."""


def _carried(url: str) -> Any:
    """A picture that a drawing carries in itself. Raises ContentError where it is damaged or too large."""
    kind, _, written = url.removeprefix("data:").partition(";base64,")
    data, kind = sound({url: (base64.b64decode(written), kind)}, {url: "inside a drawing"})[url]
    return URLFetcherResponse(url, data, {"Content-Type": kind})


class Closed(URLFetcher):  # type: ignore[misc]
    """Serves what one job lists."""

    def __init__(self, job: Job, assets: dict[str, tuple[bytes, str]]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self._files, self._assets = job.files, assets

    def fetch(self, url: str, headers: Any = None) -> Any:
        """The listed bytes. Raises Refused, which WeasyPrint does not catch, for any other address."""
        found = self._assets.get(url)
        if found is not None:
            data, media_type = found
            return URLFetcherResponse(url, data, {"Content-Type": media_type})
        if url.startswith("data:image/"):
            return _carried(url)
        if url.startswith("file:"):
            path = url2pathname(url.partition("?")[0].removeprefix("file://"))
            if path in self._files:
                return URLFetcherResponse(url, Path(path).read_bytes(), {"Content-Type": "font/ttf"})
        raise Refused(url)

    def open(self, url: Any, data: Any = None, timeout: Any = None) -> Any:
        """urllib's door, closed in the same way."""
        return self.fetch(getattr(url, "full_url", url))
