"""Lines of a headline, a dek or a pull quote: even, broken where the sense breaks, never with a lonely last word.

Everything is measured in em, so that one answer serves every size.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Sequence

# A line should not end in a word that leans on the next.
_LEANING = (
    "a an the of to in on at by for and or but nor as is are was if with from why how that which who its his her their "
    "our your my not no be than so le la les un une de du des et à au aux en dans sur par pour que qui der die das "
    "ein eine und oder von zu im am mit für auf el los las y o con por para del al il lo e di da per che"
)
_WEAK = frozenset(_LEANING.split())
_SENSE = ",:;—–?!.،؛：，；、。"
# Kinsoku (JIS X 4051, GB/T 15834): what may not begin a line, and what may not end one.
_NO_START = "、。，．：；？！」』）】〕》〉”’…—·々ーァィゥェォッャュョぁぃぅぇぉっゃゅょ%％"
_NO_END = "「『（【〔《〈“‘"
_WIDE = re.compile("[\u2e80-\u2fdf\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
_HANGUL = re.compile("[\uac00-\ud7af]")
_HIRAGANA = re.compile("[\u3041-\u309f]")
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f]")
_KANJI = re.compile("[\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
# What is glued in Japanese stays below this, so that lines can still be evened.
_LONGEST_PHRASE = 7
HINT = "\u200b"
# Where a line may break: not at a space that is made not to be broken, nor before a dash, which stays with its word.
_BREAK = re.compile(r"[ \t\n\r\f\v]+(?![—–](?:\s|$))")


@dataclasses.dataclass(frozen=True)
class Piece:
    """What no line breaks inside. `space` says that a space follows it; `hint` that its writer asked for a break."""

    text: str
    width: float
    space: bool = True
    hint: bool = False


@dataclasses.dataclass(frozen=True)
class Broken:
    """Lines as texts, the widest of them in em, how uneven they are (0: all alike), and how many end in the sense.

    A line ends in the space that stood there; without one its last word, or its script without spaces, goes on.
    """

    lines: tuple[str, ...]
    widest: float
    raggedness: float
    sense: int


def pieces(text: str, width: Callable[[str], float]) -> list[Piece]:
    """The text cut where a line may break: at spaces but before a dash, at hints, and between CJK characters by
    kinsoku."""
    found: list[Piece] = []
    for word in _BREAK.split(text.strip()) if text.strip() else ():
        parts = word.split(HINT) if HINT in word else _characters(word)
        kept = [part for part in parts if part]
        hinted = HINT in word
        for number, part in enumerate(kept, start=1):
            last = number == len(kept)
            found.append(Piece(part, width(part), space=last, hint=hinted and not last))
    return found


def _characters(word: str) -> list[str]:
    if not _WIDE.search(word) or _HANGUL.search(word):  # Korean is broken at its spaces
        return [word]
    parts: list[str] = []
    japanese = bool(_HIRAGANA.search(word) or _KATAKANA.search(word))
    for character in word:
        glue = parts and (
            character in _NO_START
            or parts[-1][-1] in _NO_END
            or not (_WIDE.match(character) or _WIDE.match(parts[-1][-1]))
            or (japanese and _one_phrase(parts[-1], character))
        )
        if glue:
            parts[-1] += character
        else:
            parts.append(character)
    return parts


def _one_phrase(before: str, character: str) -> bool:
    """Japanese has no spaces, but a phrase begins where hiragana gives way to kanji or katakana; foreign names in
    katakana and compounds of kanji are not broken."""
    if len(before) >= _LONGEST_PHRASE or before[-1] in _NO_START[:7]:
        return False
    if _HIRAGANA.match(character):
        return bool(_WIDE.match(before[-1]))
    return any(kind.match(before[-1]) and kind.match(character) for kind in (_KATAKANA, _KANJI))


def breakings(items: Sequence[Piece], space: float, most: int, *, lonely: bool = False) -> dict[int, Broken]:
    """The best breaking into one, two, … `most` lines, where there is one without a lonely last word; with `lonely`,
    where there is one at all.

    Dynamic programme over the pieces: least sum of squared differences from the mean line, with a charge for a line
    that ends in a weak word and a reward for one that ends in the sense.
    """
    ends = _offsets(items, space)
    charges = [_charge(piece) for piece in items]
    count, made = len(items), {}
    for lines in range(1, min(most, count) + 1):
        mean = ends[count] / lines
        found = _best(ends, charges, items, lines, mean, lonely)
        if found:
            made[lines] = _broken(items, found, space)
    return made


def _offsets(items: Sequence[Piece], space: float) -> list[float]:
    ends = [0.0]
    for piece in items:
        ends.append(ends[-1] + piece.width + (space if piece.space else 0.0))
    return ends


def _charge(piece: Piece) -> float:
    """What it costs, in parts of the mean line squared, to end a line after this piece."""
    word = piece.text.strip("“”‘’\"'()«»").lower()
    if piece.hint or piece.text[-1:] in _SENSE:
        # Without spaces, sense is the only guide to where words end.
        return -0.03 if piece.space else -0.25
    return 0.05 if word in _WEAK else 0.0


def _best(
    ends: list[float], charges: list[float], items: Sequence[Piece], lines: int, mean: float, lonely: bool
) -> list[int] | None:
    """The places after which lines end, or None where the last line would be a lonely word."""
    count, far = len(items), float("inf")
    cost, back = [0.0] + [far] * count, []
    for line in range(1, lines + 1):
        fresh, came = [far] * (count + 1), [0] * (count + 1)
        last = line == lines
        for end in range(count if last else line, count + 1):
            charge = 0.0 if last else charges[end - 1] * mean * mean
            for start in range(line - 1, end):
                if cost[start] == far or (last and lines > 1 and not lonely and _lonely(items, start)):
                    continue
                off = ends[end] - ends[start] - mean
                value = cost[start] + off * off + charge
                if value < fresh[end]:
                    fresh[end], came[end] = value, start
        cost = fresh
        back.append(came)
    return None if cost[count] == far else _trace(back, count)


def _lonely(items: Sequence[Piece], start: int) -> bool:
    """True when the pieces from `start` are one word (or, without spaces, fewer than three characters)."""
    rest = items[start:]
    if len(rest) > 2:
        return False
    if len(rest) == 1 and items[start - 1].space:
        return True
    return len("".join(piece.text for piece in rest)) < 3


def _trace(back: list[list[int]], count: int) -> list[int]:
    ends, end = [], count
    for came in reversed(back):
        ends.append(end)
        end = came[end]
    return ends[::-1]


def _broken(items: Sequence[Piece], ends: list[int], space: float) -> Broken:
    starts = [0, *ends[:-1]]
    lines = [_joined(items[start:end]) for start, end in zip(starts, ends, strict=True)]
    widths = [_measured(items[start:end], space) for start, end in zip(starts, ends, strict=True)]
    widest = max(widths)
    uneven = 1 - sum(widths) / len(widths) / widest if widest else 0.0
    sense = sum(_charge(items[end - 1]) < 0 for end in ends[:-1])
    return Broken((*lines[:-1], lines[-1].rstrip(" ")), widest, uneven, sense)


def _joined(items: Sequence[Piece]) -> str:
    return "".join(piece.text + (" " if piece.space else "") for piece in items)


def _measured(items: Sequence[Piece], space: float) -> float:
    return sum(piece.width for piece in items) + space * sum(piece.space for piece in items[:-1])
