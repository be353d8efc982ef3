"""What the address of a picture says about where it lies."""

from __future__ import annotations

import re

# RFC 3986 section 3.1; a scheme of one letter is a drive of Windows.
_SCHEME = re.compile(r"\s*(?:(?!asset:)[A-Za-z][A-Za-z0-9+.-]+:|//)")


def is_remote(src: str) -> bool:
    """True for an address with a scheme or host: such a picture is left out of every edition, whatever it leads to.

    `asset:NAME` is the reading's own, anything else a file below the source's folder.
    """
    return bool(_SCHEME.match(src))
