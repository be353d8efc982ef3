"""Acronyms."""

from __future__ import annotations

import re

from briefexport.narration.language.scanning import Rule, Scan


def _dotted(match: re.Match[str], scan: Scan) -> str:
    letters = " ".join(sign for sign in match.group() if sign.isalpha())
    ends = not re.search(r"\w", scan.text[match.end() :])
    return letters + ("." if ends else "")


RULES = (Rule("letters", r"(?:[A-Z]\.){2,}", _dotted, starts="l"),)
