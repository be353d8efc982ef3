"""The speaking policy: what of an article is said, what is left out, and how long the silence after it is.

`NarrationSettings` inherits these fields, so that each is one key of `[narration]` and one option of `audio`.
The defaults follow how a news reader treats a page: everything that carries the story is said, what only helps the eye
(pull quotes, credits, addresses) is left out, and what is left out is listed in the utterances with its reason.
"""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

Milliseconds = Annotated[int, Meta(ge=0, le=10_000)]
SayOrSkip = Literal["say", "skip"]


# Annotations are evaluated here, once, not as text by everyone who asks for them: no `from __future__`.
class SpeakingPolicy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One decision for each role of text; pauses in milliseconds."""

    say_kicker: Annotated[bool, Meta(description="Say the label above the headline")] = False
    say_dek: Annotated[bool, Meta(description="Say the standfirst after the headline")] = True
    say_byline: Annotated[bool, Meta(description="Say who wrote it")] = True
    say_dateline: Annotated[bool, Meta(description="Say where it was filed from")] = False
    say_corrections: Annotated[bool, Meta(description="Say the corrections after the article")] = True
    say_sources: Annotated[bool, Meta(description="Say the list of sources after the article")] = False
    captions: Annotated[SayOrSkip, Meta(description="Captions of figures")] = "say"
    image_descriptions: Annotated[SayOrSkip, Meta(description="Alternative text of images")] = "say"
    credits: Annotated[SayOrSkip, Meta(description="Credits of images")] = "skip"
    pull_quotes: Annotated[SayOrSkip, Meta(description="Pull quotes, which repeat the article's words")] = "skip"
    notes: Annotated[Literal["end", "skip"], Meta(description="Footnotes: after the article or not at all")] = "end"
    tables: Annotated[
        Literal["rows", "summary", "skip"],
        Meta(description="Tables: row by row with their headers, one sentence that sums them up, or not at all"),
    ] = "rows"
    code: Annotated[
        Literal["announce", "say", "skip"],
        Meta(description="Code and formulas set apart: announced by kind and length, said, or not at all"),
    ] = "announce"
    quotations: Annotated[
        Literal["plain", "announce"],
        Meta(description='Quotations as plain words, or between "quote" and "end quote"'),
    ] = "plain"
    acronyms: Annotated[
        Literal["short", "expand-first"],
        Meta(description="Acronyms short as written, or in full at their first use where the lexicon knows them"),
    ] = "short"
    disclosure: Annotated[bool, Meta(description="Say at the end that the voice is synthetic")] = False
    sentence_pause: Annotated[Milliseconds, Meta(description="Silence after a sentence, in milliseconds")] = 250
    paragraph_pause: Annotated[Milliseconds, Meta(description="Silence after a paragraph, in milliseconds")] = 600
    heading_pause: Annotated[Milliseconds, Meta(description="Silence after a heading, in milliseconds")] = 900
    section_pause: Annotated[Milliseconds, Meta(description="Silence before a heading, in milliseconds")] = 1200
    article_pause: Annotated[Milliseconds, Meta(description="Silence between bound articles, in milliseconds")] = 2000
