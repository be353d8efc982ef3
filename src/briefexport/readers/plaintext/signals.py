"""The evidence for and against a heading: each signal once, with its weight and its reason.

A line's score is the sum of the weights of the signals that hold; it is a heading from `THRESHOLD` on. The weights
behave like log-odds: +1 makes a heading about three times as likely. They were set by hand from the reasons given, then
fitted, as `tests/readers/fit_signals.py` does, to some 2,250 real pages and the development half of
`tests/readers/corpus`: a logistic regression that is pulled towards the hand's weights and may not turn a reason round.
What holds on fewer than a hundred of those lines, or was found later, has the hand's weight; what holds a line against
the others and the headline was fitted to 1,400 other pages, all else left as it was, and what tells captions, credits
and questions to somebody was set by hand with those. `docs/reading.md` has the figures.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from briefexport.readers.plaintext import evidence, vocabulary
from briefexport.readers.plaintext.evidence import Line

THRESHOLD = 3.6
# Beyond either no heading is looked for: such a line is a paragraph.
MAX_WORDS = 20
MAX_CHARACTERS = 150


class Signal(msgspec.Struct, frozen=True):
    name: str
    weight: float
    reason: str
    holds: Callable[[Line], bool]


SIGNALS: tuple[Signal, ...] = (
    # Length
    Signal("one to eight words", 1.5, "most headings on news pages have two to eight words", evidence.words(1, 8)),
    Signal("nine to twelve words", 0.2, "longer headings are sentences or questions", evidence.words(9, 12)),
    Signal("thirteen to sixteen words", -0.5, "so long a heading is rare", evidence.words(13, 16)),
    Signal("over sixteen words", -1.8, "so long a line is a short paragraph", evidence.words(17, 99)),
    # Ending
    Signal("ends without punctuation", 1.3, "paragraphs end with a full stop, headings do not", evidence.ends("")),
    Signal("is a question", 1.0, "explainers ask what they answer", evidence.ends("?")),
    Signal("ends with a full stop", -3.9, "it is a sentence", evidence.ends(".")),
    Signal("ends with a comma", -5.0, "its sentence goes on", evidence.ends(",")),
    Signal("trails off", -2.7, "it is speech or a teaser", evidence.ends("…")),
    Signal("ends with an exclamation", -0.8, "more often speech than heading", evidence.ends("!")),
    Signal("ends with a colon", -0.6, "it leads into what follows, as a heading or as a sentence", evidence.ends(":")),
    Signal(
        "a sentence before a colon",
        -2.0,
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
    Signal(
        "leads in",
        -2.4,
        "“there are several, including:”",
        lambda x: x.shape.ending == ":" and evidence.leads_in(x.shape),
    ),
    # Case
    Signal("title case", 0.4, "only headings and names capitalise their words", lambda x: x.shape.case == "title"),
    Signal("capitals", 1.3, "capitals are set for labels", lambda x: x.shape.case == "capitals"),
    Signal("ends with a dash", -3.0, "a place or a rubric, and its text goes on", lambda x: x.shape.text[-1] in "—–-"),
    Signal("begins small", -2.6, "a heading begins with a capital", lambda x: x.shape.case == "lower"),
    # What follows and what precedes
    Signal("a paragraph follows", 1.2, "a heading heads something", lambda x: evidence.is_text(x.after)),
    Signal(
        "a list follows",
        0.7,
        "lists are headed too",
        lambda x: evidence.is_listed(x.after) and not evidence.is_listed_itself(x),
    ),
    Signal(
        "a short line follows",
        -0.3,
        "two headings seldom meet",
        lambda x: evidence.is_short(x.after) and not evidence.is_counted(x),
    ),
    Signal("nothing follows", -5.0, "a heading heads something", lambda x: x.after is None),
    Signal("a paragraph precedes", 1.0, "sections end with a sentence", lambda x: evidence.is_text(x.before)),
    Signal(
        "the line above leads in",
        -1.9,
        "after a colon come the things announced",
        lambda x: x.before is not None and x.before.ending == ":" and x.before.is_prose,
    ),
    Signal(
        "below a label", -2.0, "it is one of the things the label stands over", lambda x: evidence.is_label(x.above)
    ),
    Signal("below a call to read", -2.0, "after “read also:” comes a link", lambda x: evidence.is_call(x.above)),
    Signal("below “Photo:”", -4.0, "it says whose the picture is", evidence.is_below_credit),
    Signal("among things announced", -0.9, "a list without its marks, or what comes after it", lambda x: x.announced),
    Signal(
        "stands in a row of short lines",
        -2.0,
        "items, links and cells stand in rows, headings alone",
        lambda x: x.run >= 3 and x.place_in_run not in (0, x.run - 1),
    ),
    Signal(
        "begins a row of short lines", -1.0, "it may be the first item", lambda x: x.run >= 3 and not x.place_in_run
    ),
    Signal(
        "ends a row of short lines",
        -1.2,
        "it may be the last item",
        lambda x: x.run >= 3 and x.place_in_run == x.run - 1,
    ),
    Signal("no paragraph has come yet", -0.9, "headings come after an opening", lambda x: x.opening),
    Signal(
        "alone among paragraphs", 0.6, "headings part paragraphs; items and labels stand together", lambda x: x.alone
    ),
    Signal("taken up below", 0.8, "a section speaks of what its heading says", lambda x: x.taken_up[1] >= 0.5),
    Signal("not taken up below", -0.6, "captions and links speak of something else", lambda x: not x.taken_up[0]),
    Signal("rather taken up below", 0.4, "it parts what it names from what came before", evidence.parts_text),
    Signal("in the headline's words", 0.5, "sections speak of the subject of the whole", lambda x: x.named > 0),
    Signal("half of it in the headline", 0.7, "the subject again, and what of it", lambda x: x.named >= 0.5),
    Signal(
        "a short line two lines above",
        -0.7,
        "items, cards and captions come close upon each other",
        evidence.is_close_to_short,
    ),
    Signal("set apart", 1.2, "a blank line stands before it alone", lambda x: x.apart),
    Signal("set on its paragraph", 0.8, "no blank line between it and what it heads", lambda x: x.joined),
    Signal(
        "its credit stands below",
        -2.0,
        "a long line over “Photo: Name” is a caption",
        lambda x: x.shape.length > 8 and evidence.is_credit(x.below),
    ),
    Signal("its sentence goes on below", -3.2, "a line broken by the page", evidence.goes_on),
    Signal(
        "a dash and a name below", -3.0, "a post or a quotation, and whose it is", lambda x: evidence.is_dashed(x.below)
    ),
    Signal("stands among lines without an end", -1.0, "items of a list without its marks", evidence.among_unclosed),
    # The document's own habits
    Signal("others like it", 0.3, "headings of a document look alike", lambda x: x.siblings >= 2),
    Signal("unlike the others", -0.5, "headings of a document look alike", lambda x: not x.siblings and x.others >= 2),
    Signal("of the others' case", 0.5, "one hand sets headings alike", lambda x: x.kin > 0.8),
    Signal("of no length of theirs", -1.0, "headings of a document are about as long", lambda x: x.odd),
    Signal(
        "room on both sides", 0.9, "sections are about as long; items and cards stand close", lambda x: x.room > 0.4
    ),
    Signal(
        "alone in a numbered section",
        -2.5,
        "nobody divides a section into one part: a caption",
        lambda x: x.lone_part and not x.again and x.shape.ending != ":",
    ),
    Signal("the only candidate", -0.8, "documents have several headings or none", lambda x: not x.others),
    Signal("one word, nothing like it", -0.9, "a rubric or a credit", lambda x: not x.others and x.shape.length == 1),
    Signal("its rank stands above", 2.0, "rankings set the number on a line of its own", evidence.is_ranked),
    Signal(
        "longer than the others",
        -0.5,
        "headings of a document are about as long",
        lambda x: x.usual > 0 and x.shape.length >= x.usual + 5,
    ),
    Signal("numbered in step", 1.6, "numbers count sections, with paragraphs between", lambda x: x.series),
    Signal(
        "a numbered sentence", 2.5, "lists of reasons number sentences", lambda x: x.series and x.shape.ending == "."
    ),
    Signal("the writer marks headings", -3.0, "who writes # for headings writes it for all", lambda x: x.marked),
    # Words
    Signal(
        "asks what, why, how", 0.6, "explainers' headings begin so", lambda x: x.shape.asks and x.shape.length <= 12
    ),
    Signal("goes on asking", -0.9, "“But who pays?” belongs to the text above it", evidence.goes_on_asking),
    Signal("a usual section name", 2.3, "Background, Key points, Method", lambda x: x.shape.is_section_name),
    Signal("outline number", 2.0, "2.1, Part 3, IV.", lambda x: x.shape.is_outline),
    Signal("a long question", -0.6, "interviewers ask at length", evidence.question_in_answer),
    # What else it may be
    Signal("a quotation", -2.5, "a pull quote or speech", lambda x: x.shape.is_said or x.shape.has_quote_inside),
    Signal("words in quotation marks", -0.4, "a heading somebody said, or a pull quote", evidence.is_cited),
    Signal(
        "so many words in quotation marks",
        -0.4,
        "rather a pull quote",
        lambda x: evidence.is_cited(x) and x.shape.length > 5,
    ),
    Signal("the only one in quotation marks", -1.0, "a pull quote", lambda x: evidence.is_cited(x) and not x.others),
    Signal(
        "opens with speech",
        -0.8,
        "speech opens paragraphs",
        lambda x: x.shape.begins_quoted and not evidence.is_cited(x),
    ),
    Signal("a quotation said before", -0.7, "a pull quote", lambda x: x.repeated and x.shape.is_quoted),
    Signal("so long and said before", -3.0, "a pull quote", evidence.is_set_again),
    Signal("a row of names", -0.5, "who is pictured, what is sold", evidence.is_row_of_names),
    Signal("a name that comes elsewhere", -2.5, "who is pictured: the text below is of others", evidence.is_mentioned),
    Signal(
        "one of several strangers",
        -2.5,
        "names of which nothing below speaks: who took the pictures",
        lambda x: x.strangers >= 2 and evidence.is_stranger(x),
    ),
    Signal("a name of the headline", -2.0, "who is pictured: the whole is about them", evidence.is_subject),
    Signal("capitals unlike the others", -1.3, "an agency or a firm, credited for the picture", evidence.is_loud_alone),
    Signal("in brackets", -4.0, "credits, asides and links to other pages", lambda x: x.shape.is_bracketed),
    Signal("the headline again", -6.0, "pages repeat it below their byline", lambda x: x.titled),
    Signal("a picture's caption or credit", -6.0, "agencies and “photo” name a picture", lambda x: x.shape.is_picture),
    Signal("the page's furniture", -5.8, "subscribe, read more, share", lambda x: x.shape.is_furniture),
    Signal("a date or time", -5.9, "datelines stand on their own", lambda x: x.shape.is_date),
    Signal("an address or figures", -4.8, "no words to head anything", lambda x: x.shape.is_address),
    Signal("a speaker's turn", -4.1, "REPORTER: words", lambda x: x.turn),
    Signal("an interviewer's question", -3.7, "the answer says “I”", lambda x: x.interview and x.shape.ending == "?"),
    Signal(
        "begins with a dash",
        -3.0,
        "who said or sent it",
        lambda x: x.shape.text.startswith(("—", "–", "--")) and not x.shape.bullet,
    ),
    Signal(
        "a comma inside",
        -1.2,
        "headings are phrases; sentences and captions have clauses",
        evidence.has_clauses,
    ),
    Signal("an aside in brackets", -0.6, "captions and items have them", lambda x: "(" in x.shape.text),
    Signal("the line above again", -3.0, "a picture's caption names the entry it stands in", evidence.is_echo),
    Signal("taken into the line below", -2.0, "a maker, credited for the picture", evidence.is_taken_into_below),
    Signal("a word of the headline set again", -2.5, "whose pictures they are", evidence.is_word_again),
    Signal("set more than once", -1.1, "labels, credits and links come again", lambda x: x.again),
    Signal("a name set more than once", -1.5, "whose pictures they are", evidence.is_credited_again),
    Signal("several sentences", -0.9, "a heading is one", lambda x: x.shape.sentences > 0),
    Signal(
        "asks somebody or as one",
        -1.0,
        "“what do we owe”, “did you know?”",
        lambda x: x.shape.ending == "?" and evidence.is_personal(x),
    ),
    Signal("a detail", -2.5, "Price: £949, Serves 4, 2-1", lambda x: x.shape.is_detail),
    Signal("an amount", -2.5, "250g lentils, 4 min", lambda x: x.shape.is_amount),
    Signal(
        "a name with nothing below",
        -1.1,
        "a contact, a cast",
        lambda x: x.shape.is_name and (x.after is None or evidence.is_short(x.after)),
    ),
    Signal("a time to the second", -4.0, "a message", lambda x: bool(vocabulary.TIMED.search(x.shape.text))),
    Signal(
        "a label in capitals", -3.3, "MORE: another article", lambda x: bool(vocabulary.LABELLED.match(x.shape.text))
    ),
    Signal("closes with a name", -3.0, "who said it", lambda x: bool(vocabulary.ATTRIBUTED.search(x.shape.text))),
    Signal("closes with its source", -2.5, "a link or a caption", evidence.is_sourced),
    Signal(
        "closes with a credit",
        -2.5,
        "a caption, and who took the picture",
        evidence.is_captioned,
    ),
    Signal(
        "a phrase of some year",
        -1.1,
        "what a picture shows, and when",
        lambda x: x.shape.case == "sentence" and bool(vocabulary.YEARLY.search(x.shape.text)),
    ),
    Signal(
        "closes with a year",
        -2.0,
        "pictures and works are dated so",
        lambda x: bool(vocabulary.DATED.search(x.shape.text)),
    ),
    Signal("a list item", -4.0, "it carries a list's mark", lambda x: evidence.is_listed_itself(x) and not x.series),
    Signal("a name and where from", -3.0, "who said or shows it, and of what place or office", evidence.is_of),
    Signal(
        "a name below a quotation",
        -3.0,
        "who said it",
        lambda x: x.shape.is_name and x.before is not None and evidence.is_speech(x.before),
    ),
)


def score(line: Line) -> float:
    """The sum of the weights of the signals that hold."""
    return sum(signal.weight for signal in SIGNALS if signal.holds(line))


def weigh(line: Line) -> tuple[float, tuple[str, ...]]:
    """(score, the signals that hold as `name +1.6`), strongest first."""
    held = [signal for signal in SIGNALS if signal.holds(line)]
    held.sort(key=lambda signal: -abs(signal.weight))
    return round(sum(signal.weight for signal in held), 2), tuple(f"{one.name} {one.weight:+.1f}" for one in held)
