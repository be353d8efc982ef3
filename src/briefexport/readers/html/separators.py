"""What sets the parts of a title apart: `Headline - Section | Site`."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Between signs of scripts without spaces a dash needs none; a wide colon or bar never does.
_WIDE = r"\s*[|│»_＿｜ㅣ]\s*|(?<=[^\x00-\u024f])[-－—](?=[^\x00-\u024f])"
SEPARATOR = re.compile(rf"\s+[|\-–—·•»«›:/\\>~♥_]+\s+|{_WIDE}|\s*：\s*|:\s")
# A title's last part that names the site is set off by one of these, not by a colon.
STRONG = re.compile(rf"\s+[|\-–—·•»«›/\\>~♥]+\s+|{_WIDE}")


def key(text: str) -> str:
    """The letters and digits of a title: what is left when taste has had its way."""
    return re.sub(r"[\W_]+", "", text).casefold()


def same(first: str, second: str) -> bool:
    return key(first) == key(second) != ""


def parts_of(title: str) -> Iterator[str]:
    """Every part of a title that separators set off, and all its beginnings and ends."""
    yield from SEPARATOR.split(title)
    for found in SEPARATOR.finditer(title):
        yield title[: found.start()]
        yield title[found.end() :]
