"""Numbers with a magnitude: million in full or short, by whether something is counted, measured or named."""

from __future__ import annotations

import re

from briefexport.narration.language.english import words
from briefexport.narration.language.english.amounts import DASH, MAGNITUDE, NUMBER, magnitude, plain_number
from briefexport.narration.language.english.numbers import designation
from briefexport.narration.language.english.units import ANY_UNIT
from briefexport.narration.language.scanning import Rule, Scan, compiled

# 1.5 million km is a measure.
_UNIT_FOLLOWS = rf"[\s-](?:{ANY_UNIT})(?![\w²³]|[-’']\w)(?!\s(?:is|are|was)\b)"


def _scaled(match: re.Match[str], scan: Scan) -> str | None:
    """10 million, 5bn, 10–12 million, 20m people (20m alone is meters: another rule's)."""
    if compiled(_UNIT_FOLLOWS).match(scan.text, match.end()):
        return None
    short = match["scale"].strip(" -")
    plus = scan.text[match.end() : match.end() + 1] == "+"
    after = scan.after(match.end() + plus).lower()
    if short in ("m", "M", "b", "T", "B", "MM") and after not in words.MILLIONS:
        return _in_millions(match, scan, short, after)
    if _is_letter_k(match, scan, short, after):
        low = match["low"]
        return (designation(low) if len(low) == 3 else plain_number(low, scan)) + " K"
    low = plain_number(match["low"], scan)
    if not match["high"]:
        return low + magnitude(match["scale"])
    return f"{low}{magnitude(match['first'])} to {plain_number(match['high'], scan)}{magnitude(match['scale'])}"


def _in_millions(match: re.Match[str], scan: Scan, short: str, after: str) -> str | None:
    """Topped 1M, 1.2M records: a capital that names no row, motorway or company; 2m where people are counted."""
    before = scan.before(match.start())
    said = plain_number(match["low"], scan) + magnitude(match["scale"])
    if _is_tallied(match, scan):
        first = f"{plain_number(match['low'], scan)}{magnitude(match['first'])} to " if match["high"] else ""
        return f"{first}{plain_number(match['high'], scan)}{magnitude(match['scale'])}" if first else said
    if not match["high"] and _counts_people(match, scan, short, before):
        return said
    names = (
        before[:1].isupper() and not before.endswith(("'s", "’s"))
    ) or before.lower() in words.DESIGNATED | words.PLACED
    goes_on = not after or after in words.FUNCTION_WORDS or (after.endswith("s") and match["low"] != "3")
    large = short in ("M", "MM") or (short in ("B", "T") and "." in match["low"])
    return said if large and goes_on and not match["high"] and not names else None


def _counts_people(match: re.Match[str], scan: Scan, short: str, before: str) -> bool:
    if compiled(r"/(?:[$€£]|USD|EUR)(?![\d])").match(scan.text, match.end()):  # a rate of exchange
        return True
    if compiled(_OF_MILLIONS).search(scan.text[max(0, match.start() - 24) : match.start()]):
        return True
    length = before.lower() in ("final", "first", "last", "next", "the", "top")  # the last 20m are steep
    return short == "m" and not length and bool(compiled(_PEOPLE).match(scan.text, match.end()))


def _is_tallied(match: re.Match[str], scan: Scan) -> bool:
    """The toll hit 1.2m, sold 3m, reached 2m by May: what is counted stands before, and no way or height after."""
    lead = scan.text[max(0, match.start() - 90) : match.start()]
    if compiled(_LENGTH_FOLLOWS).match(scan.text, match.end()):
        return False
    return bool(compiled(_TALLIED).search(lead) or compiled(_TALLY).search(lead))


# A verb whose object is counted, with what may stand between it and the number …
_ABOUT = (
    r"(?:(?:about|around|roughly|nearly|almost|some|over|up to|an estimated|estimated|more than|fewer than|less than"
    r"|at least|another|an additional|only|just|approximately|as many as|the)\s){0,2}"
)
_TALLIED = (
    r"\b(?:sold|sells?|selling|employ(?:s|ed|ing)?|displac(?:ed|es|ing)|kill(?:ed|s|ing)|infect(?:ed|s|ing)"
    r"|vaccinat(?:ed|es|ing)|attract(?:ed|s|ing)|insur(?:ed|es|ing)|fed|aided|helped|housed|sheltered|treated|tested"
    r"|rescued|deported|detained|recruited|welcomed|surveyed|uprooted|evacuat(?:ed|es|ing)|downloaded|registered|shipped"
    rf"|watched by|seen by|viewed by|read by|home to|serv(?:ed|es|ing)|polled|netted|homes? for)\s{_ABOUT}\Z"
)
# … or a noun of what is counted, then a verb that brings the number.
_TALLY = (
    r"(?i:\b(?:tolls?|deaths|fatalities|casualties|votes?|turnout|electorate|users?|subscribers?|subscriptions?|viewers?|viewership"
    r"|audiences?|followers?|following|population|jobs?|jobless|unemployment|workforce|headcount|payrolls?|downloads?|copies"
    r"|doses|cases|infections|members|membership|readers|readership|listeners|listenership|customers|visitors|passengers"
    r"|tourists|arrivals|refugees|migrants|signatures|streams|views|clicks|hits|likes|shares|sales|shipments|deliveries"
    r"|circulation|ratings|households|patients|pupils|students|vehicles|cars|units|crowds?|attendance|claims|claimants"
    r"|ridership|donors|accounts|births|registrations|enrollment|enrolment|orders|installs|tickets|waits|waiting\slists?|lists?|backlogs?|queues?|total|tally|numbers?|figures?|homeless|displaced)\b"
    r"(?:[^.;:?!]|\.(?=\d)){0,60}?\b(?:to|at|hit|hits|hitting|reach(?:ed|es|ing)?|topp(?:ed|ing)|tops|pass(?:ed|es|ing)|surpass(?:ed|es|ing)"
    r"|exceed(?:ed|s|ing)?|total(?:ed|led|s|ing|ling)|was|were|is|are|of|number(?:ed|s|ing)?|by|from|than|over|past|cross(?:ed|es|ing)"
    rf"|stands?|stood|near(?:ed|ing|s)|averag(?:ed|es|ing)|between|and)\s{_ABOUT})\Z"
)
_LENGTH_FOLLOWS = (
    r"\s(?:above|away|across|apart|below|beneath|deep|down|downstream|from|high|higher|inland|into|long|off|offshore|of|short|tall"
    r"|thick|to\sthe|up|upstream|wide|walk|sprint|race|final|butterfly|freestyle|hurdles|pool|wave|waves|wall|drop)\b"
)
# Odds of 1-in-6m, a city of 8m; then 2m are displaced, 6m Ukrainians.
_OF_MILLIONS = (
    r"\d[-\s]in[-\s]\Z|\b(?:city|country|nation|population|audience|crowd|state|market) of \Z"
    r"|\bpop(?:ulation)?[.:]?:? ~?\Z"
)
_PEOPLE = (
    r"\s(?:(?:are|were|have|live|lined|watched|gathered|marched|attended|turned|voted|fled|died|flocked|joined|queued"
    r"|tuned|rallied|came|took|signed|use|work|suffer|need|lost|lack|face|speak|still|now|will|could)\b"
    r"|\([^)]{1,12}\)\s(?:displaced|killed|dead|died|injured|homeless|people|voted)\b"
    r"|[A-Z][a-z]+(?:ans|ese|is|ons)\b)"
)


def _is_letter_k(match: re.Match[str], scan: Scan, short: str, after: str) -> bool:
    """True for kilometers run and pixels shown (a 10k race, a 5K, 4K video), where K is said as a letter."""
    if short not in ("k", "K") or match["high"]:
        return False
    if match["low"] in ("401", "403"):  # the plans for old age
        return True
    if after in ("run", "runs", "race", "races", "runner", "runners") or (short == "K" and match["low"] in ("4", "8")):
        return True
    if compiled(r"[kK]?\s(?:and|&|or)\s\d+[kK]\s(?:runs?|races?)\b").match(scan.text, match.end() - 1):
        return True
    if after in ("tv", "video", "resolution", "screen", "monitor"):
        return short == "K"
    alone = not after or after in words.FUNCTION_WORDS
    return alone and match["low"] in ("5", "10") and scan.before(match.start()).lower() in words.DETERMINERS


SCALED = Rule(
    "number with magnitude",
    rf"(?P<low>{NUMBER})(?:(?P<first>{MAGNITUDE})?(?:{DASH}|\s?to\s)(?P<high>{NUMBER}))?(?P<scale>{MAGNITUDE})",
    _scaled,
    starts="d",
    needs="hlmkKMbBT",
)
