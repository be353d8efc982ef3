"""A line and what stands around it, and what may be true of both: the conditions that the signals ask for."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from briefexport.readers.common import bylines
from briefexport.readers.plaintext import vocabulary
from briefexport.readers.plaintext.shapes import Shape

# So many names among the headings, and a name is one of them: a list of people, places, products.
SOME_NAMES = 0.34


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
    proper: bool  # none of its words up to a comma stands in small letters in the text, as with names
    mentioned: bool  # the text says it, but not where the paragraph below begins
    strangers: int  # how many of them are names that nothing below speaks of
    lone_part: bool  # it alone stands, unnumbered, between two of the numbered ones
    names: float  # the share of the other sure headings that are names by their shape


def words(low: int, high: int) -> Callable[[Line], bool]:
    return lambda line: low <= line.shape.length <= high


def ends(*endings: str) -> Callable[[Line], bool]:
    return lambda line: line.shape.ending in endings


def leads_in(shape: Shape) -> bool:
    leading = vocabulary.LEADING_IN.search(shape.text) or vocabulary.POINTING_ON.match(shape.text)
    return shape.length >= 3 and not shape.is_section_name and bool(leading)


def is_label(shape: Shape | None) -> bool:
    """“Read also:”, “Ingredients:”: the next line is one of the things it stands over."""
    return shape is not None and shape.ending == ":" and not shape.is_prose


def is_call(shape: Shape | None) -> bool:
    return shape is not None and shape.ending == ":" and shape.is_furniture


def is_below_credit(line: Line) -> bool:
    return is_label(line.above) and is_credit(line.above) and line.shape.length <= 8


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
    return bool(vocabulary.ANY_PERSON.search(line.shape.text) or vocabulary.ADDRESSED.search(line.shape.text))


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
    if line.above is None or line.above.length > line.shape.length + 2:
        return False
    words, above = _folded(line.shape), _folded(line.above)
    return bool(words) and above[-len(words) :] == words and (len(words) > 1 or len(above) == 1)


def is_taken_into_below(line: Line) -> bool:
    """The short line below begins with it and goes on: a firm, credited for the picture of what it makes."""
    if line.below is None or line.below.is_text or line.shape.length > 3:
        return False
    words, below = _folded(line.shape), _folded(line.below)
    return len(words) < len(below) and below[: len(words)] == words


def is_word_again(line: Line) -> bool:
    """One word that the headline has: whom the whole is about, credited under each picture."""
    return line.again and line.shape.length == 1 and line.named == 1


def _folded(shape: Shape) -> list[str]:
    return [word.casefold() for word in shape.words]


def goes_on_asking(line: Line) -> bool:
    return line.shape.ending == "?" and bool(vocabulary.GOING_ON.match(line.shape.text))


def is_speech(shape: Shape) -> bool:
    return shape.is_quoted or (shape.begins_quoted and shape.length <= 30)


def is_set_again(line: Line) -> bool:
    return line.repeated and line.shape.length >= 7 and not line.shape.is_quoted


def is_of(line: Line) -> bool:
    """“Ann Lee, economist at the bank”; a long one is believed where the text has none of the name's words small."""
    name, comma, place = line.shape.text.partition(", ")
    if not comma or not bylines.is_name(name):
        return False
    if line.shape.length > 8:
        return line.proper and line.shape.ending != "?" and bool(place[:1].isupper() or vocabulary.ROLE.search(place))
    return all(word[0].isupper() for word in place.split()) or bool(vocabulary.ROLE.search(place))


def has_clauses(line: Line) -> bool:
    """A comma inside, but for the one that American typesetting draws into the quotation marks of a title."""
    return "," in line.shape.text and bool(vocabulary.CLAUSES.search(line.shape.text[:-1]))


def is_captioned(line: Line) -> bool:
    """A sentence and then who took the picture. Few lines of two sentences come here, so the rest is quick."""
    return line.shape.sentences > 0 and bool(vocabulary.CAPTIONED.search(line.shape.text))


def is_mentioned(line: Line) -> bool:
    """A name that the text has, though the paragraph below does not begin with it; few headings here are names."""
    return line.shape.is_name and line.proper and line.mentioned and line.names <= SOME_NAMES


def is_stranger(line: Line) -> bool:
    """A name of which the three paragraphs below say nothing."""
    return line.shape.is_name and line.proper and not line.taken_up[1]


def is_subject(line: Line) -> bool:
    return line.shape.is_name and line.proper and line.named == 1


def is_credited_again(line: Line) -> bool:
    return line.again and (line.shape.case == "capitals" or (line.shape.is_name and line.proper))


def is_loud_alone(line: Line) -> bool:
    capitals = line.shape.case == "capitals" and not line.shape.number
    return capitals and line.others > 0 and not line.siblings and not line.taken_up[0]


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
