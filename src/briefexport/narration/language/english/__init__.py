"""English, American by default; the tags of Britain and the Commonwealth change dates, counting and units.

The rules in their order of precedence: the first that matches at a place and does not decline says it.
"""

from briefexport.narration.language.english import (
    acronyms,
    addresses,
    amounts,
    counting,
    dates,
    degrees,
    figured_dates,
    fractions,
    magnitudes,
    measures,
    money,
    naming,
    numbering,
    products,
    roman,
    scripture,
    signs,
    statutes,
    times,
)
from briefexport.narration.language.scanning import Rules

RULES = Rules.of(
    (
        *signs.PAIRS,
        *signs.BY,
        *addresses.RULES,
        *statutes.RULES,
        *dates.RULES,
        *figured_dates.RULES,
        *scripture.RULES,
        *times.RULES,
        *money.RULES,
        *measures.PARTS,
        *products.POWERS,
        *counting.RULES,
        *fractions.RULES,
        magnitudes.SCALED,
        *degrees.RULES,
        *measures.RULES,
        *products.MULTIPLICATION,
        amounts.CHAIN,
        amounts.RANGE,
        amounts.SPACED,
        amounts.PLURAL,
        *roman.RULES,
        *numbering.RULES,
        *naming.RULES,
        *acronyms.FIRST,
        *acronyms.DIGITS,
        *acronyms.LAST,
        *amounts.NUMBERS,
        *signs.RULES,
    ),
    # Measured with espeak-ng 1.52: a letter A between letters is read as the article, Ms as two letters.
    pronounced={"A": "ˈeɪ", "Ms": "ˈmɪz"},
)

__all__ = ["RULES"]
