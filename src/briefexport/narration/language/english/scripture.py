"""Chapter and verse of scripture: Psalm 23:4, John 3:16, 1 Corinthians 13:4–7, Quran 2:255."""

from __future__ import annotations

import re

from briefexport.narration.language.english.numbers import cardinal, ordinal
from briefexport.narration.language.english.words import word_set
from briefexport.narration.language.scanning import Rule, Scan

# Books that stand in numbered pairs (2 Kings) …
_NUMBERED = "Samuel|Kings|Chronicles|Corinthians|Thessalonians|Timothy|Peter|John|Maccabees|Nephi"
# … and all after which two numbers and a colon are no clock.
_BOOKS = word_set(_NUMBERED.replace("|", " ")) | word_set(
    """
    Genesis Exodus Leviticus Numbers Deuteronomy Joshua Judges Ruth Ezra Nehemiah Esther Job Psalm Psalms Proverbs
    Ecclesiastes Songs Isaiah Jeremiah Lamentations Ezekiel Daniel Hosea Joel Amos Obadiah Jonah Micah Nahum Habakkuk
    Zephaniah Haggai Zechariah Malachi Matthew Mark Luke Acts Romans Galatians Ephesians Philippians Colossians Titus
    Philemon Hebrews James Jude Revelation Sirach Wisdom Tobit Judith Baruch Quran Qur'an Qur’an Koran Surah Sura Alma
    """
)
# Short forms of their names, before chapter and verse.
_SHORT = {
    "Gen": "Genesis", "Ex": "Exodus", "Exod": "Exodus", "Lev": "Leviticus", "Num": "Numbers", "Deut": "Deuteronomy",
    "Josh": "Joshua", "Sam": "Samuel", "Chron": "Chronicles", "Ps": "Psalm", "Pss": "Psalms", "Prov": "Proverbs",
    "Eccl": "Ecclesiastes", "Isa": "Isaiah", "Jer": "Jeremiah", "Ezek": "Ezekiel", "Dan": "Daniel", "Mic": "Micah",
    "Zech": "Zechariah", "Mal": "Malachi", "Matt": "Matthew", "Mk": "Mark", "Lk": "Luke", "Jn": "John",
    "Rom": "Romans", "Cor": "Corinthians", "Gal": "Galatians", "Eph": "Ephesians", "Phil": "Philippians",
    "Col": "Colossians", "Thess": "Thessalonians", "Tim": "Timothy", "Heb": "Hebrews", "Jas": "James",
    "Pet": "Peter", "Rev": "Revelation",
}  # fmt: skip
# Those without their point are people (Dan 7:30) but for these.
_BARE = ("Ps", "Pss", "Cor", "Rom", "Deut", "Exod", "Eccl", "Ezek", "Jn", "Lk", "Mk", "Gal", "Eph", "Heb", "Thess")
_BOOK = rf"(?:(?:{'|'.join(_SHORT)})\.|(?:{'|'.join(_BARE)}))"


def _verse(match: re.Match[str], scan: Scan) -> str | None:
    """The chapter, then the verse by name; without it where nothing can be misheard (John three sixteen)."""
    book = scan.before(match.start())
    if book not in _BOOKS and book not in _BARE and not (book.endswith(".") and book[:-1] in _SHORT):
        return None
    chapter, first, last = (cardinal(int(part or 0), scan.british) for part in match.groups())
    if match[3]:
        return f"{chapter}, verses {first} to {last}"
    return f"{chapter} {first}" if int(match[2]) > 9 else f"{chapter}, verse {first}"


RULES = (
    Rule("verse", r"(\d{1,3}):(\d{1,3})(?:[-–](\d{1,3}))?(?![\w:]|[.,]\d|\s?[ap]\.?m)", _verse, starts="d", needs=":"),
    Rule(
        "book",
        rf"{_BOOK}(?=\s\d{{1,3}}:\d{{1,3}}(?!\d|\s?[ap]\.?m))",
        lambda match, scan: _SHORT[match.group().rstrip(".")],
        heads=tuple(name.casefold() for name in _SHORT),
        needs=":",
    ),
    Rule("book", r"Ps\.?(?=\s\d{1,3}(?![\w:]))", lambda match, scan: "Psalm", heads=("ps",)),
    Rule(
        "book",
        rf"(?<![\w.,])([123])(?=\s(?:{_NUMBERED}|{_BOOK})\s\d+:\d)"
        rf"|(?<![\w.,])([123])(?=\s(?:{_NUMBERED})\s\d)",
        lambda match, scan: ordinal(int(match[1] or match[2])).capitalize(),
        starts="d",
        needs="KCSTPJMN",
    ),
)
