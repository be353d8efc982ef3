"""The words of the lines put right: what a line break took from them, or added.

At the end of a line WeasyPrint drops the space and adds a hyphen, or breaks an address where it finds no hyphen, and a
drop capital stands apart from its word. On paper that is right; for whoever listens, copies or searches it glues words
together or cuts them (ISO 32000-1, 14.8.2.5 asks for spaces between words; ISO 14289-1, 7.2, for text that maps to what
was written). So

* a space that the document has and the line lost is shown again at the line's end, where nothing is seen of it;
* a word cut at a line's end is given whole by its first part (ActualText), and its other parts are silent;
* a drop capital is silent, and the rest of its word gives the whole word;
* a word whose letters its glyphs do not spell is given whole (`clusters`).

The document's own text tells which is which: a hyphen that the writer wrote stays one.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from briefexport.exporters.pdf.clusters import pieces, respelled

if TYPE_CHECKING:
    from briefexport.exporters.pdf.shown import Lines

_HYPHENS = ("-", "\u2010")


@dataclasses.dataclass(eq=False)
class Run:
    """One line's words of one element: `text` as laid out, `mark` its marked-content number on `page`.

    `line` is the line's number in the document, `written` what the document has for it. `divided`: its last character
    is a hyphen of the layout; `hyphened`: a hyphen of the line setting follows it; `broken`: the line ends within a
    word that has no hyphen there.
    """

    page: int
    mark: int
    text: str
    initial: bool = False
    line: int = 0
    box: Any = None
    written: str = ""

    @property
    def transformed(self) -> bool:
        """True where a sheet sets capitals for letters that were written small."""
        return self.box is not None and self.box.style["text_transform"] != "none"

    start: int = -1
    end: int = -1
    divided: bool = False
    hyphened: bool = False
    broken: bool = False
    spaced: bool = False


def align(runs: Sequence[Run], text: str) -> None:
    """Find each run in its block's own text: where it stands, whether a word was divided or a space lost."""
    written = _plain(text)
    folded, cursor, before = _folded(written), 0, None
    for run in runs:
        words = _plain(run.text).strip()
        start = cursor + (written[cursor : cursor + 1] == " ")
        length = _matched(folded, _folded(words), start) if words else 0
        if not length:
            continue
        run.start, run.end, run.divided = start, start + length, length < len(words)
        run.written = written[start : run.end]
        if before and start > cursor and not before.text[-1:].isspace() and not run.text[:1].isspace():
            before.spaced = True
        if before and start == before.end and run.line != before.line:
            before.broken = _in_a_word(written[start - 1 : start + 1])
        cursor, before = run.end, run


def _matched(text: str, words: str, start: int) -> int:
    """How many characters of the text the run shows; less than it has when its last is a hyphen of the layout."""
    if text.startswith(words, start):
        return len(words)
    if words.endswith(_HYPHENS) and len(words) > 1 and text.startswith(words[:-1], start):
        return len(words) - 1
    return 0


def _folded(text: str) -> str:
    """The text without its capitals, letter for letter: "ß" stays one."""
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def _in_a_word(around: str) -> bool:
    """True for two characters of one word; scripts without spaces between words may be broken anywhere."""
    return not any(map(_joins_words, around)) and " " not in around


def _joins_words(character: str) -> bool:
    """True for the scripts whose words no space parts (UAX #14, classes ID, CJ and SA), and their punctuation; Korean
    is as wide as they are, but has spaces."""
    if _HANGUL.match(character):
        return False
    return unicodedata.east_asian_width(character) in ("W", "F") or bool(_SOUTH_EAST.match(character))


_HANGUL = re.compile("[\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\uac00-\ud7fb]")
# Thai, Lao; Myanmar; Khmer, Tai Le, New Tai Lue; Tai Tham.
_SOUTH_EAST = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf]")


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00ad", ""))


def mend(runs: Sequence[Run], text: str, lines: Sequence[Lines]) -> None:
    """Write into the pages' streams what `align` found."""
    written = _plain(text)
    silent_until = -1
    for index, run in enumerate(runs):
        if run.start < 0:
            continue
        shown = lines[run.page].of(run.mark)
        if shown is None:
            continue
        if run.start < silent_until:
            shown.head(min(run.end, silent_until) - run.start, "")
        if _is_cut(run, written) and run.end > silent_until:
            stop = _word_end(written, run.end)
            first = run.end - len(_last_word(written[run.start : run.end]))
            if stop > run.end and _goes_on(runs, index):
                shown.tail(run.end - first + run.divided, written[first:stop])
                silent_until = stop


def complete(run: Run, lines: Sequence[Lines]) -> None:
    """Words that the glyphs do not spell, or not as they were written, and the space that the line lost."""
    shown = lines[run.page].of(run.mark)
    if shown is None:
        return
    written = run.written if run.transformed else ""
    done = False
    if not shown.is_plain(written or run.text):
        done = shown.whole(respelled(pieces(run.box), written), " " if run.spaced else "")
    if run.spaced and not done:
        shown.space()


def _is_cut(run: Run, written: str) -> bool:
    """True where a word goes on in the next run; after a writer's hyphen too, which extractors drop at a line's end."""
    at_hyphen = written[run.end - 1 : run.end] in _HYPHENS
    return run.divided or run.hyphened or run.broken or run.initial or at_hyphen


def _goes_on(runs: Sequence[Run], index: int) -> bool:
    return any(run.start >= 0 for run in runs[index + 1 :])


def _last_word(text: str) -> str:
    start = len(text)
    while start and not _parts(text[start - 1]):
        start -= 1
    return text[start:]


def _word_end(text: str, start: int) -> int:
    return next((place for place in range(start, len(text)) if _parts(text[place])), len(text))


def _parts(character: str) -> bool:
    """True for what is between words, or may stand for it."""
    return character == " " or _joins_words(character)
