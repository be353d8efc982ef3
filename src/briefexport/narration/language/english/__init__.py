"""English, American by default; the tags of Britain and the Commonwealth change dates, counting and units."""

from briefexport.narration.language.english import acronyms, amounts, signs
from briefexport.narration.language.scanning import Rules

RULES = Rules.of((*amounts.RULES, *acronyms.RULES, *signs.RULES))

__all__ = ["RULES"]
