"""The headline when the source names none, and the levels of the headings below it.

Order (design section 3): metadata (front matter, sidecar, `--meta`), an explicit level-1 heading, a short title-like
first line (the plain-text reader's judgement, given as metadata), else a working title cut from the lede.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

import msgspec

from briefexport import identity, text
from briefexport import model as m
from briefexport.errors import ContentError
from briefexport.plugin import Diagnostic, LedgerEntry, warning

# A working title is cut at a word boundary within this; a headline of a news page seldom has more.
WORKING_LENGTH = 70
# Written so that only a sign is looked for, and the two letters before it at that sign alone.
_SENTENCE_END = re.compile(r"[.!?。！？](?<=[^\W\d_][a-z].)\s")
_LAST_WORD = re.compile(r"\w+\Z")
_DANGLING = frozenset(
    re.findall(r"\w+", "a an the of to in on at by for and or but with from as that which its his her their is has")
)


class Settled(msgspec.Struct, frozen=True):
    """What the headline step made of an article. `moved` accounts for words that left the body, the block `left`."""

    metadata: m.Metadata
    body: m.Blocks
    diagnostics: tuple[Diagnostic, ...] = ()
    moved: tuple[LedgerEntry, ...] = ()
    left: str = ""


def settle(metadata: m.Metadata, body: m.Blocks) -> Settled:
    """Metadata with a headline, and the body with headings from level 2 on.

    In `body` a heading may still have level 1 (`m.Heading(level=1)`, which only readers make). The first block becomes
    the headline when it is such a heading and none is given; a first heading that repeats a given one leaves the body.
    """
    first = next((block for block in body if not isinstance(block, m.Rule)), None)
    moved: tuple[LedgerEntry, ...] = ()
    words = text.plain(first.content) if isinstance(first, m.Heading) else ""
    if isinstance(first, m.Heading) and _leaves(first, words, metadata.headline):
        moved = (LedgerEntry(words=words, fate="metadata", where="headline"),)
        body = tuple([block for block in body if block is not first])
        metadata = msgspec.structs.replace(metadata, headline=metadata.headline or text.squeeze(words))
    body = shifted(body)
    titled_one = titled(metadata, body)
    left = first.id if moved and first else ""
    return Settled(titled_one.metadata, body, titled_one.diagnostics, moved, left)


def titled(metadata: m.Metadata, body: m.Blocks) -> Settled:
    """Metadata with a working title cut from the body, when it has no headline yet."""
    if metadata.headline:
        return Settled(metadata, body)
    working = working_title(body)
    metadata = msgspec.structs.replace(metadata, headline=working, working_title=True)
    return Settled(metadata, body, (_no_headline(working),))


def _leaves(heading: m.Heading, words: str, headline: str) -> bool:
    if not words.strip():
        return False
    return same_words(words, headline) if headline else heading.level == 1


def same_words(one: str, other: str) -> bool:
    """True when two titles differ at most in case, white space and punctuation."""
    return _letters(one) == _letters(other)


def _letters(words: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", words).casefold())


def working_title(body: m.Blocks) -> str:
    """A title cut from the first words of the body at a word boundary, never in the middle of a word.

    Raises ContentError where nothing stands but rules and pictures: no title says anything of those.
    """
    words = _first_words(body, lambda words: any(map(str.isalnum, words))) or _first_words(body, bool)
    if not words:
        hint = "write the brief first, or give it a `headline`"
        raise ContentError("there are no words in it", code="empty-source", hint=hint)
    return cut(words, WORKING_LENGTH) or words


def _first_words(body: m.Blocks, serve: Callable[[str], bool]) -> str:
    return next(filter(serve, map(text.block_words, text.walk(body))), "")


def cut(words: str, length: int) -> str:
    """At most `length` characters, cut at a word's end, without a dangling article or comma."""
    sentence = words[: 4 * length]
    if end := _SENTENCE_END.search(sentence):
        sentence = sentence[: end.start() + 1]
    if len(sentence) <= length:
        return sentence.rstrip(" .") if sentence.count(".") == 1 and sentence.endswith(".") else sentence
    head = sentence[: length + 1]
    kept = head.rsplit(None, 1)[0] if " " in head else _grapheme_cut(sentence, length)
    # “… has allowed Ukraine to use”: an infinitive without its object says nothing either.
    shorter = re.sub(r"(?<=\w)\s+to\s+\w+$", "", kept) if kept.split()[-2:-1] == ["to"] else kept
    return _undangled(shorter) or kept


def _undangled(words: str) -> str:
    """The words without the commas, articles and prepositions they would end on."""
    while True:
        words = words.rstrip(" ,;:–—-")
        last = _LAST_WORD.search(words, words.rfind(" ") + 1)
        if not last or last[0].lower() not in _DANGLING:
            return words
        words = words[: last.start()]


def _grapheme_cut(words: str, length: int) -> str:
    """A script without spaces is cut between characters, never before a combining mark."""
    end = length
    while end > 1 and end < len(words) and (unicodedata.combining(words[end]) or words[end] in "\u200d\ufe0f"):
        end -= 1
    return words[:end]


def _no_headline(working: str) -> Diagnostic:
    return warning(
        "working-title",
        f"the brief has no headline; “{working}” was cut from its first words",
        hint="write one: a `headline:` in the front matter or sidecar, or --meta headline=…",
    )


def shifted(body: m.Blocks) -> m.Blocks:
    """The body with its highest headings at level 2, and none that skips a level below its parent."""
    levels = [heading.level for heading in _headings(body)]
    wanted = iter(new := _compact(levels))
    if new == levels:
        return body

    def change(block: m.Block) -> m.Block:
        if type(block) is m.Heading:
            return msgspec.structs.replace(block, level=next(wanted))
        return text.map_children(block, change) if identity.is_container(block) else block

    return tuple(map(change, body))


def _headings(blocks: m.Blocks) -> Iterator[m.Heading]:
    for block in blocks:
        if type(block) is m.Heading:
            yield block
        elif identity.is_container(block):
            yield from _headings(tuple(text.children(block)))


def _compact(levels: list[int]) -> list[int]:
    """The levels from 2 on without gaps: each is one below the nearest earlier heading of a higher level."""
    open_levels: list[int] = []
    found = []
    for level in levels:
        while open_levels and open_levels[-1] >= level:
            open_levels.pop()
        open_levels.append(level)
        found.append(min(len(open_levels) + 1, 6))
    return found
