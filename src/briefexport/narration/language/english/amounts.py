"""Plain numbers, the last rules to be tried at a digit."""

from __future__ import annotations

import re

from briefexport.narration.language.english.numbers import decimal
from briefexport.narration.language.scanning import Rule, Scan

NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"


def _number(match: re.Match[str], scan: Scan) -> str:
    return decimal(match.group(), scan.british)


RULES = (Rule("number", NUMBER, _number, starts="d"),)
