"""The scanner under every normaliser: one pass over the written text, rules tried in order where something may begin.

A rule sees the whole original text, so that sense can be told from what stands before and after; what it says is never
read again by another rule. The first rule that matches at a place and does not decline wins, and what it replaced is
recorded. Plain lower-case words cost one regular expression step.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Sequence

import msgspec

from briefexport.narration.lexicon.entries import Lexicon

Say = Callable[["re.Match[str]", "Scan"], "str | None"]


class Rule(msgspec.Struct, frozen=True):
    """How one kind of written form is said.

    `pattern` is matched at the place where a token begins. `starts` says where it is tried: any of `d` (a digit), `l`
    (a letter of a word that is not plain), `s` (a sign), or, with `heads`, words (folded) it begins with. `needs` are
    characters of which the text must hold at least one, and `also` of which it must hold one too: a rule that cannot
    match costs not even its compilation.
    """

    name: str
    pattern: str
    say: Say
    starts: str = ""
    heads: tuple[str, ...] = ()
    needs: str = ""
    also: str = ""


DIGITS = "0123456789"


@functools.cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled when first tried."""
    return re.compile(pattern)


class Piece(msgspec.Struct, frozen=True):
    """What is said for `text[start:end]`; an empty `rule` means as written.

    `marked` is `words` with what the lexicon knows by IPA between slashes, empty where it knows nothing; `pronouncer`
    is how a person may say it.
    """

    start: int
    end: int
    words: str
    rule: str = ""
    marked: str = ""
    pronouncer: str = ""


# A rule with the bits of what it needs and of what it also needs; the first bit, which every text has, for nothing.
Filed = tuple[int, int, Rule]


class Rules(msgspec.Struct, frozen=True):
    """A language's rules, filed by where they may begin."""

    by_start: dict[str, tuple[Filed, ...]]
    by_head: dict[str, tuple[Filed, ...]]
    # The bit of each character that a rule needs: two numbers tell whether a text has any of many.
    bits: dict[str, int]
    # Words that engines say wrong where a rule said them, with their IPA: the letter A is no article.
    pronounced: dict[str, str]

    @classmethod
    def of(cls, rules: Sequence[Rule], pronounced: dict[str, str] | None = None) -> Rules:
        """Filed in the order given, which is the order of precedence."""
        needed = sorted({sign for rule in rules for sign in rule.needs + rule.also})
        bits = {sign: 2 << place for place, sign in enumerate(needed)}
        heads: dict[str, list[Filed]] = {}
        starts: dict[str, list[Filed]] = {"d": [], "l": [], "s": []}
        for rule in rules:
            filed = (bits_of(rule.needs, bits), bits_of(rule.also, bits), rule)
            for word in rule.heads:
                heads.setdefault(word, []).append(filed)
            for kind in rule.starts:
                starts[kind].append(filed)
        by_start = {kind: tuple(found) for kind, found in starts.items()}
        return cls(by_start, {word: tuple(found) for word, found in heads.items()}, bits, pronounced or {})


def bits_of(signs: Iterable[str], bits: dict[str, int]) -> int:
    """The bits of all signs that have one; the first bit where there are none."""
    found = 0
    for sign in signs:
        found |= bits.get(sign, 0)
    return found or 1


class Scan(msgspec.Struct, dict=True):
    """One text on its way to speech."""

    text: str
    language: str
    rules: Rules
    lexicon: Lexicon = msgspec.field(default_factory=Lexicon)
    # Entries whose expansion was already said in this edition (for the policy that expands at first use).
    introduced: set[str] | None = None
    # What is said for an opening and a closing quotation mark, where the policy asks for it.
    quotes: tuple[str, str] | None = None
    # Keys of entries whose replacement this text is part of.
    barred: frozenset[tuple[str, ...]] = frozenset()
    pieces: list[Piece] = msgspec.field(default_factory=list)

    @functools.cached_property
    def bits(self) -> int:
        """The bits of the characters of the text."""
        return bits_of(frozenset(self.text), self.rules.bits) | 1

    @property
    def british(self) -> bool:
        """True for the English of Britain and of those who write and count as Britain does."""
        return self.language.casefold().startswith(("en-gb", "en-ie", "en-au", "en-nz", "en-za", "en-in"))

    def before(self, at: int) -> str:
        """The word that ends before `at`, with nothing but white space between; empty when there is none."""
        match = compiled(r"[\w.'’-]*\Z").search(self.text[max(0, at - 40) : at].rstrip())
        return match.group() if match else ""

    def after(self, at: int) -> str:
        """The word that begins after `at`, with nothing but white space between; empty when there is none."""
        match = compiled(r"\s*([^\W\d_][\w'’-]*)").match(self.text, at)
        return match.group(1) if match else ""

    def stop(self, end: int) -> str:
        """The point of an abbreviation that ends the sentence ends it still; empty where words follow `end`."""
        return "" if compiled(r"[\W_]*\w").match(self.text, end) else "."

    def run(self) -> list[Piece]:
        """Scan the text from end to end."""
        at = 0
        while at < len(self.text):
            plain = _PLAIN.match(self.text, at)
            if plain and plain.end() > at and not self._knows_any(plain.group()):
                at = self._keep(at, plain.end())
                continue
            at = self._step(at)
        return self.pieces

    def _knows_any(self, words: str) -> bool:
        """True when a head of a rule or of the lexicon is among plain words."""
        return any(
            self.rules.by_head.get(w) or self.lexicon.knows(w) for w in words.replace(",", "").replace(";", "").split()
        )

    def _keep(self, start: int, end: int) -> int:
        self.pieces.append(Piece(start, end, self.text[start:end]))
        return end

    def _step(self, at: int) -> int:
        sign = self.text[at]
        if sign.isspace():
            return self._keep(at, at + 1)
        if sign.isalpha():
            return self._word(at)
        kind = "d" if sign.isdecimal() else "s"
        return self._lexical(at) or self._ruled(self.rules.by_start[kind], at) or self._keep(at, at + 1)

    def _word(self, at: int) -> int:
        end = self._word_end(at)
        begins = not at or not (self.text[at - 1].isalnum())
        word = self.text[at:end]
        done = begins and (self._lexical(at) or self._ruled(self.rules.by_head.get(word.casefold(), ()), at))
        if not done and not (_COMMON.match(word) and not _SPECIAL.match(self.text, end)):
            done = self._ruled(self.rules.by_start["l"], at)
        return done or self._keep(at, end)

    def _word_end(self, at: int) -> int:
        """The end of the letters that begin at `at`; signs such as ² are word characters but no letters."""
        match = _WORD.match(self.text, at)
        if not match or match.group().isalpha():
            return match.end() if match else at + 1
        return next(i for i in range(at + 1, match.end()) if not self.text[i].isalpha())

    def _lexical(self, at: int) -> int:
        """Say what the lexicon has for the place; the offset after it, 0 when it has nothing."""
        found = self.lexicon.find(self.text, at, self.language, self.barred) if self.lexicon.entries else None
        if not found:
            return 0
        from briefexport.narration.language.lexical import say_entry

        self.pieces.append(say_entry(self, at, found))
        return found.end

    def _ruled(self, rules: Sequence[Filed], at: int) -> int:
        bits = self.bits
        for needs, also, rule in rules:
            if not (bits & needs and bits & also):
                continue
            match = compiled(rule.pattern).match(self.text, at)
            words = rule.say(match, self) if match and match.end() > at else None
            if match and words is not None:
                self.pieces.append(Piece(at, match.end(), words, rule.name))
                return match.end()
        return 0


# Lower-case words, each followed by white space or by a comma and white space: nothing that any rule could want.
_PLAIN = re.compile(r"(?:[a-zß-öø-ÿ]{2,}[,;]?[ \t\n]){1,40}")
# So many at a time that signs among letters (Ca²Ca²…), which are looked for one by one, cost no more than their number.
_WORD = re.compile(r"[^\W\d_]{1,200}")
# Lower case, or an initial capital; what is neither (NATO, iPhone, one letter) is looked at by the rules for letters …
_COMMON = re.compile(r"[^\W\d_A-Z]{2,}\Z|[A-Z][^\W\d_A-Z]+\Z")
# … and so is a common word that goes on with a sign, a digit, or a point and a letter.
_SPECIAL = re.compile(r"[@_/\\:&+]\w|[@_²³⁺⁻]|\d|-\d|\.\w|[/:]/|-[\w.+-]{1,62}@\w|-[\w-]{1,62}\.[a-z]{2}")


def joined(pieces: Sequence[Piece]) -> str:
    """The spoken text: pieces set apart where words would run together, white space squeezed, no stray signs."""
    return _together([(piece.words, bool(piece.rule)) for piece in pieces])


def marked(pieces: Sequence[Piece], pronounced: dict[str, str]) -> str:
    """The spoken text with IPA between slashes; empty when nothing has any."""
    said = [(_pronounced(piece, pronounced), bool(piece.rule)) for piece in pieces]
    return _together(said) if any("/" in words for words, _ in said) else ""


def _pronounced(piece: Piece, pronounced: dict[str, str]) -> str:
    if piece.marked or not piece.rule or not pronounced:
        return piece.marked or piece.words
    return " ".join(f"/{pronounced[word]}/" if word in pronounced else word for word in piece.words.split(" "))


def _together(said: Sequence[tuple[str, bool]]) -> str:
    out: list[str] = []
    last, by_rule = " ", False
    for words, ruled in said:
        piece = words or " "
        if (ruled or by_rule) and (piece[0].isalnum() or piece[0] == "/") and (last.isalnum() or last in ",;:/"):
            out.append(" ")
        out.append(piece)
        last, by_rule = piece[-1], ruled
    return tidy("".join(out))


_LEADING = re.compile(r"\A[\s–—‐‑-]+")
_BEFORE_STOP = re.compile(r"\s+(?=[,.;:?!)…](?:\s|$))")
_SPACE = re.compile(r"\s+")


def tidy(words: str) -> str:
    """White space squeezed, none before a stop; nothing begins with a dash."""
    return _LEADING.sub("", _BEFORE_STOP.sub("", _SPACE.sub(" ", words))).strip()
