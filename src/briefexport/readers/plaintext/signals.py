"""The evidence for and against a heading: each signal once, with its weight and its reason.

A line's score is the sum of the weights of the signals that hold; it is a heading from `THRESHOLD` on. The weights
behave like log-odds: +1 makes a heading about three times as likely. They were set by hand from the reasons given and
corrected on the development half of `tests/readers/corpus` and on real pages; `docs/reading.md` has the figures.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from briefexport.readers.common import bylines
from briefexport.readers.plaintext import vocabulary
from briefexport.readers.plaintext.shapes import Shape

THRESHOLD = 3.0
# Beyond either no heading is looked for: such a line is a paragraph.
MAX_WORDS = 20
MAX_CHARACTERS = 150


class Line(NamedTuple):
    """A line and what stands around it. `None` is the edge of the document."""

    shape: Shape
    before: Shape | None
    after: Shape | None
    above: Shape | None  # the line right above: `before` and `after` look past what pages put between paragraphs
    below: Shape | None
    apart: bool  # a blank line stands before it where paragraphs are not parted by blank lines
    joined: bool  # blank lines part paragraphs here, and none stands between this line and the paragraph below
    run: int  # how many short lines without an end stand together here, this one included
    place_in_run: int  # 0 for the first of them
    siblings: int  # how many other candidates of the document share its form
    series: bool  # numbered in step with other lines that have paragraphs between them
    unclosed: tuple[int, int]  # how many lines without closing punctuation stand together here, and its place there
    announced: bool  # a line that leads in stands above those lines, and others of them between
    marked: bool  # the writer marks headings with # elsewhere
    repeated: bool  # its words stand in a paragraph of the document too
    opening: bool  # no paragraph has come yet
    others: int  # how many other candidates of any form the document has
    turn: bool  # it begins with a label that speakers of this document have
    titled: bool  # it repeats the headline
    interview: bool  # the document's questions are put to somebody who answers as “I”


class Signal(NamedTuple):
    name: str
    weight: float
    reason: str
    holds: Callable[[Line], bool]


def _in(low: int, high: int) -> Callable[[Line], bool]:
    return lambda line: low <= line.shape.length <= high


def _ends(*endings: str) -> Callable[[Line], bool]:
    return lambda line: line.shape.ending in endings


def _prose(shape: Shape | None) -> bool:
    return shape is not None and shape.is_prose


def _leads_in(shape: Shape) -> bool:
    return shape.length >= 4 and bool(vocabulary.LEADING_IN.search(shape.text))


def _text(shape: Shape | None) -> bool:
    return shape is not None and shape.is_text


def _short(shape: Shape | None) -> bool:
    """A line that may be a heading or a link itself; a question below is one of several that a heading stands over."""
    return shape is not None and not shape.is_text and not _listed(shape) and shape.ending != "?"


def _counted(line: Line) -> bool:
    return line.shape.is_outline or line.series


def _listed(shape: Shape | None) -> bool:
    return shape is not None and bool(shape.bullet or shape.number)


def _personal(line: Line) -> bool:
    return bool(vocabulary.ANY_PERSON.search(line.shape.text))


def _question_in_answer(line: Line) -> bool:
    return line.shape.ending == "?" and line.shape.length > 12


def _among_unclosed(line: Line) -> bool:
    together, place = line.unclosed
    return together >= 4 and place > 0 and line.run < 3


def _credit(shape: Shape | None) -> bool:
    return shape is not None and shape.is_picture and shape.length <= 12


def _dashed(shape: Shape | None) -> bool:
    return shape is not None and shape.text[:1] in "—–" and not shape.is_prose


def _goes_on(line: Line) -> bool:
    below = line.below
    return not line.shape.ending and below is not None and below.case == "lower" and not below.bullet


def _sourced(line: Line) -> bool:
    return line.shape.length > 6 and bool(vocabulary.SOURCED.search(line.shape.text))


def _is_speech(shape: Shape) -> bool:
    return shape.is_quoted or (shape.begins_quoted and shape.length <= 30)


def _set_again(line: Line) -> bool:
    return line.repeated and line.shape.length >= 7 and not line.shape.is_quoted


def _is_of(line: Line) -> bool:
    name, comma, place = line.shape.text.partition(", ")
    return (
        bool(comma) and bylines.is_name(name) and line.shape.length <= 8 and all(w[0].isupper() for w in place.split())
    )


def _is_cited(line: Line) -> bool:
    return line.shape.is_quoted and not line.shape.is_said


SIGNALS: tuple[Signal, ...] = (
    # Length
    Signal("one to eight words", 1.2, "most headings on news pages have two to eight words", _in(1, 8)),
    Signal("nine to twelve words", 0.4, "longer headings are sentences or questions", _in(9, 12)),
    Signal("thirteen to sixteen words", -0.6, "so long a heading is rare", _in(13, 16)),
    Signal("over sixteen words", -1.8, "so long a line is a short paragraph", _in(17, 99)),
    # Ending
    Signal("ends without punctuation", 1.6, "paragraphs end with a full stop, headings do not", _ends("")),
    Signal("is a question", 0.9, "explainers ask what they answer", _ends("?")),
    Signal("ends with a full stop", -4.5, "it is a sentence", _ends(".")),
    Signal("ends with a comma", -5.0, "its sentence goes on", _ends(",")),
    Signal("trails off", -3.0, "it is speech or a teaser", _ends("…")),
    Signal("ends with an exclamation", -1.0, "more often speech than heading", _ends("!")),
    Signal("ends with a colon", -0.8, "it leads into what follows, as a heading or as a sentence", _ends(":")),
    Signal(
        "a sentence before a colon",
        -1.5,
        "“here is what happened:” leads in; headings seldom have verbs and colons",
        lambda x: x.shape.ending == ":" and x.shape.case == "sentence" and x.shape.length >= 5,
    ),
    Signal(
        "speech follows its colon",
        -2.0,
        "somebody is about to speak",
        lambda x: (
            x.shape.ending == ":" and x.after is not None and (x.after.begins_quoted or x.after.bullet in {"—", "–"})
        ),
    ),
    Signal(
        "says and a colon", -2.0, "somebody is about to speak", lambda x: bool(vocabulary.SAYS.search(x.shape.text))
    ),
    Signal("leads in", -2.5, "“there are several, including:”", lambda x: x.shape.ending == ":" and _leads_in(x.shape)),
    # Case
    Signal("title case", 0.4, "only headings and names capitalise their words", lambda x: x.shape.case == "title"),
    Signal("capitals", 1.2, "capitals are set for labels", lambda x: x.shape.case == "capitals"),
    Signal("begins small", -3.0, "a heading begins with a capital", lambda x: x.shape.case == "lower"),
    # What follows and what precedes
    Signal("a paragraph follows", 1.4, "a heading heads something", lambda x: _text(x.after)),
    Signal("a list follows", 0.9, "lists are headed too", lambda x: _listed(x.after) and not _listed_itself(x)),
    Signal("a short line follows", -1.5, "two headings seldom meet", lambda x: _short(x.after) and not _counted(x)),
    Signal("nothing follows", -5.0, "a heading heads something", lambda x: x.after is None),
    Signal("a paragraph precedes", 1.0, "sections end with a sentence", lambda x: _text(x.before)),
    Signal(
        "the line above leads in",
        -2.0,
        "after a colon come the things announced",
        lambda x: x.before is not None and x.before.ending == ":" and x.before.is_prose,
    ),
    Signal("among things announced", -1.0, "a list without its marks, or what comes after it", lambda x: x.announced),
    Signal(
        "stands in a row of short lines",
        -3.0,
        "items, links and cells stand in rows, headings alone",
        lambda x: x.run >= 3 and x.place_in_run not in (0, x.run - 1),
    ),
    Signal(
        "begins a row of short lines", -1.0, "it may be the first item", lambda x: x.run >= 3 and not x.place_in_run
    ),
    Signal(
        "ends a row of short lines",
        -1.5,
        "it may be the last item",
        lambda x: x.run >= 3 and x.place_in_run == x.run - 1,
    ),
    Signal("no paragraph has come yet", -1.3, "headings come after an opening", lambda x: x.opening),
    Signal("set apart", 1.2, "a blank line stands before it alone", lambda x: x.apart),
    Signal("set on its paragraph", 0.8, "no blank line between it and what it heads", lambda x: x.joined),
    Signal(
        "its credit stands below",
        -2.0,
        "a long line over “Photo: Name” is a caption",
        lambda x: x.shape.length > 8 and _credit(x.below),
    ),
    Signal("its sentence goes on below", -3.0, "a line broken by the page", _goes_on),
    Signal("a dash and a name below", -3.0, "a post or a quotation, and whose it is", lambda x: _dashed(x.below)),
    Signal("stands among lines without an end", -1.5, "items of a list without its marks", _among_unclosed),
    # The document's own habits
    Signal("one other like it", 0.3, "headings of a document look alike", lambda x: x.siblings == 1),
    Signal("others like it", 0.5, "headings of a document look alike", lambda x: x.siblings >= 2),
    Signal("unlike the others", -0.7, "headings of a document look alike", lambda x: not x.siblings and x.others >= 2),
    Signal("the only candidate", -1.5, "documents have several headings or none", lambda x: not x.others),
    Signal("numbered in step", 2.2, "numbers count sections, with paragraphs between", lambda x: x.series),
    Signal(
        "a numbered sentence", 2.5, "lists of reasons number sentences", lambda x: x.series and x.shape.ending == "."
    ),
    Signal("the writer marks headings", -3.0, "who writes # for headings writes it for all", lambda x: x.marked),
    # Words
    Signal(
        "asks what, why, how", 0.7, "explainers' headings begin so", lambda x: x.shape.asks and x.shape.length <= 12
    ),
    Signal("a usual section name", 2.0, "Background, Key points, Method", lambda x: x.shape.is_section_name),
    Signal("outline number", 2.2, "2.1, Part 3, IV.", lambda x: x.shape.is_outline),
    Signal("a long question", -1.0, "interviewers ask at length", _question_in_answer),
    # What else it may be
    Signal("a quotation", -3.0, "a pull quote or speech", lambda x: x.shape.is_said or x.shape.has_quote_inside),
    Signal("words in quotation marks", -0.4, "a heading somebody said, or a pull quote", _is_cited),
    Signal(
        "so many words in quotation marks", -0.4, "rather a pull quote", lambda x: _is_cited(x) and x.shape.length > 5
    ),
    Signal("the only one in quotation marks", -0.6, "a pull quote", lambda x: _is_cited(x) and not x.others),
    Signal("opens with speech", -1.1, "speech opens paragraphs", lambda x: x.shape.begins_quoted and not _is_cited(x)),
    Signal("said before", -0.2, "so are pull quotes, but short headings too", lambda x: x.repeated),
    Signal("a quotation said before", -0.7, "a pull quote", lambda x: x.repeated and x.shape.is_quoted),
    Signal("so long and said before", -2.0, "a pull quote", _set_again),
    Signal("in brackets", -4.0, "credits, asides and links to other pages", lambda x: x.shape.is_bracketed),
    Signal("the headline again", -6.0, "pages repeat it below their byline", lambda x: x.titled),
    Signal("a picture's caption or credit", -6.0, "agencies and “photo” name a picture", lambda x: x.shape.is_picture),
    Signal("the page's furniture", -6.0, "subscribe, read more, share", lambda x: x.shape.is_furniture),
    Signal("a date or time", -6.0, "datelines stand on their own", lambda x: x.shape.is_date),
    Signal("an address or figures", -5.0, "no words to head anything", lambda x: x.shape.is_address),
    Signal("a speaker's turn", -5.0, "REPORTER: words", lambda x: x.turn),
    Signal("an interviewer's question", -4.0, "the answer says “I”", lambda x: x.interview and x.shape.ending == "?"),
    Signal(
        "begins with a dash",
        -3.0,
        "who said or sent it",
        lambda x: x.shape.text.startswith(("—", "–", "--")) and not x.shape.bullet,
    ),
    Signal("several sentences", -1.2, "a heading is one", lambda x: x.shape.sentences > 0),
    Signal("asks as a person", -0.7, "“what do we owe”", lambda x: x.shape.ending == "?" and _personal(x)),
    Signal("a detail", -2.0, "Price: £949, Serves 4, 2-1", lambda x: x.shape.is_detail),
    Signal("an amount", -2.0, "250g lentils, 4 min", lambda x: x.shape.is_amount),
    Signal("a name with nothing below", -2.5, "a contact, a cast", lambda x: x.shape.is_name and not _text(x.after)),
    Signal("a time to the second", -4.0, "a message", lambda x: bool(vocabulary.TIMED.search(x.shape.text))),
    Signal(
        "a label in capitals", -2.8, "MORE: another article", lambda x: bool(vocabulary.LABELLED.match(x.shape.text))
    ),
    Signal("closes with a name", -3.0, "who said it", lambda x: bool(vocabulary.ATTRIBUTED.search(x.shape.text))),
    Signal("closes with its source", -2.5, "a link or a caption", _sourced),
    Signal("a list item", -3.6, "it carries a list's mark", lambda x: _listed_itself(x) and not x.series),
    Signal("a name and where from", -2.0, "who said it, who is pictured", _is_of),
    Signal(
        "a name below a quotation",
        -3.0,
        "who said it",
        lambda x: x.shape.is_name and x.before is not None and _is_speech(x.before),
    ),
)


def _listed_itself(line: Line) -> bool:
    return bool(line.shape.bullet or line.shape.number)


def weigh(line: Line) -> tuple[float, tuple[str, ...]]:
    """(score, the signals that hold as `name +1.6`), strongest first."""
    held = [signal for signal in SIGNALS if signal.holds(line)]
    held.sort(key=lambda signal: -abs(signal.weight))
    return round(sum(signal.weight for signal in held), 2), tuple(f"{one.name} {one.weight:+.1f}" for one in held)
