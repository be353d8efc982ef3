"""Texts set in capitals (a heading, a label): there capitals say nothing of which words are acronyms."""

from __future__ import annotations

from briefexport.narration.language.english.words import word_set
from briefexport.narration.language.scanning import Scan, compiled

# Ordinary words that writers set in capitals for weight; what is an acronym too (US, WHO, IT) is not here.
WEIGHTY = word_set(
    """
    A AFTER ALL AN AND ANY ARE AS AT BACK BAD BE BEFORE BIG BOTH BREAKING BUT BY CAN CANNOT DAY DEAD DID DO DOES
    DONE DOWN EACH END EVEN EVER EVERY FALSE FEW FIRST FOR FREE FROM GET GO GOD GOOD HAD HAS HAVE HE HELP HER HERE
    HIM HIS HOW IF IN INTO IS ITS JUST KEY LAST LESS LET LIVE LIVES LONG LOST LOT LOVE MADE MAKE MANY MAY ME MORE
    MOST MUST MY NEVER NEW NEWS NEXT NO NONE NOT NOTE NOTHING NOW OF OFF OLD ON ONE ONLY OPEN OR OUR OUT OVER OWN
    PLEASE READ REAL REALLY SAID SAY SEE SHE SHOULD SO SOME STILL STOP SUCH TAKE TEN THAN THAT THE THEIR THEM THEN
    THERE THESE THEY THIS THOSE TO TODAY TOO TOP TRUE TWO UNDER UNTIL UP UPDATE VERY VOTE WANT WAR WAS WATCH WE WELL
    WERE WHAT WHEN WHERE WHICH WHILE WHY WIN WITH WITHOUT WON WORLD MAX WOW YEAR YES YET YOU YOUR OK
    """
) - {"OK"}
# Acronyms with a vowel that are said letter by letter: they stay acronyms in a line of capitals.
SPELLED = word_set(
    """
    ACLU AI AMA API ATM BAE BOE CEO CFO CIA CIO COO CTO DEA DOE DOJ DUI EC ECB EEA EIA EIB EPA ESA ETF EU EV FAA FAO
    FBI FDA FIA FOI GOP HIV IAEA IBM ICC ICU ID IEA IED ILO IMF IOC IPO IQ IRS ISP ITV IVF MEP MIT MOU MRI NAACP NBA
    NCAA NDA NGO NIH OECD OAS RAF SUV TUC UAE UAW UCLA UFO UK UN UNHCR URL US USA USDA UV VIP WTO
    """
)
# Words of every text that are acronyms too: in a line of capitals they say nothing of whether it is set so.
_EITHER = word_set("IT WHO")
# So many letters has one of the words at least: tickers and most acronyms have fewer.
_LONG = 4


def shouting(scan: Scan) -> bool:
    """True when the text is set in capitals, so that capitals say nothing: most words are, long ones among them."""
    found = compiled(r"[^\W\d_]{2,}").findall(scan.text[:2000])
    large = [word for word in found if word.isupper()]
    if found and len(large) == len(found):
        return _is_line_of_capitals(large)
    # In a short text one small word tells that the capitals are acronyms ("UNICEF, WHO and UNHCR").
    share = 6 if len(found) > 5 else 10
    enough = len(found) >= 3 and len(large) * 10 >= len(found) * share
    return enough and sum(len(word) > 4 or word in WEIGHTY for word in large) * 2 >= len(large)


def _is_line_of_capitals(words: list[str]) -> bool:
    """True for “IT FIRMS CUT JOBS”, not for “BBC, ITV, CNN”: most of what is no acronym can be said, one of it long."""
    telling = [word for word in words if word not in SPELLED and word not in _EITHER]
    sayable = [word for word in telling if word in WEIGHTY or (len(word) > 2 and compiled(r".*[AEIOU].").match(word))]
    return len(words) > 1 and len(sayable) * 3 >= len(telling) * 2 and any(len(word) >= _LONG for word in sayable)
