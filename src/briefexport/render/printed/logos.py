"""The house's picture at the head of the first page (token `logo`): decoration, for the publication's name is there."""

from __future__ import annotations

import base64
import dataclasses
import mimetypes
from collections.abc import Sequence
from pathlib import Path

from briefexport.errors import UsageError


@dataclasses.dataclass(frozen=True)
class Logo:
    """Its markup, its bytes by the address that the markup names, and its file by that address, for messages.

    All are empty where the theme has none.
    """

    markup: str = ""
    assets: dict[str, tuple[bytes, str]] = dataclasses.field(default_factory=dict)
    names: dict[str, str] = dataclasses.field(default_factory=dict)

    @staticmethod
    def of(path: str, folders: Sequence[Path] = ()) -> Logo:
        """The logo in a file, of the theme's folders or where one stands. Raises `UsageError` for what cannot be
        read."""
        if not path:
            return Logo()
        try:
            data = next(
                (file for folder in reversed(folders) if (file := folder / path).is_file()), Path(path)
            ).read_bytes()
        except OSError as fault:
            hint = "token logo names a PNG, JPEG or SVG file"
            raise UsageError(
                f"the logo {path} cannot be read: {fault.strerror}", code="token-invalid", hint=hint
            ) from None
        kind = mimetypes.guess_type(path)[0] or "image/png"
        address = f"data:{kind};base64,{base64.b64encode(data).decode()}"
        markup = f'<div class="logo decoration"><img src="{address}" alt=""/></div>\n'
        return Logo(markup, {address: (data, kind)}, {address: path})
