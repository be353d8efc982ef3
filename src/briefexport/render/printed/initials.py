"""The drop capital: the first letter of the body in an element of its own."""

from __future__ import annotations

import re

# The first paragraph, an opening quotation mark with the letter it belongs to; an entity is one letter.
_FIRST = re.compile(r"(<p\b[^>]*>)([“‘«„¿¡\"]?)(&[a-z]+;|[^\W\d_])")


def initial(body: str) -> str:
    """The body with `span.initial` around its first letter; unchanged when it does not begin with a letter."""
    found = _FIRST.match(body)
    if not found:
        return body
    return f'{found[1]}<span class="initial">{found[2]}{found[3]}</span>{body[found.end() :]}'
