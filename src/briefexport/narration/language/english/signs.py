"""Signs, the last rules of all: none is left."""

from __future__ import annotations

import re

from briefexport.narration.language.scanning import Rule, Scan
from briefexport.narration.language.speech_lint import is_plain

_NAMES = {"&": "and", "%": "percent", "+": "plus", "=": "equals", "@": "at", "$": "dollar", "€": "euro", "£": "pound"}


def _sign(match: re.Match[str], scan: Scan) -> str | None:
    sign = match.group()
    return None if is_plain(sign) else _NAMES.get(sign, "")


RULES = (Rule("sign", r"(?s:.)", _sign, starts="s"),)
