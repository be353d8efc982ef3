"""The drop capital: the first letter of the body in an element of its own."""

from __future__ import annotations

import re

# The first paragraph, an opening quotation mark with the letter it belongs to. Only letters that stand by themselves:
# Arabic ones join their neighbours, Indic ones carry their vowels.
_FIRST = re.compile(r"(<p\b[^>]*>)([“‘«„¿¡\"]?)([A-Za-zÀ-ÖØ-öø-ɏͰ-ϿЀ-ӿ])(?![\u0300-\u036f])")


def initial(body: str) -> str:
    """The body with `span.initial` around its first letter; unchanged when it does not begin with a letter."""
    found = _FIRST.match(body)
    if not found:
        return body
    return f'{found[1]}<span class="initial">{found[2]}{found[3]}</span>{body[found.end() :]}'
