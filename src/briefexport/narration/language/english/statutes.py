"""Acts of the European Union by number and year: Regulation (EU) 2016/679, Regulation (EC) No 1/2003."""

from __future__ import annotations

import re

from briefexport.narration.language.english.amounts import is_year, plain_number
from briefexport.narration.language.english.numbers import year
from briefexport.narration.language.scanning import Rule, Scan, compiled

_COMMUNITY = r"\((?:EU|EC|EEC|Euratom|CFSP|EU,\sEuratom)\)\s(?:(?:No|Nr|no)\.?\s)?\Z"
_ACT = r"(?i:\b(?:Regulations?|Directives?|Decisions?|Recommendations?)\s(?:No\.?\s)?)\Z"


def _act(match: re.Match[str], scan: Scan) -> str | None:
    lead = scan.text[max(0, match.start() - 40) : match.start()]
    numbered = compiled(_COMMUNITY).search(lead)
    if not (numbered or (compiled(_ACT).search(lead) and (is_year(match[1]) or is_year(match[2])))):
        return None
    return f"{_part(match[1], scan)} slash {_part(match[2], scan)}"


def _part(written: str, scan: Scan) -> str:
    return year(int(written), scan.british) if is_year(written) else plain_number(written, scan)


RULES = (Rule("act", r"(?<![\w./])(\d{1,4})/(\d{1,4})(?![\w]|[.,]\d|/\d)", _act, starts="d", needs="/"),)
