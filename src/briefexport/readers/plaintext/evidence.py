"""A line and what stands around it, and what may be true of both: the conditions that the signals ask for."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from briefexport.readers.common import bylines
from briefexport.readers.plaintext import vocabulary
from briefexport.readers.plaintext.shapes import Shape


class Line(msgspec.Struct, frozen=True):
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
    usual: int  # how many words the middle one of them has; 0 for a document of few
    turn: bool  # it begins with a label that speakers of this document have
    titled: bool  # it repeats the headline
    interview: bool  # the document's questions are put to somebody who answers as “I”
    again: bool  # the same line stands elsewhere too
    taken_up: tuple[float, float]  # the share of its words that come in the paragraph below, in the three below
    named: float  # the share of its words that the headline has too
    rather_below: bool  # the paragraph below takes up more of its words than the one above
    second_above: Shape | None  # the line above the line above
    kin: float  # the share of the other sure headings that have its case; none where those are few
    odd: bool  # its length is far from theirs
    section: int  # how many words stand between two of them in the mean; 0 before they are known
    room: float  # how many stand on the line's emptier side, up to the next of them, as a share of that
    alone: bool  # no line without an end stands right above or below


def words(low: int, high: int) -> Callable[[Line], bool]:
    return lambda line: low <= line.shape.length <= high


def ends(*endings: str) -> Callable[[Line], bool]:
    return lambda line: line.shape.ending in endings


def leads_in(shape: Shape) -> bool:
    return shape.length >= 4 and bool(vocabulary.LEADING_IN.search(shape.text))


def is_label(shape: Shape | None) -> bool:
    """“Read also:”, “Ingredients:”: the next line is one of the things it stands over."""
    return shape is not None and shape.ending == ":" and not shape.is_prose


def is_call(shape: Shape | None) -> bool:
    return shape is not None and shape.ending == ":" and shape.is_furniture


def is_text(shape: Shape | None) -> bool:
    return shape is not None and shape.is_text


def is_short(shape: Shape | None) -> bool:
    """A line that may be a heading or a link itself; a question below is one of several that a heading stands over."""
    return shape is not None and not shape.is_text and not is_listed(shape) and shape.ending != "?"


def is_counted(line: Line) -> bool:
    return line.shape.is_outline or line.series


def is_listed(shape: Shape | None) -> bool:
    return shape is not None and bool(shape.bullet or shape.number)


def is_personal(line: Line) -> bool:
    return bool(vocabulary.ANY_PERSON.search(line.shape.text))


def question_in_answer(line: Line) -> bool:
    return line.shape.ending == "?" and line.shape.length > 12


def among_unclosed(line: Line) -> bool:
    together, place = line.unclosed
    return together >= 4 and place > 0 and line.run < 3


def is_credit(shape: Shape | None) -> bool:
    return shape is not None and shape.is_picture and shape.length <= 12


def is_dashed(shape: Shape | None) -> bool:
    return shape is not None and shape.text[:1] in "—–" and not shape.is_prose


def goes_on(line: Line) -> bool:
    below = line.below
    small = below is not None and below.case == "lower" and not below.bullet
    return not line.shape.ending and small and line.shape.length >= 4


def is_sourced(line: Line) -> bool:
    text = line.shape.text
    return bool(vocabulary.CREDITED.match(text)) or (line.shape.length > 6 and bool(vocabulary.SOURCED.search(text)))


def is_ranked(line: Line) -> bool:
    return line.above is not None and line.above.is_rank


def is_echo(line: Line) -> bool:
    """The line above says the same, its number apart."""
    words, above = line.shape.words, line.above.words if line.above else []
    return len(words) > 1 and len(above) <= len(words) + 2 and above[-len(words) :] == words


def goes_on_asking(line: Line) -> bool:
    return line.shape.ending == "?" and bool(vocabulary.GOING_ON.match(line.shape.text))


def is_speech(shape: Shape) -> bool:
    return shape.is_quoted or (shape.begins_quoted and shape.length <= 30)


def is_set_again(line: Line) -> bool:
    return line.repeated and line.shape.length >= 7 and not line.shape.is_quoted


def is_of(line: Line) -> bool:
    name, comma, place = line.shape.text.partition(", ")
    if not comma or line.shape.length > 8 or not bylines.is_name(name):
        return False
    return all(word[0].isupper() for word in place.split()) or bool(vocabulary.ROLE.search(place))


def is_cited(line: Line) -> bool:
    return line.shape.is_quoted and not line.shape.is_said


def is_listed_itself(line: Line) -> bool:
    return is_listed(line.shape)


def is_row_of_names(line: Line) -> bool:
    """“Ann Lee Tom Ortiz”, “Getty Center North Tower”: capitals, and none of the small words between them."""
    words = line.shape.words
    raised = sum(word[0].isupper() for word in words[1:])
    return len(words) > 1 and raised > 0.6 * (len(words) - 1) and not any(w.lower() in vocabulary.SMALL for w in words)


def is_close_to_short(line: Line) -> bool:
    """A short line stands two lines above, where the sections of others are longer than one paragraph."""
    return line.others > 0 and line.section >= 60 and line.second_above is not None and not line.second_above.is_prose


def parts_text(line: Line) -> bool:
    """The paragraph below takes up more of its words than the one above, and neither says the line itself."""
    return line.rather_below and not line.repeated
