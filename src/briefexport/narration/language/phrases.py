"""The few words that narration itself adds ("By", "Image:", "end quote"), by language.

A language without an entry gets none: it is better to say nothing than to say it in another tongue.
"""

from __future__ import annotations

import msgspec


class Phrases(msgspec.Struct, frozen=True):
    """Each is spoken text; `{}` stands for words of the article or a number. Empty: not said."""

    byline: str = "{}"
    conjunction: str = ", "
    image: str = "{}"
    credit: str = "{}"
    table: str = "{}"
    table_size: str = ""
    one_row: str = ""
    rows: str = ""
    one_column: str = ""
    columns: str = ""
    header: str = "{}: {}"
    code: str = ""
    one_line: str = ""
    lines: str = ""
    formula: str = ""
    note: str = ""
    notes: str = ""
    correction: str = "{}"
    sources: str = ""
    quote: str = ""
    end_quote: str = ""
    done: str = ""
    to_do: str = ""
    disclosure: str = ""


def counted(number: int, one: str, many: str) -> str:
    """So many of a thing: `many` with its number, or `one`."""
    return one if number == 1 else many.format(number)


_PHRASES = {
    "en": Phrases(
        byline="By {}",
        conjunction=" and ",
        image="Image: {}",
        credit="Credit: {}",
        table="Table: {}",
        table_size="A table of {} and {}.",
        one_row="1 row",
        rows="{} rows",
        one_column="1 column",
        columns="{} columns",
        code="Code, {}, not read.",
        one_line="1 line",
        lines="{} lines",
        formula="A formula, not read.",
        note="Note {}.",
        notes="Notes.",
        correction="Correction: {}",
        sources="Sources.",
        quote="quote",
        end_quote="end quote",
        done="Done:",
        to_do="To do:",
        disclosure="This edition was read by a synthetic voice.",
    ),
}


def phrases(language: str) -> Phrases:
    """The phrases for a BCP 47 tag."""
    return _PHRASES.get(language.split("-")[0].casefold(), Phrases())
