"""What one line of text looks like, in any script: its case, its length, how it ends, what it begins with."""

from __future__ import annotations

import re
from functools import cached_property

from briefexport.readers.common import bylines
from briefexport.readers.plaintext import vocabulary

_WORD = re.compile(r"[^\W_]+(?:[’'.&/-][^\W_]+)*")
_CLOSERS = "\"'”’“»«)]›」』"
_QUOTES = (("“", "”"), ('"', '"'), ("«", "»"), ("„", "“"), ("‘", "’"), ("'", "'"), ("「", "」"))
_ENDINGS = str.maketrans("？؟！：；;，、", "??!::,,,")


def words_of(text: str) -> list[str]:
    return _WORD.findall(text)


def _is_spaceless(sign: str) -> bool:
    """True for kana and Chinese signs (Korean has spaces). As a pattern, such wide ranges take 2 ms to compile."""
    return "\u3040" <= sign <= "\u30ff" or "\u3400" <= sign <= "\u9fff"


class Shape:
    """One line of text, looked at once; every property is cheap and remembered."""

    def __init__(self, text: str) -> None:
        self.text = text.replace("\u00ad", "")  # a word may break there and is one

    @cached_property
    def words(self) -> list[str]:
        return words_of(self.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The first five letters of each longer word: enough to know it again with another ending."""
        return frozenset(w[:5].casefold() for w in self.words if len(w) > 3 and w[0].isalpha()) - vocabulary.ANYWHERE

    @cached_property
    def length(self) -> int:
        """Its length in words; two characters of a script without spaces count as one."""
        signs = sum(map(_is_spaceless, self.text)) if max(self.text, default="") >= "\u3040" else 0
        return len(self.words) if not signs else len(self.words) + signs // 2

    @cached_property
    def ending(self) -> str:
        """`.`, `?`, `!`, `:`, `,`, `…`, or empty for none; a closing quote or bracket is looked through."""
        bare = self.text.rstrip(_CLOSERS + " *_")
        last = bare[-1:] or ""
        if last == ";" and "\u0370" <= max(bare, default="") <= "\u03ff":
            return "?"  # Greek asks with it
        if vocabulary.ITEM_END.search(bare):
            return ","
        if last in ".。।۔｡":
            if bare.endswith("..."):
                return "…"
            return "" if last == "." and vocabulary.ABBREVIATION.search(bare) else "."
        if last in "…":
            return "…"
        last = last.translate(_ENDINGS)
        return last if last and last in "?!:," else ""

    @cached_property
    def case(self) -> str:
        """`capitals`, `title`, `sentence`, `lower`, or `none` for scripts without case."""
        if self.text.isupper():
            return "capitals" if self.length > 1 or sum(map(str.isalpha, self.text)) > 3 else "title"
        if self.text.upper() == self.text.lower():
            return "none"
        words = self.words[1:] if self.number and len(self.words) > 1 else self.words
        weighty = [w for w in words if w.lower() not in vocabulary.SMALL and not w[0].isdigit()]
        if words and words[0][0].islower() and words[0].islower():
            return "lower"  # iPhone and eBay begin small anywhere
        raised = sum(w[0].isupper() for w in weighty)
        if len(weighty) >= 2 and raised >= 0.8 * len(weighty):
            return "title"
        return "title" if len(weighty) == 1 and self.length <= 2 else "sentence"

    @cached_property
    def is_prose(self) -> bool:
        """A paragraph rather than a label: long, or a whole sentence of some length."""
        return self.length >= 16 or (self.length >= 6 and self.ending in {".", "…", "!"})

    @cached_property
    def is_text(self) -> bool:
        """Prose, a whole sentence however short (“No.”), or one that leads in: something a heading can stand over."""
        leading = self.ending == ":" and self.length >= 3 and self.case == "sentence"
        return self.is_prose or leading or (self.ending in {".", "…", "!"} and bool(self.words)) or self.is_quoted

    @cached_property
    def is_unclosed(self) -> bool:
        """As long as an item of a list may be, and without punctuation at its end."""
        return self.length <= 30 and not self.ending

    @cached_property
    def is_noise(self) -> bool:
        """What pages put between paragraphs: credits, furniture, times."""
        return self.is_picture or self.is_furniture or self.is_date or self.is_rank

    @cached_property
    def is_detail(self) -> bool:
        """A label with its value (`Price: £949`, `Serves 4`), a score, a signature (`Worried, Norwich`)."""
        if vocabulary.COUNTED.match(self.text):
            return False
        return self.length <= 9 and bool(vocabulary.DETAIL.search(self.text))

    @cached_property
    def is_quoted(self) -> bool:
        """Wholly inside one pair of quotation marks (a full stop may follow)."""
        bare = self.text.rstrip(".,!? ")
        for opening, closing in _QUOTES:
            if len(bare) > 2 and bare.startswith(opening) and bare.endswith(closing):
                inside = bare[1:-1]
                return opening not in inside and (closing not in inside or closing == "’")
        return False

    @cached_property
    def is_said(self) -> bool:
        """In quotation marks, and a sentence to its end there: “We thought it was a joke.”"""
        return self.is_quoted and bool(self.ending)

    @cached_property
    def is_bracketed(self) -> bool:
        """Wholly in brackets, or closed by a label in square ones (`… after the vote [VIDEO]`)."""
        return bool(vocabulary.BRACKETED.search(self.text))

    @cached_property
    def has_quote_inside(self) -> bool:
        """Speech inside; in title case it is a work's title (`“Pretty Girl Rock,” The Rover`)."""
        return self.case != "title" and bool(re.search(r"[“\"][^”\"]*[.,!?][”\"]", self.text))

    @cached_property
    def begins_quoted(self) -> bool:
        return self.text[:1] in '“"«„'

    @cached_property
    def bullet(self) -> str:
        found = vocabulary.BULLET.match(self.text)
        return found[1] if found else ""

    @cached_property
    def number(self) -> int:
        """The number a line is marked with (`3.`, `3)`, `c)`); 0 for none."""
        found = vocabulary.NUMBER.match(self.text)
        if not found:
            return 0
        return int(found[1]) if found[1] else ord(found[2]) - 96

    @cached_property
    def is_rank(self) -> bool:
        """Nothing but a number, as entries of a ranking have above them."""
        return self.length == 1 and bool(vocabulary.RANK.match(self.text))

    @cached_property
    def is_outline(self) -> bool:
        """Numbered as an outline is: `2.1 Costs`, `Part 3:`, `IV. Results`."""
        return bool(vocabulary.OUTLINE.match(self.text))

    @cached_property
    def is_date(self) -> bool:
        """A date or a time with little around it."""
        rest = vocabulary.CLOCK.sub(" ", vocabulary.DATE.sub(" ", self.text))
        return rest != self.text and len(_WORD.findall(rest)) <= 3

    @cached_property
    def is_picture(self) -> bool:
        return bool(vocabulary.PICTURE.search(self.text))

    @cached_property
    def is_furniture(self) -> bool:
        """What a page says around an article: subscribe, read more, share, advertisement."""
        pointing = vocabulary.POINTING.search(self.text) and not self.begins_quoted
        return bool(vocabulary.FURNITURE.match(self.text) or pointing) or "|" in self.text or self.is_byline

    @cached_property
    def is_byline(self) -> bool:
        """`By Jane Doe and John Smith, Reuters`: by, and nothing but names after it ("By the numbers" is a heading)."""
        found = vocabulary.BYLINE.match(self.text)
        told = (found[1] or found[2]) if found else ""
        if not told or self.length > 16 or told[:4].lower() == "the ":
            return False
        return bylines.is_name(bylines.people(told)[0].name)

    @cached_property
    def is_name(self) -> bool:
        return self.length <= 5 and bylines.is_name(self.text)

    @cached_property
    def speaker(self) -> str:
        """What stands before a colon at the beginning: a speaker's name, or the first part of a title."""
        found = vocabulary.SPEAKER.match(self.text)
        return found[1] or found[2] if found else ""

    @cached_property
    def is_amount(self) -> bool:
        return bool(vocabulary.AMOUNT.match(self.text))

    @cached_property
    def sentences(self) -> int:
        """How many sentences end inside it, its own end apart."""
        return len(re.findall(r"(?:[a-zà-ÿа-я”]|\d{3})[.!?]\s+[A-ZÀ-ÞА-Я“]", self.text))

    @cached_property
    def is_section_name(self) -> bool:
        return bool(vocabulary.SECTION.match(self.text.strip(" :.")))

    @cached_property
    def asks(self) -> bool:
        return bool(vocabulary.ASKING.match(self.text))

    @cached_property
    def is_address(self) -> bool:
        """An address of the net or the post, a phone number, a price: figures and signs outweigh words."""
        if vocabulary.ADDRESS.search(self.text):
            return True
        signs = sum(c.isdigit() or c in "+$€£%/=*@#" for c in self.text)
        letters = sum(c.isalpha() for c in self.text)
        return signs > letters or not letters

    @cached_property
    def is_numbered(self) -> bool:
        return bool(self.number) or self.is_outline

    @cached_property
    def form(self) -> tuple[str, str, bool]:
        """The shape that headings of one document share: case, ending, numbered or not."""
        return self.case, self.ending if self.ending == "?" else "", self.is_numbered
